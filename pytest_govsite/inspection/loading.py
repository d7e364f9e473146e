"""Cold loads: one page after the other when nothing else uses browser and line any more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pytest_govsite.inspection.cut_short import interrupted
from pytest_govsite.model import ColdLoad, LoadingLook, Page, PageType, Unobserved
from pytest_govsite.observe.shared_browser import LookingBrowser
from pytest_govsite.observe.store import Store

LOADS = 3
"""Loads of each page; two more where the limit lies among them."""
_MOST = {PageType.HOME: 1, PageType.COLUMN: 2, PageType.ARTICLE: 2}
"""Pages of each type whose loading is timed, each of another template."""


class LoadTiming:
    """Times loads and stores what came, or why it could not be timed."""

    def __init__(
        self,
        browser: LookingBrowser,
        store: Store,
        limit: float,
        progress: Callable[..., None],
        stop: Callable[[], bool],
    ) -> None:
        self._browser, self._store, self._limit = browser, store, limit
        self._progress, self._stop = progress, stop

    async def run(self, rendered: Sequence[Page], sizes: Mapping[str, int]) -> None:
        """Time the home page, the first columns of different templates and articles of the largest ones (`sizes`)."""
        chosen = timed_pages(rendered, sizes)
        for number, page in enumerate(chosen, 1):
            known = self._store.look(page.url, LoadingLook)
            if self._stop():
                if known is None:
                    self._store.put_look(page.url, LoadingLook.kind, interrupted(page.url))
                continue
            if not isinstance(known, LoadingLook):
                self._store.put_look(page.url, LoadingLook.kind, await self._loads(page.url))
            self._progress(timed=number)

    async def _loads(self, url: str) -> LoadingLook | Unobserved:
        loads: list[ColdLoad] = []
        due = LOADS
        while len(loads) < due:
            seen = await self._browser.load_cold(url)
            if isinstance(seen, Unobserved):
                return seen
            loads.append(seen)
            if len(loads) == LOADS and _among(self._limit, loads):
                due = LOADS + 2
        return LoadingLook(loads=tuple(loads))


def timed_pages(rendered: Iterable[Page], sizes: Mapping[str, int]) -> tuple[Page, ...]:
    """Return the pages whose loading is timed: home page and columns as they come, articles of the largest templates."""
    taken: dict[PageType, set[str]] = {}
    chosen = []
    for page in sorted(rendered, key=lambda page: -sizes.get(page.template, 0) * (page.type is PageType.ARTICLE)):
        templates = taken.setdefault(page.type, set())
        template = page.template or page.url
        if len(templates) < _MOST.get(page.type, 0) and template not in templates:
            templates.add(template)
            chosen.append(page)
    return tuple(chosen)


def _among(limit: float, loads: Sequence[ColdLoad]) -> bool:
    """Return whether the limit lies among the loads, or nearer to their middle than they lie apart."""
    spans = sorted(each.limit if each.load is None else each.load for each in loads)
    return abs(spans[len(spans) // 2] - limit) < spans[-1] - spans[0]
