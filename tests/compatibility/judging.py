"""Views made of plain facts, and verdicts in few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pytest_govsite.model import CloserLook, Level, Outcome, Page, PageFacts, PageType, Verdict
from pytest_govsite.model.engine_layout import Layout
from pytest_govsite.model.engine_view import EnginesLook, EngineView

URL = "https://www.example.gov.cn/a.html"
PLAIN = Layout(asked=(1366, 768), width=1366, height=768, room=1366, page_width=1366, page_height=900)


def seen(engine: str = "chromium", **facts: object) -> EngineView:
    """Return a view of a page that opened."""
    return EngineView(**{"engine": engine, "layouts": (PLAIN,), "status": 200, "url": URL, "text": "正文", **facts})


def page_of(*views: EngineView, type: str = "article", url: str = URL) -> CloserLook:
    """Return a page with these views."""
    facts = PageFacts(page=Page(url=url, type=PageType(type), template="t"))
    return CloserLook.made_of(facts, {EnginesLook.kind: EnginesLook(views=views)} if views else {})


def outcome(verdict: Verdict) -> str:
    """Return the outcome, `advice` for a failure of level should."""
    if verdict.outcome is Outcome.FAILED and verdict.level is Level.SHOULD:
        return "advice"
    return verdict.outcome.value


def outcomes(check: Callable[[CloserLook], Iterable[Verdict]], page: CloserLook) -> list[str]:
    """Return the outcomes of a check in order."""
    return [outcome(verdict) for verdict in check(page)]


def by_engine(check: Callable[[CloserLook], Iterable[Verdict]], page: CloserLook) -> dict[str, set[str]]:
    """Return the outcomes for each engine that verdicts name at the start of `found`, `measured` or `place`."""
    told: dict[str, set[str]] = {}
    for verdict in check(page):
        said = f"{verdict.found} {verdict.measured} {verdict.place}"
        engine = min((name for name in ("chromium", "firefox", "webkit") if name in said), key=said.index)
        told.setdefault(engine, set()).add(outcome(verdict))
    return told
