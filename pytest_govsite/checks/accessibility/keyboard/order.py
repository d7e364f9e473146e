"""Order in which Tab goes through the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pytest_govsite.checks.accessibility.keyboard.seeing import as_far_as_used, called, keyboard_of, on, walked
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import Box, CloserLook, FocusStop, KeyboardLook, KeyElement, Pointer, Verdict
from pytest_govsite.model.motion import MotionLook

_EXPECTED = "Tab 顺序与阅读顺序一致 / Tab follows the order of reading"
_NEAR = 4
"""Levels up to which two elements stand in one block."""
_GAP = 4.0
_ROW = 3
_LOOSE = frozenset({"fixed", "sticky"})


@as_far_as_used()
def focus_order(page: CloserLook) -> Iterator[Verdict]:
    """Tab goes through the page in an order that keeps its meaning (GB/T 37668-2019 3.3.3.6, WCAG 2.4.3)."""
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if len(look.stops) < 2:
        yield inapplicable(
            "可聚焦的元素不足两个，没有顺序可言", "fewer than two elements take focus: there is no order"
        )
        return
    yield from or_passed(
        (*_judge(page, look), *_detached(page, look), *_lost(page)),
        "焦点顺序与阅读顺序一致",
        "Tab follows the order of reading",
        measured=walked(look),
    )


def _lost(page: CloserLook) -> Iterator[Verdict]:
    """Buttons that go when they are pressed (of an entry that is deleted), and the focus with them."""
    seen = page.of(MotionLook)
    if not isinstance(seen, MotionLook) or not seen.lost:
        return
    first = seen.lost[0]
    spot = first.spot
    yield advice(
        "按下后按钮消失，焦点没有移到别处，键盘用户回到页首",
        "what was pressed goes and the focus with it: the keyboard begins at the top again",
        expected="焦点移到相邻的内容 / the focus goes to what is next",
        found=first.name[:60] + (f" × {len(seen.lost)}" if len(seen.lost) > 1 else ""),
        pointer=Pointer(url=page.url, selector=spot.selector, snippet=spot.snippet, frame=spot.frame),
    )


def _judge(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    for number in sorted({stop.element.document for stop in look.stops}):
        stops = [stop for stop in look.stops if stop.element.document == number and stop.element.place >= 0]
        yield from _numbered(page, stops)
        yield from _upwards(page, stops)
        yield from _backwards(page, stops)
        yield from _scripted(page, stops)


def _numbered(page: CloserLook, stops: Sequence[FocusStop]) -> Iterator[Verdict]:
    """Positive tabindex that tears a block apart or turns it round."""
    for i, stop in enumerate(stops):
        element = stop.element
        if not _positive(element):
            continue
        later = [
            other.element
            for other in stops[i + 1 :]
            if other.element.place < element.place
            and _near(element, other.element)
            and _precedes(other.element, element)
            and not _in_widget(element, other.element)
        ]
        if later:
            yield failed(
                "tabindex 打乱了同一区块内的焦点顺序",
                "tabindex turns the order within a block",
                expected=_EXPECTED,
                found=f"{called(element)} (tabindex={element.tabindex}) → {called(later[0])}",
                pointer=on(page, element),
            )


def _upwards(page: CloserLook, stops: Sequence[FocusStop]) -> Iterator[Verdict]:
    """Siblings that are shown from bottom to top while Tab goes from first to last."""
    runs: list[list[KeyElement]] = [[]]
    jumps: list[tuple[KeyElement, KeyElement]] = []
    for one, other in pairwise(stops):
        a, b = one.element, other.element
        if _in_flow(a) and _in_flow(b) and a.place < b.place and _above(b, a):
            if _near(a, b):
                if not runs[-1] or runs[-1][-1] is not a:
                    runs.append([a])
                runs[-1].append(b)
            else:
                jumps.append((a, b))
    for run in runs:
        if len(run) >= 3:
            yield failed(
                "焦点顺序与显示顺序相反（自下而上）",
                "Tab goes against the order that is shown, from bottom to top",
                expected=_EXPECTED,
                found=" → ".join(called(element) for element in run[:4]),
                pointer=on(page, run[0]),
            )
        elif len(run) == 2:
            jumps.append((run[0], run[1]))
    if jumps:
        yield cant_tell(
            "焦点向上跳回，请人工判断顺序是否合理",
            "the focus jumps back upwards: a person has to judge whether the order makes sense",
            expected=_EXPECTED,
            found="；".join(f"{called(a)} → {called(b)}" for a, b in jumps[:3]),
            pointer=on(page, jumps[0][0]),
        )


def _backwards(page: CloserLook, stops: Sequence[FocusStop]) -> Iterator[Verdict]:
    """Controls of one row that Tab goes through mostly from right to left."""
    rows: list[list[KeyElement]] = [[]]
    for stop in stops:
        element = stop.element
        last = rows[-1][-1] if rows[-1] else None
        if last is not None and _is_same_row(last, element):
            rows[-1].append(element)
        else:
            rows.append([element])
    for row in rows:
        places = [element.box.x for element in row if element.box is not None]
        pairs = [(one, other) for i, one in enumerate(places) for other in places[i + 1 :]]
        if len(places) >= _ROW and 2 * sum(other < one - _GAP for one, other in pairs) > len(pairs):
            yield advice(
                "同一行的控件，焦点顺序与显示顺序相反",
                "Tab goes through a row against the order that is shown",
                expected=_EXPECTED,
                found=" → ".join(called(element) for element in row[:4]),
                pointer=on(page, row[0]),
            )


def _is_same_row(one: KeyElement, other: KeyElement) -> bool:
    """True: buttons or fields that stand in one block and in one line; links of a bar are read in any order."""
    if one.box is None or other.box is None or not (_in_flow(one) and _in_flow(other)):
        return False
    if "a" in (one.tag, other.tag) or _positive(one) or _positive(other) or one.place >= other.place:
        return False
    return one.around[:1] == other.around[:1] and bool(one.around) and _in_line(one.box, other.box)


def _scripted(page: CloserLook, stops: Sequence[FocusStop]) -> Iterator[Verdict]:
    """Tab goes back in the document though no tabindex says so: a script leads it."""
    if any(_positive(stop.element) for stop in stops):
        return
    back = [(a.element, b.element) for a, b in pairwise(stops) if b.element.place < a.element.place]
    # what had the focus when the page came is where Tab began: one return to the top is no script's
    if len(back) > 1:
        a, b = back[0]
        yield cant_tell(
            "焦点顺序与文档顺序不同（由脚本控制），请人工判断是否合理",
            "Tab does not follow the document, a script leads it: a person has to judge",
            expected=_EXPECTED,
            found=f"{called(a)} → {called(b)}",
            pointer=on(page, a),
        )


def _detached(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    """What a button opens right beside it stands far from it in the Tab order (WCAG 2.4.3, failure F85)."""
    for expansion in look.expansions:
        if expansion.away:
            yield advice(
                "按钮旁打开的菜单，在 Tab 顺序中离按钮很远",
                "a menu that opens beside its button stands far from it in the Tab order",
                expected="紧接在按钮之后，或打开时获得焦点 / right after the button, or it takes the focus",
                found=f"{called(expansion.element)} → {expansion.away} 个焦点之后 / stops later",
                pointer=on(page, expansion.element),
            )


def _positive(element: KeyElement) -> bool:
    return element.tabindex is not None and element.tabindex > 0


def _near(one: KeyElement, other: KeyElement) -> bool:
    """True: they stand in one block, as markup has it, or on a page that has no blocks."""
    if len(one.around) <= 1 and len(other.around) <= 1:
        return True
    return not set(one.around[:_NEAR]).isdisjoint(other.around[:_NEAR])


def _in_widget(one: KeyElement, other: KeyElement) -> bool:
    return one.place in other.around or other.place in one.around


def _in_flow(element: KeyElement) -> bool:
    return element.box is not None and not _LOOSE.intersection(element.layout) and "transform" not in element.layout


def _precedes(one: KeyElement, other: KeyElement) -> bool:
    """True: a reader comes to `one` before `other`: it is above, or left of it in the same line."""
    if one.box is None or other.box is None:
        return False
    if _above(one, other) or one.box.y + one.box.height <= other.box.y + _GAP:
        return True
    return _in_line(one.box, other.box) and one.box.x + one.box.width <= other.box.x + _GAP


def _above(one: KeyElement, other: KeyElement) -> bool:
    """True: `one` ends above `other` in the same column."""
    if one.box is None or other.box is None:
        return False
    shared = min(one.box.x + one.box.width, other.box.x + other.box.width) - max(one.box.x, other.box.x)
    narrow = min(one.box.width, other.box.width)
    return narrow > 0 and shared >= 0.5 * narrow and one.box.y + one.box.height <= other.box.y - _GAP + 8.0


def _in_line(one: Box, other: Box) -> bool:
    shared = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return shared >= 0.5 * min(one.height, other.height)
