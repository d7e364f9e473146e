"""Fingerprint of a page's template: which element paths it has, however long its lists and texts are."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from pytest_govsite.document.tree import Element, Tree
from pytest_govsite.model import Region

SIZE = 128
"""Paths in a signature: the ones with the smallest hashes (bottom-k MinHash)."""
_CONTENT = frozenset(
    [
        "p", "span", "font", "b", "i", "u", "s", "em", "strong", "a", "br", "img", "sup", "sub", "small", "big",
        "tbody", "thead", "tr", "td", "th", "col", "colgroup", "wbr", "hr", "o:p", "center", "h1", "h2", "h3",
        "h4", "h5", "h6", "pre", "blockquote", "section", "figure", "video", "audio", "source", "embed",
        "object", "svg", "path", "g", "title", "strike", "del", "ins", "option", "optgroup", "script", "style",
        "link", "meta", "noscript", "template", "br", "html", "head", "canvas", "area", "map", "param",
    ]
)  # fmt: skip
_PLAIN = frozenset(
    ["div", "ul", "ol", "dl", "dd", "dt", "li", "table", "label", "input", "button", "select", "form", "iframe", "body"]
)
_STATE = re.compile(
    r"^(?:on|off|cur|curr|current|active|now|hover|selected|show|hide|hidden|open|first|last|odd|even|over)$", re.I
)
_PASTED = re.compile(r"^(?:Mso|ke-|ql-|cke|wps|xl\d|et\d|se-|skipAutoFix|aria)", re.I)
_DIGITS = re.compile(r"\d+")
_DEPTH = 3
_FEW = 4


def signature(tree: Tree) -> tuple[int, ...]:
    """Return the bottom-k MinHash signature of the element paths, the same in every process.

    Paths are made of tags and names; numbers in names, state classes and what editors paste into texts do not count. Of
    header, navigation and footer only the outermost elements count, so that templates differ by what they are for.
    """
    paths: set[str] = set()
    known: dict[int, str] = {}
    for element in tree.elements:
        step = _step(element)
        if not step:
            continue
        path = _path(element, step, known)
        known[element.index] = path
        if element.region is Region.MAIN or _outermost(element):
            paths.add(path)
    if sum("." in path for path in paths) < _FEW:
        paths |= _plain_paths(tree)
    return tuple(sorted({crc32(path.encode()) for path in paths})[:SIZE])


def similarity(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """Return the estimated share of element paths that two documents have in common, 0.0 to 1.0."""
    if not first or not second:
        return 1.0 if first == second else 0.0
    union = sorted({*first, *second})[:SIZE]
    common = {*first} & {*second}
    return sum(value in common for value in union) / len(union)


def _path(element: Element, step: str, known: dict[int, str]) -> str:
    parent = element.parent
    while parent is not None and parent.index not in known:
        parent = parent.parent
    above = known[parent.index] if parent is not None else ""
    return ">".join([*above.split(">")[-_DEPTH + 1 :], step]) if above else step


def _step(element: Element) -> str:
    names = _names(element.names) if element.names else ""
    if element.tag in _CONTENT and not (names and element.tag in ("h1", "h2", "h3", "section")):
        return ""
    return f"{element.tag}.{names}" if names or element.tag not in _PLAIN else ""


@lru_cache(maxsize=8_192)
def _names(names: str) -> str:
    kept = {_DIGITS.sub("", n) for n in names.split() if not _STATE.match(n) and not _PASTED.match(n) and len(n) < 40}
    return ".".join(sorted(kept - {""}))


def _outermost(element: Element) -> bool:
    parent = element.parent
    return parent is None or parent.region is not element.region


def _plain_paths(tree: Tree) -> set[str]:
    """Return tag paths, for pages that name nothing (tables inside tables)."""
    paths: set[str] = set()
    known: list[str] = []
    for element in tree.elements:
        parent = known[element.parent.index] if element.parent else ""
        path = f"{parent}/{element.tag}" if element.depth < 12 else parent
        known.append(path)
        if element.tag not in (
            "p",
            "span",
            "font",
            "b",
            "br",
            "strong",
            "img",
            "em",
            "script",
            "style",
            "meta",
            "link",
        ):
            paths.add(path)
    return paths
