from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from pytest_govsite.checks.columns import Survey
from pytest_govsite.checks.functions import letters_answered, letters_public, letters_statistics
from pytest_govsite.checks.functions.dates import months_after, working_days_between
from pytest_govsite.model import PageFacts, Profile
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page, single, words

ZHEJIANG = Profile(name="zhejiang", title="浙江", letters_in_working_days=True)
TRAIL = "<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/hdjl/>互动交流</a> &gt; <a href=/xx/>县长信箱</a></div>"


def letter(body: str, path: str = "/xx/1.html", title: str = "关于老旧小区改造的咨询", **values: Any) -> PageFacts:
    given = {"kind": "interactive", "path": path, "parent": "/xx/", "head": f"<title>{title}</title>"}
    return page(f"{TRAIL}<div class=main><h1>{title}</h1>{body}</div>", **(given | values))


def table(
    asked: str, answered: str, *, kind: str = "咨询", state: str = "已办结", answer: str = "已列入明年计划。"
) -> str:
    return (
        "<table class=xj><tr><td>来信标题</td><td colspan=3>关于老旧小区改造的咨询</td></tr>"
        f"<tr><td>来信人</td><td>王**</td><td>信件类别</td><td>{kind}</td></tr>"
        f"<tr><td>来信时间</td><td>{asked}</td><td>办理状态</td><td>{state}</td></tr>"
        "<tr><td>来信内容</td><td colspan=3>请问我们小区何时改造？</td></tr>"
        f"<tr><td>答复单位</td><td>县住建局</td><td>答复时间</td><td>{answered}</td></tr>"
        f"<tr><td>答复内容</td><td colspan=3>{answer}</td></tr></table>"
    )


TERMS = (
    "<dl><dt>信件类型：</dt><dd>咨询</dd><dt>写信时间：</dt><dd>2026年11月2日</dd><dt>信件内容：</dt><dd>路灯坏了谁来修？</dd>"
    "<dt>回复时间：</dt><dd>2026年11月4日</dd><dt>回复内容：</dt><dd>已安排抢修。</dd><dt>处理状态：</dt><dd>已回复</dd></dl>"
)
LINES = (
    "<p>来信人：李** 来信时间：2026-11-02 10:21 信件状态：已办结</p><p>来信内容：请问入学怎么报名？</p>"
    "<p>答复单位：县教育局　答复时间：2026-11-03 16:00</p><p>答复内容：请登录报名平台报名。</p>"
)
ASKED = (
    "<div class=ask><h3>问：</h3><p>时间：2026-11-02</p><p>公交几点收班？</p></div>"
    "<div class=reply><h3>答：</h3><p>时间：2026-11-03</p><p>晚上九点半。</p></div><p>状态：已答复</p>"
)


def site(*pages: PageFacts, body: str = "", **values: Any) -> Survey:
    return survey_of(home({"县长信箱": "/xx/"}), column("/xx/", "县长信箱", body), *pages, **values)


def public(*pages: PageFacts, body: str = "<p>欢迎来信</p>", **values: Any) -> list[tuple[str, str]]:
    seen = site(*pages, body=body, **values)
    return words(letters_public(seen.pages, seen))


@pytest.mark.parametrize("body", [table("2026-11-02", "2026-11-04"), TERMS, LINES, ASKED])
def test_letters_that_show_everything(body: str) -> None:
    assert public(letter(body)) == [("passed", "来信公开了内容、答复、时间和状态")]


CHAT = (
    "<div><div class=who>赵** 于 2026-11-17 10:22 咨询（咨询）</div><div>房屋墙体开裂，申请危房改造找哪个部门？</div></div>"
    "<div><div class=who>县住建局 于 2026-11-20 09:45 答复</div><div>您好！可以向村民委员会提出申请，11月30日截止。</div></div>"
)
PAIRS = "".join(
    f"<tr><th>问</th><td><a href=/xx/{n}.html>关于第{n}条道路路灯不亮</a></td><td>2026-11-0{n} 10:22</td></tr>"
    f"<tr><th>答</th><td>县城管局（办结）：第{n}条道路的路灯已经修好</td><td>2026-11-1{n} 10:22</td></tr>"
    for n in (1, 2, 3)
)


def test_a_letter_headed_by_who_wrote_and_when() -> None:
    assert public(letter(CHAT)) == [("advice", "公开的来信没有显示办理状态")]
    unanswered = CHAT.replace("县住建局 于 2026-11-20 09:45 答复", "县住建局 2026年部门预算")
    assert public(letter(unanswered))[0][0] == "failed"


