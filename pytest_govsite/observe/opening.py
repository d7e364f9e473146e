"""A page opened for an interaction: nothing that changes the site leaves the browser."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from pytest_govsite.model import InteractionPlan
from pytest_govsite.observe.frames import FrameReading
from pytest_govsite.observe.happenings import Happenings
from pytest_govsite.observe.settle import VisitLimits, settle
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.visit import Seen, Visit
from pytest_govsite.observe.world import World

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, CDPSession, Page, Request, Route

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST = 100
_T = TypeVar("_T")


@dataclass(kw_only=True)
class Opened:
    """A page that stands still, ready to be used."""

    page: Page
    """Playwright's page: keyboard, mouse, pictures."""
    session: CDPSession
    world: World
    """Our own JavaScript world in the page."""
    frames: list[FrameReading]
    happenings: Happenings
    limits: VisitLimits
    store: Store | None
    """Where evidence goes. None: none is kept."""
    camera: asyncio.Lock
    """Held while a picture is taken: side by side, Chromium mixes pictures up."""
    plan: InteractionPlan
    """What is settled beforehand: known articles, whether forms may be submitted."""
    refused: list[str] = field(default_factory=list)
    """`METHOD address` of requests and navigations that were not let through, in order."""
    sends: Callable[[Request], bool] | None = None
    """Set by the work: which requests other than GET and HEAD are let through all the same. None: none."""
    stays: Callable[[Request], bool] | None = None
    """Set by the work: which navigations, of windows that the page opens too, are refused. None: none but those that
    a look that does not leave (`leaves`) refuses."""
    aside: Aside
    """`async with here.aside(url, viewport=…) as other`: another page, with cookies and storage of its own."""
    _visit: Visit

    @property
    def watch(self) -> float:
        """Seconds for which a page is watched where something may still come up."""
        return self._visit.around.watch

    @property
    def captcha(self) -> str:
        """What the site takes in place of the answer to a CAPTCHA; empty: none is answered, or nothing is submitted."""
        return self._visit.around.credentials.captcha if self.plan.submit else ""

    def owns(self, host: str) -> bool:
        """True: the host is one of the inspected site's."""
        return self._visit.around.network.origins.owns(host)

    @property
    def own_hosts(self) -> tuple[str, ...]:
        """Hosts of the inspected site; hosts below them are its own too."""
        return self._visit.around.network.origins.names

    async def settle(self) -> bool:
        """Wait until the document is quiet; False: it does not become so. Errors as in `World.call`."""
        return await settle(self.world, self.happenings, self.limits, loaded=True)

    async def arrived(self) -> None:
        """After the page went to another address (`leaves`): wait for it and enter it."""
        seen = await self._visit.await_document(self.session)
        self.world, self.frames = seen.world, seen.frames


class Aside(Protocol):
    """Opens a page in a context of its own, guarded in the same way."""

    def __call__(self, url: str, *, viewport: tuple[int, int]) -> AbstractAsyncContextManager[Opened]:
        """Return the page, closed at the end of the `async with`; errors as in `Visit.arrive`."""


async def opened(
    visit: Visit, work: Callable[[Opened], Awaitable[_T]], *, moving: bool, leaves: bool, alone: bool, aside: Aside
) -> _T:
    """Open the page of a visit, guard it and return what the work returns; errors as in `Visit.arrive`."""
    if moving:
        await visit.page.emulate_media(reduced_motion="no-preference")
    seen: Seen = await visit.arrive()
    here = Opened(
        page=visit.page,
        session=seen.world.session,
        world=seen.world,
        frames=seen.frames,
        happenings=visit.happenings,
        limits=visit.limits,
        store=visit.around.store,
        camera=visit.around.camera,
        plan=visit.around.plan,
        aside=aside,
        _visit=visit,
    )
    await _guard(here, visit.page.context if alone else visit.page, leaves=leaves)
    return await work(here)


async def _guard(here: Opened, guarded: Page | BrowserContext, *, leaves: bool) -> None:
    """Refuse what changes the site and what leaves the page; in a context of its own, in windows that it opens too."""

    async def decide(route: Route, request: Request) -> None:
        refuse = request.method not in _HARMLESS and not (here.sends is not None and here.sends(request))
        if not refuse:
            with contextlib.suppress(Exception):  # a frame that is gone by now
                refuse = request.is_navigation_request() and (
                    (not leaves and request.frame is here.page.main_frame)
                    or (here.stays is not None and here.stays(request))
                )
        with contextlib.suppress(Exception):  # the page may be gone by now
            if refuse:
                if len(here.refused) < _MOST:
                    here.refused.append(f"{request.method} {request.url[:500]}")
                await route.abort("aborted")
            else:
                await route.continue_()

    await guarded.route("**/*", decide)
    if not leaves:
        # going back is no request that could be refused
        with contextlib.suppress(Exception):
            await here.page.evaluate(_STAY)


_STAY = "() => { for (const name of ['back', 'forward', 'go']) History.prototype[name] = () => {}; }"
