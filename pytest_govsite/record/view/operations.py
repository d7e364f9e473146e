"""How pages were used, step by step, so that a person can follow it."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.model import Interaction, Record, Step
from pytest_govsite.record.pictures import Picture, Pictures

MOST = 40
"""Interactions that are printed; the others stand in record.json."""
MOST_STEPS = 60


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
