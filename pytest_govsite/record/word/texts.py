"""Texts as a Word template gets them: bounded, without control characters."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pytest_govsite.record.inert import cut, one_line, visible

LONGEST = 600
"""Characters of one value."""


def text(value: object) -> str:
    """Return a value on one line."""
    return one_line(str(value), LONGEST)


def lines(values: Sequence[str]) -> str:
    """Return several values, one a line."""
    return "\n".join(text(value) for value in values)


def plain(markup: Markup) -> str:
    """Return what was printed for HTML as text; a line break stays one."""
    parts = str(markup).split("<br>")
    return cut(visible("\n".join(Markup(part).striptags() for part in parts), keep="\n"), LONGEST)
