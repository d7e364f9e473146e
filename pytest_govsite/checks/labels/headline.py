"""Whether a title is the one that the page shows."""

from __future__ import annotations

from pytest_govsite.checks.folding import folded
from pytest_govsite.model import Block, DocumentFacts, Region

_NEAR = 2
_TITLE_TAGS = ("h1", "h2", "h3")
_LONGEST = 200


def agrees_with_title(value: str, document: DocumentFacts) -> bool | None:
    """Return whether `value` is the visible title, alone or with the lines that stand around it.

    White space, width, quotes, dashes and line breaks do not count, and a subtitle or a line above the title may be
    left out or be taken in. None: no visible title was found.
    """
    wanted = folded(value)
    if any(folded(b.text) == wanted for b in _titles(document)):
        return True
    if document.headline is None:
        return None
    return wanted in _readings(_lines_around(document))


def _titles(document: DocumentFacts) -> list[Block]:
    headings = [b for b in document.texts(Region.MAIN) if b.tag in _TITLE_TAGS]
    return [document.headline, *headings] if document.headline else headings


def _lines_around(document: DocumentFacts) -> list[tuple[str, bool]]:
    """Return the lines of the title (True) and of the blocks right beside it (False), in document order."""
    headline = document.headline
    assert headline is not None
    shown = [b for b in document.blocks if b.visible is not False]
    at = next((i for i, b in enumerate(shown) if b.selector == headline.selector and b.text == headline.text), None)
    near = [headline] if at is None else shown[max(0, at - _NEAR) : at + _NEAR + 1]
    return [
        (folded(line), block.selector == headline.selector)
        for block in near
        for line in block.text[:_LONGEST].splitlines()
        if line.strip()
    ]


def _readings(lines: list[tuple[str, bool]]) -> set[str]:
    """Return every run of lines, joined, that takes in a line of the title."""
    runs = set()
    for start in range(len(lines)):
        for end in range(start + 1, len(lines) + 1):
            if any(own for _, own in lines[start:end]):
                runs.add("".join(text for text, _ in lines[start:end]))
    return runs
