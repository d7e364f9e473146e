from __future__ import annotations

import pytest

from .pages import TEXT, article, read


@pytest.mark.parametrize(
    ("info", "text", "value", "label", "standard"),
    [
        ("<p>发布时间：2026-09-16 09:24</p>", "2026-09-16 09:24", "2026-09-16 09:24", "发布时间", True),
        ("<p>信息发布日期：2026-09-16</p>", "2026-09-16", "2026-09-16", "信息发布日期", False),
        ("<p>发布日期：2026-09-16</p>", "2026-09-16", "2026-09-16", "发布日期", False),
        ("<p>时间：2026-09-16 09:24:11</p>", "2026-09-16 09:24:11", "2026-09-16 09:24:11", "时间", True),
        ("<p>日期:2026年9月16日</p>", "2026年9月16日", "2026-09-16", "日期", False),
        ("<p>发布时间 : 2026-01-03</p>", "2026-01-03", "2026-01-03", "发布时间", False),
        ("<p>发 布 时 间：2026-09-16 09:24</p>", "2026-09-16 09:24", "2026-09-16 09:24", "发布时间", True),
        (
            "<div><span id='pubtime'>\n2020年02月18日 09:15\n</span><span>来源：\n人民日报\n</span></div>",
            "2020年02月18日 09:15",
            "2020-02-18 09:15",
            "",
            False,
        ),
        ("<div>2026-09-16 09:24　来源：县政府办</div>", "2026-09-16 09:24", "2026-09-16 09:24", "", True),
        (
            "<div>来源：县政府办 2026-09-16 09:24 【字体：大 中 小】</div>",
            "2026-09-16 09:24",
            "2026-09-16 09:24",
            "",
            True,
        ),
        (
            "<div><span>来源：<b></b></span><span>访问量：<b>199</b></span><span>发布日期：<b><publishtime>2026-05-15 10:49:00</publishtime></b></span></div>",
            "2026-05-15 10:49:00",
            "2026-05-15 10:49:00",
            "发布日期",
            True,
        ),
        (
            "<ul><li class='date'><i><img src=a.png title='发布时间'></i><span>2026-09-05</span></li></ul>",
            "2026-09-05",
            "2026-09-05",
            "发布时间",
            False,
        ),
        (
            "<table><tr><td>发布时间：</td><td>2026-09-16 09:24</td></tr></table>",
            "2026-09-16 09:24",
            "2026-09-16 09:24",
            "发布时间",
            True,
        ),
        ("<div>[ 2026-09-16 09:24 ]</div>", "2026-09-16 09:24", "2026-09-16 09:24", "", True),
        ("<div>发布时间：2026-08-19 10∶08</div>", "2026-08-19 10∶08", "2026-08-19 10:08", "发布时间", False),
        ("<div>发布：2026-09-16</div>", "2026-09-16", "2026-09-16", "", False),
        ("<div>更新时间：2026-09-16 09:24</div>", "2026-09-16 09:24", "2026-09-16 09:24", "更新时间", True),
    ],
)
def test_times_near_the_title(info: str, text: str, value: str, label: str, standard: bool) -> None:
    times = article(info).times
    assert times
    found = times[0]
    assert (found.text, found.value, found.label, found.standard_form, found.position) == (
        text,
        value,
        label,
        standard,
        "title",
    )


def test_the_line_of_the_page_with_a_linked_share_button_is_no_entry_of_a_list() -> None:
    info = "<div>发布时间：2026-11-10 11:20 来源：县医保局 <a href=https://share.test/x>分享到微博</a></div>"
    after = "<div>缴费期为2026年11月1日至12月31日。<p>附件：<a href=/a.pdf>缴费指南.pdf</a></p></div>"
    assert [t.value for t in article(info + after).times][:1] == ["2026-11-10 11:20"]


TABLE = """<div class='xxgk'><table><tr><td>索 引 号：</td><td>014742224A/2026-0043406</td><td>生成日期：</td><td>2026-05-11</td></tr>
<tr><td>发文机关：</td><td>示范县人民政府</td><td>{label}：</td><td>2026-09-16</td></tr></table></div>"""


@pytest.mark.parametrize("label", ["成文日期", "发文日期", "印发日期", "生效日期", "失效时间", "有效期", "公布日期"])
def test_other_dates_of_the_information_table(label: str) -> None:
    document = read(f"{TABLE.format(label=label)}<h1>示范县人民政府关于秋收的通知</h1><div id=zoom>{TEXT}</div>")
    assert document.times == ()


@pytest.mark.parametrize("label", ["发布日期", "公开日期", "发布时间"])
def test_the_publishing_date_of_the_information_table(label: str) -> None:
    document = read(f"{TABLE.format(label=label)}<h1>示范县人民政府关于秋收的通知</h1><div id=zoom>{TEXT}</div>")
    assert [(t.value, t.label, t.position) for t in document.times] == [("2026-09-16", label, "table")]


def test_definition_lists_as_information_tables() -> None:
    table = """<div class='meta-data'><dl><dd><label>索 引 号：</label><div class='b'>0147/2026-1</div></dd>
    <dd><label>生成日期：</label><div class='b'>2026-05-11</div></dd><dd><label>责任部门：</label><div class='b'>示范县统计局</div></dd></dl></div>"""
    document = read(f"{table}<h1>示范县统计公报</h1><div id=zoom>{TEXT}</div>")
    assert document.times == ()
    assert [(s.label, s.value, s.position) for s in document.sources] == [("责任部门", "示范县统计局", "table")]


