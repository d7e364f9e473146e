"""What is done by dragging or swiping alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.dead_widgets import dead_widgets
from pytest_govsite.checks.accessibility.keyboard.inline_calls import clicked_as_well
from pytest_govsite.checks.accessibility.keyboard.pointer_suggestions import pointer_suggestions
from pytest_govsite.checks.accessibility.keyboard.swiping import (
    has_steps_near,
    is_cut_off,
    is_dragged_alone,
    is_sorted_by_pointer,
    only_dropped_into,
    zooms_by_hand,
)
from pytest_govsite.checks.accessibility.mouse_alone import mouse_alone
from pytest_govsite.checks.accessibility.pointing_fields import only_pointed_at
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import advice, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_DROPPED = frozenset({"drop", "dragover"})
_KEYS = frozenset({"keydown", "keyup", "keypress"})
_SWIPED = frozenset({"touchmove", "touchend"})
_SAID = re.compile(
    r"\bswip(?:e|ing)\b|(?:左右|上下|向[左右上下])?(?:滑动|拨动)(?:屏幕|图片|页面|查看|切换)?", re.IGNORECASE
)
_CONTROLS = ("button", "select", "input", "a", "link", "menuitem", "slider")
_EXPECTED = "按钮等可用键盘操作的办法 / buttons or another way by keyboard"


def pointing_alone(page: CloserLook) -> Iterator[Verdict]:
    """Nothing works by dragging or swiping alone (GB/T 37668-2019 3.3.3.1, WCAG 2.1.1, 2.5.1, 2.5.7).

    An element that is dragged to a place, or a box that says it is swiped, has a control in it or beside it, takes the
    focus, or answers keys.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found = [verdict for document in seen.documents for verdict in _judge(page, document)]
    found += [verdict for document in seen.documents for verdict in only_pointed_at(page, document)]
    found += [verdict for document in seen.documents for verdict in dead_widgets(page, document)]
    found += [verdict for document in seen.documents for verdict in mouse_alone(page, document)]
    some = any("draggable" in node.attributes for document in seen.documents for node in document.elements)
    if not found and not some:
        yield inapplicable("没有靠拖动、滑动操作的内容", "nothing is dragged or swiped")
        return
    yield from or_passed(found, "拖动之外另有办法", "there is another way beside dragging")


