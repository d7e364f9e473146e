"""A page in a browser that Playwright drives, by what all of its browsers have in common."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from pytest_govsite.model import Resource, UnobservedReason
from pytest_govsite.observe import answers, net_errors
from pytest_govsite.observe.engine import asking_again
from pytest_govsite.observe.engine.standing import NARROW, in_time, stand_still
from pytest_govsite.observe.engine.window import EngineLostError, Happened, NotShownError
from pytest_govsite.observe.happenings import Happenings
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.origins import origin_of
from pytest_govsite.observe.proxy import Proxy
from pytest_govsite.observe.settle import VisitLimits, settle, unless_doomed
from pytest_govsite.observe.world import ScriptFailedError

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Route

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_GONE = ("has been closed", "has crashed", "crashed", "Connection closed", "disconnected")
_T = TypeVar("_T")


class PlaywrightWindow:
    """See `Window`. `camera` is held while a picture is taken: side by side, Chromium mixes pictures up."""

    def __init__(
        self,
        page: Page,
        network: Network,
        proxy: Proxy,
        limits: VisitLimits,
        tls: ssl.SSLContext,
        camera: asyncio.Lock,
    ) -> None:
        self._page, self._network, self._proxy, self._limits, self._tls = page, network, proxy, limits, tls
        self._camera = camera
        self._happenings = Happenings(page)
        self._stands = False
        self.url = ""

    @property
    def page(self) -> Page:
        """Playwright's own page."""
        return self._page

    def end(self) -> None:
        """Note no longer what happens; what would be sent or would lead away is refused still."""
        self._happenings.end()

    async def show(self, url: str, last: PlaywrightWindow | None = None) -> None:
        """Open an address and wait until it stands still; from then on the page does not leave.

        Args:
            url: the address.
            last: what the same page of Playwright showed before.

        Raises:
            NotShownError, EngineLostError: see `EngineDriver.open`.
        """
        await self._guarded(self._page.route("**/*", self._decide))
        if last is not None:
            await self._guarded(self._page.unroute("**/*", last._decide))
        await self._go(url)
        settled = asyncio.ensure_future(stand_still(self, self._happenings, self._limits))

        async def stand() -> None:
            await settled

        try:
            await unless_doomed(self._happenings, stand)
        finally:
            settled.cancel()
        self._check_doom()
        self.url = self._page.url
        fault = answers.fault(url, self.url, *self._answer(), self._network.origins)
        if fault is not None:
            raise NotShownError(*fault)
        self._stands = True

    async def call(self, function: str, *arguments: Any, limit: float = 10.0) -> Any:
        """See `Window.call`."""
        async with asyncio.timeout(limit):
            return await self._guarded(self._page.evaluate(f"(given) => ({function})(...given)", list(arguments)))

    async def resize(self, width: int, height: int) -> tuple[int, int]:
        """See `Window.resize`."""
        async with in_time(self._limits.capture):
            await self._guarded(self._page.set_viewport_size({"width": width, "height": height}))
            await settle(self, self._happenings, self._limits, loaded=False, sweep=width < NARROW)
            inner = await self.call("() => [innerWidth, innerHeight]")
        return int(inner[0]), int(inner[1])

    async def click(self, x: float, y: float) -> None:
        """See `Window.click`."""
        async with in_time(self._limits.capture):
            await self._guarded(self._page.mouse.click(x, y))

    async def press(self, key: str) -> None:
        """See `Window.press`."""
        async with in_time(self._limits.capture):
            await self._guarded(self._page.keyboard.press(key))

    async def picture(self, *, whole: bool = True, quality: int | None = None) -> bytes:
        """See `Window.picture`."""
        options: dict[str, Any] = {"full_page": whole, "timeout": self._limits.capture * 1000}
        if quality is not None:
            options |= {"type": "jpeg", "quality": quality}
        async with self._camera, in_time(self._limits.capture + 1):
            if whole:
                size = await self.call("() => [innerWidth, document.documentElement.scrollHeight, innerHeight]")
                height = min(max(size[1], size[2]), self._limits.picture_height)
                options["clip"] = {"x": 0, "y": 0, "width": size[0], "height": height}
            return await self._guarded(self._page.screenshot(**options))

    async def happened(self) -> Happened:
        """See `Window.happened`."""
        happenings = self._happenings
        status, content_type = self._answer()
        errors = tuple(msgspec.structs.replace(e, message=masked(e.message)) for e in happenings.errors)
        return Happened(
            status=status,
            content_type=content_type,
            errors=errors,
            resources=tuple(self._explained(resource) for resource in happenings.resources()),
            dialogs=tuple(masked(line) for line in happenings.dialogs),
        )

    def _answer(self) -> tuple[int | None, str]:
        answer = self._happenings.answer
        return (answer.status, answer.headers.get("content-type", "")) if answer else (None, "")

    async def _go(self, url: str) -> None:
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as NativeTimeout

        async def go() -> None:
            await self._page.goto(url, wait_until="commit", timeout=self._limits.navigation * 1000)

        try:
            await unless_doomed(self._happenings, go)
        except NativeTimeout:
            raise NotShownError(
                UnobservedReason.TIMEOUT, "服务器没有及时应答 / no timely answer of the server"
            ) from None
        except Error as error:
            self._check_doom()
            self._check_lost(error)
            if "interrupted by another navigation" not in str(error):
                raise NotShownError(*await self._why_not(url, str(error))) from None
        self._check_doom()

    async def _why_not(self, url: str, told: str) -> tuple[UnobservedReason, str, int | None]:
        status = self._happenings.asked.status if self._happenings.asked else None
        if self._happenings.downloads or "Download is starting" in told:
            return UnobservedReason.NOT_HTML, "不是网页，是下载文件 / no web page but a download", status
        if status is not None and status >= 400:
            return UnobservedReason.HTTP_ERROR, f"应答状态 / answered with status {status}", status
        failure = self._proxy.failure(*_host_and_port(url))
        if failure is not None and not net_errors.is_certain(told):
            return failure.reason, failure.detail, status
        if not net_errors.is_certain(told) and (found := await asking_again.reason(url, self._network, self._tls)):
            return *found, status
        reason, detail = net_errors.explain(told)
        return reason, detail, status

    def _explained(self, resource: Resource) -> Resource:
        failure = self._proxy.failure(*_host_and_port(resource.url)) if resource.status is None else None
        if failure is None or not resource.failure or net_errors.is_certain(resource.failure):
            return resource
        return msgspec.structs.replace(resource, failure=f"{failure.reason.value}: {failure.detail}"[:200])

    async def _decide(self, route: Route, request: Request) -> None:
        refuse = request.method not in _HARMLESS
        leaves = False
        if not refuse and self._stands:
            with contextlib.suppress(Exception):
                leaves = request.is_navigation_request() and request.frame is self._page.main_frame
        with contextlib.suppress(Exception):  # the page may be gone by now
            if refuse and not request.is_navigation_request():
                await route.abort("aborted")
            elif refuse or leaves:
                # an answer without content keeps every browser on the page that it shows; an aborted one does not
                await route.fulfill(status=204)
            else:
                await route.continue_()

    async def _guarded(self, work: Awaitable[_T]) -> _T:
        """Return what Playwright returns, with its errors told apart."""
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as NativeTimeout

        try:
            return await work
        except NativeTimeout as error:
            raise TimeoutError(str(error).partition("\n")[0]) from None
        except Error as error:
            self._check_lost(error)
            raise ScriptFailedError(str(error)[:500]) from None

    def _check_lost(self, error: Exception) -> None:
        told = str(error)
        browser = self._page.context.browser
        if self._page.is_closed() or any(word in told for word in _GONE) or not (browser and browser.is_connected()):
            raise EngineLostError(told.partition("\n")[0][:150]) from None

    def _check_doom(self) -> None:
        if not self._happenings.doom.done():
            return
        doom = self._happenings.doom.result()
        if doom.reason is UnobservedReason.CRASH:
            raise EngineLostError(doom.detail)
        raise NotShownError(doom.reason, doom.detail)


def _host_and_port(url: str) -> tuple[str, int]:
    origin = origin_of(url)
    return (origin[1], origin[2]) if origin else ("", 0)
