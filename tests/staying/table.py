"""docs/staying-power.md, out of the behaviours themselves: `python -m tests.staying.table`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.staying.access import OUTSIDE, frames
from tests.staying.battery import BATTERY, LIGHT
from tests.staying.behaviour import SEEN, Behaviour, Expected

FILE = Path(__file__).parents[2] / "docs" / "staying-power.md"
_HEAD = """# Staying power: what a site may do, and what an inspection makes of it

Written by `python -m tests.staying.table` from the behaviours in `tests/staying/`; do not edit. Each is a page on loopback.
All of them are linked from one small healthy site, and one inspection (`pytest --govsite=http://… --govsite-engines=chromium`)
meets them all: `tests/staying/test_battery.py` (thorough), those marked • also in `tests/staying/test_light.py` (thorough, a third of the time).

After the run: the record names every page with the outcome below, healthy pages are judged as if the others were not there, the
record is whole and sealed, no process, connection or temporary file is left, and the exit code is 1 because pages were lost.

*Lost* pages stand in `coverage.unobserved` with the reason given. *Seen* means read by the crawl and shown by the browser.
*Bound* is the longest time in seconds for which one connection, or one window that shows the page, may stay open.
"""

_MEANWHILE = (
    "## 途中 / meanwhile",
    "",
    "What changes in the middle of a run, each in a run of its own: `tests/staying/test_name_gone.py`, `tests/staying/test_clock.py` (thorough).",
    "",
    "| what | outcome |",
    "| --- | --- |",
    "| the site's name no longer exists | lost: dns, from then on; the record says that the site stopped answering, exit code 1 |",
    "| the resolver falls silent | nothing is lost: an answer that it gave before still holds (RFC 8767) |",
    "| our clock is set two days ahead | seen; the record says by how much, its end is what the clock says |",
    "| our clock is set two days back | seen; the record says by how much, its end is the beginning and the time that really passed |",
)


def table() -> str:
    """Return the whole document."""
    lines = [_HEAD]
    for family in dict.fromkeys(behaviour.family for behaviour in BATTERY):
        lines += [f"## {family}", "", "| page | what it does | outcome | bound |", "| --- | --- | --- | --- |"]
        lines += _rows(behaviour for behaviour in BATTERY if behaviour.family == family)
        lines += [""]
    closed = frames({})
    lines += [
        f"## {closed.family}",
        "",
        "One page links to these addresses and shows them in frames; the page itself is seen. What the link check says of them is tried\nby `tests/staying/test_closed_doors.py`.",
        "",
    ]
    lines += ["| address | what it does | state of the link |", "| --- | --- | --- |"]
    lines += [f"| {each.name} | {each.does} | {each.state} |" for each in OUTSIDE]
    lines += ["", *_MEANWHILE]
    return "\n".join(lines) + "\n"


def _rows(behaviours: Iterable[Behaviour]) -> Iterator[str]:
    for each in behaviours:
        mark = " •" if each in LIGHT else ""
        why = f"; {each.why}" if each.why else ""
        yield f"| {each.name}{mark} | {each.does} | {_outcome(each.expected)}{why} | {each.bound:g} |"


def _outcome(expected: Expected) -> str:
    if not expected.source:
        return "no page, and none is claimed"
    if expected.source != SEEN:
        return f"lost: {expected.source}"
    reasons = sorted(expected.reasons)
    if not reasons:
        return "seen"
    lost = f"source seen, lost in the browser: {' or '.join(reasons)}"
    return f"seen, or {lost}" if expected.may_be_seen else lost


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
