"""Writing what the office reads to the root of the storage."""

from __future__ import annotations

from datetime import datetime

from pytest_govsite.errors import StoreError
from pytest_govsite.fleet.dataset import Results
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
    results = Results(storage)
    try:
        months = results.months()
        if not months or (month and month not in months):
            raise StoreError(f"{shown(storage.url)}：没有 {month} 的结果 / no results {month}".replace("  ", " "))
        month = month or months[0]
        run = read_run(storage)
        found = figures(results, month, run.sites if run and run.month == month else ())
        failed = failed_requirements(results, month)
    finally:
        results.close()
    page, notice = (name if month == months[0] else name.replace(".", f"-{month}.") for name in (PAGE, NOTICE))
    storage.write(page, overview_html(found, made=made, language=language).encode())
    storage.write(notice, notice_xlsx(found, failed, language))
    return storage.path(page), storage.path(notice)
