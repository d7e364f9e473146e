"""Line spacing that the markup itself holds below what readers may need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.outcomes import advice, inapplicable
from pytest_govsite.model import AxeLook, CloserLook, DomDocument, DomNode, Verdict

_FIXED = re.compile(r"(?:^|;)\s*line-height\s*:[^;]*!\s*important", re.IGNORECASE)
_LEAST, _ROUNDING = 1.5, 0.01
_RULE = "avoid-inline-spacing"


def fixed_lines(page: CloserLook) -> Iterator[Verdict]:
    """No `style` attribute holds the lines of a text below 1.5 with `!important`, which no style of a reader's overrides.

    WCAG 2.1, 1.4.12 (C36). The other spacings are told by axe-core, and so are most lines.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    told = _told(page)
    found = [
        (document, node)
        for place, document in enumerate(seen.documents)
        for node in document.elements
        if _FIXED.search(node.get("style") or "") and (place, node.index) not in told and _is_tight(document, node)
    ]
    for document, node in found[:1]:
        yield advice(
            "行内样式用 !important 固定了行距",
            "inline style locks the line spacing with !important",
            expected="≥ 1.5",
            found=f"{(node.get('style') or '')[:80]} × {len(found)}",
            pointer=at(page, document, node),
        )
    if not found:
        yield inapplicable("没有用 !important 固定的窄行距", "no line spacing is held tight by !important")


def _told(page: CloserLook) -> set[tuple[int, int]]:
    look = page.of(AxeLook)
    result = look.of(_RULE) if isinstance(look, AxeLook) else None
    return {(node.document, node.node) for node in result.violations} if result is not None else set()


def _is_tight(document: DomDocument, node: DomNode) -> bool:
    """True: its text makes two lines at least, less than 1.5 apart."""
    style = document.style(node)
    if style is None or style.line_height is None or not style.font_size or not node.visible or node.box is None:
        return False
    lines = node.box.height / style.line_height if style.line_height else 0.0
    return style.line_height / style.font_size < _LEAST - _ROUNDING and lines > _LINES and bool(document.text(node))


_LINES = 1.9
