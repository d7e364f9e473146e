"""From the outlines of a crawl to its pages: type, edition, template and the reasons for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from pytest_govsite.discover.classify import MARGIN, Classification, classify
from pytest_govsite.discover.clues import read_clues
from pytest_govsite.discover.outline import Crawl, Outline
from pytest_govsite.discover.template import fingerprints
from pytest_govsite.model import DocumentFacts, Page, PageType, Signal

FEWEST_MENUS = 3
MENU_SHARE = 0.2
"""A list of the main area that stands on so many pages, in number and in share, is a menu or a side bar."""
NEWS_SHARE = 0.5
"""The same for lists with dates: home page, channel and column show the same news."""
SMALLEST_VOTE = 5
"""Pages that a template must have before its majority speaks for the rest."""
MAJORITY = 0.8
UNSURE = 1.2
"""Pages with a smaller margin follow the majority of their template."""
SURE = 2.5
"""Pages with this margin never share a template with a page of another type."""
_FOLLOWING = frozenset({PageType.COLUMN, PageType.ARTICLE, PageType.OTHER})


def describe(crawl: Crawl) -> tuple[Page, ...]:
    """Return the pages of a crawl in its order, each with type, edition, template, signals and margin.

    A page whose own signs are weak follows the clear majority of its template; the signal says so.
    """
    menus = _menus(crawl.outlines)
    found = {o.url: classify(_without(o, menus), crawl.home_url) for o in crawl.outlines}
    sure = {url: decided.type.value for url, decided in found.items() if decided.margin >= SURE}
    templates = fingerprints(crawl.outlines, sure)
    majorities = _majorities(crawl.outlines, templates, found)
    return tuple(_page(o, templates[o.url], found[o.url], majorities.get(templates[o.url])) for o in crawl.outlines)


def with_rendered(crawl: Crawl, documents: Mapping[str, DocumentFacts]) -> Crawl:
    """Return the crawl with what rendered pages show in place of their source, by address; `describe` it again then.

    For pages whose source is empty without scripts. Skeletons stay the source's.
    """
    return msgspec.structs.replace(
        crawl,
        outlines=tuple(
            msgspec.structs.replace(o, clues=read_clues(documents[o.url])) if o.url in documents else o
            for o in crawl.outlines
        ),
    )


def _menus(outlines: Sequence[Outline]) -> frozenset[int]:
    """Return the lists that stand on so many pages that they belong to none of them."""
    seen = Counter(mark for outline in outlines for mark in {(m.digest, m.dated >= 3) for m in outline.clues.marks})
    return frozenset(
        digest
        for (digest, dated), count in seen.items()
        if count >= max(FEWEST_MENUS, (NEWS_SHARE if dated else MENU_SHARE) * len(outlines))
    )


def _without(outline: Outline, menus: frozenset[int]) -> Outline:
    clues = outline.clues.without(menus)
    return outline if clues is outline.clues else msgspec.structs.replace(outline, clues=clues)


def _majorities(
    outlines: Iterable[Outline], templates: Mapping[str, str], found: Mapping[str, Classification]
) -> dict[str, PageType]:
    votes: defaultdict[str, Counter[PageType]] = defaultdict(Counter)
    for outline in outlines:
        votes[templates[outline.url]][found[outline.url].type] += 1
    clear: dict[str, PageType] = {}
    for template, counted in votes.items():
        (page_type, most), total = counted.most_common(1)[0], counted.total()
        if total >= SMALLEST_VOTE and most >= MAJORITY * total and page_type in (PageType.COLUMN, PageType.ARTICLE):
            clear[template] = page_type
    return clear


def _page(outline: Outline, template: str, own: Classification, majority: PageType | None) -> Page:
    page_type, signals = own.type, own.signals
    unsure = own.margin < (UNSURE if own.type is not PageType.OTHER else MARGIN)
    if majority and majority is not own.type and own.type in _FOLLOWING and unsure and outline.declared is None:
        page_type = majority
        signals = (Signal(type=majority, weight=UNSURE, what="同模板的其他页面"), *signals)
    return Page(
        url=outline.url,
        type=page_type,
        template=template,
        edition=own.edition,
        signals=signals,
        margin=own.margin,
        depth=outline.depth,
        parent=outline.parent,
        anchors=outline.anchors,
    )
