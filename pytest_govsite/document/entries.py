"""One entry of a list: its text, its date, whether it is pinned."""

from __future__ import annotations

import re
from itertools import pairwise

from pytest_govsite.document.dates import find_list_date, is_list_date, plain_digits
from pytest_govsite.document.links import target
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element, Piece, fold_space
from pytest_govsite.model import ListItem

_NEIGHBOUR = re.compile(r"\s*[\[【]?\s*(?:[上下前后][一1]?[篇条页]|[前后]一[篇条])\s*[\]】]?\s*[:：]?")
_PINNED_NAMES = re.compile(
    r"zhiding|istop|is-top|sticky|pinned|ontop|settop|icon-?top|_top\.(?:gif|png)|zd\.(?:gif|png)", re.I
)
_DATE_AT_END = re.compile(
    r"[\[(（【]?\s*(?:(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?|\d\d[-/]\d\d)\s*[\])）】]?\s*$"
)
_MAY_END_DATE = re.compile(r"[\d日][ \])）】]{0,3}\Z")
_PINNED_TEXT = re.compile(r"[\[【(（]\s*置\s*顶\s*[\]】)）]")
_PINNED_PIECE = re.compile(r"\s*[\[【(（]?\s*(?:置\s*)?顶\s*[\]】)）]?\s*")
_PUBLISHED = re.compile(r"(?:发\s*布|公\s*开|上\s*网|发\s*表)\s*(?:日\s*期|时\s*间)?\s*[:：]?\s*$")
_DATES = 2
_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"^[\s·•●▪■◆▶►▸>»・\-–—*]+\s*(?=\S)")


class Entries:
    """Reads the entries of one document's lists."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes, self._tree = nodes, nodes.tree

    def read(self, item: Element, link: Element) -> ListItem | None:
        """Return the entry that an element holds. None: a link to the article before or after, or nothing to read."""
        if _NEIGHBOUR.match(self._tree.text(item, 40)):
            return None
        date, date_pieces = self._date(item, link)
        text = self._text(link, date_pieces, date)
        if not text:
            return None
        return ListItem(
            text=self._nodes.clean(text),
            url=target(link, self._nodes),
            date=date,
            pinned=self._pinned(item),
            selector=self._nodes.selectors.of(link),
        )

    def _text(self, link: Element, date_pieces: set[int], date: str) -> str:
        kept = [p for p in self._tree.pieces_in(link) if id(p) not in date_pieces and p.owner.visible is not False]
        text = _BULLET.sub("", fold_space("".join(p.text for p in kept)))
        bare = text.rstrip(" ])）】")
        if date and bare.endswith(date) and len(bare) > len(date):
            text = bare[: -len(date)].rstrip(" [(（【")
        return (text or self._picture_text(link))[:500]

    def _picture_text(self, link: Element) -> str:
        inside = [link, *self._tree.inside(link)[:12]]
        return next((t for e in inside if (t := e.value("alt") or e.value("title"))), "")

    def _date(self, item: Element, link: Element) -> tuple[str, set[int]]:
        pieces = [p for p in self._tree.pieces_in(item)[:60] if p.text.strip() and p.owner.visible is not False]
        outside = [p for p in pieces if p.owner.link is not link]
        for candidates in (outside, [p for p in pieces if p.owner.link is link and p.owner is not link]):
            joined = _split_date(candidates)
            if joined:
                return joined
            dated = [piece for piece in candidates if is_list_date(piece.text)]
            if dated:
                piece = self._published(item, dated, pieces)
                return _bare(piece.text), {id(piece)}
        for piece in outside:
            span = find_list_date(piece.text) if len(piece.text) < 120 else None
            if span:
                return _bare(piece.text[span[0] : span[1]]), {id(piece)}
        return self._date_in_title(link)

    def _published(self, item: Element, dated: list[Piece], pieces: list[Piece]) -> Piece:
        """Return the date that its head or the words before it call the day of publishing (成文日期 | 发布日期), else the first."""
        if len(dated) < _DATES:
            return dated[0]
        heads = self._heads(item)
        for piece in dated:
            before = pieces[pieces.index(piece) - 1].text if pieces.index(piece) else ""
            if _PUBLISHED.search(before) or _PUBLISHED.search(heads.get(self._cell(piece.owner, item), "")):
                return piece
        return dated[0]

    def _heads(self, item: Element) -> dict[int, str]:
        """Return the heads above the cells of a row by their places; none for other entries."""
        body = item.parent
        table = body.parent if body is not None and body.tag in ("tbody", "tfoot") else body
        if item.tag != "tr" or table is None:
            return {}
        row = next((e for e in self._tree.elements[table.index : table.end] if e.tag == "tr"), item)
        return {i: self._tree.text(cell, 20) for i, cell in enumerate(self._tree.children(row)) if row is not item}

    def _cell(self, owner: Element, item: Element) -> int:
        cells = self._tree.children(item)
        return next((i for i, cell in enumerate(cells) if cell.index <= owner.index < cell.end), -1)

    def _date_in_title(self, link: Element) -> tuple[str, set[int]]:
        text = self._tree.text(link, 300)
        match = _DATE_AT_END.search(text) if _MAY_END_DATE.search(text) else None
        return (_bare(match[0]), set()) if match and match.start() > 4 else ("", set())

    def _pinned(self, item: Element) -> bool:
        for element in (item, *self._tree.elements[item.index + 1 : min(item.end, item.index + 31)]):
            if not element.attributes:
                continue
            if element.names and _PINNED_NAMES.search(element.names):
                return True
            if element.tag == "img" and _PINNED_NAMES.search(f"{element.value('src')} "):
                return True
            if "置顶" in element.value("alt"):
                return True
        pieces = self._tree.pieces_in(item)
        if not any("顶" in piece.text for piece in pieces):
            return False
        return bool(_PINNED_TEXT.search(self._tree.text(item, 300))) or any(
            _PINNED_PIECE.fullmatch(piece.text) for piece in pieces[:12]
        )


def _bare(text: str) -> str:
    return fold_space(text).strip("[]()（）【】「」 ").strip()


def _split_date(pieces: list[Piece]) -> tuple[str, set[int]] | None:
    """Return a date written in two elements: `16` and `2026-09`, `09-16` and `2026`."""
    short = [p for p in pieces if len(p.text.strip()) <= 10]
    for first, second in pairwise(short):
        if not (_DIGIT.search(first.text) and _DIGIT.search(second.text)):
            continue
        a, b = (plain_digits(p.text).strip(" /日") for p in (first, second))
        for day, month in ((a, b), (b, a)):
            if re.fullmatch(r"\d{1,2}", day) and re.fullmatch(r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}月?", month):
                return f"{day} {month}", {id(first), id(second)}
            if re.fullmatch(r"\d{1,2}[-./月]\d{1,2}日?", day) and re.fullmatch(r"(?:19|20)\d\d年?", month):
                return f"{day} {month.rstrip('年')}", {id(first), id(second)}
    return None
