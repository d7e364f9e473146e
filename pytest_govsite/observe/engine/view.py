"""A page as one engine shows it: one load, the same scripts in every engine, one window size after the other."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from pytest_govsite.model import Evidence, UnobservedReason
from pytest_govsite.model.engine_layout import Element, Layout
from pytest_govsite.model.engine_view import WIDTHS, BrowserDemand, Characters, ControlTry, EngineView
from pytest_govsite.model.observation import Unobserved
from pytest_govsite.observe.covering import personal_in
from pytest_govsite.observe.engine.controls import Identity, try_controls
from pytest_govsite.observe.engine.window import Window
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.world import ScriptFailedError, script

if TYPE_CHECKING:
    from pytest_govsite.observe.store import Store

LAYOUT_LIMITS = {"nodes": 15_000, "elements": 2_200, "units": 2_000, "lines": 60, "words": 600, "overlaps": 60}
READING_LIMITS = {"characters": 50_000}
PICTURE_WIDTH, PICTURE_QUALITY = WIDTHS[0][0], 60
_LIMIT = 10.0
_MOST_RESOURCES, _MOST_ERRORS = 400, 60
_MANY_DIGITS = re.compile(r"(?:\d[ -]?){10}")


class _Read(msgspec.Struct):
    text: str
    characters: Characters
    fonts: tuple[str, ...]
    lost_fonts: tuple[str, ...]
    quirks: bool
    demands: tuple[BrowserDemand, ...]


class _LaidOut(Layout, frozen=True, kw_only=True, omit_defaults=True):
    elements: tuple[Element, ...] = ()


class _Table:
    """The elements of all layouts of a view under one numbering."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.elements: list[Element] = []

    def taken(self, told: _LaidOut) -> Layout:
        """Return a layout in terms of the common numbering."""
        numbers: list[int] = []
        for element in told.elements:
            number = self._numbers.get(element.key)
            if number is None:
                number = self._numbers[element.key] = len(self.elements)
                parent = numbers[element.parent] if 0 <= element.parent < len(numbers) else -1
                text = masked(element.text) if _MANY_DIGITS.search(element.text) else element.text
                self.elements.append(msgspec.structs.replace(element, parent=parent, text=text))
            elif element.moving and not self.elements[number].moving:
                self.elements[number] = msgspec.structs.replace(self.elements[number], moving=element.moving)
            numbers.append(number)

        def renumbered(facts: Sequence[Any], *names: str) -> tuple[Any, ...]:
            kept = []
            for fact in facts:
                values = {name: getattr(fact, name) for name in names}
                changed = {name: numbers[value] for name, value in values.items() if 0 <= value < len(numbers)}
                kept.append(msgspec.structs.replace(fact, **changed))
            return tuple(kept)

        plain = {name: getattr(told, name) for name in Layout.__struct_fields__}
        plain |= {
            "blocks": renumbered(told.blocks, "element"),
            "hidden": tuple(numbers[each] for each in told.hidden if 0 <= each < len(numbers)),
            "texts": renumbered(told.texts, "element", "cutter"),
            "pictures": renumbered(told.pictures, "element"),
            "overlaps": renumbered(told.overlaps, "one", "other"),
            "outside": renumbered(told.outside, "element"),
        }
        return Layout(**plain)

    def restless(self, before: Layout, after: Layout) -> None:
        """Mark what stands elsewhere, or no longer, at the end though the window has the size of the beginning."""
        first, last = _relative(before, self.elements), _relative(after, self.elements)
        for number in first.keys() | last.keys():
            one, other = first.get(number), last.get(number)
            if self.elements[number].moving or (one and other and _near(one, other)):
                continue
            placed = one is not None and other is not None and _near(one[:2], other[:2])
            moving = "resized" if placed else "restless"
            self.elements[number] = msgspec.structs.replace(self.elements[number], moving=moving)


def _relative(layout: Layout, elements: Sequence[Element]) -> dict[int, tuple[int, ...]]:
    """Return position within what is around, and size, of what is shown."""
    boxes = {block.element: block for block in layout.blocks}
    found: dict[int, tuple[int, ...]] = {}
    for number, block in boxes.items():
        parent = boxes.get(elements[number].parent)
        found[number] = (block.x - parent.x, block.y - parent.y, block.width, block.height) if parent else ()
    return found


def _near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    # a pixel or two are rounding
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=False))


