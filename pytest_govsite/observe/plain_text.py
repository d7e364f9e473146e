"""Texts that a site hands us, made fit to be stored."""

from __future__ import annotations


def storable(text: str, longest: int = 500) -> str:
    """Return the text on one line, cut, and without halves of surrogate pairs."""
    cut = " ".join(text[: longest * 2].split())[:longest]
    return cut.encode("utf-8", "replace").decode("utf-8")


def well_formed(text: str) -> str:
    """Return the text with every half of a surrogate pair replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
