"""A page with forms as the drive uses it."""

from __future__ import annotations

import contextlib
from typing import Any

from pytest_govsite.model import Evidence
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.steps import Steps, window_picture
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.world import script

_SCRIPTS = ("fields.js", "describing.js", "forms.js", "entering.js", "messages.js", "surroundings.js")
_ANSWER = 15.0
_GATES = 2


class FormScreen(Screen):
    """One opened page with the scripts for forms in it."""

    def __init__(self, here: Opened, steps: Steps) -> None:
        super().__init__(here, steps)
        self.start = here.page.url
        self.gates: list[str] = []
        self._fresh = True

    async def enter(self) -> None:
        """Enter the document shown and put our scripts into it; errors as in `call`."""
        await super().enter()
        for name in _SCRIPTS:
            await self._world.call(script(f"look/forms/{name}"), limit=_ANSWER)

    @property
    def navigations(self) -> int:
        """How often the page went to a document so far."""
        return len(self.here.happenings.navigations)

    async def again(self) -> list[dict[str, Any]]:
        """Open the page anew, pass what stands before its form, and return its forms; errors as in `call`."""
        if not self._fresh:
            await self.page.goto(self.start, wait_until="domcontentloaded", timeout=20_000)
            await self.settle(2.5)
        self._fresh = False
        return await self.forms()

    async def forms(self) -> list[dict[str, Any]]:
        """Return forms and other groups of fields; presses consent to notices that stand before a form."""
        found: list[dict[str, Any]] = await self.call("forms")
        for _ in range(_GATES):
            if any(form["use"] == "form" for form in found):
                break
            gates = await self.call("gates")
            if not gates:
                break
            with contextlib.suppress(TimeoutError):
                await self.press(gates[0])
            if gates[0]["name"] not in self.gates:
                self.gates.append(gates[0]["name"])
            found = await self.call("forms")
        return found

    async def enter_text(self, handle: int, value: str) -> bool:
        """Enter text as the keyboard does, in place of what stands there; False: the field takes none."""
        how = await self.call("ready", handle, value)
        if how == "type":
            await self.page.keyboard.insert_text(value)
        return bool(how in ("type", "set"))

    async def picture(self, caption: str) -> Evidence | None:
        """Return a picture of the window in which the value for CAPTCHAs cannot be read; None as `window_picture`."""
        secret = self.here.captcha
        if not secret:
            return await window_picture(self.here, caption)
        try:
            await self.call("conceal", secret)
            return await window_picture(self.here, caption)
        except Exception:  # where it cannot be hidden, there is no picture
            return None
        finally:
            with contextlib.suppress(Exception):
                await self.call("conceal", "")

    async def click(self, handle: int) -> dict[str, Any] | None:
        """Press a control with the mouse and do not wait; return what stood where. None: it is gone."""
        spot: dict[str, Any] | None = await self.call("aim", handle)
        if spot is not None:
            await self.page.mouse.move(spot["x"] - 1, spot["y"])
            await self.page.mouse.click(spot["x"], spot["y"])
        return spot


def same_form(form: dict[str, Any], forms: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the same form in the document shown now."""
    names = [field["name"] for field in form["fields"]]
    real = [each for each in forms if each["use"] == "form"]
    exact = [each for each in real if [field["name"] for field in each["fields"]] == names]
    near = [each for each in real if len({f["name"] for f in each["fields"]} & set(names)) * 2 >= len(set(names))]
    alike = exact or near
    return next((each for each in alike if each["index"] == form["index"]), alike[0] if alike else None)