async def view(
    window: Window,
    *,
    engine: str,
    widths: Sequence[tuple[int, int]] = WIDTHS,
    keep: Store | None = None,
    controls: bool = True,
    known: Collection[Identity] = (),
    whole: bool = True,
    sparing: bool = False,
) -> EngineView:
    """Return what a page looks like in an engine, from a window in which it stands still.

    What a script of ours cannot tell is left out and noted; the rest stands.

    Args:
        window: the page, opened at the first of `widths`.
        engine: name of the engine.
        widths: window sizes, the reference size first.
        keep: where the pictures go; without it none are taken.
        controls: try the controls at the end; that changes the page.
        known: controls that were tried on another page.
        whole: False: the picture ends with the first screen.
        sparing: further sizes are photographed only where something does not fit in them.

    Raises:
        EngineLostError: the browser is gone.
    """
    table, notes = _Table(), []
    facts: dict[str, Any] = {}
    layouts: list[Layout] = []
    personal: tuple[str, ...] = ()
    try:
        read = msgspec.json.decode(
            await window.call(script("engine/reading.js"), READING_LIMITS, limit=_LIMIT), type=_Read
        )
        personal = personal_in(read.text)
        facts |= {
            "text": masked(read.text), "characters": read.characters, "fonts": read.fonts,
            "lost_fonts": read.lost_fonts, "quirks": read.quirks, "demands": read.demands,
        }  # fmt: skip
        for number, size in enumerate(widths):
            layout = await _layout(window, size, table, resized=number > 0)
            if keep is not None and (number == 0 or not sparing or _misfits(layout)):
                # of further sizes the first screen is enough to see what does not fit
                picture = await _picture(window, keep, size, personal, whole=whole and number == 0)
                layout = msgspec.structs.replace(layout, picture=picture)
            layouts.append(layout)
        if layouts:
            if len(widths) > 1:
                await window.resize(*widths[0])
            table.restless(layouts[0], table.taken(await _probe(window, widths[0])))
    except (ScriptFailedError, TimeoutError, msgspec.MsgspecError) as error:
        notes.append(f"{engine}：{_line(error)}")
        if not layouts:
            reason = UnobservedReason.TIMEOUT
            facts["unobserved"] = Unobserved(url=window.url, reason=reason, detail=_line(error))
    # errors that come of using controls, which may do less than they would, are no errors of the page
    happened = await window.happened()
    tried: tuple[ControlTry, ...] | None = None
    if controls and layouts:
        try:
            tried = await try_controls(window, known)
        except (ScriptFailedError, TimeoutError, msgspec.MsgspecError) as error:
            notes.append(f"{engine}：{_line(error)}")
    errors, resources = happened.errors, happened.resources
    return EngineView(
        engine=engine,
        url=window.url,
        elements=tuple(table.elements),
        layouts=tuple(layouts),
        sizes=() if tuple(widths) == WIDTHS else tuple(widths),
        controls=tried,
        status=happened.status,
        errors=None if errors is None else errors[:_MOST_ERRORS],
        resources=None if resources is None else resources[:_MOST_RESOURCES],
        dialogs=None if happened.dialogs is None else tuple(masked(each[:300]) for each in happened.dialogs[:20]),
        notes=tuple(notes),
        **facts,
    )


async def _layout(window: Window, size: tuple[int, int], table: _Table, *, resized: bool) -> Layout:
    if resized:
        await window.resize(*size)
    return table.taken(await _probe(window, size))


def _misfits(layout: Layout) -> bool:
    """True: something sticks out, is cut off or lies on something else, so that a finding may need the picture."""
    wide = layout.page_width > layout.room or bool(layout.outside or layout.overlaps)
    return wide or any(run.lost or run.halved or run.broken or run.spilling for run in layout.texts)


async def _probe(window: Window, size: tuple[int, int]) -> _LaidOut:
    told = await window.call(script("engine/layout.js"), LAYOUT_LIMITS, limit=_LIMIT)
    return msgspec.structs.replace(msgspec.json.decode(told, type=_LaidOut), asked=size)


async def _picture(
    window: Window, keep: Store, size: tuple[int, int], personal: tuple[str, ...], *, whole: bool
) -> Evidence | None:
    try:
        if personal:
            await window.call(script("engine/cover.js"), list(personal), True, limit=_LIMIT)
        data = await window.picture(whole=whole, quality=PICTURE_QUALITY)
        if personal:
            await window.call(script("engine/cover.js"), [], False, limit=_LIMIT)
        small = await asyncio.to_thread(_small, data)
    except (TimeoutError, ScriptFailedError, OSError, ValueError):
        return None
    return keep.add_evidence("screenshot", small, ".jpg", f"{size[0]} × {size[1]}")


def _small(data: bytes) -> bytes:
    """Return a picture as a small JPEG, as it is where it is one already."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
        if opened.format == "JPEG" and opened.width <= PICTURE_WIDTH:
            return data
        image = opened.convert("RGB")
    if image.width > PICTURE_WIDTH:
        size = (PICTURE_WIDTH, max(1, round(image.height * PICTURE_WIDTH / image.width)))
        image = image.resize(size, Image.Resampling.BILINEAR)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=PICTURE_QUALITY)
    return stream.getvalue()


def _line(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
