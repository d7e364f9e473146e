"""Inspects every site of a list, each as an ordinary run with its own record, and tells how they stand."""

from __future__ import annotations

import argparse
import contextlib
import csv
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import duckdb
import msgspec
from filelock import FileLock, Timeout

from pytest_govsite.errors import GovsiteError, StoreError
from pytest_govsite.fleet.dataset import Results
from pytest_govsite.fleet.order import Limits, Order, Reason, Result, State
from pytest_govsite.fleet.overview.write import write_overview
from pytest_govsite.fleet.progress import line_of, status
from pytest_govsite.fleet.runs import FleetRun, moment, plan, read_run, read_states, write_run
from pytest_govsite.fleet.sites import read_sites
from pytest_govsite.fleet.storage import Storage, shown
from pytest_govsite.record.csv import safe_cell

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SIZES = {"M": 2**20, "G": 2**30}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0: all sites have a record, 1: some have a named reason instead, 2: interrupted, 4: usage error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    end = given.index("--") if "--" in given else len(given)
    options = _parser().parse_args(given[:end])
    options.arguments = given[end + 1 :]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    try:
        return int(options.command(options))
    except GovsiteError as error:
        print(error, file=sys.stderr)
        return 4
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has seen enough (`| head`)
        return 0
    except KeyboardInterrupt:
        print("已中断，用 --resume 继续 / interrupted; --resume goes on", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.fleet", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser(
        "run",
        help="inspect every site of a list, each as a run of its own with its own record",
        usage="%(prog)s sites.toml|sites.csv --output DIR [options] [-- further arguments of pytest for every site]",
    )
    run.add_argument("sites", type=Path, help="sites.toml or sites.csv")
    run.add_argument("--output", required=True, metavar="DIR", help="folder, or URL that fsspec knows (s3://…)")
    run.add_argument("--scheduler", default="", metavar="tcp://…", help="Dask scheduler; default: a cluster here")
    run.add_argument("--workers", type=_positive, default=0, help="sites at once here; default: by cores and memory")
    run.add_argument("--work", default="", metavar="DIR", help="folder of each worker's machine for unfinished records")
    run.add_argument("--resume", action="store_true", help="go on with the last run: only what has no complete record")
    run.add_argument("--max-age", type=_span, metavar="20d", help="sites with a complete record not older are left out")
    run.add_argument("--time-limit", type=_span, default=timedelta(hours=4), metavar="4h", help="of one site")
    run.add_argument("--memory-limit", type=_size, default=6 * 2**30, metavar="6G", help="of one site")
    run.add_argument("--retries", type=_number, default=1, help="further attempts at a site without a complete record")
    run.add_argument("--per-platform", type=_positive, default=4, help="sites of one platform at once; default 4")
    run.add_argument("--lang", choices=("zh", "en"), default="zh")
    run.set_defaults(command=_run)
    told = commands.add_parser("status", help="how far the last run is, and how long it still takes")
    told.add_argument("output", metavar="DIR")
    told.add_argument("--lang", choices=("zh", "en"), default="zh")
    told.set_defaults(command=_status)
    page = commands.add_parser("overview", help="write overview.html and notice.xlsx (检查通报表) anew")
    page.add_argument("output", metavar="DIR")
    page.add_argument("--month", default="", metavar="2026-11", help="default: the last one that has results")
    page.add_argument("--lang", choices=("zh", "en"), default="zh")
    page.set_defaults(command=_overview)
    ask = commands.add_parser("ask", help="put a question in SQL (DuckDB) to the results; the answer is CSV")
    ask.add_argument("output", metavar="DIR")
    ask.add_argument("question", help="tables: runs, requirements, findings, vetoes; views: latest, current")
    ask.set_defaults(command=_ask)
    return parser


