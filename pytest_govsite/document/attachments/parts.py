"""The text of an attachment as its readers give it, and the bounds that they keep."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

MOST_PARTS = 500
MOST_LINES = 20_000
"""In one part."""
MOST_TEXT = 400_000
"""Characters of one attachment."""
LONGEST_LINE = 4_000


class Part(msgspec.Struct, frozen=True):
    """A page, sheet or slide; of files without them, all."""

    number: int | None
    """From 1. None: the file has no pages, or does not say where they end."""
    lines: tuple[str, ...]
    """Paragraphs, or rows of a table with tabs between their cells."""


class AttachmentText(msgspec.Struct, frozen=True):
    """What an attachment says."""

    parts: tuple[Part, ...] = ()
    cut: bool = False
    """It is longer than what was read."""
    title: str = ""
    """As the properties of the file give it."""


class UnreadableError(Exception):
    """Raised where the text of an attachment cannot be had; its words are for a person: Chinese / English."""


def collect(parts: Iterable[tuple[int | None, Iterable[str]]], title: str = "") -> AttachmentText:
    """Return the text of parts within the bounds."""
    found: list[Part] = []
    room, cut = MOST_TEXT, False
    for number, lines in parts:
        if len(found) >= MOST_PARTS or room <= 0:
            return AttachmentText(tuple(found), True, title[:300])
        kept: list[str] = []
        for line in lines:
            if len(kept) >= MOST_LINES or room <= 0:
                cut = True
                break
            text = line.replace("\x00", "")[: min(LONGEST_LINE, room)].strip(" \r\n")
            if text:
                kept.append(text)
                room -= len(text)
        found.append(Part(number, tuple(kept)))
    return AttachmentText(tuple(found), cut, title[:300])
