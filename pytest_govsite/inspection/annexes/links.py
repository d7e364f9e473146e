"""失效和待核链接: every address that did not open, with the pages that hold it."""

from __future__ import annotations

from pytest_govsite.checks.links import LinkSurvey
from pytest_govsite.checks.links.survey import Held
from pytest_govsite.inspection.annexes.context import MAX_ROWS, Context
from pytest_govsite.model import LinkCheck, LinkState
from pytest_govsite.model.annex import Sheet

_NAMES = ("state", "status", "where", "count", "detail")


def links_sheet(context: Context) -> Sheet:
    """Return one row an address that did not open; those on most pages first."""
    words, observed = context.words, context.observed
    headings = [words("annex.address"), *(words(f"annex.links.{name}") for name in _NAMES), words("annex.result")]
    if not {"links.home", "links.site"} & context.judged:
        return Sheet(key="links", columns=tuple(headings), rows=(), note=words("annex.not_judged"), blank=1)
    survey = LinkSurvey(observed.pages.all, observed.site, observed.facts, observed.links)
    asked = [(held, check) for held in survey.held.values() if (check := survey.check(held)) is not None]
    asked = [(held, check) for held, check in asked if check.state is not LinkState.NOT_ASKED]
    bad = sorted((p for p in asked if p[1].state is not LinkState.OK), key=lambda p: (-p[0].pages, p[0].url))
    return Sheet(
        key="links",
        columns=tuple(headings),
        rows=tuple(_row(context, held, check) for held, check in bad[:MAX_ROWS]),
        left_out=max(0, len(bad) - MAX_ROWS),
        note=words("annex.links.sum", n=len(asked), ok=len(asked) - len(bad)),
        blank=1,
    )


def _row(context: Context, held: Held, check: LinkCheck) -> tuple[str, ...]:
    return (
        held.url,
        context.words.name("link_state", check.state.value),
        "" if check.status is None else str(check.status),
        "\n".join(holder.page for holder in held.holders[:3]),
        str(held.pages),
        check.detail[:200],
        "",
    )
