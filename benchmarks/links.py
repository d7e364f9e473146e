"""What asking for many links takes: a generated site on loopback, observed as `pytest --govsite -m links` does.

The site has a home page, list pages and articles; every list and article holds links of its own to files, pictures and
further pages, and those that stand on every page. The server writes down every request. Printed are throughput, peak
memory of the inspecting process, and how often each address was asked for.

    python benchmarks/links.py [--links 20000]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

ON_A_PAGE = 100
KINDS = ("pdf", "docx", "png", "jpg", "xlsx", "zip", "doc", "html")
"""Of eight links, one leads to a page, which the crawl fetches; the others are asked for by HEAD."""
MISSING = 97
"""Every so many files is not there."""
_SHELL = (
    "<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>{title}</title></head><body>"
    "<nav><a href='/'>首页</a></nav><main><h1>{title}</h1>{body}</main></body></html>"
)
_TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "zip": "application/zip",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


@dataclass
class Site:
    """A site with so many links; answers requests and writes them down."""

    links: int
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Method and path of the requests that came in."""

    @property
    def lists(self) -> int:
        """Number of list pages."""
        return -(-self.links // ON_A_PAGE)

    def body(self, path: str) -> tuple[int, str, bytes]:
        """Return status, type and content of an address."""
        name, _, kind = path.lstrip("/").partition(".")
        if path == "/":
            rows = "".join(f"<li><a href='/list-{n}.html'>栏目第 {n} 页</a></li>" for n in range(self.lists))
            return self._page("示范县人民政府", f"<ul>{rows}</ul>")
        if name.startswith("list-") and name[5:].isdigit() and int(name[5:]) < self.lists:
            return self._page(f"栏目第 {name[5:]} 页", self._list(int(name[5:])))
        if name.startswith("item-") and name[5:].isdigit() and int(name[5:]) < self.links:
            number = int(name[5:])
            if kind == "html":
                return self._page(f"第 {number} 号信息", "<p>会议研究了全县重点工作，要求各部门抓好落实。</p>" * 20)
            if number % MISSING and kind in _TYPES:
                return 200, _TYPES[kind], b"content of a file " * 40
        return 404, "text/html; charset=utf-8", b"<html><title>404</title>not here</html>"

    def _page(self, title: str, body: str) -> tuple[int, str, bytes]:
        return 200, "text/html; charset=utf-8", _SHELL.format(title=title, body=body).encode()

    def _list(self, page: int) -> str:
        rows = []
        for number in range(page * ON_A_PAGE, min((page + 1) * ON_A_PAGE, self.links)):
            address = f"/item-{number}.{KINDS[number % len(KINDS)]}"
            if address.endswith(("png", "jpg")):
                rows.append(f"<li><img src='{address}' alt='图片 {number}'></li>")
            else:
                rows.append(f"<li><a href='{address}'>第 {number} 号信息</a> 2026-11-20</li>")
        return f"<ul>{''.join(rows)}</ul>"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path = head.split(" ", 2)[:2]
                self.asked[method, path] += 1
                status, kind, data = self.body(path)
                sent = f"HTTP/1.1 {status} .\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode()
                writer.write(sent + (b"" if method == "HEAD" else data))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            writer.close()


class _Silent:
    def stage(self, text: str) -> None:
        pass

    def update(self, **numbers: int) -> None:
        pass


def inspect(url: str) -> dict[str, float]:
    """Observe the site as far as links need it, and return the numbers of this process."""
    from pytest_govsite.config.options import build_config
    from pytest_govsite.inspection.observed import LINKS, OUTLINE, ObservationOutline
    from pytest_govsite.inspection.observing import Observation
    from pytest_govsite.model import LinkFacts
    from pytest_govsite.observe.store import Store

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
        config = build_config({"url": url, "max_pages": 100_000}, folder=Path(folder), demo_settings={})
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.monotonic()
        asyncio.run(Observation(config, store, frozenset({"source", "site", "links"}), _Silent(), lambda: False).run())
        took = time.monotonic() - begun
        outline, links = store.value(OUTLINE, ObservationOutline), store.value(LINKS, LinkFacts)
        assert outline is not None
        assert links is not None
        used = resource.getrusage(resource.RUSAGE_SELF)
        return {
            "seconds": took,
            "crawl": outline.timings.get("crawl", 0.0),
            "links": outline.timings.get("links", 0.0),
            "checked": len(links.checks),
            "missing": sum(check.status == 404 for check in links.checks),
            "before": before / 1024,
            "peak": used.ru_maxrss / 1024,
            "processor": used.ru_utime + used.ru_stime,
        }


async def measure(site: Site) -> dict[str, float]:
    """Serve the site to a process of its own and return what it tells."""
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "--inspect", url, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    server.close()
    if process.returncode:
        raise SystemExit(process.returncode)
    return {name: float(number) for name, number in json.loads(told.splitlines()[-1]).items()}


def report(site: Site, told: dict[str, float]) -> None:
    """Print the table and what the log of the server proves."""
    own = {ask: count for ask, count in site.asked.items() if ask[1].startswith(("/item-", "/list-"))}
    paths = Counter(path for _, path in own)
    due = site.links + site.lists
    more = {ask: count for ask, count in own.items() if count > 1}
    methods = Counter[str]()
    for (method, _), count in site.asked.items():
        methods[method] += count
    again = sum(count > 1 for count in paths.values())
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{platform.machine()}, {os.cpu_count()} cores (load {load:.1f}), {platform.system()} {platform.release()}")
    print(f"Python {platform.python_version()}, httpx {metadata.version('httpx')}\n")
    print("| | |\n| --- | --- |")
    rows = (
        ("different addresses of links and pages", f"{due:,}"),
        ("of these asked for", f"{len(paths):,}"),
        ("asked for more than once in one way", f"{len(more):,}"),
        ("HEAD answered with an error, so that a GET asked again", f"{again:,}"),
        ("not there (404), found / due", f"{told['missing']:.0f} / {_missing(site)}"),
        ("requests: GET / HEAD", f"{methods['GET']:,} / {methods['HEAD']:,}"),
        ("crawl", f"{told['crawl']:.1f} s"),
        ("links", f"{told['links']:.1f} s for {told['checked']:,.0f} addresses that the crawl had not fetched"),
        ("throughput of links", f"{told['checked'] / max(told['links'], 0.001):,.0f} a second"),
        ("all", f"{told['seconds']:.1f} s, processor {told['processor']:.1f} s"),
        ("peak memory", f"{told['peak']:.0f} MB ({told['before']:.0f} MB before the start)"),
    )
    for name, value in rows:
        print(f"| {name} | {value} |")
    if len(paths) != due or more or again != _missing(site):
        raise SystemExit(
            f"not once each: {len(paths)} of {due}, {again} again, more than once: {list(more.items())[:5]}"
        )


def _missing(site: Site) -> int:
    return sum(not n % MISSING and KINDS[n % len(KINDS)] != "html" for n in range(site.links))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=20_000)
    parser.add_argument("--inspect", metavar="URL", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inspect:
        print(json.dumps(inspect(given.inspect)))
        return
    site = Site(given.links)
    report(site, asyncio.run(measure(site)))


if __name__ == "__main__":
    main()
