"""overview.html: one self-contained file; asks nothing of any network, and nothing that a site served runs in it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from pytest_govsite.fleet.overview.figures import VERDICTS, Figures, month_in_words
from pytest_govsite.record.html import POLICY, digest, environment
from pytest_govsite.record.words import Words

PACKAGE = "pytest_govsite.fleet.overview"


def overview_html(found: Figures, *, made: datetime, language: str = "zh") -> str:
    """Return overview.html, to lie at the root of the storage: its links lead to the records below `sites/`.

    Args:
        found: the figures of a month.
        made: the present moment.
        language: `zh` or `en`.
    """
    words = Words(language, PACKAGE)
    style, script = _own_file("overview.css"), _own_file("overview.js")
    return (
        _environment()
        .get_template("overview.html.j2")
        .render(
            w=words,
            f=found,
            verdicts=VERDICTS,
            month=month_in_words(found.month, language),
            before=month_in_words(found.before, language) if found.before else "",
            made=made.strftime("%Y-%m-%d %H:%M"),
            vanished=tuple(site for site in found.sites if site.before and not site.verdict),
            bar=_bar(found),
            style=Markup(style),
            script=Markup(script),
            policy=POLICY.format(style=digest(style), script=digest(script)),
        )
    )


def record_address(record: str) -> str:
    """Return the address of a record's page, from the root of the storage."""
    return quote(f"{record}/record.html")


def _bar(found: Figures) -> list[tuple[str, int, float, float]]:
    """Return the pieces of the bar: verdict (empty: no record), sites, left edge and width in percent."""
    pieces, left = [], 0.0
    for verdict in (*VERDICTS, ""):
        number = len(found.with_verdict(verdict))
        width = 100 * number / max(1, len(found.sites))
        if number:
            pieces.append((verdict, number, round(left, 3), round(width, 3)))
        left += width
    return pieces


@cache
def _environment() -> Environment:
    made = environment().overlay(loader=PackageLoader(PACKAGE, "templates"))
    made.filters["address"] = record_address
    return made


def _own_file(name: str) -> str:
    return files(PACKAGE).joinpath("templates", name).read_text("utf-8")
