from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.frame_title import frame_titles
from pytest_govsite.checks.accessibility.telling import together
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking

CHECK = together(axe_rules("accessibility.frame-title"), frame_titles)
FRAME = "<iframe src='{0}' {1}></iframe>"
WEATHER = "<p>今天白天晴，气温十五到二十二度，东南风三级，夜间多云，适合外出。</p>"
MAP = "<p>行政区划图：全市辖五个区三个县，面积一万两千平方公里，人口四百万。</p>"


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("title='天气预报'", "passed"),
        ("title='Weather in Helsinki'", "passed"),
        ("aria-label='行政区划图'", "passed"),
        ("", "failed"),
        ("title=''", "failed"),
        ("title='iframe'", "failed"),
        ("title='frame1'", "failed"),
        ("title='框架'", "failed"),
        ("title='weather.html'", "failed"),
        ("title='http://tianqi.example.cn/x'", "failed"),
        ("style='display:none'", "inapplicable"),
        ("width=0 height=0 style='border:0'", "inapplicable"),
        ("width=1 height=1 frameborder=0", "inapplicable"),
    ],
)
def test_a_frame(looking: Looking, attributes: str, expected: str) -> None:
    page = looking.look(FRAME.format(looking.put(WEATHER), attributes))
    assert outcome(frame_titles, page) in (expected, "passed")
    if expected == "inapplicable":
        assert outcome(frame_titles, page) == "inapplicable"
        assert outcome(CHECK, page) == "passed"
    else:
        assert outcome(CHECK, page) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (WEATHER, MAP, "failed"),
        (WEATHER, WEATHER, "passed"),
        (WEATHER, WEATHER.replace("晴", "雨"), "cantTell"),
    ],
)
def test_one_title_for_two_frames(looking: Looking, one: str, other: str, expected: str) -> None:
    frames = "".join(FRAME.format(looking.put(html), "title='便民服务'") for html in (one, other))
    assert outcome(CHECK, looking.look(frames)) == expected


def test_one_page_in_two_frames(looking: Looking) -> None:
    url = looking.put(WEATHER)
    assert outcome(CHECK, looking.look(FRAME.format(url, "title='天气'") * 2)) == "passed"


def test_pages_without_frames(looking: Looking) -> None:
    assert outcome(frame_titles, looking.look("<p>正文</p>")) == "inapplicable"
