"""Lists made of signs, numbers and line breaks instead of list markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pytest_govsite.checks.accessibility.text_blocks import Line, TextBlock, ends_sentence, weight
from pytest_govsite.checks.accessibility.word_lists import han
from pytest_govsite.model import DomDocument, DomNode

LEAST = 3
_SIGN = re.compile(r"(?:([•·●○◦■□▪▫◆◇►▶▸▹‣⁃➤➢➔→★☆✓✔√❖※»])\s*|([*＊>-]|–|&gt;|o)\s+)(?=\S)")
_DASH = re.compile(r"[-–](?=[^\W\d_])")
_NUMBER = re.compile(r"[(（]?(\d{1,2})\s*[.．、)）](?!\d)\s*(?=\S)")
_LETTER = re.compile(r"[(（]?([a-z])[.)）]\s+(?=\S)", re.IGNORECASE)
_PROSE = 110
_PROSE_CHINESE = 90
_NOT_IN = ("li", "pre", "code", "textarea", "select", "address", "listitem", "option", "menuitem", "dd", "dt", "poem", "button", "nav", "label", "legend", "th")  # fmt: skip
_SHORT = 44
_FEW_WORDS = 30
_ANNOUNCES = re.compile(r"[:：]\s*$")
_ADDRESS = re.compile(r"address|write to|contact|send|post|visit|hours|poem|地址|联系|邮寄|此致|时间", re.IGNORECASE)
_COMMA = re.compile(r"[,，]$|^\d|\d{3}|[:：@]")
_SEPARATED = re.compile(r"[|>·/»]\s*$")


class Marker(StrEnum):
    """What stands in front of the entries."""

    SIGN = "sign"
    NUMBER = "number"
    LETTER = "letter"
    PICTURE = "picture"


@dataclass(frozen=True)
class FakeList:
    """Entries that follow each other with like markers."""

    node: DomNode
    marker: Marker
    entries: tuple[str, ...]
    doubtful: bool
    """True: the numbers may belong to the text, as those of an official document do, or lines without numbers or links
    may be no entries."""


@dataclass(frozen=True)
class _Entry:
    document: DomDocument
    block: TextBlock
    line: Line
    kind: tuple[Marker, str]
    number: int


def fake_lists(document: DomDocument, blocks: list[TextBlock]) -> Iterator[FakeList]:
    """Yield runs of three or more lines or blocks that begin with the same sign or count on."""
    run: list[_Entry] = []
    for block in blocks:
        lines = [line for line in block.lines if line.text]
        for line in lines:
            entry = _entry(document, block, line)
            if run and (entry is None or not _follows(document, run[-1], entry)):
                if entry is None and _continues(run[-1], block):
                    continue
                yield from _told(run)
                run = []
            if entry is not None and (run or entry.number <= 1):
                run.append(entry)
    yield from _told(run)


def _continues(last: _Entry, block: TextBlock) -> bool:
    """True: a line that only goes on with the entry before it."""
    return block is last.block and len(block.lines) > 1 and last.kind[0] in (Marker.NUMBER, Marker.LETTER)


def _entry(document: DomDocument, block: TextBlock, line: Line) -> _Entry | None:
    if document.closest(line.texts[0], *_NOT_IN, "tt", "samp", "kbd") is not None:
        return None
    text = line.text
    if line.sign is not None:
        kind = (Marker.PICTURE, line.sign.get("src") or "")
        return _Entry(document, block, line, kind, 0) if weight(text) >= 2 else None
    if match := _SIGN.match(text):
        sign = match.group(1) or match.group(2)
        return _Entry(document, block, line, (Marker.SIGN, sign), 0) if len(text) > match.end() + 1 else None
    if match := _DASH.match(text):
        return _Entry(document, block, line, (Marker.SIGN, match.group(0)), 0)
    if match := _NUMBER.match(text):
        shape = re.sub(r"\d+", "1", match.group(0).strip())
        return _Entry(document, block, line, (Marker.NUMBER, shape), int(match.group(1)))
    if match := _LETTER.match(text):
        shape = re.sub(r"[a-zA-Z]", "a", match.group(0).strip())
        return _Entry(document, block, line, (Marker.LETTER, shape), ord(match.group(1).lower()) - ord("a") + 1)
    before = document.style(block.node)
    if (
        before is not None
        and (match := re.fullmatch(r"\s*([•·●○■▪◆►▶✓✔√-])\s*", before.before))
        and len(block.lines) == 1
    ):
        return _Entry(document, block, line, (Marker.SIGN, f"::before {match.group(1)}"), 0)
    return None


def _follows(document: DomDocument, last: _Entry, entry: _Entry) -> bool:
    if entry.kind != last.kind:
        return False
    if entry.number and entry.number != last.number + 1:
        return False
    if entry.block is last.block:
        return True
    one, other = last.block.node, entry.block.node
    if one.tag != other.tag or one.index == other.index:
        return one.index == other.index
    if one.box is None or other.box is None or other.box.y + 1 < one.box.y + 0.5 * one.box.height:
        return False  # beside each other: a bar, no list
    return _distance(document, one, other)


def _distance(document: DomDocument, one: DomNode, other: DomNode) -> bool:
    """True: neighbours, themselves or the boxes and rows that hold them alone."""
    if one.parent == other.parent:
        between = document.nodes[one.end : other.index]
        return not any(each.visible and each.parent == one.parent and each.text.strip() for each in between)
    up, beside = document.parent(one), document.parent(other)
    steps = 0
    while up is not None and beside is not None and steps < 3:
        if up.parent == beside.parent and up.tag == beside.tag and up.tag in ("tr", "div", "p", "span"):
            return document.text(up) == document.text(one) or up.tag == "tr"
        up, beside, steps = document.parent(up), document.parent(beside), steps + 1
    return False


def _told(run: list[_Entry]) -> Iterator[FakeList]:
    if len(run) < LEAST:
        return
    texts = [entry.line.text for entry in run]
    marker = run[0].kind[0]
    chinese = sum(han(text) for text in texts) * 3 > sum(map(len, texts))
    average = sum(map(weight, texts)) / len(texts)
    counted = marker in (Marker.NUMBER, Marker.LETTER)
    if counted and average > (_PROSE_CHINESE if chinese else _PROSE):
        return  # numbered paragraphs
    if marker is Marker.SIGN and run[0].kind[1] in ("-", "–", ">") and average > 2 * _PROSE:
        return
    if all(_SEPARATED.search(text) for text in texts[:-1]):
        return
    if marker is Marker.PICTURE and not run[0].kind[1]:
        return
    yield FakeList(
        node=run[0].block.node,
        marker=marker,
        entries=tuple(text[:40] for text in texts[:3]),
        # lines that only breaks part, of a few words each, are no paragraphs of an official document
        doubtful=counted and chinese and not (len({e.block.node.index for e in run}) == 1 and average <= _FEW_WORDS),
    )


def bare_lists(document: DomDocument, blocks: list[TextBlock]) -> Iterator[FakeList]:
    """Yield lines of a block that only breaks part: entries after an announcement, or one link each."""
    before = ""
    for block in blocks:
        lines = [line for line in block.lines if line.text]
        announced = before
        if lines and _ANNOUNCES.search(lines[0].text):
            announced, lines = lines[0].text, lines[1:]
        before = block.text
        if len(lines) < LEAST or document.closest(block.node, *_NOT_IN, "table", "form", "footer", "contentinfo"):
            continue
        if any(_entry(document, block, line) is not None for line in lines):
            continue
        texts = tuple(line.text for line in lines)
        short = all(
            2 <= weight(text) <= _SHORT and not ends_sentence(text) and not _COMMA.search(text) for text in texts
        )
        linked = all(
            document.closest(each, "a") is not None for line in lines for each in line.texts if each.text.strip()
        )
        if (linked and len(lines) > LEAST) or (
            short and _ANNOUNCES.search(announced) and not _ADDRESS.search(announced)
        ):
            yield FakeList(node=block.node, marker=Marker.SIGN, entries=texts[:3], doubtful=not linked)
