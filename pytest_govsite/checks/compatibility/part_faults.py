"""Cells of tables that are out of line, images that are missing or out of proportion."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.compatibility.pairing import Fault, Pair, Side
from pytest_govsite.checks.compatibility.tolerances import CELL, DISTORTED, NARROW
from pytest_govsite.model.engine_layout import Picture, Placed


def cells_moved(pair: Pair) -> Iterator[Fault]:
    """Yield tables whose rows and columns are straight in the reference and not here."""
    crooked = set(_crooked(pair.reference))
    for key in _crooked(pair.other):
        if key in pair.still and key not in crooked:
            yield Fault("cells", key)
    if pair.other.layout.width < NARROW:
        return  # tables turn into lists in narrow windows
    for key, now in pair.other.blocks.items():
        was = pair.reference.blocks.get(key)
        if (
            was
            and pair.other.elements[key].table >= 0
            and was.flow == "cell"
            and now.flow != "cell"
            and key in pair.still
        ):
            yield Fault("cells", key)


def _crooked(side: Side) -> Iterator[str]:
    """Yield the first cell of every table that is out of line with its row or column."""
    rows: dict[tuple[int, int], Placed] = {}
    columns: dict[tuple[int, int], Placed] = {}
    told: set[int] = set()
    for key, block in side.blocks.items():
        element = side.elements[key]
        if element.table < 0 or element.table in told:
            continue
        row = rows.setdefault((element.table, element.row), block)
        column = columns.setdefault((element.table, element.column), block)
        # cells that reach over rows and columns begin where others do
        if abs(row.y - block.y) > CELL or abs(column.x - block.x) > CELL:
            told.add(element.table)
            yield key


def images_changed(pair: Pair) -> Iterator[Fault]:
    """Yield images that this engine does not show, or shows in other proportions."""
    mine = {pair.reference.view.elements[each.element].key: each for each in pair.reference.layout.pictures}
    for now in pair.other.layout.pictures:
        key = pair.other.view.elements[now.element].key
        was = mine.get(key)
        if was is None or key not in pair.still or not was.natural_width or was.source != now.source:
            continue
        if now.complete and not now.natural_width:
            yield Fault("image", key, now.source[-80:])
        elif now.natural_width and _differs(_ratio(was), _ratio(now)) and _differs(_natural(now), _ratio(now)):
            yield Fault("distorted", key, f"{now.width} × {now.height} px")


def _ratio(picture: Picture) -> float:
    return picture.width / max(1, picture.height)


def _natural(picture: Picture) -> float:
    return picture.natural_width / max(1, picture.natural_height)


def _differs(one: float, other: float) -> bool:
    return abs(one - other) > DISTORTED * max(one, other)
