"""Controls that only the mouse gets to: boxes that were taken away from their label, areas, pictures to point at, thumbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.faces import is_arrow_of_a_branch
from pytest_govsite.checks.accessibility.form_fields import is_off
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_BOXES = ("checkbox", "radio", "file")
_OTHER = re.compile(
    r"(?<!this)\.(?:src|innerHTML|innerText|textContent|hidden|className|style\.(?:display|visibility))\s*=(?!=)"
)
_KEYS = frozenset({"keydown", "keyup", "keypress", "focus", "focusin"})
_MOVED = frozenset({"mousemove", "pointermove"})
_THUMB = 64.0
_DRAGGED = ("grab", "grabbing", "move", "ew-resize", "ns-resize", "col-resize", "row-resize")
_PLACES = frozenset({"main", "body", "html", "article", "section"})
"""What takes the focus so that one can get to it."""
_SLIDES = re.compile(
    r"(?:拖动|滑动|拖拽|按住)[^。]{0,12}(?:滑块|拼图|验证|解锁|完成)|slide to (?:verify|unlock)|drag the (?:slider|piece|puzzle)",
    re.IGNORECASE,
)
_SHAPES = ("g", "rect", "circle", "ellipse", "path", "polygon", "polyline", "line", "text", "image", "use")
_LETTERING = re.compile(r"axis|tick|(?:^|[-_\s])title", re.IGNORECASE)
_DOWN = frozenset({"mousedown", "pointerdown", "touchstart"})
_UP = frozenset({"click", "mouseup", "pointerup", "touchend", "pointercancel", "dblclick"})
_EXPECTED = "键盘可到达并可操作 / reached and operated by keyboard"


def only_pointed_at(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield controls that their markup or style keeps from the keyboard (WCAG 2.1.1, failures F54, F59)."""
    yield from _taken_away(page, document)
    for area in document.by_tag("area"):
        clicked = area.get("onclick") or "click" in area.listeners
        if clicked and not (area.get("href") or "").strip() and not area.tabbable:
            yield failed(
                "图像地图的热区没有 href，键盘不能聚焦",
                "an area of an image map has no href and takes no focus",
                expected="href",
                found=(area.get("alt") or "")[:80],
                pointer=at(page, document, area),
            )
            break
    for node in document.elements:
        if not node.visible or node.hidden or node.tabbable:
            continue
        code = node.get("onmouseover") or node.get("onmouseenter") or ""
        if code and _OTHER.search(code) and not _is_reached(document, node) and not _hears(document, node):
            yield advice(
                "鼠标指向才显示的内容，键盘看不到",
                "what is shown by pointing at this is not shown by keyboard",
                expected=_EXPECTED,
                found=code[:80],
                pointer=at(page, document, node),
            )
            break
    yield from _drawn(page, document)
    yield from _thumbs(page, document)
    yield from _pressed(page, document)


