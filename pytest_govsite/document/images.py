"""Pictures, CSS backgrounds of header and footer among them."""

from __future__ import annotations

import re

from pytest_govsite.document.limits import MAX_FACTS
from pytest_govsite.document.links import target
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Image, Region

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazyload", "_src", "lazy-src")
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]{0,200}?url\(\s*['\"]?([^'\")]{1,1000})", re.I)


def read_images(nodes: Nodes) -> tuple[Image, ...]:
    """Return the pictures in document order."""
    found: list[Image] = []
    for element in nodes.tree.elements:
        if not element.attributes and element.tag != "svg":
            continue
        if element.silent or len(found) >= MAX_FACTS:
            continue
        if element.tag == "img" or (element.tag == "input" and element.value("type").lower() == "image"):
            found.append(_make(element, nodes, nodes.addresses.source(_source(element))))
        elif element.tag == "svg" and (_svg_name(element, nodes) or element.value("aria-label") or _is_mark(element)):
            found.append(_make(element, nodes, "", _svg_name(element, nodes)))
        background = _background(element)
        if background:
            found.append(_make(element, nodes, nodes.addresses.source(background), background=True))
    return tuple(found)


def _make(element: Element, nodes: Nodes, source: str, title: str = "", *, background: bool = False) -> Image:
    link, region = element.link, element.region
    alt = element.attributes.get("alt", None) if "alt" not in element.attributes else (element.attributes["alt"] or "")
    width, height = _natural(element)
    return Image(
        **nodes.of(element),
        source=source,
        alt=None if background or alt is None else nodes.clean(alt[:1_000], region),
        title=nodes.clean(title or element.value("title"), region),
        label=nodes.clean(element.value("aria-label"), region),
        link=target(link, nodes) if link else "",
        link_title=(link.value("title") or link.value("aria-label")) if link else "",
        handler=_handler(element),
        background=background,
        natural_width=width,
        natural_height=height,
    )


def _source(element: Element) -> str:
    source = element.value("src")
    if source and not source.startswith("data:"):
        return source
    return next((element.value(name) for name in _LAZY if element.value(name)), source)


def _is_mark(element: Element) -> bool:
    """Return True for a drawing in a link of the header: a logo that says nothing for itself, beside the name."""
    return element.region is Region.HEADER and element.link is not None


def _svg_name(element: Element, nodes: Nodes) -> str:
    first = nodes.tree.inside(element)[:3]
    return next((" ".join(e.raw.split())[:200] for e in first if e.tag == "title"), "")


def _background(element: Element) -> str:
    noted = element.attributes.get("data-gs-bg")
    if noted:
        return noted[:2_000]
    style = element.attributes.get("style")
    if not style or element.region not in (Region.HEADER, Region.FOOTER, Region.NAVIGATION):
        return ""
    match = _BACKGROUND.search(style[:2_000])
    return match[1] if match else ""


def _natural(element: Element) -> tuple[int | None, int | None]:
    width, _, height = element.value("data-gs-n").partition(",")
    if width.isdecimal() and height.isdecimal():
        return int(width), int(height)
    return None, None


def _handler(element: Element) -> str:
    node: Element | None = element
    for _ in range(3):
        if node is None:
            return ""
        if node.attributes.get("onclick"):
            return node.value("onclick")[:300]
        node = node.parent
    return ""
