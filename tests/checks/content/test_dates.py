from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.content import forged_dates
from pytest_govsite.model import Outcome, PageFacts, PageType, Region, TimeSighting
from tests.checks.building import HOME, is_failure, link, metas, one, site, source_page

PLAIN = f"{HOME}xwzx/content_8812.html"


def shown(value: str, label: str = "发布时间", **values: Any) -> TimeSighting:
    return TimeSighting(selector="span", text=f"{label}：{value}", value=value, label=label, **values)


def article(path: str = "", label: str | None = None, *times: TimeSighting, links: tuple[Any, ...] = ()) -> PageFacts:
    url = f"{HOME}{path}" if path else PLAIN
    labels = metas(PubDate=label) if label is not None else ()
    return source_page(url=url, kind=PageType.ARTICLE, metas=labels, times=times, links=links)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (article("", "2026-12-20 09:00"), "晚于检测时间"),
        (article("", None, shown("2027-01-04")), "晚于检测时间"),
        (article("", "1970-01-01 08:00"), "缺省值"),
        (article("", None, shown("1900-01-01")), "缺省值"),
        (article("", "0001-01-01 00:00"), "缺省值"),
        (article("", "2026-12-20T09:00:00+08:00"), "晚于检测时间"),
        (article("202603/t20260302_1001.html", "2026-09-01 09:00", shown("2026-03-02 10:00")), "网址中的日期"),
        (article("art/2026/3/2/art_12_88.html", "2026-03-02 09:00", shown("2026-11-18 10:00")), "网址中的日期"),
    ],
)
def test_times_that_cannot_be_true_fail(page: PageFacts, message: str) -> None:
    verdict = one(forged_dates(page, site()))
    assert is_failure(verdict)
    assert message in verdict.message.zh


@pytest.mark.parametrize(
    "page",
    [
        article("", "2026-11-20 17:30"),
        article("", None, shown("2026-11-21")),
        article("", None, shown("2026-12-20 14:30", "时间")),
        article("202103/t20210302_1001.html", "2026-09-01 09:00", shown("2026-09-01")),
        article("202103/t20210302_1001.html", "2026-09-01 09:00"),
        article(
            "202603/t20260302_1.html",
            "2026-03-03 09:00",
            links=(link("附件.pdf", "/202603/P020260901390000000001.pdf", Region.MAIN),),
        ),
    ],
)
def test_what_may_have_a_reason_is_for_a_person(page: PageFacts) -> None:
    assert one(forged_dates(page, site())).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize(
    "page",
    [
        article("", "1985-03-12 00:00", shown("1985-03-12", "发布日期")),
        article("", "2026-11-20 09:59", shown("2026-11-20 09:59")),
        article("", "2026-11-20 10:05"),
        article("", "2026-11-20T01:30:00Z"),
        article("", None, shown("2026-11-20")),
        # made, then published after proofreading
        article("202603/t20260302_1001.html", "2026-03-05 09:00", shown("2026-03-05 09:00")),
        article("202610/t20261027_1001.html", "2026-11-16 09:00", shown("2026-11-16")),
        # moved from an older system: the address is of the move
        article("202003/t20200302_1001.html", "2015-06-01 09:00", shown("2015-06-01")),
        article("202003/t20200302_1001.html", "2020-03-02 00:30", shown("2020-03-01")),
        # a folder of year or month tells no day
        article("2026/11/content_1.html", "2026-03-05 09:00"),
        article("zwgk/2023/index_7.html", "2026-03-05 09:00"),
        article("zwgk/202311/content_7.html", "2026-03-05 09:00"),
        # dates of other things
        article("", "2026-11-10 09:00", shown("2026-12-31", "截止时间"), shown("2026-11-10 09:00")),
        article("", "2026-11-10 09:00", shown("2026-12-20 14:30", "时间")),
        article("", "2026-11-10 09:00", shown("2027-05-01", "发布时间", position="text")),
        article("", "2026-11-10 09:00", shown("2027-01-01", "施行日期")),
        article("", "2026-11-10 09:00", shown("2027-01-01", "会议召开")),
        # files of the move, of the day, and with names that only look like dates
        article(
            "202603/t20260302_1.html",
            "2015-03-03 09:00",
            links=(link("附件.pdf", "/202603/P020260302390000000001.pdf", Region.MAIN),),
        ),
        article(
            "202603/t20260302_1.html",
            "2026-03-02 09:00",
            links=(link("附件.pdf", "/202603/P020260302390000000001.pdf", Region.MAIN),),
        ),
        article(
            "202603/t20260302_1.html", "2026-03-02 09:00", links=(link("报告.pdf", "/up/20261101.pdf", Region.MAIN),)
        ),
    ],
)
def test_usual_times_pass(page: PageFacts) -> None:
    assert one(forged_dates(page, site())).outcome is Outcome.PASSED


@pytest.mark.parametrize("label", [None, "", "今天", "2026-99-99", "9999999999", "${pubdate}", "2026-02-30 10:00"])
def test_without_a_time_there_is_nothing_to_judge(label: str | None) -> None:
    assert one(forged_dates(article("", label), site())).outcome is Outcome.INAPPLICABLE
