"""Tables beside the record, as inspectors keep them by hand."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact


class Sheet(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One sheet of a workbook. Every cell is text, whatever it looks like."""

    key: str
    """Family of its words in the record's list of sentences: `annex.KEY.title`, `annex.KEY.intro`."""
    columns: tuple[str, ...]
    """Headings, in the language of the record."""
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0
    """Rows beyond the limit."""
    note: str = ""
    """What a reader must know of this sheet in this run."""
    blank: int = 0
    """How many of the last columns are for people to fill in."""
