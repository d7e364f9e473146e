"""What an inspection costs beside what a user would pick instead, on the same pages of the same loopback servers.

    python benchmarks/peers.py looks [--rounds 3]    a bare script, pa11y-ci and our visit, page by page
    python benchmarks/peers.py crawl [--pages 2000]  linkinator and our crawl over a generated site served by nginx

pa11y-ci and linkinator come from the npm registry into a temporary folder (`--npm DIR` keeps it); nginx is taken from the
system. Each side takes turns; printed are medians and ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import platform
import statistics
import subprocess
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from crawls import compare_crawls
from looks import DEMO, bare, ours, saved_pages

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.observe import launch
from pytest_govsite.observe.engines import lookers

PEERS = ("pa11y-ci@4.1.1", "linkinator@7.6.1")


def install(folder: Path) -> Path:
    """Return the folder of the peers' commands, after getting what is missing."""
    commands = folder / "node_modules" / ".bin"
    if not all((commands / peer.partition("@")[0]).exists() for peer in PEERS):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *PEERS],
            cwd=folder,
            env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"},
            check=True,
        )
    return commands


def pa11y(commands: Path, config: Config, urls: Sequence[str], at_once: int) -> tuple[float, int]:
    """Return the seconds that pa11y-ci with its axe runner takes, and how many pages it could open."""
    executable = lookers("chromium", config)[0].executables[0]
    rules = [f"MAP {r.host}:{r.port} {r.address}:{r.target_port}" for r in config.rules]
    arguments = ["--ignore-certificate-errors", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    if rules:
        arguments.append(f"--host-resolver-rules={', '.join(rules)}")
    options: dict[str, Any] = {
        "defaults": {
            "runners": ["axe"],
            "useIncognitoBrowserContext": False,  # with it, pages close each other when several are open
            "timeout": 60_000,
            "concurrency": at_once,
            "viewport": {"width": 1366, "height": 768},
            "chromeLaunchConfig": {
                "executablePath": str(executable),
                "headless": "shell" if launch.is_shell(executable) else True,
                "args": arguments,
            },
        },
        "urls": list(urls),
    }
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pa11y.json").write_text(json.dumps(options), "utf-8")
        output = Path(folder) / "told.json"  # into a pipe it writes the first 64 KB only
        begun = time.perf_counter()
        with output.open("wb") as out:
            command = [str(commands / "pa11y-ci"), "--json", "--config", "pa11y.json"]
            subprocess.run(command, cwd=folder, stdout=out, stderr=subprocess.DEVNULL, check=False)
        spent = time.perf_counter() - begun
        told = json.loads(output.read_bytes() or b"{}").get("results", {})
    # a page that could not be opened has an error without a code
    opened = [page for page, issues in told.items() if not any("code" not in issue for issue in issues)]
    return spent, len(opened)


async def _timed(work: Callable[[Sequence[str], int], Awaitable[None]], urls: Sequence[str], at_once: int) -> float:
    begun = time.perf_counter()
    await work(urls, at_once)
    return time.perf_counter() - begun


async def compare_looks(commands: Path, config: Config, urls: Sequence[str], rounds: int, at_once: int) -> None:
    """Print one line of the table of looks; the browsers of the first two run already, pa11y-ci starts its own."""
    told: dict[str, list[float]] = {"bare": [], "ours": [], "pa11y-ci": []}
    opened = 0
    with tempfile.TemporaryDirectory() as folder:
        async with bare(config) as one, ours(config, Path(folder)) as other:
            for number in range(rounds + 1):
                spent = {"bare": await _timed(one, urls, at_once), "ours": await _timed(other, urls, at_once)}
                spent["pa11y-ci"], opened = await asyncio.to_thread(pa11y, commands, config, urls, at_once)
                if number:  # a first round of each warms up
                    for name, seconds in spent.items():
                        told[name].append(seconds)
    middle = {name: statistics.median(times) for name, times in told.items()}
    cells = [f"{middle[name]:.1f} s" for name in ("bare", "ours", "pa11y-ci")]
    cells += [f"{middle['ours'] / middle['bare']:.2f}", f"{middle['ours'] / middle['pa11y-ci']:.2f}"]
    print(f"| {len(urls)} ({opened} by pa11y-ci) | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("looks", "crawl"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--at-once", type=int, default=(os.cpu_count() or 2) + 1)
    parser.add_argument("--npm", type=Path, help="where the peers are installed and stay")
    given = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, {', '.join(PEERS)}")
    print(f"Python {platform.python_version()}, {launch.driver(launch.find_chromium())}, {given.at_once} at once")
    with contextlib.ExitStack() as stack:
        folder = given.npm or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        commands = install(folder)
        if given.what == "crawl":
            compare_crawls(commands, given.pages, given.rounds)
            return
        print(
            "\n| pages | bare | ours | pa11y-ci | ours / bare | ours / pa11y-ci |\n| --- | --- | --- | --- | --- | --- |"
        )
        saved = stack.enter_context(saved_pages())
        demo = stack.enter_context(DemoInternet(articles=60))
        invented = build_config({"url": "demo"}, folder=Path.cwd(), demo_settings=demo.settings)
        sets = [(invented, [urljoin(demo.start_url, path) for path in DEMO])]
        if saved:
            sets.insert(0, (build_config({"url": saved[0]}, folder=Path.cwd(), demo_settings={}), saved))
        for config, urls in sets:
            asyncio.run(compare_looks(commands, config, urls, given.rounds, given.at_once))


if __name__ == "__main__":
    main()
