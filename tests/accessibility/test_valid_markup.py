from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.checks.accessibility.valid_markup import valid_markup
from pytest_govsite.document.markup_faults import markup_faults
from pytest_govsite.model import CloserLook, DocumentFacts, DomLook
from tests.accessibility.judging import told
from tests.accessibility.looking import Looking

DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
OBSOLETE = "failed: an obsolete element is used for looks"
RUNS = "failed: runs of empty paragraphs or line breaks are used as space"
APART = "failed: the letters of a word are set apart by blanks"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p><font color=red>Closed</font> <font>x</font></p>", [OBSOLETE]),
        ("<center>Welcome</center><marquee>News</marquee>", [OBSOLETE, OBSOLETE]),
        ("<p><blink>New</blink> <big>a</big> <strike>b</strike> <tt>c</tt></p>", [OBSOLETE] * 4),
        ("<table bgcolor=#eee><tr><td bgcolor=red align=center>a</td></tr></table>", ["advice: an obsolete attribute is used for looks"] * 2),
        ("<a href='#top'>Top</a><p id=top>a</p><p id=top>b</p>", ["failed: an id that something refers to is used more than once"]),
        ("<p>a</p><p>&nbsp;</p><p></p><p>b</p>", [RUNS]),
        ("<p>a<br><br><br><br>b</p>", [RUNS]),
        (f"<img src='{DOT}' width=20 height=30 alt=''> text", ["failed: invisible pictures are used as space"]),
        ("<h1>W e l c o m e</h1>", [APART]),
        ("<p>通 知 公 告</p>", [APART]),
        ("<p>请 到 大 厅 来，谢谢</p>", ["cantTell: the letters of a word are set apart by blanks"]),
        ("<html><head><title>a</title><title>b</title></head><body>x</body></html>", ["failed: the document has more than one title element", "advice: no doctype: browsers fall back to quirks mode"]),
        ("<!DOCTYPE html><html><head></head><body><div><title>a</title></div></body></html>", ["failed: the title element stands in the body"]),
    ],
)  # fmt: skip
def test_markup_that_does_not_say_what_is_meant(looking: Looking, html: str, said: list[str]) -> None:
    assert told(valid_markup, looking.look(html)) == said


TRAPS = f"""
<svg viewBox='0 0 9 9' width=9 height=9><title>a</title><text>x</text></svg><svg width=9 height=9><title>b</title></svg>
<p id=x>a</p><p id=x>b</p><a href='#'>top</a>
<a href="https://bszs.conac.cn/sitename?id=1"><img id="imgConac" vspace="0" hspace="0" border="0" src="//dcs.conac.cn/image/red.png" alt="党政机关网站标识"></a>
<p>A B C D E F G</p><p>姓 名</p><p>一 二 三 四 五 六 日</p><p>I a m</p><p>东 南 西 北</p>
<p>a<br><br>b</p><p></p><p>one</p><p>　　缩进</p>
<img src='{DOT}' width=1 height=1 alt=''><img src='{DOT}' data-src=/a.jpg width=200 height=90 alt='照片'>
<p><s>9.00</s> <del>8.00</del> <small>tax</small> <b>b</b> <i>i</i> <u>u</u></p>
"""


def test_markup_that_is_sound(looking: Looking) -> None:
    assert told(valid_markup, looking.look(TRAPS)) == ["passed: markup says what is meant"]


def test_faults_of_the_source_are_told_once_a_kind(looking: Looking) -> None:
    page = looking.look("<!DOCTYPE html><p>Prices</p>")
    faults = markup_faults("<p><b>Bring</p></b>\n<p>a</span></span>")
    source = DocumentFacts(url=page.url, markup_faults=faults)
    dom = page.of(DomLook)
    assert isinstance(dom, DomLook)
    written = CloserLook.made_of(msgspec.structs.replace(page.facts, source=source), {DomLook.kind: dom})
    assert told(valid_markup, written) == [
        "advice: tags are not nested in pairs",
        "advice: an end tag has no start tag",
    ]
    assert told(valid_markup, page) == ["passed: markup says what is meant"]
