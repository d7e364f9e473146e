"""Short CSS selectors that find an element again: from the nearest id that is unique, then child by child."""

from __future__ import annotations

import re
from collections import Counter

from pytest_govsite.document.tree import Element, Tree

_IDENT = re.compile(r"-?[A-Za-z_\u00a0-\uffff][\w\u00a0-\uffff-]*\Z")
_TAG = re.compile(r"[a-z][a-z0-9]*\Z")
_STABLE_CLASS = re.compile(r"[A-Za-z_][A-Za-z_-]{1,30}\Z")
_STATE = frozenset(
    [
        "on", "off", "cur", "current", "active", "now", "hover", "selected", "show", "hide", "hidden", "open",
        "close", "first", "last", "odd", "even", "over", "clearfix", "fixed", "isstuck",
    ]
)  # fmt: skip
_MADE_UP = re.compile(r"\d{5,}|(?:[a-z]\d){3,}|(?:\d[a-z]+){3,}", re.I)
_MAX_STEPS = 60
_ROOTS = frozenset(("html", "head", "body"))


class Selectors:
    """Makes the selectors of one document."""

    def __init__(self, tree: Tree) -> None:
        self._ids = Counter(identifier for e in tree.attributed if (identifier := e.attributes.get("id")))

    def of(self, element: Element) -> str:
        """Return a selector; unique in the document unless it is nested deeper than 60 levels below any id."""
        if element.selector:
            return element.selector
        chain: list[Element] = []
        node: Element | None = element
        while node is not None and not node.selector and len(chain) < _MAX_STEPS:
            chain.append(node)
            anchor = self._anchor(node)
            if anchor:
                node.selector = anchor
                break
            node = node.parent
        for step in reversed(chain):
            if not step.selector:
                parent = step.parent.selector if step.parent else ""
                step.selector = f"{parent} > {_step(step)}" if parent else _step(step)
        return element.selector

    def _anchor(self, element: Element) -> str:
        if element.tag in _ROOTS:
            return element.tag
        if not element.attributes:
            return ""
        identifier = element.attributes.get("id")
        if not identifier or self._ids[identifier] > 1 or len(identifier) > 60 or _MADE_UP.search(identifier):
            return ""
        return f"#{escape(identifier)}"


def escape(name: str) -> str:
    """Return an identifier escaped as CSSOM `CSS.escape` does."""
    if _IDENT.match(name):
        return name
    out = []
    for place, c in enumerate(name):
        leading = place == 0 or (place == 1 and name[0] == "-")
        if (c.isdigit() and c.isascii() and leading) or c.isspace() or ord(c) < 0x20 or c == "\x7f":
            out.append(f"\\{ord(c):x} ")
        elif c.isalnum() or c in "-_" or ord(c) >= 0x80:
            out.append("\\-" if c == "-" and len(name) == 1 else c)
        else:
            out.append("\\" + c)
    return "".join(out)


def _step(element: Element) -> str:
    tag = element.tag
    name = tag if tag.isalpha() and tag.isascii() and tag.islower() else _odd_tag(tag)
    classes = element.attributes.get("class") if element.attributes else None
    if classes:
        stable = next((c for c in classes.split()[:6] if _STABLE_CLASS.match(c) and c.lower() not in _STATE), "")
        name = f"{name}.{stable}" if stable else name
    counted = element.parent.tags if element.parent else None
    several = counted is not None and counted.get(tag, 0) > 1
    return f"{name}:nth-of-type({element.ordinal})" if several else name


def _odd_tag(tag: str) -> str:
    if _TAG.match(tag):
        return tag
    return escape(tag) if len(tag) <= 60 else "*"
