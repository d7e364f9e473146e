"""What the checks of this suite share: the views of a page, words for engines, verdicts where nothing was seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.hosts import host_of, registrable
from pytest_govsite.checks.outcomes import untested
from pytest_govsite.model import Cause, CloserLook, Outcome, Pointer, UnobservedReason, Verdict
from pytest_govsite.model.engine_view import EnginesLook, EngineView

MOST = 15
"""Findings of one kind on one page in one engine."""

_OURS = frozenset(
    {
        UnobservedReason.NOT_INSTALLED,
        UnobservedReason.OFFLINE,
        UnobservedReason.REFUSED_ADDRESS,
        UnobservedReason.INTERRUPTED,
        UnobservedReason.LIMIT,
    }
)


def in_each(
    page: CloserLook, judged: Callable[[CloserLook, EngineView, EngineView], Iterable[Verdict]]
) -> Iterator[Verdict]:
    """Yield what a function of page, view and reference view says of every engine; untested where one saw nothing."""
    look = page.of(EnginesLook)
    if not isinstance(look, EnginesLook) or not look.views:
        yield not_looked(page, EnginesLook)
        return
    said: list[Verdict] = []
    for each in look.views:
        if each.unobserved is not None or not each.layouts:
            said.append(not_seen(each))
        else:
            said += (in_engine(verdict, each.engine) for verdict in judged(page, each, look.views[0]))
    yield from _said_once(said)


def _said_once(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts; what is wrong in the same way at the same place in several engines becomes one."""
    alike: dict[tuple[str, ...], list[Verdict]] = {}
    for number, verdict in enumerate(verdicts):
        wrong = verdict.outcome in (Outcome.FAILED, Outcome.CANT_TELL)
        place = verdict.place.removeprefix(verdict.engine)
        key = (verdict.outcome, str(verdict.level), verdict.message.en, place) if wrong else (str(number),)
        # a second one in the same engine is another one
        same = alike.setdefault(key, [])
        if any(other.engine == verdict.engine for other in same):
            same = alike.setdefault((*key, str(number)), [])
        same.append(verdict)
    for same in alike.values():
        first = same[0]
        if len(same) == 1:
            yield first
            continue
        engines = "、".join(verdict.engine for verdict in same)
        found = f"{engines}：{first.found.removeprefix(first.engine).lstrip('：')}"
        place = first.place.removeprefix(first.engine).strip()
        yield msgspec.structs.replace(first, engine="", found=found[:300], place=place)


def in_engine(verdict: Verdict, engine: str) -> Verdict:
    """Return a verdict with the engine in which it holds."""
    return verdict if verdict.engine else msgspec.structs.replace(verdict, engine=engine)


def used(page: CloserLook) -> bool:
    """Return True for a page whose controls were tried, or were to be: home page and one page of each template.

    The other pages of the sample are shown at one size and not used.
    """
    look = page.of(EnginesLook)
    return not isinstance(look, EnginesLook) or look.used


def unseen(page: CloserLook) -> Iterator[Verdict]:
    """Yield that the page was not looked at in any engine, or each engine that did not show it; see `views_of`."""
    look = page.of(EnginesLook)
    if not isinstance(look, EnginesLook) or not look.views:
        yield not_looked(page, EnginesLook)
        return
    views = views_of(page)
    yield from (not_seen(each) for each in look.views if each not in views)


def views_of(page: CloserLook) -> tuple[EngineView, ...]:
    """Return the views in which the page was seen, the reference first where it was."""
    look = page.of(EnginesLook)
    if not isinstance(look, EnginesLook):
        return ()
    return tuple(each for each in look.views if each.layouts and each.unobserved is None)


def due(seen: EngineView, size: tuple[int, int]) -> bool:
    """Return True where the page was to be seen in a window of that size.

    Further sizes are looked at in the reference engine on one page of each template, in the others on one of each page type.
    """
    return not seen.sizes or size in seen.sizes


def not_seen(seen: EngineView) -> Verdict:
    """Return that an engine did not show the page, with the reason."""
    lost = seen.unobserved
    why = f"{lost.reason.value}：{lost.detail}" if lost else "；".join(seen.notes)
    verdict = untested(
        "该浏览器未能观察页面",
        "the page could not be seen in this browser",
        cause=Cause.ENVIRONMENT if lost and lost.reason in _OURS else Cause.BROKEN,
        found=f"{seen.engine}：{why}"[:300],
        place=seen.engine,
    )
    return in_engine(verdict, seen.engine)


def silent(seen: EngineView, zh: str, en: str) -> Verdict:
    """Return that an engine does not tell what would have to be judged."""
    return untested(
        f"该浏览器不报告{zh}", f"this browser does not tell {en}", cause=Cause.ENVIRONMENT, found=seen.engine,
        place=seen.engine,
    )  # fmt: skip


def spot(page: CloserLook, selector: str = "", snippet: str = "") -> Pointer:
    """Return a pointer to an element of the page."""
    return Pointer(url=page.url, selector=selector, snippet=snippet[:300])


def is_own(address: str, page_url: str) -> bool:
    """Return True for a file of the site: the same host, or one below the same registrable domain."""
    host, own = host_of(address), host_of(page_url)
    if host == own:
        return True
    return bool(host and own) and not own.replace(".", "").isdigit() and registrable(host) == registrable(own)
