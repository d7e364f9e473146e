"""Writing what the office reads to the root of the storage."""

from __future__ import annotations

from datetime import datetime

from pytest_govsite.errors import StoreError
from pytest_govsite.fleet.dataset import Results, months_of
from pytest_govsite.fleet.overview.figures import failed_requirements, figures
from pytest_govsite.fleet.overview.notice import notice_xlsx
from pytest_govsite.fleet.overview.page import overview_html
from pytest_govsite.fleet.runs import read_run
from pytest_govsite.fleet.storage import Storage, shown

PAGE, NOTICE = "overview.html", "notice.xlsx"


def write_overview(storage: Storage, *, made: datetime, month: str = "", language: str = "zh") -> tuple[str, str]:
    """Write overview.html and notice.xlsx and return their full names.

    Args:
        storage: where the results are.
        made: the present moment.
        month: `2026-11`; empty: the last one that has results. Of an earlier one the month stands in the files' names.
        language: `zh` or `en`.

    Raises:
        StoreError: there are no results of that month.
    """
    months = months_of(storage)
    if not months or (month and month not in months):
        raise StoreError(f"{shown(storage.url)}：没有结果 / no results: {month}")
    month = month or months[0]
    before = next((each for each in months if each < month), "")
    run = read_run(storage)
    results = Results(storage, [month, before] if before else [month])
    try:
        found = figures(results, month, before, run.sites if run and run.month == month else ())
        failed = failed_requirements(results, month)
    finally:
        results.close()
    page, notice = (name if month == months[0] else name.replace(".", f"-{month}.") for name in (PAGE, NOTICE))
    storage.write(page, overview_html(found, made=made, language=language).encode())
    storage.write(notice, notice_xlsx(found, failed, language))
    return storage.path(page), storage.path(notice)
