"""Personal numbers of a document: told by what stands around them, kept only as what may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.number_forms import shown_form
from pytest_govsite.document.person_names import NAME, is_name, named_beside
from pytest_govsite.document.privacy import PersonalNumber, blackened, digest_of, find_personal, names_people
from pytest_govsite.document.runs import Run
from pytest_govsite.document.tree import Element, Tree
from pytest_govsite.model import DocumentFacts, Meta, Node, PersonalSighting, Region

_MANY_DIGITS = re.compile(r"\d(?:[ \u00a0\u3000‐‑–—-]?\d){10}")
_NAMED_LINE = re.compile(
    rf"(?:姓\s*名|申请人|户\s*主|当事人|受益人|联系人|本人|来信人|投诉人|患者|家长)\s*[:：]?\s*{NAME}"
)
PART = "part"
"""Kind of what is only a part of a number."""
_DIGITS = re.compile(r"\d{5,17}[Xx]?")
_ATTRIBUTES = {"alt": "alternative", "title": "text", "aria-label": "text", "value": "field", "placeholder": "field"}
_MOST = 300
_AROUND = 40
_MOST_CELLS = 40
_SHORT = 40


@dataclass(frozen=True)
class _Passage:
    text: str
    place: str
    region: Region = Region.MAIN
    element: Element | None = None
    visible: bool | None = None
    label: str = ""
    column: str = ""
    person: bool = False
    row: str = ""
    pieces: tuple[str, ...] = ()
    """Texts of the elements that it is spread over; empty where it is one."""


class PersonalNumbers:
    """The personal numbers of one document.

    Args:
        nodes: makes the facts of elements.
        runs: the text of the document.
        metas: its labels.
        title: its title.
    """

    def __init__(self, nodes: Nodes, runs: list[Run], metas: tuple[Meta, ...], title: str) -> None:
        self._nodes = nodes
        self._tables = _Tables(nodes.tree)
        self._passages = [*self._of_runs(runs), *self._of_attributes(nodes.tree), *_of_head(metas, title)]
        self.numbers: dict[str, str] = {}
        """Number -> kind; never written down."""
        self.parts: set[str] = set()
        """Digits of one of them that stand in an element of their own; never written down either."""
        for passage in self._passages:
            found = {number.number: number.kind for number in self._found(passage)}
            self.numbers.update(found)
            if found and passage.pieces:
                self.parts.update(_parts(passage.pieces, tuple(found)))

    def sightings(self) -> tuple[PersonalSighting, ...]:
        """Return every place where one of them stands."""
        found = dict.fromkeys(each for passage in self._passages if self.numbers for each in self._seen(passage))
        return tuple(found)[:_MOST]

    def _found(self, passage: _Passage) -> list[PersonalNumber]:
        return find_personal(
            passage.text,
            contacts=passage.region is not Region.FOOTER,
            known=self.numbers,
            label=passage.column or passage.label[-20:],
            person=passage.person,
        )

    def _seen(self, passage: _Passage) -> Iterator[PersonalSighting]:
        found = self._found(passage)
        clean = blackened(passage.text, found) if found else passage.text
        node = None
        if passage.element is not None:
            values = self._nodes.of(passage.element)
            node = Node(**(values | {"visible": passage.visible if passage.visible is not None else values["visible"]}))
        for number in found:
            before, after = clean[: number.start], clean[number.end : number.end + _AROUND]
            context = passage.row or clean[max(0, number.start - _AROUND) : number.end + _AROUND]
            yield PersonalSighting(
                kind=number.kind,
                shown=shown_form(number.number, number.kind),
                digest=digest_of(number.number),
                place=passage.place,
                context=self._clean(context)[:200],
                label=self._clean(passage.label)[:200],
                column=passage.column[:40],
                named=passage.person or named_beside(before[-_SHORT:], after),
                node=node,
            )

    def _clean(self, text: str) -> str:
        found = find_personal(text, known=self.numbers)
        return blackened(text, found) if found else text

    def _of_runs(self, runs: list[Run]) -> Iterator[_Passage]:
        for place, run in enumerate(runs):
            if not _MANY_DIGITS.search(run.text):
                continue
            placed = self._tables.around(run)
            before = runs[place - 1].text if place else ""
            label = before[-_SHORT:] if len(before) <= _SHORT else ""
            person = is_name(before.strip(" ：:")) or bool(_NAMED_LINE.fullmatch(before.strip()))
            yield _Passage(
                text=run.text,
                place="text",
                region=run.block.region,
                element=run.block,
                visible=run.visible,
                label=placed.label if placed else label,
                column=placed.column if placed else "",
                person=placed.person if placed else person,
                row=placed.row if placed else "",
                pieces=tuple(piece.text for piece in run.pieces) if len(run.pieces) > 1 else (),
            )

    @staticmethod
    def _of_attributes(tree: Tree) -> Iterator[_Passage]:
        for element in tree.attributed:
            for name, place in _ATTRIBUTES.items():
                value = element.value(name) if name in element.attributes else ""
                if len(value) > 10 and element.tag != "meta" and _MANY_DIGITS.search(value):
                    yield _Passage(value, place, element.region, element, element.visible)


def _parts(pieces: tuple[str, ...], numbers: tuple[str, ...]) -> set[str]:
    digits = {part.upper() for piece in pieces[:200] for part in _DIGITS.findall(piece)}
    return {part for part in digits if any(part in number and part != number for number in numbers)}


def _of_head(metas: tuple[Meta, ...], title: str) -> Iterator[_Passage]:
    if _MANY_DIGITS.search(title):
        yield _Passage(title, "title")
    for meta in metas:
        if meta.content and _MANY_DIGITS.search(meta.content) and not meta.name.casefold().startswith("csrf"):
            yield _Passage(meta.content, "label", label=meta.name)


@dataclass(frozen=True)
class _Placed:
    """Where in a table a text stands."""

    label: str
    column: str
    row: str
    person: bool


class _Tables:
    """The cells around a cell."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._heads: dict[int, list[str]] = {}

    def around(self, run: Run) -> _Placed | None:
        """Return what names a text from its row and its table; None outside of tables."""
        cell, row = _above(run.block, "td", "th"), _above(run.block, "tr")
        if cell is None or row is None or row.parent is None:
            return None
        cells = [each for each in self._tree.children(row)[:_MOST_CELLS] if each.tag in ("td", "th")]
        texts = [self._tree.text(each, 60) for each in cells]
        at = next((place for place, each in enumerate(cells) if each is cell), None)
        if at is None or len(cells) < 2:
            return None
        heads = self._head(row)
        column = heads[at] if at < len(heads) else ""
        before = texts[at - 1] if at else ""
        if not column and not any(map(str.isdigit, before)):
            column = before
        label = " ".join(heads) or before
        person = any(is_name("".join(text.split())) for text in (*texts[:at], *texts[at + 1 :])) or (
            not heads and any(names_people(text) for text in texts[: at + 1])
        )
        return _Placed(label=label[:200], column=column[:40], row=" ".join(texts)[:400], person=person)

    def _head(self, row: Element) -> list[str]:
        """Return the texts of the first row, empty where that is no head; a head names and holds no numbers."""
        table = _above(row, "table")
        if table is None:
            return []
        if table.index not in self._heads:
            self._heads[table.index] = self._read_head(table)
        return self._heads[table.index]

    def _read_head(self, table: Element) -> list[str]:
        rows = [each for each in self._tree.inside(table)[:400] if each.tag == "tr"][:3]
        for first in rows:
            cells = [
                self._tree.text(each, 30)
                for each in self._tree.children(first)[:_MOST_CELLS]
                if each.tag in ("td", "th")
            ]
            if len(cells) > 1 and len({*cells}) > 1:
                named = [text for text in cells if text and len(text) <= 20 and not any(map(str.isdigit, text))]
                return cells if len(named) * 2 > len(cells) and len(rows) > 1 else []
        return []


def _above(element: Element, *tags: str) -> Element | None:
    node: Element | None = element
    for _ in range(12):
        if node is None or node.tag in tags:
            return node
        node = node.parent
    return None


def without_numbers(facts: DocumentFacts, numbers: dict[str, str]) -> DocumentFacts:
    """Return the facts with the numbers blackened in every text, wherever it stands."""
    return msgspec.convert(_blackened(msgspec.to_builtins(facts), numbers), DocumentFacts)


def _blackened(value: object, numbers: dict[str, str]) -> object:
    if isinstance(value, str):
        found = find_personal(value, known=numbers) if len(value) > 10 else None
        return blackened(value, found) if found else value
    if isinstance(value, dict):
        return {name: _blackened(each, numbers) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_blackened(each, numbers) for each in value]
    return value
