"""Text that serves as a heading by its looks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.table_kind import data_tables_of
from pytest_govsite.checks.accessibility.text_blocks import Body, TextBlock
from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.model import DomDocument, DomNode

_LONGEST = 90
_LARGER = 1.18
_MUCH_LARGER = 1.3
_CONTENT = 60
_SENTENCE = 22
_NOT_IN = (
    "nav", "navigation", "header", "banner", "footer", "contentinfo", "label", "legend", "caption", "figcaption", "summary", "button", "th", "dt",
    "address", "select", "dialog", "alertdialog", "tab", "tablist", "menu", "menubar", "marquee", "code", "pre", "details", "blockquote", "alert", "status", "li",
)  # fmt: skip
_MARKED = ("heading", "h1", "h2", "h3", "h4", "h5", "h6")
_BRAND = re.compile(r"(?:^|[-_ ])(?:logo|brand|slogan|site-?name|site-?title|foot|footer|copyright|header|top|head|banner|nav|menu|bread|crumb|price|badge|tag|label|count|num|alert|toast|msg|message|tips?|swiper|carousel|slide|caption|author|byline|quote|btn|button|error)(?:[-_ ]|$|\d)", re.IGNORECASE)  # fmt: skip
_COLON = re.compile(r"[:：]$")
_GOES_ON = re.compile(r"[,，、;；]$")
_CODE = re.compile(r"\S\s(?::?:?=|==)\s\S|::\w|[-=]>|[{}]|;$")
"""A definition or a statement, which manuals set in bold."""
_REACH = re.compile(r"\S@\S+\.\w|(?:\d[\s()-]{0,2}){7}")
"""An address or a telephone number."""
_WORD = re.compile(r"[^\W\d_]")
_COUNT = re.compile(r"\W*\d+\s*\w{0,2}\s*(?:/|of|共)\s*\d+\s*\w{0,2}\W*")
"""How many there are of how many."""


def styled_headings(document: DomDocument, blocks: list[TextBlock], body: Body) -> Iterator[TextBlock]:
    """Yield blocks that stand out above the content they head, and are no headings to assistive technology."""
    tables = data_tables_of(document) if blocks else []
    for place, block in enumerate(blocks[:-1]):
        if any(document.contains(table, block.node) for table in tables) or not _may_head(document, block):
            continue
        if place and _is_subtitle(document, blocks[place - 1], block):
            continue
        after = blocks[place + 1]
        if _stands_out(block, after, body) and _heads(document, block, blocks[place + 1 : place + 4], body):
            yield block


def _is_subtitle(document: DomDocument, before: TextBlock, block: TextBlock) -> bool:
    """True: a short line right below a small heading, no larger than it: what somebody is, of a card."""
    heading = document.closest(before.node, *_SMALL)
    if document.closest(before.node, "h1", "h2") is not None and block.style.text_transform == "uppercase":
        return block.weight <= _SUBTITLE and block.style.font_size < before.style.font_size  # a kicker
    beside = heading is not None and heading.parent == block.node.parent
    return beside and block.weight <= _SUBTITLE and block.style.font_size <= before.style.font_size


_SMALL, _SUBTITLE = ("h3", "h4", "h5", "h6"), 30


def _may_head(document: DomDocument, block: TextBlock) -> bool:
    text = block.text
    if not 3 <= block.weight <= _LONGEST or not block.one_line or len(_WORD.findall(text)) < 2:
        return False
    if block.linked or block.is_sentence or _GOES_ON.search(text) or _CODE.search(text) or _REACH.search(text):
        return False
    if pattern("headings", "no_heading").search(text) or _COUNT.fullmatch(text):
        return False
    if document.closest(block.node, *_NOT_IN) is not None or document.closest(block.node, *_MARKED) is not None:
        return False
    if any(_in_marked(document, each) for each in block.texts):
        return False
    around = (block.node, *list(document.ancestors(block.node))[:3])
    if any(_lies_on_picture(document, node, block) for node in around):
        return False
    return not any(_BRAND.search(f"{node.get('class') or ''} {node.get('id') or ''}") for node in around)


def _lies_on_picture(document: DomDocument, node: DomNode, block: TextBlock) -> bool:
    """True: it is placed over a picture beside it, as its caption or its slogan."""
    style, around = document.style(node), document.parent(node)
    if style is None or style.position != "absolute" or around is None:
        return False
    box = block.box
    middle = box.x + box.width / 2, box.y + box.height / 2
    return any(
        each.tag == "img"
        and each.box is not None
        and each.box.x <= middle[0] <= each.box.x + each.box.width
        and each.box.y <= middle[1] <= each.box.y + each.box.height
        for each in document.descendants(around)
    )


def _in_marked(document: DomDocument, text: DomNode) -> bool:
    return document.closest(text, *_MARKED, "label", "caption", "th", "dt", "legend", "summary") is not None


def _stands_out(block: TextBlock, after: TextBlock, body: Body) -> bool:
    """True: larger or bolder than what follows it and than most of the page."""
    size = block.style.font_size
    following = after.style.font_size
    larger = size >= _LARGER * body.size and size >= _LARGER * following
    if _COLON.search(block.text):
        return larger  # a bold label before what it names is none
    bolder = block.bold and not after.bold and not body.bold and size >= body.size - 0.5 and size >= following - 0.5
    return larger or bolder


def _heads(document: DomDocument, block: TextBlock, following: list[TextBlock], body: Body) -> bool:
    """True: right below it stands content of its own: running text, a list or a table."""
    after = following[0]
    top, box = after.box.y, block.box
    if top < box.y + box.height - 2 or top > box.y + box.height + max(80.0, 4 * block.style.font_size):
        return False
    # a centred line stands over the middle of a paragraph that may be short
    below = after.node.box if after.node.box is not None and _is_centred(block) else after.box
    if below.x > box.x + box.width + 200 or below.x + below.width < box.x:
        return False
    if document.closest(after.node, *_MARKED, "label", "button", "form", "nav", "footer", "pre", "code") is not None:
        return False
    if document.closest(after.node, "li", "dd", "dt") is not None:
        return _beside(document, block.node, after.node)
    if not _beside(document, block.node, after.node):
        return False
    if after.weight >= _CONTENT or (after.is_sentence and after.weight >= _SENTENCE):
        return True
    much = sum(each.weight for each in following) >= 2 * _CONTENT
    return much and block.style.font_size >= _MUCH_LARGER * body.size


def _is_centred(block: TextBlock) -> bool:
    return "center" in block.style.text_align


def _beside(document: DomDocument, one: DomNode, other: DomNode) -> bool:
    """True: the content starts in the heading's own surroundings, not in another part of the page."""
    shared = {node.index for node in (one, *document.ancestors(one))}
    for steps, node in enumerate((other, *document.ancestors(other))):
        if node.index in shared:
            return steps <= (2 if node.tag in ("body", "html") else 4)
    return False
