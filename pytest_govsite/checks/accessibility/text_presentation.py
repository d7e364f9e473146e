"""Body text that is hard to read as it is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pytest_govsite.checks.accessibility.passages import Passage, body_text
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Style, Verdict

_PARAGRAPH = 90
"""Latin characters of a paragraph of real length; of Chinese ones a third."""
_TINY = 12.0
_LINE, _LINE_CHINESE = 80, 40
_SLACK = 1.1
"""Measures are averages; a line is too long beyond doubt only where it is a tenth longer."""
_WHOLE = 0.95
"""Share of the window from which on text runs as wide as the window: a narrower window makes shorter lines."""
_SHORT = 40
"""Latin characters of a text that is long enough to be too small."""
_LATIN_WIDTH = 0.5
"""Mean width of a Latin letter in em."""


@dataclass(frozen=True)
class _Fault:
    document: DomDocument
    node: DomNode
    value: str


def presented_readably(page: CloserLook) -> Iterator[Verdict]:
    """Body text is not justified, in capitals, italic, tiny, centred, underlined or in very long lines.

    Sources: GB/T 37668-2019, 3.2.2.3; WCAG 2.1, 1.4.8. One finding a page and kind.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    texts = [(d, passage, style) for d in seen.documents for passage, style in body_text(d, least=_SHORT)]
    if not texts:
        yield inapplicable("页面没有成段的正文", "the page has no paragraphs of body text")
        return
    faults: dict[str, list[_Fault]] = {}
    for document, passage, style in texts:
        for kind, value in _faults_of(document, passage, style):
            faults.setdefault(kind, []).append(_Fault(document, passage.node, value))
    yield from or_passed(
        (_verdict(page, kind, found) for kind, found in faults.items()),
        "正文排版易读",
        "body text is set readably",
        measured=f"{len(texts)} 段",
    )


def _faults_of(document: DomDocument, passage: Passage, style: Style) -> Iterator[tuple[str, str]]:
    longest = max(passage.texts, key=lambda each: len(each.text))
    letters = document.style(longest) or style
    if 0 < letters.font_size < _TINY:
        yield "tiny", f"{letters.font_size:g}px"
    if passage.length < (_PARAGRAPH // 3 if passage.chinese else _PARAGRAPH):
        return
    height = passage.node.box.height if passage.node.box is not None else 0.0
    line = style.line_height or letters.font_size * 1.2
    lines = round(height / line) if line > 0 else 0
    if style.text_align == "justify" and lines >= 2:
        yield "justified", "text-align: justify"
    if (
        style.text_align in ("center", "-webkit-center", "right", "-webkit-right")
        and lines >= 3
        and style.direction == "ltr"
        and not _of_links(document, passage)
    ):
        yield "centred", f"text-align: {style.text_align.removeprefix('-webkit-')}"
    if _in_capitals(passage, letters):
        yield "capitals", passage.text[:60]
    if letters.font_style in ("italic", "oblique") and _share(document, passage, "italic") >= 0.8:
        yield "italic", passage.text[:60]
    if _share(document, passage, "underlined") >= 0.8:
        yield "underlined", passage.text[:60]
    width = longest.box.width if longest.box is not None else 0.0
    fluid = document.width > 0 and width >= _WHOLE * document.width
    if lines >= 2 and letters.font_size > 0 and not fluid and style.writing_mode == "horizontal-tb":
        count = _characters(passage, letters, width)
        most = _LINE_CHINESE if passage.chinese else _LINE
        if count > most * _SLACK:
            yield "long", f"{count:.0f}"


def _of_links(document: DomDocument, passage: Passage) -> bool:
    """True: nearly all of it is links and buttons, which are found one by one and not read line by line."""
    whole = linked = 0
    for text in passage.texts:
        count = len(text.text.strip())
        whole += count
        linked += count * (document.closest(text, "a", "button") is not None)
    return linked >= 0.8 * whole


def _characters(passage: Passage, letters: Style, width: float) -> float:
    each = letters.font_size * (1.0 if passage.chinese else _LATIN_WIDTH) + letters.letter_spacing
    return width / each if each > 0 else 0.0


def _in_capitals(passage: Passage, letters: Style) -> bool:
    cased = [c for c in passage.text if c.lower() != c.upper()]
    if len(cased) < _PARAGRAPH * 0.7 or len(passage.text.split()) < 12:
        return False
    if letters.text_transform == "uppercase":
        return True
    return sum(1 for c in cased if c.isupper()) >= 0.95 * len(cased)


def _share(document: DomDocument, passage: Passage, kind: str) -> float:
    """Return the share of a passage's letters that are italic or underlined and stand in no link."""
    marked = whole = 0
    for text in passage.texts:
        count = len(text.text.strip())
        whole += count
        style = document.style(text)
        if style is None:
            continue
        if kind == "italic":
            marked += count * (style.font_style in ("italic", "oblique"))
        elif document.closest(text, "a", "ins", "u", "button") is None or document.closest(text, "u") is not None:
            lined = any(
                (s := document.style(n)) is not None and "underline" in s.text_decoration
                for n in (document.nodes[text.parent], passage.node)
            )
            marked += count * lined
    return marked / whole if whole else 0.0


_MESSAGES = {
    "justified": ("正文两端对齐，字间空隙不匀", "body text is justified, which leaves uneven gaps", "text-align: left"),
    "centred": ("大段正文居中或居右", "long paragraphs are centred or set to the right", "text-align: left"),
    "capitals": ("整段文字都是大写字母", "whole paragraphs are in capitals", "大小写混排 / sentence case"),
    "italic": ("大段文字用斜体", "long passages are in italics", "正体 / upright letters"),
    "tiny": ("正文字号小于 12 像素", "body text is smaller than 12 pixels", "≥ 12px"),
    "underlined": (
        "大段非链接文字加下划线，容易误认为链接",
        "long text that is no link is underlined and looks like one",
        "不加下划线 / no underline",
    ),
    "long": (
        "正文每行过长",
        "lines of body text are very long",
        "中文 40 字、西文 80 字符以内 / 80 characters, 40 for Chinese",
    ),
}


def _verdict(page: CloserLook, kind: str, found: list[_Fault]) -> Verdict:
    zh, en, expected = _MESSAGES[kind]
    first = found[0]
    return failed(
        zh,
        en,
        expected=expected,
        found=f"{first.value} × {len(found)}",
        pointer=at(page, first.document, first.node),
        place=kind,
    )
