"""Shown publishing times."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from pytest_govsite.document.beside import is_information, label_before, other_label_before
from pytest_govsite.document.dates import Moment, find_moments
from pytest_govsite.document.labels import ANY_LABEL, OTHER_TIMES, PUBLISHED, squeeze
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.placing import Placing
from pytest_govsite.document.runs import Run
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Region, TimeSighting

_BEFORE = re.compile(rf"(?P<label>{OTHER_TIMES}|{PUBLISHED})\s*[:：]?[\s\[【(（]*$", re.I)
_OTHER = re.compile(OTHER_TIMES)
_PUBLISHED = re.compile(PUBLISHED, re.I)
_STRONG = re.compile(r"发布|发表|发稿|公开|上网|刊发|登载|發布")
_ORDER = {"title": 0, "table": 2, "below": 3, "text": 9}
_AFTER = "至起止前后召，,"
_RANGE_END = re.compile(r"\d[\d年月日时分秒:： ]*(?:至|到|[~～—－–-]{1,2})\s*$")
"""What stands before the end of a period (`2026-11-10至2026-12-10`), which is no publishing time."""
_MAX_FOUND = 20
_NEAR_TITLE = 15


def find_times(
    runs: list[Run], placing: Placing, nodes: Nodes, entries: tuple[Element, ...] = ()
) -> tuple[TimeSighting, ...]:
    """Return the times that may be the publishing time, the likeliest first.

    Times of the running text are none, nor are those inside `entries`, the dated entries of lists in document order.
    """
    finder = _Finder(runs, placing, nodes)
    outside = _Outside(entries)
    found = [pair for run in runs if is_information(run) and outside(run) for pair in finder.in_run(run)]
    ordered = [sighting for _, sighting in sorted(found[:500], key=lambda pair: pair[0])]
    kept = {(s.text, s.label, s.position, s.visible is False): s for s in reversed(ordered)}
    chosen = {id(sighting) for sighting in kept.values()}
    return tuple(s for s in ordered if id(s) in chosen)[:_MAX_FOUND]


class _Outside:
    """Tells whether a run stands in none of the entries."""

    def __init__(self, entries: tuple[Element, ...]) -> None:
        self._starts = [e.index for e in entries]
        self._ends = list(accumulate((e.end for e in entries), max))

    def __call__(self, run: Run) -> bool:
        place = bisect_right(self._starts, run.block.index) - 1
        return place < 0 or run.block.index >= self._ends[place]


class _Finder:
    def __init__(self, runs: list[Run], placing: Placing, nodes: Nodes) -> None:
        self._runs, self._placing, self._nodes = runs, placing, nodes

    def in_run(self, run: Run) -> list[tuple[tuple[float, ...], TimeSighting]]:
        moments = find_moments(run.text)
        if not moments:
            return []
        position = self._placing.position(run)
        found = []
        for moment in moments[:6]:
            label = self._label(run, moment)
            if label is not None and self._may_be_published(run, moment, label, position):
                sighting = self._make(run, moment, label, position)
                found.append((_rank(sighting, self._placing.distance(run)), sighting))
        return found

    def _label(self, run: Run, moment: Moment) -> str | None:
        """Return the word before a time, empty where there is none. None: it is another kind of time."""
        before = run.text[: moment.start]
        if _RANGE_END.search(before):
            return None
        match = _BEFORE.search(before)
        if match:
            other = _OTHER.fullmatch(match["label"]) or (
                _part_of_word(before, match.start()) and not _begins_an_element(run, match["label"])
            )
            return None if other else squeeze(match["label"])
        if before.strip(" 　[(（【·|"):
            return ""
        alone = label_before(run, self._runs)
        if alone is not None:
            return squeeze(alone) if _PUBLISHED.fullmatch(alone) and not _OTHER.fullmatch(alone) else None
        return None if other_label_before(run, self._runs) else self._picture_label(run)

    def _picture_label(self, run: Run) -> str:
        """Return what the icon before a time is called (`<img title="发布时间">`)."""
        block = run.block
        near = [run.owner, block, *self._nodes.tree.inside(block)[:6]]
        texts = [e.value(name) for e in near for name in ("title", "alt", "aria-label")]
        match = next((m for text in texts if text and (m := _PUBLISHED.match(text))), None)
        return squeeze(match[0]) if match else ""

    def _may_be_published(self, run: Run, moment: Moment, label: str, position: str) -> bool:
        if label:
            return position != "text" and (run.block.region is Region.MAIN or bool(_STRONG.search(label)))
        if position == "text" or run.block.region is not Region.MAIN or run.linked:
            return False
        if self._in_list(run) or _is_sentence(run, moment):
            return False
        if position == "below":
            return len(run.text) - len(moment.text) <= 12 and " " in moment.value
        near = self._placing.distance(run) <= _NEAR_TITLE
        return position == "title" and self._placing.headline is not None and near

    def _in_list(self, run: Run) -> bool:
        tree = self._nodes.tree
        node: Element | None = run.block
        for _ in range(3):
            if node is None or node.tag in ("body", "html"):
                return False
            if node.tag in ("li", "tr", "dl", "dd") and tree.linked_length(node) > 8:
                return True
            node = node.parent
        return False

    def _make(self, run: Run, moment: Moment, label: str, position: str) -> TimeSighting:
        shown = self._nodes.of(run.block)
        shown["visible"] = run.visible
        return TimeSighting(
            **shown,
            text=moment.text,
            value=moment.value,
            label=label,
            standard_form=moment.standard,
            position=position,
        )


def _part_of_word(before: str, start: int) -> bool:
    """True: the label is the end of another word (会议时间, 报名日期)."""
    return bool(re.search(r"[\u4e00-\u9fffA-Za-z]$", before[:start]))


def _begins_an_element(run: Run, label: str) -> bool:
    """True: the label begins an inline element of its own (`<span>来源：…日报</span><span>发布时间：…</span>`)."""
    return any(piece.folded.lstrip().startswith(label) for piece in run.pieces[1:])


def _is_sentence(run: Run, moment: Moment) -> bool:
    rest = run.text[: moment.start] + run.text[moment.end :]
    if re.search(r"[，。；！？、]", rest) or run.text[moment.end :].lstrip()[:1] in tuple(_AFTER):
        return True
    return bool(re.search(r"[\u4e00-\u9fff]{12,}", rest)) and not ANY_LABEL.search(rest)


def _rank(sighting: TimeSighting, distance: int) -> tuple[float, ...]:
    strength = 0 if _STRONG.search(sighting.label) else 1 if sighting.label and "更新" not in sighting.label else 2
    order = _ORDER[sighting.position] + strength
    return (sighting.visible is False, order, strength, -len(sighting.value), distance)
