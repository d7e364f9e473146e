"""Content that is neither text nor `<img>`: canvases, plug-ins, drawings, pictures that a style sheet shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.pictures import area
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Level, Verdict

_NAMES = ("aria-label", "aria-labelledby", "title", "aria-describedby")
_EXPECTED = "aria-label 或旁边的文字 / aria-label or text beside it"
_CANVAS, _DRAWING, _CHART = 40 * 40, 100 * 100, 120 * 80
_PICTURE = (80, 30, 700, 450)
_MOST = 3
_SCAN = re.compile(r"扫一扫|扫码|二维码|scan", re.IGNORECASE)


def embedded_content(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield what content that is embedded lacks."""
    shown_as_picture = _in_named_picture(page, document)
    for node in document.by_tag("canvas", "embed", "svg"):
        if shown_as_picture:
            break  # what shows the file is a picture with a name, and the file a part of it
        if not node.visible or node.hidden or _named(node) or node.role in ("presentation", "none"):
            continue
        if document.closest(node, "a", "button", "link", "img", "object") not in (None, node):
            continue
        if node.tag == "canvas":
            yield from _canvas(page, document, node)
        elif node.tag == "embed" and area(node) >= _CANVAS:
            yield failed(
                "嵌入的内容没有替代文本",
                "embedded content has no text alternative",
                expected=_EXPECTED,
                pointer=at(page, document, node),
            )
        elif node.tag == "svg" and not node.role and area(node) >= _DRAWING and not _says(document, node):
            yield cant_tell(
                "图形没有替代文本，请确认它只是装饰",
                "a drawing has no text alternative: check that it is decoration",
                pointer=at(page, document, node),
            )
    labelled = {label.attributes["for"] for label in document.by_tag("label") if label.attributes.get("for")}
    for node in document.by_tag("meter", "progress"):
        if not node.visible or node.hidden or (node.name or "").strip() or node.role not in ("meter", "progressbar"):
            continue
        if document.closest(node, "label") is None and node.attributes.get("id") not in labelled:
            yield failed(
                "计量条或进度条没有名称", "a meter or progress bar has no name", pointer=at(page, document, node)
            )
    yield from _backgrounds(page, document)


def _in_named_picture(page: CloserLook, document: DomDocument) -> bool:
    """True: the document is a drawing that an `<object>`, `<embed>` or `<iframe>` with a name shows."""
    if page.dom is None or document.around < 0 or document.root.tag != "svg":
        return False
    outer = page.dom.documents[document.around]
    if document.frame_node >= 0:
        shown_by = [outer.nodes[document.frame_node]]
    else:
        # which object it is of several is not known
        shown_by = [node for node in outer.by_tag("object", "embed") if node.visible]
    return bool(shown_by) and all((node.name or "").strip() or _named(node) for node in shown_by)


def _canvas(page: CloserLook, document: DomDocument, node: DomNode) -> Iterator[Verdict]:
    style = document.style(node)
    behind = style is not None and (style.pointer_events == "none" or style.z_index.startswith("-"))
    if area(node) < _CANVAS or behind or document.text(node, visible=False):
        return
    pointer = at(page, document, node)
    around = document.parent(node)
    if around is not None and _SCAN.search(" ".join(document.text(each) for each in _near(document, around))):
        return  # a QR code of which the text beside it tells
    alone = around is not None and around.tag not in ("body", "html") and not document.text(around)
    backdrop = style is not None and style.position in ("fixed", "absolute")
    if not alone and not backdrop and area(node) >= _CHART and not _has_data(document, node):
        yield advice(
            "画布没有替代文本，附近也没有列出数据",
            "a canvas has no text alternative and no data stand near it",
            expected=_EXPECTED,
            pointer=pointer,
        )
    elif document.closest(node, "figure") is not None or not alone or backdrop:
        yield cant_tell(
            "画布没有替代文本，请确认旁边的文字说明了内容",
            "a canvas has no text alternative: check that the text around it tells its content",
            expected=_EXPECTED,
            pointer=pointer,
        )
    else:
        yield failed("画布没有替代文本", "a canvas has no text alternative", expected=_EXPECTED, pointer=pointer)


def _has_data(document: DomDocument, node: DomNode) -> bool:
    """True: a table, a list of terms or a caption stands in the same section, or a link to the data."""
    section = document.closest(node, "section", "article", "figure", "main", "body")
    return section is None or any(
        each.tag in ("table", "dl", "figcaption", "details") or each.role in ("table", "grid")
        for each in document.descendants(section)
    )


def _near(document: DomDocument, around: DomNode) -> Iterator[DomNode]:
    yield around
    outer = document.parent(around)
    if outer is not None and outer.tag not in ("body", "html", "main", "article"):
        yield outer


def _backgrounds(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """A picture that a style sheet shows in an empty element may carry content."""
    count = 0
    for node in document.by_tag("div", "span", "p", "h1", "h2", "h3", "i", "em", "section", "figure"):
        style = document.style(node)
        if (
            style is None
            or not node.visible
            or node.hidden
            or _named(node)
            or node.role in ("img", "presentation", "none")
            or not style.background_image.startswith("url(")
            or "data:" in style.background_image
            or next(iter(document.children(node)), None) is not None
            or not _fits(node)
            or document.closest(node, "main", "article") is None
            or document.closest(node, "a", "button", "link") is not None
        ):
            continue
        count += 1
        if count <= _MOST:
            yield cant_tell(
                "样式表里的背景图片没有文字，请确认它没有内容",
                "a background picture has no text: check that it shows no content",
                found=style.background_image[-120:],
                pointer=at(page, document, node),
                level=Level.SHOULD,
            )


def _fits(node: DomNode) -> bool:
    least_width, least_height, most_width, most_height = _PICTURE
    box = node.box
    return box is not None and least_width <= box.width <= most_width and least_height <= box.height <= most_height


def _named(node: DomNode) -> bool:
    return any(node.attributes.get(name, "").strip() for name in _NAMES)


def _says(document: DomDocument, node: DomNode) -> bool:
    return any(each.is_text and each.text.strip() for each in document.descendants(node))
