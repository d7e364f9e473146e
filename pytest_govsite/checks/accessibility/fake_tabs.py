"""Tabs that only look like tabs: one of several panels is shown, and nothing says which tab belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_MOST = 12
_LONGEST = 24
_POINTED = frozenset({"click", "mouseover", "mouseenter", "mousedown"})
_STATES = ("aria-selected", "aria-expanded", "aria-pressed", "aria-current", "aria-controls")
_TREE = re.compile(r"(?:^|[\s_-])(?:tree|treeview|ztree|jstree)(?:$|[\s_-])", re.IGNORECASE)
_WIDGETS = ("tablist", "tab", "menu", "menubar", "listbox", "radiogroup", "navigation", "nav", "footer", "table")


def fake_tabs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield rows of short texts that switch panels without roles or states (WCAG 4.1.2); advice.

    A row counts where each of its texts is a link to a part of the page, or hears the pointer, and belongs to a panel of
    which exactly one is displayed. Slides without texts of their own, menus and rows with states are none.
    """
    for row in document.elements:
        if not row.visible or row.hidden or row.tag in ("body", "html", "main", "form", "select", "table", "tr"):
            continue
        tabs = _tabs(document, row)
        if (
            tabs
            and not _in_tree(document, row)
            and _switches(document, row, tabs)
            and document.closest(row, *_WIDGETS) is None
        ):
            yield advice(
                "选项卡没有标明角色和选中状态",
                "tabs have neither a role nor a state",
                expected="role=tab, aria-selected",
                found=" | ".join(document.text(tab)[:20] for tab in tabs[:4]),
                pointer=at(page, document, row),
            )


def _in_tree(document: DomDocument, row: DomNode) -> bool:
    """True: entries of a tree, which fold away what lies below them."""
    if document.closest(row, "tree", "treegrid") is not None:
        return True
    return any(_TREE.search(each.get("class") or "") for each in (row, *document.ancestors(row)))


def _tabs(document: DomDocument, row: DomNode) -> list[DomNode]:
    """Return the short texts that an element holds and nothing else, each to be pointed at."""
    children = list(document.children(row))
    if len(children) > 4 * _MOST or any(each.is_text and each.text.strip() for each in children):
        return []
    found: list[DomNode] = []
    for each in children:
        if each.is_text or each.tag in ("script", "style", "br"):
            continue
        text = document.text(each)
        if not each.visible or not 1 <= len(text) <= _LONGEST or any(name in each.attributes for name in _STATES):
            return []
        if each.role in ("tab", "heading", "radio", "option") or each.tag in ("input", "select", "summary", "dt"):
            return []
        found.append(each)
    return found if 2 <= len(found) <= _MOST else []


def _switches(document: DomDocument, row: DomNode, tabs: list[DomNode]) -> bool:
    named = [_named_panel(document, tab) for tab in tabs]
    if all(panel is not None for panel in named):
        panels = [panel for panel in named if panel is not None]
        return len({panel.index for panel in panels}) == len(panels) and _one_is_shown(document, panels)
    heard = all(
        _POINTED.intersection(tab.listeners)
        or any(_POINTED.intersection(n.listeners) for n in document.descendants(tab))
        for tab in tabs
    )
    if not heard:
        return False
    return any(len(panels) == len(tabs) and _one_is_shown(document, panels) for panels in _panels_after(document, row))


def _named_panel(document: DomDocument, tab: DomNode) -> DomNode | None:
    """Return the part of the page that a tab's only link names. None: it has none, or it has a state."""
    links = [each for each in (tab, *document.descendants(tab)) if each.tag == "a"]
    if len(links) != 1 or any(name in links[0].attributes for name in _STATES) or links[0].role != "link":
        return None
    address = links[0].attributes.get("href", "")
    target = document.by_id(address[1:]) if address.startswith("#") and len(address) > 1 else None
    return target if target is not None and not document.contains(target, tab) else None


def _panels_after(document: DomDocument, row: DomNode) -> Iterator[list[DomNode]]:
    """Yield what may be the panels of a row: its later siblings, or the children of the next one or two."""
    inner = row
    for _ in range(2):
        around = document.parent(inner)
        if around is None:
            return
        later = [each for each in document.children(around) if each.index > inner.index and _is_panel(each)]
        yield later
        for each in later[:2]:
            yield [child for child in document.children(each) if _is_panel(child)]
        if around.tag in ("body", "main"):
            return
        inner = around


def _is_panel(node: DomNode) -> bool:
    return not node.is_text and node.tag in ("div", "ul", "section", "article", "dl", "table", "ol", "p")


def _one_is_shown(document: DomDocument, panels: list[DomNode]) -> bool:
    shown = [panel for panel in panels if panel.visible]
    others = [panel for panel in panels if not panel.visible]
    gone = all(panel.style < 0 or (own := document.style(panel)) is None or own.display == "none" for panel in others)
    told = all(document.text(panel, visible=False) for panel in others)
    return len(shown) == 1 and bool(document.text(shown[0])) and gone and told
