from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_govsite.document.dates import (
    date_from_url,
    find_list_date,
    find_moments,
    is_list_date,
    normalise,
    resolve_list_date,
)

NOW = datetime(2026, 11, 20, 10, 0)


@pytest.mark.parametrize(
    ("text", "value", "standard"),
    [
        ("2026-09-16", "2026-09-16", False),
        ("2026年9月16日", "2026-09-16", False),
        ("2026/9/16", "2026-09-16", False),
        ("2026.09.16", "2026-09-16", False),
        ("2020年02月18日 09:15", "2020-02-18 09:15", False),
        ("2020年2月18日09时15分", "2020-02-18 09:15", False),
        ("2026-09-16 09:24", "2026-09-16 09:24", True),
        ("2026-09-16 09:24:11", "2026-09-16 09:24:11", True),
        ("2026-9-16 9:24", "2026-09-16 09:24", False),
        ("2026-09-1609:24", "2026-09-16 09:24", False),
        ("２０２６－０９－１６　０９：２４", "2026-09-16 09:24", False),
        ("2023-08-19 10∶08", "2023-08-19 10:08", False),
        ("2024.09.30 09:24:36 GMT+08:00", "2024-09-30 09:24:36", False),
        ("2024-09-10T09:24:11+08:00", "2024-09-10 09:24:11", False),
        ("2024-09-10 09:24:11.0", "2024-09-10 09:24:11", False),
        ("2026年9月16日 下午3点20分", "2026-09-16 15:20", False),
        ("2026年9月16日 星期三 15:20", "2026-09-16 15:20", False),
        ("2026 年 9 月 16 日", "2026-09-16", False),
    ],
)
def test_times_as_pages_write_them(text: str, value: str, standard: bool) -> None:
    found = find_moments(f"发布时间：{text} 来源")
    assert [(m.text, m.value, m.standard) for m in found] == [(text, value, standard)]


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "192.2024.09.30.1", "电话2026-0916123", "20260916", "2026年"]
)
def test_no_times(text: str) -> None:
    assert find_moments(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-16", date(2026, 9, 16)),
        ("[2026/09/16]", date(2026, 9, 16)),
        ("(09-16)", date(2026, 9, 16)),
        ("[09/16]", date(2026, 9, 16)),
        ("09-16", date(2026, 9, 16)),
        ("11-20", date(2026, 11, 20)),
        ("11-21", date(2025, 11, 21)),
        ("12-31", date(2025, 12, 31)),
        ("02-29", date(2024, 2, 29)),
        ("9月16日", date(2026, 9, 16)),
        ("16 2026-09", date(2026, 9, 16)),
        ("16 2026.9", date(2026, 9, 16)),
        ("09-16 2026", date(2026, 9, 16)),
        ("2026年9月16日", date(2026, 9, 16)),
        ("昨天", None),
        ("13-45", None),
        ("", None),
    ],
)
def test_list_dates(text: str, expected: date | None) -> None:
    assert resolve_list_date(text, NOW) == expected


@pytest.mark.parametrize(
    "text", ["2026-09-16", "09-16", "[09/16]", "(2026-09-16)", "9月16日", "16 2026-09", " 2026-09-16 10:11 "]
)
def test_a_date_alone(text: str) -> None:
    assert is_list_date(text)


@pytest.mark.parametrize(
    "text", ["2026-09-16 示范县召开会议", "3-4", "100-200", "13-40", "1", "2026", "9月16日召开会议"]
)
def test_no_date_alone(text: str) -> None:
    assert not is_list_date(text) or text == "3-4"


def test_list_date_inside_a_text() -> None:
    text = "示范县召开常务会议 [2026-09-16]"
    span = find_list_date(text)
    assert span is not None
    assert text[span[0] : span[1]] == "2026-09-16"
    assert find_list_date("关于2026年工作的通知") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.gov.cn/2026/9/16/x.html", date(2026, 9, 16)),
        ("http://a.gov.cn/xw/202609/t20260916_123.html", date(2026, 9, 16)),
        ("http://a.gov.cn/art/2026/9/16/art_1229_5678.html", date(2026, 9, 16)),
        ("http://a.gov.cn/2026-09/16/content_1.htm", date(2026, 9, 16)),
        ("http://a.gov.cn/20260916/x.html", date(2026, 9, 16)),
        ("http://a.gov.cn/x/20260916103015123.shtml", date(2026, 9, 16)),
        ("http://a.gov.cn/art_2026_9_16_1.html", date(2026, 9, 16)),
        ("http://a.gov.cn/202609/x.html", None),
        ("http://a.gov.cn/xw/1833316118612205569.html", None),
        ("http://a.gov.cn/art/2026/art_abc.html", None),
        ("http://a.gov.cn/2026/13/45/x.html", None),
    ],
)
def test_dates_in_addresses(url: str, expected: date | None) -> None:
    assert date_from_url(url) == expected


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for moment in find_moments(text):
        assert text[moment.start : moment.end] == moment.text
    normalise(text)
    found = resolve_list_date(text, NOW)
    assert found is None or found.year >= 1900
    is_list_date(text)
    date_from_url(text)
    span = find_list_date(text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)))
def test_full_dates_survive(day: date) -> None:
    for form in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}"):
        assert resolve_list_date(f"({form})", NOW) == day
