"""Text that looks like what it is not: pictures made of characters, ratings by stars, letters of two alphabets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.icon_cells import is_bullet
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_STARS = re.compile(r"[★☆✩✪✭✮✯✰⭐⯨]{3,}")
_STAR = re.compile(r"\s*[★☆✩✪✭✮✯✰⭐⯨]\s*")
_SAID = re.compile(r"\d|\b(?:one|two|three|four|five|stars?)\b|[一二两三四五]星|星级|分", re.IGNORECASE)
_BESIDE = 80
"""Characters of a block that may be about the stars beside it."""
_RATED = re.compile(
    r"\b(?:\d(?:\.\d)?|one|two|three|four|five) (?:out )?of (?:\d|five)|\d ?/ ?\d|\bstars?\b|[一二两三四五\d]星|星级|\d ?分",
    re.IGNORECASE,
)
_MIXED = re.compile(r"(?<!\w)(?=\w{0,40}[A-Za-z])(?=\w{0,40}[\u0400-\u04ff])\w{3,40}(?!\w)")
_GLYPH = re.compile(r"\s*[\ue000-\uf8ff\U000f0000-\U0010fffd]{1,2}\s*")
_NAMES = ("aria-label", "aria-labelledby", "title", "alt")
_CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")


def signs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield ratings by stars alone, and words in which letters of two alphabets are mixed (WCAG 1.1.1, failures F26, F71).

    Pictures made of characters in `<pre>` are told as well (F72).
    """
    yield from _drawn(page, document)
    yield from _glyphs(page, document)
    yield from _single_stars(page, document)
    mixed = False
    for node in document.nodes:
        if not node.is_text or not node.visible or node.hidden or len(node.text) > 2_000:
            continue
        if _STARS.search(node.text) and not _is_said(document, node):
            yield advice(
                "用星号表示的等级没有文字",
                "a rating by stars has no text",
                found=node.text.strip()[:60],
                expected='role="img" aria-label="…"',
                pointer=at(page, document, node),
            )
        elif not mixed and (match := _MIXED.search(node.text)) and not _is_cyrillic(document, node):
            mixed = True
            yield advice(
                "单词中混用了形状相似的其他字母",
                "a word mixes letters of two alphabets that look alike",
                found=match[0],
                expected="同一种字母 / letters of one alphabet",
                pointer=at(page, document, node),
            )


_A_LINE = 3


def _single_stars(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Ratings of which each star is an element of its own."""
    told: set[int] = set()
    for node in document.nodes:
        if not node.is_text or not node.visible or node.hidden or not _STAR.fullmatch(node.text):
            continue
        star = document.parent(node)
        row = document.parent(star) if star is not None else None
        if star is None or row is None or row.index in told:
            continue
        told.add(row.index)
        if star.hidden and document.text(row).count(node.text.strip()) <= _A_LINE:
            continue  # a line of two or three, hidden from screen readers: an ornament
        if (
            star.tabbable
            or star.listeners
            or row.listeners
            or document.closest(node, "label", "button", "a") is not None
        ):
            continue
        if _STARS.fullmatch("".join(document.text(row).split())) and not _is_said(document, star):
            yield advice(
                "用星号表示的等级没有文字",
                "a rating by stars has no text",
                found=document.text(row).strip()[:60],
                expected='role="img" aria-label="…"',
                pointer=at(page, document, row),
            )


def _glyphs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Table cells and values that hold a sign of an icon font and nothing else: a state that nobody hears."""
    for node in document.by_tag("td", "dd"):
        if not node.visible or node.hidden or not _GLYPH.fullmatch(document.text(node)):
            continue
        if any(each.get(name) for each in (node, *document.descendants(node)) for name in _NAMES):
            continue
        if is_bullet(document, node):
            continue
        yield failed(
            "单元格里只有图标字体的符号，没有文字",
            "a cell holds a sign of an icon font only and no text",
            expected="说明含义的文字 / words for its meaning",
            pointer=at(page, document, node),
        )
        return


def _is_said(document: DomDocument, node: DomNode) -> bool:
    """True: the element around it has a name, or the text beside it tells the number."""
    around = document.parent(node)
    for _ in range(2):
        if around is None or around.tag in ("body", "html", "main"):
            return False
        if around.role == "img" or any(around.get(name) for name in ("aria-label", "aria-labelledby", "title")):
            return True
        if around.tag in ("button", "label", "option", "pre", "code", "a"):
            return True
        if _SAID.search(_STARS.sub(" ", document.readable(around)[:300])):
            return True
        around = document.parent(around)
    return _is_said_beside(document, node)


def _is_said_beside(document: DomDocument, node: DomNode) -> bool:
    """True: the stars are hidden from assistive technology, and the block before or after what is hidden tells the rating."""
    hidden = [each for each in document.ancestors(node) if each.hidden]
    around = document.parent(hidden[-1]) if hidden else None
    if around is None:
        return False
    blocks = [each for each in document.children(around) if not each.is_text]
    place = next((i for i, each in enumerate(blocks) if each.index == hidden[-1].index), 0)
    beside = [*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2]]
    texts = [document.readable(each) for each in beside if not each.hidden]
    return any(len(text) <= _BESIDE and _RATED.search(text) for text in texts)


def _is_cyrillic(document: DomDocument, node: DomNode) -> bool:
    return document.language(node).lower().split("-")[0] in _CYRILLIC


def _drawn(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Pictures made of characters."""
    for node in document.by_tag("pre"):
        if node.hidden or node.attributes.get("role") == "img" or document.closest(node, "code", "figure"):
            continue
        if any(each.tag in ("code", "samp", "kbd") for each in document.descendants(node)):
            continue  # what a program says
        raw = "".join(each.text for each in document.descendants(node) if each.is_text)
        lines = [line for line in raw.splitlines() if line.strip()]
        marks = "".join(raw.split())
        letters = sum(c.isalnum() for c in marks)
        large = len(lines) >= _LINES and len(marks) >= _MARKS and letters <= len(marks) * 0.3
        small = (
            len(lines) >= _LINES - 1
            and len(marks) >= _FEW
            and letters <= len(marks) * 0.2
            and len(set(marks)) >= _KINDS
        )
        if (large or small) and not _is_table(lines):
            yield failed(
                "字符画没有替代文本",
                "a picture made of characters has no text alternative",
                found=lines[0].strip()[:80],
                expected='role="img" aria-label="…"',
                pointer=at(page, document, node),
            )


_LINES, _MARKS = 4, 30
_FEW, _KINDS = 12, 6


def _is_table(lines: list[str]) -> bool:
    """True: rules and columns of a table drawn with characters, or a listing."""
    return sum(line.count("|") >= 2 or line.strip().startswith(("+-", "|", "$", "#")) for line in lines) * 2 >= len(
        lines
    )
