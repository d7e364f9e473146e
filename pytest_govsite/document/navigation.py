"""Finding the navigation bars and menus."""

from __future__ import annotations

import re

from pytest_govsite.document.names import NAV_WORDS, TRAIL_WORDS, words_of
from pytest_govsite.document.tree import Element, Tree, fold_space

HOME = re.compile(r"^(?:网站|门户)?(?:首\s*页|首\s*頁|主\s*页)$|^home$", re.I)
_SKIPPED = frozenset(
    ("body", "html", "head", "form", "main", "article", "script", "a", "li", "span", "i", "button", "img")
)
_DATE = re.compile(r"\d{4}[-./年]\d{1,2}|\d\d[-/]\d\d")


def find_navigations(tree: Tree, barred: list[Element]) -> list[Element]:
    """Return the roots of the navigation in document order; `barred` elements (trail, footers) are none."""
    found = [e for e in tree.elements if _named(e) and _is_menu(tree, e)]
    found += [root for e in tree.elements if e.tag == "a" and (root := _home_menu(tree, e))]
    found = [part for root in found for part in _narrowed(tree, root)]
    chosen: list[Element] = []
    for element in sorted(found, key=lambda e: (e.index, -e.end)):
        apart = not any(b.index <= element.index < b.end or element.index <= b.index < element.end for b in barred)
        if apart and (not chosen or element.index >= chosen[-1].end):
            chosen.append(element)
    return chosen


def has_home_link(tree: Tree, element: Element) -> bool:
    """True: one of the links inside leads to 首页, so it is the main navigation."""
    return any(e.tag == "a" and HOME.match(tree.text(e, 20)) for e in tree.inside(element)[:600])


def _named(element: Element) -> bool:
    if not element.attributes and element.tag != "nav":
        return False
    if element.tag == "nav" or element.attributes.get("role") == "navigation":
        return not words_of(element.names) & TRAIL_WORDS
    if not element.names or element.tag in _SKIPPED:
        return False
    return bool(words_of(element.names) & NAV_WORDS)


def _is_menu(tree: Tree, element: Element) -> bool:
    links = tree.link_count(element)
    length, linked = tree.text_length(element), tree.linked_length(element)
    if links < 3 or links > 800 or not length:
        return False
    short = linked / links <= 12
    return short and linked >= length * 0.6 and not _DATE.search(tree.text(element, 600))


def _narrowed(tree: Tree, root: Element) -> list[Element]:
    """Return the menus inside a root that also holds a logo or a search box; else the root."""
    if not any(_is_other(tree, e) for e in tree.inside(root)):
        return [root]
    inside = [e for e in tree.inside(root) if e.tag in ("ul", "ol", "dl", "nav", "div", "table") and _is_menu(tree, e)]
    plain = [e for e in inside if not any(_is_other(tree, i) for i in tree.inside(e))]
    outer: list[Element] = []
    for element in plain:
        if not outer or element.index >= outer[-1].end:
            outer.append(element)
    return outer or [root]


def _is_other(tree: Tree, element: Element) -> bool:
    if element.tag == "form" or (element.tag == "input" and element.value("type").lower() != "hidden"):
        return True
    return (
        element.tag == "img"
        and (element.link is None or not tree.text_length(element.link))
        and element.visible is not False
    )


def _home_menu(tree: Tree, link: Element) -> Element | None:
    if tree.text_length(link) > 6 or not HOME.match(fold_space(tree.text(link, 20))):
        return None
    node = link.parent
    while node is not None and node.tag not in ("body", "html", "main"):
        if tree.link_count(node) >= 4:
            return node if _is_menu(tree, node) else None
        node = node.parent
    return None
