"""Pictures whose attributes contradict each other: hidden or decoration, and yet with words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.pictures import area
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_LARGE = 150 * 100
_SEVERAL = 3


def pictures_at_odds(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield pictures that are hidden or decoration and have an alternative, and such with a title beside an empty one."""
    for node in document.by_tag("img"):
        alternative = node.attributes.get("alt")
        if node.get("aria-hidden") == "true" and _is_lost(document, node, (alternative or "").strip()):
            yield advice(
                "图片对读屏隐藏，却写了替代文本，旁边也没有同样的文字",
                "a picture is hidden from screen readers, and nothing beside it says what its alternative does",
                found=(alternative or "")[:100],
                pointer=at(page, document, node),
            )
        if node.hidden:
            continue
        role = node.attributes.get("role", "").strip()
        if role in ("presentation", "none") and alternative and alternative.strip():
            yield advice(
                "图片标为装饰，却写了替代文本，读屏不会读",
                "picture is marked as decoration, so its alternative is never read",
                found=alternative[:100],
                pointer=at(page, document, node),
            )
        elif alternative == "" and role == "" and (title := node.attributes.get("title", "").strip()):
            yield advice(
                "图片 alt 为空却有 title，装饰还是内容说法不一",
                "picture has an empty alt and a title: decoration or content",
                found=title[:100],
                pointer=at(page, document, node),
            )


def _is_lost(document: DomDocument, node: DomNode, alternative: str) -> bool:
    """True: a large picture has an alternative of several words, and the page says none of them elsewhere."""
    words = set(re.findall(r"[a-z]{4,}|[\u4e00-\u9fff]{2}", alternative.lower()))
    if not node.visible or area(node) < _LARGE or len(words) < _SEVERAL:
        return False
    said = document.readable(document.root).lower()
    held = document.closest(node, "a", "button", "link") is not None
    return not held and not any(word in said for word in words)
