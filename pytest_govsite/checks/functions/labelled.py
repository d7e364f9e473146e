"""Labels and what follows them: table rows, definition lists, headings, labelled lines (来信时间：2026-11-02)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pytest_govsite.checks.folding import folded
from pytest_govsite.model import Block, DocumentFacts, Region

_LONGEST = 18
_VALUE = 600
_NUMBER = re.compile(
    r"^(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．:：)）\s]+|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[条章、])\s*"
)
_TOOL = re.compile(
    r"打印(?:本页|此页|页面)?|返回(?:列表|首页|上一?页|顶部)?|关闭(?:本页|窗口|页面)?|收藏(?:本页)?|分享(?:到)?|字号|字体|大|中|小|评价|上一[篇条]|下一[篇条]"
)
_BETWEEN = re.compile(r"[\s\[\]【】()（）：:|｜/]+")
_TOOLS = 40
"""Characters of a line that may hold nothing but tools of the page (【打印】【返回】)."""
_FRAMING = "[]【】「」()（）〔〕《》：:*·•●■◆>»|｜—-_ 　\n\t"


class Labelled(NamedTuple):
    """A label and the text that belongs to it."""

    key: str
    value: str
    """Empty: nothing stands behind the label."""
    block: Block
    """Where the label stands."""


class LabelWords:
    """The labels of one kind of thing by key.

    Args:
        words: key -> what sites call it.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._keys = {folded(word): key for key, listed in words.items() for word in listed}
        spelled = sorted({w for listed in words.values() for w in listed}, key=len, reverse=True)
        spaced = "|".join(r"\s*".join(map(re.escape, word)) for word in spelled)
        self._begins = re.compile(rf"[【\[]?\s*({spaced})\s*[】\]]?\s*[：:]?\s*(?=\S)")
        self._inline = re.compile(rf"(?:^|(?<=[^\u4e00-\u9fff\w]))({spaced})\s*[：:]\s*")

    def key(self, label: str) -> str:
        """Return the key of a label that stands alone; empty for any other text."""
        if not label or len(label) > _LONGEST + 12:
            return ""
        bare = _NUMBER.sub("", label.strip(_FRAMING)).strip(_FRAMING)
        return self._keys.get(folded(bare), "") if len(bare) <= _LONGEST else ""

    def inline(self, text: str) -> list[tuple[str, str]]:
        """Return key and value of every label with a colon inside a text."""
        text = text[:4000]
        found = list(self._inline.finditer(text))
        if not found:
            return []
        ends = [match.start() for match in found[1:]] + [len(text)]
        return [
            (self._keys[folded(match[1])], text[match.end() : end].strip(_FRAMING)[:_VALUE])
            for match, end in zip(found, ends, strict=True)
        ]

    def begins(self, text: str) -> str:
        """Return the key of the label that a line begins with, in brackets or without any sign; empty where none does."""
        match = self._begins.match(text)
        return self._keys[folded(match[1])] if match is not None else ""

    def starts(self, text: str) -> bool:
        """Return whether a text begins with a label and a colon."""
        return self._inline.match(text) is not None


@cache
def label_words(kind: str) -> LabelWords:
    """Return the labels of `letter`, `guide` or `survey` (labels.toml)."""
    data = tomllib.loads(files("pytest_govsite.checks.functions").joinpath("labels.toml").read_text("utf-8"))
    return LabelWords({key: tuple(words) for key, words in data[kind].items()})


def read_labelled(document: DocumentFacts, words: LabelWords, *, hidden: bool = False) -> tuple[Labelled, ...]:
    """Return the labels of the main area with their values, in document order.

    A label that stands alone (heading, cell, term) takes the text up to the next one; labels inside lines stand under it.

    Args:
        document: the document.
        words: the labels to look for.
        hidden: text that the markup hides counts too (panels of tabs).
    """
    found: list[Labelled] = []
    opened = -1  # place of the label that stands alone and takes what follows
    for block in document.blocks:
        if block.region is not Region.MAIN or (block.visible is False and not hidden):
            continue
        key = words.key(block.text)
        if key:
            opened = len(found)
            found.append(Labelled(key, "", block))
            continue
        inside = words.inline(block.text)
        found.extend(Labelled(inner, value, block) for inner, value in inside)
        if _is_tools(block.text):
            continue  # what belongs to the page, behind an answer that is not there yet, say
        if opened >= 0 and not words.starts(block.text) and len(found[opened].value) < _VALUE:
            before = found[opened]
            found[opened] = before._replace(value=f"{before.value} {block.text}".strip()[:_VALUE])
    return tuple(found)


def _is_tools(text: str) -> bool:
    words = [word for word in _BETWEEN.split(text) if word] if len(text) <= _TOOLS else []
    return bool(words) and all(_TOOL.fullmatch(word) for word in words)


def by_key(labelled: tuple[Labelled, ...]) -> dict[str, str]:
    """Return the first value that is not empty by key; an empty one where there is none."""
    values: dict[str, str] = {}
    for each in labelled:
        if not values.get(each.key):
            values[each.key] = each.value
    return values


def main_text(document: DocumentFacts, limit: int = 20_000) -> str:
    """Return the visible text of the main area, one block a line."""
    return "\n".join(_lines(document, limit))


def _lines(document: DocumentFacts, limit: int) -> Iterator[str]:
    length = 0
    for block in document.texts(Region.MAIN):
        yield block.text
        length += len(block.text)
        if length > limit:
            return