SIGNED = (
    "<h2>我要建议</h2><p>学校门口车流量大，建议施划斑马线。</p><p class=by>—— 周**　2026-11-09 08:05</p>"
    "<h2>官方答复（已办结）</h2><p>您好！我局已经施划人行横道线。</p><p class=by>—— 县公安局　2026-11-12 16:30</p>"
)


def test_a_letter_in_two_parts_that_are_signed() -> None:
    assert public(letter(SIGNED)) == [("passed", "来信公开了内容、答复、时间和状态")]
    undated = SIGNED.replace("　2026-11-12 16:30", "")
    assert public(letter(undated)) == [("failed", "公开的来信没有显示答复时间")]


def test_a_list_of_questions_and_answers_is_no_letter_itself() -> None:
    assert public(letter(table("2026-11-02", "2026-11-04")), body=f"<table>{PAIRS}</table>") == [
        ("passed", "来信公开了内容、答复、时间和状态")
    ]


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (table("2026-11-02", ""), "答复时间"),
        (LINES.replace("来信时间：2026-11-02 10:21", ""), "来信时间"),
        (TERMS.replace("<dt>信件内容：</dt><dd>路灯坏了谁来修？</dd>", ""), "来信内容"),
        (table("2026-11-02", "2026-11-04", answer=""), "答复内容"),
    ],
)
def test_letters_that_lack_a_part(body: str, missing: str) -> None:
    assert public(letter(body)) == [("failed", f"公开的来信没有显示{missing}")]


def test_letter_still_in_hand_owes_no_answer() -> None:
    assert public(letter(table("2026-11-18", "", state="办理中", answer="")))[0][0] == "passed"


@pytest.mark.parametrize(
    ("state", "outcome", "message"),
    [
        ("办理中", "passed", "来信公开了内容、答复、时间和状态"),
        ("已办结", "failed", "公开的来信没有显示答复内容"),
    ],
)
def test_tools_below_an_empty_answer_are_no_answer(state: str, outcome: str, message: str) -> None:
    answered_on = "" if state == "办理中" else "2026-11-20"
    body = table("2026-11-18", answered_on, state=state, answer="&nbsp;")
    tools = "<p>【<a href=javascript:print()>打印</a>】【<a href=javascript:history.back()>返回</a>】</p>"
    assert public(letter(body + tools)) == [(outcome, message)]


def test_state_alone_is_advice() -> None:
    assert public(letter(LINES.replace("信件状态：已办结", "")))[0] == ("advice", "公开的来信没有显示办理状态")


def test_the_list_completes_the_letter() -> None:
    rows = (
        "<table><tr><th>标题</th><th>来信时间</th><th>答复时间</th><th>状态</th></tr>"
        "<tr><td><a href=/xx/1.html>关于老旧小区改造的咨询</a></td><td>2026-11-02</td><td>2026-11-04</td><td>已答复</td></tr></table>"
    )
    bare = "<p>来信内容：请问何时改造？</p><p>答复内容：明年。</p>"
    assert public(letter(bare), body=rows)[0][0] == "passed"


def test_listed_letters_that_were_not_read() -> None:
    rows = (
        "<table><tr><th>标题</th><th>来信时间</th><th>状态</th></tr>"
        "<tr><td><a href=/xx/9.html>关于路灯的咨询</a></td><td>2026-11-02</td><td>已答复</td></tr></table>"
    )
    assert public(body=rows)[0][0] == "cantTell"


def test_no_public_letters() -> None:
    form = "<form action=/send method=post><label>姓名<input name=a></label><textarea name=b></textarea><button>提交</button></form>"
    assert public(body=form) == [("failed", "有咨询投诉栏目，但没有公开来信和答复")]


def test_mailbox_on_a_platform() -> None:
    seen = survey_of(home({"县长信箱": "https://www.zj12345.gov.cn/"}))
    assert single(letters_public(seen.pages, seen))[0] == "cantTell"


def test_no_mailbox() -> None:
    seen = survey_of(home({"要闻": "/yw/"}), column("/yw/", "要闻"))
    assert single(letters_public(seen.pages, seen))[0] == "inapplicable"


LOOK_ALIKES = [
    ("在线访谈", "<p>问：近期工作？</p><p>答：很多。</p>"),
    ("网上信访", "<p>来信内容：要求处理</p><p>来信时间：2025-12-01</p>"),
    ("纪检监察举报", "<p>举报内容：…</p><p>提交时间：2025-12-01</p>"),
    ("政务要闻", "<p>县长阅批群众来信。来信内容：反映问题。</p><p>答复：已办</p>"),
]


