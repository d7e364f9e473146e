from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import survey_results, surveys_open
from pytest_govsite.model import PageFacts
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page, words

TRAIL = "<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/hd/>互动交流</a> &gt; <a href=/dc/>征集调查</a></div>"
QUESTIONS = (
    "<form action=/dc/save method=post><p>1. 您是否满意？</p><label><input type=radio name=a value=1>满意</label>"
    "<label><input type=radio name=a value=2>不满意</label><textarea name=b></textarea><button type=submit>提交</button></form>"
)
CLICKED = QUESTIONS.replace("<button type=submit>提交</button>", "<a class=btn onclick=save()>提交问卷</a>").replace(
    "form", "div"
)
OPEN, OVER = "<p>截止时间：2026-12-01</p>", "<p>开始时间：2026-08-01</p><p>结束时间：2026-08-31</p>"
RESULT = "<h3>结果反馈</h3><p>共收到意见建议32条，采纳5条，未采纳的已说明理由。</p>"


def asked(body: str, title: str = "关于老旧小区改造的意见征集", path: str = "/dc/1.html", **values: Any) -> PageFacts:
    given = {"kind": "interactive", "path": path, "parent": "/dc/", "head": f"<title>{title}</title>"}
    return page(f"{TRAIL}<div class=main><h1>{title}</h1>{body}</div>", **(given | values))


def seen(check: Any, *pages: PageFacts, body: str = "", **values: Any) -> list[tuple[str, str]]:
    listed = (
        body
        or "<ul>"
        + "".join(
            f"<li><a href={p.url}>{p.document.headline.text}</a></li>"
            for p in pages
            if p.document and p.document.headline
        )
        + "</ul>"
    )
    found = survey_of(home({"征集调查": "/dc/"}), column("/dc/", "征集调查", listed), *pages, **values)
    return words(check(found.pages, found))


@pytest.mark.parametrize("form", [QUESTIONS, CLICKED])
def test_running_survey(form: str) -> None:
    assert seen(surveys_open, asked(OPEN + form)) == [("passed", "征集调查可以参与")]


def test_running_survey_that_cannot_be_sent() -> None:
    assert seen(surveys_open, asked(OPEN + QUESTIONS.replace("<button type=submit>提交</button>", ""))) == [
        ("failed", "正在进行的征集调查没有提交按钮")
    ]


def test_running_survey_without_questions() -> None:
    assert seen(surveys_open, asked(OPEN + "<p>欢迎参与。</p>")) == [("failed", "正在进行的征集调查没有题目和提交按钮")]


def test_call_for_opinions_by_mail() -> None:
    text = "<p>现公开征求意见，请于2026年12月1日前反馈至电子邮箱 zfb@shifan.gov.cn。</p>"
    assert seen(surveys_open, asked(text, kind="article"))[0][0] == "cantTell"


def test_survey_in_a_frame() -> None:
    assert seen(surveys_open, asked(OPEN + "<iframe src=/wj/1></iframe>"))[0][0] == "cantTell"


def test_survey_elsewhere() -> None:
    rows = "<table><tr><th>主题</th><th>截止时间</th><th>状态</th></tr><tr><td><a href=https://wj.example.com/1>问卷调查</a></td><td>2026-12-01</td><td>进行中</td></tr></table>"
    assert seen(surveys_open, body=rows)[0][0] == "untested"


def test_only_ended_ones() -> None:
    assert seen(surveys_open, asked(OVER + RESULT))[0] == ("passed", "没有正在进行的征集调查，已结束的可以打开")


def test_state_shown_in_the_list() -> None:
    rows = "<table><tr><th>征集主题</th><th>结束日期</th><th>状态</th></tr><tr><td><a href=/dc/1.html>关于老旧小区改造的意见征集</a></td><td>2026-12-01</td><td>已结束</td></tr></table>"
    assert seen(surveys_open, asked("<p>问卷</p>"), body=rows)[0][0] == "passed"


def test_neither_times_nor_state() -> None:
    assert seen(surveys_open, asked("<p>欢迎参与。</p>"))[0][0] == "cantTell"


@pytest.mark.parametrize("check", [surveys_open, survey_results])
def test_none_at_all(check: Any) -> None:
    assert seen(check, body="<p>暂无内容</p>")[0][0] == "inapplicable"


def test_results_published() -> None:
    assert seen(survey_results, asked(OVER + RESULT)) == [("passed", "征集调查公布了结果和采用情况")]


def test_results_missing() -> None:
    waiting = "<p>活动已结束，结果正在整理，将于近期公布。</p>"
    for body in (OVER, OVER + waiting, OVER + "<p>意见反馈方式：电子邮箱</p>"):
        assert seen(survey_results, asked(body)) == [("failed", "征集调查结束一个月以上没有公布结果和采用情况")]


