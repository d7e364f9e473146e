"""Texts that stand on each other, are cut off, spill out of their box or break where they hold together."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.compatibility.pairing import Fault, Pair, Side
from pytest_govsite.checks.compatibility.tolerances import NARROW, SHORT, SPILLED
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model.engine_layout import Overlap, TextRun


def texts_changed(pair: Pair) -> Iterator[Fault]:
    """Yield what is read otherwise than in the reference."""
    reference, other = pair.reference, pair.other
    for overlap in other.layout.overlaps:
        keys = _keys(other, overlap)
        if keys is None or not keys <= pair.still or keys in reference.pairs or overlap.readable is False:
            continue
        # what the reference does not show just then may be another state of the page
        if all(key in reference.runs for key in keys):
            yield _overlapping(other, overlap)
    for key, now in other.runs.items():
        was = reference.runs.get(key)
        if was is None or key not in pair.still:
            continue
        if now.lost and not was.lost and not now.shortened:
            yield Fault("cut" if now.cutter >= 0 else "outside", key)
        if now.spilling > max(6, SPILLED * now.size) and was.spilling <= max(2, SPILLED * was.size / 2):
            yield Fault("spilling", key, f"{now.spilling} px")
        parted = [word for word in now.broken if word not in was.broken]
        if parted and not was.breaks_anywhere:
            yield Fault("broken", key, f"“{parted[0]}”")
        if (
            other.layout.width >= NARROW
            and was.alone
            and _rows(was) == 1
            and _rows(now) > 1
            and len(squeeze(reference.elements[key].text)) <= SHORT
        ):
            yield Fault("wrapped", key)


def texts_wrong(side: Side) -> Iterator[Fault]:
    """Yield what is a fault in any engine, whatever others show."""
    for overlap in side.layout.overlaps:
        keys = _keys(side, overlap)
        if keys is None or overlap.layered or not overlap.readable or keys & side.moving:
            continue
        yield _overlapping(side, overlap)
    for key, run in side.runs.items():
        cutter = side.element(run.cutter)
        if run.halved and not run.shortened and key not in side.moving and (cutter is None or not cutter.moving):
            yield Fault("halved", key)


def _overlapping(side: Side, overlap: Overlap) -> Fault:
    one, other = side.view.elements[overlap.one], side.view.elements[overlap.other]
    return Fault("overlap", other.key, f"“{one.text[:20]}”")


def _keys(side: Side, overlap: Overlap) -> frozenset[str] | None:
    """Return the keys of two texts. None: the same words twice, which some designs lay on each other as a shadow."""
    one, other = side.element(overlap.one), side.element(overlap.other)
    if one is None or other is None or squeeze(one.text) == squeeze(other.text):
        return None
    return frozenset((one.key, other.key))


def _rows(run: TextRun) -> int:
    rows: list[int] = []
    for _, top, _, _ in run.lines:
        if all(abs(top - each) > run.size / 2 for each in rows):
            rows.append(top)
    return len(rows)
