"""What a worker does with an order: inspect, try again, store the record and its rows, and say how it went.

The state of the site is written last. Whatever is cut off before that is done again; whatever is done twice changes nothing.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import socket
import tempfile
import time
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from filelock import FileLock

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.errors import StoreError
from pytest_govsite.fleet.attempt import RECORD, Ended, attempt
from pytest_govsite.fleet.dataset import write_rows
from pytest_govsite.fleet.order import Order, Reason, Result, State
from pytest_govsite.fleet.runs import read_states
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.model.record import Record
from pytest_govsite.record.json import load_record

FINAL = (None, Reason.CONFIGURATION, Reason.CANNOT_RUN)
"""Ends that another attempt on the same machine would not change."""


def deliver(order: Order) -> Result:
    """Inspect a site and store what came of it. Never raises for what a site does.

    Where a worker of a run that was broken off is still at the site, its end is waited for and is the result.
    """
    storage = Storage(order.storage)
    folder = work_folder(order, storage)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        return _ended_meanwhile(order, storage) or _delivered(order, storage, folder)


def _ended_meanwhile(order: Order, storage: Storage) -> Result | None:
    with contextlib.suppress(Exception):  # storage that fails has its say later on
        known = read_states(storage, order.site.key).get(order.site.key)
        if known is not None and known.state is State.DONE and known.run == order.run:
            return known
    return None


def _delivered(order: Order, storage: Storage, folder: Path) -> Result:
    begun, clock = _now(), time.monotonic()
    with contextlib.suppress(Exception):  # each kind of storage has its own; this one only tells how far the run is
        write_begun(storage, order, begun)
    ended, attempts, memory, cpu = _left_by_another(folder), 0, 0, 0.0
    while ended.reason is not None and attempts <= order.limits.retries:
        attempts += 1
        ended = attempt(order, folder)
        memory, cpu = max(memory, ended.memory), cpu + ended.cpu
        if ended.reason in FINAL:
            break
    record = _loaded(ended.record)
    result = Result(
        key=order.site.key,
        run=order.run,
        month=order.month,
        state=_state(ended, record),
        name=order.site.name or (record.site.name if record else ""),
        url=order.site.url,
        group=order.site.group,
        reason=ended.reason,
        detail=ended.detail,
        verdict=record.conclusion.verdict if record else "",
        started=begun,
        finished=_now(),
        seconds=round(time.monotonic() - clock, 1),
        attempts=attempts,
        exit_code=ended.exit,
        memory=memory,
        cpu=round(cpu, 1),
        worker=socket.gethostname(),
    )
    result = _store(storage, result, ended.record, record)
    if result.state is not State.FAILED or result.reason is Reason.UNREACHABLE:
        shutil.rmtree(folder, ignore_errors=True)
    return result


def _left_by_another(folder: Path) -> Ended:
    """Return the end of an attempt whose worker died before it stored the record; else one that asks for an attempt."""
    record = _loaded(folder / RECORD)
    if record is not None and not record.interrupted:
        return Ended(None, None, "", 0, 0.0, folder / RECORD)
    return Ended(None, Reason.BROKEN, "", 0, 0.0, None)


def write_result(storage: Storage, result: Result, record: Record | None = None) -> None:
    """Write the rows, then the state that says that all else is there."""
    write_rows(storage, result, record)
    storage.write(f"state/{result.key}.json", msgspec.json.format(msgspec.json.encode(result), indent=1))


def write_begun(storage: Storage, order: Order, begun: str) -> None:
    """Say that the site is being inspected, and where."""
    told = {"run": order.run, "started": begun, "worker": socket.gethostname()}
    storage.write(f"begun/{order.site.key}.json", msgspec.json.encode(told))


def work_folder(order: Order, storage: Storage) -> Path:
    """Return where the site is worked on: the same folder for every attempt of a run on a machine."""
    if order.work:
        base = Path(order.work)
    elif storage.folder is not None:
        base = storage.folder / "work"
    else:
        base = Path(tempfile.gettempdir()) / f"govsite-fleet-{sha256(order.storage.encode()).hexdigest()[:12]}"
    return base / order.run / order.site.key


def _store(storage: Storage, result: Result, folder: Path | None, record: Record | None) -> Result:
    """Put the record into the storage; a storage that fails is told as the reason, as far as it can still be told."""
    try:
        if folder is not None and record is not None:
            place = f"sites/{result.key}/{_safe(record.id)}"
            stored = storage.put_folder(folder, place)
            result = msgspec.structs.replace(result, record=place, stored=stored)
        write_result(storage, result, record)
    except Exception as error:  # each kind of storage has its own errors
        told = f"无法存入 / cannot be stored: {type(error).__name__}: {error}"[:500]
        return msgspec.structs.replace(
            result, state=State.FAILED, reason=Reason.STORAGE, detail=told, record="", verdict=""
        )
    return result


def _state(ended: Ended, record: Record | None) -> State:
    if record is None:
        return State.FAILED
    return State.DONE if ended.reason is None else State.PARTIAL


def _loaded(folder: Path | None) -> Record | None:
    try:
        return load_record(folder) if folder else None
    except StoreError:
        return None


def _safe(identifier: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]", "-", identifier)[:100] or "record"


def _now() -> str:
    return datetime.now(SHANGHAI).isoformat(timespec="seconds")
