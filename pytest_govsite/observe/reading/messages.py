"""What goes between a process that reads documents and the one that hands them to it."""

from __future__ import annotations

import msgspec

HEAD = 8
"""Bytes before each message that tell its length."""


class Order(msgspec.Struct, frozen=True, array_like=True):
    """A document to read."""

    html: str
    url: str
    encoding: str


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """What came of it."""

    facts: msgspec.Raw
    """`DocumentFacts`."""
    numbers: dict[str, str]
    """Personal numbers that were found, with their kind."""
