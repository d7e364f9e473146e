"""Frames: their holders, and their content as part of the page that holds them."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from pytest_govsite.document.limits import MAX_FACTS
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.model import DocumentFacts, Form, Frame, Node, Region

_Shown = TypeVar("_Shown", bound=Node)
_MAX_BESIDE = 300
_OVERRIDING = (Region.HEADER, Region.FOOTER, Region.NAVIGATION, Region.TRAIL)


def read_frames(nodes: Nodes) -> tuple[Frame, ...]:
    """Return the frames in document order."""
    found = [e for e in nodes.tree.elements if e.tag in ("iframe", "frame") and not (e.parent and e.parent.silent)]
    return tuple(
        Frame(
            **nodes.of(element),
            # with `srcdoc`, `src` is for browsers that do not know it
            source="" if "srcdoc" in element.attributes else nodes.addresses.source(element.attributes.get("src")),
            title=element.value("title"),
            name=element.value("name"),
            width=element.value("width")[:20],
            height=element.value("height")[:20],
        )
        for element in found[:MAX_FACTS]
    )


def merge_frame(
    parent: DocumentFacts, frame_document: DocumentFacts, holder: Frame, loaded: bool = True
) -> DocumentFacts:
    """Return the parent with the frame's facts appended.

    The facts carry the frame's address in `frame`; a frame that stands in header, navigation, trail or footer gives them
    its region, a hidden one its visibility. Metas and title stay the parent's. A footer that came with the frame ends
    `footer_scripted`, and the headline, trail, times and sources of the frame stand in where the parent has none.
    """
    region = Region.FOOTER if _is_footer(frame_document) and holder.region not in _OVERRIDING else None
    move = _Mover(frame_document.url or holder.source, holder, region)
    shown_footer = any(b.region is Region.FOOTER for b in move.all(frame_document.blocks))
    return msgspec.structs.replace(
        parent,
        links=parent.links + move.all(frame_document.links),
        images=parent.images + move.all(frame_document.images),
        scripts=parent.scripts + move.all(frame_document.scripts),
        frames=_noted(parent.frames, holder, loaded) + move.all(frame_document.frames),
        forms=parent.forms + move.all(frame_document.forms),
        assets=parent.assets + move.all(frame_document.assets),
        empty_links=parent.empty_links + move.all(frame_document.empty_links),
        blocks=parent.blocks + move.all(frame_document.blocks),
        lists=parent.lists + move.all(frame_document.lists),
        trail=parent.trail or move.one(frame_document.trail),
        headline=parent.headline or move.one(frame_document.headline),
        times=parent.times + move.all(frame_document.times),
        sources=parent.sources + move.all(frame_document.sources),
        main_text_length=parent.main_text_length + _main_text(frame_document, holder),
        element_count=parent.element_count + frame_document.element_count,
        footer_selector=parent.footer_selector or (holder.selector if shown_footer else ""),
        footer_scripted=parent.footer_scripted and not shown_footer,
        masked=parent.masked + frame_document.masked,
    )


def frame_missing(parent: DocumentFacts, holder: Frame) -> DocumentFacts:
    """Return the parent with this frame noted as not loaded."""
    return msgspec.structs.replace(parent, frames=_noted(parent.frames, holder, loaded=False))


def _noted(frames: tuple[Frame, ...], holder: Frame, loaded: bool) -> tuple[Frame, ...]:
    return tuple(
        msgspec.structs.replace(f, loaded=loaded) if f.selector == holder.selector and f.frame == holder.frame else f
        for f in frames
    )


def _is_footer(document: DocumentFacts) -> bool:
    """True: the frame shows a footer and nothing but a few short lines beside it, which belong to it."""
    if document.trail is not None or not any(b.region is Region.FOOTER for b in document.blocks):
        return False
    beside = sum(len(b.text) for b in document.blocks if b.region is not Region.FOOTER)
    return beside <= _MAX_BESIDE and not any(item.date for block in document.lists for item in block.items)


def _main_text(document: DocumentFacts, holder: Frame) -> int:
    return 0 if holder.region in _OVERRIDING or holder.visible is False else document.main_text_length


class _Mover:
    def __init__(self, address: str, holder: Frame, region: Region | None) -> None:
        self._address, self._holder = address, holder
        self._region = holder.region if holder.region in _OVERRIDING else region

    def one(self, fact: _Shown | None) -> _Shown | None:
        if fact is None:
            return None
        if isinstance(fact, Form):
            fact = msgspec.structs.replace(fact, controls=self.all(fact.controls))
        region = self._region or fact.region
        visible = False if self._holder.visible is False else fact.visible
        return msgspec.structs.replace(fact, frame=fact.frame or self._address, region=region, visible=visible)

    def all(self, facts: tuple[_Shown, ...]) -> tuple[_Shown, ...]:
        return tuple(moved for fact in facts if (moved := self.one(fact)) is not None)
