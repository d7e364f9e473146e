"""The same elements in two engines, and which of them stand still."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model.engine_layout import Element, Layout, Placed, TextRun
from pytest_govsite.model.engine_view import EngineView

_DIGITS = re.compile(r"\d+")


class Fault(NamedTuple):
    """Something that changes the reading or the use of a block."""

    kind: str
    key: str
    detail: str = ""


class Side:
    """One layout of one view, its facts by the keys of elements."""

    def __init__(self, view: EngineView, layout: Layout) -> None:
        self.view, self.layout = view, layout
        elements = view.elements
        self.blocks: dict[str, Placed] = {elements[each.element].key: each for each in layout.blocks}
        self.runs: dict[str, TextRun] = {elements[each.element].key: each for each in layout.texts}
        self.hidden = frozenset(elements[each].key for each in layout.hidden)

    def element(self, number: int) -> Element | None:
        """Return an element by its number."""
        return self.view.elements[number] if 0 <= number < len(self.view.elements) else None

    @cached_property
    def elements(self) -> dict[str, Element]:
        """All elements of the view by key."""
        return {element.key: element for element in self.view.elements}

    @cached_property
    def moving(self) -> frozenset[str]:
        """Keys of what may stand elsewhere at another moment, and of all that it holds."""
        found: set[int] = set()
        for number, element in enumerate(self.view.elements):
            if (element.moving and element.moving != "resized") or element.parent in found:
                found.add(number)
        return frozenset(self.view.elements[number].key for number in found)

    @cached_property
    def pairs(self) -> frozenset[frozenset[str]]:
        """Pairs of texts that stand on each other."""
        keys = [element.key for element in self.view.elements]
        return frozenset(frozenset((keys[each.one], keys[each.other])) for each in self.layout.overlaps)


class Pair:
    """A layout and the layout of the same width in the reference engine."""

    def __init__(self, reference: Side, other: Side) -> None:
        self.reference, self.other = reference, other

    @cached_property
    def common(self) -> frozenset[str]:
        """Keys of elements that both documents have: the same tag at the same place with the same text."""
        mine, theirs = self.reference.elements, self.other.elements
        return frozenset(key for key in mine.keys() & theirs.keys() if _alike(mine[key], theirs[key]))

    @cached_property
    def still(self) -> frozenset[str]:
        """Keys of common elements that stand still in both engines."""
        return self.common - self.reference.moving - self.other.moving

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """Keys of common, still elements that are shown in both engines, by the key of the element around them, in order."""
        found: dict[str, list[str]] = {}
        view = self.reference.view
        for block in self.reference.layout.blocks:
            element = view.elements[block.element]
            if element.key in self.still and element.key in self.other.blocks and element.parent >= 0:
                found.setdefault(view.elements[element.parent].key, []).append(element.key)
        return found

    @cached_property
    def share(self) -> float:
        """Share of the elements of the reference that the other document has too."""
        mine = self.reference.elements
        return len(self.common) / len(mine) if mine else 1.0


def _alike(one: Element, other: Element) -> bool:
    return one.tag == other.tag and _DIGITS.sub("0", squeeze(one.text)) == _DIGITS.sub("0", squeeze(other.text))
