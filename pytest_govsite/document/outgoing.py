"""Every address that a document leads to, loads or names, of whatever kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from pytest_govsite.model import DocumentFacts, Node, Script

_WEB = ("http://", "https://")
_LABELS = ("image", "url")


class Outgoing(NamedTuple):
    """One address with the element that holds it."""

    url: str
    """Absolute, without fragment."""
    kind: str
    """`link`, `image`, `script`, `frame`, `refresh`, `form` (that posts), `query` (a form that gets), `label` or a kind
    of `Asset`."""
    text: str
    """What a reader knows it by; empty for what is loaded."""
    node: Node | None
    """None: a label or a refresh of the document."""


def outgoing(document: DocumentFacts) -> Iterator[Outgoing]:
    """Yield the web addresses of a document, as often as they stand in it."""
    for link in document.links:
        if link.url.startswith(_WEB):
            yield Outgoing(link.url, "link", link.name, link)
    for image in document.images:
        if image.source.startswith(_WEB):
            yield Outgoing(image.source, "image", image.alt or image.title, image)
    for script in document.scripts:
        if script.source.startswith(_WEB) and _is_loaded(script):
            yield Outgoing(script.source, "script", "", script)
    for frame in document.frames:
        if frame.source.startswith(_WEB):
            yield Outgoing(frame.source, "frame", frame.title, frame)
    for asset in document.assets:
        yield Outgoing(asset.source, asset.kind, "", asset)
    for form in document.forms:
        if form.action.startswith(_WEB):
            # asking for what a form gets is what its visitors do; what it posts to answers nobody else
            yield Outgoing(form.action, "query" if form.method == "get" else "form", "", form)
    if document.refresh.startswith(_WEB):
        yield Outgoing(document.refresh, "refresh", "", None)
    for meta in document.metas:
        value = (meta.content or "").strip()
        if meta.name.casefold() in _LABELS and value:
            yield from _label(value, document.url)


def _is_loaded(script: Script) -> bool:
    """Return False for a block of data: browsers load the `src` of scripts alone."""
    kind = dict(script.attributes).get("type", "").strip().lower()
    return not kind or "script" in kind or kind in ("module", "importmap")


def _label(value: str, base: str) -> Iterator[Outgoing]:
    try:
        url = urljoin(base, value).partition("#")[0]
    except ValueError:
        return
    if url.startswith(_WEB):
        yield Outgoing(url, "label", "", None)
