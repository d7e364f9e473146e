from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.link_purpose import purpose_told
from pytest_govsite.checks.accessibility.links_alike import told_apart
from tests.accessibility.looking import Looking
from tests.accessibility.told import failures, outcome, outcomes, told

SAYS_NOTHING = {
    "here alone": '<p><a href="/a">Click here</a></p>',
    "here under a heading": '<h2>Parking permits</h2><p><a href="/a">here</a></p>',
    "read more after a paragraph": "<body><p>The council has set its budget.</p><p><a href='/b'>Read more…</a></p></body>",
    "more alone": '<div><a href="/a">更多&gt;&gt;</a></div>',
    "点击这里": '<div><a href="/a"> 点击这里 </a></div>',
    "详情 by aria-label": '<p><a href="/a" aria-label="详情"><img src="/x.png" alt=""></a></p>',
    "more in a picture": '<p><a href="/a"><img src="/more.gif" alt="更多"></a></p>',
    "address": '<p><a href="https://www.example.org/a/b?c=1">https://www.example.org/a/b?c=1</a></p>',
    "file name": '<p><a href="/f/P020231123375.pdf">P020231123375.pdf</a></p>',
    "arrows": '<p><a href="/n">&raquo;</a></p>',
    "url alone": '<div><a href="/n">URL</a></div>',
    "links alone": '<div><a href="/n">Links</a></div>',
    "undefined left over": '<div><a href="/undefined">undefined</a></div>',
    "untitled": '<ul><li><a href="/n">Untitled</a></li></ul>',
    "title repeats it": '<p><a href="/n" title="Read more">Read more</a></p>',
    "downloads that read the same": '<p><a href="/1.pdf">Download</a></p><p><a href="/2.pdf">Download</a></p>',
    "template left over": '<p><a href="{{ item.url }}">办事指南</a></p>',
    "here below words that markup does not tie to it": '<div><div><p>防汛会</p><a href="/1">点击这里</a></div><div><p>春耕会</p><a href="/2">点击这里</a></div></div>',
    "only the date beside it": '<ul><li><a href="/n">查看</a> 2026-11-20</li></ul>',
}
IS_TOLD = {
    "URL in a sentence": '<p>The <a href="/n">URL</a> of the archive does not change.</p>',
    "links of a row": "<table><tr><th>Library</th><td>Town hall</td><td><a href='/a'>Links</a></td></tr></table>",
    "NULL of a manual": '<p>the object, or <a href="/macros#NULL">NULL</a> if there is none</p>',
    "links under a heading": '<section><h2>Libraries</h2><ul><li><a href="/a">Links</a></li></ul></section>',
    "网址 of an entry": '<ul><li>市图书馆 <a href="/a">网址</a></li></ul>',
    "more in a heading": '<h2>政务要闻 <a href="/a">更多</a></h2>',
    "more under a heading": '<section><h3>通知公告</h3><ul><li><a href="/1">关于元旦放假的通知</a></li></ul><a href="/a">更多&gt;</a></section>',
    "more beside a title of no heading": '<div class="hd"><span class="tit">部门动态</span><a class="more" href="/b">更多+</a></div>',
    "more with tabs": '<div class="hd"><ul><li><a href="/1">要闻动态</a></li><li><a href="/2">部门动态</a></li></ul><div class="more"><a href="/1">更多</a></div></div>',
    "aria-label": '<p><a href="/a" aria-label="更多政务要闻">更多</a></p>',
    "title": '<p><a href="/a" title="查看全部通知公告">更多</a></p>',
    "described": '<p id="d">Waste collection days</p><a href="/a" aria-describedby="d">Details</a>',
    "row": "<table><tr><th>事项</th><th>操作</th></tr><tr><td>护照办理</td><td><a href='/a'>查看</a></td></tr></table>",
    "term": '<dl><dt>预算公开</dt><dd><a href="/a">详情</a></dd></dl>',
    "item": '<ul><li>2025 年度报告 <a href="/a">下载</a></li><li>2024 年度报告 <a href="/b">下载</a></li></ul>',
    "outer item": '<ul><li>Housing benefit<ul><li><a href="/a">More</a></li></ul></li></ul>',
    "card": '<div class="card"><h3>Recycling</h3><p>What goes where.</p><a href="/r">Read more</a></div>',
    "address in a sentence": '<p>网址：<a href="https://www.gov.cn/">https://www.gov.cn/</a></p>',
    "file name made of words": '<p><a href="/annual-report-2023.pdf">annual-report-2023.pdf</a></p>',
    "one download": '<h1>Application form</h1><p><a href="/1.pdf">Download</a></p>',
    "pages": '<nav aria-label="翻页"><a href="/1">1</a> <a href="/2">2</a> <a href="/3">下一页</a></nav>',
    "number": '<p><a href="tel:12345">12345</a></p>',
    "mail": '<p><a href="mailto:a@example.org">a@example.org</a></p>',
    "words of more": '<p><a href="/a">More about council tax</a></p>',
    "named section": '<section aria-label="回应关切"><div><div><div><a href="/a">更多</a></div></div></div></section>',
    "hidden link": '<p style="display:none"><a href="/a">点击这里</a></p><p><a href="/b">县长信箱</a></p>',
}  # fmt: skip

