"""What stands around a link and may say where it leads (WCAG 2.1, programmatically determined link context)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from copy import copy
from enum import StrEnum

from pytest_govsite.checks.accessibility.word_lists import has_words, plain, words
from pytest_govsite.model import DomDocument, DomNode

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "summary", "legend", "label", "address", "blockquote"}
)
_ITEM_ROLES = frozenset({"listitem", "cell", "gridcell", "paragraph", "rowheader", "columnheader"})
_INLINE = frozenset({"inline", "contents", "none", "ruby"})
_REGIONS = frozenset({"region", "article", "navigation", "complementary", "group", "list", "table", "form", "tabpanel"})
_OUTER = frozenset({"body", "html", "main", "form"})
_BAR = 40
"""Characters of a title bar: what a short row of words names is what the link beside it is about."""
_NEAR = 4
_STOPS = (".", "!", "?", "。", "！", "？")
_DATES = re.compile(r"[\d\s年月日时分秒:./\-()\[\]（）【】]+")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAYS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\.?\s+\d{{1,4}}(?:st|nd|rd|th)?\b", re.IGNORECASE
)


class Context(StrEnum):
    """What says where a link leads, the surest first."""

    SAID = "said"
    """Title or description of the link."""
    SENTENCE = "sentence"
    """Sentence, list item, cell or row around it."""
    BAR = "bar"
    """A short row of words beside it, in blocks of their own."""
    HEADING = "heading"
    """Heading or name of the section it belongs to."""
    NEAR = "near"
    """Text that stands near and is not tied to it by the markup."""
    APART = "apart"
    """A sentence in a paragraph of its own, beside the link's (failure F63)."""
    NONE = "none"


def telling(text: str) -> bool:
    """Return whether a text beside a link says something: no dates, no words that say as little as the link."""
    # the day goes before the figures do
    bare = plain(_DATES.sub(" ", _DAYS.sub(" ", text)))
    if bare in words("links", "generic") or any(bare in words("links", each) for each in ("here", "more", "action")):
        return False
    return has_words(bare)


class LinkContexts:
    """The contexts of the links of one document."""

    def __init__(self, document: DomDocument, vague: frozenset[int]) -> None:
        """Remember the links that say nothing themselves and so say nothing of their neighbours either."""
        self._document = document
        self._vague = vague
        headings = [n for n in document.elements if (n.tag in _HEADINGS or n.role == "heading") and not n.hidden]
        self._headings = [n for n in headings if telling(document.readable(n))]
        self._several = sum(1 for n in headings if _level(n) == 1) > 1

    def without(self, links: Iterable[DomNode]) -> LinkContexts:
        """Return the same contexts with other links that say nothing of their neighbours."""
        other = copy(self)
        other._vague = frozenset(link.index for link in links)
        return other

    def of(self, link: DomNode) -> Context:
        """Return what says where the link leads."""
        document = self._document
        if plain(link.description) != plain(link.name or "") and telling(link.description):
            return Context.SAID
        if telling(self._run(link)):
            return Context.SENTENCE
        near, levels = Context.NONE, 0
        for around in document.ancestors(link):
            if around.tag in ("body", "html"):
                break
            if around.tag in _HEADINGS and around.index != link.index and telling(self.beside(around, link)):
                return Context.HEADING
            if around.tag in _ITEMS or around.role in _ITEM_ROLES:
                if telling(self.beside(around, link)) or self._told_by_row(around):
                    return Context.SENTENCE
                continue
            if around.role in _REGIONS and around.attributes.get("aria-label", "").strip():
                return Context.HEADING
            style = document.style(around)
            if around.tag in _OUTER or style is None or style.display in _INLINE or levels >= _NEAR:
                continue
            levels += 1
            text = self.beside(around, link)
            if telling(text):
                if text.endswith(_STOPS):
                    near = Context.APART
                    continue
                if len(text) <= _BAR and levels <= 2:
                    return Context.BAR
                near = Context.NEAR
        return Context.HEADING if self.heading(link, least=2) is not None else near

    def heading(self, link: DomNode, *, least: int = 1) -> DomNode | None:
        """Return the heading of the section that a link stands in. None: there is none of this level or lower."""
        document = self._document
        for heading in reversed(self._headings[: bisect_left(self._headings, link.index, key=lambda n: n.index)]):
            if _level(heading) < least and not self._several:
                continue
            scope = document.parent(heading)
            # a heading is often wrapped with a rule or a link of its own
            if scope is not None and not document.contains(scope, link):
                scope = document.parent(scope)
            if scope is not None and document.contains(scope, link):
                return heading
        return None

    def beside(self, around: DomNode, link: DomNode) -> str:
        """Return the text of an element without the link and without links that say nothing."""
        document, parts, skip = self._document, [], around.index
        for node in document.descendants(around):
            if node.index < skip:
                continue
            if node.index == link.index or node.index in self._vague or node.hidden or node.tag in ("script", "style"):
                skip = node.end
            elif node.is_text:
                parts.append(node.text)
            elif node.tag == "img":
                parts.append(f" {node.attributes.get('alt', '')} ")
            else:
                parts.append(" ")
        return " ".join("".join(parts).split())

    def _run(self, link: DomNode) -> str:
        """Return the inline text around a link up to the next block."""
        document, inner = self._document, link
        for around in document.ancestors(link):
            style = document.style(around)
            if style is None or style.display not in _INLINE:
                break
            inner = around
        outer = document.parent(inner)
        if outer is None:
            return ""
        before: list[str] = []
        after: list[str] = []
        passed = False
        for node in document.children(outer):
            if node.index == inner.index:
                passed = True
                text = self.beside(inner, link) if inner.index != link.index else ""
            elif node.is_text:
                text = node.text
            else:
                style = document.style(node)
                if (style is not None and style.display not in _INLINE) or node.tag == "br":
                    if passed:
                        break
                    before.clear()
                    continue
                text = (
                    "" if node.index in self._vague or node.tag in ("a", "script", "style") else document.readable(node)
                )
            (after if passed else before).append(text)
        return " ".join("".join(before + after).split())

    def row_head(self, link: DomNode) -> str:
        """Return the text of the header cells of the row that a link of a data table stands in; empty: there is none."""
        document = self._document
        cell = document.closest(link, "td", "cell", "gridcell")
        row = document.closest(cell, "tr", "row") if cell is not None else None
        if cell is None or row is None:
            return ""
        heads = (n for n in document.children(row) if n.tag == "th" or n.role == "rowheader")
        return " ".join(filter(None, (document.readable(head).strip() for head in heads)))

    def _told_by_row(self, cell: DomNode) -> bool:
        document = self._document
        if cell.tag == "dd":
            around = document.parent(cell)
            names = [n for n in document.children(around) if n.tag == "dt" and n.index < cell.index] if around else []
            return bool(names) and telling(document.readable(names[-1]))
        if cell.tag not in ("td", "th") and cell.role not in ("cell", "gridcell"):
            return False
        row = document.closest(cell, "tr", "row")
        if row is None:
            return False
        return any(
            telling(self.beside(other, cell))
            for other in document.children(row)
            if not other.is_text and other.index != cell.index
        )


def _level(heading: DomNode) -> int:
    given = heading.attributes.get("aria-level", "")
    if given.isdigit():
        return int(given)
    return int(heading.tag[1]) if heading.tag in _HEADINGS else 2
