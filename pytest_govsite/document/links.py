"""Links: `<a>`, `<area>`, and what else plainly leads to an address."""

from __future__ import annotations

import re

from pytest_govsite.document.headings import Headings
from pytest_govsite.document.limits import MAX_LINKS
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Link

_GO = re.compile(r"open|location|href|jump|go", re.I)
_ADDRESS = re.compile(r"https?://|//|/|\.{1,2}/")
_MAX_HANDLER = 300
_LINKS = frozenset(("a", "area", "option"))
"""What can lead somewhere without an attribute of its own, or is kept though it leads nowhere."""


def read_links(nodes: Nodes, headings: Headings) -> tuple[Link, ...]:
    """Return the links in document order."""
    found: list[Link] = []
    choosers: set[int] = set()
    for element in nodes.tree.elements:
        if not element.attributes and element.tag not in _LINKS:
            continue  # most elements
        if len(found) >= MAX_LINKS:
            break
        link = _read(element, nodes, headings, choosers)
        if link is not None:
            found.append(link)
    return tuple(found)


def target(element: Element, nodes: Nodes) -> str:
    """Return the absolute address that an element leads to by `href` or click handler; empty where it does not tell."""
    known = nodes.targets.get(element.index)
    if known is None:
        known = nodes.targets[element.index] = _find_target(element, nodes)
    return known


def _find_target(element: Element, nodes: Nodes) -> str:
    url = nodes.addresses.resolve(_written(element)) if element.tag in ("a", "area") else ""
    handler = element.attributes.get("onclick")
    return url or (nodes.addresses.handler(handler) if handler else "")


def _read(element: Element, nodes: Nodes, headings: Headings, choosers: set[int]) -> Link | None:
    tag, attributes = element.tag, element.attributes
    if tag == "select":
        if _GO.search(attributes.get("onchange") or ""):
            choosers.add(element.index)
        return None
    if tag == "option":
        return _option(element, nodes, headings) if _chosen(element, choosers) else None
    if element.silent:
        return None
    if tag in ("a", "area"):
        return _make(element, nodes, headings, target(element, nodes))
    if not attributes:
        return None
    handler = attributes.get("onclick")
    url = nodes.addresses.handler(handler) if handler else ""
    return _make(element, nodes, headings, url) if url else None


def _make(element: Element, nodes: Nodes, headings: Headings, url: str) -> Link:
    clean, region = nodes.clean, element.region
    return Link(
        **nodes.of(element),
        text=clean(nodes.tree.text(element, 1_000), region),
        href=_href(element),
        url=url,
        title=clean(element.value("title"), region),
        label=clean(element.value("aria-label"), region),
        image_text=clean(_image_text(element, nodes), region),
        handler=element.value("onclick")[:_MAX_HANDLER],
        target=element.value("target"),
        rel=element.value("rel"),
        context=clean(headings.over(element), region),
        tag=element.tag,
    )


def _href(element: Element) -> str | None:
    if element.tag not in ("a", "area"):
        return None
    written = _written(element)
    return None if written is None else written[:2_000]


def _written(element: Element) -> str | None:
    """Return the `href` of a link, in a drawing the older `xlink:href` too. None: it has none."""
    attributes = element.attributes
    for name in ("href", "xlink:href"):
        if name in attributes:
            return attributes[name] or ""
    return None


def _image_text(element: Element, nodes: Nodes) -> str:
    texts: list[str] = []
    for inner in nodes.tree.inside(element)[:60]:
        if inner.tag in ("img", "svg", "input"):
            text = inner.value("alt") or inner.value("title") or inner.value("aria-label")
            if text and text not in texts:
                texts.append(text)
        elif inner.tag == "title" and inner.raw.strip():
            texts.append(inner.raw.strip())
    if element.tag == "area" and element.value("alt"):
        texts.append(element.value("alt"))
    return " ".join(texts)[:500]


def _chosen(element: Element, choosers: set[int]) -> bool:
    parent = element.parent
    if parent is not None and parent.tag == "optgroup":
        parent = parent.parent
    return parent is not None and parent.index in choosers and bool(_ADDRESS.match(element.value("value")))


def _option(element: Element, nodes: Nodes, headings: Headings) -> Link | None:
    value = element.value("value")
    url = nodes.addresses.resolve(value)
    text = " ".join(element.raw.split())[:200]
    if not url:
        return None
    return Link(**nodes.of(element), text=text, href=value, url=url, context=headings.over(element), tag="option")
