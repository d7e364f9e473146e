"""Edges of fields against what is around them."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import fields, is_off
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_LEAST = 3.0
_OPAQUE = 0.99
_WHITE = (255.0, 255.0, 255.0)
_SMALL = 10.0
_WRAPPED = 60.0
"""A box larger than the field by no more than this is drawn for it."""

_Colour = tuple[float, float, float]


def pale_fields(page: CloserLook) -> Iterator[Verdict]:
    """Yield fields of which nothing but a pale line shows where they are (WCAG 2.1, 1.4.11); advice only.

    Neither the line against the ground inside or outside, nor these against each other reach 3 to 1. Fields that hold
    text, those without a line of their own, and those over pictures are left out, and shadows are not seen.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        return
    for document in seen.documents:
        drawn = [each.node for each in fields(document) if each.is_text] + list(_drawn_choices(document))
        pale = [(node, ratio) for node in drawn if (ratio := _edge(document, node))]
        pale += [(node, ratio) for node in _bare_choices(document) if (ratio := _drawn_edge(document, node, own=False))]
        pale += [(node, ratio) for node in _labelled(document) if (ratio := _drawn_edge(document, node))]
        if pale:
            node, ratio = pale[0]
            yield advice(
                "输入框的边框颜色太浅，看不出位置",
                "the border of a field is too pale to show where it is",
                expected=f"≥ {_LEAST:g}:1",
                found=f"{ratio:.2f}:1" + (f" × {len(pale)}" if len(pale) > 1 else ""),
                pointer=at(page, document, node),
            )


def _drawn_choices(document: DomDocument) -> Iterator[DomNode]:
    """Yield the empty boxes that are drawn in place of check boxes and radio buttons that cannot be seen."""
    for choice in document.by_tag("input"):
        around = document.parent(choice)
        if choice.get("type") not in ("checkbox", "radio") or choice.visible or around is None:
            continue
        beside = next(
            (each for each in document.children(around) if each.index >= choice.end and not each.is_text), None
        )
        box = beside.box if beside is not None else None
        if beside is None or box is None or not beside.visible or document.text(beside):
            continue
        if _SMALL <= box.width <= _WRAPPED and _SMALL <= box.height <= _WRAPPED and not document.descendants(beside):
            own = document.style(beside)
            if own is not None and not own.before and not own.after:
                yield beside


def _labelled(document: DomDocument) -> Iterator[DomNode]:
    """Yield labels and neighbours of check boxes and radio buttons that cannot be seen and are not chosen."""
    for choice in document.by_tag("input"):
        if (
            choice.get("type") not in ("checkbox", "radio")
            or choice.visible
            or choice.value
            or "disabled" in choice.attributes
        ):
            continue
        label = next(
            (each for each in document.by_tag("label") if each.get("for") and each.get("for") == choice.get("id")), None
        )
        around = document.parent(choice)
        beside = (
            next((each for each in document.children(around) if each.index >= choice.end and not each.is_text), None)
            if around is not None
            else None
        )
        for each in (label, beside, document.closest(choice, "label")):
            if each is not None and each.visible and (style := document.style(each)) is not None and style.drawn:
                yield each
                break


def _bare_choices(document: DomDocument) -> Iterator[DomNode]:
    """Yield check boxes and radio buttons that are not chosen and drawn by the page itself (`appearance: none`)."""
    for choice in document.by_tag("input"):
        style = document.style(choice)
        off = is_off(document, choice) or choice.value or "checked" in choice.attributes
        if choice.visible and not off and style is not None and style.drawn:
            yield choice


def _drawn_edge(document: DomDocument, node: DomNode, *, own: bool = True) -> float:
    """Return the best contrast that shows the box which a style draws; 0 where it suffices or cannot be told."""
    style, outside = document.style(node), ground_of(document, node, own=own)
    if style is None or outside is None:
        return 0.0
    told, _, filled = style.drawn.partition("|")
    line, fill = rgba(told), rgba(filled)
    inside = _over(fill, outside) if fill is not None else outside
    drawn = _over(line, outside) if line is not None else inside
    best = max(contrast_of(drawn, outside), contrast_of(drawn, inside), contrast_of(inside, outside))
    return best if 1.0 < best < _LEAST else 0.0


def _edge(document: DomDocument, node: DomNode) -> float:
    """Return the best contrast that shows the edge; 0 where it suffices or cannot be told."""
    style = document.style(node)
    if style is None or not node.visible or is_off(document, node) or "readonly" in node.attributes:
        return 0.0
    if node.attributes.get("placeholder", "").strip() or node.value or node.attributes.get("value", "").strip():
        return 0.0
    line = rgba(style.border_color) if style.border else None
    outside = ground_of(document, node)
    if line is None or outside is None or style.background_image or style.opacity < _OPAQUE:
        return 0.0
    filled = rgba(style.background_color)
    inside = filled[:3] if filled is not None and filled[3] >= _OPAQUE else outside
    drawn = _over(line, outside)
    best = max(contrast_of(drawn, outside), contrast_of(drawn, inside), contrast_of(inside, outside))
    return best if best < _LEAST and not _is_wrapped(document, node) else 0.0


def ground_of(document: DomDocument, node: DomNode, *, own: bool = False) -> _Colour | None:
    """Return the colour that styles put behind an element, with `own` its own ground first. None: it is not plain."""
    for around in (*((node,) if own else ()), *document.ancestors(node)):
        style = document.style(around)
        if style is None:
            continue
        if style.background_image or style.opacity < _OPAQUE:
            return None
        colour = rgba(style.background_color)
        if colour is None:
            return None
        if colour[3] >= _OPAQUE:
            return colour[:3]
        if colour[3] > 0:
            return None
    return _WHITE


def _is_wrapped(document: DomDocument, node: DomNode) -> bool:
    """True: a box around it has a line of its own."""
    for around in list(document.ancestors(node))[:2]:
        style, box = document.style(around), around.box
        if style is None or box is None or node.box is None or around.tag in ("body", "form", "td"):
            return False
        close = box.width <= node.box.width + 4 * _WRAPPED and box.height <= node.box.height + _WRAPPED
        if close and style.border:
            return True
    return False


def _over(colour: tuple[float, float, float, float], ground: _Colour) -> _Colour:
    share = colour[3]
    return (
        colour[0] * share + ground[0] * (1 - share),
        colour[1] * share + ground[1] * (1 - share),
        colour[2] * share + ground[2] * (1 - share),
    )


def contrast_of(one: _Colour, other: _Colour) -> float:
    """Return the contrast of two opaque colours, as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: _Colour) -> float:
    parts = [each / 255 for each in colour]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
