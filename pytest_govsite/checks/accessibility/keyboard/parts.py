"""Tabs, radio buttons, options and entries of menus to which no key leads."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.faces import is_face
from pytest_govsite.checks.accessibility.grips import holds_what_is_pressed, is_chart, is_grip
from pytest_govsite.checks.accessibility.keyboard.seeing import REACHED, called, on
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import (
    CloserLook,
    DomDocument,
    DomNode,
    KeyboardLook,
    KeyElement,
    PartAttempt,
    Unreached,
    Verdict,
)
from pytest_govsite.model.keyboard import COMPOSITES

_OPTIONS = frozenset({"option", "treeitem", "menuitem", "menuitemcheckbox", "menuitemradio"})


def parts_by_keys(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    """Yield widgets of scripts whose other parts take a click and no key (WCAG 2.1.1, ARIA APG)."""
    for attempt in look.parts:
        if _is_locked(attempt):
            yield failed(
                "部件中未选中的项只能用鼠标选择，方向键没有作用，Tab 也到不了",
                "the other parts of a widget are chosen by mouse only: arrow keys do nothing, and Tab does not come there",
                expected="方向键在各项之间移动 / arrow keys go from part to part",
                found=called(attempt.part),
                pointer=on(page, attempt.part),
            )
    for attempt in look.suggested:
        # what can be typed as well is to be had without the list
        yield advice(
            "组合框列出的选项只能用鼠标选择，方向键没有作用",
            "the options that a combobox lists are chosen by mouse only: arrow keys do nothing",
            expected="方向键在各选项之间移动 / arrow keys go from option to option",
            found=f"{called(attempt.widget)} → {called(attempt.part)}",
            pointer=on(page, attempt.widget),
        )
    for attempt in look.picked:
        yield failed(
            "不能输入的字段弹出的日期等选项只能用鼠标点选，方向键没有作用，Tab 也到不了",
            "days and the like that come up for a field that cannot be written into are chosen by mouse only: no key does",
            expected="方向键选择、回车确定，或者可以直接输入 / arrow keys and Enter choose, or it can be typed",
            found=f"{called(attempt.widget)} → {called(attempt.part)}",
            pointer=on(page, attempt.widget),
        )
    for expansion in look.expansions:
        if expansion.locked is not None:
            yield failed(
                "用键盘打开的菜单，方向键和 Tab 都到不了其中的项",
                "a menu opens by keyboard, and neither arrow keys nor Tab lead to its entries",
                expected="焦点进入菜单，方向键在各项之间移动 / the focus enters it, arrow keys go from entry to entry",
                found=f"{called(expansion.element)} → {called(expansion.locked)}",
                pointer=on(page, expansion.element),
            )
    yield from _stuck(page, look)


def _stuck(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    """Yield bars of menus and trees of which Tab comes to one part, and arrow keys lead to none of the others."""
    widgets: dict[tuple[int, int], list[Unreached]] = {}
    for each in look.unreached:
        if each.composite is not None and each.composite.role in _ROVING and each.arrows_tried:
            widgets.setdefault((each.composite.document, each.composite.place), []).append(each)
    for others in widgets.values():
        others_alike = [each for each in others if each.element.role in _ENTRIES]
        widget = others[0].composite
        if widget is None or is_told(look, widget) or any(each.by_arrows for each in others):
            continue
        if others_alike and all(each.focusable and "click" in each.element.listeners for each in others_alike):
            yield failed(
                "部件中只有一项 Tab 能到，方向键没有作用，其余各项键盘到不了",
                "Tab comes to one part of a widget alone, arrow keys do nothing, and no key leads to the others",
                expected="方向键在各项之间移动 / arrow keys go from part to part",
                found=f"{called(others_alike[0].element)} × {len(others_alike)}",
                pointer=on(page, others_alike[0].element),
            )


_ROVING = ("menubar", "tree")
_ENTRIES = ("menuitem", "menuitemcheckbox", "menuitemradio", "treeitem")


def is_told(look: KeyboardLook, widget: KeyElement) -> bool:
    """Return whether `parts_by_keys` tells of a widget already."""
    place = (widget.document, widget.place)
    return any(_is_locked(each) and (each.widget.document, each.widget.place) == place for each in look.parts)


def _is_locked(attempt: PartAttempt) -> bool:
    return attempt.changed and not attempt.tabbable and attempt.arrows is False


def is_permalink(element: KeyElement) -> bool:
    """True: a sign beside a heading or an entry that leads to the very place where it stands."""
    return "#" in element.href and element.name.strip() in _PERMALINKS


_PERMALINKS = frozenset({"¶", "#", "§", "\U0001f517", "∞"})


def holds_or_moves(page: CloserLook, look: KeyboardLook, element: KeyElement) -> bool:
    """True: a grip that is dragged, what a control beside it draws, or a bar of which an element was tried by itself."""
    found = _node(page, element)
    if found is None:
        return False
    tried = any(
        operation.element.document == element.document and element.place in operation.element.around
        for operation in look.operations
    )
    return (
        is_grip(*found) or is_face(*found) or _is_around_its_label(*found) or (tried and holds_what_is_pressed(*found))
    )


def _is_around_its_label(document: DomDocument, node: DomNode) -> bool:
    """True: a click on it is a click on the label that is all of it."""
    labels = [each for each in document.descendants(node) if each.tag == "label"]
    return len(labels) == 1 and document.text(labels[0]) == document.text(node) != ""


def stands_in_a_row(page: CloserLook, look: KeyboardLook, element: KeyElement) -> bool:
    """True: it belongs to a component beside another of its name that Tab comes to: a key may lead from one to the next."""
    found = _node(page, element)
    if found is None:
        return False
    document, node = found
    places = {stop.element.place for stop in look.stops if stop.element.document == element.document}
    for host in (node, *list(document.ancestors(node))[:2]):
        around = document.parent(host) if "-" in host.tag else None
        if around is not None:
            beside = [each for each in document.children(around) if each.tag == host.tag and each.index != host.index]
            return any(each.index <= place < each.end for each in beside for place in places)
    return False


def chart_in_doubt(page: CloserLook, element: KeyElement) -> Verdict | None:
    """Return the doubt that a click on a chart as a whole leaves: what it chooses may be told by other means."""
    found = _node(page, element)
    if found is None or not is_chart(*found):
        return None
    return cant_tell(
        "图表听鼠标点击，请确认点击是否提供图中没有的功能",
        "a chart hears clicks: make sure whether they do what is to be had in no other way",
        expected=REACHED,
        found=called(element),
        pointer=on(page, element),
    )


def _node(page: CloserLook, element: KeyElement) -> tuple[DomDocument, DomNode] | None:
    """Return the element in the trees of the page; None: a script put something else in its place on that load."""
    documents = page.dom.documents if page.dom is not None else ()
    if not 0 <= element.document < len(documents):
        return None
    document = documents[element.document]
    node = document.nodes[element.place] if 0 <= element.place < len(document.nodes) else None
    if node is None or node.is_text or node.tag != element.tag:
        return None
    return document, node


def is_led_to(look: KeyboardLook, missed: Unreached) -> bool:
    """True: arrow keys led to others of its kind in what holds them, of which a few are tried: days of a calendar."""
    around = missed.composite
    if around is None or around.role in COMPOSITES:
        return False
    led = (
        each.element
        for each in look.unreached
        if each.by_arrows and each.element.document == around.document and around.place in each.element.around
    )
    return sum(each.tag == missed.element.tag for each in led) >= _LED


_LED = 3
"""Elements that arrow keys must have led to before the others of their kind are taken to be led to as well."""


_PARTS = frozenset({"tab", "menuitem", "option"})


def _held(look: KeyboardLook, element: KeyElement) -> bool:
    """True: it is the text of a part to which the focus came, such as the link within a tab."""
    reached = (*(stop.element for stop in look.stops), *(each.element for each in look.unreached if each.by_arrows))
    return any(e.role in _PARTS and e.document == element.document and e.place in element.around for e in reached)


def part_missed(page: CloserLook, look: KeyboardLook, missed: Unreached) -> Verdict | None:
    """Return the doubt about a part of a widget to which neither Tab nor arrow keys came."""
    element, widget = missed.element, missed.composite
    assert widget is not None
    if any(stop.element.document == element.document and stop.element.place == widget.place for stop in look.stops):
        return None  # the widget itself has the focus and points to its parts
    inside = any(widget.place in s.element.around for s in look.stops if s.element.document == element.document)
    if widget.role == "combobox" and element.role == "button" and inside:
        return None  # its field has the focus, where arrow keys open what the button opens
    if element.role in {"link", ""} and _held(look, element):
        return None
    if element.role in _OPTIONS or not missed.arrows_tried or is_told(look, widget):
        return None  # of lists that are open for the mouse, of widgets that are not reached at all
    return cant_tell(
        "部件中的这一项用 Tab 和方向键都没有到达，请人工确认",
        "neither Tab nor arrow keys came to this part of a widget: a person has to check",
        expected=REACHED,
        found=f"{called(element)} role={element.role}",
        pointer=on(page, element),
    )
