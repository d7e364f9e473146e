"""Marks of classified documents as they are really typeset (GB/T 9704-2012, 7.2.1 and 7.2.2; 保密法 article 22).

A mark is a line of its own: 绝密★10年, 机密★, 秘密★6个月, 机密★长期, the copy number (份号, six digits) above or before it;
or it begins a text from which a space divides it, where a line break was lost.
The same words inside a sentence, on examination papers (绝密★启用前: open once used), in the name of a law, or among several examples in a text on how to mark are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pytest_govsite.model import ClassificationMark

_URGENT = r"(?:\s*(?:特急|特提|加急|平急))?"
_TERM = r"(?:\d{1,2}\s*(?:年|个?月|天)|[一二三四五六七八九十]{1,3}\s*(?:年|个月)|长期)"
_LEVEL = r"(?P<level>绝\s*密|机\s*密|秘\s*密)"
_COPY = r"(?:份\s*号\s*[:：]?\s*)?(?:N[oO]\.?\s*)?\d{5,7}"
_STARRED = re.compile(
    rf"(?:(?P<copy>{_COPY})\s+)?(?:密\s*级\s*[:：]\s*)?{_LEVEL}\s*(?:[★☆⭐]\s*(?P<term>{_TERM})?|[*＊✱]\s*(?P<other>{_TERM})){_URGENT}"
)
_LEADING = re.compile(rf"(?:密\s*级\s*[:：]\s*)?{_LEVEL}\s*[★☆⭐]\s*(?P<term>{_TERM})(?:\s+|$)(?P<rest>.*)", re.DOTALL)
"""A mark with its term at the beginning of a text that goes on after a space, as a lost line break leaves it."""
_SPEAKS_OF_IT = re.compile(r"字样|标[注志识明]|符号|表示|是指|的文件|的[是意]|式样|格式|密级|期限")
_BARE = re.compile(rf"{_LEVEL}{_URGENT}")
_NUMBER = re.compile(_COPY)
_WITH_NUMBER = re.compile(rf"{_COPY}\s+{_LEVEL}{_URGENT}")
_EXPLAINS = re.compile(
    r"国家秘密标志|密级标[志注识]|保密期限|公文格式|版头|定密|标注[方示]|保密知识|保密法|份号和密级|示例|例如"
)
_HEAD = 6
"""Lines among which the mark of a document stands even where its text is about secrecy."""
_MOST = 10
_LONGEST = 40
_KINDS = 2


def classification_marks(lines: Iterable[str], page: int | None = None) -> tuple[ClassificationMark, ...]:
    """Return the marks among the lines of a page or document, in order."""
    lines = [line.strip() for line in lines]
    found: list[tuple[int, ClassificationMark]] = []
    for place, line in enumerate(lines):
        if "密" in line[:_LONGEST]:
            mark = _mark(line, lines, place, page) if len(line) <= _LONGEST else None
            mark = mark or _leading(line, page)
            if mark is not None:
                found.append((place, mark))
    if not found:
        return ()
    written = [line for line in lines if line]
    head = set(written[:_HEAD])
    explained = len({mark.kind for _, mark in found}) > _KINDS or any(map(_EXPLAINS.search, written))
    kept = [mark for place, mark in found if not explained or lines[place] in head]
    return tuple(kept[:_MOST])


def _leading(line: str, page: int | None) -> ClassificationMark | None:
    found = _LEADING.match(line)
    if found is None or _SPEAKS_OF_IT.search(found["rest"][:_LONGEST]):
        return None
    return ClassificationMark(kind="".join(found["level"].split()), period=True, copy_number=False, page=page)


def _mark(line: str, lines: Sequence[str], place: int, page: int | None) -> ClassificationMark | None:
    above = next((each for each in reversed(lines[max(0, place - 3) : place]) if each), "")
    numbered = bool(_NUMBER.fullmatch(above))
    starred = _STARRED.fullmatch(line)
    if starred:
        return ClassificationMark(
            kind="".join(starred["level"].split()),
            period=bool(starred["term"] or starred["other"]),
            copy_number=numbered or bool(starred["copy"]),
            page=page,
        )
    bare = _WITH_NUMBER.fullmatch(line) or (_BARE.fullmatch(line) if numbered else None)
    return ClassificationMark(kind="".join(bare["level"].split()), copy_number=True, page=page) if bare else None
