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
_REFERENCES = frozenset(("canonical", "alternate", "amphtml", "shortlink", "next", "prev"))


def read_assets(nodes: Nodes) -> tuple[Asset, ...]:
    """Return the further addresses in document order, each kind and address once."""
    found: dict[tuple[str, str], Asset] = {}
    for element in nodes.tree.elements:
        if len(found) >= MAX_FACTS:
            break
        for kind, address in _of(element):
            source = nodes.addresses.source(address)
            if source.startswith(("http://", "https://")) and (kind, source) not in found:
                found[kind, source] = Asset(**nodes.of(element), kind=kind, source=source)
    return tuple(found.values())


def _of(element: Element) -> Iterator[tuple[str, str]]:
    tag, attributes = element.tag, element.attributes
    if tag == "style":
        yield from (("background", address) for address in style_urls(element.raw[:_MAX_STYLE]))
        return
    if not attributes:
        return
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
    elif tag in ("body", "table", "td", "th", "tr") and element.value("background"):
        yield "background", element.value("background")


def _of_link(element: Element) -> Iterator[tuple[str, str]]:
    address, words = element.value("href"), frozenset(element.value("rel").lower().split())
    if not address:
        return
    if "stylesheet" in words:
        # an alternate style sheet is loaded too
        yield "style", address
    elif words & {"icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"}:
        yield "icon", address
    elif "manifest" in words:
        yield "manifest", address
    elif words & _REFERENCES:
        yield "reference", address


def _candidates(srcset: str) -> Iterator[str]:
    """Yield the addresses of a `srcset` (HTML, image candidate strings): split at white space, as addresses hold commas."""
    count = 0
    rest = srcset.strip(" ,\t\n\r")
    while rest and count < _MAX_SOURCES:
        address, _, rest = rest.partition(" ")
        # a comma right after the address ends the candidate; else its descriptor does
        after = rest if address.endswith(",") else rest.partition(",")[2]
        rest = after.lstrip(" ,\t\n\r")
        count += 1
        yield address.rstrip(",")
