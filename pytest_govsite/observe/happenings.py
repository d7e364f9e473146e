"""What a page does while it is looked at: dialogs, pop-ups, downloads, errors, resources. Nothing of it stops the visit."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from pytest_govsite.model import Resource, ScriptError, UnobservedReason
from pytest_govsite.observe.plain_text import storable

if TYPE_CHECKING:
    from playwright.async_api import ConsoleMessage, Dialog, Download, Error, Page, Request, Response, WebSocket

_MOST = 60
_MOST_RESOURCES = 400
_MOST_DIALOGS = 60
_MOST_POPUPS = 40
_ASKED_ABOUT = frozenset({"script", "stylesheet", "document", "font", "image"})
_GIVEN_UP = ("ERR_ABORTED", "NS_BINDING_ABORTED", "NS_ERROR_ABORT", "Load request cancelled")
"""How Chromium, Firefox and WebKit call what the page itself or we gave up."""
_THROWN = re.compile(r"\w*(?:Error|Exception)|uncaught exception")
_DATA = frozenset({"xhr", "fetch", "eventsource", "websocket"})
_WAITED_FOR = frozenset({"script", "stylesheet", "document", "xhr", "fetch"})


class Doom(NamedTuple):
    """Why a visit cannot go on."""

    reason: UnobservedReason
    detail: str


class Happenings:
    """Listens to one page from before its navigation."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialogs: list[str] = []
        self.popups: list[str] = []
        self.keeps_popups = False
        """Set by the work on a page: windows that it opens stay open; who looks at them closes them."""
        self.downloads: list[str] = []
        self.console: list[str] = []
        self.data: dict[str, None] = {}
        """What scripts asked for, as `METHOD address`."""
        self.errors: list[ScriptError] = []
        self.navigations: list[str] = []
        self.answer: Response | None = None
        """Answer that the document shown now came with. None: nothing was shown yet."""
        self.asked: Response | None = None
        """Last answer to a navigation, shown or not (a download is not)."""
        self.accepts = False
        """Set by the work: questions of the page (`confirm`) are answered with yes."""
        self.doom: asyncio.Future[Doom] = asyncio.get_running_loop().create_future()
        self._resources: dict[tuple[str, str], Resource] = {}
        self._running: dict[Request, float] = {}
        self._dialog_count = self._popup_count = 0
        self._listen()

    @property
    def runs_scripts(self) -> bool:
        """False: the policy of the document switches scripts off, and with them all timers."""
        policy = self.answer.headers.get("content-security-policy", "") if self.answer else ""
        rules = [rule.split() for rule in policy.replace(",", ";").split(";")]
        return not any(rule and rule[0].lower() == "sandbox" and "allow-scripts" not in rule for rule in rules)

    def resources(self) -> tuple[Resource, ...]:
        """Return scripts, style sheets, frames, fonts and pictures with their status, and everything that failed."""
        return tuple(self._resources.values())

    def under_way(self) -> tuple[str, ...]:
        """Return the addresses of scripts, style sheets, frames and data that were asked for and have not come."""
        return tuple(request.url for request in self._running)

    def is_loading(self, younger_than: float) -> bool:
        """True: a script, style sheet, frame or data request is under way that began less than so many seconds ago."""
        now = time.monotonic()
        return any(now - begun < younger_than for begun in self._running.values())

    def doomed(self, reason: UnobservedReason, detail: str) -> None:
        """End the visit."""
        if not self.doom.done():
            self.doom.set_result(Doom(reason, detail))

    def end(self) -> None:
        """Listen no longer."""
        for name, listener in self._listeners.items():
            self.page.remove_listener(name, listener)

    def _listen(self) -> None:
        self._listeners: dict[Any, Any] = {
            "dialog": self._on_dialog,
            "popup": self._on_popup,
            "download": self._on_download,
            "console": self._on_console,
            "pageerror": self._on_error,
            "request": self._on_request,
            "websocket": self._on_socket,
            "response": self._on_response,
            "requestfinished": self._on_finished,
            "requestfailed": self._on_failed,
            "framenavigated": self._on_navigated,
            "crash": self._on_crash,
        }
        for name, listener in self._listeners.items():
            self.page.on(name, listener)

    def _on_crash(self, _: object) -> None:
        self.doomed(UnobservedReason.CRASH, "页面使浏览器崩溃 / the page crashed the browser")

    async def _on_dialog(self, dialog: Dialog) -> None:
        self._dialog_count += 1
        if dialog.type != "beforeunload" and len(self.dialogs) < _MOST:
            self.dialogs.append(storable(f"{dialog.type}: {dialog.message}", 300))
        if self._dialog_count > _MOST_DIALOGS:
            self.doomed(
                UnobservedReason.TIMEOUT, "对话框一个接一个，没有穷尽 / one dialog after the other without an end"
            )
        with contextlib.suppress(Exception):
            accepted = dialog.type == "beforeunload" or (self.accepts and dialog.type == "confirm")
            await (dialog.accept() if accepted else dialog.dismiss())

    async def _on_popup(self, popup: Page) -> None:
        self._popup_count += 1
        if len(self.popups) < _MOST:
            self.popups.append(storable(popup.url, 1000))
        if self._popup_count > _MOST_POPUPS:
            self.doomed(UnobservedReason.LIMIT, "弹窗一个接一个，没有穷尽 / one pop-up after the other without an end")
        if self.keeps_popups and self._popup_count <= _MOST_POPUPS:
            return
        with contextlib.suppress(Exception):
            await popup.close()

    async def _on_download(self, download: Download) -> None:
        if len(self.downloads) < _MOST:
            self.downloads.append(storable(download.url, 1000))
        with contextlib.suppress(Exception):
            await download.cancel()

    def _on_console(self, message: ConsoleMessage) -> None:
        own = message.location.get("url", "").endswith("/favicon.ico")  # asked for by the browser, not by the page
        if len(self.console) < _MOST and message.type in ("error", "warning") and not own:
            self.console.append(storable(f"{message.type}: {message.text}", 300))

    def _on_error(self, error: Error) -> None:
        if len(self.errors) < _MOST and not _is_remark(error):
            source, line = _place(error.stack or "")
            self.errors.append(ScriptError(message=storable(error.message, 300), source=source, line=line))

    def _on_request(self, request: Request) -> None:
        if request.resource_type in _DATA and len(self.data) < _MOST:
            self.data[storable(f"{request.method} {request.url}", 1000)] = None
        if request.resource_type in _WAITED_FOR and len(self._running) < _MOST_RESOURCES:
            self._running[request] = time.monotonic()

    def _on_socket(self, socket: WebSocket) -> None:
        if len(self.data) < _MOST:
            self.data[storable(f"CONNECT {socket.url}", 1000)] = None

    def _on_response(self, response: Response) -> None:
        request = response.request
        if self._is_main(request):
            self.asked = response
        elif request.resource_type in _ASKED_ABOUT or response.status >= 400:
            failure = f"HTTP {response.status}" if response.status >= 400 else ""
            self._note(request, response.status, failure)

    def _on_finished(self, request: Request) -> None:
        self._running.pop(request, None)

    def _on_failed(self, request: Request) -> None:
        self._running.pop(request, None)
        failure = request.failure or "failed"
        # a request that the page itself gave up is no failure
        if not any(word in failure for word in _GIVEN_UP) and not self._is_main(request):
            self._note(request, None, failure)

    def _on_navigated(self, frame: object) -> None:
        if frame is not self.page.main_frame:
            return
        if self.asked is not None and _plain(self.asked.url) == _plain(self.page.url):
            self.answer = self.asked
        if len(self.navigations) < _MOST:
            self.navigations.append(storable(self.page.url, 1000))

    def _is_main(self, request: Request) -> bool:
        with contextlib.suppress(Exception):
            return request.is_navigation_request() and request.frame is self.page.main_frame
        return False

    def _note(self, request: Request, status: int | None, failure: str) -> None:
        key = (request.resource_type, request.url)
        if not request.url.startswith(("http://", "https://")):
            return
        if key in self._resources or len(self._resources) < _MOST_RESOURCES:
            self._resources[key] = Resource(
                url=storable(request.url, 1000),
                kind=request.resource_type,
                status=status,
                failure=storable(failure, 200),
            )


def _plain(url: str) -> str:
    return url.partition("#")[0]


def _is_remark(error: Error) -> bool:
    """True: Firefox over BiDi tells what it blocked as if a script had thrown it; what is thrown has a name there."""
    return (error.stack or "").endswith("\nundefined") and not _THROWN.fullmatch(error.name or "")


def _place(stack: str) -> tuple[str, int | None]:
    """Return script and line of the first frame of a stack."""
    for line in stack.splitlines()[:20]:
        place = line.strip().removeprefix("at ").rpartition("(")[2].rstrip(")").rpartition("@")[2]
        source, _, rest = place.rpartition(":")
        source, _, number = source.rpartition(":")
        if source.startswith(("http://", "https://")) and number.isdigit() and rest.isdigit():
            return storable(source, 500), int(number[:9])
    return "", None