def _drawn(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Shapes of a drawing that answer a click."""
    for node in document.by_tag(*_SHAPES):
        drawing = document.closest(node, "svg")
        if (
            node.hidden
            or drawing is None
            or not drawing.visible
            or any(_takes_focus(each) for each in (node, *document.ancestors(node)) if each.tag not in _PLACES)
        ):
            continue
        clicked = node.get("onclick") or ("click" in node.listeners and not _is_lettering(node))
        if not clicked or _is_reached(document, node) or _hears(document, node):
            continue
        if not any(_stands_elsewhere(document, each) for each in _alike(document, node, drawing)):
            yield failed(
                "图形里能点击的部分键盘不能聚焦",
                "a part of a drawing answers the mouse and takes no focus",
                expected=_EXPECTED,
                found=(node.name or document.text(node, visible=False))[:80],
                pointer=at(page, document, node),
            )
            return


def _alike(document: DomDocument, node: DomNode, drawing: DomNode) -> list[DomNode]:
    """Return the parts of a drawing that answer a click: where one stands in a list beside it, the list is of them all."""
    clicked = (each for each in document.descendants(drawing) if each.tag == node.tag)
    return [each for each in clicked if each.get("onclick") or "click" in each.listeners]


def _stands_elsewhere(document: DomDocument, node: DomNode) -> bool:
    """True: a link, button or choice on the page has the words of this part of the drawing."""
    told = " ".join((node.name or document.text(node, visible=False)).split())
    return bool(told) and any(
        told in " ".join((each.name or document.text(each)).split())
        for each in document.elements
        if each.tabbable or each.tag == "option"
    )


def _is_lettering(node: DomNode) -> bool:
    """True: words of an axis or a title of a drawing; programs for charts listen to each of them, whether it does something or not."""
    return node.tag == "text" and _LETTERING.search(node.get("class") or "") is not None


def _takes_focus(node: DomNode) -> bool:
    # what the snapshot knows of focus is of elements with a box, which shapes have none of
    return node.tabbable or "tabindex" in node.attributes or (node.tag == "a" and "href" in node.attributes)


def _pressed(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Buttons that act as soon as they are pressed, before one can think better of it (WCAG 2.5.2)."""
    for node in document.elements:
        if not node.visible or node.hidden or not (node.tag == "button" or node.role in ("button", "link")):
            continue
        around = (node, *document.ancestors(node))
        if not _DOWN.intersection(node.listeners) or any(_UP.intersection(_plain(each)) for each in around):
            continue
        yield cant_tell(
            "按下就执行，来不及取消，请人工确认",
            "acts as soon as it is pressed, before it can be cancelled: a person has to check",
            expected="松开时执行 / on release: click",
            found=(node.name or document.text(node))[:80],
            pointer=at(page, document, node),
        )
        return


def _plain(node: DomNode) -> set[str]:
    return {kind.removeprefix("document:") for kind in node.listeners}


def _taken_away(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Boxes that the style removes, so that the label beside them answers the mouse alone."""
    told: set[str] = set()
    for label in document.by_tag("label"):
        if not label.visible or label.hidden or label.tabbable:
            continue
        box = document.referred(label, label.get("for") or "") if label.get("for") else None
        box = box or next((each for each in document.descendants(label) if each.tag == "input"), None)
        if box is None or box.tag != "input" or is_off(document, box):
            continue
        kind = (box.get("type") or "text").lower()
        if kind not in _BOXES or box.visible or box.focusable or box.tabbable or _is_reached(document, label):
            continue
        key = f"{kind} {box.get('name') or ''}"
        if key in told or _has_stand_in(document, label, box):
            continue
        told.add(key)
        yield failed(
            "选框被样式隐藏，只能用鼠标点标签，键盘不能聚焦",
            "the style removes the box, so that its label answers the mouse alone",
            expected=_EXPECTED,
            found=f"{kind} “{document.text(label)[:60]}”",
            pointer=at(page, document, label),
        )


def _has_stand_in(document: DomDocument, label: DomNode, box: DomNode) -> bool:
    """True: something beside the label or the box takes the focus in its stead, or the field that an icon belongs to."""
    form = document.closest(label, "form", "search")
    if form is not None and not document.text(label):
        fields = [each for each in document.descendants(form) if each.role in ("searchbox", "textbox", "combobox")]
        if len(fields) == 1 and fields[0].tabbable:
            return True
    for each in (label, box):
        around = document.parent(each)
        if around is None or around.tag in ("body", "html", "form", "main", "fieldset"):
            continue
        if any(inner.tabbable and inner.tag not in ("a",) for inner in document.descendants(around)):
            return True
    return False


def _is_reached(document: DomDocument, node: DomNode) -> bool:
    """True: something in it or around it takes the focus."""
    return any(each.tabbable for each in (*document.descendants(node), *document.ancestors(node)))


def _is_sign(document: DomDocument, node: DomNode) -> bool:
    """True: an arrow or another picture, under a cursor that does not say that it is dragged: it is pressed."""
    style = document.style(node)
    pictured = any(each.tag in ("svg", "img") for each in document.descendants(node))
    drawn = style is not None and bool(style.before or style.after)
    dragged = style is not None and style.cursor in _DRAGGED
    return not dragged and (pictured or drawn or is_arrow_of_a_branch(document, node))


def _hears(document: DomDocument, node: DomNode) -> bool:
    return any(_KEYS.intersection(each.listeners) for each in (node, *document.descendants(node)))


def _thumbs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Small pieces that are pushed along with the mouse: sliders made by a script."""
    root = document.root if document.nodes else None
    if root is None:
        return
    everywhere = bool(_MOVED.intersection(kind.removeprefix("document:") for kind in root.listeners))
    for node in document.elements:
        if not node.visible or node.hidden or node.focusable or node.box is None or document.text(node):
            continue
        if not (everywhere or _MOVED.intersection(node.listeners)):
            continue
        if not {"mousedown", "pointerdown"}.intersection(node.listeners) or {"click"}.intersection(node.listeners):
            continue
        around = document.parent(node)
        near = document.parent(around) if around is not None else None
        beside = (
            document.descendants(near)
            if near is not None and near.tag not in ("body", "html", "main")
            else document.descendants(around)
            if around is not None
            else ()
        )
        if near is not None and near.tag == "form" and _SLIDES.search(document.text(near)):
            beside = (
                document.descendants(around) if around is not None else ()
            )  # the other fields are no way past a puzzle
        if max(node.box.width, node.box.height) > _THUMB or any(each.tabbable for each in beside):
            continue
        if _is_reached(document, node) or _hears(document, node) or _is_sign(document, node):
            continue
        yield failed(
            "只能用鼠标拖动，没有别的操作办法",
            "can be dragged by the mouse only",
            expected="按钮、输入框等可用键盘操作的办法 / buttons, a field or another way by keyboard",
            pointer=at(page, document, node),
        )
        return
