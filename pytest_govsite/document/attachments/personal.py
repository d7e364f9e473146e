"""Personal numbers and marks of classification in the text of an attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pytest_govsite.document.attachments.parts import AttachmentText
from pytest_govsite.document.number_forms import shown_form
from pytest_govsite.document.person_names import is_name, named_beside
from pytest_govsite.document.privacy import PersonalNumber, blackened, digest_of, find_personal, names_people
from pytest_govsite.document.secrecy import classification_marks
from pytest_govsite.model import AttachmentPart, ClassificationMark, PersonalSighting

_MANY_DIGITS = re.compile(r"\d(?:[ \u00a0\u3000‐‑–—-]?\d){10}")
_HEAD_WORDS = re.compile(
    r"姓\s*名|电话|手机|证件|身份证|卡\s*号|账\s*号|单位|职务|代码|编号|订单|地址|金额|备注|性别|序号"
)
_MOST = 1_000
_AROUND = 40


class Told(NamedTuple):
    """What an attachment says, fit to be written down."""

    parts: tuple[AttachmentPart, ...]
    personal: tuple[PersonalSighting, ...]
    marks: tuple[ClassificationMark, ...]
    numbers: dict[str, str]
    """Number -> kind; never written down."""


def without_personal(text: AttachmentText) -> Told:
    """Return the text with personal numbers masked, where they stood, and the marks; of a marked one nothing else."""
    marks = tuple(mark for part in text.parts for mark in classification_marks(_cells(part.lines), part.number))
    if marks:
        return Told((), (), marks[:20], {})
    numbers: dict[str, str] = {}
    for part in text.parts:
        for line, cell in _read(part.lines):
            numbers.update({found.number: found.kind for found in line.found(cell, numbers)})
    parts: list[AttachmentPart] = []
    sightings: list[PersonalSighting] = []
    for part in text.parts:
        lines: list[str] = []
        for line in _lines(part.lines):
            clean = line.clean(numbers) if numbers else line.text
            lines.append(clean)
            if clean is not line.text and len(sightings) < _MOST:
                sightings += line.sightings(numbers, clean, part.number)
        parts.append(AttachmentPart(number=part.number, text="\n".join(lines)))
    return Told(tuple(parts), tuple(sightings[:_MOST]), (), numbers)


def _cells(lines: Sequence[str]) -> Iterator[str]:
    return (cell for line in lines for cell in line.split("\t"))


class _Line:
    """A line with the heads of its columns, where it is a row of a table."""

    def __init__(self, text: str, heads: Sequence[str], head_line: str) -> None:
        self.text = text
        self.cells = text.split("\t")
        self._heads, self._head_line = heads, head_line

    def _person(self, at: int) -> bool:
        others = (cell for place, cell in enumerate(self.cells) if place != at)
        before = self.cells[at - 1] if at else ""
        return any(is_name("".join(cell.split())) for cell in others) or (not self._heads and names_people(before))

    def _column(self, at: int) -> str:
        if at < len(self._heads):
            return self._heads[at]
        before = self.cells[at - 1] if at else ""
        return before if not any(map(str.isdigit, before)) else ""

    def found(self, at: int, numbers: dict[str, str]) -> list[PersonalNumber]:
        """Return the personal numbers of a cell."""
        return find_personal(self.cells[at], known=numbers, label=self._column(at), person=self._person(at))

    def clean(self, numbers: dict[str, str]) -> str:
        """Return the line masked; the line itself where there is nothing to mask."""
        if not _MANY_DIGITS.search(self.text):
            return self.text
        found = {at: self.found(at, numbers) for at in range(len(self.cells))}
        if not any(found.values()):
            return self.text
        return "\t".join(blackened(cell, found[at]) if found[at] else cell for at, cell in enumerate(self.cells))

    def sightings(self, numbers: dict[str, str], clean: str, page: int | None) -> Iterator[PersonalSighting]:
        """Yield the numbers with what stands around them."""
        masked = clean.split("\t")
        for at in range(len(self.cells)):
            for number in self.found(at, numbers):
                around = masked[at][max(0, number.start - _AROUND) : number.end + _AROUND]
                yield PersonalSighting(
                    kind=number.kind,
                    shown=shown_form(number.number, number.kind),
                    digest=digest_of(number.number),
                    context=(around if len(self.cells) == 1 else " ".join(masked))[:200],
                    label=(" ".join(self._heads) or self._head_line)[:200],
                    column=self._column(at)[:40],
                    named=self._person(at) or named_beside(masked[at][: number.start], masked[at][number.end :]),
                    page=page,
                )


def _lines(lines: Sequence[str]) -> Iterator[_Line]:
    heads: list[str] = []
    head_line = ""
    for text in lines:
        cells = text.split("\t")
        digits = any(map(str.isdigit, text))
        if len(_HEAD_WORDS.findall(text)) > 1 and not _MANY_DIGITS.search(text) and len(text) < 300:
            heads, head_line = (cells, "") if len(cells) > 1 else ([], text[:100])
        elif len(cells) == 1 and not digits and len(text) > 40:
            heads, head_line = [], ""  # running text: the table is over
        yield _Line(text, heads if len(cells) > 1 else [], head_line)


def _read(lines: Sequence[str]) -> Iterator[tuple[_Line, int]]:
    for line in _lines(lines):
        if _MANY_DIGITS.search(line.text):
            for at in range(len(line.cells)):
                yield line, at
