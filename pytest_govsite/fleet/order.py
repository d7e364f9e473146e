"""What a fleet is made of: the sites, the limits of one site, the order that goes to a worker, and what comes back."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pytest_govsite.model import Fact


class State(StrEnum):
    """How far a site came in a run of the list."""

    DONE = "done"
    """A complete record is there."""
    PARTIAL = "partial"
    """A record is there, but the inspection was interrupted; the reason says why."""
    FAILED = "failed"
    """There is no record; the reason says why."""


class Reason(StrEnum):
    """Why a site has no complete record. None of them is a verdict about the site."""

    UNREACHABLE = "unreachable"
    """Its start could not be looked at."""
    TIME_LIMIT = "time-limit"
    MEMORY_LIMIT = "memory-limit"
    CONFIGURATION = "configuration"
    """Its line in the list, or its govsite.toml, is not allowed."""
    CANNOT_RUN = "cannot-run"
    """The inspection could not begin for a reason on our side: a browser is not there, a folder cannot be written."""
    BROKEN = "broken"
    """The inspection ended without a record: our defect."""
    INTERRUPTED = "interrupted"
    WORKER_LOST = "worker-lost"
    """Every worker that had the site died."""
    STORAGE = "storage"
    """The record was made and could not be stored."""


class Site(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One site of the list."""

    key: str
    """Unique in the list and safe as a name of a file: the site code where there is one, else host and path."""
    url: str
    name: str = ""
    group: str = ""
    """City, sponsor: whatever the office sorts its sites by."""
    platform: str = ""
    """Name of the servers that it shares with other sites (集约化平台); empty: it has its own."""
    settings: dict[str, Any] = {}
    """Its govsite.toml, as data."""
    problem: str = ""
    """Why it cannot be inspected at all; empty: it can."""


class Limits(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What one site may take."""

    seconds: float = 4 * 3600.0
    memory: int = 6 * 2**30
    """Bytes of the inspection with all its browsers."""
    retries: int = 1
    """Further attempts after one without a complete record."""
    grace: float = 120.0
    """Seconds to write down what was seen once the time is up."""


class Order(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One site to inspect, as it goes to a worker."""

    site: Site
    run: str
    """Id of the run of the list."""
    month: str
    """`2026-11`: the month that the results count for."""
    storage: str
    """Folder or URL that gets record and results."""
    work: str = ""
    """Folder of the worker's machine for what is being written; empty: one in its temporary folder."""
    limits: Limits = Limits()
    arguments: tuple[str, ...] = ()
    """Further arguments of pytest: `--govsite-engines=chromium`, `-m`, `security` …"""
    command: tuple[str, ...] = ()
    """What inspects a site; empty: pytest of the worker's own Python."""


class Result(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one site in one run of the list."""

    key: str
    run: str
    month: str
    state: State
    name: str = ""
    url: str = ""
    group: str = ""
    reason: Reason | None = None
    """Set unless the state is `done`."""
    detail: str = ""
    record: str = ""
    """Folder of the record below the storage; empty where there is none."""
    verdict: str = ""
    started: str = ""
    finished: str = ""
    seconds: float = 0.0
    attempts: int = 1
    exit_code: int | None = None
    memory: int = 0
    """Most bytes that the inspection had at once, measured every second or so."""
    cpu: float = 0.0
    """Seconds of processors, of all its attempts together."""
    stored: int = 0
    """Bytes of the record's folder."""
    worker: str = ""
