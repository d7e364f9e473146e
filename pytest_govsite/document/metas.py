"""The `<meta>` labels of a document, wherever they stand."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.document.limits import MAX_VALUE
from pytest_govsite.document.tree import Element, Tree
from pytest_govsite.model import Meta, Place

_COMMENTED = re.compile(r"<meta\b[^<>]{0,3000}>", re.I)
_MAX = 500
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_REFRESH = re.compile(r"\s*(?:\d|\.)[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)", re.I)


def read_metas(tree: Tree) -> tuple[Meta, ...]:
    """Return every `<meta>` with a name in document order, then those that stand in comments only."""
    found: list[Meta] = []
    for element in tree.elements:
        if element.tag == "meta" and not element.silent and len(found) < _MAX:
            meta = _meta(element.attributes, _place(element))
            if meta:
                found.append(meta)
    return (*found, *_commented(tree.comments))


def read_refresh(tree: Tree) -> str:
    """Return the target of a meta refresh as written; empty where there is none or it reloads the page itself."""
    sent = (
        element.value("content")
        for element in tree.elements
        if element.tag == "meta" and element.value("http-equiv").lower() == "refresh" and not element.silent
    )
    return next((target for content in sent if (target := refresh_target(content))), "")


def refresh_target(content: str) -> str:
    """Return where a refresh (`5; url=/next.html`) leads, as written; empty where it reloads the page itself."""
    match = _REFRESH.match(content) if "url" in content.lower() or ";" in content else None
    return match[1].strip() if match else ""


def declared_encoding(tree: Tree) -> str:
    """Return the character encoding that a document declares; empty where it does not."""
    for element in tree.elements[:3_000]:
        if element.tag == "meta":
            if declared := element.value("charset"):
                return declared[:40]
            if element.value("http-equiv").lower() == "content-type" and (
                found := _CHARSET.search(element.value("content"))
            ):
                return found[1]
    return ""


def _place(element: Element) -> Place:
    noted = element.attributes.get("data-gs-p")
    if noted in ("head", "body"):
        return Place(noted)
    node: Element | None = element.parent
    while node is not None:
        if node.tag == "head":
            return Place.HEAD
        node = node.parent
    return Place.BODY


def _meta(attributes: dict[str, str | None], place: Place) -> Meta | None:
    for attribute in ("name", "http-equiv", "property"):
        name = attributes.get(attribute)
        if name and name.strip():
            content = (attributes["content"] or "") if "content" in attributes else None
            return Meta(
                name=name.strip()[:200],
                content=content[:MAX_VALUE] if content is not None else None,
                attribute=attribute,
                place=place,
            )
    return None


def _commented(comments: list[str]) -> list[Meta]:
    markup = "".join(m for c in comments if "<meta" in c.lower() for m in _COMMENTED.findall(c[:50_000])[:50])
    if not markup:
        return []
    nodes = LexborHTMLParser(markup).css("meta")[:_MAX]
    return [meta for node in nodes if (meta := _meta(node.attributes, Place.COMMENT))]
