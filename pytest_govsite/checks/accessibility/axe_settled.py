"""What styles settle where axe-core could not tell the ground under a text."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.field_edges import contrast_of, ground_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.model import AxeNode, Box, DomDocument, DomNode

_BLOCKS = frozenset({"block", "list-item", "table", "flex", "grid", "inline-block", "flow-root"})
_NORMAL, _LARGE, _STANDS_OUT = 4.5, 3.0, 3.0
_LARGE_SIZE, _BOLD_SIZE, _BOLD = 24.0, 18.66, 700
_OPAQUE = 0.99
_OVERLAP = frozenset({"bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring"})
_SINGLE = "shortTextContent"
_PAINTED = frozenset({"img", "svg", "video", "canvas", "iframe", "embed", "object"})


def contrasts_enough(document: DomDocument, node: DomNode, result: AxeNode) -> bool | None:
    """Return whether a text that axe-core saw touch another element, or of one character, contrasts enough by its styles.

    None: it touches something painted, or its colours are not plain, or axe-core could not tell for another reason.
    """
    touching = any(check.key in _OVERLAP for check in result.checks)
    if not touching and not any(check.key == _SINGLE for check in result.checks):
        return None
    style, ground = document.style(node), ground_of(document, node, own=True)
    color = rgba(style.color) if style is not None else None
    if style is None or ground is None or color is None or color[3] < _OPAQUE or node.box is None:
        return None
    large = style.font_size >= _LARGE_SIZE or (style.font_size >= _BOLD_SIZE and style.font_weight >= _BOLD)
    if _touches(document, node, node.box):
        return None
    enough = contrast_of(color[:3], ground) >= (_LARGE if large else _NORMAL)
    return enough if touching or enough else None  # a pale sign of one character may be no text


def _touches(document: DomDocument, node: DomNode, box: Box) -> bool:
    """True: something painted that stands neither in it nor around it lies on the same place."""
    around = {each.index for each in document.ancestors(node)}
    for other in document.elements:
        if other.index in around or node.index <= other.index < node.end or not other.visible or other.box is None:
            continue
        if _meets(box, other.box) and _is_painted(document, other) and not _is_cut_off(document, other, box):
            return True
    return False


def _is_cut_off(document: DomDocument, node: DomNode, box: Box) -> bool:
    """True: a box around it that cuts off what leaves it, as of slides, does not reach there."""
    for around in document.ancestors(node):
        style = document.style(around)
        if style is None or around.box is None or around.tag in ("body", "html") or style.position == "fixed":
            return False
        if style.overflow_x in _CUT and style.overflow_y in _CUT and not _meets(box, around.box):
            return True
    return False


_CUT = ("hidden", "clip")


def _meets(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _is_painted(document: DomDocument, node: DomNode) -> bool:
    style = document.style(node)
    if node.tag in _PAINTED or style is None or style.background_image or style.before or style.after:
        return True
    ground = rgba(style.background_color)
    return ground is None or ground[3] > 0


def link_stands_out(document: DomDocument, link: DomNode) -> bool | None:
    """Return whether a link of running text differs from it enough, where only the ground behind both is unknown.

    As axe-core's rule `link-in-text-block` has it: 3 to 1 between the letters, or no other colour at all. None: the link
    has a ground of its own, or its colours are not plain.
    """
    each, block = link, None
    while block is None:
        style = document.style(each)
        ground = rgba(style.background_color) if style is not None else None
        if style is None or style.background_image or ground is None or ground[3] > 0:
            return None
        above = document.parent(each)
        outer = document.style(above) if above is not None else None
        if above is None or outer is None:
            return None
        if outer.display in _BLOCKS or outer.display.startswith("table"):
            block = above
        each = above
    texts = [node for node in document.descendants(link) if node.is_text and node.text.strip()]
    colours = {style.color for node in (link, *texts) if (style := document.style(node)) is not None}
    around = document.style(block)
    inner, outer_colour = rgba(next(iter(colours), "")), rgba(around.color) if around is not None else None
    if len(colours) != 1 or inner is None or outer_colour is None or min(inner[3], outer_colour[3]) < _OPAQUE:
        return None
    ratio = contrast_of(inner[:3], outer_colour[:3])
    return ratio >= _STANDS_OUT or ratio < 1.01
