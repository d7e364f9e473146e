from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.structure import structure
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

SIGNS = "failed: a list is made of signs, numbers or line breaks without list markup"
NUMBERS = "cantTell: short numbered texts are no marked list; the numbers may belong to the text"
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@pytest.mark.parametrize(
    "html",
    [
        "<p>You will need:<br>- a passport<br>- two photographs<br>- the fee</p>",
        "<p>* Apples<br>* Pears<br>* Plums</p>",
        "<div>• 身份证</div><div>• 户口簿</div><div>• 结婚证</div>",
        "<p>·<a href=/1>关于开展检查的通知</a></p><p>·<a href=/2>关于召开会议的通知</a></p><p>·<a href=/3>放假安排</a></p>",
        "<p>1. Open the lid</p><p>2. Fill in water</p><p>3. Press the button</p>",
        "<div>1) Open the lid<br>2) Fill in water<br>3) Press the button</div>",
        "<div>a) red<br>b) green<br>c) blue</div>",
        f"<p><img src='{DOT}' width=8 height=8 alt=''> Apples<br><img src='{DOT}' width=8 height=8 alt=''> Pears<br><img src='{DOT}' width=8 height=8 alt=''> Plums</p>",
        "<table><tr><td>·<a href=/1>关于开展检查的通知</a></td></tr><tr><td>·<a href=/2>会议通知</a></td></tr><tr><td>·<a href=/3>放假安排</a></td></tr></table>",
        "<style>.b::before{content:'• '}</style><div class=b>Apples</div><div class=b>Pears</div><div class=b>Plums</div>",
        "<p>&bull; Apples</p>\n<p>&bull; Pears</p>\n<p>&bull; Plums</p>",
    ],
)  # fmt: skip
def test_list_made_of_signs(looking: Looking, html: str) -> None:
    assert told(structure, looking.look(html)) == [SIGNS]


def test_paragraphs_of_breaks(looking: Looking) -> None:
    said = "advice: paragraphs are parted by two line breaks, not marked as paragraphs"
    assert told(structure, looking.look(f"<div>{'<br><br>'.join([PROSE + PROSE] * 3)}</div>")) == [said]
    verse = "<br>".join(["The fog comes in", "on quiet feet", "", "and looks around", "and leaves the street"])
    assert outcome(structure, looking.look(f"<p>{verse}</p><p>{PROSE}<br><br>{PROSE}</p>")) == "passed"


PROSE = "各乡镇人民政府、县直各单位要高度重视，结合实际认真贯彻落实，切实抓好各项工作任务的组织实施和监督检查。"
TRAPS = f"""
<p>一、总体要求</p><p>二、主要任务</p><p>三、保障措施</p>
<p>1.{PROSE}</p><p>2.{PROSE}</p><p>3.{PROSE}</p>
<ul><li>- a</li><li>- b</li><li>- c</li></ul><ol><li>1. a</li><li>2. b</li><li>3. c</li></ol>
<p>- one sign<br>- two signs</p>
<p>——你好。<br>——您好！<br>——再见。</p>
<p>-5 degrees<br>-6 degrees<br>-7 degrees</p>
<p>1.5 kg flour</p><p>2.5 kg sugar</p><p>3.5 kg salt</p>
<p>2019. A year</p><p>2020. A year</p><p>2021. A year</p>
<p>No sign at all<br>only an address<br>12 High Street</p>
<div><a href=/a>首页</a> &gt; <a href=/b>政务公开</a> &gt; <a href=/c>通知公告</a></div>
<pre>- a: 1
- b: 2
- c: 3</pre>
<nav><a href=/1>a</a> | <a href=/2>b</a></nav>
<blockquote cite="/x">The depot is open.</blockquote><p>The mayor said:</p><blockquote>The depot is open.</blockquote>
<ul role=menubar><li role=none><a role=menuitem href=/a>A</a></li><li role=none><a role=menuitem href=/b>B</a></li></ul>
<ul id=filled-later></ul><ul class=dots><li class=on></li><li class=off></li></ul>
"""


