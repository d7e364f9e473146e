"""Blocks of which the meaning hangs on their order: questions and answers, steps of a process, labels and fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_govsite.model import DomDocument, DomNode

_QUESTION = re.compile(r"^\s*(?:问|提问|q(?:uestion)?\s*\d*)\s*[:：.]|[?？]\s*$", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:答|回答|回复|a(?:nswer)?\s*\d*)\s*[:：.]", re.IGNORECASE)
_PROCESS = re.compile(
    r"流程|步骤|程序|顺序|依次|\bsteps?\b|\bprocess\b|\bprocedure\b|\bhow to\b|\bstages?\b", re.IGNORECASE
)
_DATED = re.compile(r"\d{4}[年./-]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\b(?:19|20)\d\d\b")
_TEXTS = ("text", "search", "tel", "url", "email", "number", "password", "date")
_GAP = 120.0


def answers_first(texts: Sequence[str], shown: Sequence[str]) -> bool:
    """True: of two texts a question is shown first, and what answers it comes first in the document."""
    if len(texts) != 2 or not _QUESTION.search(shown[0]) or _QUESTION.search(shown[1]):
        return False
    return bool(_ANSWER.match(shown[1])) or len(shown[1]) >= 12


def steps_back(document: DomDocument, node: DomNode, texts: Sequence[str], shown: Sequence[str]) -> bool:
    """True: a process, as its heading says, is shown in the reverse order of the document; what bears dates is a list of news."""
    if len(texts) < 3 or list(shown) != list(texts)[::-1] or any(_DATED.search(text) for text in texts):
        return False
    before = [each for each in document.nodes[: node.index] if each.role == "heading" and each.visible]
    return bool(before) and bool(_PROCESS.search(document.text(before[-1])))


def label_behind(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return a field to be typed into that stands before its label in the document and behind it on screen."""
    children = [each for each in document.children(node) if not each.is_text and each.visible]
    if len(children) != 2 or children[1].tag != "label":
        return None
    asked, label = children
    if asked.tag not in ("select", "textarea") and not (
        asked.tag == "input" and (asked.get("type") or "text").lower() in _TEXTS
    ):
        return None
    mine, its = asked.box, label.box
    if mine is None or its is None or label.get("for") != asked.get("id") or not label.get("for"):
        return None
    beside = its.x + its.width <= mine.x + 2 and mine.x - its.x - its.width < _GAP
    above = its.y + its.height <= mine.y + 2 and mine.y - its.y - its.height < _GAP
    style = document.style(label)
    floats = style is not None and (style.position == "absolute" or style.transform)
    return asked if (beside or above) and not floats else None