def test_results_without_adoption() -> None:
    told = OVER + "<h3>投票结果</h3><p>满意：62%</p><p>不满意：38%</p>"
    assert seen(survey_results, asked(told))[0][0] == "advice"
    acted = "<p>县交通运输局根据调查结果，自12月1日起调整部分公交线路。</p>"
    assert seen(survey_results, asked(told + acted))[0][0] == "passed"
    assert seen(survey_results, asked(told + "<p>根据调查结果，多数人表示满意。</p>"))[0][0] == "advice"


def test_results_on_a_page_of_their_own() -> None:
    told = page(
        "<h1>关于老旧小区改造意见征集的反馈情况</h1><p>共收到意见3条，采纳2条。</p>",
        path="/dc/2.html",
        head="<title>x</title>",
    )
    assert seen(survey_results, asked(OVER), told)[0][0] == "passed"


def test_results_on_a_page_that_the_survey_links_to() -> None:
    told = page(
        "<h1>公示</h1><p>共收到意见建议23条，采纳15条，未采纳5条。</p>", path="/dc/r.html", head="<title>x</title>"
    )
    link = "<p><a href=/dc/r.html>查看结果</a></p>"
    assert seen(survey_results, asked(OVER + link), told) == [("passed", "征集调查公布了结果和采用情况")]
    bare = page("<h1>公示</h1><p>满意：62%，不满意：38%。</p>", path="/dc/r.html", head="<title>x</title>")
    assert seen(survey_results, asked(OVER + link), bare)[0][0] == "advice"


def test_ended_less_than_a_month_ago() -> None:
    assert seen(survey_results, asked("<p>结束时间：2026-11-01</p>"))[0][0] == "inapplicable"


def test_a_day_in_the_text_is_no_end() -> None:
    text = "<p>截至2025年12月31日，全县共完成改造32个小区。欢迎提出意见建议。</p>"
    assert seen(survey_results, asked(text, kind="article"))[0][0] == "cantTell"


ROWS = (
    "<ul><li>·<a href=/dc/a.html>城区公交出行满意度调查（进行中）</a> [2026-11-15]</li>"
    "<li>·<a href=/dc/b.html>中山公园更名意见征集（已结束）</a> [2026-08-20]</li></ul>"
)
"""As a county writes them: the state in the title, each row one line."""


def _two(ended: str) -> list[tuple[str, str]]:
    running = asked(OPEN + QUESTIONS, "城区公交出行满意度调查", "/dc/a.html")
    # a page like a column: no time under its title, nothing that sends
    over = asked(
        f"<p>征集时间：2026-08-20至2026-09-20（已结束）</p>{ended}", "中山公园更名意见征集", "/dc/b.html", kind="column"
    )
    return seen(survey_results, running, over, body=ROWS) + seen(surveys_open, running, over, body=ROWS)


def test_survey_that_looks_like_a_column() -> None:
    assert _two("<p>感谢参与。</p>") == [
        ("failed", "征集调查结束一个月以上没有公布结果和采用情况"),
        ("passed", "征集调查可以参与"),
    ]
    assert _two(RESULT)[0] == ("passed", "征集调查公布了结果和采用情况")


def test_state_of_the_next_row_is_not_that_of_this_one() -> None:
    dead = asked(OPEN, "城区公交出行满意度调查", "/dc/a.html")
    assert seen(surveys_open, dead, body=ROWS)[0] == ("failed", "正在进行的征集调查没有题目和提交按钮")


@pytest.mark.parametrize(
    ("state", "form", "expected"),
    [
        ("进行中，2026-09-15至2026-12-15", QUESTIONS, ("passed", "征集调查可以参与")),
        ("已结束，2025-11-15至2025-12-15", QUESTIONS, ("passed", "没有正在进行的征集调查，已结束的可以打开")),
        ("进行中，2026-09-15至2026-12-15", "<form><select name=zt><option>进行中</select><button>查询</button></form>", None),
    ],
)  # fmt: skip
def test_a_column_that_is_the_survey_itself(state: str, form: str, expected: tuple[str, str] | None) -> None:
    body = f"<p>关于公园建设的问卷调查（{state}）</p>{form}<p>2026-10-10结束：垃圾分类调查 <a href=/dc/jg.html>结果反馈</a></p>"
    found = seen(surveys_open, body=body)
    assert found[0] == expected if expected else found[0][0] == "inapplicable"


def test_a_column_that_is_a_survey_without_a_result() -> None:
    body = f"<p>关于公园建设的问卷调查（已结束，2025-11-15至2025-12-15）</p>{QUESTIONS}"
    assert seen(survey_results, body=body)[0][0] == "failed"
