"""One visit of one page: navigate, wait, read, take a picture."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.errors import GovsiteError, StoreError
from pytest_govsite.model import (
    DocumentFacts,
    Evidence,
    InteractionPlan,
    RenderedPage,
    Resource,
    Timings,
    Unobserved,
    UnobservedReason,
)
from pytest_govsite.observe import answers, net_errors
from pytest_govsite.observe.capture import Reading, TooMuchError, read
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.frames import FrameReading, merge, read_frames
from pytest_govsite.observe.happenings import Happenings
from pytest_govsite.observe.look.taking import take_looks
from pytest_govsite.observe.masking import masked, remember
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.picture import keep_source, take_picture
from pytest_govsite.observe.proxy import Proxy
from pytest_govsite.observe.reasons import broken, withheld
from pytest_govsite.observe.requests import send_credentials, watch_size
from pytest_govsite.observe.settle import HUNG, VisitLimits, load, settle, unless_doomed
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.world import ScriptFailedError, World, enter

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

_MOST_MOVES = 4
_GONE = "has been closed"
_LATE = "{0:g} 秒内没有看完，页面或检测用的机器太慢 / not looked at to the end within {0:g} s: the page or the machine is too slow"
"""What Playwright says of a page that went with its browser: that tells nothing of the site."""
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What a visit needs besides its page."""

    engine: str
    network: Network
    proxy: Proxy
    credentials: Credentials
    limits: VisitLimits
    store: Store | None
    looks: frozenset[str] = frozenset()
    """Kinds of looks to take on the same load: `dom`, `axe`."""
    watch: float = 10.0
    """Seconds for which pop-ups are waited for."""
    camera: asyncio.Lock
    """One picture at a time: side by side, Chromium mixes them up under load."""
    plan: InteractionPlan = field(default_factory=InteractionPlan)


class Seen(NamedTuple):
    """The documents of a page as they were read."""

    world: World
    reading: Reading
    frames: list[FrameReading]
    settled: bool
    moment: float


