from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.headings import headings
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

EN = "<!DOCTYPE html><html lang=en><head><title>Guide to recycling</title></head><body>{}</body></html>"
LONG = (
    "<p>Every household in the district receives two bins and a calendar that says on which day each of them is emptied."
    " Please put the bins out before six in the morning.</p>"
)
ZH = "<p>为进一步优化营商环境，现就有关事项通知如下，请各乡镇人民政府、县直各单位结合实际认真贯彻落实，切实抓好各项工作任务。</p>"


@pytest.mark.parametrize(
    "html",
    [
        EN.format(f"<h1>Recycling</h1>{LONG}<p><b>What goes into which bin</b></p>{LONG}{LONG}"),
        EN.format(f"<h1>Recycling</h1>{LONG}<div style='font-size:24px'>Opening hours</div>{LONG}{LONG}"),
        EN.format(f"<div style='font-size:2em;font-weight:bold'>Recycling</div>{LONG}"),
        EN.format(f"<h1>Recycling</h1>{LONG}<p><span style='font-weight:700;font-size:1.3em'>Bulky waste</span><br></p>{LONG}"),
        EN.format(f"<h1>Recycling</h1>{LONG}<strong>Contact us</strong>{LONG}"),
        EN.format("<p><b>Opening hours</b></p><p>We open at nine in the morning.</p>"),
        EN.format("<h1>A</h1><p>Intro text of the page, long enough to be running text of the page.</p><div class=title style='font-size:22px'>Documents</div><ul><li>Application form</li><li>Tariff of fees</li></ul>"),
        f"<h1>通知</h1>{ZH}<p><strong>一、总体要求</strong></p>{ZH}<p><strong>二、主要任务</strong></p>{ZH}",
        f"<div class=title style='font-size:26px;text-align:center'>关于优化营商环境的通知</div>{ZH}{ZH}",
    ],
)  # fmt: skip
def test_text_styled_as_a_heading(looking: Looking, html: str) -> None:
    assert "failed: text is styled to look like a heading and is not marked as one" in told(
        headings, looking.look(html)
    )


@pytest.mark.parametrize(
    "html",
    [
        EN.format(f"<h1>Recycling</h1>{LONG}<h2>What goes where</h2>{LONG}"),
        EN.format(f"<h1>Recycling</h1><div role=heading aria-level=2 style='font-size:24px'>Hours</div>{LONG}"),
        # part of a paragraph, a note, a label, a value
        EN.format(f"<h1>Recycling</h1><p><b>Please note</b> that the depot is closed on Monday.</p>{LONG}"),
        EN.format(f"<h1>Recycling</h1><p><b>Warning!</b></p>{LONG}"),
        EN.format(f"<h1>Recycling</h1><p><b>Address:</b></p>{LONG}"),
        EN.format(f"<h1>Recycling</h1><p style='font-size:30px'>1,204</p>{LONG}"),
        EN.format("<h1>People</h1><div><p><b>Jane Miller</b></p><p>Head of the depot</p></div>"),
        EN.format(f"<h1>Recycling</h1><p><b>By Jane Miller</b></p>{LONG}"),
        # the lead of an article, a quotation, all bold
        EN.format(f"<h1>Recycling</h1><p><b>{LONG[3:100]} and the depot is open on every working day.</b></p>{LONG}"),
        EN.format(f"<h1>Recycling</h1><blockquote style='font-size:24px'>The bins are for you</blockquote>{LONG}"),
        EN.format(f"<h1>Recycling</h1><div style='font-weight:bold'><p>Depot</p>{LONG}</div>"),
        # terms, captions, legends, tabs, header cells
        EN.format(f"<h1>Recycling</h1><dl><dt><b>Paper</b></dt><dd>{LONG}</dd></dl>"),
        EN.format(f"<h1>Recycling</h1><figure><p>x</p><figcaption><b>The depot in March</b></figcaption></figure>{LONG}"),
        EN.format(f"<h1>Recycling</h1><details open><summary><b>Opening hours</b></summary>{LONG}</details>"),
        EN.format("<h1>Fees</h1><table border=1><tr><th>Bin</th><th>Fee</th></tr><tr><td><b>Paper</b></td><td>12</td></tr><tr><td><b>Glass</b></td><td>13</td></tr></table>"),
        # the name of the site in the header
        EN.format(f"<header><div style='font-size:30px'>City of Exeter</div></header><h1>Recycling</h1>{LONG}"),
        f"<h1>通知</h1>{ZH}<p style='text-align:right'><b>某某县人民政府</b><br>2024年3月1日</p>",
        f"<h1>通知</h1><p><b>来源：县政府办公室</b></p>{ZH}",
        f"<h1>访谈</h1><p><b>主持人：</b></p>{ZH}",
        "<h1>通知公告</h1><ul><li><b>关于开展检查的通知</b></li><li>关于召开会议的通知</li></ul>" + ZH,
        EN.format(f"<h1>Recycling</h1>{LONG}<div><b>Result = Response | timeout</b></div>{LONG}"),
        EN.format(f"<h1>Jane Miller</h1>{LONG}<div style='font-size:24px'>3542 Mill Lane · (317) 585-8468 · jane@example.org</div>{LONG}"),
        EN.format(f"<h1>Team</h1>{LONG}<div><h4>Jane Miller</h4><p><b>Head of depot</b></p>{LONG}</div>"),
        EN.format(f"<h1>Files</h1><div><div style='font-size:24px'>3개 / 10개</div>{LONG}</div>"),
        # words that a reader hears only
        f"<h2 style='position:absolute;width:1px;height:1px;overflow:hidden'>正文</h2>{ZH}",
    ],
)  # fmt: skip
def test_what_is_no_styled_heading(looking: Looking, html: str) -> None:
    assert outcome(headings, looking.look(html)) == "passed"


