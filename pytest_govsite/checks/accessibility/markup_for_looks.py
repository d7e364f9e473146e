"""Content that is there for its looks: spacer pictures, empty paragraphs, letters set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pytest_govsite.checks.accessibility.spelt import may_spell
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.accessibility.text_blocks import text_blocks
from pytest_govsite.checks.outcomes import cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_SPACER = re.compile(r"(?:^|[/_-])(?:spacer|shim|blank|clear(?:dot|pixel)?|transparent|trans|1x1|dot_?clear|clear_?dot|pixel|space)\.(?:gif|png)(?:$|\?)", re.IGNORECASE)  # fmt: skip
_LAZY = re.compile(r"src|original|lazy|url|echo", re.IGNORECASE)
_WORD = re.compile(r"(?<!\S)(?:[A-Za-z] ){3,}[A-Za-z](?!\S)")
_HAN = "\u4e00-\u9fff"
_HAN_WORD = re.compile(rf"(?<![{_HAN}\w])(?:[{_HAN}] ){{2,}}[{_HAN}](?![{_HAN}\w])")
_ROW_OF_SIGNS = frozenset("东南西北中上下左右一二三四五六七八九十日月火水木金土甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥男女大小高低优良差有无是否早晚年月周时分秒春夏秋冬红橙黄绿青蓝紫黑白灰赤省市县区乡镇村")  # fmt: skip
_MEANS = (
    "img",
    "input",
    "button",
    "svg",
    "iframe",
    "video",
    "audio",
    "object",
    "canvas",
    "table",
    "ul",
    "select",
    "textarea",
)
_PARAGRAPHS = 2
_BREAKS = 3


def made_for_looks(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield what the content holds for looks alone."""
    yield from _spacers(page, document)
    yield from _empty_runs(page, document)
    yield from _letters_apart(page, document)


def _spacers(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    nodes = [node for node in document.by_tag("img") if _is_spacer(node)]
    if nodes:
        yield failed(
            "用透明小图片撑开版面",
            "invisible pictures are used as space",
            expected="CSS",
            found=f"{nodes[0].get('src')} × {len(nodes)}"[:120],
            pointer=at(page, document, nodes[0]),
        )


def _is_spacer(node: DomNode) -> bool:
    if node.box is None or not node.visible or any(_LAZY.search(name) for name in node.attributes if name != "src"):
        return False
    if (node.box.width <= 1 and node.box.height <= 1) or (
        (node.get("alt") or "").strip() and not _SPACER.search(node.get("src") or "")
    ):
        return False
    tiny = node.natural_width is not None and node.natural_width <= 1 and (node.natural_height or 0) <= 1
    named = bool(_SPACER.search(node.get("src") or ""))
    if _LAZY.search(node.get("class") or ""):
        return False
    small = node.natural_width is not None and node.natural_width <= 2
    return tiny or (named and (small or node.natural_width is None))


def _empty_runs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    runs: list[DomNode] = []
    for parent in document.elements:
        if not parent.visible or parent.hidden:
            continue
        empty: list[DomNode] = []
        breaks: list[DomNode] = []
        for child in document.children(parent):
            if child.is_text:
                if child.text.strip(" \t\r\n"):
                    empty, breaks = (
                        (empty if not child.text.strip() else []),
                        (breaks if not child.text.strip() else []),
                    )
                continue
            if child.tag in ("script", "style", "link", "meta"):
                continue
            empty = [*empty, child] if _is_empty_paragraph(document, child) else []
            breaks = [*breaks, child] if child.tag == "br" else []
            if len(empty) == _PARAGRAPHS:
                runs.append(empty[0])
            if len(breaks) == _BREAKS:
                runs.append(parent)
    if runs:
        yield failed(
            "用连续的空段落或换行撑开版面",
            "runs of empty paragraphs or line breaks are used as space",
            expected="CSS margin",
            found=f"{len(runs)} 处 / places",
            pointer=at(page, document, runs[0]),
        )


def _is_empty_paragraph(document: DomDocument, node: DomNode) -> bool:
    if node.tag != "p" or node.hidden or node.attributes.get("id") or node.attributes.get("class") or node.role:
        return False
    if node.box is None or node.listeners:
        return False
    inside = document.descendants(node)
    return not any(each.tag in _MEANS for each in inside) and not document.text(node, visible=False).strip(
        "\u00a0\u3000\u200b\ufeff "
    )


def _letters_apart(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for block in text_blocks(document):
        for text in block.texts:
            words = " ".join(text.text.split())
            if document.closest(text, "code", "pre", "kbd", "abbr") is not None:
                continue
            match = _WORD.search(words)
            if match and _is_word(match.group().replace(" ", "")):
                yield _apart(page, document, text, match.group(), sure=True)
                break
            match = _HAN_WORD.search(words)
            if match is None or _ROW_OF_SIGNS.issuperset(letters := match.group().replace(" ", "")):
                continue
            if len(letters) > 3 or match.group() == block.text:
                yield _apart(page, document, text, match.group(), sure=match.group() == block.text)
                break


def _is_word(letters: str) -> bool:
    """True: no alphabet, no row of grades, options or names of axes."""
    small = letters.lower()
    if not may_spell(small):
        return False
    ordered = all(ord(other) - ord(one) in (0, 1) for one, other in pairwise(small))
    return not ordered and list(small) != sorted(small) and bool(set(small) & set("aeiouy")) and len(set(small)) > 2


def _apart(page: CloserLook, document: DomDocument, text: DomNode, found: str, *, sure: bool) -> Verdict:
    tell = failed if sure else cant_tell
    return tell(
        "词中的字用空格隔开",
        "the letters of a word are set apart by blanks",
        expected="letter-spacing",
        found=found[:60],
        pointer=at(page, document, text),
    )
