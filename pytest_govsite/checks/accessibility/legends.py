"""Charts whose legend ties lines, bars and slices to their names by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pytest_govsite.checks.accessibility.field_edges import contrast_of
from pytest_govsite.checks.accessibility.hues import hue_of, rgba
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.accessibility.word_lists import plain
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_DRAWN = ("path", "polyline", "line", "rect", "circle", "polygon")
_APART = ("stroke-dasharray", "marker-mid", "marker-start", "marker-end", "mask")
_DOT = 48.0
_MOST = 12
_TOLD_APART = 3.0
_LONGEST = 30


def legends_by_colour(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield drawings in which two or more series bear only the colours of a legend outside of them (WCAG 1.4.1).

    Names in the drawing, dashes, marks and patterns tell series apart as well, and so does a contrast of 3:1 between all
    colours; a table that names the series gives what the chart shows in another way.
    """
    for drawing in document.by_tag("svg"):
        if not drawing.visible:
            continue
        parts = [each for each in document.descendants(drawing) if each.tag in _DRAWN]
        if any(_paint(each).startswith("url(") or _is_dashed(each) for each in parts):
            continue
        colours = {colour for each in parts if hue_of(colour := _rgb(_paint(each)))}
        keys = [(colour, said, key) for colour, said, key in _keys(document, drawing) if colour in colours]
        inside = plain(document.text(drawing, visible=False))
        if any(said and said in inside for _, said, _ in keys) or not _close({colour for colour, _, _ in keys}):
            continue
        if _in_table(document, [said for _, said, _ in keys]):
            continue
        yield advice(
            "图中各项与图例只靠颜色对应",
            "a chart and its legend are tied by colour alone",
            expected="在图上标出名称，或另用线型、图案 / names in the drawing, or dashes and patterns too",
            found="、".join(said for _, said, _ in keys)[:100],
            pointer=at(page, document, drawing),
        )


def _is_dashed(part: DomNode) -> bool:
    """True: dashes, marks or patterns beside its colour. Dashes of a circle are how a slice of a ring is drawn."""
    return any(part.get(name) for name in _APART if name != "stroke-dasharray" or part.tag != "circle")


def _keys(document: DomDocument, drawing: DomNode) -> Iterator[tuple[str, str, DomNode]]:
    """Yield the small coloured boxes near a drawing, each with the words right behind it."""
    around = document.parent(drawing)
    while around is not None and around.tag not in ("body", "html", "main", "article", "section", "figure"):
        around = document.parent(around)
    found = 0
    for each in document.descendants(around) if around is not None else ():
        box = each.box
        if each.is_text or box is None or document.contains(drawing, each) or not 0 < box.width <= _DOT:
            continue
        style = document.style(each)
        if box.height > _DOT or style is None or not hue_of(style.background_color) or document.text(each):
            continue
        behind = next((n for n in document.nodes[each.end : each.end + 4] if n.is_text and n.text.strip()), None)
        if behind is None or len(behind.text.strip()) > _LONGEST:
            continue
        found += 1
        if found > _MOST:
            return
        yield _rgb(style.background_color), plain(behind.text), each


def _close(colours: set[str]) -> bool:
    """True: two of the colours are of like lightness."""
    parts = [found[:3] for colour in colours if (found := rgba(colour)) is not None]
    return any(contrast_of(one, two) < _TOLD_APART for one, two in combinations(parts, 2))


def _in_table(document: DomDocument, names: list[str]) -> bool:
    return any(all(name in plain(document.text(table)) for name in names) for table in document.by_tag("table"))


def _paint(node: DomNode) -> str:
    """Return the colour of a line, of a filled shape its ground, as written in attributes or in its own style."""
    own = dict(part.split(":", 1) for part in (node.get("style") or "").split(";") if ":" in part)
    said = {name.strip(): value.strip() for name, value in own.items()}
    stroke = said.get("stroke") or node.get("stroke") or ""
    fill = said.get("fill") or node.get("fill") or ""
    return fill if fill not in ("", "none", "transparent") and node.tag != "polyline" else stroke


def _rgb(colour: str) -> str:
    """Return a colour as `rgb(r, g, b)`; as it is where it is written by name."""
    digits = colour.strip().removeprefix("#")
    if colour.strip().startswith("#") and len(digits) in (3, 6):
        pairs = [c * 2 for c in digits] if len(digits) == 3 else [digits[i : i + 2] for i in (0, 2, 4)]
        try:
            return f"rgb({', '.join(str(int(pair, 16)) for pair in pairs)})"
        except ValueError:
            return colour
    parts = rgba(colour)
    return f"rgb({', '.join(str(int(part)) for part in parts[:3])})" if parts is not None else colour