@pytest.mark.parametrize(("name", "body"), LOOK_ALIKES)
def test_look_alikes_are_no_letters(name: str, body: str) -> None:
    trail = f"<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/q/>{name}</a></div>"
    other = page(f"{trail}<div class=main><h1>报道</h1>{body}</div>", path="/q/1.html", kind="article", parent="/q/")
    seen = survey_of(home({name: "/q/"}), column("/q/", name), other)
    assert single(letters_public(seen.pages, seen))[0] == "inapplicable"
    assert single(letters_answered(seen.pages, seen))[0] == "inapplicable"


NUMBERS = "<p>今年以来共收到来信120件，已答复120件，答复率100%。</p>"


def answered(*bodies: str, body: str = NUMBERS, profile: Profile | None = None) -> list[tuple[str, str]]:
    seen = site(*(letter(b, f"/xx/{n}.html") for n, b in enumerate(bodies)), body=body)
    return words(letters_answered(seen.pages, seen, profile))


def test_answered_within_three_months() -> None:
    assert answered(table("2026-05-02", "2026-08-01")) == [("passed", "近一年的来信都按时答复")]


def test_answered_after_three_months() -> None:
    assert answered(table("2026-05-02", "2026-08-03")) == [("failed", "来信超过3个月才答复")]


def test_unanswered_for_three_months() -> None:
    assert answered(table("2026-05-02", "", state="办理中", answer="")) == [("failed", "来信超过3个月没有答复")]


def test_letter_of_last_week_in_hand() -> None:
    assert answered(table("2026-11-16", "", state="办理中", answer=""))[0][0] == "passed"


def test_only_answered_letters_are_listed() -> None:
    outcome, message = answered(table("2026-11-02", "2026-11-04"), body="<p>欢迎来信</p>")[0]
    assert outcome == "cantTell"
    assert "只列出已答复的来信" in message


def test_numbers_that_leave_letters_open() -> None:
    some = "<p>今年以来共收到来信120件，已答复100件。</p>"
    assert answered(table("2026-11-02", "2026-11-04"), body=some)[0][0] == "cantTell"


@pytest.mark.parametrize("kind", ["信访", "举报"])
def test_petitions_and_reports_follow_other_rules(kind: str) -> None:
    assert answered(table("2026-03-02", "2026-09-03", kind=kind))[0][0] == "inapplicable"


def test_old_letters_are_left_out() -> None:
    assert answered(table("2024-03-02", "2024-09-03"))[0][0] == "inapplicable"


def test_letters_without_times() -> None:
    bare = "<p>来信内容：请问何时改造？</p><p>答复内容：明年。</p><p>状态：已答复</p>"
    assert answered(bare)[0][0] == "cantTell"


@pytest.mark.parametrize(
    ("asked", "done", "outcome"),
    [
        ("2026-11-02", "2026-11-05", "passed"),
        ("2026-11-02", "2026-11-06", "failed"),
        # 国庆 holiday: 1–7 October are days off, 20 September and 10 October are worked
        ("2026-09-29", "2026-10-09", "passed"),
        ("2026-09-29", "2026-10-12", "failed"),
        # written on a Saturday
        ("2026-11-07", "2026-11-11", "passed"),
    ],
)
def test_working_days_in_zhejiang(asked: str, done: str, outcome: str) -> None:
    assert answered(table(asked, done), profile=ZHEJIANG)[0][0] == outcome


def test_other_kinds_in_zhejiang() -> None:
    assert answered(table("2026-11-02", "2026-11-16", kind="建议"), profile=ZHEJIANG)[0][0] == "inapplicable"


def test_unknown_kind_in_zhejiang() -> None:
    assert answered(table("2026-11-02", "2026-11-16", kind=""), profile=ZHEJIANG)[0][0] == "cantTell"


def test_working_days_know_the_days_off_in_lieu() -> None:
    assert working_days_between(date(2026, 9, 30), date(2026, 10, 8)) == 1
    assert working_days_between(date(2026, 11, 6), date(2026, 11, 9)) == 1
    assert working_days_between(date(2026, 11, 9), date(2026, 11, 6)) == 0
    assert working_days_between(date(2029, 11, 6), date(2029, 11, 9)) is None
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)


def told(body: str, more: Iterable[PageFacts] = (), **values: Any) -> tuple[str, str]:
    seen = site(*more, body=body, **values)
    return single(letters_statistics(seen.pages, seen))


