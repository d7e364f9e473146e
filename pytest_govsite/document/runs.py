"""Runs of text: what one block-level element shows between its block-level children."""

from __future__ import annotations

from pytest_govsite.document.limits import MAX_TEXT
from pytest_govsite.document.tree import Element, Piece, Tree, fold_space

BOUNDARY = "\x1f"
"""Stands between the texts of neighbouring inline elements in `Run.marked`."""


class Run:
    """Text of one block between its block-level children, visible and hidden text apart."""

    __slots__ = ("block", "first", "font_size", "index", "linked", "owner", "pieces", "text", "visible")

    def __init__(self, pieces: list[Piece], first: int) -> None:
        self.pieces, self.first = pieces, first
        self.index = 0
        self.block = pieces[0].owner.block
        if len(pieces) == 1:  # most runs
            longest = pieces[0]
            self.owner, self.text, linked = longest.owner, longest.folded, longest.owner.link is not None
        else:
            longest = max(pieces, key=_length)
            self.owner, self.text = _owner(pieces), _text(pieces)
            linked = all(piece.owner.link for piece in pieces if piece.text.strip())
        self.visible = self.owner.visible
        self.linked = linked
        """True: all of its text stands in links."""
        self.font_size = longest.owner.font_size
        """Computed size of its longest piece. None: not rendered."""

    @property
    def marked(self) -> str:
        """The text with `BOUNDARY` between the texts of different inline elements."""
        parts: list[str] = []
        last: Element | None = None
        for piece in self.pieces:
            if last is not None and piece.owner is not last and piece.text != "\n":
                parts.append(BOUNDARY)
            parts.append(piece.text)
            last = piece.owner
        return fold_space("".join(parts))


def read_runs(tree: Tree) -> list[Run]:
    """Return the runs of a document in order, empty ones left out, cut at 200,000 characters of text."""
    runs: list[Run] = []
    shown: list[Piece] = []
    hidden: list[Piece] = []
    start = total = 0
    block: Element | None = None
    for place, piece in enumerate(tree.pieces):
        if piece.owner.block is not block:
            total += _flush(runs, shown, hidden, start)
            if total > MAX_TEXT:
                return runs
            shown, hidden, start, block = [], [], place, piece.owner.block
        (hidden if piece.owner.visible is False else shown).append(piece)
    _flush(runs, shown, hidden, start)
    return runs


def _flush(runs: list[Run], shown: list[Piece], hidden: list[Piece], start: int) -> int:
    length = 0
    for pieces in (shown, hidden):
        if pieces and _tells(pieces):
            run = Run(pieces, start)
            if run.text:
                run.index = len(runs)
                runs.append(run)
                length += len(run.text)
    return length


def _tells(pieces: list[Piece]) -> bool:
    return bool(pieces[0].text.strip()) or any(piece.text.strip() for piece in pieces)


def _length(piece: Piece) -> int:
    return len(piece.text)


def _owner(pieces: list[Piece]) -> Element:
    return next((piece.owner for piece in pieces if piece.text.strip()), pieces[0].owner)


def _text(pieces: list[Piece]) -> str:
    joined = [piece.text if piece.text == "\n" else piece.text.replace("\n", " ") for piece in pieces]
    return "\n".join(line for part in "".join(joined).split("\n") if (line := fold_space(part)))
