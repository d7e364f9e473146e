from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.target_size import target_size
from tests.accessibility.looking import Looking

HEAD = "<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>测试</title><style>{}</style></head><body>{}</body></html>"


def told(looking: Looking, html: str) -> list[tuple[str, str]]:
    return [(v.outcome.value, v.message.en) for v in target_size(looking.look(html))]


SMALL = {
    "navigation of small links": (
        HEAD.format("nav a{font-size:14px;padding:4px 8px}", "<nav><a href=/a>首页</a><a href=/b>新闻</a></nav>"),
        "links are smaller than 44×44",
    ),
    "news list with dates": (
        HEAD.format(
            "li{font-size:14px;line-height:24px}",
            "<ul><li><a href=/1>全市工作会议召开</a> <span>2026-11-02</span></ul>",
        ),
        "links are smaller than 44×44",
    ),
    "styled button": (
        HEAD.format("button{padding:2px 4px;font-size:12px}", "<button>提交</button>"),
        "buttons are smaller than 44×44",
    ),
    "icon without text": (
        HEAD.format("a{display:inline-block;width:20px;height:20px;background:red}", "<a href=/w aria-label=微信></a>"),
        "icons are smaller than 44×44",
    ),
    "low field": (
        HEAD.format("input{height:24px;width:300px;font-size:14px}", "<input aria-label=搜索>"),
        "fields are smaller than 44×44",
    ),
    "choice with a small label": (
        HEAD.format("label{font-size:14px}", "<label><input type=radio name=a>男</label>"),
        "check boxes and radio buttons are smaller than 44×44",
    ),
}

LARGE = {
    "large button": "<button style='width:120px;height:44px'>提交</button>",
    "link in a sentence": HEAD.format("p{font-size:14px}", "<p>详情请见<a href=/1>办事指南</a>，或拨打电话咨询。</p>"),
    "nothing styled": "<p><a href=/1>Contact us</a></p><input aria-label=q><button>Go</button><select aria-label=s>"
    "<option>1</select><textarea aria-label=t></textarea>",
    "text link with room in a fragment": HEAD.format(
        "body{line-height:1.6}", "<p><a href=/1>防汛应急预案</a></p><details><summary>全文</summary></details>"
    ),
    "the browser's own box": "<input type=checkbox aria-label=同意>",
    "choice with a large label": "<label style='display:inline-block;padding:14px 20px'><input type=checkbox>同意</label>",
    "large picture in a link": "<a href=/1><img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>' "
    "width=200 height=60 alt=专题></a>",
    "a large one does the same": HEAD.format(
        ".big{display:block;padding:20px}.small{font-size:12px}",
        "<a class=big href=/1>专题专栏页面</a><div><a class=small href=/1>更多</a></div>",
    ),
    "not shown": HEAD.format(
        ".m{display:none}", "<div class=m><a href=/1>子栏目</a></div><button style='padding:15px 30px'>开</button>"
    ),
    "disabled": "<button disabled style='padding:0;font-size:10px'>上一页</button><button style='padding:15px 30px'>开</button>",
}


@pytest.mark.parametrize(("html", "message"), SMALL.values(), ids=SMALL)
def test_small_targets_are_told_once_for_each_kind(looking: Looking, html: str, message: str) -> None:
    assert told(looking, html) == [("failed", message)]


NONE_TO_MEASURE = (
    "link in a sentence",
    "nothing styled",
    "text link with room in a fragment",
    "the browser's own box",
)


@pytest.mark.parametrize("name", LARGE)
def test_large_targets_and_exceptions_pass(looking: Looking, name: str) -> None:
    expected = "inapplicable" if name in NONE_TO_MEASURE else "passed"
    assert [outcome for outcome, _ in told(looking, LARGE[name])] == [expected]


def test_many_small_targets_make_one_finding(looking: Looking) -> None:
    links = "".join(f"<li><a href=/{i}>栏目{i}</a>" for i in range(60))
    page = looking.look(HEAD.format("li{font-size:14px}", f"<ul>{links}</ul>"))
    verdicts = list(target_size(page))
    assert [v.found.split(" ")[0] for v in verdicts] == ["60"]


def test_no_targets(looking: Looking) -> None:
    assert [outcome for outcome, _ in told(looking, "<p>只有文字</p>")] == ["inapplicable"]
