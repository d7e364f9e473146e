from __future__ import annotations

import msgspec

from pytest_govsite.document.read import read_document
from pytest_govsite.inspection.scripted import MAX_FILLED, to_be_filled
from pytest_govsite.model import Page, PageFacts, PageType, RenderedPage

SHELL = "<h1>通知公告</h1><div id=list></div>"
ROWS = "".join(f"<li><a href='/a/{n}.html'>示范县召开第{n}次会议</a><span>2026-09-1{n}</span></li>" for n in range(5))
FULL = f"<h1>通知公告</h1><ul>{ROWS}</ul>"


def _facts(number: int, source: str, rendered: str = "", **page: object) -> PageFacts:
    url = f"http://www.shifan.gov.cn/c{number}/"
    known = {"type": PageType.COLUMN, "template": "T1", "depth": 1, **page}
    facts = PageFacts(
        page=msgspec.convert({"url": url, **known}, Page, strict=False), source=read_document(source, url)
    )
    if not rendered:
        return facts
    shown = RenderedPage(engine="chromium", width=1366, height=768, document=read_document(rendered, url))
    return msgspec.structs.replace(facts, rendered=(shown,))


def _urls(*facts: PageFacts) -> list[str]:
    by_url = {f.url: f for f in facts}
    done = {f.url for f in facts if f.rendered}
    return [url for url, reason in to_be_filled([f.page for f in facts], done, by_url.get) if reason.zh and reason.en]


def test_columns_whose_template_a_script_fills_are_rendered() -> None:
    seen = _facts(0, SHELL, FULL)
    assert _urls(seen, _facts(1, SHELL), _facts(2, SHELL, type=PageType.OTHER)) == [
        "http://www.shifan.gov.cn/c1/",
        "http://www.shifan.gov.cn/c2/",
    ]


def test_what_the_source_shows_and_articles_need_no_browser() -> None:
    seen = _facts(0, SHELL, FULL)
    assert _urls(seen, _facts(1, FULL), _facts(2, SHELL, type=PageType.ARTICLE), _facts(3, SHELL, template="T2")) == []


def test_a_template_that_scripts_do_not_fill_is_left_alone() -> None:
    assert _urls(_facts(0, SHELL, SHELL), _facts(1, SHELL)) == []


def test_the_nearest_come_first_and_not_all() -> None:
    many = [_facts(n, SHELL, depth=2) for n in range(10, 80)]
    near = _facts(99, SHELL, depth=1)
    found = _urls(_facts(0, SHELL, FULL), *many, near)
    assert len(found) == MAX_FILLED
    assert found[0] == near.url
