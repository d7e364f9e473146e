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
from pytest_govsite.inspection.link_wishes import LinkWishes
from pytest_govsite.model import LinkState
from tests.checks.building import site
from tests.checks.links.surveying import answer, home, surveyed
from tests.checks.writing import page

_PIECES = (
    "http:", "https:", "//", "/", "\\", "[", "]", "::1", ":80", ":99999", "@", "#", "?", "%", "%zz", "..", " ", "\t",
    "javascript:", "void(0)", "file:", "C:", "data:", "www.shifan.gov.cn", "192.168.1.1", "中文", "\u202e", "\x00", "a",
    ".html", "'", ",", "(", ")", "url(", "2x",
)  # fmt: skip
HREF = st.lists(st.sampled_from(_PIECES), max_size=8).map("".join)
CHECKS = (links_home, links_site, links_empty, links_wrong, links_illegal, links_commercial, links_internal)


@settings(max_examples=150, deadline=None)
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
