"""Fragments of addresses that lead to a place within an own page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.checks.outcomes import advice, pointer_to
from pytest_govsite.model import DocumentFacts, Link, PageFacts, Verdict

_MOST = 5_000


def lost_fragments(pages: Sequence[PageFacts], survey: LinkSurvey) -> Iterator[Verdict]:
    """Yield advice for links to a place that is not on the own page they lead to.

    Judged by the pages that were seen in a browser, or that hold no script which could make the place.
    """
    wanted = _wanted(pages, survey)
    for page in pages:
        document = page.document
        links = wanted.get(page.url, {})
        if document is None or not links or not (page.rendered or not document.scripts):
            continue
        anchors = frozenset(document.anchors)
        for fragment, (holder, link) in links.items():
            if fragment not in anchors and unquote(fragment) not in anchors:
                yield advice(
                    "链接要到的位置在目标页面上不存在",
                    "The place that a link leads to is not on its page",
                    found=f"{page.url}#{fragment} ｜ “{link.name[:60]}”",
                    pointer=pointer_to(holder, link),
                    place=f"{page.url}#{fragment}",
                )


def _wanted(pages: Sequence[PageFacts], survey: LinkSurvey) -> dict[str, dict[str, tuple[str, Link]]]:
    found: dict[str, dict[str, tuple[str, Link]]] = {}
    count = 0
    for page in pages:
        if page.document is None:
            continue
        for link in page.document.links:
            fragment = _fragment(link, page.document)
            if fragment and survey.inspected.own(link.url) and count < _MOST:
                places = found.setdefault(survey.inspected(link.url), {})
                count += fragment not in places
                places.setdefault(fragment, (page.url, link))
    return found


def _fragment(link: Link, document: DocumentFacts) -> str:
    """Return the place within a page; empty for routes of applications.

    A bare `#name` on the page itself is judged by `links.empty`.
    """
    if not link.href or not link.url or link.visible is False:
        return ""
    if link.url == document.url and link.href.lstrip().startswith("#"):
        return ""
    fragment = link.href.partition("#")[2].strip()
    routed = not fragment or fragment[0] in "/!?" or ":~:" in fragment or "=" in fragment
    return "" if routed or fragment.casefold() == "top" else fragment[:200]
