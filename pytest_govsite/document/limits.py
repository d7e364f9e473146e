"""Bounds that keep hostile markup from costing more than a page is worth."""

from __future__ import annotations

import re

MAX_HTML = 10_000_000
"""Characters of markup that are read."""
MAX_ELEMENTS = 200_000
MAX_TEXT = 200_000
"""Characters of text that are kept in blocks."""
MAX_LINKS = 20_000
MAX_FACTS = 5_000
"""Images, scripts, frames, controls, list items: each kind."""
MAX_VALUE = 4_000
"""Characters of one attribute value or text."""
MAX_DEPTH = 512
"""Nesting that browsers keep (Chromium and WebKit flatten deeper markup)."""

_FLAT = frozenset(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr", "li", "p", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot",
        "colgroup", "html", "head", "body",
    ]
)  # fmt: skip
"""Elements that hold nothing, or that the next of their kind closes."""
_FORMATTING = re.compile(r"</?(?:font|nobr|big|small|strike|tt|b|i|u|s|em|strong|code)(?=[\s/>])[^<>]*>", re.I)
_OPENING = re.compile(r"<(?:font|nobr|big|small|strike|tt|b|i|u|s|em|strong|code)(?=[\s>])", re.I)
_CLOSING = re.compile(r"</(?:font|nobr|big|small|strike|tt|b|i|u|s|em|strong|code)(?=[\s>])", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,40})[^<>]*>")
_SUSPICIOUS_TAGS = 2_000
_UNCLOSED_FORMATTING = 300
_TREE_DEPTH = 2_000


def tame(html: str) -> str:
    """Return markup that a tree builder reads in linear time.

    Markup is cut at `MAX_HTML` characters. Start tags nested deeper than 2,000 levels are dropped with their end tags,
    and so are formatting tags where hundreds of them are never closed: a tree builder opens all of them again in every
    paragraph. Pages that people read are returned unchanged.
    """
    html = html[:MAX_HTML].replace("\x00", "")
    if html.count("<") < _SUSPICIOUS_TAGS:
        return html
    if len(_OPENING.findall(html)) - len(_CLOSING.findall(html)) > _UNCLOSED_FORMATTING:
        html = _FORMATTING.sub("", html)
    return _flatten(html) if _deepest(html) > _TREE_DEPTH else html


def _deepest(html: str) -> int:
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flatten(html: str) -> str:
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _FLAT:
            return match[0]
        kept = depth <= MAX_DEPTH if match[1] else depth < MAX_DEPTH
        depth = max(depth - 1, 0) if match[1] else depth + 1
        return match[0] if kept else ""

    return _TAG.sub(keep, html)