def _judge(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    if not document.nodes or any(_hears_keys(node) for node in _outer(document)):
        return
    if (zone := only_dropped_into(document)) is not None:
        yield advice(
            "只能把文件拖进来，没有选择文件的控件",
            "files can only be dragged in: there is no control to choose them",
            expected='<input type="file">',
            found=document.text(zone)[:60],
            pointer=at(page, document, zone),
        )
    for field in pointer_suggestions(document):
        yield advice(
            "候选项只能用鼠标点选，键盘选不到",
            "suggestions answer the mouse only: no key comes to them",
            expected="方向键选择，或用 datalist / arrow keys, or a datalist",
            found=(field.name or "")[:60],
            pointer=at(page, document, field),
        )
    dropped = any(_DROPPED.intersection(node.listeners) for node in document.elements)
    for node in document.elements:
        if not node.visible or node.hidden:
            continue
        dragged = node.get("draggable") == "true" and dropped and _hears_dragging(document, node)
        swiped = "touchstart" in node.listeners and bool(_SWIPED.intersection(node.listeners))
        if dragged and not _has_other_way(document, node):
            yield failed(
                "只能用鼠标拖动，没有别的操作办法",
                "can be dragged by the mouse only",
                expected=_EXPECTED,
                found=document.text(node)[:60],
                pointer=at(page, document, node),
            )
        elif _is_double(document, node):
            yield advice(
                "只能双击操作，键盘没有双击",
                "answers a double click only, which no key makes",
                expected=_EXPECTED,
                found=document.text(node)[:60],
                pointer=at(page, document, node),
            )
        elif swiped and _SAID.search(_told(document, node)) and not _has_other_way(document, node):
            yield failed(
                "只能用手指滑动，没有别的操作办法",
                "works by swiping only",
                expected=_EXPECTED,
                found=document.text(node)[:60],
                pointer=at(page, document, node),
            )
        elif swiped and is_cut_off(document, node) and not has_steps_near(document, node):
            yield advice(
                "里面还有没显示的内容，只能用手指滑动，没有按钮",
                "there is more in it than shown, which comes by swiping only: there are no buttons",
                expected=_EXPECTED,
                found=document.text(node)[:60],
                pointer=at(page, document, node),
            )
        elif (way := zooms_by_hand(document, node)) and not has_steps_near(document, node):
            yield advice(
                "图片只能用鼠标滚轮放大" if way == "wheel" else "图片只能用两个手指放大",
                "a picture grows by the wheel of a mouse alone"
                if way == "wheel"
                else "a picture grows by two fingers alone",
                expected="放大和缩小的按钮 / buttons to make it larger and smaller",
                found=node.get("id") or node.tag,
                pointer=at(page, document, node),
            )
        elif is_dragged_alone(document, node):
            yield advice(
                "滑块只能拖动，没有按钮，点轨道也不动",
                "a slider is moved by dragging only: its track hears no click and there are no buttons",
                expected=_EXPECTED,
                found=(node.name or "")[:60],
                pointer=at(page, document, node),
            )
        elif is_sorted_by_pointer(document, node) and not _has_other_way(document, node):
            yield advice(
                "只能拖动来调整顺序，没有别的操作办法",
                "can be put in order by dragging only",
                expected=_EXPECTED,
                found=document.text(node)[:60],
                pointer=at(page, document, node),
            )
            return


def _is_double(document: DomDocument, node: DomNode) -> bool:
    """True: a text or a picture that a double click does something to, and nothing else."""
    others = {"click", "mousedown", "mouseup", "pointerdown", "pointerup", "contextmenu"} | _KEYS
    if "dblclick" not in node.listeners or others.intersection(node.listeners) or node.tag in ("body", "html", "main"):
        return False
    if node.tag in (*_CONTROLS, "textarea", "canvas", "svg", "video", "iframe"):
        return False
    if clicked_as_well(document, node):
        return False
    return not any(
        each.tag in _CONTROLS or each.role in _CONTROLS or others.intersection(each.listeners)
        for each in (*document.descendants(node), *document.ancestors(node))
    )


def _hears_dragging(document: DomDocument, node: DomNode) -> bool:
    """True: it, or something around it that hears for all its parts, listens to the start of dragging."""
    return any("dragstart" in each.listeners for each in (node, *document.ancestors(node)))


def _told(document: DomDocument, node: DomNode) -> str:
    """Return the text in it and right beside it."""
    around = document.parent(node)
    kin = [each for each in document.children(around) if not each.is_text] if around is not None else [node]
    place = next((i for i, each in enumerate(kin) if each.index == node.index), 0)
    return " ".join(document.text(each)[:300] for each in kin[max(0, place - 1) : place + 2])


def _hears_keys(node: DomNode) -> bool:
    return any(kind.removeprefix("document:") in _KEYS for kind in node.listeners)


def _outer(document: DomDocument) -> Iterator[DomNode]:
    """Elements that hear keys for the whole page."""
    return (node for node in document.elements if node.tag in ("html", "body", "main"))


def _has_other_way(document: DomDocument, node: DomNode) -> bool:
    """True: it, or what stands in it or beside it, takes focus or answers keys."""
    if node.tabbable or node.focusable or _KEYS.intersection(node.listeners):
        return True
    around = document.parent(node)
    near = document.descendants(around) if around is not None and around.tag not in ("body", "html") else ()
    return any(
        each.tabbable or each.tag in _CONTROLS or each.role in _CONTROLS or _KEYS.intersection(each.listeners)
        for each in (*document.descendants(node), *near)
    )
