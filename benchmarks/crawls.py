"""linkinator and our crawl over a generated site that nginx serves; run by `peers.py crawl`."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from growth import Quiet

from pytest_govsite.config.options import build_config
from pytest_govsite.inspection.observing import Observation
from pytest_govsite.observe.store import Store

_SITE_LINKS = 40
_WORDS = [
    "公开",
    "政务",
    "服务",
    "通知",
    "公告",
    "项目",
    "建设",
    "管理",
    "办法",
    "实施",
    "意见",
    "会议",
    "召开",
    "工作",
    "部署",
    "群众",
    "企业",
    "申请",
    "办理",
    "指南",
]


def generate(folder: Path, pages: int) -> None:
    """Write a site of so many pages, each with links to others, a list, a text and labels."""
    for number in range(pages):
        links = [(number * 7 + step * step + 1) % pages for step in range(_SITE_LINKS)]
        items = "".join(
            f'<li><a href="/{n // 100}/{n}.html">{_words(n)}</a><span>2026-11-01</span></li>' for n in links
        )
        text = "".join(f"<p>{_words(number + line) * 6}</p>" for line in range(12))
        place = folder / str(number // 100)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.html").write_text(
            f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{_words(number)}</title>'
            f'<meta name="SiteName" content="示范县人民政府"><meta name="ColumnName" content="要闻"></head><body>'
            f'<header><a href="/">首页</a></header><main><h1>{_words(number)}</h1><ul>{items}</ul>{text}</main>'
            f"<footer>主办：示范县人民政府</footer></body></html>",
            "utf-8",
        )
    (folder / "index.html").write_text((folder / "0" / "0.html").read_text("utf-8"), "utf-8")


def _words(number: int) -> str:
    return "".join(_WORDS[(number * step + step) % len(_WORDS)] for step in (1, 3, 7, 11))


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder with nginx on a free port of loopback."""
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(nginx).exists():
        raise SystemExit("nginx is not here: apt-get install nginx-light")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as work:
        configuration = Path(work) / "nginx.conf"
        configuration.write_text(
            f"pid {work}/pid; error_log {work}/error.log; events {{ worker_connections 1024; }} daemon off;\n"
            f"{'user root;' if os.geteuid() == 0 else ''}\n"
            f"http {{ types {{ text/html html; }} default_type text/html; charset utf-8; access_log {work}/access.log;\n"
            f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n",
            "utf-8",
        )
        process = subprocess.Popen([nginx, "-p", work, "-c", str(configuration)], stderr=subprocess.DEVNULL)
        try:
            for _ in range(100):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


class Took(NamedTuple):
    """What one side took for the whole site."""

    seconds: float
    processor: float
    """Seconds of the processor: this process and those that it started; the server is not among them."""
    pages: int


def linkinator(commands: Path, url: str) -> Took:
    """Return what linkinator takes; its pages are those that it answered for."""
    begun, before = time.perf_counter(), _processor()
    # a file, for it ends without waiting until a pipe is read
    with tempfile.TemporaryFile() as told:
        subprocess.run(
            [commands / "linkinator", url, "--recurse", "--format", "json"],
            stdout=told,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        spent, processor = time.perf_counter() - begun, _processor() - before
        told.seek(0)
        links = json.loads(told.read()).get("links", [])
    return Took(spent, processor, len({link["url"] for link in links if link.get("state") == "OK"}))


def crawl(url: str, pages: int) -> Took:
    """Return what our crawl takes, all facts of the sources stored, types and templates told."""
    with tempfile.TemporaryDirectory() as folder:
        config = build_config({"url": url, "max_pages": pages + 10}, folder=Path(folder))
        begun, before = time.perf_counter(), _processor()
        with Store(Path(folder) / "store") as store:
            asyncio.run(Observation(config, store, frozenset({"source"}), Quiet(), lambda: False).run())
            spent, processor = time.perf_counter() - begun, _processor() - before
            return Took(spent, processor, sum(1 for facts in store.pages() if facts.source is not None))


def _processor() -> float:
    spent = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in spent)


def compare_crawls(commands: Path, pages: int, rounds: int) -> None:
    """Print the table of crawls."""
    print("\n| | pages | seconds | pages a second | processor, ms a page |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), pages)
        Path(folder).chmod(0o755)
        with served(Path(folder)) as url:
            crawl(url, 30)  # loads what it needs
            told = [(linkinator(commands, url), crawl(url, pages)) for _ in range(rounds)]
    speeds = []
    for name, side in zip(("linkinator", "ours"), zip(*told, strict=True), strict=True):
        took = statistics.median(seen.seconds for seen in side)
        processor = statistics.median(seen.processor for seen in side)
        speeds.append((side[-1].pages / took, side[-1].pages / processor))
        print(
            f"| {name} | {side[-1].pages} | {took:.1f} | {speeds[-1][0]:.0f} | {processor / side[-1].pages * 1000:.2f} |"
        )
    by_clock, by_processor = (other / one for one, other in zip(*speeds, strict=True))
    print(f"\nours / linkinator: {by_clock:.2f} by the clock, {by_processor:.2f} by the processor")
    print(f"load average {os.getloadavg()[0]:.1f}")
