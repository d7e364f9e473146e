"""Tells what a month of many sites needs: machines, hours, storage, request rates. A simulation, not a measurement.

python benchmarks/scale.py                       the table of docs/scale.md
python benchmarks/scale.py --sites 300 --pages 2000 --rate 5 --machines 2 --cores 16
python benchmarks/scale.py --from province       mean and spread of what the sites of a fleet really cost
"""

from __future__ import annotations

import argparse
import heapq
import math
import random
import statistics
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

COSTS = Path(__file__).with_name("costs.toml")
CORES_OF_ONE = 2
MEMORY_OF_ONE = 3
TIME_LIMIT = 4 * 3600.0
RETRIES = 1


class Inspection(NamedTuple):
    """One drawn site: seconds, of which so many of crawling, requests for documents, bytes stored."""

    seconds: float
    crawling: float
    requests: int
    stored: float


class Month(NamedTuple):
    """What the simulation of one plan gives."""

    hours: float
    busy: float
    rate: float
    highest_rate: float
    stored: float
    longest: float


def main() -> None:
    """Print the table, or the costs of a fleet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--rate", type=float, nargs="*", default=[20.0, 5.0], help="documents a second and host")
    parser.add_argument("--machines", type=int, nargs="*", default=[1, 2, 4, 8, 16])
    parser.add_argument("--cores", type=int, default=8)
    parser.add_argument("--memory", type=int, default=32, help="GiB of a machine")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--chromium-only", action="store_true")
    parser.add_argument("--from", dest="fleet", metavar="DIR", help="print what the sites of a fleet cost, and stop")
    options = parser.parse_args()
    if options.fleet:
        print(costs_of(options.fleet))
        return
    costs = tomllib.loads(COSTS.read_text("utf-8"))
    if options.chromium_only:
        costs["rendered"]["look"] = costs["rendered"]["look_chromium"]
    slots = max(1, min(options.cores // CORES_OF_ONE, options.memory // MEMORY_OF_ONE))
    print(
        f"{options.sites} sites, {options.pages} pages on average; a machine: {options.cores} cores, {slots} sites at once\n"
    )
    print("| rate | machines | hours | busy | requests/s, mean | highest | stored a month | longest site |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for rate in options.rate:
        drawn = draw(options.sites, options.pages, rate, costs, random.Random(options.seed))
        for machines in options.machines:
            month = simulate(drawn, machines * slots)
            print(
                f"| {rate:g}/s | {machines} | {month.hours:.0f} | {month.busy:.0%} | {month.rate:.0f} "
                f"| {month.highest_rate:.0f} | {month.stored / 1e9:.0f} GB | {month.longest / 60:.0f} min |"
            )


def draw(sites: int, pages: int, rate: float, costs: dict[str, Any], lots: random.Random) -> list[Inspection]:
    """Return that many sites, each with a size and costs of its own."""
    return [_site(pages, rate, costs, lots) for _ in range(sites)]


def _site(pages: int, rate: float, costs: dict[str, Any], lots: random.Random) -> Inspection:
    assumed, page, rendered, site = costs["assumed"], costs["page"], costs["rendered"], costs["site"]
    if lots.random() < assumed["unreachable"]:
        return Inspection(assumed["unreachable_seconds"] * (1 + RETRIES), 0.0, 2, 0.0)
    fetched = max(1, round(_around(pages, assumed["pages_spread"], lots)))
    seen = min(fetched, max(5, round(_around(assumed["rendered_mean"], assumed["rendered_spread"], lots))))
    look = _around(rendered["look"], costs["spread"]["look"], lots)
    crawling = fetched * max(page["crawl"], 1 / rate)
    seconds = site["start_and_record"] * (1 + fetched / 20_000) + crawling + seen * (rendered["render"] + look)
    stored = site["record_bytes"] + fetched * page["observation_bytes"] + seen * rendered["evidence_bytes"]
    if lots.random() < assumed["hanging"] or seconds > TIME_LIMIT:
        # the second attempt goes on where the first was ended
        return Inspection(min(max(seconds, TIME_LIMIT), TIME_LIMIT * (1 + RETRIES)), crawling, fetched, stored)
    return Inspection(seconds, crawling, fetched, stored)


def _around(mean: float, spread: float, lots: random.Random) -> float:
    """Return a lot of the lognormal distribution with this mean and relative standard deviation."""
    variance = math.log(1 + spread * spread)
    return lots.lognormvariate(math.log(mean) - variance / 2, math.sqrt(variance))


def simulate(drawn: list[Inspection], slots: int) -> Month:
    """Return what a month gives in which so many sites are inspected side by side, in the order of the list."""
    free = [0.0] * slots
    crawls: list[tuple[float, float]] = []
    for site in drawn:
        begin = heapq.heappop(free)
        heapq.heappush(free, begin + site.seconds)
        if site.crawling:
            rate = site.requests / site.crawling
            crawls += [(begin, rate), (begin + site.crawling, -rate)]
    length = max(free)
    now = highest = 0.0
    for _, change in sorted(crawls):
        now += change
        highest = max(highest, now)
    return Month(
        hours=length / 3600,
        busy=sum(site.seconds for site in drawn) / (length * slots),
        rate=sum(site.requests for site in drawn) / length,
        highest_rate=highest,
        stored=sum(site.stored for site in drawn),
        longest=max(site.seconds for site in drawn),
    )


def costs_of(fleet: str) -> str:
    """Return mean and spread of what the sites of a fleet cost."""
    from pytest_govsite.fleet.dataset import Results
    from pytest_govsite.fleet.storage import Storage

    results = Results(Storage(fleet))
    columns = ("seconds", "cpu", "memory", "stored", "fetched", "rendered")
    rows = results.ask(f"select {', '.join(columns)} from current where state = 'done'")
    results.close()
    lines = [f"{len(rows)} sites with a record"]
    for column in columns:
        values = [float(row[column]) for row in rows if row[column] is not None]
        if len(values) > 1:
            told = (statistics.mean(values), statistics.stdev(values), min(values), max(values))
            lines.append(f"{column:>9}: mean {told[0]:,.1f}, sd {told[1]:,.1f}, {told[2]:,.1f} to {told[3]:,.1f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
