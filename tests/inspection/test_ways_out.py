from __future__ import annotations

import msgspec

from pytest_govsite.document.read import read_document
from pytest_govsite.inspection.ways_out import MOST, ways_out
from pytest_govsite.model import Page, PageFacts, RenderedPage

HOME = "<p><a href='http://www.zj.gov.cn/'>浙江省人民政府</a> <a href='/a/'>公告</a></p>"
AWAY = "<p>报名网址：<a href='http://www.baoming-shifan.com/'>示范人事考试网</a></p>"


def _facts(name: str, html: str, *, rendered: bool = False, template: str = "T1", depth: int = 1) -> PageFacts:
    url = f"http://www.shifan.gov.cn/{name}"
    document = read_document(html, url)
    shown = RenderedPage(engine="chromium", width=1366, height=768, document=document)
    page = Page(url=url, template=template, depth=depth)
    facts = PageFacts(page=page, source=document)
    return msgspec.structs.replace(facts, rendered=(shown,)) if rendered else facts


def _names(*facts: PageFacts) -> list[str]:
    by_url = {f.url: f for f in facts}
    done = {f.url for f in facts if f.rendered}
    found = ways_out([f.page for f in facts], done, by_url.get)
    assert all(reason.zh and reason.en for _, reason in found)
    return [url.rsplit("/", 1)[1] for url, _ in found]


def test_pages_that_lead_out_are_added_where_the_sample_has_none() -> None:
    home, seen = _facts("home", HOME, rendered=True, template="T0"), _facts("1.html", HOME, rendered=True)
    assert _names(home, seen, _facts("2.html", HOME), _facts("3.html", AWAY)) == ["3.html"]


def test_nothing_is_added_where_a_rendered_page_leads_out_or_none_does() -> None:
    home = _facts("home", HOME, rendered=True)
    assert _names(home, _facts("1.html", AWAY, rendered=True), _facts("2.html", AWAY)) == []
    assert _names(home, _facts("2.html", HOME)) == []


def test_one_of_each_template_is_enough_the_nearest_first() -> None:
    far = [_facts(f"{n}.html", AWAY, template=f"T{n}", depth=3) for n in range(2, 9)]
    twins = (_facts("a.html", AWAY, template="T9", depth=2), _facts("b.html", AWAY, template="T9", depth=2))
    found = _names(_facts("home", HOME, rendered=True), *far, *twins)
    assert found == ["a.html", "2.html", "3.html"]
    assert len(found) == MOST
