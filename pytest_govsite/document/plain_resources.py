"""What a page loads over plain http (W3C Mixed Content)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import PlainResource

_SOURCES = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "body": ("background",),
    "table": ("background",),
    "td": ("background",),
}
_LOADED = frozenset(("stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"))
_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])([^\s'\")]{1,600})", re.IGNORECASE)
_MOST = 200


def read_plain_resources(nodes: Nodes) -> tuple[PlainResource, ...]:
    """Return what the markup and its styles of an https page load over plain http.

    Links, forms and `data-` attributes load nothing. A `<base>` with http makes every relative address plain.
    """
    if not nodes.addresses.url.startswith("https:"):
        return ()
    found: dict[tuple[str, str], PlainResource] = {}
    for element in nodes.tree.elements:
        for written in _loaded(element):
            url = nodes.addresses.source(written)
            if url.startswith("http://") and (element.tag, url) not in found and not _inert(element):
                found[element.tag, url] = PlainResource(**nodes.of(element), tag=element.tag, url=url)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _loaded(element: Element) -> Iterator[str]:
    """Yield what an element loads, as written."""
    for name in _names(element):
        value = element.value(name)
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value and (name != "href" or element.tag == "link" or not value.startswith("#")):
            yield value
    if element.attributes.get("style"):
        yield from (m[1] for m in _STYLE.finditer(_without_comments(element.value("style"))))
    if element.tag == "style" and element.raw:
        yield from (m[1] for m in _STYLE.finditer(_without_comments(element.raw[:200_000])))


def _without_comments(style: str) -> str:
    """Return a style without its comments; one that does not end goes to the end (CSS Syntax)."""
    first, *rest = style.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _inert(element: Element) -> bool:
    """Return True for what stands in a template, or in place of scripts."""
    parent = element.parent
    while parent is not None:
        if parent.tag in ("template", "noscript"):
            return True
        parent = parent.parent
    return False


def _names(element: Element) -> tuple[str, ...]:
    if element.tag == "link":
        relations = set(element.value("rel").lower().split())
        return ("href",) if relations & _LOADED else ()
    if element.tag == "input":
        return ("src",) if element.value("type").lower() == "image" else ()
    if element.tag == "script" and element.value("type").lower() in ("text/template", "text/html", "application/json"):
        return ()
    return _SOURCES.get(element.tag, ())
