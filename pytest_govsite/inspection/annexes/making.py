"""All sheets of annexes.xlsx, in their order; a sheet that cannot be made says so and holds up nothing."""

from __future__ import annotations

from collections.abc import Callable

from pytest_govsite.inspection.annexes.columns import columns_sheet
from pytest_govsite.inspection.annexes.context import Context
from pytest_govsite.inspection.annexes.footers import footers_sheet
from pytest_govsite.inspection.annexes.guides import guides_sheet
from pytest_govsite.inspection.annexes.labels import labels_sheet
from pytest_govsite.inspection.annexes.letters import letters_sheet
from pytest_govsite.inspection.annexes.links import links_sheet
from pytest_govsite.inspection.annexes.papers import papers_sheet
from pytest_govsite.inspection.annexes.points import evaluation_sheet, points_sheet
from pytest_govsite.inspection.annexes.registry import registry_sheet
from pytest_govsite.inspection.annexes.traced import traced_sheet
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.model import Record
from pytest_govsite.model.annex import Sheet
from pytest_govsite.record.inert import one_line

Maker = Callable[[Context], Sheet]
MAKERS: dict[str, Maker] = {
    "columns": columns_sheet,
    "footers": footers_sheet,
    "labels": labels_sheet,
    "guides": guides_sheet,
    "letters": letters_sheet,
    "links": links_sheet,
    "registry": registry_sheet,
    "papers": papers_sheet,
    "traced": traced_sheet,
    "points": points_sheet,
    "evaluation": evaluation_sheet,
}
"""Key of a sheet -> what makes it."""


def annex_sheets(observed: Observed, record: Record) -> tuple[Sheet, ...]:
    """Return the sheets. Observations are read, nothing is asked of the site.

    Args:
        observed: what was seen.
        record: what was judged of it; a table of what was not judged stays empty and says so.
    """
    context = Context(observed, record)
    return tuple(_made(key, maker, context) for key, maker in MAKERS.items())


def _made(key: str, maker: Maker, context: Context) -> Sheet:
    try:
        return maker(context)
    except Exception as error:  # whatever odd pages bring about, the record stands without this table
        note = context.words("annex.broken", error=one_line(repr(error), 200))
        return Sheet(key=key, columns=(context.words(f"annex.{key}.title"),), rows=(), note=note)
