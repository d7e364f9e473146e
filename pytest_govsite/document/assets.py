"""What a document loads or names beside links, pictures, scripts and frames."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.document.limits import MAX_FACTS
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.style_urls import style_urls
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Asset

_MAX_STYLE = 200_000
_MAX_SOURCES = 20
_REFERENCES = frozenset(("canonical", "alternate", "amphtml", "shortlink"))
_FEEDS = ("application/rss+xml", "application/atom+xml")
_DRAWN = frozenset(("image", "feimage", "use"))
"""Elements of SVG that load what they show."""


def read_assets(nodes: Nodes) -> tuple[Asset, ...]:
    """Return the further addresses in document order, each kind and address once."""
    found: dict[tuple[str, str], Asset] = {}
    for element in nodes.tree.elements:
        if not element.attributes and element.tag != "style":
            continue
        if len(found) >= MAX_FACTS:
            break
        for kind, address in () if _in_template(element) else _of(element):
            source = nodes.addresses.source(address)
            if source.startswith(("http://", "https://")) and (kind, source) not in found:
                found[kind, source] = Asset(**nodes.of(element), kind=kind, source=source)
    return tuple(found.values())


def _of(element: Element) -> Iterator[tuple[str, str]]:
    tag, attributes = element.tag, element.attributes
    if tag == "style":
        for address in style_urls(element.raw[:_MAX_STYLE]):
            yield "style" if address.partition("?")[0].lower().endswith(".css") else "background", address
        return
    if not attributes:
        return
    if description := attributes.get("longdesc"):
        yield "description", description
    if style := attributes.get("style"):
        yield from (("background", address) for address in style_urls(style[:4_000]))
    if tag == "link":
        yield from _of_link(element)
    elif tag in ("img", "source"):
        yield from (("picture", address) for address in _candidates(element.value("srcset")))
        if tag == "source" and element.value("src"):
            yield "media", element.value("src")
    elif tag in ("video", "audio"):
        yield from (("media", value) for value in (element.value("src"),) if value)
        yield from (("poster", value) for value in (element.value("poster"),) if value)
    elif tag == "track" and element.value("src"):
        yield "track", element.value("src")
    elif tag in ("embed", "object"):
        yield from (("object", value) for value in (element.value("src"), element.value("data")) if value)
    elif tag in ("button", "input") and element.value("formaction"):
        yield "query" if _gets(element) else "form", element.value("formaction")
    elif tag in _DRAWN:
        # a bare fragment names a part of the same document
        yield from (("drawing", value) for value in (_drawn(element),) if value and not value.startswith("#"))
    elif tag in ("body", "table", "td", "th", "tr") and element.value("background"):
        yield "background", element.value("background")


def _of_link(element: Element) -> Iterator[tuple[str, str]]:
    address, words = element.value("href"), frozenset(element.value("rel").lower().split())
    if "preload" in words:
        yield from (("preload", candidate) for candidate in _candidates(element.value("imagesrcset")))
    if not address:
        return
    if "stylesheet" in words:
        # an alternate style sheet is loaded too
        yield "style", address
    elif words & {"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"}:
        yield "icon", address
    elif "manifest" in words:
        yield "manifest", address
    elif "alternate" in words and element.value("type").lower() in _FEEDS:
        yield "feed", address
    elif words & {"preload", "modulepreload"}:
        yield "preload", address
    elif words & {"next", "prev"}:
        yield "following", address
    elif words & _REFERENCES:
        yield "reference", address


def _gets(button: Element) -> bool:
    """Return True for a button that sends its form by GET."""
    method, parent = button.value("formmethod"), button.parent
    while not method and parent is not None:
        if parent.tag == "form":
            method = parent.value("method") or "get"
        parent = parent.parent
    return method.lower() != "post"


def _drawn(element: Element) -> str:
    return element.value("href") or element.value("xlink:href")


def _in_template(element: Element) -> bool:
    """Return True within a `<template>`: it loads nothing before a script takes it out."""
    if not element.silent:
        return False
    parent = element.parent
    while parent is not None and parent.tag != "template":
        parent = parent.parent
    return parent is not None


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a `srcset` (HTML, image candidate strings): split at white space, as addresses hold commas."""
    count = 0
    rest = srcset.strip(" ,\t\n\r")
    while rest and count < _MAX_SOURCES:
        address, *further = rest.split(maxsplit=1)
        rest = further[0] if further else ""
        # a comma right after the address ends the candidate; else its descriptor does
        after = rest if address.endswith(",") else rest.partition(",")[2]
        rest = after.lstrip(" ,\t\n\r")
        count += 1
        yield address.rstrip(",")
