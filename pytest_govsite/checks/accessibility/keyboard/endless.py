"""Lists that go on loading as the focus moves down them, so that Tab never comes to what stands behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pytest_govsite.checks.accessibility.keyboard.seeing import called, on
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, KeyboardLook, Verdict

_MANY = 60
"""Stops in a row, at the end of the walk, that were not there when the page had come."""


def endless_list(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    """Yield that the walk ended among entries that came with it, and the foot of the page holds something to reach."""
    if look.end not in ("limit", "time") or page.dom is None:
        return
    late = list(takewhile(lambda stop: stop.element.place < 0, reversed(look.stops)))
    document = page.dom.main
    behind = [
        node
        for foot in document.by_role("contentinfo")
        if foot.visible
        for node in document.descendants(foot)
        if node.tabbable
    ]
    if len(late) < _MANY or not behind:
        return
    yield advice(
        "列表随焦点不断加载，按 Tab 键走不到后面的内容",
        "a list goes on loading as the focus moves on: Tab does not come to what stands behind it",
        expected="“加载更多”按钮或翻页 / a button that loads more, or pages",
        found=f"{len(late)} → {called(late[0].element)}",
        pointer=on(page, late[-1].element),
    )
