"""Line and paragraph spacing of body text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.passages import Passage, body_text
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.outcomes import failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, Style, Verdict

_PARAGRAPH = 60
_ENOUGH = 300
"""Latin characters of body text that a page needs to be judged; a Chinese one is worth three."""
_LINES, _PARAGRAPHS = 1.5, 1.5
_NORMAL = 1.2
"""What `line-height: normal` comes to in most fonts."""
_ROUNDING = 0.02
_PROSE = ("p", "div", "section", "article", "blockquote", "li", "dd", "td")


def spaced_generously(page: CloserLook) -> Iterator[Verdict]:
    """Lines of body text are 1.5 apart, paragraphs 1.5 times the line spacing (GB/T 37668-2019, 3.2.2.3; WCAG 1.4.8).

    One finding a page and kind, with what was measured.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    texts = [(d, p, s) for d in seen.documents for p, s in body_text(d, least=_PARAGRAPH) if p.node.tag in _PROSE]
    measured = [(d, p, s) for d, p, s in texts if _lines(p, s) >= 2]
    if sum(p.length * (3 if p.chinese else 1) for _, p, _ in measured) < _ENOUGH:
        yield inapplicable("页面没有多行的正文段落", "the page has no paragraphs of several lines")
        return
    tight = [(d, p, s) for d, p, s in measured if _spacing(d, p, s) < _LINES - _ROUNDING]
    if tight:
        document, passage, style = tight[0]
        yield failed(
            "正文行距小于 1.5 倍",
            "line spacing of body text is below 1.5",
            expected="≥ 1.5",
            found=f"{_spacing(document, passage, style):.2f} × {len(tight)}",
            pointer=at(page, document, passage.node),
            place="lines",
        )
    gaps = list(_gaps(texts))
    close = [(d, one, gap, line) for d, one, gap, line in gaps if gap < _PARAGRAPHS * line * (1 - _ROUNDING)]
    if close and len(close) * 2 >= len(gaps):
        document, passage, gap, line = close[0]
        yield failed(
            "正文段距小于行距的 1.5 倍",
            "paragraph spacing of body text is below 1.5 times the line spacing",
            expected=f"≥ {_PARAGRAPHS * line:.0f}px",
            found=f"{gap:.0f}px × {len(close)}",
            pointer=at(page, document, passage.node),
            place="paragraphs",
        )
    if not tight and len(close) * 2 < max(1, len(gaps)):
        yield passed("行距和段距合适", "line and paragraph spacing are generous", measured=f"{len(measured)} 段")


def _line(style: Style) -> float:
    return style.line_height if style.line_height is not None else style.font_size * _NORMAL


def _spacing(document: DomDocument, passage: Passage, style: Style) -> float:
    """Return the line spacing in sizes of the letters that make most of the paragraph."""
    longest = document.style(max(passage.texts, key=lambda each: len(each.text))) or style
    size = longest.font_size or style.font_size
    return max(_line(style), _line(longest)) / size if size > 0 else _LINES


def _lines(passage: Passage, style: Style) -> int:
    box = passage.node.box
    line = _line(style)
    padding = _padding(style)
    inner = box.height - padding[0] - padding[2] if box is not None else 0.0
    return round(inner / line) if line > 0 else 0


def _padding(style: Style) -> list[float]:
    return [float(part) for part in style.padding.split()] if style.padding else [0.0] * 4


def _gaps(texts: list[tuple[DomDocument, Passage, Style]]) -> Iterator[tuple[DomDocument, Passage, float, float]]:
    """Yield neighbouring paragraphs with the distance between their lines of text, as read from baseline to baseline.

    The norm's paragraph spacing reaches from line to line, so the leading within the lines counts towards it.
    """
    for (document, one, style), (other_document, other, below) in itertools.pairwise(texts):
        if document is not other_document or one.node.tag != "p" or other.node.tag != "p":
            continue
        if one.node.parent != other.node.parent or one.node.box is None or other.node.box is None:
            continue
        if any(n.tag not in ("#text", "br") for n in document.nodes[one.node.end : other.node.index]):
            continue
        gap = other.node.box.y - (one.node.box.y + one.node.box.height)
        if gap < 0:
            continue  # beside each other
        gap += _padding(style)[2] + _padding(below)[0]
        yield document, one, gap + _line(style), _line(style)
