"""Links outside running text: the way to a page, tools in brackets, numbers of notes, the same row above and below."""

from __future__ import annotations

import re

from pytest_govsite.checks.accessibility.passages import Passage, passages
from pytest_govsite.model import DomDocument, DomNode

_OPENS, _CLOSES = "【[〖", "】]〗"
_LABEL = 6
"""Characters that may stand in the brackets beside links: 【字号：大 中 小】."""
_TOOL = re.compile(
    r"[A-Z]?[大中小]|字体(?:放?大|缩?小|还原)|(?:打印|关闭)(?:本页|此页|窗口)?|收藏(?:本页)?|复制链接|返回顶部|(?:朗读|播报)\w{0,4}|(?:停止|语音)朗读"
    r"|分享(?:到|至)?\w{0,6}|微信|微博|新浪微博|QQ空间"
)
_TURNS = re.compile(
    r"首\s?页|尾\s?页|末\s?页|上一?[页頁]|下一?[页頁]|前一?页|后一?页|\d{1,4}|[<>«»‹›＜＞]{1,2}|跳转|GO", re.IGNORECASE
)
_PAGER = re.compile(r"上一?页|下一?页|[共第]\s*\d+\s*[页条]|\d+\s*/\s*\d+\s*页|总(?:记录|页|条)数")
_SENTENCE = re.compile(r"[。；！？]")
_WAY = re.compile(r"\W*(?:您|你)?(?:现在|当前|目前)?(?:所在|所处)?的?位置\s*[:：]")
_TRAIL = re.compile(r"bread-?crumb|面包屑|当前位置", re.IGNORECASE)


def stands_apart(document: DomDocument, link: DomNode) -> bool:
    """True: something else than its colour tells that it is a link: its place, brackets, its role."""
    rows = (is_trail, is_bracketed, is_tool, is_pager)
    return is_note(link) or any(row(document, link) for row in rows)


def is_trail(document: DomDocument, link: DomNode) -> bool:
    """True: it stands in the way to the page, a row of links with a name at its end and no running text."""
    if any(
        _TRAIL.search(" ".join(each.attributes.get(name, "") for name in ("class", "id", "aria-label")))
        for each in list(document.ancestors(link))[:3]
    ):
        return True
    passage = _passage(document, link)
    return passage is not None and _WAY.match(passage.text) is not None


def _passage(document: DomDocument, link: DomNode) -> Passage | None:
    return next((p for p in passages(document) if any(link.index < t.index < link.end for t in p.texts)), None)


def is_bracketed(document: DomDocument, link: DomNode) -> bool:
    """True: brackets mark it as a tool of the page, with a short name before it at most (【打印】, 【字号：大 中 小】)."""
    passage = _passage(document, link)
    if passage is None:
        return False
    before = after = ""
    for text in passage.texts:
        written = "" if document.closest(text, "a") is not None else text.text
        if text.index < link.index:
            before += written
        elif text.index >= link.end:
            after += written
    opened = max(before.rfind(sign) for sign in _OPENS)
    closed = min((place for sign in _CLOSES if (place := after.find(sign)) >= 0), default=-1)
    if opened < 0 or closed < 0:
        return False
    inside = before[opened + 1 :] + after[:closed]
    return not any(sign in inside for sign in _OPENS + _CLOSES) and len("".join(inside.split())) <= _LABEL


def is_tool(document: DomDocument, link: DomNode) -> bool:
    """True: named as a tool of the page, in the line of time and source or a row of tools: no sentence stands there."""
    if _TOOL.fullmatch((link.name or "").strip(_OPENS + _CLOSES + " |")) is None:
        return False
    passage = _passage(document, link)
    return passage is not None and _SENTENCE.search(passage.text) is None


def is_pager(document: DomDocument, link: DomNode) -> bool:
    """True: it turns pages, in a row of such links with the number of pages and no sentence."""
    if _TURNS.fullmatch((link.name or "").strip()) is None:
        return False
    passage = _passage(document, link)
    return passage is not None and bool(_PAGER.search(passage.text)) and _SENTENCE.search(passage.text) is None


def is_note(link: DomNode) -> bool:
    """True: the number of a note, or the way back from it."""
    return link.attributes.get("role") in ("doc-backlink", "doc-noteref")


def same_everywhere(document: DomDocument, node: DomNode) -> bool:
    """True: what shares its accesskey leads to the same place, as above and below the text of a manual."""
    key = node.attributes.get("accesskey", "").strip().lower()
    sharing = [each for each in document.elements if each.attributes.get("accesskey", "").strip().lower() == key]
    targets = {each.attributes.get("href", "") for each in sharing}
    return len(sharing) > 1 and len(targets) == 1 and targets != {""}
