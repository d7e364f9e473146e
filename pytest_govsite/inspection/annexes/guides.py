"""办事指南要素表: the eight elements of every service guide."""

from __future__ import annotations

from pytest_govsite.checks.columns.names import title_of
from pytest_govsite.checks.functions.guides import ELEMENTS, elements_of, is_guide
from pytest_govsite.inspection.annexes.context import MAX_ROWS, Context
from pytest_govsite.model.annex import Sheet


def guides_sheet(context: Context) -> Sheet:
    """Return one row a guide."""
    words = context.words
    names = tuple(en if context.language == "en" else zh for zh, en in ELEMENTS.values())
    headings = (
        words("annex.guides.name"), words("annex.address"), *names, words("annex.guides.lacking"),
        words("annex.result"), words("annex.by"),
    )  # fmt: skip
    if "functions.service-guides" not in context.judged:
        return Sheet(key="guides", columns=headings, rows=(), note=words("annex.not_judged"), blank=2)
    yes, no = words.name("mark_of", "passed"), words.name("mark_of", "failed")
    rows: list[tuple[str, ...]] = []
    more = 0
    for page in context.observed.pages.all:
        if not is_guide(page):
            continue
        if len(rows) >= MAX_ROWS:
            more += 1
            continue
        present = elements_of(page)
        cells = (yes if key in present else no for key in ELEMENTS)
        rows.append(
            (title_of(page)[:120], page.url, *cells, str(len(ELEMENTS) - len(present & ELEMENTS.keys())), "", "")
        )
    return Sheet(key="guides", columns=headings, rows=tuple(rows), left_out=more, blank=2)
