"""One cold load, by the browser's own clock (Navigation Timing)."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

from pytest_govsite.model import ColdLoad
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.settle import load
from pytest_govsite.observe.visit import Visit
from pytest_govsite.observe.world import enter

_AFTER = 2.0
"""Seconds that handlers of the load event may take after the document is complete."""
_MOST = 20
_READ = """() => {
  const [told] = performance.getEntriesByType('navigation');
  const last = performance.getEntriesByType('resource')
    .map((each) => [String(each.name).slice(0, 500), each.responseEnd])
    .sort((one, other) => other[1] - one[1]).slice(0, 3);
  return JSON.stringify([told ? told.loadEventEnd : 0, last]);
}"""


async def load_cold(visit: Visit) -> ColdLoad:
    """Return how long the page of a visit takes to load; errors as in `Visit.arrive`."""
    before = _processors()
    session = await visit.go()
    loaded = await load(visit.page, session, visit.happenings, visit.limits)
    busy = _busy(before, _processors())
    waiting = visit.happenings.under_way()
    tree = await session.send("Page.getFrameTree")
    world = await enter(session, tree["frameTree"]["frame"]["id"], limit=visit.limits.answer)
    until = time.monotonic() + (_AFTER if loaded else 0.0)
    while True:
        ended, last = json.loads(await world.call(_READ, limit=visit.limits.answer))
        if ended or time.monotonic() >= until:
            break
        await asyncio.sleep(0.05)
    owns = visit.around.network.origins.owns
    failed = (r.url for r in visit.happenings.resources() if r.status is None)
    outside = dict.fromkeys(host for url in (*failed, *waiting) if (host := host_of(url)) and not owns(host))
    return ColdLoad(
        load=round(ended / 1000, 3) if ended else None,
        limit=visit.limits.load,
        outside_failed=tuple(outside)[:_MOST],
        busy=busy,
        slowest=tuple((str(name), round(end / 1000, 3)) for name, end in last),
    )


def _processors() -> tuple[int, int] | None:
    """Return the time that the processors worked and that they had in all (Linux); None on other systems."""
    try:
        told = [int(each) for each in Path("/proc/stat").read_text("ascii").splitlines()[0].split()[1:9]]
    except (OSError, ValueError, IndexError):
        return None
    return (sum(told) - told[3] - told[4], sum(told)) if len(told) > 4 else None


def _busy(before: tuple[int, int] | None, after: tuple[int, int] | None) -> float | None:
    if before is None or after is None or after[1] <= before[1]:
        return None
    return round((after[0] - before[0]) / (after[1] - before[1]), 2)
