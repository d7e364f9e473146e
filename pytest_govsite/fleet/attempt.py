"""One inspection of one site as a process of its own, on the machine of a worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import tomli_w

from pytest_govsite.errors import CANNOT_INSPECT
from pytest_govsite.fleet.order import Order, Reason

RECORD = "record"
"""Name of the output folder in the folder of the site."""
_USAGE_ERROR = 4
_RECORDED = (0, 1, 2)


class Ended(NamedTuple):
    """How an attempt ended."""

    exit: int | None
    reason: Reason | None
    """None: it came to its own end with a record."""
    detail: str
    memory: int
    cpu: float
    record: Path | None
    """The complete output folder; None: there is none."""


def attempt(order: Order, folder: Path) -> Ended:
    """Inspect a site in `folder`; what an earlier attempt there saw is taken up. Never raises for what a site does."""
    folder.mkdir(parents=True, exist_ok=True)
    # of a project that the folder may lie in, neither settings nor plugins shall count
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (folder / "govsite.toml").write_text(tomli_w.dumps(order.site.settings), "utf-8")
    told = _guarded(order, folder)
    record = folder / RECORD
    complete = record if (record / "record.json").is_file() else None
    reason, detail = _reason(told, order, folder, recorded=complete is not None)
    return Ended(told.get("exit"), reason, detail, told.get("memory", 0), told.get("cpu", 0.0), complete)


def _guarded(order: Order, folder: Path) -> dict[str, Any]:
    limits = order.limits
    command = [
        *(sys.executable, "-m", "pytest_govsite.fleet.guard", "--folder", str(folder)),
        *("--seconds", str(limits.seconds), "--memory", str(limits.memory), "--grace", str(limits.grace), "--"),
        *(order.command or (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")),
        *("--govsite=config", f"--govsite-config={folder / 'govsite.toml'}"),
        *(f"--govsite-output={folder / RECORD}", "--govsite-resume", *order.arguments),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()) as guard:
        assert guard.stdout is not None
        lines = guard.stdout.read().splitlines()
    try:
        told = json.loads(lines[-1])
    except (IndexError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


def _reason(told: dict[str, Any], order: Order, folder: Path, *, recorded: bool) -> tuple[Reason | None, str]:
    limits, code = order.limits, told.get("exit")
    if told.get("ended") == "time":
        hours = limits.seconds >= 3600
        length = f"{limits.seconds / 3600:.3g}" if hours else f"{limits.seconds:g}"
        return (
            Reason.TIME_LIMIT,
            f"超过 {length} {'小时' if hours else '秒'} / more than {length} {'h' if hours else 's'}",
        )
    if told.get("ended") == "memory":
        size = f"{limits.memory / 2**30:.2g} GiB"
        return Reason.MEMORY_LIMIT, f"内存超过 {size} / more than {size} of memory"
    said = _last_line(folder)
    if code == _USAGE_ERROR:
        kind = Reason.UNREACHABLE if any(word in said for word in CANNOT_INSPECT) else Reason.CANNOT_RUN
        return kind, said
    if not told or told.get("ended") == "left":
        return Reason.INTERRUPTED, "检测进程被终止 / the inspection was ended from outside"
    if not recorded:
        return Reason.BROKEN, f"退出码 {code}，没有记录 / exit code {code} without a record: {said}"
    if code == 2:
        return Reason.INTERRUPTED, "检测中断 / interrupted"
    return (None, "") if code in _RECORDED else (Reason.BROKEN, f"退出码 {code} / exit code {code}: {said}")


def _last_line(folder: Path) -> str:
    """Return what the inspection said last: the line of its error where there is one."""
    lines: list[str] = []
    for name in ("out.log", "err.log"):
        file = folder / name
        if file.is_file():
            with file.open("rb") as held:
                held.seek(max(0, file.stat().st_size - 8_000))
                lines += [line.strip() for line in held.read().decode("utf-8", "replace").splitlines() if line.strip()]
    marks = ("ERROR: ", "INTERNALERROR> ")
    errors = [
        line.partition("> ")[2] if line.startswith(marks[1]) else line[7:] for line in lines if line.startswith(marks)
    ]
    return ([line.strip() for line in errors if line.strip()] or lines or ["?"])[-1][:500]
