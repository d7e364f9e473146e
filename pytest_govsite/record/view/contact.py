"""Contact sheet: the same page in every engine, side by side, as thumbnails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.view.engines import Cell, Row

PAGES = 60
"""Pages that are shown, those with most findings first."""
SIZE = (200, 220)
"""Largest size of a thumbnail, in pixels; of a tall page only the top is shown."""
TOTAL_BYTES = 1_200_000
"""All thumbnails together, before encoding."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A page in one engine."""

    engine: str
    picture: Picture | None
    """None: there is none."""
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class Strip:
    """One page in every engine."""

    url: str
    shown: tuple[Shown, ...]


def contact_sheet(
    rows: list[Row], names: tuple[str, ...], pictures: dict[str, dict[str, str]], folder: Path | None
) -> list[Strip]:
    """Return the pages that have a picture in at least one engine; the room is shared out page by page.

    Args:
        rows: pages that were compared, in the order they are shown.
        names: the engines, in the order of the rows' cells.
        pictures: page -> engine -> path of its picture.
        folder: the output folder; None: there are no pictures.
    """
    small = Pictures(folder, total=TOTAL_BYTES, size=SIZE)
    strips: list[Strip] = []
    for row in rows if folder else ():
        taken = {name: small.small(path) for name, path in pictures.get(row.url, {}).items() if name in names}
        there = {name: picture for name, picture in taken.items() if picture.data}
        if there:
            cells = zip(names, row.cells, strict=False)  # the last cell is of no engine
            shown = tuple(Shown(engine=name, picture=there.get(name), cell=cell) for name, cell in cells)
            strips.append(Strip(url=row.url, shown=shown))
        if len(strips) == PAGES:
            break
    return strips
