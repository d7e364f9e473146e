"""Mouse and keyboard over WebDriver, by the names that Playwright gives to keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

_KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Delete": "\ue017",
    "Meta": "\ue03d",
}


def click(driver: WebDriver, x: float, y: float) -> None:
    """Move the mouse to a point of the viewport, press and release it."""
    from selenium.webdriver.common.actions.action_builder import ActionBuilder

    actions = ActionBuilder(driver, duration=0)
    mouse: Any = actions.pointer_inputs[0]  # its methods have no types
    mouse.create_pointer_move(duration=0, x=round(x), y=round(y), origin="viewport")
    mouse.create_pointer_down(button=0)
    mouse.create_pointer_up(button=0)
    actions.perform()


def press(driver: WebDriver, key: str) -> None:
    """Press and release a key, with the modifiers named before it (`Shift+Tab`)."""
    from selenium.webdriver.common.actions.action_builder import ActionBuilder
    from selenium.webdriver.common.actions.key_input import KeyInput

    keyboard = KeyInput("keyboard")
    actions = ActionBuilder(driver, keyboard=keyboard)
    *held, last = key.split("+") if len(key) > 1 else [key]
    codes = [_KEYS.get(name, name) for name in (*held, last)]
    for code in codes:
        keyboard.create_key_down(code)
    for code in reversed(codes):
        keyboard.create_key_up(code)
    actions.perform()
