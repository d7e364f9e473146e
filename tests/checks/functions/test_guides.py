from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import service_guides
from pytest_govsite.model import PageFacts
from tests.checks.building import site
from tests.checks.writing import page, words

TRAIL = "<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/zwfw/>政务服务</a> &gt; <a href=/bszn/>办事指南</a></div>"
ELEMENTS = {
    "设定依据": "《中华人民共和国民法典》第一千零四十九条",
    "申请条件": "男女双方自愿结婚，达到法定婚龄。",
    "办理材料": "居民身份证、户口簿、照片三张",
    "办理流程": "申请、受理、审查、发证",
    "办理地点": "县政务服务中心二楼民政窗口",
    "办理时间": "周一至周五 8:30—17:00",
    "联系电话": "0571-88990000",
}


def guide(body: str, *, title: str = "结婚登记", trail: str = TRAIL, **values: Any) -> PageFacts:
    given = {"kind": "interactive", "path": "/bszn/1.html", "head": f"<title>{title}</title>"}
    return page(f"{trail}<div class=main><h1>{title}</h1>{body}</div>", **(given | values))


def judged(*pages: PageFacts) -> list[tuple[str, str]]:
    return words(service_guides(pages, site()))


def headings(elements: dict[str, str]) -> str:
    return "".join(
        f"<h3>{n}、{name}</h3><p>{text}</p>"
        for n, (name, text) in zip("一二三四五六七", elements.items(), strict=False)
    )


def rows(elements: dict[str, str]) -> str:
    return (
        "<table>" + "".join(f"<tr><td>{name}</td><td>{text}</td></tr>" for name, text in elements.items()) + "</table>"
    )


def wide(elements: dict[str, str]) -> str:
    cells = [f"<th>{name}</th><td>{text}</td>" for name, text in elements.items()]
    return "<table>" + "".join(f"<tr>{a}</tr>" for a in cells) + "</table>"


def terms(elements: dict[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{name}：</dt><dd>{text}</dd>" for name, text in elements.items()) + "</dl>"


def lines(elements: dict[str, str]) -> str:
    return "".join(f"<p><strong>【{name}】</strong></p><p>{text}</p>" for name, text in elements.items())


def bracketed(elements: dict[str, str]) -> str:
    return "".join(f"<p><strong>【{name}】</strong>{text}</p>" for name, text in elements.items())


def beside(elements: dict[str, str]) -> str:
    items = (f"<li><span class=k>{name}</span><span class=v>{text}</span></li>" for name, text in elements.items())
    return "<ul>" + "".join(items) + "</ul>"


def told(elements: dict[str, str]) -> str:
    return "".join(f"<p>{name}：{text}</p>" for name, text in elements.items())


def tabs(elements: dict[str, str]) -> str:
    heads = "".join(f"<li>{name}</li>" for name in elements)
    panels = "".join(f"<div class=con style='display:none'><p>{text}</p></div>" for text in elements.values())
    return f"<ul class=tab>{heads}</ul>{panels}"


@pytest.mark.parametrize("form", [headings, rows, wide, terms, lines, told, bracketed, beside, tabs])
def test_complete_however_it_is_built(form: Any) -> None:
    assert judged(guide(form(ELEMENTS))) == [("passed", "办事指南要素齐全")]


@pytest.mark.parametrize(
    "names",
    [
        ("法律依据", "受理条件", "申请材料目录", "办理程序", "受理地点", "办公时间", "咨询电话"),
        ("实施依据", "准予条件", "所需材料", "办事流程图", "窗口地址", "承诺办结时限", "咨询方式"),
        ("审批依据", "申报条件", "提交资料", "审批流程", "办理窗口", "工作时间", "监督投诉电话"),
    ],
)
def test_synonyms(names: tuple[str, ...]) -> None:
    assert judged(guide(rows(dict(zip(names, ELEMENTS.values(), strict=True)))))[0][0] == "passed"


def test_composed_headings() -> None:
    body = headings(
        {
            "办理依据和条件": "…依法办理",
            "申请材料": "身份证",
            "办理流程及时限": "申请、受理",
            "办理地点、时间及联系电话": "县政务服务中心",
        }
    )
    assert judged(guide(body))[0][0] == "passed"


@pytest.mark.parametrize("form", [headings, rows, terms, told, bracketed, beside])
def test_four_classes_missing(form: Any) -> None:
    few = {name: ELEMENTS[name] for name in ("办理材料", "办理流程", "联系电话")}
    assert judged(guide(form(few))) == [("failed", "办事指南缺少4类以上要素")]


def test_empty_cells_do_not_count() -> None:
    empty = ELEMENTS | dict.fromkeys(("设定依据", "申请条件", "办理地点", "办理时间"), "")
    assert judged(guide(rows(empty)))[0][0] == "failed"


def test_few_classes_missing_is_advice() -> None:
    most = {name: text for name, text in ELEMENTS.items() if name != "申请条件"}
    assert judged(guide(rows(most))) == [("advice", "办事指南有要素缺失")]


def test_guide_that_a_frame_fills() -> None:
    few = rows({"办理材料": "身份证", "办理流程": "申请"}) + "<iframe src=/detail?id=1></iframe>"
    assert judged(guide(few))[0][0] == "cantTell"


def test_article_in_the_column_of_guides() -> None:
    few = told({"办理材料": "身份证、户口簿"})
    assert judged(guide(few, kind="article"))[0][0] == "failed"


def test_one_finding_an_item() -> None:
    few = told({"办理材料": "身份证", "办理流程": "申请"})
    found = judged(guide(few), guide(few, title="离婚登记", path="/bszn/2.html"))
    assert [outcome for outcome, _ in found] == ["failed", "failed"]


OPINION = "<form><label>您对本指南的意见<textarea name=b></textarea></label><button>提交</button></form>"


def test_an_opinion_asked_below_leaves_it_a_guide() -> None:
    few = {name: ELEMENTS[name] for name in ("申请条件", "办理材料", "办理流程")}
    assert judged(guide(headings(few) + OPINION)) == [("failed", "办事指南缺少4类以上要素")]
    assert judged(guide(headings(ELEMENTS) + OPINION))[0][0] == "passed"


NOTICE = "<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/tzgg/>通知公告</a></div>"
FORM = "<form><label>申请条件说明<input name=a></label><textarea name=b></textarea><button>提交</button></form>"


@pytest.mark.parametrize(
    "other",
    [
        guide(
            headings({"申报条件": "企业", "申报材料": "申请书", "申报程序": "提交"}),
            trail=NOTICE,
            kind="article",
            title="关于申报项目的通知",
        ),
        guide("<p>来信内容：请问何时改造？</p><p>答复内容：明年。联系电话：0571-88990000</p>", trail=NOTICE),
        guide(FORM, title="我要写信"),
        guide("<ul><li><a href=/1>结婚登记</a></li></ul>", kind="column"),
    ],
)
def test_look_alikes(other: PageFacts) -> None:
    assert judged(other)[0][0] == "inapplicable"


def test_news_of_services_are_no_guides() -> None:
    trail = "<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/zwfw/>政务服务</a> &gt; <a href=/tz/>通知公告</a></div>"
    body = "<p>办理时间：自11月20日起调整为8:30。</p><p>咨询电话：0571-88990000</p>"
    assert judged(guide(body, trail=trail, kind="article", title="关于调整窗口办理时间的公告"))[0][0] == "inapplicable"
