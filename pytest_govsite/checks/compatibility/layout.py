"""The layout keeps its shape in every engine (政府网站发展指引 附件, 3.2: 无断行、错位; GB/T 37668 is not meant here)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from pytest_govsite.checks.compatibility.block_faults import (
    blocks_missing,
    blocks_overlapping,
    rows_broken,
    sizes_changed,
)
from pytest_govsite.checks.compatibility.pairing import Fault, Pair, Side
from pytest_govsite.checks.compatibility.part_faults import cells_moved, images_changed
from pytest_govsite.checks.compatibility.text_faults import texts_changed, texts_wrong
from pytest_govsite.checks.compatibility.tolerances import BAR, COMPARABLE, SAME_WIDTH
from pytest_govsite.checks.compatibility.views import MOST, due, in_engine, spot, unseen, views_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, untested
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.engine_layout import Element, Layout
from pytest_govsite.model.engine_view import EngineView

_COMPARISONS: tuple[Callable[[Pair], Iterator[Fault]], ...] = (
    blocks_missing, cells_moved, rows_broken, texts_changed, blocks_overlapping, images_changed, sizes_changed,
)  # fmt: skip
"""What says more comes first: a block is told once, and what follows from it is not told again."""
_WORDS = {
    "missing": ("有版块不显示", "a block is not shown"),
    "added": ("显示了不该显示的版块", "a block shows that should not"),
    "dropped": ("并排的版块掉到了下一行", "a block has dropped out of its row"),
    "raised": ("上下排列的版块挤到了一行", "blocks that stood one below the other share a row"),
    "order": ("版块次序颠倒", "blocks stand in another order"),
    "overlap": ("文字或版块重叠", "texts or blocks lie on each other"),
    "cut": ("文字被截断", "text is cut off"),
    "halved": ("文字只显示一半", "letters are cut in half"),
    "outside": ("文字超出窗口，看不到", "text stands outside the window"),
    "spilling": ("文字超出所在的框", "text spills out of its box"),
    "broken": ("词语或数字中间断行", "a line breaks inside a word or number"),
    "wrapped": ("短标题或菜单文字断行", "a short label breaks over two lines"),
    "cells": ("表格单元格错位", "cells of a table are out of line"),
    "image": ("图片不显示", "an image is not shown"),
    "distorted": ("图片变形", "an image is out of proportion"),
    "size": ("版块大小明显不同", "a block has quite another size"),
}
_ALIKE = frozenset({"wrapped", "cut", "halved", "broken", "missing", "added", "image", "distorted", "outside"})
_PLACE = re.compile(r":nth-of-type\(\d+\)")
_DESKTOP = 1280
"""Inner width from which faults count; narrower windows are advice (47号 附件, 3.2)."""
_PHONE = 1000


class _Told(NamedTuple):
    engine: str
    against: str
    fault: Fault
    element: Element


def layout(page: CloserLook) -> Iterator[Verdict]:
    """Blocks keep order, rows and size of the reference engine; no text on text, none cut off, no cells out of line."""
    yield from unseen(page)
    views = views_of(page)
    if not views:
        return
    reference = views[0]
    found: dict[tuple[str, str], list[tuple[_Told, Side]]] = {}
    clean = {view.engine for view in views}
    for view in views:
        for verdict in _incomparable(view, reference):
            clean.discard(view.engine)
            yield in_engine(verdict, view.engine)
        for told, side in _faults(view, reference):
            found.setdefault((told.fault.kind, told.fault.key), []).append((told, side))
    counts: dict[str, int] = {}
    for instances in found.values():
        engines = tuple(dict.fromkeys(told.engine for told, _ in instances))
        clean -= set(engines)
        counts[engines[0]] = counts.get(engines[0], 0) + 1
        if counts[engines[0]] <= MOST:
            verdict = _verdict(page, instances, engines, others=len(views) - 1)
            yield in_engine(verdict, engines[0]) if len(engines) == 1 else verdict
    for view in views:
        if view.engine in clean:
            sizes = "、".join(str(each.width) for each in view.layouts)
            yield passed(
                "版面整齐", "the layout keeps its shape", measured=f"{view.engine}：{sizes} px", place=view.engine
            )


def _incomparable(view: EngineView, reference: EngineView) -> Iterator[Verdict]:
    if view is reference:
        return
    for mine in reference.layouts:
        theirs = _same(view, mine)
        words = f"{mine.asked[0]}×{mine.asked[1]}"
        if theirs is None and due(view, mine.asked) and (mine.width >= _PHONE or mine.responsive):
            yield untested(
                f"该浏览器的窗口不能调整到 {words}，未比较版面", f"the window cannot be made {words}; not compared",
                found=view.engine, place=f"{view.engine} {words}",
            )  # fmt: skip
        elif theirs is not None and Pair(Side(reference, mine), Side(view, theirs)).share < COMPARABLE:
            yield cant_tell(
                "两种浏览器得到的页面结构不同，不能比较版面", "the documents differ too much to compare their layouts",
                found=view.engine, place=view.engine,
            )  # fmt: skip
            return


def _same(view: EngineView, wanted: Layout) -> Layout | None:
    for each in view.layouts:
        if (
            each.asked == wanted.asked
            and abs(each.width - wanted.width) <= SAME_WIDTH
            and abs(each.room - wanted.room) <= BAR
        ):
            return each
    return None


def _faults(view: EngineView, reference: EngineView) -> Iterator[tuple[_Told, Side]]:
    for each in view.layouts:
        if each.width < _PHONE and not each.responsive:
            continue
        side = Side(view, each)
        told: set[str] = set()
        for fault in texts_wrong(side):
            if _new(fault, side, told):
                yield _Told(view.engine, "", fault, side.elements[fault.key]), side
        mine = None if view is reference else _same(reference, each)
        if mine is None:
            continue
        pair = Pair(Side(reference, mine), side)
        if pair.share < COMPARABLE:
            continue
        for compare in _COMPARISONS:
            for fault in compare(pair):
                if _new(fault, side, told):
                    yield _Told(view.engine, reference.engine, fault, side.elements[fault.key]), side


def _new(fault: Fault, side: Side, told: set[str]) -> bool:
    """Return True for a block that was not told of yet, nor what is around it or inside it."""
    element: Element | None = side.elements.get(fault.key)
    if element is None:
        return False
    while element is not None:
        if element.key in told:
            return False
        element = side.element(element.parent)
    if fault.kind == "size" and any(key.startswith(f"{fault.key} > ") for key in told):
        return False
    # entries of one list that err alike are one block
    alike = f"{fault.kind} {_PLACE.sub('', fault.key)}"
    if fault.kind in _ALIKE and alike in told:
        return False
    told.update((fault.key, alike))
    return True


def _verdict(
    page: CloserLook, instances: list[tuple[_Told, Side]], engines: tuple[str, ...], *, others: int
) -> Verdict:
    # the size that readers have most, so that the picture of it is looked at
    first, side = instances[0]
    sizes = sorted({each.layout.width for _, each in instances})
    block = side.blocks.get(first.fault.key)
    zh, en = _WORDS[first.fault.kind]
    widths = "、".join(map(str, sizes))
    words = first.element.text[:30] or first.element.tag
    detail = f"，{first.fault.detail}" if first.fault.detail else ""
    who = "、".join(engines)
    # all others differ from the reference alike: it is the reference that differs
    if first.against and others > 1 and len(engines) == others:
        who = f"{first.against}（{who} 相反 / the others differ）"
    elif first.against:
        who = f"{who}（不同于 / unlike {first.against}）"
    say = failed if sizes[-1] >= _DESKTOP else advice
    verdict = say(
        zh, en, expected="各浏览器版面一致、整齐 / the same tidy layout in every browser",
        found=f"{who}：“{words}”{detail}（{widths} px）"[:300], pointer=spot(page, first.element.key, words),
        place=f"{engines[0]} {first.element.key}",
    )  # fmt: skip
    box = (block.x, block.y, block.width, block.height) if block else None
    return msgspec.structs.replace(verdict, window=side.layout.asked, box=box)
