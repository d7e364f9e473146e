"""Focus that a script takes away as soon as it comes (failure F55 of WCAG), told once for each widget."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import REACHED, called, on
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, KeyboardLook, KeyElement, Verdict

_PLACE = re.compile(r":nth-of-type\(\d+\)")


def focus_taken(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    """Yield one failure for all alike elements, such as the days of a calendar that closes when the focus comes in."""
    taken: dict[tuple[str, str], list[KeyElement]] = {}
    for stop in look.stops:
        if any(each.kind == "focus_lost" for each in stop.happened):
            element = stop.element
            taken.setdefault((element.frame, _PLACE.sub("", element.selector)), []).append(element)
    for alike in taken.values():
        more = len({element.selector for element in alike}) - 1
        yield failed(
            "元素一获得焦点，焦点就被脚本移除，键盘无法操作",
            "a script takes the focus away as soon as it comes, so keys cannot operate it",
            expected=REACHED,
            found=called(alike[0]) + (f"，另有 {more} 个同类元素 / {more} more alike" if more > 0 else ""),
            pointer=on(page, alike[0]),
        )
