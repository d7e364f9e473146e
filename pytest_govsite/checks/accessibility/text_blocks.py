"""The visible text of a document as it is laid out: blocks, their lines, how they look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from pytest_govsite.checks.accessibility.word_lists import han
from pytest_govsite.model import Box, DomDocument, DomNode, Style

_INLINE = frozenset({"inline", "contents", "none", "ruby", "ruby-text", "inline-block", "inline-flex", "inline-grid"})
_BOLD = 600
_SIGN = 26.0
"""Largest picture that can stand for the sign in front of a list entry, in CSS pixels."""
_SENTENCE_END = re.compile(r"[。！？!?；;…]$|[^.\d]\.[\"'”’)）]?$|[。！？][”’」』）]$")

MOST_BLOCKS = 6000


@dataclass(frozen=True)
class Line:
    """The inline text between two breaks of a block."""

    texts: tuple[DomNode, ...]
    sign: DomNode | None = None
    """A small picture in front of the text."""

    @cached_property
    def text(self) -> str:
        """Its text, white space folded."""
        return " ".join("".join(each.text for each in self.texts).split())


@dataclass(frozen=True)
class TextBlock:
    """A run of inline text that one block holds itself."""

    document: DomDocument = field(repr=False)
    node: DomNode
    """The block around it."""
    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """Its text, lines joined by spaces."""
        return " ".join(line.text for line in self.lines if line.text)

    @cached_property
    def weight(self) -> int:
        """Length in Latin characters, a Han character counts twice."""
        return weight(self.text)

    @cached_property
    def texts(self) -> tuple[DomNode, ...]:
        """Its texts that are more than white space."""
        return tuple(each for line in self.lines for each in line.texts if each.text.strip())

    @cached_property
    def style(self) -> Style:
        """Style of most of its characters."""
        sizes: Counter[int] = Counter()
        for each in self.texts:
            sizes[self.document.nodes[each.parent].style] += len(each.text.strip())
        best = sizes.most_common(1)[0][0] if sizes else -1
        return self.document.styles[best] if best >= 0 else Style()

    @cached_property
    def bold(self) -> bool:
        """True: all of it is bold."""
        return bool(self.texts) and all(
            (style := self.document.style(each)) is not None and style.font_weight >= _BOLD for each in self.texts
        )

    @cached_property
    def linked(self) -> bool:
        """True: all of it stands in links or buttons."""
        return bool(self.texts) and all(self.document.closest(each, "a", "button", "link") for each in self.texts)

    @cached_property
    def box(self) -> Box:
        """Around its letters."""
        boxes = [each.box for each in self.texts if each.box is not None]
        if not boxes:
            return self.node.box or Box(x=0, y=0, width=0, height=0)
        left, top = min(b.x for b in boxes), min(b.y for b in boxes)
        return Box(
            x=left,
            y=top,
            width=max(b.x + b.width for b in boxes) - left,
            height=max(b.y + b.height for b in boxes) - top,
        )

    @property
    def one_line(self) -> bool:
        """True: shown as one line, or two at most where it is large."""
        return len([line for line in self.lines if line.text]) == 1 and self.box.height <= 2.8 * self.style.font_size

    @property
    def is_sentence(self) -> bool:
        """True: ends as a sentence does."""
        return ends_sentence(self.text)


def weight(text: str) -> int:
    """Return the length of a text in Latin characters; a Han character counts twice."""
    return len(text) + han(text)


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text.strip()))


def text_blocks(document: DomDocument) -> list[TextBlock]:
    """Return the visible text in document order; text that assistive technology does not get is left out."""
    return list(document.once(_first_blocks))


def _first_blocks(document: DomDocument) -> tuple[TextBlock, ...]:
    return tuple(islice(_blocks(document), MOST_BLOCKS))


def _blocks(document: DomDocument) -> Iterator[TextBlock]:
    around: dict[int, int] = {}
    owner = -1
    lines: list[Line] = []
    texts: list[DomNode] = []
    sign: DomNode | None = None
    ends: list[int] = []

    def closed() -> TextBlock | None:
        nonlocal lines, texts, sign
        if texts or sign is not None:
            lines.append(Line(tuple(texts), sign))
        block = TextBlock(document, document.nodes[owner], tuple(lines)) if owner >= 0 else None
        lines, texts, sign = [], [], None
        return block if block is not None and block.text else None

    for node in document.nodes:
        while ends and node.index >= ends[-1]:
            ends.pop()
            if (block := closed()) is not None:
                yield block
            owner = -1
        if not node.is_text:
            style = document.style(node)
            inline = node.tag == "br" or (style is not None and style.display in _INLINE) or style is None
            if inline:
                around[node.index] = around.get(node.parent, node.index)
            else:
                if (block := closed()) is not None:
                    yield block
                owner = -1
                around[node.index] = node.index
                ends.append(node.end)
            if node.tag == "br" and owner >= 0:
                lines.append(Line(tuple(texts), sign))
                texts, sign = [], None
            elif node.tag == "img" and not texts and _is_sign(node):
                owner = around.get(node.parent, node.parent) if owner < 0 else owner
                sign = node
        elif node.parent >= 0 and _counts(document, node):
            if not node.text.strip() and not texts:
                continue
            home = around.get(node.parent, node.parent)
            if owner not in (-1, home) and (block := closed()) is not None:
                yield block
            owner = home
            texts.append(node)
    if (block := closed()) is not None:
        yield block


def _counts(document: DomDocument, node: DomNode) -> bool:
    around = document.nodes[node.parent]
    return node.visible and not around.hidden and around.tag not in ("option", "textarea", "script", "style")


def _is_sign(node: DomNode) -> bool:
    return node.visible and node.box is not None and 3 <= node.box.width <= _SIGN and node.box.height <= _SIGN


@dataclass(frozen=True)
class Body:
    """How most of the running text looks."""

    size: float
    bold: bool


def body_of(blocks: list[TextBlock]) -> Body:
    """Return the look of most characters of the running text, of all text where there is none."""
    sizes: Counter[tuple[float, bool]] = Counter()
    running = [block for block in blocks if block.weight >= 60 and not block.linked]
    for block in running or blocks:
        sizes[(block.style.font_size, block.style.font_weight >= _BOLD)] += block.weight
    size, bold = sizes.most_common(1)[0][0] if sizes else (16.0, False)
    return Body(size=size, bold=bold)
