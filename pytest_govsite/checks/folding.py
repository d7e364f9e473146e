"""Texts in the form in which they are compared: what a reader takes for the same text is the same text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from pytest_govsite.model import PageFacts, Region

_LONGEST = 500
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_SIGNS = str.maketrans(
    {**dict.fromkeys("“”„‟«»＂", '"'), **dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("‐‑‒–—―−─━", "-")}
    | {**dict.fromkeys("·•‧∙⋅・●", "·"), **dict.fromkeys("〈＜", "<"), **dict.fromkeys("〉＞", ">")}
)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return the text without white space, full and half width alike, quotes and dashes in one form, lower case."""
    normal = unicodedata.normalize("NFKC", text[:_LONGEST])
    return _INVISIBLE.sub("", normal.translate(_SIGNS)).casefold()


def context_digest(*texts: str) -> str:
    """Return what tells one context of words from another; white space does not matter."""
    plain = "\0".join("".join(text.split()) for text in texts)
    return blake2b(plain.encode("utf-8", "replace"), digest_size=8).hexdigest()


@lru_cache(maxsize=1 << 14)
def folded_name(text: str) -> str:
    """Return the name of a column for comparing: folded, without brackets, arrows and a translation beside it."""
    bare = re.sub(r"[\[\]【】「」『』<>《》|:;,.·\"'→»/\\+]+", "", folded(text))
    chinese = re.sub(r"[a-z&\-]+$|^[a-z&\-]+", "", bare)
    return chinese if re.search(r"[\u4e00-\u9fff]", chinese) else bare


def squeezed(page: PageFacts) -> str:
    """Return the text of a page's main area without white space."""
    document = page.document
    if document is None:
        return ""
    return "".join(_INVISIBLE.sub("", b.text) for b in document.blocks if b.region is Region.MAIN)