@pytest.mark.parametrize(
    "text",
    [
        "<p>示范县人民政府</p><p>2026年9月16日</p>",
        "<p>（本文2026年9月15日发布，有删节。）</p>",
        "<p>会议时间：2026年9月20日上午，地点：县政府会议室。</p>",
        "<p>报名时间：2026-09-20 09:00 至 2026-09-30 17:00，逾期不予受理。</p>",
        "<table><tr><td>日期</td><td>2026-09-20</td></tr></table>",
    ],
)
def test_times_in_the_text_are_none(text: str) -> None:
    assert article("", text=TEXT + text + TEXT).times == ()
    assert article("", text=TEXT + text).times == ()


def test_a_time_below_the_text() -> None:
    document = article("", after="<div class='bottom-info'>发布时间：2026-09-16 09:24　责任编辑：张三</div>")
    assert [(t.value, t.label, t.position) for t in document.times] == [("2026-09-16 09:24", "发布时间", "below")]


def test_dates_of_related_articles_are_none() -> None:
    related = "<div class='xgxw'><h3>相关新闻</h3><ul><li><a href='/a.html'>示范县召开第十一次常务会议</a><span>2026-08-16</span></li></ul></div>"
    document = article("<p>发布时间：2026-09-16 09:24</p>", after=related)
    assert [t.value for t in document.times] == ["2026-09-16 09:24"]


def test_dates_of_lists_are_none() -> None:
    items = "".join(
        f"<li><a href='/{n}.html'>示范县开展第{n}次检查工作</a><span>2026-09-1{n}</span></li>" for n in range(1, 6)
    )
    assert read(f"<h2>要闻</h2><ul>{items}</ul>").times == ()


def test_the_copy_for_phones_is_hidden() -> None:
    info = "<p>发布时间：2026-09-16 09:24</p><p style='display:none'>发布时间：2026-09-17 09:24</p>"
    assert [(t.value, t.visible) for t in article(info).times] == [
        ("2026-09-16 09:24", None),
        ("2026-09-17 09:24", False),
    ]


def test_the_label_wins_over_a_bare_date() -> None:
    info = "<p>2026-09-10</p><p>发布时间：2026-09-16 09:24</p>"
    assert article(info).times[0].label == "发布时间"


def test_articles_of_pictures_only() -> None:
    document = article("<p>发布时间：2026-09-16 09:24</p><p>来源：县政府办</p>", text="<p><img src=a.jpg></p>")
    assert [(t.value, t.position) for t in document.times] == [("2026-09-16 09:24", "title")]
    assert [(s.value, s.position) for s in document.sources] == [("县政府办", "title")]


def test_dates_of_cards_are_none() -> None:
    cards = "".join(
        f"<div class=card><h3><a href='/{n}.html'>示范县召开第{n}次会议</a></h3><p class=d>2026-09-1{n}</p></div>"
        for n in range(1, 5)
    )
    document = read(f"<h2>政务要闻</h2><div class=cards>{cards}</div>", "<title>政务要闻</title>")
    assert document.times == ()
    assert [i.date for i in document.lists[0].items] == [f"2026-09-1{n}" for n in range(1, 5)]


def test_a_linked_source_in_the_line_of_information_makes_no_list() -> None:
    document = article("<table><tr><td>发布时间：2026-09-16 09:24 来源：<a href='/zyx/'>竹源乡</a></td></tr></table>")
    assert [t.value for t in document.times] == ["2026-09-16 09:24"]
    assert document.lists == ()


@pytest.mark.parametrize(
    "period",
    [
        "征集时间：2026-11-10至2026-12-10　状态：进行中",
        "起止时间：2026-11-10 至 2026-12-10",
        "2026年11月10日—2026年12月10日",
        "时间：2026-11-10 ~ 2026-12-10",
    ],
)
def test_the_end_of_a_period_is_no_publishing_time(period: str) -> None:
    assert "2026-12-10" not in [t.value for t in article(f"<p>{period}</p>").times]


def test_a_long_line_of_labels_above_a_short_text_is_no_running_text() -> None:
    info = (
        "<table><tr><td>发布日期：2026-09-30 09:00&nbsp;&nbsp;&nbsp;信息来源：县政府办公室&nbsp;&nbsp;&nbsp;浏览次数：1368&nbsp;&nbsp;&nbsp;"
        "【字号：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】【<a href='#'>打印本页</a>】【<a href='#'>关闭窗口</a>】</td></tr></table>"
    )
    found = article(info, text="<h2>一、背景</h2><p>为贯彻落实有关部署，制定本文件。</p>")
    assert [(t.value, t.position) for t in found.times] == [("2026-09-30 09:00", "title")]
    assert [(s.value, s.position) for s in found.sources] == [("县政府办公室", "title")]


@pytest.mark.parametrize(
    ("info", "values"),
    [
        (
            "<i><span>来源：示范日报</span><span>发布时间：2026-11-27 08:42</span><span>作者：张三</span></i>",
            ["2026-11-27 08:42"],
        ),
        ("<i><span>示范广场改造</span><span>会议时间：2026-11-27 08:42</span></i>", []),
        ("<p>本次会议<b>报名</b>时间：2026-11-27 08:42</p>", []),
    ],
)
def test_a_label_that_begins_an_element_needs_no_space_before_it(info: str, values: list[str]) -> None:
    assert [t.value for t in article(info).times] == values
