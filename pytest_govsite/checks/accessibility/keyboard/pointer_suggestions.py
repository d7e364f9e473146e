"""Suggestions under a field that a script makes or shows and only the mouse can take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import fields
from pytest_govsite.model import DomDocument, DomNode

_TYPED = frozenset({"input", "keyup"})
_STEPS = frozenset({"keydown", "keypress"})
_CUT = 2000
"""Characters of a script that are kept: of a longer one the end is not known."""
_POINTED = frozenset({"click", "mousedown", "pointerdown"})
_SEVERAL = 2
_LISTS = ("ul", "ol", "div")
_MAKES = re.compile(r"createElement\(\s*['\"](?:li|div|p|span)['\"]|<(?:li|div|p|span)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\.on(?:mousedown|click|pointerdown)\s*=|\bon(?:mousedown|click)=|addEventListener\(\s*['\"](?:mousedown|click|pointerdown)"
)
_BY_KEYS = re.compile(
    r"keydown|keypress|Arrow(?:Down|Up)|keyCode|\.which\b|\.key\b|activedescendant|tab-?index|<a\b|<button\b|createElement\(\s*['\"](?:a|button|option)['\"]|role=.?option|datalist",
    re.IGNORECASE,
)


def pointer_suggestions(document: DomDocument) -> Iterator[DomNode]:
    """Yield fields beside an empty or hidden list whose pieces, made by the script of the page or there, answer the mouse and no key.

    Only scripts within the page can be read; one that speaks of keys, of focus or of real controls is believed.
    """
    scripts = [node.get("#content") or "" for node in document.by_tag("script")]
    for each in fields(document):
        node = each.node
        if not each.is_text or node.get("list") is not None or not _TYPED.intersection(node.listeners):
            continue
        if any(_STEPS.intersection(around.listeners) for around in (node, *document.ancestors(node))):
            continue
        for box in _beside(document, node):
            if not (name := box.get("id") or ""):
                continue
            told = [text for text in scripts if re.search(rf"\b{re.escape(name)}\b", text)]
            if any(len(text) >= _CUT for text in told):
                continue
            filled = bool(document.text(box, visible=False))
            made = not filled and any(_MAKES.search(text) and _TAKES.search(text) for text in told)
            if (made or (filled and told and _is_clicked(document, box))) and not any(map(_BY_KEYS.search, told)):
                yield node
                break


def _is_clicked(document: DomDocument, box: DomNode) -> bool:
    """True: several pieces of a list hear the mouse, and none of them takes the focus."""
    inside = [each for each in document.descendants(box) if not each.is_text]
    heard = sum(bool(_POINTED.intersection(each.listeners)) for each in inside)
    return heard >= _SEVERAL and not any(
        each.tag in ("a", "button", "input") or "tabindex" in each.attributes for each in inside
    )


def _beside(document: DomDocument, node: DomNode) -> Iterator[DomNode]:
    """Yield the lists and boxes, empty or hidden, that stand after a field, or after the paragraph that holds it."""
    for inner in (node, *list(document.ancestors(node))[:2]):
        around = document.parent(inner)
        kin = [each for each in document.children(around) if not each.is_text] if around is not None else []
        place = next((i for i, each in enumerate(kin) if each.index == inner.index), len(kin))
        for each in kin[place + 1 : place + 3]:
            if each.tag in _LISTS and not document.text(each):
                yield each
