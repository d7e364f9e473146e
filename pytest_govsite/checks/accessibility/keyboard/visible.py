"""Focus that can be seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import as_far_as_used, called, keyboard_of, on, walked
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.loading import lost_resources, only_counts
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, FocusStop, KeyboardLook, KeyElement, Verdict

_LEAST, _MARGIN = 3.0, 0.1
"""Contrast of what shows the focus against what was there (WCAG 1.4.11)."""
NOTHING = 4
"""Pixels that may differ though nothing is seen: smoothing of letters under a line of their background's colour."""
_INSIDE = re.compile(r"inside: ").match
_BESIDE = re.compile(r"(?:label|next|previous|parent|grandparent|::before|::after) ")
"""Begins a change that is none of the element itself or of what stands in it."""
_EXPECTED = "聚焦时有可见的变化 / a visible change on focus"


@as_far_as_used()
def focus_visible(page: CloserLook) -> Iterator[Verdict]:
    """Every element that takes the focus shows it (工信部信管函〔2021〕67号 网站 M67-05, WCAG 2.4.7)."""
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.stops:
        yield inapplicable("页面上没有可聚焦的元素", "nothing on the page takes focus")
        return
    compared = sum(stop.compared for stop in look.stops)
    measured = f"{walked(look)}；{compared} 个经像素比较 / compared by pixels"
    yield from or_passed(_judge(page, look), "聚焦的元素都有可见的变化", "focus shows everywhere", measured=measured)


def _judge(page: CloserLook, look: KeyboardLook) -> Iterator[Verdict]:
    plain = Counter(_kind(stop) for stop in look.stops if not stop.changes)
    doubtful: list[FocusStop] = []
    pale: list[FocusStop] = []
    cut: list[FocusStop] = []
    bare: list[FocusStop] = []
    # what gives buttons to share their pictures, and with them an extent, may not have come
    unsure = any(not only_counts(each.url) for each in lost_resources(page.facts, "script", "stylesheet"))
    shown = {_kind(stop) for stop in look.stops if stop.compared}
    for stop in look.stops:
        pointer = on(page, stop.element)
        found = called(stop.element)
        if stop.caret or stop.unreadable or stop.happened or _is_guard(stop):
            continue
        elif unsure and _is_empty(page, stop):
            bare.append(stop)
        elif _is_away(stop) or _is_beside_the_window(page, stop) or _has_no_size(page, stop):
            yield failed(
                "焦点停在看不到的元素上",
                "the focus stands on an element that cannot be seen",
                expected="聚焦时元素出现 / the element appears on focus",
                found=found,
                pointer=pointer,
            )
        elif _is_cut_away(page, stop):
            cut.append(stop)
        elif _is_hidden_behind(stop):
            cover = f"，{called(stop.cover)} 遮挡 / behind" if stop.cover is not None else ""
            yield failed(
                "聚焦的元素完全被遮挡",
                "the focused element lies behind something else",
                expected=_EXPECTED,
                found=found + cover,
                pointer=pointer,
            )
        elif stop.compared and stop.changed_pixels <= NOTHING and any(map(_INSIDE, stop.changes)):
            continue  # the entry that was chosen when the focus came stays chosen when it goes
        elif stop.compared and stop.changed_pixels <= NOTHING:
            more = plain[_kind(stop)] - 1
            yield failed(
                "聚焦时没有任何可见的变化",
                "nothing visible changes on focus",
                expected=_EXPECTED,
                found=found + (f"，另有 {more} 个同类元素 / {more} more alike" if more > 0 else ""),
                pointer=pointer,
            )
        elif stop.compared and 0 < stop.changed_contrast < _LEAST - _MARGIN and not _is_default(stop):
            pale.append(stop)
        elif not stop.changes and not stop.compared and _kind(stop) not in shown:
            doubtful.append(stop)
    if look.covered_going_back:
        yield _under_a_bar(page, look.covered_going_back)
    if cut:
        yield advice(
            "焦点停在被裁掉的内容上，例如轮播中没有显示的一页",
            "the focus stands on content that is cut away, such as a slide that is not shown",
            expected="inert、hidden 或 visibility: hidden / inert, hidden or visibility: hidden",
            found=called(cut[0].element) + (f" × {len(cut)}" if len(cut) > 1 else ""),
            pointer=on(page, cut[0].element),
        )
    if pale:
        weakest = min(pale, key=lambda stop: stop.changed_contrast)
        yield advice(
            "聚焦时的变化与原来对比太弱，不易看出",
            "what changes on focus contrasts too little with what was there",
            expected=f"≥ {_LEAST:g}:1",
            found=f"{weakest.changed_contrast:g}:1 {called(weakest.element)}"
            + (f" × {len(pale)}" if len(pale) > 1 else ""),
            pointer=on(page, weakest.element),
        )
    if bare:
        yield cant_tell(
            "聚焦的链接没有大小，有脚本或样式没有载入，请人工查看焦点是否可见",
            "the focused link has no extent, and a script or style sheet did not come: a person has to look whether focus shows",
            expected=_EXPECTED,
            found="、".join(called(stop.element) for stop in bare[:5]),
            pointer=on(page, bare[0].element),
        )
    if doubtful:
        yield cant_tell(
            "样式没有变化，未能比较像素，请人工查看焦点是否可见",
            "no change of style, and pixels could not be compared: a person has to look whether focus shows",
            expected=_EXPECTED,
            found="、".join(called(stop.element) for stop in doubtful[:5]),
            pointer=on(page, doubtful[0].element),
        )


