"""Dates of a list that stand between its entries."""

from __future__ import annotations

from pytest_govsite.document.dates import find_list_date
from pytest_govsite.document.tree import Element, Piece, Tree, fold_space

_LONGEST = 40
"""Characters of a text that says when an entry was published and little else."""
_MOST_PIECES = 12


def dates_between(tree: Tree, container: Element, entries: list[Element]) -> list[str]:
    """Return the dates beside entries that hold none themselves, in their order; empty for one without a date.

    They are texts or elements between the entries (`<a>…</a>（2026-11-18）<br>`, `<dt>…</dt><dd>2026-11-18</dd>`): of the
    entry before, or of the one behind where a date stands before the first and none after the last. Where fewer than
    half of the entries have one, none has.
    """
    starts = [container.first_piece, *(entry.last_piece for entry in entries)]
    ends = [*(entry.first_piece for entry in entries), container.last_piece]
    gaps = [[p for p in tree.pieces[start:end] if _counts(p)] for start, end in zip(starts, ends, strict=True)]
    found = [_date(gaps[0][-1:]), *(_date(gap[:_MOST_PIECES]) for gap in gaps[1:])]
    dates = found[:-1] if found[0] and not found[-1] else found[1:]
    return dates if sum(map(bool, dates)) * 2 >= len(dates) else [""] * len(dates)


def _counts(piece: Piece) -> bool:
    return bool(piece.text.strip()) and piece.owner.visible is not False and piece.owner.link is None


def _date(pieces: list[Piece]) -> str:
    for text in (fold_space("".join(piece.text for piece in pieces)), pieces[0].folded if pieces else ""):
        span = find_list_date(text) if len(text) <= _LONGEST else None
        if span:
            return text[span[0] : span[1]].strip("[]()（）【】「」 ")
    return ""
