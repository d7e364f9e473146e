"""What a document shows of its type: a few numbers and short names, nothing that grows with the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

import msgspec

from pytest_govsite.discover import words
from pytest_govsite.discover.fields import EDITABLE, fields_of, submits
from pytest_govsite.model import DocumentFacts, Link, LinkList, Region
from pytest_govsite.model.terms import Fact

MAX_BLOCKS = 1500
"""Blocks of the main area that are read."""
MAX_NAME = 60
"""Characters of a block that can still be a name or a sign, not running text."""
MAX_SIGN = 2
"""Characters of a link that is no word but an arrow."""


class ListMark(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One list of the main area, light enough to be compared over all pages."""

    digest: int
    """Stands for the addresses of its entries."""
    size: int
    dated: int = 0
    headed: bool = False
    length: int = 0
    """Characters of its entries."""


class Clues(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What one document shows of its type."""

    title: str = ""
    headline: str = ""
    trail: tuple[str, ...] = ()
    language: str = ""
    article_labels: int = 0
    """How many of ArticleTitle, PubDate, ContentSource are filled."""
    article_title: bool = False
    column_labels: int = 0
    """How many of ColumnDescription, ColumnKeywords are filled (article pages need not carry them)."""
    column_name: bool = False
    names_itself: bool = False
    """Its ColumnName is its headline."""
    site_name: str = ""
    text_length: int = 0
    """Characters of running text in the main area."""
    shown_length: int = 0
    """Characters of all text in the main area."""
    link_length: int = 0
    """Characters of the links in the main area."""
    links: int = 0
    """Links in the main area that have a name."""
    lists: int = 0
    """Lists of three entries or more."""
    headed: int = 0
    """Those of them with a heading or a 更多 link."""
    items: int = 0
    dated: int = 0
    """Entries with a date beside them."""
    longest: int = 0
    """Entries of the longest list."""
    longest_dated: int = 0
    """Dated entries of the list that has most of them."""
    paging: bool = False
    media: bool = False
    """Audio or video."""
    away: bool = False
    """The main area links to a host that is neither the site's nor a government's."""
    neighbours: bool = False
    """上一篇, 下一篇."""
    tools: int = 0
    """Kinds of article tools and notes: 打印, 关闭, 字体, 分享, 责任编辑 …"""
    time: bool = False
    """A publishing time is shown at the title or in the information table."""
    source: bool = False
    """A source is shown there."""
    fields: int = 0
    """Fields to fill in, in the main area, search boxes left out."""
    textarea: bool = False
    choices: int = 0
    """Radio buttons and check boxes."""
    password: bool = False
    submits: bool = False
    guide_parts: int = 0
    """Element classes of a service guide that are named."""
    dialogue_parts: int = 0
    """Names of the parts of a letter and its answer, or of a survey."""
    search_hits: bool = False
    error_words: bool = False
    frames: int = 0
    scripts: int = 0
    elements: int = 0
    marks: tuple[ListMark, ...] = ()
    """The lists that the numbers above count."""

    def without(self, menus: Collection[int]) -> Clues:
        """Return the clues as if the lists with these digests were not there: what stands on many pages is a menu."""
        kept = [mark for mark in self.marks if mark.digest not in menus]
        gone = [mark for mark in self.marks if mark.digest in menus]
        if not gone:
            return self
        length = sum(mark.length for mark in gone)
        return msgspec.structs.replace(
            self,
            **_of_lists(kept),
            shown_length=max(self.shown_length - length, 0),
            link_length=max(self.link_length - length, 0),
            links=max(self.links - sum(mark.size for mark in gone), 0),
        )


class _Signs(NamedTuple):
    paging: bool
    neighbours: bool
    tools: int
    guide_parts: int
    dialogue_parts: int
    search_hits: bool
    error_words: bool


def read_clues(document: DocumentFacts) -> Clues:
    """Return the clues of a document; nothing is demanded of it."""
    links = [a for a in document.links if a.region is Region.MAIN and a.visible is not False and len(a.name) > 1]
    blocks = [b.text for b in document.blocks if b.region is Region.MAIN and b.visible is not False][:MAX_BLOCKS]
    marks = [_mark(entries) for entries in document.lists if len(entries.items) >= 3 and entries.region is Region.MAIN]
    fields = fields_of(document)
    shown = (a for a in document.links if a.region is Region.MAIN and a.visible is not False)
    arrows = [told for a in shown if len(a.name) <= MAX_SIGN for told in (a.label, a.title) if told]
    signs = _signs([*blocks, *arrows], links)
    headline = document.headline.text[:120] if document.headline else ""
    columns = {(m.content or "").strip() for m in document.meta_values("ColumnName")}
    return Clues(
        title=document.title[:120],
        headline=headline,
        names_itself=bool(headline.strip()) and headline.strip() in columns,
        trail=tuple(e[:60] for e in document.trail.entries[-6:]) if document.trail else (),
        language=document.language or "",
        article_labels=_filled(document, "ArticleTitle", "PubDate", "ContentSource"),
        article_title=bool(_filled(document, "ArticleTitle")),
        column_labels=_filled(document, "ColumnDescription", "ColumnKeywords"),
        column_name=bool(_filled(document, "ColumnName")),
        site_name=next((m.content or "" for m in document.meta_values("SiteName")), "").strip()[:60],
        text_length=document.main_text_length,
        shown_length=sum(len(text) for text in blocks),
        link_length=sum(len(a.name) for a in links),
        links=len(links),
        **_of_lists(marks),
        media=any(a.kind == "media" for a in document.assets),
        away=any(_leads_away(a.url, document.url) for a in links[:MAX_BLOCKS]),
        time=any(t.position in ("title", "table") for t in document.times),
        source=any(s.position in ("title", "table") for s in document.sources),
        fields=sum(1 for c in fields if c.kind in EDITABLE),
        textarea=any(c.kind == "textarea" or c.tag == "textarea" for c in fields),
        choices=sum(1 for c in fields if c.kind in ("radio", "checkbox")),
        password=any(c.kind == "password" for form in document.forms for c in form.controls),
        submits=any(submits(c) for c in fields),
        frames=len(document.frames),
        scripts=len(document.scripts),
        elements=document.element_count,
        **{**signs._asdict(), "paging": signs.paging or _pages_by_script(document)},
    )


def _mark(entries: LinkList) -> ListMark:
    return ListMark(
        digest=crc32("\n".join(item.url or item.text for item in entries.items).encode("utf-8", "replace")),
        size=len(entries.items),
        dated=sum(1 for item in entries.items if item.date),
        headed=bool(entries.heading or entries.more),
        length=sum(len(item.text) for item in entries.items),
    )


def _of_lists(marks: Sequence[ListMark]) -> dict[str, Any]:
    return {
        "marks": tuple(marks),
        "lists": len(marks),
        "headed": sum(1 for mark in marks if mark.headed),
        "items": sum(mark.size for mark in marks),
        "dated": sum(mark.dated for mark in marks),
        "longest": max((mark.size for mark in marks), default=0),
        "longest_dated": max((mark.dated for mark in marks), default=0),
    }


def _filled(document: DocumentFacts, *names: str) -> int:
    return sum(1 for name in names if any((m.content or "").strip() for m in document.meta_values(name)))


def _signs(blocks: Iterable[str], links: Iterable[Link]) -> _Signs:
    short = [text for text in blocks if len(text) <= MAX_NAME]
    names = [a.name for a in links if len(a.name) <= MAX_NAME]
    joined = "\n".join((*short, *names))
    return _Signs(
        paging=any(words.PAGING.search(text) for text in (*short, *names) if len(text) <= 40),
        neighbours=bool(words.NEIGHBOUR.search(joined)),
        tools=sum(1 for tool in words.TOOLS if tool.search(joined)),
        guide_parts=words.guide_parts(joined),
        dialogue_parts=words.dialogue_parts(joined),
        search_hits=words.search_hits(joined),
        error_words=any(words.ERROR.fullmatch(text) for text in short[:30]),
    )


def _pages_by_script(document: DocumentFacts) -> bool:
    """Return whether an inline script calls what commonly writes a pager (`createPageHTML(12, 0, …)`)."""
    return any(words.SCRIPTED_PAGER.search(script.text) for script in document.scripts if script.text)


def _leads_away(url: str, page: str) -> bool:
    scheme, mark, rest = page.partition("://")
    if mark and url.startswith(f"{scheme}{mark}{rest.partition('/')[0]}/"):
        return False
    host = _host(url)
    return bool(host) and host != _host(page) and not words.OFFICIAL_HOST.search(host)


@lru_cache(maxsize=1 << 14)
def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
