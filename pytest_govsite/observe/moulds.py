"""Pages made from one mould say nearly the same: the first of them is the dictionary that the others are packed with."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from pytest_govsite.document.skeleton import similarity
from pytest_govsite.model import PageFacts

MOST = 32
"""Dictionaries of one store."""
WINDOW = 32_000
"""Bytes of a dictionary that zlib reaches back to."""
_ALIKE = 0.6
_KEY = 4


@dataclass(frozen=True)
class Mould:
    """The first page of a kind."""

    skeleton: tuple[int, ...]
    words: bytes


class Moulds:
    """The dictionaries that a writer of a store has made so far.

    A page is given the one of the page most like it, told by the skeletons of their documents. On the demo portal that
    makes its facts a third as large (docs/benchmarks.md).
    """

    def __init__(self, room: int = MOST) -> None:
        self._room = room
        self._all: list[Mould] = []
        self._by_key: dict[tuple[int, ...], Mould] = {}

    def of(self, facts: PageFacts) -> bytes:
        """Return the words for a page; empty: none suit."""
        skeleton = _skeleton(facts)
        known = self._by_key.get(skeleton[:_KEY])
        if known is None and self._all:
            best = max(self._all, key=lambda mould: similarity(mould.skeleton, skeleton))
            if similarity(best.skeleton, skeleton) >= _ALIKE or len(self._all) >= self._room:
                known = self._by_key[skeleton[:_KEY]] = best
        return known.words if known else b""

    def learn(self, facts: PageFacts, plain: bytes) -> tuple[int, bytes] | None:
        """Make a dictionary of a page for which `of` had none; returns its Adler-32 and itself. None: it makes none.

        Args:
            facts: the page.
            plain: its bytes, not compressed.
        """
        skeleton = _skeleton(facts)
        if not skeleton or len(self._all) >= self._room:
            return None
        mould = Mould(skeleton, plain[-WINDOW:])
        self._all.append(mould)
        self._by_key[skeleton[:_KEY]] = mould
        return zlib.adler32(mould.words), mould.words


def _skeleton(facts: PageFacts) -> tuple[int, ...]:
    document = facts.source or facts.document
    return document.skeleton if document else ()
