"""Links of a site that are called a menu of a program, with none of its keys."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_FEWEST = 3
_KEYS = frozenset({"keydown", "keyup", "keypress"})


def link_menus(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield menus (role `menu`, `menubar`) of links that all take Tab, where nothing hears a key (WCAG 4.1.2; ARIA, menu).

    Who hears "menu" presses arrow keys, and nothing happens.
    """
    if any(kind.removeprefix("document:") in _KEYS for kind in document.root.listeners):
        return
    for menu in document.by_role("menu", "menubar"):
        if not menu.visible or menu.hidden:
            continue
        items = [each for each in document.descendants(menu) if each.role == "menuitem" and each.visible]
        links = [each for each in items if each.tag == "a" and each.tabbable and _leads(each)]
        if len(links) < _FEWEST or len(links) < len(items) or _hears(document, menu, items):
            continue
        yield advice(
            "普通链接标为菜单（role=menu），方向键却没有作用",
            "plain links are called a menu, and arrow keys do nothing",
            expected="<nav><ul>，或方向键可用 / or arrow keys that work",
            found="、".join((each.name or "")[:20] for each in links[:3]),
            pointer=at(page, document, menu),
        )


def _leads(node: DomNode) -> bool:
    address = (node.get("href") or "").strip().lower()
    return bool(address) and not address.startswith(("#", "javascript:"))


def _hears(document: DomDocument, menu: DomNode, items: list[DomNode]) -> bool:
    nodes = (menu, *document.ancestors(menu), *items)
    return any(
        _KEYS.intersection(each.listeners) or any(f"on{kind}" in each.attributes for kind in _KEYS) for each in nodes
    )
