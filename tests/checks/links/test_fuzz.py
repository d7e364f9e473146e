"""Whatever a page holds, the checks of links answer and do not break."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_govsite.checks.links import (
    links_commercial,
    links_empty,
    links_home,
    links_illegal,
    links_internal,
    links_site,
    links_wrong,
)
from pytest_govsite.checks.links.cloaking import links_cloaking
from pytest_govsite.document.style_urls import sheet_addresses
from pytest_govsite.inspection.link_wishes import LinkWishes
from pytest_govsite.model import LinkState
from pytest_govsite.model.cloaking import ComparedPage, SeenBy, Visitor
from tests.checks.building import HOME, facts, site
from tests.checks.links.surveying import answer, home, surveyed
from tests.checks.writing import page

_PIECES = (
    "http:", "https:", "//", "/", "\\", "[", "]", "::1", ":80", ":99999", "@", "#", "?", "%", "%zz", "..", " ", "\t",
    "javascript:", "void(0)", "file:", "C:", "data:", "www.shifan.gov.cn", "192.168.1.1", "中文", "\u202e", "\x00", "a",
    ".html", "'", ",", "(", ")", "url(", "2x",
)  # fmt: skip
HREF = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)
CHECKS = (links_home, links_site, links_empty, links_wrong, links_illegal, links_commercial, links_internal)


@settings(max_examples=150)
@given(hrefs=st.lists(HREF, min_size=1, max_size=6), text=st.text(max_size=20), state=st.sampled_from(list(LinkState)))
def test_no_address_breaks_a_check(hrefs: list[str], text: str, state: LinkState) -> None:
    quoted = [href.replace('"', "") for href in hrefs]
    body = "".join(
        f'<a href="{href}">{text}</a><img src="{href}" srcset="{href}"><form action="{href}"></form>'
        f'<div style="background:url({href})"></div><iframe src="{href}"></iframe>'
        for href in quoted
    )
    head = "".join(f'<meta name="Url" content="{href}"><link rel="canonical" href="{href}">' for href in quoted)
    pages = (home(body, head=head), page(body, head=head))
    wishes = LinkWishes(site())
    for each in pages:
        wishes.settle(each)
        wishes.gather(each)
    answers = tuple(answer(wish.url, state.value, title=text, text=text) for wish in wishes.asked)
    survey = surveyed(*pages, answers=answers)
    for check in CHECKS:
        assert list(check(pages, survey))


@settings(max_examples=150)
@given(
    sheet=st.lists(st.sampled_from((*_PIECES, "@import", "{", "}", "/*", "*/", ";", "url(/a.png)")), max_size=30).map(
        "".join
    )
)
def test_no_style_sheet_breaks_its_reading(sheet: str) -> None:
    found = sheet_addresses(sheet, HOME + "css/a.css")
    assert all(address.startswith(("http://", "https://")) for address in found)
    assert len(set(found)) == len(found)


SEEN = st.builds(
    SeenBy,
    visitor=st.sampled_from(Visitor),
    status=st.sampled_from((None, 200, 301, 403, 500)),
    left=HREF,
    title=st.text(max_size=9),
    outside=st.lists(HREF, max_size=3).map(tuple),
    lines=st.integers(0, 60),
    missing=st.integers(0, 60),
    new=st.lists(st.text(max_size=9), max_size=3).map(tuple),
    new_count=st.integers(0, 60),
)


@settings(max_examples=150)
@given(seen=st.lists(SEEN, max_size=9).map(tuple), stable=st.integers(0, 60))
def test_no_answers_to_search_engines_break_the_check(seen: tuple[SeenBy, ...], stable: int) -> None:
    page = ComparedPage(url=HOME, stable=stable, seen=seen)
    assert list(links_cloaking((), site(), facts(cloaking=(page,))))
