from __future__ import annotations

import msgspec

from pytest_govsite.checks.accessibility.navigation_order import navigation_order
from pytest_govsite.model import CloserLook, Edition, Verdict
from tests.accessibility.looking import Looking


def menu(*names: str, around: str = "<nav><ul>{}</ul></nav><p>text</p>") -> str:
    return around.format("".join(f"<li><a href='/{name}'>{name}</a></li>" for name in names))


def compared(looking: Looking, *pages: str, editions: tuple[Edition, ...] = ()) -> list[Verdict]:
    seen: list[CloserLook] = []
    for place, html in enumerate(pages):
        look = looking.look(html)
        edition = editions[place] if editions else Edition.MAIN
        facts = msgspec.structs.replace(look.facts, page=msgspec.structs.replace(look.facts.page, edition=edition))
        seen.append(CloserLook(facts, lambda _, kind, look=look: look.of(kind)))
    return list(navigation_order(seen))


USUAL = menu("首页", "新闻", "公开", "服务", "互动")
MOVED = menu("首页", "服务", "新闻", "公开", "互动")


def test_menu_in_another_order_is_told_on_its_page(looking: Looking) -> None:
    verdicts = compared(looking, USUAL, USUAL, MOVED)
    assert [(v.outcome.value, v.message.en) for v in verdicts] == [
        ("failed", "entries of a menu stand in another order than on other pages")
    ]
    assert verdicts[0].found == "首页 > 服务 > 新闻 > 公开 > 互动"


def test_block_of_links_named_as_a_menu(looking: Looking) -> None:
    block = "<div class='main-nav'>{}</div><p>text</p>"
    usual, moved = (menu(*names, around=block) for names in (("a1", "b1", "c1"), ("c1", "a1", "b1")))
    assert [v.outcome.value for v in compared(looking, usual, usual, moved)] == ["failed"]


def test_same_order_with_entries_added_or_left_out(looking: Looking) -> None:
    longer = menu("首页", "新闻", "要闻", "公开", "服务", "互动")
    shorter = menu("首页", "新闻", "服务", "互动")
    trail = menu("互动", "服务", "首页", around="<nav class=breadcrumb aria-label=当前位置><ul>{}</ul></nav>")
    assert [v.outcome.value for v in compared(looking, USUAL, longer, shorter, USUAL + trail)] == ["passed"]


def test_a_menu_at_the_bottom_has_its_own_order(looking: Looking) -> None:
    foot = menu("互动", "首页", "新闻", "服务", around="<footer><nav aria-label=底部><ul>{}</ul></nav></footer>")
    assert [v.outcome.value for v in compared(looking, USUAL + foot, USUAL + foot, USUAL)] == ["passed"]


def test_editions_are_compared_with_their_own_pages(looking: Looking) -> None:
    editions = (Edition.MAIN, Edition.MAIN, Edition.ELDER)
    assert [v.outcome.value for v in compared(looking, USUAL, USUAL, MOVED, editions=editions)] == ["passed"]


def test_nothing_to_compare(looking: Looking) -> None:
    assert [v.outcome.value for v in compared(looking, USUAL)] == ["inapplicable"]
    assert [v.outcome.value for v in compared(looking, USUAL, menu("甲", "乙", "丙"))] == ["inapplicable"]
