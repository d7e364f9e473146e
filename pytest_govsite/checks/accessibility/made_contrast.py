"""Contrast of words that style sheets put in, which axe-core does not look at."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe_excuses import INACTIVE
from pytest_govsite.checks.accessibility.field_edges import contrast_of, ground_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_NORMAL, _LARGE = 4.5, 3.0
_LARGE_SIZE, _BOLD_SIZE, _BOLD = 24.0, 18.66, 700
_OPAQUE = 0.99


def pale_words(page: CloserLook) -> Iterator[Verdict]:
    """Words of `::before` and `::after` in colours of their own contrast enough (WCAG 2.1, 1.4.3).

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
    if not some:
        yield inapplicable("没有样式表插入的浅色文字", "no pale words come from the style sheet")


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