@pytest.mark.parametrize(
    "body",
    [
        NUMBERS,
        "<p>来信统计：2026年1—10月收到来信203件，答复203件；咨询120件，投诉70件。</p>",
        "<p>受理反馈：2026年1月至10月共受理来信58件，已答复58件。</p>",
        "<ul><li>本月收到来信：<b>12</b>封</li><li>本月办结：<b>11</b>封</li></ul>",
        "<div class=tj><span>累计受理 1,236 件</span><span>已办结 1,230 件</span></div>",
        "<table><tr><th>月份</th><th>收到信件</th><th>已答复</th></tr><tr><td>10月</td><td>32</td><td>30</td></tr></table>",
    ],
)
def test_numbers_of_letters(body: str) -> None:
    assert told(body)[0] == "passed"


def test_numbers_on_the_channel_that_leads_to_a_platform() -> None:
    for numbers, outcome in (
        ("2026年1—10月收到留言121件，办结121件。", "passed"),
        ("留言由平台统一受理。", "cantTell"),
    ):
        channel = column("/hd/", "互动交流", f"<p>{numbers}</p>")
        seen = survey_of(home({"互动交流": "/hd/", "咨询投诉": "https://www.sheng.gov.cn/zx/"}), channel)
        assert single(letters_statistics(seen.pages, seen))[0] == outcome


def test_numbers_without_a_period() -> None:
    assert told("<p>收到信件12封，答复12封。</p>")[0] == "advice"


@pytest.mark.parametrize(
    "body",
    [
        "<p>欢迎来信，收到后3个工作日内答复，复杂问题5个工作日内答复。</p>",
        "<p>来信时间：2026-11-02，答复时间：2026-11-03</p>",
    ],
)
def test_limits_and_times_are_no_numbers_of_letters(body: str) -> None:
    assert told(body) == ("failed", "没有公布来信的受理和反馈数量")


def test_numbers_drawn_by_a_script() -> None:
    named = column("/tj/", "来信统计", "<div id=chart></div>")
    assert told("<p>欢迎来信</p>", [named])[0] == "cantTell"


def test_parts_under_labels_of_their_own_making() -> None:
    body = (
        "<p>来信时间：2026-11-02　状态：已办结</p><div class=wt><p>我家门口的路灯坏了一个多月，请问什么时候能修？</p></div>"
        "<h4>示范县城管局回复：</h4><div><p>您反映的问题已安排抢修。2026年11月4日</p></div>"
    )
    assert public(letter("<p>答复：</p>" + body.replace("<h4>示范县城管局回复：</h4>", "")))[0][0] != "inapplicable"
    assert public(letter(body.replace("示范县城管局回复", "回复")))[0][0] == "passed"


def test_list_of_letters_that_is_not_understood() -> None:
    rows = "<ul><li><a href=/xx/9.html>关于路灯不亮的问题</a><span>2026-11-02</span></li><li><a href=/xx/8.html>关于垃圾清运的问题</a><span>2026-11-01</span></li></ul>"
    assert public(body=rows)[0][0] == "cantTell"


def test_numbers_that_a_script_fills_in() -> None:
    assert told("<p>本月收到来信<span id=n></span>件，已答复<span id=m></span>件</p>")[0] == "cantTell"


ASKED_HERE = "<dt>问：请问高龄津贴怎么申请？（2026-11-05 09:12）</dt>"
TOLD_HERE = (
    "<dd>答：您好，年满80周岁的老人可申请，正在等待的请留意通知。（答复时间：2026-11-06 10:00　状态：已办结）</dd>"
)


def test_letters_that_stand_on_their_column() -> None:
    assert public(body=f"<dl>{ASKED_HERE}{TOLD_HERE}</dl>") == [("passed", "来信公开了内容、答复、时间和状态")]
    undated = "<p>留言内容：高龄津贴怎么申请？</p><p>回复：您好，年满80周岁的老人可申请。</p>"
    assert public(body=undated)[0][0] == "failed"


def test_questions_without_any_answer_are_no_public_letters() -> None:
    assert public(body="<p>问题：您对办事大厅是否满意？</p><p>问题：您有什么建议？</p>")[0][0] == "failed"
    assert public(body="<p>咨询内容：</p><p>留言：</p>")[0][1] == "有咨询投诉栏目，但没有公开来信和答复"


def test_words_in_an_answer_are_no_open_state() -> None:
    old = ASKED_HERE.replace("2026-11-05", "2026-03-05") + TOLD_HERE.replace("2026-11-06", "2026-03-06")
    seen = site(body=f"<dl>{old}</dl>")
    assert all(verdict.outcome.value != "failed" for verdict in letters_answered(seen.pages, seen))
