from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from pytest_govsite.checks.columns import disclosure_report, site_report
from pytest_govsite.model import PageFacts
from tests.checks.building import NOW
from tests.checks.columns.portal import column, home, item, listing, survey_of
from tests.checks.writing import single

REPORTS = ("示范县2024年政府信息公开工作年度报告", "2025-03-20"), ("示范县2023年政府信息公开工作年度报告", "2024-03-20")
LATEST = ("示范县2025年政府信息公开工作年度报告", "2026-03-20")


def on(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=9, tzinfo=NOW.tzinfo)


def disclosed(*items: tuple[str, str], **values: Any) -> tuple[str, str]:
    shown = column("/nb/", "政府信息公开年报", listing(*items, folder="/nb/"))
    survey = survey_of(home({"政府信息公开年报": "/nb/"}), shown, **values)
    return single(disclosure_report(survey.pages, survey))


def test_report_of_last_year() -> None:
    assert disclosed(LATEST, *REPORTS) == ("passed", "有 2025 年的政府信息公开年度报告")


def test_report_of_last_year_missing() -> None:
    assert disclosed(*REPORTS) == ("failed", "没有找到 2025 年的政府信息公开年度报告")


@pytest.mark.parametrize(
    ("kind", "day", "outcome"),
    [
        ("department", "2026-01-31", "passed"),
        ("department", "2026-02-01", "failed"),
        ("institution", "2026-02-01", "failed"),
        ("portal", "2026-02-01", "passed"),
        ("portal", "2026-03-31", "passed"),
        ("portal", "2026-04-01", "failed"),
    ],
)
def test_day_from_which_it_is_owed(kind: str, day: str, outcome: str) -> None:
    assert disclosed(*REPORTS, kind=kind, now=on(day))[0] == outcome


def test_no_column_at_all() -> None:
    survey = survey_of(home({"走进示范": "/zjsf/"}), column("/zjsf/", "走进示范"))
    outcome, message = single(disclosure_report(survey.pages, survey))
    assert (outcome, message) == ("failed", "没有找到“信息公开年报”栏目，或不能从首页到达")


def test_report_without_a_year() -> None:
    assert disclosed(("政府信息公开工作年度报告", ""))[0] == "cantTell"


def test_report_that_tells_its_year_by_its_day() -> None:
    assert disclosed(("政府信息公开工作年度报告", "2026-03-20"))[0] == "passed"


def test_before_launch_the_column_is_enough() -> None:
    assert disclosed(*REPORTS, stage="prelaunch")[0] == "passed"


def test_report_as_an_article_of_another_column() -> None:
    found = item("/gg/1.html", "示范县人民政府2025年政府信息公开工作年度报告", "2026-03-20 09:00")
    survey = survey_of(home({"走进示范": "/zjsf/"}, "<a href=/gg/1.html>查看年度报告全文</a>"), found)
    assert single(disclosure_report(survey.pages, survey))[0] == "passed"


def reported(*pages: PageFacts, body: str = "", **values: Any) -> tuple[str, str]:
    survey = survey_of(home({}, body), *pages, **values)
    return single(site_report(survey.pages, survey))


def test_site_report_linked_from_the_home_page() -> None:
    link = "<a href=/bb/2025.html>示范县人民政府网站工作年度报表（2025年度）</a>"
    assert reported(body=link) == ("passed", "有 2025 年的政府网站年度工作报表")


def test_site_report_in_a_list() -> None:
    shown = column("/bb/", "政府网站年度报表", listing(("2025年度政府网站工作年度报表", "2026-01-20"), folder="/bb/"))
    assert reported(shown, body="<a href=/bb/>政府网站年度报表</a>")[0] == "passed"


def test_site_report_missing() -> None:
    old = "<a href=/bb/2023.html>政府网站工作年度报表（2023年度）</a>"
    assert reported(body=old) == ("failed", "没有找到 2025 年的政府网站年度工作报表")
    assert reported()[0] == "failed"


def test_supervision_report_is_another_one() -> None:
    assert reported(body="<a href=/bb/2025.html>政府网站年度监管报表（2025年度）</a>")[0] == "failed"


@pytest.mark.parametrize(("day", "outcome"), [("2026-01-31", "passed"), ("2026-02-01", "failed")])
def test_site_report_is_owed_from_february(day: str, outcome: str) -> None:
    link = "<a href=/bb/2024.html>政府网站工作年度报表（2024年度）</a>"
    assert reported(body=link, now=on(day))[0] == outcome


@pytest.mark.parametrize(
    ("opened", "day", "outcome"),
    [
        ("2026-03-01", "2026-11-20", "inapplicable"),
        ("2025-03-01", "2026-01-15", "inapplicable"),
        ("2025-03-01", "2026-02-15", "failed"),
    ],
)
def test_new_site_owes_none(opened: str, day: str, outcome: str) -> None:
    assert reported(opened=opened, now=on(day))[0] == outcome


def test_site_report_before_launch() -> None:
    assert reported(stage="prelaunch") == ("inapplicable", "网站开通不满一年，尚无年度工作报表")
