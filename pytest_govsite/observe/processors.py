"""How busy the processors of the inspecting machine are: what is timed on a machine without one to spare tells nothing."""

from __future__ import annotations

from pathlib import Path

Times = tuple[int, int]
"""Time that the processors worked, and that they had in all."""


def processors() -> Times | None:
    """Return the times up to now (Linux); None on other systems."""
    try:
        told = [int(each) for each in Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:9]]
    except (OSError, ValueError, IndexError):
        return None
    return (sum(told) - told[3] - told[4], sum(told)) if len(told) > 4 else None


def busy(before: Times | None, after: Times | None) -> float | None:
    """Return the share of time that the processors worked between two moments, 0 to 1. None: not known."""
    if before is None or after is None or after[1] <= before[1]:
        return None
    return round((after[0] - before[0]) / (after[1] - before[1]), 2)
