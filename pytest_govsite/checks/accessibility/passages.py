"""The running text of a document: blocks that hold inline text themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_govsite.checks.accessibility.word_lists import han
from pytest_govsite.model import DomDocument, DomNode, Style

_INLINE = frozenset({"inline", "contents", "none", "ruby", "ruby-text", "inline-block", "inline-flex"})
_NO_BODY = (
    "nav",
    "footer",
    "header",
    "aside",
    "navigation",
    "banner",
    "contentinfo",
    "menu",
    "button",
    "select",
    "textarea",
    "form",
    "option",
    "dialog",
    "label",
    "th",
    "caption",
    "figcaption",
)
_FOOT = re.compile(r"(?:^|[-_\s])(?:foot|footer|copyright|bottom)\d*(?:$|[-_\s])", re.IGNORECASE)
_FOOT_WORDS = re.compile(r"ICP\s*备|公网安备|公安备案|网站标识码|(?:主办|承办)(?:单位)?\s*[:：]|版权所有")
_SEVERAL = 2
_TEX, _COMMANDS = re.compile(r"\\[a-zA-Z]{2,}"), 3
_CODE = ("code", "pre", "kbd", "samp", "var", "script", "style", "math", "svg", "textarea")


@dataclass(frozen=True)
class Passage:
    """A block and the text that it holds itself, not its blocks."""

    node: DomNode
    text: str
    texts: tuple[DomNode, ...]
    """The texts it is made of, code left out."""

    @property
    def chinese(self) -> bool:
        """True: written in Chinese for the most part."""
        return han(self.text) * 3 > len(self.text)

    @property
    def length(self) -> int:
        """Characters without spaces."""
        return len(self.text.replace(" ", ""))


def passages(document: DomDocument) -> tuple[Passage, ...]:
    """Return the blocks that hold visible text, in document order; code is no text."""
    return document.once(_passages)


def _passages(document: DomDocument) -> tuple[Passage, ...]:
    return tuple(_each(document))


def _each(document: DomDocument) -> Iterator[Passage]:
    held: dict[int, list[DomNode]] = {}
    blocks: dict[int, int] = {}
    for node in document.nodes:
        if not node.is_text:
            style = document.style(node)
            inline = style is not None and style.display in _INLINE
            blocks[node.index] = blocks.get(node.parent, node.index) if inline else node.index
            if node.tag in _CODE or blocks.get(node.parent) == -1:
                blocks[node.index] = -1
        elif node.visible and node.parent >= 0 and (block := blocks.get(node.parent, -1)) >= 0:
            held.setdefault(block, []).append(node)
    for block, texts in held.items():
        text = " ".join("".join(each.text for each in texts).split())
        if text:
            yield Passage(document.nodes[block], text, tuple(texts))


def body_text(document: DomDocument, *, least: int = 0) -> Iterator[tuple[Passage, Style]]:
    """Yield passages of running text outside navigation, header, footer and forms, with their style.

    Args:
        document: the document.
        least: Latin characters that a passage needs at least; of Chinese ones a third is enough.
    """
    for passage in passages(document):
        style = document.style(passage.node)
        if style is None or passage.length < (least // 3 if passage.chinese else least):
            continue
        if len(_TEX.findall(passage.text)) >= _COMMANDS:
            continue  # the source of a formula
        outside = document.closest(passage.node, *_NO_BODY) is None and not _in_foot(document, passage)
        if outside and not _headed(document, passage.node):
            yield passage, style


def _in_foot(document: DomDocument, passage: Passage) -> bool:
    """True: it says what a foot says, or stands in what is named the foot, as pages written before `footer` have it."""
    if len(set(_FOOT_WORDS.findall(passage.text))) >= _SEVERAL:
        return True
    around = (passage.node, *document.ancestors(passage.node))
    return any(_FOOT.search(f"{each.attributes.get('id', '')} {each.attributes.get('class', '')}") for each in around)


def _headed(document: DomDocument, node: DomNode) -> bool:
    return document.closest(node, "h1", "h2", "h3", "h4", "h5", "h6", "heading") is not None
