"""Contrast of words that style sheets put in and of what stands in fields, which axe-core does not look at."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe_excuses import INACTIVE
from pytest_govsite.checks.accessibility.field_edges import contrast_of, ground_of
from pytest_govsite.checks.accessibility.form_fields import fields, is_off
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_NORMAL, _LARGE = 4.5, 3.0
_LARGE_SIZE, _BOLD_SIZE, _BOLD = 24.0, 18.66, 700
_OPAQUE = 0.99


def pale_words(page: CloserLook) -> Iterator[Verdict]:
    """Words of `::before` and `::after` in colours of their own, and values of fields, contrast enough (WCAG 2.1, 1.4.3).

    Only where styles tell both colours: not over pictures, where words without a ground of their own are
    placed somewhere else, and where anything around lets the ground through.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        return
    some = False
    for document in seen.documents:
        pale = [
            (node, ratio, least)
            for node in document.elements
            if node.visible and (told := _measured(document, node)) is not None
            for ratio, least in (told,)
            if ratio < least
        ]
        if pale:
            some = True
            node, ratio, least = pale[0]
            style = document.style(node)
            yield failed(
                "样式表插入的文字对比度不足",
                "words that the style sheet puts in contrast too little",
                expected=f"≥ {least:g}",
                found=f"{ratio:.2f}:1 {style.before if style else ''}{style.after if style else ''}"[:100],
                pointer=at(page, document, node),
            )
        faint = [(each.node, ratio) for each in fields(document) if (ratio := _of_value(document, each.node))]
        if faint:
            some = True
            yield failed(
                "输入框里的文字对比度不足",
                "what stands in a field contrasts too little",
                expected=f"≥ {_NORMAL:g}",
                found=f"{faint[0][1]:.2f}:1 {faint[0][0].get('value') or ''}"[:100],
                pointer=at(page, document, faint[0][0]),
            )
    if not some:
        yield inapplicable("没有样式表插入的浅色文字", "no pale words come from the style sheet")


def _of_value(document: DomDocument, node: DomNode) -> float:
    """Return the contrast of the text that stands in a field for one line; 0 where it suffices or styles do not tell."""
    style = document.style(node)
    if style is None or node.tag != "input" or not node.visible or not (node.get("value") or "").strip():
        return 0.0
    if (node.get("type") or "text").lower() not in _WRITTEN or is_off(document, node) or "readonly" in node.attributes:
        return 0.0
    color, ground = rgba(style.color), ground_of(document, node, own=True)
    if color is None or ground is None or color[3] < _OPAQUE or style.font_size >= _BOLD_SIZE:
        return 0.0
    if any((own := document.style(each)) is not None and own.opacity < 1 for each in (node, *document.ancestors(node))):
        return 0.0
    ratio = contrast_of(color[:3], ground)
    return ratio if ratio < _NORMAL else 0.0


_WRITTEN = ("text", "search", "tel", "url", "email", "number")


def _measured(document: DomDocument, node: DomNode) -> tuple[float, float] | None:
    """Return the contrast of the words and what it has to be. None: there are none, or styles do not tell."""
    style = document.style(node)
    if style is None or not style.made:
        return None
    around = (node, *document.ancestors(node))
    if any("disabled" in each.attributes or INACTIVE.search(each.get("class") or "") for each in around[:3]):
        return None
    if any((own := document.style(each)) is not None and own.opacity < 1 for each in around):
        return None
    letters, below, size, weight = style.made.split("|")
    color, own_ground = rgba(letters), rgba(below)
    if color is None or color[3] < _OPAQUE or own_ground is None:
        return None
    ground = own_ground[:3] if own_ground[3] >= _OPAQUE else ground_of(document, node, own=True)
    if ground is None or 0 < own_ground[3] < _OPAQUE:
        return None
    large = float(size) >= _LARGE_SIZE or (float(size) >= _BOLD_SIZE and int(weight) >= _BOLD)
    return contrast_of(color[:3], ground), _LARGE if large else _NORMAL
