"""Labels and values that stand in cells or blocks of their own."""

from __future__ import annotations

import re

from pytest_govsite.document.labels import LABEL_ALONE
from pytest_govsite.document.placing import is_side
from pytest_govsite.document.runs import Run
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Region

MAX_INFO = 400
"""Longer runs hold no information about the page, but text."""


def is_information(run: Run) -> bool:
    """True: a run that may tell when and by whom the page was published."""
    if run.block.region not in (Region.MAIN, Region.HEADER) or len(run.text) > MAX_INFO:
        return False
    if run.block.region is Region.HEADER and not re.search(r"发\s*布|发表|来\s*源", run.text):
        return False
    return not is_side(run.block)


def are_beside(first: Element, second: Element) -> bool:
    """True: two cells of a row, label and value of a list, or two blocks in the same parent."""
    if first.index <= second.index < first.end:
        return True
    for up in range(3):
        parent = first.parent
        if parent is None:
            return False
        if parent.index <= second.index < parent.end:
            near = second.parent is parent or second is parent or parent.end - parent.index < 12
            return (up == 0 and near) or parent.tag in ("tr", "dl", "dd", "li") or parent.end - parent.index < 12
        first = parent
    return False


def previous_beside(run: Run, runs: list[Run]) -> Run | None:
    """Return the run before, where it stands in the same row or parent. None: it does not."""
    previous = runs[run.index - 1] if run.index else None
    return previous if previous is not None and are_beside(previous.block, run.block) else None


def next_beside(run: Run, runs: list[Run]) -> Run | None:
    """Return the run after, where it stands in the same row or parent. None: it does not."""
    following = runs[run.index + 1] if run.index + 1 < len(runs) else None
    return following if following is not None and are_beside(run.block, following.block) else None


def label_before(run: Run, runs: list[Run]) -> str | None:
    """Return the label of a time or source that stands alone in the cell before. None: there is none."""
    previous = previous_beside(run, runs)
    match = LABEL_ALONE.match(previous.text) if previous else None
    return match["label"] if match else None


def other_label_before(run: Run, runs: list[Run]) -> bool:
    """True: the cell before is a label of something else."""
    previous = previous_beside(run, runs)
    if previous is None:
        return False
    return len(previous.text) < 20 and previous.text.endswith((":", "："))
