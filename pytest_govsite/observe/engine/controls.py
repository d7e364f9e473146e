"""Controls of a page, tried by mouse and keyboard as a hand would."""

from __future__ import annotations

from pytest_govsite.model.engine_view import ControlTry
from pytest_govsite.observe.engine.window import Window


async def try_controls(window: Window) -> tuple[ControlTry, ...] | None:
    """Return what came of using the controls."""
    await window.happened()
    return None
