"""Looking at the sample in every engine, side by side: browser compatibility is judged from what each of them showed."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from pytest_govsite.errors import EngineUnavailableError, GovsiteError
from pytest_govsite.inspection.cut_short import interrupted
from pytest_govsite.model import EngineFacts, Page, PageType, Unobserved, UnobservedReason
from pytest_govsite.model.engine_view import WIDTHS, EnginesLook, EngineView
from pytest_govsite.observe.engine.controls import Identity, identity
from pytest_govsite.observe.engine.features import features_used
from pytest_govsite.observe.engine.together import started
from pytest_govsite.observe.engine.view import view
from pytest_govsite.observe.engine.window import EngineDriver, EngineLostError, NotShownError, Window
from pytest_govsite.observe.reasons import broken
from pytest_govsite.observe.store import Store
from pytest_govsite.observe.world import ScriptFailedError

LIMIT = 90.0
"""Seconds for one page in one engine."""
ATTEMPTS = 2
"""A page that is lost with its browser is tried once more in a new one."""


SIZED = (PageType.HOME, PageType.COLUMN, PageType.ARTICLE)
"""Page types that are looked at in windows of all sizes (compatibility.resolutions)."""


def one_of_each_type(pages: Iterable[Page]) -> frozenset[str]:
    """Return the address of the first page of each type of `SIZED`; of the first page where there is none of them."""
    first: dict[PageType, str] = {}
    every = tuple(pages)
    for page in every:
        first.setdefault(page.type, page.url)
    return frozenset(first[each] for each in SIZED if each in first) or frozenset(page.url for page in every[:1])


class EngineLooking:
    """Shows the pages in each engine and stores what all of them saw of a page as soon as the last one has.

    Args:
        drivers: the engines, the reference engine first; they are started and ended here.
        store: where views and pictures go.
        required: True: they were asked for by name, and the inspection does not go on without one of them.
        oldest: name of an engine -> its kind and the oldest version in which the site has to work.
        progress: told `to_compare` and `compared`, pages times engines.
        stop: True: no further page is begun.
        calm: engines that show several pages at once wait for it: what is measured while a page moves must not wait for
            them. None: they begin at once.
    """

    def __init__(
        self,
        drivers: Sequence[EngineDriver],
        store: Store,
        *,
        required: bool,
        oldest: Mapping[str, tuple[str, str]] | None = None,
        progress: Callable[..., None],
        stop: Callable[[], bool],
        calm: asyncio.Event | None = None,
    ) -> None:
        self._calm = calm
        self._drivers, self._store = tuple(drivers), store
        self._required = required
        self._oldest = oldest or {}
        self._progress, self._stop = progress, stop
        self._everywhere: Collection[str] = ()
        self._sized: Collection[str] = ()
        self._views: dict[str, dict[str, EngineView]] = {}
        self._started: tuple[EngineDriver, ...] = ()
        self._compared = 0
        self.seconds: defaultdict[str, float] = defaultdict(float)
        """Name of the engine -> what its pages took, added up."""
        self.facts: tuple[EngineFacts, ...] = ()
        """The engines as they were, those that did not start last."""

    async def run(
        self, pages: Sequence[Page], everywhere: Collection[str], sized: Collection[str] | None = None
    ) -> None:
        """Look.

        Args:
            pages: the sample.
            everywhere: addresses of the pages that the reference engine shows in windows of all sizes, and whose controls
                are tried; the others are only seen in one.
            sized: those of them that every engine shows in windows of all sizes; they come first, and what they have in
                common with others is not tried again there. None: all of them.

        Raises:
            EngineUnavailableError: an engine that was asked for does not start.
        """
        self._everywhere = frozenset(everywhere)
        self._sized = self._everywhere if sized is None else frozenset(sized)
        todo = [page.url for page in pages if not self._known(page.url)]
        if self._stop():
            self._leave(todo)
            return
        async with started(self._drivers, required=self._required) as running:
            self._started = running.drivers
            self._progress(to_compare=len(todo) * len(self._started))
            await asyncio.gather(*(self._show_all(driver, todo) for driver in self._started))
            self._keep_the_rest()
            self._leave(todo)
            self.facts = (*(driver.facts for driver in self._started), *running.absent)

    async def _show_all(self, driver: EngineDriver, urls: Sequence[str]) -> None:
        gate = asyncio.Semaphore(driver.at_once)
        if driver.at_once > 1 and self._calm is not None:
            await self._calm.wait()

        async def one(url: str, known: Collection[Identity]) -> EngineView | None:
            async with gate:
                if self._stop():
                    return None
                begun = time.monotonic()
                seen = await self._show(driver, url, known)
                self.seconds[driver.name] += time.monotonic() - begun
                self._keep(url, seen)
                return seen

        first = await asyncio.gather(*(one(url, ()) for url in urls if url in self._sized))
        known = {
            identity(control)
            for seen in first
            for control in (seen.controls if seen else None) or ()
            if control.mouse is not None
        }
        await asyncio.gather(*(one(url, known) for url in urls if url not in self._sized))

    def _sizes(self, driver: EngineDriver, url: str) -> Sequence[tuple[int, int]]:
        reference = driver is self._started[0] and url in self._everywhere
        return WIDTHS if reference or url in self._sized else WIDTHS[:1]

    async def _show(self, driver: EngineDriver, url: str, known: Collection[Identity]) -> EngineView:
        """Return what an engine shows of a page, or why it does not; never raises for a page."""
        told, sizes = "", self._sizes(driver, url)
        used, alone = url in self._everywhere, url not in self._sized
        for _ in range(ATTEMPTS):
            try:
                async with asyncio.timeout(LIMIT), driver.open(url, viewport=sizes[0]) as window:
                    seen = await view(
                        window, engine=driver.name, widths=sizes, keep=self._store, controls=used, known=known,
                        whole=used, sparing=alone,
                    )  # fmt: skip
                    seen = await self._with_features(window, seen)
                return msgspec.structs.replace(seen, engine=driver.name)
            except NotShownError as error:
                return _lost(driver, url, error.reason, error.detail, error.status)
            except TimeoutError:
                return _lost(driver, url, UnobservedReason.TIMEOUT, f"{LIMIT:g} 秒内没有看完 / not done in {LIMIT:g} s")
            except (EngineLostError, EngineUnavailableError) as error:
                told = str(error).partition("\n")[0][:150]
            except (GovsiteError, OSError):
                raise
            except Exception as error:  # a fault of ours costs this page in this engine, never the inspection
                return EngineView(engine=driver.name, url=url, unobserved=broken(url, error))
        return _lost(driver, url, UnobservedReason.CRASH, f"浏览器中断 / the browser broke off：{told}")

    async def _with_features(self, window: Window, seen: EngineView) -> EngineView:
        kind, version = self._oldest.get(seen.engine, ("", ""))
        if not version:
            return seen
        try:
            used, unread = await features_used(window, kind)
        except (ScriptFailedError, msgspec.MsgspecError) as error:
            used, unread = (), (f"{window.url}：{str(error)[:150]}",)
        return msgspec.structs.replace(seen, features=used, unread=unread, minimum_version=version)

    def _keep(self, url: str, seen: EngineView) -> None:
        views = self._views.setdefault(url, {})
        views[seen.engine] = seen
        self._compared += 1
        self._progress(compared=self._compared)
        if len(views) == len(self._started):
            self._store_views(url, self._views.pop(url))

    def _keep_the_rest(self) -> None:
        """Store what some engines saw of pages that others did not come to: the run was stopped."""
        for url, views in self._views.items():
            self._store_views(url, views)
        self._views.clear()

    def _known(self, url: str) -> bool:
        """Return whether an earlier run saw the page in every engine; it is taken up then."""
        seen = self._store.look(url, EnginesLook)
        return isinstance(seen, EnginesLook) and not any(_was_interrupted(view) for view in seen.views)

    def _leave(self, urls: Iterable[str]) -> None:
        """Write down of pages that no engine came to that they were due."""
        for url in urls:
            if not isinstance(self._store.look(url, EnginesLook), EnginesLook):
                self._store.put_look(url, EnginesLook.kind, interrupted(url))

    def _store_views(self, url: str, views: Mapping[str, EngineView]) -> None:
        stopped = "检测中断 / the run was stopped"
        in_order = tuple(
            views.get(driver.name) or _lost(driver, url, UnobservedReason.INTERRUPTED, stopped)
            for driver in self._started
        )
        self._store.put_look(url, EnginesLook.kind, EnginesLook(views=in_order, used=url in self._everywhere))


def shown_in(store: Store, pages: Iterable[Page]) -> dict[str, tuple[str, ...]]:
    """Return the engines that showed each page, by address; pages that were not compared are left out."""
    looks = ((page.url, store.look(page.url, EnginesLook)) for page in pages)
    return {
        url: tuple(view.engine for view in look.views if view.layouts)
        for url, look in looks
        if isinstance(look, EnginesLook)
    }


def _was_interrupted(view: EngineView) -> bool:
    return view.unobserved is not None and view.unobserved.reason is UnobservedReason.INTERRUPTED


def _lost(
    driver: EngineDriver, url: str, reason: UnobservedReason, detail: str, status: int | None = None
) -> EngineView:
    why = Unobserved(url=url, reason=reason, detail=detail, status=status)
    return EngineView(engine=driver.name, url=url, unobserved=why)
