"""Shown sources."""

from __future__ import annotations

import re
from itertools import pairwise

from pytest_govsite.document.beside import is_information, next_beside
from pytest_govsite.document.dates import find_moments
from pytest_govsite.document.labels import (
    ANY_LABEL,
    LABEL_ALONE,
    OTHER_LABEL_ALONE,
    PUBLISHED,
    SOURCES,
    TABLE_SOURCES,
    squeeze,
)
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.placing import Placing
from pytest_govsite.document.runs import BOUNDARY, Run
from pytest_govsite.document.tree import Element
from pytest_govsite.model import SourceSighting

_SOURCE = re.compile(rf"(?P<label>{SOURCES}|{TABLE_SOURCES})[\s{BOUNDARY}]*(?P<colon>[:：]?)", re.I)
_QUICK = re.compile(rf"源|{TABLE_SOURCES}|出\s*处|供稿|转|信息提供")
_TABLE = re.compile(TABLE_SOURCES)
_NOT_BEFORE = re.compile(
    r"(?:资\s*料|图\s*文|图\s*片|图|数\s*据|照\s*片|资\s*金|经\s*费|视\s*频|案\s*例|收\s*入|文\s*图|音\s*频|素\s*材|货|生|财|能|电|水)$"
)
_END = re.compile(
    rf"[{BOUNDARY}|｜丨\n]|\s+(?={ANY_LABEL.pattern})|{ANY_LABEL.pattern}|\s(?:语音|朗读|听|视力保护|背景色|分享|打印|收藏|字号|字体)|(?:{PUBLISHED})\s*[|｜丨]|[(（\[]?\s*(?:19|20)\d\d\s*[-年/.]\s*\d{{1,2}}",
    re.I,
)
_FREE = f" {BOUNDARY}|｜丨【[(（\n：:>】])）0123456789日"
_LINE_FOR_COLON = re.compile(rf"[ {BOUNDARY}]*[|｜丨]")
_ORDER = {"title": 0, "table": 1, "below": 2, "text": 9}
_WORD = re.compile(rf"{SOURCES}", re.I)
_MARKS = re.compile(r"[，。；：:]")
_NAME, _LINE = 30, 160
"""Characters of a name, and of a line that holds labels without colons in elements of their own."""
_MAX_VALUE = 80
_MAX_FOUND = 20


def find_sources(runs: list[Run], placing: Placing, nodes: Nodes) -> tuple[SourceSighting, ...]:
    """Return the shown sources, the likeliest first; one in the running text (资料来源, 图文来源) is none."""
    found: list[tuple[tuple[float, ...], SourceSighting]] = []
    for run in runs:
        if _QUICK.search(run.text) and is_information(run) and len(found) < 200:
            position = placing.position(run)
            found += [(_rank(s, placing.distance(run)), s) for s in _in_run(run, runs, position, nodes)]
    ordered = [sighting for _, sighting in sorted(found, key=lambda pair: pair[0])]
    kept = {(s.label, s.value, s.position, s.visible is False): s for s in reversed(ordered)}
    chosen = {id(sighting) for sighting in kept.values()}
    return tuple(s for s in ordered if id(s) in chosen)[:_MAX_FOUND]


def _in_run(run: Run, runs: list[Run], position: str, nodes: Nodes) -> list[SourceSighting]:
    apart = _in_elements(run) if position != "text" and len(run.text) < _LINE else None
    if apart is not None:
        return [_make(run, *apart, position, nodes)]
    marked = run.marked
    found = []
    for match in _SOURCE.finditer(marked):
        if _is_source(marked, match, position, run):
            value = _value(marked, match.end() + _parted(marked, match), run, runs)
            written, label = match[0].replace(BOUNDARY, ""), match["label"].replace(BOUNDARY, "")
            found.append(_make(run, written, label, value, position, nodes))
    return found[:5]


def _in_elements(run: Run) -> tuple[str, str, str] | None:
    """Return what is written, label and value where a label fills an inline element and the next one holds its value."""
    pieces = [piece for piece in run.pieces if piece.text.strip()]
    for first, second in pairwise(pieces):
        label, value = first.folded.strip(), second.folded.strip()
        named = first.owner is not second.owner and _WORD.fullmatch(label)
        if named and 1 < len(value) <= _NAME and not _MARKS.search(value):
            return f"{label} ", label, value
    return None


def _make(run: Run, written: str, label: str, value: str, position: str, nodes: Nodes) -> SourceSighting:
    shown = nodes.of(run.block)
    shown["visible"] = run.visible
    return SourceSighting(
        **shown,
        text=nodes.clean(f"{written}{value}".strip()),
        label=squeeze(label),
        value=nodes.clean(value),
        position=position,
    )


def _is_source(marked: str, match: re.Match[str], position: str, run: Run) -> bool:
    before = marked[: match.start()]
    plain = before.rstrip(f" {BOUNDARY}")
    if position == "text" or (_NOT_BEFORE.search(before) and not before.endswith((" ", BOUNDARY))):
        return False
    if _TABLE.fullmatch(match["label"]) and position != "table" and not match["colon"]:
        return False
    if len(run.text) > 200 and plain:
        return False
    free = not before or before[-1] in _FREE
    if match["colon"]:
        return free
    rest = marked[match.end() :].strip(f" {BOUNDARY}】]")
    spaced = marked[match.end() - 1 : match.end()] in (" ", BOUNDARY)
    return not plain and (not rest or (spaced and len(rest) <= 30)) and len(run.text) < 60


def _parted(marked: str, match: re.Match[str]) -> int:
    """Return the characters of a line that stands in place of the colon (`信息来源 | 县政府办`)."""
    line = None if match["colon"] else _LINE_FOR_COLON.match(marked, match.end())
    return len(line[0]) if line else 0


def _value(marked: str, start: int, run: Run, runs: list[Run]) -> str:
    rest = marked[start:].lstrip(f" {BOUNDARY}")
    if rest:
        end = _END.search(rest)
        value = rest[: end.start()] if end else rest
        for opened, closed in ("【】", "[]"):  # 【来源：某中心】 打印本页
            if opened in marked[:start]:
                value = value.split(closed, 1)[0]
        return value.strip(" 　|｜丨[]【】(（;；,，·").replace(BOUNDARY, "")[:_MAX_VALUE]
    following = next_beside(run, runs)
    if following is None or following.visible is False or _apart(run.block, following.block):
        return ""
    text = following.text
    labelled = ANY_LABEL.match(text) or LABEL_ALONE.match(text) or OTHER_LABEL_ALONE.match(text)
    sentence = len(text) > _MAX_VALUE or re.search(r"[，。；]", text)
    return "" if labelled or sentence or find_moments(text) else text


def _apart(first: Element, second: Element) -> bool:
    """True: the second is another list item or paragraph, so it is no value of a label in the first."""
    return first.tag == second.tag and first.tag in ("li", "p", "h1", "h2", "h3")


def _rank(sighting: SourceSighting, distance: int) -> tuple[float, ...]:
    table = _TABLE.fullmatch(sighting.label) is not None
    return (sighting.visible is False, table, _ORDER[sighting.position], not sighting.value, distance)
