from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.checks.functions.paging import pagination
from pytest_govsite.model import CloserLook, Page, PageFacts, PageType, Unobserved, UnobservedReason
from pytest_govsite.model.paging import PagingLook, Turn
from pytest_govsite.observe.look.paging import look_at_paging, may_turn, plainly_turns
from tests.accessibility.looking import Looking
from tests.checks.writing import page
from tests.functions.paging_pages import FAULTS, NONE, OPEN, PAGES, TURNED, links, listed, rows

URL = "http://www.shifan.gov.cn/xwzx/"


def judged(look: PagingLook | Unobserved) -> list[tuple[str, str]]:
    page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.COLUMN, template="t")), {"paging": look})
    return [(verdict.outcome.value, verdict.message.en) for verdict in pagination(page)]


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, PagingLook]:
    """The pages by name, each used once."""
    for name, pinned in (("links", False), ("pinned", True)):
        looking.site.page(f"/{name}/2", listed(20, links(name), pinned=pinned))
        looking.site.page(
            f"/{name}/3", listed(30, "<div class=page><a href='2'>上一页</a> 共3页</div>", 1, pinned=pinned)
        )
    looking.site.page(
        "/stuck/2", listed(20, "<div class=page><a href='/stuck/3'>下一页</a> <a href='/stuck/2'>尾页</a> 共9页</div>")
    )
    looking.site.page("/void", listed(1, "", 0).replace(rows(1, 0), ""))
    looking.site.routes["/list"] = (200, rows(50), {})
    looks = looking.examine_all(PAGES, look_at_paging, leaves=True, alone=True)
    return {name: look for name, (_, look) in looks.items()}


@pytest.mark.browser
@pytest.mark.parametrize("name", TURNED)
def test_pagers_of_every_kind_are_turned(name: str, seen: dict[str, PagingLook]) -> None:
    look = seen[name]
    assert look.missed == ()
    assert [turn.fresh > 0 for turn in look.turns] == [True] * TURNED[name]
    assert judged(look) == [("passed", "Turning pages shows other entries")] * TURNED[name]


@pytest.mark.browser
@pytest.mark.parametrize("name", FAULTS)
def test_pagers_that_do_not_turn_are_seen(name: str, seen: dict[str, PagingLook]) -> None:
    assert ("failed", FAULTS[name]) in judged(seen[name])


@pytest.mark.browser
@pytest.mark.parametrize("name", OPEN)
def test_what_cannot_be_told_is_left_to_a_person(name: str, seen: dict[str, PagingLook]) -> None:
    assert [outcome for outcome, _ in judged(seen[name])] == ["cantTell"]


@pytest.mark.browser
@pytest.mark.parametrize("name", NONE)
def test_what_is_no_pager_is_no_matter(name: str, seen: dict[str, PagingLook]) -> None:
    assert [outcome for outcome, _ in judged(seen[name])] == ["inapplicable"]


@pytest.mark.browser
def test_nothing_that_may_change_the_site_is_sent(looking: Looking, seen: dict[str, PagingLook]) -> None:
    assert "/submit" not in looking.site.paths()
    assert seen["changing"].turns[0].refused[0].startswith("POST ")


def test_pages_without_a_pager_are_not_opened_again() -> None:
    for name, html in PAGES.items():
        if name in TURNED and name != "built":
            assert may_turn(page(html, kind="column")), name
    assert not may_turn(page(listed(1, ""), kind="column"))
    assert not may_turn(page("<a href='#main'>跳到正文</a>" + listed(1, ""), kind="column"))
    assert may_turn(page(listed(1, "<div>跳到第 <input> 页</div>"), kind="column"))


@pytest.mark.parametrize(
    ("pager", "plainly"),
    [
        ("<a href=index_1.html>下一页</a>", True),
        ("<a href=javascript:go(9)>尾页</a>", True),
        ("<a href=index_1.html title=下一页>&gt;</a>", True),
        ("<span>上一页</span> 1 <span>下一页</span>", False),
        ("<a href=/more/>加载更多</a>", False),
    ],
)
def test_the_page_with_a_next_page_stands_for_its_template(pager: str, plainly: bool) -> None:
    assert plainly_turns(page(listed(1, pager), kind="column")) is plainly


def turned(kind: str = "next", *, pages: int | None = 3, **more: object) -> PagingLook:
    turn = Turn(kind=kind, selector="a", name="下一页", **more)  # type: ignore[arg-type]
    return PagingLook(pager=True, pages=pages, items=("一", "二"), turns=(turn,))


@pytest.mark.parametrize(
    ("look", "outcome"),
    [
        (turned(fresh=5, count=5), "passed"),
        (turned(moved=True, status=404), "failed"),
        (turned(moved=True, status=200, title="页面不存在-示范县人民政府", fresh=5, count=5), "failed"),
        (turned(moved=True, status=200, title="404 Not Found", fresh=5, count=5), "failed"),
        (turned(moved=True, status=200, title="删除电子证照办事指南", fresh=5, count=5), "passed"),
        (turned(failure="unreachable"), "failed"),
        (turned(moved=True, count=2), "failed"),
        (turned(moved=True, count=0), "failed"),
        (turned(busy=True), "cantTell"),
        (turned(listed=False), "cantTell"),
        (turned(covered=True), "cantTell"),
        (turned("more", count=2), "cantTell"),
        (turned("more", count=2, errors=("x is not defined",)), "failed"),
        (turned("last", pages=2, fresh=1, count=1, repeats=True), "passed"),
        (msgspec.structs.replace(turned(way="script"), lost_scripts=("https://cdn.x.com/jquery.js",)), "cantTell"),
        (PagingLook(pager=True, pages=4), "cantTell"),
        (PagingLook(pager=True, missed=("下一页: time-out",)), "cantTell"),
        (PagingLook(pager=True), "inapplicable"),
        (Unobserved(url=URL, reason=UnobservedReason.CRASH), "untested"),
    ],
)
def test_what_was_seen_is_judged(look: PagingLook | Unobserved, outcome: str) -> None:
    assert [told for told, _ in judged(look)] == [outcome]
