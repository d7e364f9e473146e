"""One cold load, by the browser's own clock (Navigation Timing)."""

from __future__ import annotations

import asyncio
import json
import time

from pytest_govsite.model import ColdLoad
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.processors import busy, processors
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
    before = processors()
    session = await visit.go()
    loaded = await load(visit.page, session, visit.happenings, visit.limits)
    worked = busy(before, processors())
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
        busy=worked,
        slowest=tuple((str(name), round(end / 1000, 3)) for name, end in last),
    )
