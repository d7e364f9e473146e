"""How pages were used, step by step, so that a person can follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_govsite.model import Interaction, Record, Step
from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.words import Words, in_one_language

MOST = 40
"""Interactions that are printed; the others stand in record.json."""
MOST_STEPS = 60

_MEASURES = re.compile(r"(?:^|(?<=; )|(?<=^bar: ))(px|line|blocks|columns|controls|colours|bar|speak|stays)(?=[ :]|$)")
_AID = re.compile(r"([a-z]+(?:-[a-z]+)*): (.+)")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A step and the small picture of the window after it."""

    number: int
    step: Step
    picture: Picture | None


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One interaction as printed."""

    interaction: Interaction
    rows: tuple[Row, ...]
    title: str = ""
    """Of the page."""

    @property
    def more(self) -> int:
        """Steps that are not printed."""
        return len(self.interaction.steps) - len(self.rows)


def target(step: Step, words: Words) -> str:
    """Return what a step was done to; the kind of an aid goes before its name where the name does not say it."""
    aid = _AID.fullmatch(step.target) if step.action == "aid" else None
    if aid is None:
        return step.target
    kind = words.name("aid", aid[1])
    return aid[2] if kind in aid[2] else f"{kind}{words('operations.colon')}{aid[2]}"


def changed(step: Step, words: Words) -> str:
    """Return what a step changed, its measures by their names."""
    if step.changed == "=":
        return words("measure.same")
    told = in_one_language(step.changed, words.language)
    return _MEASURES.sub(lambda measure: words.name("measure", measure[1]), told)


def operations(record: Record, pictures: Pictures) -> list[Operation]:
    """Return the interactions in the order of their pages."""
    titles = {page.url: page.title for page in record.coverage.pages}
    return [
        Operation(
            interaction=interaction,
            rows=tuple(_rows(interaction, pictures)),
            title=titles.get(interaction.page, ""),
        )
        for interaction in record.interactions[:MOST]
    ]


def _rows(interaction: Interaction, pictures: Pictures) -> list[Row]:
    return [
        Row(number=number, step=step, picture=pictures.small(step.picture.path) if step.picture else None)
        for number, step in enumerate(interaction.steps[:MOST_STEPS], 1)
    ]
