"""Checks over what the keyboard met on a page (`KeyboardLook`)."""

from pytest_govsite.checks.accessibility.keyboard.choosing import input_stable_used
from pytest_govsite.checks.accessibility.keyboard.dialogs import dialogs_by_keyboard
from pytest_govsite.checks.accessibility.keyboard.operable import keyboard
from pytest_govsite.checks.accessibility.keyboard.order import focus_order
from pytest_govsite.checks.accessibility.keyboard.pointing import pointing_alone
from pytest_govsite.checks.accessibility.keyboard.skipping import skip_links
from pytest_govsite.checks.accessibility.keyboard.stable import focus_stable
from pytest_govsite.checks.accessibility.keyboard.states import states_follow
from pytest_govsite.checks.accessibility.keyboard.trap import no_trap
from pytest_govsite.checks.accessibility.keyboard.visible import focus_visible

__all__ = [
    "dialogs_by_keyboard",
    "focus_order",
    "focus_stable",
    "focus_visible",
    "input_stable_used",
    "keyboard",
    "no_trap",
    "pointing_alone",
    "skip_links",
    "states_follow",
]
