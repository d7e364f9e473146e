"""An invented province: two months of results of many sites, some of them hostile."""

from __future__ import annotations

import msgspec

from pytest_govsite.fleet.dataset import write_rows
from pytest_govsite.fleet.order import Reason, Result, State
from pytest_govsite.fleet.runs import Entry, FleetRun, write_run
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.model import Outcome, Record
from tests.fleet.records import record

HOSTILE = "=cmd|' /C calc'!A0<script>document.title=\"x\"</script>\u202e"
FAILURES = (
    (Reason.UNREACHABLE, "无法开始检测：无法建立连接（拒绝连接）"),
    (Reason.TIME_LIMIT, "超过 4 小时 / more than 4 h"),
    (Reason.UNREACHABLE, "<b>503</b> =1+1"),
)
CITIES = ("杭州市", "宁波市", "温州市")


def fill(storage: Storage, sites: int = 40) -> None:
    """Write the results; every tenth site failed in the second month, and the last one of the list was not begun."""
    for month, run in (("2026-10", "R20261003-010000"), ("2026-11", "R20261103-010000")):
        for number in range(sites):
            place = f"sites/s{number:03}/GS-{run}"
            result = Result(
                key=f"s{number:03}",
                run=run,
                month=month,
                state=State.DONE,
                url=f"http://www.s{number:03}.gov.example/",
                name=HOSTILE if number == 3 else f"示范{number}县人民政府",
                group=CITIES[number % 3],
                record=place,
                started=f"{month}-03T01:00:00+08:00",
                finished=f"{month}-03T02:{number % 60:02}:00+08:00",
                seconds=600,
            )
            if month == "2026-11" and number % 10 == 9:
                reason, detail = FAILURES[number // 10 % 3]
                failed = {"state": State.FAILED, "reason": reason, "detail": detail, "record": ""}
                write_rows(storage, msgspec.structs.replace(result, **failed), None)
            else:
                write_rows(storage, result, site_record(number, month))
    listed = tuple(Entry(key=f"s{n:03}", url=f"http://www.s{n:03}.gov.example/") for n in range(sites + 1))
    todo = tuple(entry.key for entry in listed)
    write_run(storage, FleetRun(run=run, month="2026-11", started="2026-11-03T01:00:00+08:00", sites=listed, todo=todo))


def site_record(number: int, month: str) -> Record:
    """Return the record: with time sites get better, and one in three has no veto."""
    made = record(f"http://www.s{number:03}.gov.example/", number if month == "2026-11" else number + number % 2)
    mended = tuple(
        msgspec.structs.replace(each, outcome=Outcome.PASSED, findings=())
        if each.outcome is Outcome.FAILED and (number + place) % (3 if month == "2026-11" else 4) == 0
        else each
        for place, each in enumerate(made.requirements)
    )
    conclusion = msgspec.structs.replace(made.conclusion, veto=made.conclusion.veto if number % 3 == 1 else ())
    return msgspec.structs.replace(made, requirements=mended, conclusion=conclusion)
