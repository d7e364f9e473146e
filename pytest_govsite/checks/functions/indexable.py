"""Search engines may index the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from protego import Protego

from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to
from pytest_govsite.model import PageFacts, Verdict

_ENGINES = ("Baiduspider", "Sogou web spider", "360Spider", "bingbot", "Googlebot")
_SAMPLE = 12
_MOST = 0.5


def indexable(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """Neither robots.txt nor labels or headers keep search engines off the whole site.

    Rules for single robots or folders are the site's own business.
    """
    home = survey.home
    if home is None:
        yield cant_tell("首页未能看到，请人工确认", "The home page was not seen")
        return
    shut = _shut_out(survey)
    if shut and "Baiduspider" in shut and len(shut) == len(_ENGINES):
        yield failed(
            "robots.txt 禁止搜索引擎收录整个网站",
            "robots.txt keeps search engines off the whole site",
            expected="Allow: /",
            found="Disallow: /",
            pointer=pointer_to(survey.facts.start_url),
            place="robots",
        )
    elif shut:
        yield advice(
            "robots.txt 禁止部分搜索引擎收录整个网站",
            "robots.txt keeps some search engines off the whole site",
            found="、".join(shut),
            pointer=pointer_to(survey.facts.start_url),
            place="robots-some",
        )
    marked = _marked(survey)
    if marked:
        yield failed(
            "网页全部标有 noindex，搜索引擎不会收录",
            "All pages are marked noindex",
            expected="index",
            found=marked,
            pointer=pointer_to(home.url),
            place="noindex",
        )
    if not shut and not marked:
        yield passed("搜索引擎可以收录", "Search engines may index the site", pointer=pointer_to(home.url))


def _shut_out(survey: Survey) -> list[str]:
    """Return the search engines that may fetch neither the home page nor any column."""
    if not survey.facts.robots.strip():
        return []
    rules = Protego.parse(survey.facts.robots)
    assert survey.home is not None
    places = [survey.home.url, *(p.url for p in survey.columns[:_SAMPLE])]
    return [engine for engine in _ENGINES if not any(rules.can_fetch(url, engine) for url in places)]


def _marked(survey: Survey) -> str:
    """Return the mark where the home page and most of the site's pages carry noindex; one page alone may."""
    assert survey.home is not None
    told = _mark(survey.home)
    if not told:
        return ""
    seen = [p for p in survey.pages if p.document is not None][:200]
    return told if sum(bool(_mark(p)) for p in seen) > _MOST * len(seen) else ""


def _mark(page: PageFacts) -> str:
    values = [m.content or "" for m in page.document.meta_values("robots")] if page.document else []
    values += [v for n, v in page.exchange.headers if n == "x-robots-tag"] if page.exchange else []
    return next((v for v in values if re.search(r"\bnoindex\b|\bnone\b", v, re.IGNORECASE)), "")
