"""What an observation costs beside a bare script: `goto + axe.run + screenshot` and our visit, on the same pages.

Both sides have a Chromium of their own that runs already, see the same pages from the same loopback servers, and keep
the same number of pages open at once. Rounds alternate; printed are the medians and their ratio.

    python benchmarks/looks.py [--rounds 7] [--at-once 3] [--stages]
"""

from __future__ import annotations

import argparse
import asyncio
import functools
import os
import platform
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import async_playwright

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.model import RenderedPage
from pytest_govsite.observe import frames, launch, visit
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.engines import lookers
from pytest_govsite.observe.look.axe_core import axe_version
from pytest_govsite.observe.look.taking import TAKINGS
from pytest_govsite.observe.native_pages import VIEWPORT
from pytest_govsite.observe.store import Store

SAVED = Path(__file__).resolve().parents[2] / "shared" / "pages"
DEMO = (
    "/",
    "/zwgk/",
    "/xwzx/",
    "/zwfw/",
    "/hdjl/",
    "/zfsj/",
    "/xwzx/zwyw/",
    "/zwgk/zfxxgkzn/",
    "/wzdt/",
    "/zwgk/ldxx/",
)
Round = Callable[[Sequence[str], int], Awaitable[None]]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def saved_pages() -> Iterator[list[str]]:
    """Serve the saved pages of real sites, where they are beside the project."""
    files = sorted(f for folder in SAVED.glob("*/") for f in folder.glob("*.html") if "derived" not in f.name)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(SAVED)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield [f"http://127.0.0.1:{server.server_port}/{quote(str(f.relative_to(SAVED)))}" for f in files]
    server.shutdown()


@asynccontextmanager
async def bare(config: Config) -> AsyncIterator[Round]:
    """The script that anybody would write."""
    rules = [f"MAP {r.host}:{r.port} {r.address}:{r.target_port}" for r in config.rules]
    rules += ["MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"]
    async with async_playwright() as playwright:
        native = await playwright.chromium.launch(
            executable_path=lookers("chromium", config)[0].executables[0],
            args=[f"--host-resolver-rules={', '.join(rules)}", *(["--no-sandbox"] if os.geteuid() == 0 else [])],
        )
        context = await native.new_context(
            viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]}, ignore_https_errors=True
        )

        async def one(url: str, gate: asyncio.Semaphore) -> None:
            async with gate:
                page = await context.new_page()
                await page.goto(url)
                await Axe().run(page)
                await page.screenshot(full_page=True, type="jpeg", quality=60)
                await page.close()

        async def go(urls: Sequence[str], at_once: int) -> None:
            gate = asyncio.Semaphore(at_once)
            await asyncio.gather(*(one(url, gate) for url in urls))

        yield go
        await native.close()


@asynccontextmanager
async def ours(config: Config, folder: Path) -> AsyncIterator[Round]:
    """A visit of the inspection: settled, read, looked at, with picture."""
    with Store(folder) as store:
        async with Browser(config, store=store, looks=frozenset(TAKINGS)) as browser:

            async def one(url: str, gate: asyncio.Semaphore) -> None:
                async with gate:
                    seen = await browser.visit(url)
                assert isinstance(seen, RenderedPage), seen

            async def go(urls: Sequence[str], at_once: int) -> None:
                gate = asyncio.Semaphore(at_once)
                await asyncio.gather(*(one(url, gate) for url in urls))

            yield go


@contextmanager
def staged() -> Iterator[dict[str, float]]:
    """Add up the seconds that the parts of a visit take, waiting included."""
    spent: dict[str, float] = defaultdict(float)
    parts: list[tuple[Any, str]] = [
        (visit.Visit, "_navigate"), (visit, "load"), (visit, "settle"), (visit, "read"), (visit, "read_frames"),
        (visit.Visit, "_picture"), (visit, "keep_source"), (visit.Visit, "_facts"), (frames, "enter"),
    ]  # fmt: skip

    def timed(name: str, work: Any) -> Any:
        @functools.wraps(work)
        async def waiting(*args: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            try:
                return await work(*args, **named)
            finally:
                spent[name] += time.perf_counter() - begun

        @functools.wraps(work)
        def plain(*args: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            try:
                return work(*args, **named)
            finally:
                spent[name] += time.perf_counter() - begun

        return waiting if asyncio.iscoroutinefunction(work) else plain

    before = [(where, name, getattr(where, name)) for where, name in parts]
    takings = dict(TAKINGS)
    for where, name, work in before:
        setattr(where, name, timed(name.lstrip("_"), work))
    TAKINGS.update({kind: timed(f"look {kind}", work) for kind, work in takings.items()})
    try:
        yield spent
    finally:
        for where, name, work in before:
            setattr(where, name, work)
        TAKINGS.update(takings)


async def measure(config: Config, urls: Sequence[str], rounds: int, at_once: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each round of both sides; a first round of each warms up."""
    told: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        async with bare(config) as one, ours(config, Path(folder)) as other:
            for number in range(rounds + 1):
                for side, go in enumerate((one, other)):
                    begun = time.perf_counter()
                    await go(urls, at_once)
                    if number:
                        told[side].append(time.perf_counter() - begun)
    return told


def report(name: str, urls: Sequence[str], told: tuple[list[float], list[float]]) -> None:
    """Print one line of the table."""
    first, second = (statistics.median(times) / len(urls) for times in told)
    spread = " ".join(f"{min(t) / len(urls):.2f}–{max(t) / len(urls):.2f}" for t in told)
    print(f"| {name} | {len(urls)} | {first:.2f} s | {second:.2f} s | {second / first:.2f} | {spread} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--at-once", type=int, default=(os.cpu_count() or 2) + 1)
    parser.add_argument("--stages", action="store_true", help="tell where the seconds of our visits go")
    given = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}")
    print(f"Python {platform.python_version()}, {launch.driver()}, axe-core {axe_version()}, {given.at_once} at once")
    print(f"axe-playwright-python {metadata.version('axe-playwright-python')}, looks: {', '.join(TAKINGS)}")
    print("\n| pages | number | bare, a page | ours, a page | ratio | range |\n| --- | --- | --- | --- | --- | --- |")
    with saved_pages() as saved, DemoInternet(articles=60) as demo:
        real = build_config({"url": saved[0] if saved else "http://127.0.0.1/"}, folder=Path.cwd(), demo_settings={})
        invented = build_config({"url": "demo"}, folder=Path.cwd(), demo_settings=demo.settings)
        places = [urljoin(demo.start_url, path) for path in DEMO]
        sets = [("saved pages of real sites", saved, real)] if saved else []
        for name, urls, config in (*sets, ("demo portal", places, invented)):
            with staged() as spent:
                told = asyncio.run(measure(config, urls, given.rounds, given.at_once))
            report(name, urls, told)
            if given.stages:
                visits = len(urls) * (given.rounds + 1)
                for part, seconds in sorted(spent.items(), key=lambda item: -item[1]):
                    print(f"    {part:16} {seconds / visits * 1000:7.0f} ms a visit")


if __name__ == "__main__":
    main()
