"""Checks over what the keyboard met on a page (`KeyboardLook`)."""

from pytest_govsite.checks.accessibility.keyboard.order import focus_order
from pytest_govsite.checks.accessibility.keyboard.stable import focus_stable
from pytest_govsite.checks.accessibility.keyboard.trap import no_trap
from pytest_govsite.checks.accessibility.keyboard.visible import focus_visible

__all__ = ["focus_order", "focus_stable", "focus_visible", "no_trap"]
