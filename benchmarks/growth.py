"""How an inspection grows with its site: the demo portal with more and more articles, crawled, sorted and rendered.

    python benchmarks/growth.py [--articles 100 1000 10000] [--sources] [--picture docs/growth.svg]

Each size runs in a process of its own; told are pages, templates, browser visits, seconds, processor seconds of that process
(which do not depend on what else the machine does, so the picture shows them); peak memory of that process
(browsers and the portal run elsewhere) and what the store keeps a page without evidence. With `--sources` no browser is used.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pytest_govsite.config.options import build_config
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.inspection.observed import PAGES
from pytest_govsite.inspection.observing import Observation
from pytest_govsite.model import Page
from pytest_govsite.observe import launch
from pytest_govsite.observe.store import Store

WIDTH, HEIGHT, EDGE = 640, 300, 56


class Quiet:
    """A reporter that says nothing."""

    def stage(self, text: str) -> None:
        """Say nothing."""

    def update(self, **numbers: int) -> None:
        """Say nothing."""


def measured(settings: dict[str, Any], needs: frozenset[str]) -> dict[str, float]:
    """Return what one inspection of the portal took, with nothing but sources and, if needed, renderings looked at."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # the lists of the portal are turned page by page, so its articles lie deep
        settings = {**settings, "crawl": {**settings.get("crawl", {}), "max_depth": 10_000}}
        config = build_config({"url": "demo", "max_pages": 1_000_000}, folder=folder, demo_settings=settings)
        begun = time.perf_counter()
        with Store(folder) as store:
            asyncio.run(Observation(config, store, needs, Quiet(), lambda: False).run())
            seconds = time.perf_counter() - begun
            pages = store.value(PAGES, tuple[Page, ...]) or ()
            rendered = sum(1 for facts in store.pages() if facts.rendered)
        kept = sum(file.stat().st_size for file in (folder / "observations").rglob("*") if file.is_file())
        return {
            "pages": len(pages),
            "templates": len({page.template for page in pages if page.template}),
            "rendered": rendered,
            "seconds": round(seconds, 1),
            "processor": round(_spent(), 1),
            "memory": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            "kept": round(kept / max(len(pages), 1) / 1024, 1),
        }


def _spent() -> float:
    """Return the processor seconds of this process; what browsers take is not among them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def apart(articles: int, needs: list[str]) -> dict[str, float]:
    """Return what `measured` tells of a portal with so many articles, measured in another process."""
    with DemoInternet(articles=articles) as demo:
        told = subprocess.run(
            [sys.executable, __file__, "--settings", json.dumps(demo.settings), "--needs", *needs],
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    found: dict[str, float] = json.loads(told)
    return found


def drawn(rows: list[dict[str, float]]) -> str:
    """Return the curve of processor seconds over pages as SVG, with a line for what grows as the number of pages."""
    most_pages, most_seconds = (max(row[name] for row in rows) for name in ("pages", "processor"))

    def at(pages: float, seconds: float) -> tuple[float, float]:
        x = EDGE + pages / most_pages * (WIDTH - 2 * EDGE)
        return round(x, 1), round(HEIGHT - EDGE - seconds / most_seconds * (HEIGHT - 2 * EDGE), 1)

    points = [at(row["pages"], row["processor"]) for row in rows]
    first = rows[0]
    last_even = first["processor"] + (most_pages - first["pages"]) * first["processor"] / first["pages"]
    reach = min(1.0, (most_seconds - first["processor"]) / max(last_even - first["processor"], 1e-9))
    even = at(
        first["pages"] + reach * (most_pages - first["pages"]),
        first["processor"] + reach * (last_even - first["processor"]),
    )
    marks = "".join(
        f'<circle cx="{x}" cy="{y}" r="4" fill="#1a5fb4"/>'
        f'<text x="{x}" y="{y - 10}" font-size="12" text-anchor="middle">{row["processor"]:.0f} s · {row["memory"]:.0f} MB</text>'
        f'<text x="{x}" y="{HEIGHT - EDGE + 18}" font-size="12" text-anchor="middle">{row["pages"]:.0f}</text>'
        for row, (x, y) in zip(rows, points, strict=True)
    )
    path = " ".join(f"{x},{y}" for x, y in points)
    start = points[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" role="img">'
        f"<title>Processor seconds and peak memory over pages</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<line x1="{start[0]}" y1="{start[1]}" x2="{even[0]}" y2="{even[1]}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{path}" fill="none" stroke="#1a5fb4" stroke-width="2"/>{marks}'
        f'<line x1="{EDGE}" y1="{HEIGHT - EDGE}" x2="{WIDTH - EDGE}" y2="{HEIGHT - EDGE}" stroke="#333"/>'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 14}" font-size="13" text-anchor="middle">pages, processor seconds of our process (dashed: as many more as pages)</text>'
        "</svg>\n"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--sources", action="store_true", help="use no browser")
    parser.add_argument("--settings", help=argparse.SUPPRESS)
    parser.add_argument("--needs", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.settings:
        print(json.dumps(measured(json.loads(given.settings), frozenset(given.needs))))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    print(f"Python {platform.python_version()}, {launch.driver(launch.find_chromium())}\n")
    print(
        "| articles | pages | templates | browser visits | seconds | processor | a page | peak memory | store a page |"
    )
    print("| --- " * 9 + "|")
    rows = []
    for articles in given.articles:
        row = apart(articles, ["source"] if given.sources else ["source", "rendered"])
        rows.append(row)
        print(
            f"| {articles} | {row['pages']:.0f} | {row['templates']:.0f} | {row['rendered']:.0f} | {row['seconds']} "
            f"| {row['processor']} s | {1000 * row['processor'] / row['pages']:.0f} ms "
            f"| {row['memory']:.0f} MB | {row['kept']} KB |",
            flush=True,
        )
    if given.picture:
        given.picture.write_text(drawn(rows), "utf-8")


if __name__ == "__main__":
    main()