def test_what_looks_like_a_list_and_is_none(looking: Looking) -> None:
    assert told(structure, looking.look(TRAPS)) == ["passed: structure tags match their content"]


def test_numbers_of_an_official_text_are_for_a_person(looking: Looking) -> None:
    page = looking.look("<p>附件：</p><p>1.申请表</p><p>2.任务分工表</p><p>3.联系人名单</p>")
    assert told(structure, page) == [NUMBERS]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>text</p><ul></ul>", "advice: an empty list"),
        ("<ul><li>one<li>two<li></li></ul>", "advice: an empty list item"),
        ("<ul><li>one</ul><ul><li>two</ul><ul><li>three</ul>", "advice: one list is taken apart into lists of one entry"),
        ("<nav><a href=/1>Home</a> <a href=/2>News</a> <a href=/3>Forms</a> <a href=/4>Fees</a> <a href=/5>Contact</a></nav>", "advice: the links of a navigation are no list"),
        ("<ul role=presentation><li>one</li><li>two</li></ul>", "failed: a role takes the meaning of a list away"),
        ("<blockquote>Our office is on the first floor of the town hall.</blockquote>", "cantTell: a blockquote shows no sign of a quotation and may be there for its indent"),
    ],
)  # fmt: skip
def test_structure_tags_that_do_not_match(looking: Looking, html: str, said: str) -> None:
    assert told(structure, looking.look(html)) == [said]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("<p>——<cite>《示范日报》</cite></p>", "passed"),
        ("<p>— Jane Smith, mayor</p>", "passed"),
        ("<p>Our office is open from nine to five.</p>", "cantTell"),
        ("<p>— " + "and a line that goes on like running text " * 3 + "</p>", "cantTell"),
    ],
)
def test_a_line_that_names_who_said_it_makes_a_quotation(looking: Looking, after: str, said: str) -> None:
    assert outcome(structure, looking.look(f"<blockquote><p>绿水青山就是金山银山。</p></blockquote>{after}")) == said


BREAKS = "cantTell: short lines that only breaks part may be a list without list markup"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>We sell:</p><p>Apples<br>Pears<br>Plums</p>", BREAKS),
        ("<p>办理材料：<br>身份证<br>户口簿<br>结婚证</p>", BREAKS),
        ("<p><a href=/1>News</a><br><a href=/2>Events</a><br><a href=/3>Council</a><br><a href=/4>Contact</a></p>", "advice: links on lines of their own that only breaks part, without list markup"),
        ("<p>Address:</p><p>Town Hall<br>12 High Street<br>Exeter</p>", "passed: structure tags match their content"),
        ("<p>Roses are red<br>Violets are blue<br>Sugar is sweet</p>", "passed: structure tags match their content"),
    ],
)  # fmt: skip
def test_lines_that_only_breaks_part(looking: Looking, html: str, said: str) -> None:
    assert told(structure, looking.look(html)) == [said]


STRUCK = "advice: words are struck out by style alone, which is not heard"
FINE = "passed: structure tags match their content"
LINE = "style='text-decoration:line-through'"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>票价：<span {LINE}>60 元</span> 40 元</p>", STRUCK),
        ("<p>票价：<del>60 元</del> 40 元，<s>学生半价</s></p>", FINE),
        (f"<p>票价：<del><span {LINE}>60 元</span></del> 40 元</p>", FINE),
        (
            f"<ul><li><input type=checkbox checked id=a> <label for=a {LINE}>带身份证</label></li><li>带照片</li></ul>",
            FINE,
        ),
        (f"<p>票价：<span aria-hidden=true {LINE}>60 元</span> 40 元</p>", FINE),
    ],
)
def test_words_struck_out(looking: Looking, html: str, said: str) -> None:
    assert told(structure, looking.look(html)) == [said]


def test_page_without_text(looking: Looking) -> None:
    assert outcome(structure, looking.look("<img src=x.png>")) == "inapplicable"