def test_paragraph_marked_as_a_heading(looking: Looking) -> None:
    page = looking.look(
        EN.format(
            "<h1>Depot</h1><h3>The depot is open on Monday. Please bring your card. We take cash and cheques only.</h3><p>Text</p>"
        )
    )
    assert told(headings, page) == ["failed: a whole paragraph is marked as a heading"]
    title = "The depot is open on Monday. Please bring your card. We take cash and cheques only."
    for heading in (f"<a href=/1><h3>{title}</h3></a>", f"<h3><a href=/1>{title}</a></h3>"):
        assert outcome(headings, looking.look(EN.format(f"<h1>News</h1><h2>All</h2>{heading}"))) == "passed"
    page = looking.look("<h1>关于印发《某某县2024年度政府信息公开工作要点及其任务分工方案（试行）》的通知</h1>" + ZH)
    assert outcome(headings, page) == "passed"


def test_levels_that_tell_no_order(looking: Looking) -> None:
    blocks = "".join(f"<h1>{name}</h1><p>text</p>" for name in ("News", "Events", "Council", "Contact"))
    assert told(headings, looking.look(EN.format(blocks))) == [
        "advice: most headings are of level 1, so that levels tell no order"
    ]
    two = f"<h1>News</h1>{LONG}<h1>Events</h1>{LONG}"
    assert outcome(headings, looking.look(EN.format(two))) == "passed"


def test_heading_without_its_meaning(looking: Looking) -> None:
    page = looking.look(EN.format(f"<h1>News</h1><h2 role=presentation>Events</h2>{LONG}"))
    assert told(headings, page) == ["failed: a role takes the meaning of a heading away"]


def test_long_content_without_a_heading(looking: Looking) -> None:
    assert told(headings, looking.look(EN.format(LONG * 12))) == ["failed: long content has no heading at all"]
    assert outcome(headings, looking.look(EN.format("<h1>Bins</h1>" + LONG * 12))) == "passed"


def test_page_that_wants_no_heading(looking: Looking) -> None:
    assert outcome(headings, looking.look(EN.format("<p>Moved.</p>"))) == "inapplicable"


def test_a_very_long_heading_is_for_a_person(looking: Looking) -> None:
    page = looking.look(EN.format("<h1>" + "On the recycling of paper and glass " * 10 + "</h1>"))
    assert outcome(headings, page) == "cantTell"
