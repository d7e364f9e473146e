"""Letters that stand one below the other on their column, as question and answer, without pages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pytest_govsite.checks.functions.dates import days_in
from pytest_govsite.model import DocumentFacts, Region

_QUESTION = re.compile(
    r"(?:问|提问|我问|网友(?:提问|留言|咨询)|(?:留言|来信|咨询|信件|问题)(?:内容)?)\s*\d{0,3}\s*[:：]\s*(?P<text>.*)",
    re.DOTALL,
)
_ANSWER = re.compile(
    r"(?:答|(?:管理员|官方|单位|部门|网站|镇政府|街道)?(?:回复|答复)(?:内容|意见)?)\s*[:：]\s*(?P<text>.*)", re.DOTALL
)
_MOMENT = r".{1,30}?于?\s*(?:20)\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?\s*"
_ASKED = re.compile(
    _MOMENT
    + r"(?:提问|咨询|来信|留言|写信|投诉|建议|求助|反映)(?:[（(].{1,6}[）)])?\s*[:：]?|我要(?:咨询|投诉|建议|求助|反映)"
)
_REPLIED = re.compile(_MOMENT + r"(?:答复|回复)\s*[:：]?|(?:官方|部门|单位)(?:答复|回复)(?:[（(][^（）()]{2,5}[）)])?")
"""What stands above the text: 赵** 于 2026-11-17 10:22 咨询; 县住建局 于 2026-11-20 09:45 答复; 我要咨询; 官方答复（已办结）."""
_OF_ANSWER = re.compile(r"(?:答复|回复|办结|办理)\s*(?:时间|日期)")
_STATE = re.compile(
    r"状\s*态\s*[:：]\s*(?P<state>[\u4e00-\u9fff]{2,8})|(?P<alone>[\[【(（](?:已办结|已答复|已回复)[\]】)）])"
)
_LEAST = 6
"""Characters of a question or an answer."""
_BETWEEN = 6
_LONGEST = 3_000
_MOST = 50


class Dialogue(NamedTuple):
    """A question and what was answered, with the notes (times, state) that stand beside them."""

    question: str
    answer: str
    """Empty: none is shown."""

    @property
    def asked(self) -> date | None:
        """The first day that stands with the question."""
        return next(iter(days_in(_OF_ANSWER.split(self.question)[0])), None)

    @property
    def answered(self) -> date | None:
        """The last day that stands with the answer."""
        if (told := _REPLIED.match(self.answer)) is not None and (days := days_in(told[0])):
            return days[0]
        beside = " ".join(_OF_ANSWER.split(self.question)[1:])
        return next(iter(reversed(days_in(f"{beside} {self.answer}"))), None)

    @property
    def state(self) -> str:
        """What is named as the state; words in the running text are none."""
        match = _STATE.search(f"{self.question} {self.answer}")
        return (match["state"] or match["alone"].strip("[]【】()（）")) if match else ""


def dialogues_on(document: DocumentFacts) -> Iterator[Dialogue]:
    """Yield the questions of the main area in their order, each with the answer that follows it."""
    texts = [b.text.strip()[:_LONGEST] for b in document.texts(Region.MAIN)]
    starts = [n for n in range(len(texts)) if _said(_QUESTION, texts, n) or _headed(_ASKED, texts, n)]
    for place, start in enumerate(starts[:_MOST]):
        end = min(starts[place + 1] if place + 1 < len(starts) else len(texts), start + 1 + 2 * _BETWEEN)
        between = range(start + 1, min(end, start + 1 + _BETWEEN))
        answer = next((n for n in between if _said(_ANSWER, texts, n) or _headed(_REPLIED, texts, n)), None)
        if answer is None:
            yield Dialogue(texts[start], "")
        else:
            yield Dialogue(" ".join(texts[start:answer]), " ".join(texts[answer : min(end, answer + _BETWEEN)]))


def lone_dialogue(document: DocumentFacts) -> Dialogue | None:
    """Return the only question of a page where it is answered and tells when it came."""
    told = tuple(dialogues_on(document))
    return told[0] if len(told) == 1 and told[0].answer and told[0].asked else None


def _said(pattern: re.Pattern[str], texts: list[str], place: int) -> bool:
    """Return whether a text begins with the word and says something, itself or in the text after it."""
    match = pattern.match(texts[place])
    if match is None:
        return False
    told = match["text"].strip() or (texts[place + 1] if place + 1 < len(texts) else "")
    return len(told) >= _LEAST


def _headed(pattern: re.Pattern[str], texts: list[str], place: int) -> bool:
    """Return whether a line tells who wrote and when, and a text follows it."""
    told = texts[place + 1] if place + 1 < len(texts) else ""
    return pattern.fullmatch(texts[place]) is not None and len(told) >= _LEAST
