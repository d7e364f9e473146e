"""A run of the list: what it is called, which sites it has to do, and what is known of it in the storage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.errors import StoreError
from pytest_govsite.fleet.order import Result, Site, State
from pytest_govsite.fleet.storage import Storage, shown
from pytest_govsite.model import Fact

FILE = "fleet.json"


class Entry(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A site as the run knows it."""

    key: str
    url: str
    name: str = ""
    group: str = ""


class FleetRun(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """fleet.json: the last run of the list."""

    run: str
    month: str
    started: str
    sites: tuple[Entry, ...]
    todo: tuple[str, ...]
    """Keys of the sites that this run had to do when it was last started; the others were done."""
    resumed: str = ""
    """When it was last taken up."""
    workers: int = 0
    finished: str = ""
    """Empty while it runs, or where it was broken off."""


def plan(
    storage: Storage,
    sites: Iterable[Site],
    *,
    now: datetime,
    resume: bool = False,
    max_age: timedelta | None = None,
) -> tuple[FleetRun, tuple[Site, ...]]:
    """Return the run and the sites that it has to do, in the order of the list.

    Args:
        storage: where results are.
        sites: the list.
        now: the present moment.
        resume: go on with the last run: a site of which it has a complete record is not done again.
        max_age: nor one with a complete record of any run that is not older.

    Raises:
        StoreError: fleet.json is no such file.
    """
    listed = tuple(sites)
    last = read_run(storage) if resume else None
    states = read_states(storage)
    run = last.run if last else now.strftime("R%Y%m%d-%H%M%S")
    todo = tuple(site for site in listed if not _is_done(states.get(site.key), run, now, max_age))
    moment = now.isoformat(timespec="seconds")
    return FleetRun(
        run=run,
        month=last.month if last else now.strftime("%Y-%m"),
        started=last.started if last else moment,
        resumed=moment if last else "",
        sites=tuple(Entry(key=s.key, url=s.url, name=s.name, group=s.group) for s in listed),
        todo=tuple(site.key for site in todo),
    ), todo


def _is_done(state: Result | None, run: str, now: datetime, max_age: timedelta | None) -> bool:
    if state is None or state.state is not State.DONE:
        return False
    return state.run == run or (max_age is not None and now - datetime.fromisoformat(state.finished) <= max_age)


def read_run(storage: Storage) -> FleetRun | None:
    """Return the last run; None: there was none.

    Raises:
        StoreError: fleet.json is no such file.
    """
    held = storage.read(FILE)
    if held is None:
        return None
    try:
        return msgspec.json.decode(held, type=FleetRun)
    except msgspec.MsgspecError as error:
        raise StoreError(f"{shown(storage.url)}/{FILE}：不是检测批次 / no run of a list: {error}") from None


def write_run(storage: Storage, run: FleetRun) -> None:
    """Write fleet.json."""
    storage.write(FILE, msgspec.json.format(msgspec.json.encode(run), indent=1))


def read_states(storage: Storage, which: str = "*") -> dict[str, Result]:
    """Return what became of each site when it was last done; a file that cannot be read counts as not there.

    Args:
        storage: where results are.
        which: the key of a site; by default all.
    """
    found: dict[str, Result] = {}
    for held in storage.read_all(f"state/{which}.json").values():
        try:
            state = msgspec.json.decode(held, type=Result)
        except msgspec.MsgspecError:
            continue
        found[state.key] = state
    return found


def moment() -> datetime:
    """Return the present moment, as offices in China write it."""
    return datetime.now(SHANGHAI).replace(microsecond=0)