class LookAwayError(Exception):
    """Raised where a visit ends without a page; carries why."""

    def __init__(self, reason: UnobservedReason, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.reason, self.detail, self.status = reason, detail, status


class WithheldError(Exception):
    """Raised where a page bears a mark of classification, so that nothing of it may be kept."""

    def __init__(self, why: Unobserved) -> None:
        super().__init__(why.detail)
        self.why = why


class Visit:
    """A visit of one address on a fresh page."""

    def __init__(self, page: Page, url: str, around: Surroundings) -> None:
        self.page, self.url, self.around = page, url, around
        self.limits = around.limits
        self.happenings = Happenings(page)
        self.notes: list[str] = []
        self.begun = time.monotonic()

    async def look(self, *, picture: bool) -> RenderedPage | Unobserved:
        """Return what the page shows, or why it could not be seen.

        Raises:
            playwright.async_api.Error: the browser is gone.
        """
        return await self.whole(self._look(picture=picture), self.limits.total)

    async def whole(self, work: Awaitable[_T], limit: float) -> _T | Unobserved:
        """Return what the work on this page returns, or why the page could not be seen; errors as in `look`."""
        from playwright.async_api import Error

        try:
            async with asyncio.timeout(limit) as time_limit:
                return await work
        except LookAwayError as end:
            return Unobserved(url=self.url, reason=end.reason, detail=end.detail, status=end.status)
        except WithheldError as end:
            return end.why
        except TooMuchError as end:
            return Unobserved(url=self.url, reason=end.reason, detail=end.detail)
        except TimeoutError:
            late = _LATE.format(limit) if time_limit.expired() else HUNG
            return self._doomed() or Unobserved(url=self.url, reason=UnobservedReason.TIMEOUT, detail=late)
        except (Error, ScriptFailedError, GovsiteError, OSError):
            raise
        except Exception as error:  # a fault of ours costs this page, never the inspection
            return broken(self.url, error)

    def _doomed(self) -> Unobserved | None:
        if not self.happenings.doom.done():
            return None
        doom = self.happenings.doom.result()
        return Unobserved(url=self.url, reason=doom.reason, detail=doom.detail)

    async def _look(self, *, picture: bool) -> RenderedPage:
        seen = await self.arrive()
        document, personal = await asyncio.to_thread(self._facts, seen)
        rendered = self._rendered(seen, document)
        if self.around.store is not None and self.around.looks:
            await take_looks(self.url, seen.world, seen.frames, self.around.looks, self.around.store, self.limits)
        return await self._with_evidence(rendered, seen, picture=picture, personal=personal)

    async def arrive(self) -> Seen:
        """Navigate and wait until the page stands still.

        Raises:
            LookAwayError, TooMuchError: it could not be seen, and why.
            playwright.async_api.Error: the browser is gone.
        """
        return await self.await_document(await self.go())

    async def go(self) -> CDPSession:
        """Navigate and return the session of the page once its server answered; errors as in `arrive`."""
        session = await self.page.context.new_cdp_session(self.page)
        await send_credentials(session, self.around.credentials, self.around.network.origins)
        await watch_size(session, self.happenings, self.limits.document)
        await self._navigate()
        return session

    async def await_document(self, session: CDPSession) -> Seen:
        """Wait until the document that the page goes to stands still; errors as in `arrive`."""
        seen = await self._see(session)
        self._check_answer(seen)
        return seen

    async def _navigate(self) -> None:
        from playwright.async_api import Error
        from playwright.async_api import TimeoutError as NativeTimeout

        async def go() -> None:
            await self.page.goto(self.url, wait_until="commit", timeout=self.limits.navigation * 1000)

        try:
            await unless_doomed(self.happenings, go)
        except NativeTimeout:
            raise LookAwayError(
                UnobservedReason.TIMEOUT, "服务器没有及时应答 / no timely answer of the server"
            ) from None
        except Error as error:
            self._check_doom()
            if _GONE in str(error):
                raise
            if "interrupted by another navigation" not in str(error):
                raise LookAwayError(*self._why_not(str(error))) from None
        self._check_doom()

    def _why_not(self, told: str) -> tuple[UnobservedReason, str, int | None]:
        status = self.happenings.asked.status if self.happenings.asked else None
        if self.happenings.downloads or "Download is starting" in told:
            return UnobservedReason.NOT_HTML, "不是网页，是下载文件 / no web page but a download", status
        failure = self.around.proxy.failure(*_host_and_port(self.url))
        if failure is not None and not net_errors.is_certain(told):
            return failure.reason, failure.detail, status
        reason, detail = net_errors.explain(told)
        return reason, detail, status

    def _check_doom(self) -> None:
        if self.happenings.doom.done():
            doom = self.happenings.doom.result()
            raise LookAwayError(doom.reason, doom.detail)

    async def _see(self, session: CDPSession) -> Seen:
        """Return the documents once they stand still; a page that moves on is followed a few times."""
        from playwright.async_api import Error

        last = ""
        for _ in range(_MOST_MOVES):
            loaded = await load(self.page, session, self.happenings, self.limits)
            self._check_doom()
            try:
                return await self._read(session, loaded=loaded)
            except (Error, ScriptFailedError) as error:
                self._check_doom()
                if self.page.is_closed():
                    raise
                last = str(error)
        raise LookAwayError(UnobservedReason.TIMEOUT, f"页面不停跳转 / the page keeps going elsewhere：{last[:120]}")

    async def _read(self, session: CDPSession, *, loaded: bool) -> Seen:
        async with asyncio.timeout(self.limits.answer):
            tree = await session.send("Page.getFrameTree")
        world = await enter(session, tree["frameTree"]["frame"]["id"], limit=self.limits.answer)
        settled = await settle(world, self.happenings, self.limits, loaded=loaded)
        moment = time.monotonic() - self.begun
        reading = await read(world, self.limits)
        self._check_doom()
        return Seen(world, reading, await read_frames(self.page, world, self.limits), settled, moment)

    def _check_answer(self, seen: Seen) -> None:
        """A page counts when it is a web page of the site that was asked, answered without error."""
        answer = self.happenings.answer
        fault = answers.fault(
            self.url,
            seen.reading.url,
            answer.status if answer else None,
            answer.headers.get("content-type", "") if answer else "",
            self.around.network.origins,
            onward=next(
                (r.url for r in reversed(self.happenings.resources()) if r.kind == "document" and r.failure), ""
            ),
        )
        if fault is not None:
            raise LookAwayError(*fault)
        if _plain(seen.reading.url) != _plain(self.url):
            self.notes.append(f"页面转到 / the page went to {seen.reading.url[:300]}")

    def _facts(self, seen: Seen) -> tuple[DocumentFacts, tuple[str, ...]]:
        from pytest_govsite.document.read import read_document

        numbers: dict[str, str] = {}
        redact = self.around.credentials.redact
        html = redact(seen.reading.html or "")
        # an error page in a frame says nothing about the page around it
        broken = {r.url for r in self.happenings.resources() if r.kind == "document" and r.failure}
        facts = {
            f.branch.frame: read_document(redact(f.reading.html or ""), f.reading.url, numbers)
            for f in seen.frames
            if f.reading is not None and f.reading.url not in broken
        }
        own = read_document(html, seen.reading.url.partition("#")[0], numbers)
        remember(numbers)
        if marked := next((each for each in (own, *facts.values()) if each.marks), None):
            raise WithheldError(withheld(self.url, marked, html.encode("utf-8", "replace")))
        whole = tuple(number for number, kind in numbers.items() if kind != "part")
        return merge(own, seen.world.frame, seen.frames, facts), whole

    def _rendered(self, seen: Seen, document: DocumentFacts) -> RenderedPage:
        reading, happenings = seen.reading, self.happenings
        return RenderedPage(
            engine=self.around.engine,
            width=reading.width,
            height=reading.height,
            document=document,
            page_width=reading.page_width,
            page_height=reading.page_height,
            resources=tuple(self._explained(resource) for resource in happenings.resources()),
            data=tuple(happenings.data),
            errors=tuple(msgspec.structs.replace(e, message=self._told(e.message)) for e in happenings.errors),
            console=tuple(self._told(line) for line in happenings.console),
            dialogs=tuple(self._told(line) for line in happenings.dialogs),
            popups=tuple(happenings.popups),
            downloads=tuple(happenings.downloads),
            timings=_timings(reading, seen.moment),
            settled=seen.settled,
        )

    def _told(self, text: str) -> str:
        return masked(self.around.credentials.redact(text))

    def _explained(self, resource: Resource) -> Resource:
        """Say what the proxy knows where the browser only knows that the proxy refused."""
        failure = self.around.proxy.failure(*_host_and_port(resource.url)) if resource.status is None else None
        if failure is None or not resource.failure or net_errors.is_certain(resource.failure):
            return resource
        return msgspec.structs.replace(resource, failure=f"{failure.reason.value}: {failure.detail}"[:200])

    async def _with_evidence(
        self, rendered: RenderedPage, seen: Seen, *, picture: bool, personal: tuple[str, ...]
    ) -> RenderedPage:
        from playwright.async_api import Error

        store = self.around.store
        screenshot = source = None
        if store is not None:
            try:
                source = keep_source(self.around.credentials.redact(seen.reading.html or ""), store, personal)
                if picture:
                    screenshot = await self._picture(store, seen, personal)
            except (Error, TimeoutError, ScriptFailedError, StoreError) as error:
                why = str(error).partition("\n")[0][:150] or type(error).__name__  # a time-out has no words
                self.notes.append(f"没有截图 / no picture：{why}")
        return msgspec.structs.replace(rendered, screenshot=screenshot, source=source, notes=tuple(self.notes))

    async def _picture(self, store: Store, seen: Seen, personal: tuple[str, ...]) -> Evidence:
        height = seen.reading.page_height
        async with self.around.camera:
            return await take_picture(
                self.page,
                [seen.world, *(f.world for f in seen.frames if f.world is not None and f.reading is not None)],
                store,
                self.limits,
                height=height,
                personal=personal,
                timers=self.happenings.runs_scripts,
            )


def _timings(reading: Reading, settled: float) -> Timings:
    def seconds(milliseconds: float) -> float | None:
        return round(milliseconds / 1000, 3) if milliseconds > 0 else None

    return Timings(
        response=seconds(reading.response),
        dom_content_loaded=seconds(reading.dom_content_loaded),
        load=seconds(reading.load),
        settled=round(settled, 3),
    )


def _host_and_port(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    return parts.hostname or "", port or (443 if parts.scheme in ("https", "wss") else 80)


def _plain(url: str) -> str:
    return url.partition("#")[0].rstrip("/")
