"""Blocks that are missing, out of their row, out of order, on each other or of another size than in the reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from pytest_govsite.checks.compatibility.pairing import Fault, Pair
from pytest_govsite.checks.compatibility.tolerances import (
    ADDED_AREA,
    COLLAPSED,
    EDGE,
    FIELDS,
    GROWN,
    GROWN_PIXELS,
    LAID_OVER,
    LAID_OVER_PART,
    NARROW,
    ROW,
    SMALL,
    WIDER,
    WIDER_PIXELS,
)
from pytest_govsite.model.engine_layout import Placed

_OUT_OF_FLOW = ("absolute", "fixed")
_MOST_SIBLINGS = 30
_PLACE = re.compile(r":nth-of-type\(\d+\)")


def blocks_missing(pair: Pair) -> Iterator[Fault]:
    """Yield blocks that one engine shows and the other does not."""
    reference, other = pair.reference, pair.other
    # of slides and tabs one is shown at a time, another one at another moment
    gone = {_PLACE.sub("", key) for key in reference.blocks.keys() & other.hidden}
    come = {_PLACE.sub("", key) for key in other.blocks.keys() & reference.hidden}
    turned = gone & come
    for key, block in reference.blocks.items():
        if _PLACE.sub("", key) in turned:
            continue
        if key not in pair.still or block.width < SMALL or block.height < SMALL:
            continue
        there = other.blocks.get(key)
        empty = not reference.elements[key].text and reference.elements[key].tag != "img"
        collapsed = there is not None and not empty and min(there.width, there.height) <= 1 and key not in other.runs
        if key in other.hidden or (collapsed and not _shows_more(pair, key)):
            yield Fault("missing", key)
    for key, block in other.blocks.items():
        shown = key in pair.still and key in reference.hidden and _PLACE.sub("", key) not in turned
        if shown and block.width * block.height >= ADDED_AREA:
            yield Fault("added", key)


def _shows_more(pair: Pair, key: str) -> bool:
    """Return True where something inside is shown: floats leave what holds them without height."""
    return any(
        min(pair.other.blocks[each].width, pair.other.blocks[each].height) > 1 for each in pair.children.get(key, ())
    )


def rows_broken(pair: Pair) -> Iterator[Fault]:
    """Yield blocks that stand below their neighbour and stood beside it, or the other way round, or before it."""
    for keys in pair.children.values():
        chosen = [key for key in keys if _counts(pair, key)]
        mine = [pair.reference.blocks[key] for key in chosen]
        theirs = [pair.other.blocks[key] for key in chosen]
        before = [_relation(one, other) for one, other in pairwise(mine)]
        after = [_relation(one, other) for one, other in pairwise(theirs)]
        if before == after:
            continue
        # a flow of items over several rows breaks where the row is full; only a grid has a fixed number a row
        wraps = ("beside" in before and "below" in before and len(chosen) > 3) or pair.other.layout.width < NARROW
        if wraps and not _uniform(mine):
            continue
        for key, was, now in zip(chosen[1:], before, after, strict=True):
            kind = _change(was, now)
            cells = pair.reference.elements[key].table >= 0
            if kind:
                yield Fault("cells" if cells else kind, key)
                break


def _counts(pair: Pair, key: str) -> bool:
    mine, theirs = pair.reference.blocks[key], pair.other.blocks[key]
    if any(each.flow in _OUT_OF_FLOW or each.width < SMALL or each.height < SMALL for each in (mine, theirs)):
        return False
    # words of a sentence wrap, entries of a menu do not
    return mine.flow != "inline" or pair.reference.elements[key].area in ("navigation", "paging")


def _relation(one: Placed, other: Placed) -> str:
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    if shared > ROW * min(one.height, other.height):
        if one.right <= other.x + EDGE:
            return "beside"
        return "before" if other.right <= one.x + EDGE else "on"
    if one.bottom <= other.y + EDGE or one.y < other.y:
        return "below"
    return "above"


def _change(was: str, now: str) -> str:
    if (was, now) == ("beside", "below") or (was, now) == ("before", "below"):
        return "dropped"
    if (was, now) == ("below", "beside"):
        return "raised"
    if (was, now) in (("beside", "before"), ("below", "above"), ("before", "beside")):
        return "order"
    return ""


def _uniform(blocks: Sequence[Placed]) -> bool:
    widths = [block.width for block in blocks]
    return max(widths) - min(widths) <= 2 * EDGE


def blocks_overlapping(pair: Pair) -> Iterator[Fault]:
    """Yield blocks that lie on a neighbour, though they do not in the reference."""
    for keys in pair.children.values():
        told = [key for key in keys if _holds_something(pair, key)][:_MOST_SIBLINGS]
        for one, other in combinations(told, 2):
            mine = pair.reference.blocks[one], pair.reference.blocks[other]
            theirs = pair.other.blocks[one], pair.other.blocks[other]
            if any(each.flow == "fixed" for each in (*mine, *theirs)) or _laid_over(*mine, 0):
                continue
            if _laid_over(*theirs, LAID_OVER):
                yield Fault("overlap", other, f"“{pair.reference.elements[one].text[:20]}”")


def _holds_something(pair: Pair, key: str) -> bool:
    element, block = pair.reference.elements[key], pair.other.blocks[key]
    return element.tag == "img" or (bool(element.text) and block.flow != "inline")


def _laid_over(one: Placed, other: Placed, least: int) -> bool:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    if width <= least or height <= least:
        return False
    smaller = min(one.width * one.height, other.width * other.height)
    return not least or width * height > LAID_OVER_PART * smaller


def sizes_changed(pair: Pair) -> Iterator[Fault]:
    """Yield blocks that are much narrower, wider, lower or higher than in the reference, though what is around is not."""
    for around, keys in pair.children.items():
        outer = pair.reference.blocks.get(around), pair.other.blocks.get(around)
        same_room = None not in outer and _near(outer[0].width, outer[1].width)  # type: ignore[union-attr]
        for key in keys:
            mine, theirs = pair.reference.blocks[key], pair.other.blocks[key]
            if (
                mine.flow == "inline"
                or pair.reference.elements[key].tag in FIELDS
                or "resized"
                in (
                    pair.reference.elements[key].moving,
                    pair.other.elements[key].moving,
                )
            ):
                continue
            if min(mine.width, mine.height, theirs.width, theirs.height) < SMALL:
                continue
            if same_room and not _near(mine.width, theirs.width):
                yield Fault("size", key, f"{mine.width} → {theirs.width} px")
            elif (theirs.height < COLLAPSED * mine.height and mine.height - theirs.height > 40) or (
                theirs.height > GROWN * mine.height and theirs.height - mine.height > GROWN_PIXELS
            ):
                yield Fault("size", key, f"{mine.height} → {theirs.height} px")


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= max(WIDER_PIXELS, WIDER * max(one, other))
