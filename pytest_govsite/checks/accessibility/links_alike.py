"""Links that read the same: to different places, or twice to the same."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.link_context import LinkContexts
from pytest_govsite.checks.accessibility.link_purpose import kind_of, links_of
from pytest_govsite.checks.accessibility.link_targets import target_of
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import has_words, plain
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_MOST = 10
_COMPARED = 100
"""Links of one text that are compared with each other."""
_EXPECTED = "能分清的链接文字 / link texts that tell them apart"
_ITEMS = ("li", "td", "th", "dd", "p", "tr", "listitem", "row", "article", "section", "figure")
_REGIONS = (
    "nav",
    "header",
    "footer",
    "aside",
    "main",
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "dialog",
)


def told_apart(page: CloserLook) -> Iterator[Verdict]:
    """Links of one text in one context lead to one place (WCAG 2.1, 2.4.4); a picture and its text are one link (H2)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(links_of(document) for document in seen.documents):
        yield inapplicable("页面没有链接", "the page has no links")
        return
    yield from or_passed(
        (v for document in seen.documents for v in (*_several_targets(page, document), *_twice(page, document))),
        "文字相同的链接去向相同，或能从上下文分清",
        "links of one text lead to one place or are told apart by their context",
    )


def _several_targets(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    links = [link for link in links_of(document) if not kind_of(link.name or "") and has_words(link.name or "")]
    alike: dict[str, list[DomNode]] = {}
    for link in links:
        alike.setdefault(plain(link.name or ""), []).append(link)
    every = LinkContexts(document, frozenset())
    reported = 0
    doubtful: list[tuple[DomNode, str]] = []
    for group in alike.values():
        group = group[:_COMPARED]
        if len({target_of(document, link) for link in group}) < 2 or reported >= _MOST:
            continue
        contexts = every.without(group)
        by_context: dict[tuple[str, ...], list[DomNode]] = {}
        for link in group:
            by_context.setdefault(_context(document, contexts, link), []).append(link)
        for same in by_context.values():
            targets = list(dict.fromkeys(target_of(document, link) for link in same))
            if len(targets) < 2:
                continue
            second = next(link for link in same if target_of(document, link) != targets[0])
            found = f"{(second.name or '')[:100]}: {' | '.join(targets[:3])}"[:400]
            if document.parent(same[0]) != document.parent(second):
                doubtful.append((second, found))
                continue
            reported += 1
            yield failed(
                "同一处几个链接文字相同、去向不同",
                "links beside each other read the same and lead to different places",
                expected=_EXPECTED,
                found=found,
                pointer=at(page, document, second),
            )
    if doubtful:
        yield cant_tell(
            "几个链接文字相同、地址不同，是否同一内容须由人工确认",
            "links of one text have different addresses; a person has to see whether these hold the same",
            expected=_EXPECTED,
            found=f"{doubtful[0][1]} ({len(doubtful)})",
            pointer=at(page, document, doubtful[0][0]),
            place="alike",
        )


def _context(document: DomDocument, contexts: LinkContexts, link: DomNode) -> tuple[str, ...]:
    item, region = document.closest(link, *_ITEMS), document.closest(link, *_REGIONS)
    heading = contexts.heading(link)
    table = document.closest(link, "table", "ul", "ol", "dl")
    beside = contexts.beside(item, link) if item is not None else ""
    if not plain(beside):
        beside = contexts.row_head(link)
    return (
        plain(beside),
        str(region.index if region is not None else -1),
        str(heading.index if heading is not None else -1),
        str(table.index if table is not None else -1),
        plain(link.description),
    )


def _twice(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    links = links_of(document)
    pairs = [(one, other) for one, other in itertools.pairwise(links) if _picture_and_text(document, one, other)]
    if pairs:
        yield advice(
            "图片和文字分成两个相邻的链接，去向和名称都相同，读屏时重复",
            "picture and text are two links beside each other with one target and one name: read out twice",
            expected="合成一个链接 / one link around both",
            found=f"{(pairs[0][0].name or '')[:100]} × {len(pairs)}",
            pointer=at(page, document, pairs[0][0]),
            place="adjacent",
        )


def _picture_and_text(document: DomDocument, one: DomNode, other: DomNode) -> bool:
    pictured = [bool(document.text(link)) for link in (one, other)]
    if pictured[0] == pictured[1] or plain(one.name or "") != plain(other.name or ""):
        return False
    if target_of(document, one) != target_of(document, other) or document.contains(one, other):
        return False
    between = document.nodes[one.end : other.index]
    if any(node.is_text and node.text.strip() for node in between):
        return False
    item = document.closest(one, *_ITEMS) or document.parent(one)
    return item is not None and document.contains(item, other)
