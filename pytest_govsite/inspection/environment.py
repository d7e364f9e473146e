"""Where and with what the inspection was done: machine, network, clock, and whether the program is as it was installed."""

from __future__ import annotations

import base64
import getpass
import hashlib
import os
import platform
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from statistics import median

import pytest_govsite
from pytest_govsite.config.settings import Config, HostRule
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.model import Environment, HttpExchange, LinkFacts, SelfCheck, SiteFacts

_SAMPLES = 200


def environment_of(config: Config, observed: Observed) -> Environment:
    """Return the environment of this run; what the clock showed is told from the answers of the site."""
    exchanges = (p.exchange for p in observed.pages.all if p.exchange is not None)
    offset, samples = clock_offset(exchanges)
    return Environment(
        account=_account(),
        machine=f"{platform.machine()}, {os.cpu_count() or 0} CPU",
        system=platform.platform(terse=True),
        outside_reachable=outside_reachable(observed.facts, observed.links),
        resolve=tuple(_told(rule) for rule in config.rules),
        clock_offset=offset,
        clock_samples=samples,
        self_check=self_check(),
    )


def outside_reachable(facts: SiteFacts, links: LinkFacts | None) -> bool | None:
    """Return whether a host outside the site answered, to a probe or as a link. None: none was asked."""
    told = [each.outside_reachable for each in (facts, links) if each is not None and each.outside_asked]
    return any(told) if told else None


def _told(rule: HostRule) -> str:
    host = rule.host if rule.port is None else f"{rule.host}:{rule.port}"
    address = f"[{rule.address}]" if ":" in rule.address else rule.address
    return f"{host} → {address}" if rule.target_port is None else f"{host} → {address}:{rule.target_port}"


def clock_offset(exchanges: Iterable[HttpExchange]) -> tuple[float | None, int]:
    """Return by how many seconds the site's clock is ahead of ours, and over how many answers that is the median.

    Answers that come from a cache carry the time they were cached and are left out. None: no answer told a time.
    """
    ahead: list[float] = []
    for exchange in exchanges:
        headers = dict(exchange.headers)
        if len(ahead) >= _SAMPLES or headers.get("age", "0") != "0":
            continue
        try:
            told = parsedate_to_datetime(headers.get("date", ""))
            ahead.append((told - datetime.fromisoformat(exchange.fetched)).total_seconds())
        except (ValueError, TypeError, OverflowError):
            continue
    return (float(median(ahead)), len(ahead)) if ahead else (None, 0)


@cache
def self_check() -> SelfCheck:
    """Return whether the program's files are those of its installation, and one digest over all of them."""
    folder = Path(pytest_govsite.__file__).parent
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    digests = {p: hashlib.sha256(p.read_bytes()) for p in files}
    lines = "".join(f"{digest.hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p, digest in digests.items())
    listed = _listed(folder)
    state = "unlisted"
    if listed:
        actual = {p: base64.urlsafe_b64encode(d.digest()).rstrip(b"=").decode() for p, d in digests.items()}
        state = "intact" if all(actual.get(p) == value for p, value in listed.items()) else "changed"
    return SelfCheck(state=state, files=len(files), sha256=hashlib.sha256(lines.encode()).hexdigest())


def _listed(folder: Path) -> dict[Path, str]:
    """Return the files below a folder that the installation lists, with their digests; none: it lists none."""
    try:
        files = metadata.distribution("pytest-govsite").files or []
    except metadata.PackageNotFoundError:
        return {}
    found = {}
    for entry in files:
        path = Path(str(entry.locate())).resolve()
        if entry.hash is not None and entry.hash.mode == "sha256" and path.is_relative_to(folder.resolve()):
            found[folder / path.relative_to(folder.resolve())] = entry.hash.value
    return found


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
