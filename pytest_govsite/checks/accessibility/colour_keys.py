"""Keys of colours: a sentence that gives several colours a meaning, and the things that bear nothing but the colour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.hues import hue_of
from pytest_govsite.checks.accessibility.passages import Passage
from pytest_govsite.checks.accessibility.word_lists import plain, table
from pytest_govsite.model import DomDocument, DomNode

_NAMED = re.compile(r"\b(?:red|green|blue|yellow|orange|purple)\b|[红绿蓝黄橙紫](?=色|[的为是表代字])", re.IGNORECASE)
_PICTURED = re.compile(
    r"\b(?:map|chart|graph|diagram|picture|figure|photo)s?\b|[地示曲柱饼]\w?图|图[中例上表]", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(?:red|green|blue|yellow|orange|purple) ([a-z]{3,20}) (?:are|is|means?) [^.;!?]{1,40}?"
    r"\b(?:red|green|blue|yellow|orange|purple) (?:\1|ones) (?:are|is|means?)\b",
    re.IGNORECASE,
)
_NOUN_ZH = re.compile(
    r"[红绿蓝黄橙紫]色的?([\u4e00-\u9fff]{1,4})(?:[为是有无已未可不]|表示|代表)[^，。；]{0,12}[，；、][红绿蓝黄橙紫]色的?\1(?:[为是有无已未可不]|表示|代表)"
)
_SAID = re.compile(
    r"\b(?:red|green|blue|yellow|orange|purple|required|mandatory|optional)\b|[红绿蓝黄橙紫*＊]|必填|必选|选填",
    re.IGNORECASE,
)
_REST = re.compile(r"其余|其他|其它|\b(?:the rest|(?:the|all) others)\b", re.IGNORECASE)
"""Gives what has no colour a meaning as well."""
_SIGN = re.compile(r"[^\w\s]{1,3}")
"""A tick, a dot: what tells entries apart where it differs."""
_APART = ("a", "button", "h1", "h2", "h3")
_DOT = 48.0
_PICTURE = 120.0
_MOST = 60
_LONGEST = 400


def names_two(passage: Passage) -> bool:
    """True: it says one thing of a noun in one colour and another of it in another: green seats are free, red ones are taken."""
    return passage.length <= _LONGEST and bool(_NOUN.search(passage.text) or _NOUN_ZH.search(passage.text))


def has_picture(document: DomDocument) -> bool:
    """True: there is a picture that a sentence about lines or areas of a colour may speak of."""
    return any(
        node.visible and node.box is not None and node.box.width >= _PICTURE and node.box.height >= _PICTURE / 2
        for node in document.by_tag("img", "svg", "canvas", "object")
    )


def told_by_key(document: DomDocument, passage: Passage) -> DomNode | None:
    """Return the first of the things that a key tells apart by colour alone. None: there are none, or it is not sure.

    Sure is a key of two colours or more of which two are there, on texts or empty dots that have none of the key's words
    beside them. A key to a map or a chart speaks of a picture, not of the page's own colours.
    """
    if passage.length > _LONGEST or _PICTURED.search(passage.text):
        return None
    names = table("colours")["names"]
    hues = {names.get(found, found.lower()) for found in _NAMED.findall(passage.text)}
    if len(hues) < 2:
        return None
    said = _words(passage.text)
    found: dict[str, DomNode] = {}
    for count, (hue, node) in enumerate(_coloured(document, hues)):
        if count >= _MOST:
            return None
        if node.tag in ("a", "button") and not _follows(document, passage.node, node):
            continue
        if not document.contains(passage.node, node) and not said & _words(_beside(document, node)):
            found.setdefault(hue, node)
    return next(iter(found.values())) if len(found) >= 2 else None


def _follows(document: DomDocument, key: DomNode, node: DomNode) -> bool:
    """True: it stands in one of the two elements right after the key, or after what holds nothing but the key."""
    around = document.parent(key)
    if around is not None and around.tag not in ("body", "main") and document.text(around) == document.text(key):
        key, around = around, document.parent(around)
    if around is None:
        return False
    after = [each for each in document.children(around) if not each.is_text and each.index > key.index][:2]
    return any(each.index == node.index or document.contains(each, node) for each in after)


def told_by_siblings(document: DomDocument, nodes: list[DomNode], sentence: str = "") -> bool:
    """True: entries of one list or row are told apart by colour: some in the colour that a sentence names, some in another.

    An entry that says a word of the sentence beside its colour (办理中), or bears a sign that the others do not (● and ✔),
    is told by that.
    """
    said = _words(sentence)
    for node in nodes[:_MOST]:
        if said & _words(_beside(document, node)):
            continue
        item = document.closest(node, "li", "td", "dd", "option")
        around = document.parent(item) if item is not None else None
        if item is None or around is None or around.tag in ("body", "main"):
            continue
        own = hue_of(style.color) if (style := document.style(node)) is not None else ""
        for other in document.children(around):
            if other.tag != item.tag or other.index == item.index or not document.text(other):
                continue
            inner = next((each for each in document.descendants(other) if each.is_text and each.text.strip()), None)
            style = document.style(inner) if inner is not None else None
            if own and style is not None and (hue := hue_of(style.color)) != own and (hue or _REST.search(sentence)):
                signs = document.text(node).strip(), (inner.text.strip() if inner is not None else "")
                if signs[0] == signs[1] or not all(_SIGN.fullmatch(sign) for sign in signs):
                    return True
    return False


def days_by_ground(document: DomDocument, hues: set[str]) -> DomNode | None:
    """Return the first of several days of a calendar whose ground has one of the hues, where other days have another and no day more than its number."""
    for table_ in document.by_tag("table"):
        days = [
            (each, style)
            for each in document.descendants(table_)
            if each.tag == "td" and each.visible and (style := document.style(each)) is not None
            if _DAY.fullmatch(document.readable(each).strip())
            and not (style.before + style.after).strip()
            and not any(each.get(name) for name in ("title", "aria-label", "aria-describedby"))
        ]
        told = [each for each, style in days if hue_of(style.background_color) in hues]
        if len(told) >= _DAYS and len(days) > len(told):
            return told[0]
    return None


_DAY = re.compile(r"[0-3]?\d日?")
_DAYS = 2


def marked_inside(document: DomDocument, passage: Passage, coloured: list[DomNode]) -> list[DomNode]:
    """Return the words of a passage in the colour it speaks of, that nothing but the colour marks."""
    return [
        node
        for node in coloured
        if node.index != passage.node.index
        and document.contains(passage.node, node)
        and not _SAID.search(document.text(node))
        and (own := document.style(node)) is not None
        and (outer := document.style(passage.node)) is not None
        and own.color != outer.color
        and own.font_weight < outer.font_weight + 200
        and own.text_decoration == outer.text_decoration
        and own.font_style == outer.font_style
        and not (own.before + own.after).strip()
    ]


def _coloured(document: DomDocument, hues: set[str]) -> Iterator[tuple[str, DomNode]]:
    for node in document.elements:
        style = document.style(node)
        if style is None or not node.visible or node.tag in ("img", "svg", "input"):
            continue
        if any(each.tag in _APART for each in document.ancestors(node)) or node.tag in ("h1", "h2", "h3"):
            continue
        written = any(each.is_text and each.text.strip() for each in document.children(node))
        hue = hue_of(style.color) if written else hue_of(style.background_color) if _is_dot(document, node) else ""
        if written and not hue and node.tag in ("td", "li", "span", "div"):
            hue = hue_of(style.background_color)
        if hue in hues:
            yield hue, node


def _is_dot(document: DomDocument, node: DomNode) -> bool:
    box = node.box
    if box is None or not 0 < box.width <= _DOT or not 0 < box.height <= _DOT or document.text(node):
        return False
    return not any(node.attributes.get(name, "").strip() for name in ("title", "aria-label", "aria-labelledby"))


def _beside(document: DomDocument, node: DomNode) -> str:
    return document.readable(document.closest(node, "li", "tr", "dd", "dt", "p") or node)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text that can tell a meaning: longer Latin ones, pairs of Han characters."""
    said = plain(_NAMED.sub(" ", text))
    latin = {word for word in re.findall(r"[a-z]{4,}", said) if word not in _IDLE}
    han = re.findall(r"[\u4e00-\u9fff]+", said)
    return frozenset(latin | {part[i : i + 2] for part in han for i in range(len(part) - 1)} - _IDLE)


_IDLE = frozenset(
    {
        "means",
        "marked",
        "shown",
        "that",
        "this",
        "with",
        "have",
        "indicates",
        "表示",
        "代表",
        "色表",
        "色代",
        "标记",
        "色标",
    }
)
