"""Floating boxes over content: GB/T 37668-2019, 3.3.3.3; 政府网站发展指引 (design: no floating windows)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.motion.seen import motion_of, pointer
from pytest_govsite.checks.accessibility.telling import MOST, trees
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.motion import Floating

_COVERED = 40
"""Characters of text under a box that make it stand in the way."""
_FEW = 5
_BAR = 0.3
"""Share of the window's height up to which a bar along its edge is a bar."""
_WINDOW = (1366, 768)
_NARROW = 200
_BUTTON = 130
_PLAINLY = re.compile(r"关闭|[×✕✖✗╳]|^[xX]$|\b(?:close|dismiss)\b", re.IGNORECASE)


def floating(page: CloserLook) -> Iterator[Verdict]:
    """Boxes that fly over the page or stay over its text can be closed, by mouse and by keyboard.

    GB/T 37668-2019, 3.3.3.3. Headers, navigation bars, tool bars at the edges and single buttons are no floating windows.
    """
    look = motion_of(page)
    if isinstance(look, Verdict):
        yield look
        return
    over = [box for box in look.floating if in_the_way(box, _least(page, box))]
    verdicts = [_judged(page, box) for box in over if not _is_backdrop(page, box)]
    if verdicts:
        yield from verdicts[:MOST]
    elif "floating" in look.unfinished:
        yield cant_tell("漂浮内容没有观察完", "what floats could not be looked at to the end")
    else:
        yield inapplicable("没有遮挡内容的漂浮窗", "no floating box covers content")


def _least(page: CloserLook, box: Floating) -> int:
    """Return the characters under a box that make it stand in the way: on a page of few words a third of the others."""
    seen = trees(page)
    if isinstance(seen, Verdict):
        return _COVERED
    others = len(seen.main.text(seen.main.root)) - len(box.spot.text)
    return min(_COVERED, max(_FEW, others // 3))


def in_the_way(box: Floating, least: int = _COVERED) -> bool:
    """Return whether a box is a floating window: it flies, or it lies over text and is no bar, tool or button.

    Args:
        box: the box.
        least: characters under it that make it stand in the way.
    """
    if box.flying:
        return True
    if box.position == "sticky" or box.covered < least:
        return False
    width, height = _WINDOW
    bar = box.width >= 0.85 * width and box.height <= _BAR * height and ("top" in box.edges or "bottom" in box.edges)
    side = (
        box.width <= _NARROW
        and ("left" in box.edges or "right" in box.edges)
        and (box.navigation or box.tools or not box.pictures)
    )
    column = box.navigation and not box.pictures and box.role != "dialog" and len(box.edges) >= 2
    button = box.width <= _BUTTON and box.height <= _BUTTON and bool(box.edges)
    return not (bar or side or column or button)


def _is_backdrop(page: CloserLook, box: Floating) -> bool:
    """True: an empty box behind an open dialog, which goes with it."""
    seen = trees(page)
    if isinstance(seen, Verdict) or box.spot.text or box.links or box.controls or box.pictures or box.flying:
        return False
    return any(
        node.visible
        and (node.role in ("dialog", "alertdialog") or (node.tag == "dialog" and "open" in node.attributes))
        for document in seen.documents
        for node in document.elements
    )


def _judged(page: CloserLook, box: Floating) -> Verdict:
    where = pointer(page, box.spot)
    expected = "有关闭控件，鼠标和键盘都能用 / a close control that works by mouse and by keyboard"
    close = box.close
    covered = f"遮住约 {box.covered} 字 / covers about {box.covered} characters"
    if close is None:
        return _without(page, box, expected, covered)
    if close.by_keyboard:
        return passed("漂浮窗可以用鼠标和键盘关闭", "the floating box closes by mouse and keyboard", pointer=where)
    if close.works is None:
        return cant_tell(
            "漂浮窗的关闭控件未能试用", "the close control of this floating box could not be tried", pointer=where
        )
    if close.works:
        return failed(
            "漂浮窗不能用键盘关闭",
            "a floating box cannot be closed by keyboard",
            expected=expected,
            found=close.name or close.spot.snippet,
            pointer=where,
        )
    if _PLAINLY.search(close.name):
        return failed(
            "漂浮窗的关闭控件不起作用",
            "the close control of a floating box does nothing",
            expected=expected,
            found=close.name,
            pointer=where,
        )
    return cant_tell(
        "漂浮窗能否关闭，未能试出",
        "whether this floating box can be closed could not be tried out",
        found=close.name,
        pointer=where,
    )


def _without(page: CloserLook, box: Floating, expected: str, covered: str) -> Verdict:
    where = pointer(page, box.spot)
    if box.flying:
        return failed(
            "飘窗没有关闭控件", "a box that flies over the page has no close control", expected=expected, pointer=where
        )
    if box.by_escape:
        return cant_tell(
            "漂浮窗用 Esc 可关闭，但没有可见的关闭控件",
            "Escape closes this floating box, but no close control is to be seen",
            pointer=where,
        )
    if box.controls or box.navigation or box.role in ("dialog", "alertdialog"):
        return cant_tell(
            "遮挡内容的漂浮窗没有认得出的关闭控件",
            "a floating box over content has no close control that can be told as one",
            found=covered,
            pointer=where,
        )
    return failed(
        "遮挡内容的漂浮窗没有关闭控件",
        "a floating box over content has no close control",
        expected=expected,
        found=covered,
        pointer=where,
    )
