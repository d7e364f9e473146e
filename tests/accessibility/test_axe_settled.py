"""What axe-core leaves open and styles, or the use of the page, settle."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.telling import settled
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.model import CloserLook, Page, PageFacts, PageType, Verdict
from tests.accessibility.looking import Looking

PICTURE = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/%3E"
SENTENCE = "<p style='color:#333'>办理前请先<a href=/a style='color:{};text-decoration:none;{}'>联系我们</a>，再到窗口提交材料。</p>"


def told(looking: Looking, requirement: str, html: str) -> list[tuple[str, str]]:
    verdicts = axe_rules(f"accessibility.{requirement}")(looking.look(html))
    return [(each.outcome.value, each.level.value if each.level else "") for each in verdicts]


@pytest.mark.parametrize(
    ("link", "own", "expected"),
    [
        ("#333", "", "passed"),  # no colour that could be the only sign
        ("#0a58ca", "", "failed"),
        ("#d98c8c", "", "passed"),  # 3 to 1 between the letters
        ("#0a58ca", "background-color:rgb(0 0 0 / 3%)", "cantTell"),
    ],
)
def test_a_link_over_a_picture_is_measured_by_its_letters(looking: Looking, link: str, own: str, expected: str) -> None:
    sentence = SENTENCE.format(link, own)
    html = f"<div style='background:url(\"{PICTURE}\")'>{sentence}</div>"
    assert [outcome for outcome, _ in told(looking, "colour-only", html)] == [expected]


def test_a_text_that_touches_a_box_of_no_colour_is_measured_by_styles(looking: Looking) -> None:
    letters = "<p style='margin:0;color:{}'>办理前请先准备材料，再到窗口提交申请。</p>"
    box = "<div style='position:relative'>{}<div style='position:absolute;left:60px;top:6px;width:200px;height:30px;{}'></div></div>"
    for color, ground, expected in (
        ("#333", "", {"passed"}),
        ("#333", "background:#345", {"cantTell"}),
        ("#aaa", "", {"failed"}),
    ):
        found = {outcome for outcome, _ in told(looking, "contrast", box.format(letters.format(color), ground))}
        assert found
        assert found <= expected, (color, ground)


@pytest.mark.parametrize(("box", "expected"), [("overflow:hidden", "failed"), ("", "cantTell")])
def test_what_another_box_cuts_away_covers_nothing(looking: Looking, box: str, expected: str) -> None:
    slides = f"<div style='width:400px;height:60px;{box}'><div style='margin-left:500px;width:400px;height:60px;background:#345'></div></div>"
    text = "<p style='position:absolute;left:560px;top:14px;margin:0;background:#fff;color:#aaa'>办理前请先准备材料</p>"
    html = f"<style>body{{margin:0}}</style>{text}<div style='position:relative'>{slides}</div>"
    assert expected in {outcome for outcome, _ in told(looking, "contrast", html)}


@pytest.mark.parametrize(("color", "expected"), [("#222", {"passed"}), ("#ccc", {"cantTell"})])
def test_a_letter_of_a_formula_is_measured_by_styles(looking: Looking, color: str, expected: set[str]) -> None:
    formula = f"<math display=block style='color:{color}'><mi>S</mi><mo>=</mo><mi>B</mi><mo>×</mo><mn>0.5</mn></math>"
    found = {outcome for outcome, _ in told(looking, "contrast", f"<p>补贴金额按下式计算：</p>{formula}")}
    assert found - {"failed"} == expected


@pytest.mark.parametrize(("inside", "told_of"), [("", False), ("湿地公园今日开放", True)])
def test_spacing_is_held_where_there_are_words(looking: Looking, inside: str, told_of: bool) -> None:
    html = f"<div style='letter-spacing:0!important;height:20px'>{inside}</div><p>公告</p>"
    assert ("failed" in dict(told(looking, "text-spacing", html))) is told_of


@pytest.mark.parametrize(("beside", "expected"), [("<button>检索</button>", "passed"), ("<p>检索</p>", "failed")])
def test_a_button_right_behind_a_field_is_its_visible_label(looking: Looking, beside: str, expected: str) -> None:
    html = f"<div><input title=检索>{beside}</div>"
    assert [outcome for outcome, _ in told(looking, "control-names", html)] == [expected]


def test_a_name_by_what_is_not_there_is_advice(looking: Looking) -> None:
    html = "<div role=region {}>网站地图</div><p id=there>服务</p>"
    assert told(looking, "assistive-technology", html.format("aria-labelledby=gone")) == [("failed", "should")]
    assert told(looking, "assistive-technology", html.format("aria-labelledby='gone there'")) != [("failed", "should")]
    described = told(looking, "assistive-technology", html.format("aria-label=甲 aria-describedby=later"))
    assert ("failed", "should") not in described  # may come with an error


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((1, 2, 3), "passed"), ((1, 1, 0), "passed"), ((2, 1, 3), "failed"), ((0, 1, 2), "failed")],
)
def test_numbers_that_leave_the_order_as_it_is_are_no_matter(
    looking: Looking, numbers: tuple[int, ...], expected: str
) -> None:
    html = "".join(
        f"<p><label>{name} <input tabindex={n}></label></p>" for name, n in zip("甲乙丙", numbers, strict=True)
    )
    assert {outcome for outcome, _ in told(looking, "focus-order", html)} == {expected}


def test_a_menu_that_is_there_but_hidden_is_no_question(looking: Looking) -> None:
    html = "<button aria-haspopup=menu aria-expanded=false aria-controls={}>操作</button><ul id=m role=menu hidden><li role=menuitem>下载</ul>"
    assert told(looking, "assistive-technology", html.format("m")) == [("passed", "")]
    assert told(looking, "assistive-technology", html.format("later")) == [("cantTell", "")]
    assert told(looking, "assistive-technology", html.format("''")) == [("passed", "")]
    closed = "<input role=combobox aria-label=单位 aria-haspopup=listbox aria-expanded=false aria-controls=later>"
    assert told(looking, "assistive-technology", closed) == [("passed", "")]


def test_an_entry_whose_list_may_be_a_component_is_left_to_a_person(looking: Looking) -> None:
    entry = "<x-entry><template shadowrootmode=open><div role=listitem>公告</div></template></x-entry>"
    assert ("cantTell", "") in told(looking, "structure", f"<x-list>{entry}</x-list>")
    assert ("failed", "") in told(looking, "structure", "<div><div role=listitem>公告</div></div>")


@pytest.mark.parametrize(
    ("attribute", "level"),
    [
        ("aria-labeledby=x", ""),
        ("aria-expaned=false", ""),
        ("aria-descibedby=x", ""),
        ("aria-region=true", "should"),
        ("aria-skipautofix=true", "should"),
        ("aria-not-checked=true", ""),
    ],
)
def test_a_misspelt_attribute_fails_and_one_of_a_script_is_advice(looking: Looking, attribute: str, level: str) -> None:
    html = f"<p id=x>服务</p><button {attribute}>网站地图</button>"
    assert told(looking, "assistive-technology", html) == [("failed", level)]


def test_a_name_on_an_element_without_meaning_is_advice(looking: Looking) -> None:
    html = "<div aria-label='您已进入网站信息视窗区'>网站地图 联系我们</div>"
    assert told(looking, "assistive-technology", html) == [("failed", "should")]
    for allowed in (
        "<div role=region aria-label=网站信息>网站地图</div>",
        "<div contenteditable aria-label=留言>正文</div>",
        "<section aria-label=网站信息>网站地图</section>",
    ):
        assert ("failed", "should") not in told(looking, "assistive-technology", allowed)


def page() -> CloserLook:
    return CloserLook.made_of(PageFacts(page=Page(url="https://x.gov.cn/", type=PageType.OTHER, template="t")), {})


DOUBT = cant_tell("没有找到跳过重复内容的办法", "axe-core is not sure")


@pytest.mark.parametrize(
    ("by", "other", "expected"),
    [
        ([failed("没有办法", "no way")], [DOUBT], ["failed"]),
        ([cant_tell("请人工确认", "a person")], [DOUBT], ["cantTell"]),
        ([inapplicable("没有要跳过的", "nothing to skip")], [DOUBT], ["inapplicable"]),
        ([passed("有效", "works")], [failed("目标不存在", "no target")], ["failed", "passed"]),
        ([untested("没有进行", "not taken")], [DOUBT], ["cantTell", "untested"]),
        ([], [DOUBT], ["cantTell"]),
    ],
)
def test_what_one_check_knows_settles_what_the_other_doubts(
    by: list[Verdict], other: list[Verdict], expected: list[str]
) -> None:
    check = settled(lambda _: by, lambda _: other)
    assert [each.outcome.value for each in check(page())] == expected


@pytest.mark.parametrize(
    ("scope", "cell", "expected"), [("rowgroup", "4", "passed"), ("row", "4", "cantTell"), ("rowgroup", "", "cantTell")]
)
def test_a_head_of_a_group_of_rows_needs_no_cells(looking: Looking, scope: str, cell: str, expected: str) -> None:
    html = (
        "<table><caption>停车收费</caption><thead><tr><th scope=col>时段<th scope=col>小车<th scope=col>大车</thead>"
        f"<tbody><tr><th colspan=3 scope={scope}>一类区域</tr><tr><th scope=row>首小时<td>6<td>10</tbody>"
        f"<tbody><tr><th colspan=3 scope={scope}>二类区域</tr><tr><th scope=row>首小时<td>{cell}<td>8</tbody></table>"
    )
    assert [outcome for outcome, _ in told(looking, "tables", html)] == [expected]


def test_a_list_with_an_outdated_role_is_a_list_and_a_box_without_one_is_not(looking: Looking) -> None:
    items = "<li><a href=#a>甲</a></li><li><a href=#b>乙</a></li>"
    assert "failed" not in {outcome for outcome, _ in told(looking, "structure", f"<ul role=directory>{items}</ul>")}
    assert "failed" not in {outcome for outcome, _ in told(looking, "structure", f"<dir>{items}</dir>")}
    assert ("failed", "") in told(looking, "structure", f"<ul role=toolbar>{items}</ul>")


@pytest.mark.parametrize(("other", "expected"), [("/next", "passed"), ("/other", "failed")])
def test_one_key_for_the_same_link_twice_is_no_matter(looking: Looking, other: str, expected: str) -> None:
    html = f"<a href=/next accesskey=n>下一页</a><p>正文</p><a href={other} accesskey=n>下一页</a>"
    assert expected in {outcome for outcome, _ in told(looking, "shortcuts", html)}


@pytest.mark.parametrize(("kind", "failed"), [("breadcrumbs", False), ("note", True)])
def test_the_way_to_a_page_is_no_running_text(looking: Looking, kind: str, failed: bool) -> None:
    html = f"<style>a{{text-decoration:none;color:#446}}</style><div class={kind}><a href=/>首页</a> › <a href=/a>政务公开</a> › 关于元旦放假的通知</div>"
    assert ("failed" in {outcome for outcome, _ in told(looking, "colour-only", html)}) is failed


@pytest.mark.parametrize(("role", "failed"), [("doc-noteref", False), ("link", True)])
def test_the_number_of_a_note_is_no_link_in_a_text(looking: Looking, role: str, failed: bool) -> None:
    html = f"<p>根据有关规定，办理期限为十个工作日<a href='#n' role={role} style='text-decoration:none;color:#446'>注一</a>，逾期视为同意。</p><p id=n>注一</p>"
    assert ("failed" in {outcome for outcome, _ in told(looking, "colour-only", html)}) is failed


def test_what_is_folded_away_scrolls_for_nobody(looking: Looking) -> None:
    box = (
        "<div style='{}'><pre style='height:60px;overflow:auto;margin:0'>"
        + "一行文字\n" * 20
        + "</pre></div><a href=/x>x</a>"
    )
    page = looking.look(box.format("max-height:0;overflow:hidden"))
    scrolls = [v for v in axe_rules("accessibility.keyboard")(page) if v.outcome.value == "failed"]
    assert not scrolls


TOOLS = "<p style='color:#333'>发布日期：2026-11-27 08:42 来源：示范日报 浏览次数：1368 {}</p>"
TOOL = "<a href='javascript:f()' style='color:#0a58ca;text-decoration:none'>{}</a>"


@pytest.mark.parametrize(
    ("tools", "expected"),
    [
        (f"【字号：{TOOL.format('大')} {TOOL.format('中')}】【{TOOL.format('打印')}】", "passed"),
        (f"[{TOOL.format('打印本页')}]", "passed"),
        (f"字号：{TOOL.format('放大文字')}", "failed"),
        (f"【办理前请先准备好材料并{TOOL.format('预约')}窗口】", "failed"),
        (f"【示范】详见{TOOL.format('办事指南')}【示范】", "failed"),
        (" ".join(TOOL.format(name) for name in ("[大]", "[小]", "打印", "分享到微博")), "passed"),
        (f"请从网上{TOOL.format('打印')}申请表。", "failed"),
        (f"另见{TOOL.format('微博公告')}", "failed"),
    ],
)
def test_brackets_or_its_name_mark_a_tool_of_the_page(looking: Looking, tools: str, expected: str) -> None:
    assert {outcome for outcome, _ in told(looking, "colour-only", TOOLS.format(tools))} == {expected}


PAGER = "<div style='color:#333'>{} " + " ".join(TOOL.format(name) for name in ("首页", "下一页", "2")) + "</div>"


@pytest.mark.parametrize(
    ("words", "expected"), [("总记录数：8 每页5条 当前第1/2页", "passed"), ("公告分为两部分，请逐页阅读。", "failed")]
)
def test_a_row_that_turns_pages_is_no_text(looking: Looking, words: str, expected: str) -> None:
    assert {outcome for outcome, _ in told(looking, "colour-only", PAGER.format(words))} == {expected}


@pytest.mark.parametrize(("words", "expected"), [("您的位置：", "passed"), ("请先阅读：", "failed")])
def test_the_way_to_a_page_is_told_by_its_words(looking: Looking, words: str, expected: str) -> None:
    links = "&gt;&gt;".join(TOOL.format(name) for name in ("首页", "新闻中心", "江州要闻"))
    html = f"<div class=dqwz style='color:#333'>{words}{links}&gt;&gt;正文</div>"
    assert {outcome for outcome, _ in told(looking, "colour-only", html)} == {expected}