TOLD_APART = {
    "start page": '<p><a href="/">首页</a></p><p><a href="/index.html">首页</a></p>',
    "tracking": '<p><a href="/a?utm_source=x">县长信箱</a> <a href="/a">县长信箱</a></p>',
    "items": '<ul><li>甲乡 <a href="/1">人口情况</a></li><li>乙乡 <a href="/2">人口情况</a></li></ul>',
    "headings": '<section><h2>个人办事</h2><a href="/1">社会保障</a></section><section><h2>法人办事</h2><a href="/2">社会保障</a></section>',
    "regions": '<nav><a href="/zwgk">政务公开</a></nav><footer><a href="/open">政务公开</a></footer>',
    "titles": '<p><a href="/1" title="关于印发甲办法的通知">关于印发…</a> <a href="/2" title="关于印发乙办法的通知">关于印发…</a></p>',
}  # fmt: skip


def test_link_text_that_says_nothing_fails(looking: Looking) -> None:
    assert outcomes(purpose_told, looking, SAYS_NOTHING) == dict.fromkeys(SAYS_NOTHING, "failed")


def test_link_text_that_its_context_explains_passes(looking: Looking) -> None:
    assert outcomes(purpose_told, looking, IS_TOLD) == dict.fromkeys(IS_TOLD, "passed")


def test_here_in_a_telling_sentence_is_for_a_person(looking: Looking) -> None:
    page = looking.look(
        "<p>To download the form for housing benefit, <a href='/f'>click here</a>.</p>"
        "<p>办理居住证请<a href='/j'>点击这里</a>填写申请。</p>"
    )
    assert told(purpose_told, page) == [("cantTell", "click here × 1"), ("cantTell", "点击这里 × 1")]


def test_names_of_the_kind_of_thing_are_for_a_person(looking: Looking) -> None:
    page = looking.look("<p><a href='/1'>Link 1</a></p><p><a href='/t'><code>test</code></a></p>")
    assert told(purpose_told, page) == [("cantTell", "Link 1 × 1")]


ROWS = "<table><caption>Minutes</caption><tr><th>Meeting<th>Form</tr>{}</table>"
ROW = "<tr><{0}>{1}</{0}><td><a href='/{2}'>{3}</a></td></tr>"


@pytest.mark.parametrize(("head", "expected"), [("th", "passed"), ("td", "cantTell")])
def test_a_header_cell_tells_what_a_link_of_its_row_is_about(looking: Looking, head: str, expected: str) -> None:
    page = looking.look(ROWS.format(ROW.format(head, "3 May", "a", "Sound") + ROW.format(head, "7 June", "b", "Sound")))
    assert outcome(told_apart, page) == expected
    vague = looking.look(ROWS.format(ROW.format(head, "3 May", "a", "Link 1")))
    assert outcome(purpose_told, vague) == expected


def test_page_without_links_is_not_concerned(looking: Looking) -> None:
    page = looking.look("<p>没有链接 <a>更多</a></p>")
    assert told(purpose_told, page) == [("inapplicable", "")]
    assert told(told_apart, page) == [("inapplicable", "")]


def test_links_beside_each_other_that_read_the_same_fail(looking: Looking) -> None:
    page = looking.look('<p>See the <a href="/a">annual report</a> and the <a href="/b">annual report</a>.</p>')
    assert failures(told_apart, page) == [f"annual report: //{page.url.split('/')[2]}/a | //{page.url.split('/')[2]}/b"]


def test_links_of_one_text_far_apart_are_for_a_person(looking: Looking) -> None:
    page = looking.look(
        '<div><p><a href="/contact">联系我们</a></p></div><div><p><a href="/lxwm">联系我们</a></p></div>'
    )
    assert outcome(told_apart, page) == "cantTell"


def test_links_of_one_text_that_can_be_told_apart_pass(looking: Looking) -> None:
    assert outcomes(told_apart, looking, TOLD_APART) == dict.fromkeys(TOLD_APART, "passed")


def test_picture_and_text_as_two_links_are_advice(looking: Looking) -> None:
    item = '<li><a href="/n/{0}"><img src="/{0}.jpg" alt="消息{1}" width="50" height="50"></a><a href="/n/{0}">消息{1}</a></li>'
    page = looking.look(f"<ul>{item.format(1, '甲乙')}{item.format(2, '丙丁')}</ul>")
    verdict = next(iter(told_apart(page)))
    assert (verdict.outcome.value, verdict.level, verdict.found) == ("failed", "should", "消息甲乙 × 2")
    one = looking.look('<ul><li><a href="/n/1"><img src="/1.jpg" alt="" width="50" height="50">消息甲乙</a></li></ul>')
    assert outcome(told_apart, one) == "passed"
