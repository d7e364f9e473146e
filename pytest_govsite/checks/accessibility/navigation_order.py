"""Navigation that is repeated on pages keeps its order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import failed, inapplicable, passed, untested
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Edition, Verdict

_LEAST = 3
_MOST_ENTRIES = 80
_BOTTOM = 1000
_MENU = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|navbar|mainnav|topnav|subnav|navigation|daohang|dh)(?:$|[\s_-]|\d)", re.IGNORECASE
)
_NO_MENU = re.compile(
    r"bread|crumb|position|location|weizhi|dqwz|current|pager|page-|pagination|tab|share|related|recent|tag|toc|prev|next",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"当前位置|您的?位置|所在位置|breadcrumb|you are here|分页|pagination|目录|contents", re.IGNORECASE)


@dataclass(frozen=True)
class Menu:
    """A block of links that several pages repeat."""

    page: CloserLook
    document: DomDocument
    node: DomNode
    entries: tuple[str, ...]
    place: int
    """Which of like menus of its page it is; one at the bottom is never the one at the top."""


def navigation_order(pages: Sequence[CloserLook]) -> Iterator[Verdict]:
    """Entries of a menu that pages share stand in the same order on all of them.

    An edition for the elderly, for mobiles or in another language is compared with its own pages only.
    GB/T 37668-2019, 3.4.2.1; WCAG 2.1, 3.2.3 (technique G61, failure F66).
    """
    by_edition: dict[Edition, list[list[Menu]]] = defaultdict(list)
    looked = 0
    for page in pages:
        if page.dom is None:
            continue
        looked += 1
        by_edition[page.page.edition].append(
            [menu for document in page.dom.documents for menu in menus(page, document)]
        )
    compared = 0
    found = False
    for of_pages in by_edition.values():
        usual = _usual(of_pages)
        for menu in (menu for menus_of_page in of_pages for menu in menus_of_page):
            other = next((each for each in usual if each.place == menu.place and _alike(menu, each)), menu)
            compared += other.page is not menu.page
            if _order(menu, other) != _order(other, menu):
                found = True
                yield failed(
                    "导航项的顺序与其他页面不同",
                    "entries of a menu stand in another order than on other pages",
                    expected=" > ".join(_order(other, menu))[:200],
                    found=" > ".join(_order(menu, other))[:200],
                    pointer=at(menu.page, menu.document, menu.node),
                )
    if not looked and pages:
        yield untested("没有可比较的页面结构", "no page structure to compare")
    elif not compared:
        yield inapplicable("没有多页重复的导航", "no navigation is repeated on pages")
    elif not found:
        yield passed("各页导航顺序一致", "navigation keeps its order", measured=f"{compared} 处导航 / menus compared")


def menus(page: CloserLook, document: DomDocument) -> Iterator[Menu]:
    """Yield the menus of a document: navigation landmarks, and blocks of links that go by such a name."""
    found: list[Menu] = []
    end = -1
    for node in document.elements:
        if node.index < end or not node.visible or node.hidden:
            continue
        told = f"{node.get('class') or ''} {node.get('id') or ''}"
        named = bool(_MENU.search(told)) and node.tag in (
            "div",
            "ul",
            "td",
            "table",
            "section",
            "header",
            "p",
            "ol",
            "dl",
        )
        if not (node.role == "navigation" or named) or _NO_MENU.search(told) or _TRAIL.search(node.name or ""):
            continue
        links = [
            each for each in document.descendants(node) if each.role == "link" and each.visible and not each.hidden
        ]
        names = [document.text(link) or link.name or "" for link in links]
        if _TRAIL.search(document.text(node)[:20]) or sum(name.isdigit() for name in names) * 2 > len(names):
            continue
        entries = tuple(dict.fromkeys(name for name in names if name and len(name) <= 30))[:_MOST_ENTRIES]
        if len(entries) >= _LEAST:
            end = node.end
            low = _BOTTOM if document.closest(node, "contentinfo", "footer") is not None else 0
            menu = Menu(page=page, document=document, node=node, entries=entries, place=low)
            like = sum(_alike(menu, other) for other in found if other.place // _BOTTOM == low // _BOTTOM)
            found.append(replace(menu, place=low + like))
    yield from found


def _usual(of_pages: list[list[Menu]]) -> list[Menu]:
    """Return the menus as most pages have them, those that stand on more pages first."""
    every = [menu for menus_of_page in of_pages for menu in menus_of_page]
    counted = Counter((menu.place, menu.entries) for menu in every)
    first: dict[tuple[int, tuple[str, ...]], Menu] = {}
    for menu in every:
        first.setdefault((menu.place, menu.entries), menu)
    return [first[key] for key, _ in counted.most_common()]


def _alike(one: Menu, other: Menu) -> bool:
    shared = len(set(one.entries) & set(other.entries))
    return (
        shared >= _LEAST
        and shared * 2 >= min(len(one.entries), len(other.entries))
        and shared * 3 >= max(len(one.entries), len(other.entries))
    )


def _order(one: Menu, other: Menu) -> list[str]:
    """Return the shared entries as the first has them."""
    return [entry for entry in one.entries if entry in other.entries]
