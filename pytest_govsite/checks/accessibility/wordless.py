"""Alternatives and names that are there and say nothing: kinds of things, file names, left-overs, signs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from urllib.parse import unquote, urlsplit

from pytest_govsite.checks.accessibility.word_lists import pattern, plain, words
from pytest_govsite.model.terms import Text

_AREA = "alternatives"
FILE = Text(zh="替代文本是文件名、网址或编号", en="the text is a file name, an address or a number")
KIND = Text(zh="替代文本只说是图片，没说是什么", en="the text says that it is a picture, not of what")
LEFTOVER = Text(zh="替代文本是没改的占位文字", en="the text is a placeholder that was left")
ACT = Text(zh="只写“点击这里”一类的话，没有说明去向", en="the text says to click, not where it leads")
SIGNS = Text(zh="替代文本只有符号", en="the text is made of signs only")
_FILLERS = frozenset(" .-_=~#|•·…。—–")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_ICONS = re.compile(
    r"^[\s\u00d7\u2715\u2716\u2717\u2718\u2573\u2630\u2261\u22ee\u22ef\u2026\u00ab\u00bb\u2039\u203a<>\uff1c\uff1e\u300a\u300b"
    r"\u25b2\u25b6\u25bc\u25c0\u25ba\u25c4\u25b8\u25be\u25c2\u25b4\u25b3\u25bd\u25b7\u25c1\u2190-\u21ff\u27a1\u2b05\u2b06\u2b07\u276e\u276f"
    r"\u2699\u2605\u2606\u2661\u2665\u25cf\u25cb\u25a0\u25a1\u2713\u2714\ufe0f\U0001f50d\U0001f50e^|\u00b7.]+$"
)


def fault_of(text: str, source: str = "") -> Text | None:
    """Return why an alternative says nothing. None: it says something, or is empty.

    Args:
        text: the alternative.
        source: address of the picture; an alternative that repeats it or its file's name is none.
    """
    folded = " ".join(text.split())
    if not folded:
        return None
    if not any(character.isalnum() for character in folded):
        return SIGNS if _FILLERS.issuperset(folded) else None
    if pattern(_AREA, "pattern").search(folded) or _is_of(folded, source):
        return FILE
    said = plain(folded)
    if said in words(_AREA, "kind") or pattern(_AREA, "kind_pattern").search(said):
        return KIND
    return LEFTOVER if said in words(_AREA, "leftover") else None


def fault_of_link(text: str, source: str = "") -> Text | None:
    """Return why the name of a link without text says nothing of where it leads. None: it says something."""
    fault = fault_of(text, source)
    if fault is None and plain(text) in words(_AREA, "act"):
        return ACT
    return fault


def fault_of_frame(title: str) -> Text | None:
    """Return why the title of a frame says nothing of what it holds. None: it says something."""
    folded = " ".join(title.split())
    if plain(folded) in words(_AREA, "frame") or pattern(_AREA, "frame_pattern").search(folded):
        return Text(zh="框架标题没有说明框架里是什么", en="the title does not say what the frame holds")
    return None


@cache
def is_sign(text: str) -> bool:
    """True: it is drawn, not said: characters of icon fonts, arrows, crosses; empty is none."""
    folded = unicodedata.normalize("NFC", text.strip())
    if not folded or len(folded) > _SIGNS:
        return False
    return not _PRIVATE.sub("", folded).strip() or bool(_ICONS.match(folded))


_SIGNS, _NUMBER = 4, 2
"""Most characters."""


def _is_of(text: str, source: str) -> bool:
    """True: a text repeats the address of a picture or the name of its file."""
    if not source or source.startswith("data:"):
        return False
    path = unquote(urlsplit(source).path) if "://" in source else unquote(source.partition("?")[0])
    name = path.rpartition("/")[2]
    bare = name.rpartition(".")[0] or name
    if text in (source, name):
        return True
    if text.isdecimal() and len(text) <= _NUMBER:
        return False  # the picture of a number may be named by it: a callout, a place in a list
    # a file named by the words of its alternative is no fault; one with digits or underscores is
    return text == bare and bool(re.search(r"[\d_]|[a-z]-[a-z]", bare)) and " " not in text and bare.isascii()