def _run(options: argparse.Namespace) -> int:
    storage = Storage(options.output)
    sites = read_sites(options.sites)
    with _alone(storage):
        run, todo = plan(storage, sites, now=moment(), resume=options.resume, max_age=options.max_age)
        limits = Limits(
            seconds=options.time_limit.total_seconds(), memory=options.memory_limit, retries=options.retries
        )
        common = {"run": run.run, "month": run.month, "storage": storage.url, "work": options.work, "limits": limits}
        arguments = (f"--govsite-lang={options.lang}", *options.arguments)
        orders = [Order(site=site, arguments=arguments, **common) for site in todo]
        _work_off(storage, run, orders, options)
    for name in write_overview(storage, made=moment(), language=options.lang):
        print(shown(name))
    states = [state for key, state in read_states(storage).items() if key in {site.key for site in run.sites}]
    return 0 if all(state.state is State.DONE for state in states) else 1


def _work_off(storage: Storage, run: FleetRun, orders: Sequence[Order], options: argparse.Namespace) -> None:
    from pytest_govsite.fleet.delivering import write_result
    from pytest_govsite.fleet.dispatching import connected, dispatch, fitting_workers, unfinished

    workers = options.workers or (0 if options.scheduler else fitting_workers())
    run = msgspec.structs.replace(run, workers=workers)
    write_run(storage, run)
    print(f"{run.run}  {len(run.sites)} 个网站，待检 {len(orders)} / {len(run.sites)} sites, {len(orders)} to do")
    ready = 0

    def told(result: Result) -> None:
        nonlocal ready
        ready += 1
        print(f"[{ready}/{len(orders)}] {line_of(result, options.lang)}")

    for order in orders:
        if order.site.problem:
            result = unfinished(order, Reason.CONFIGURATION, order.site.problem)
            write_result(storage, result)
            told(result)
    able = [order for order in orders if not order.site.problem]
    if able:
        with connected(options.scheduler, workers) as client:
            dispatch(client, able, storage, told, options.per_platform)
    write_run(storage, msgspec.structs.replace(run, finished=moment().isoformat(timespec="seconds")))


def _status(options: argparse.Namespace) -> int:
    storage = Storage(options.output)
    run = read_run(storage)
    if run is None:
        raise StoreError(f"{shown(options.output)}：没有检测批次 / no run of a list here")
    print("\n".join(status(storage, run, now=moment(), language=options.lang)))
    return 0


def _overview(options: argparse.Namespace) -> int:
    storage = Storage(options.output)
    for name in write_overview(storage, made=moment(), month=options.month, language=options.lang):
        print(shown(name))
    return 0


def _ask(options: argparse.Namespace) -> int:
    results = Results(Storage(options.output))
    try:
        answer = results.ask(options.question)
    except duckdb.Error as error:
        raise StoreError(" ".join(str(error).split())[:500]) from None
    finally:
        results.close()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for number, row in enumerate(answer):
        if not number:
            writer.writerow(row)
        writer.writerow([safe_cell(value) if isinstance(value, str) else value for value in row.values()])
    return 0


@contextlib.contextmanager
def _alone(storage: Storage) -> Iterator[None]:
    """Keep a second run out of the same folder; other kinds of storage know no locks."""
    if storage.folder is None:
        yield
        return
    storage.folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(storage.folder / ".fleet.lock", timeout=0)
    try:
        with lock:
            yield
    except Timeout:
        raise StoreError(f"{storage.folder}：另一批检测正在进行 / another run is under way") from None


def _span(text: str) -> timedelta:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", text.strip())
    if not found or float(found[1]) <= 0:
        raise argparse.ArgumentTypeError("90s, 30m, 4h, 20d")
    return timedelta(seconds=float(found[1]) * _UNITS[found[2]])


def _size(text: str) -> int:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([MG])i?B?", text.strip())
    if not found or float(found[1]) <= 0:
        raise argparse.ArgumentTypeError("800M, 6G")
    return int(float(found[1]) * _SIZES[found[2]])


def _positive(text: str) -> int:
    number = _number(text)
    if number < 1:
        raise argparse.ArgumentTypeError("1, 2, 3 …")
    return number


def _number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("0, 1, 2 …")
    return int(text)