def _is_default(stop: FocusStop) -> bool:
    """True: the browser's own ring, which the page did not choose, or the colour of the letters alone."""
    return any(" auto " in change for change in stop.changes) or bool(
        stop.changes and all(change.startswith("color") for change in stop.changes)
    )


def _kind(stop: FocusStop) -> tuple[str, str]:
    return stop.element.frame, stop.alike


def _is_away(stop: FocusStop) -> bool:
    """True: it stands where no scrolling leads, or is cut to nothing, and nothing of it or beside it changes."""
    box = stop.box
    if box is None or stop.in_view or not _is_named(stop.element):
        return False
    if any(_BESIDE.match(change) for change in stop.changes) or (stop.compared and stop.changed_pixels > NOTHING):
        return False  # a label or a box beside it shows the focus in its stead
    return box.width > 1 and box.height > 1 and (box.x + box.width <= 0 or box.y + box.height <= 0)


def _is_beside_the_window(page: CloserLook, stop: FocusStop) -> bool:
    """True: it is fixed to the window, to the right of all of it: no scrolling leads there."""
    found = _node_of(page, stop)
    if (
        found is None
        or stop.box is None
        or stop.in_view
        or stop.changed_pixels > NOTHING
        or not _is_named(stop.element)
    ):
        return False
    document, node = found
    fixed = any(
        style is not None and style.position == "fixed"
        for style in map(document.style, (node, *document.ancestors(node)))
    )
    return fixed and stop.box.width > 1 and stop.box.x >= document.width


def _has_no_size(page: CloserLook, stop: FocusStop) -> bool:
    """True: a link or button without extent in which nothing is shown, and nothing beside it changes."""
    return not stop.changes and not stop.compared and _is_empty(page, stop)


def _is_empty(page: CloserLook, stop: FocusStop) -> bool:
    """True: a link or button without extent, of which nothing that has one is shown."""
    found = _node_of(page, stop)
    if found is None or stop.box is None or not _is_named(stop.element):
        return False
    document, node = found
    if node.tag in ("input", "select", "textarea") or node.box is None or stop.box.width * stop.box.height > 1:
        return False
    if node.box.width * node.box.height > 1:
        return False
    shown = (each.box for each in document.descendants(node) if each.visible)
    return not any(box is not None and box.width > 1 and box.height > 1 for box in shown)


def _node_of(page: CloserLook, stop: FocusStop) -> tuple[DomDocument, DomNode] | None:
    number, place = stop.element.document, stop.element.place
    if page.dom is None or not 0 <= number < len(page.dom.documents):
        return None
    document = page.dom.documents[number]
    return (document, document.nodes[place]) if 0 <= place < len(document.nodes) else None


def _is_cut_away(page: CloserLook, stop: FocusStop) -> bool:
    """True: a box around it that cuts off what leaves it shows nothing of it, and nothing changed on the screen."""
    found, box = _node_of(page, stop), stop.box
    if found is None or box is None or stop.changed_pixels > NOTHING or box.width <= 1 or box.height <= 1:
        return False
    document, node = found
    if not _is_named(stop.element) or any(_BESIDE.match(change) for change in stop.changes):
        return False
    if node.box is None or max(abs(node.box.x - box.x), abs(node.box.y - box.y)) > _STILL:
        return False  # something scrolled when the focus came, and with it the boxes around
    own = document.style(node)
    placed = own is not None and own.position == "absolute"
    for around in document.ancestors(node):
        style, window = document.style(around), around.box
        if style is None or window is None or around.tag in ("body", "html"):
            continue
        if style.position == "fixed":
            return False
        if placed and style.position == "static" and not style.transform:
            continue  # what is placed from further out is not cut off here
        placed = style.position == "absolute"
        wide, high = style.overflow_x in _CUTS, style.overflow_y in _CUTS
        beside = box.x >= window.x + window.width or box.x + box.width <= window.x
        below = box.y >= window.y + window.height or box.y + box.height <= window.y
        if window.width > 1 and window.height > 1 and ((wide and beside) or (high and below)):
            return True
    return False


_CUTS = ("hidden", "clip")
_STILL = 2.0


def _is_hidden_behind(stop: FocusStop) -> bool:
    cover = stop.cover
    whole = stop.points >= 5 and stop.covered == stop.points and stop.cover_opaque
    stays = cover is not None and any(each in ("fixed", "sticky") for each in cover.layout)
    if not whole or not stays:
        return False
    if stop.changed_in_place is not None:
        return stop.changed_in_place <= NOTHING
    return not (stop.compared and stop.changed_pixels > NOTHING)


def _under_a_bar(page: CloserLook, stops: tuple[FocusStop, ...]) -> Verdict:
    cover = stops[0].cover
    return advice(
        "用 Shift+Tab 返回时，聚焦的元素完全被顶部固定栏遮挡",
        "going back by Shift+Tab, the focused element lies wholly behind a bar that stays at the top",
        expected="scroll-padding-top",
        found="、".join(called(stop.element) for stop in stops) + (f"；{called(cover)}" if cover is not None else ""),
        pointer=on(page, stops[0].element),
    )


def _is_guard(stop: FocusStop) -> bool:
    """True: an empty element that a dialog puts at its ends to hand the focus on."""
    box = stop.box
    return not _is_named(stop.element) and (box is None or box.width <= 1 or box.height <= 1)


def _is_named(element: KeyElement) -> bool:
    return bool(element.name.strip() or element.role not in ("", "generic", "none", "presentation"))
