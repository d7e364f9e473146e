"""Pages written as HTML with what their addresses answered."""

from __future__ import annotations

from typing import Any

from pytest_govsite.checks.links import LinkSurvey
from pytest_govsite.model import Hop, LinkCheck, LinkFacts, LinkState, PageFacts
from tests.checks.building import HOME, facts, site
from tests.checks.writing import page


def answer(url: str, state: str = "ok", status: int | None = None, **values: Any) -> LinkCheck:
    """One address with what it answered; `hops=ADDRESS` for one redirect that led there."""
    known = {"ok": 200, "gone": 404, "server-error": 500, "blocked": 403, "client-error": 400}
    goal = values.pop("goal", "")
    if goal:
        values |= {"final_url": goal, "hops": (Hop(url=url, status=302, location=goal),)}
    url = url if "://" in url else HOME.rstrip("/") + url
    return LinkCheck(url=url, state=LinkState(state), status=status or known.get(state), method="GET", **values)


def home(body: str, **values: Any) -> PageFacts:
    return page(body, **({"kind": "home", "path": "/", "head": "<title>示范县人民政府</title>"} | values))


def surveyed(*pages: PageFacts, answers: tuple[LinkCheck, ...] = (), **values: Any) -> LinkSurvey:
    of_site = {k: values.pop(k) for k in ("lost_page", "outside_reachable") if k in values}
    links = LinkFacts(checks=answers, **{k: values.pop(k) for k in ("left_out", "left_out_own") if k in values})
    return LinkSurvey(pages, site(**values), facts(**of_site), links)
