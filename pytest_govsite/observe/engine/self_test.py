"""What an engine can really do, measured on a page that the loopback proxy itself answers with."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import NamedTuple

from pytest_govsite.observe.engine.window import EngineDriver, EngineLostError, NotShownError, Window
from pytest_govsite.observe.world import ScriptFailedError

HOST = "self-test.pytest-govsite.invalid"
_URL = f"http://{HOST}/"
_LIMIT = 45.0
_SIZE = (1366, 768)
_PHONE = (390, 844)
_CLICKED = "() => document.querySelector('button').dataset.clicked === 'true'"
_TYPED = "() => (document.querySelector('input').dataset.keys || '') === 'a Escape '"
_SURROUNDINGS = """() => ({
  touch: navigator.maxTouchPoints > 0,
  reduced_motion: matchMedia("(prefers-reduced-motion: reduce)").matches,
  locale: navigator.language.toLowerCase().startsWith("zh"),
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone === "Asia/Shanghai",
})"""
_BROKEN = (EngineLostError, NotShownError, ScriptFailedError, TimeoutError, ValueError)


class Measured(NamedTuple):
    """The result of a self-test."""

    opens: bool
    """True: a page opens and a script runs in it; without that the engine is of no use."""
    why: str
    """Why it does not open."""
    capabilities: dict[str, bool]


def answer(path: str) -> bytes:
    """Return what the proxy answers for the host of the self-test: its page, or that there is nothing."""
    if path != "/":
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    page = files("pytest_govsite.observe.engine").joinpath("self_test.html").read_bytes()
    kind = b"Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n"
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n" % (len(page), kind) + page


async def measure(driver: EngineDriver) -> Measured:
    """Return what an engine can do. Never raises for what it cannot."""
    found: dict[str, bool] = {}
    try:
        async with asyncio.timeout(_LIMIT), driver.open(_URL, viewport=_SIZE) as window:
            found |= {str(k): bool(v) for k, v in (await window.call(_SURROUNDINGS)).items()}
            opened = True
            for name, trial in _TRIALS.items():
                found[name] = await _holds(trial, window)
    except _BROKEN as error:
        if "touch" not in found:
            return Measured(False, str(error).partition("\n")[0][:200] or type(error).__name__, {})
        opened = True
    return Measured(opened, "", {**dict.fromkeys(_TRIALS, False), **found})


async def _holds(trial: Callable[[Window], Awaitable[bool]], window: Window) -> bool:
    try:
        return await trial(window)
    except (ScriptFailedError, ValueError):
        return False


async def _tells(window: Window) -> bool:
    seen = await window.happened()
    return seen.status == 200 and seen.content_type.startswith("text/html")


async def _errors(window: Window) -> bool:
    return any("selfTestError" in error.message for error in (await window.happened()).errors or ())


async def _resources(window: Window) -> bool:
    return any(r.url == f"{_URL}missing.png" and r.status == 404 for r in (await window.happened()).resources or ())


async def _dialogs(window: Window) -> bool:
    return any("self test" in dialog for dialog in (await window.happened()).dialogs or ())


async def _mouse(window: Window) -> bool:
    await window.click(60, 40)
    return await _soon(window, _CLICKED)


async def _keyboard(window: Window) -> bool:
    await window.call("() => document.querySelector('input').focus()")
    await window.press("a")
    await window.press("Escape")
    return await _soon(window, _TYPED)


async def _picture(window: Window) -> bool:
    data = await window.picture(whole=False)
    return data.startswith(b"\x89PNG") and struct.unpack(">II", data[16:24]) == _SIZE


async def _viewport(window: Window) -> bool:
    return tuple(await window.call("() => [innerWidth, innerHeight]")) == _SIZE


async def _phone(window: Window) -> bool:
    return await window.resize(*_PHONE) == _PHONE


async def _soon(window: Window, question: str) -> bool:
    for _ in range(20):
        if await window.call(question):
            return True
        await asyncio.sleep(0.02)
    return False


_TRIALS: dict[str, Callable[[Window], Awaitable[bool]]] = {
    "status": _tells,
    "errors": _errors,
    "resources": _resources,
    "dialogs": _dialogs,
    "mouse": _mouse,
    "keyboard": _keyboard,
    "viewport": _viewport,
    "picture": _picture,
    "phone_width": _phone,
}
