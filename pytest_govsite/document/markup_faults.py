"""Where the markup as written breaks the rules of HTML, which a browser mends without a word."""

from __future__ import annotations

import re

from pytest_govsite.model import MarkupFault

_MOST = 20
_DEPTH = 600
_LONGEST = 2_000_000
_TAG = re.compile(
    r"<!--.*?(?:-->|$)"
    r"|<(?P<raw>script|style|textarea|title|iframe|noembed|noframes|xmp|noscript|template|svg|math)\b"
    r"(?P<more>(?:[^>\"'<]|\"[^\"]*\"|'[^']*')*)>.*?(?:</(?P=raw)\s*>|$)"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])(?P<attributes>(?:[^>\"'<]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "frame",
        "keygen",
    ]
)
_NOT_WITHIN_ITSELF = frozenset(("a", "form", "button"))
_OPTIONAL = frozenset(
    [
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "caption",
        "option",
        "optgroup",
        "rp",
        "rt",
        "rb",
        "rtc",
    ]
)
"""Elements whose end tag may be left out."""


def markup_faults(html: str) -> tuple[MarkupFault, ...]:
    """Return attributes written twice, and tags that do not pair: of elements that overlap, or that were never begun.

    Elements whose end tag may be left out are no matter, nor what stands in scripts, drawings and templates.
    """
    text = html[:_LONGEST]
    found: list[MarkupFault] = []
    stack: list[str] = []
    lines, last = 1, 0
    for match in _TAG.finditer(text):
        raw, more, ends, tag, attributes = match.groups()
        name = (tag or raw or "").lower()
        if not name:
            continue
        if ends and stack and stack[-1] == name:  # most end tags
            stack.pop()
            continue
        if len(found) >= _MOST:
            break
        twice = _twice(attributes or more or "") if not ends else ""
        fault = MarkupFault(kind="attribute", name=twice, tag=name) if twice else None
        if tag is not None:
            fault = _paired(stack, name, ends=bool(ends)) or fault
        if fault is not None:
            lines, last = lines + text.count("\n", last, match.start()), match.start()
            found.append(MarkupFault(kind=fault.kind, tag=fault.tag, name=fault.name, line=lines))
        if len(stack) > _DEPTH:
            return tuple(found)
    return tuple(found)


def _paired(stack: list[str], name: str, *, ends: bool) -> MarkupFault | None:
    if not ends:
        nested = name in _NOT_WITHIN_ITSELF and name in stack
        if name not in _VOID:
            stack.append(name)
        return MarkupFault(kind="nested", tag=name) if nested else None
    if name in _VOID or name not in stack:
        # </p> makes an empty paragraph, </br> a break: browsers know them
        return None if name in _VOID or name in _OPTIONAL else MarkupFault(kind="end", tag=name)
    crossed = ""
    while stack:
        top = stack.pop()
        if top == name:
            break
        crossed = crossed or (top if top not in _OPTIONAL else "")
    return MarkupFault(kind="crossed", tag=name, name=crossed) if crossed else None


def _twice(attributes: str) -> str:
    if attributes.count("=") < 2:
        return ""
    names = [found.lower() for found in _ATTRIBUTE.findall(attributes)]
    return next((name for place, name in enumerate(names) if name in names[:place]), "")
