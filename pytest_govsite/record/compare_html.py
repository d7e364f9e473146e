"""The comparison of two records as one self-contained HTML file, under the same policy as record.html."""

from __future__ import annotations

from markupsafe import Markup

from pytest_govsite.record.compare import KINDS, Change, Compared, Comparison
from pytest_govsite.record.compare_text import MARKS, cautions, outcomes
from pytest_govsite.record.html import POLICY, digest, environment, own_file
from pytest_govsite.record.printed import Printed
from pytest_govsite.record.view.heading import identifier
from pytest_govsite.record.words import Words

MOST = 500
"""Problems of one kind that are shown; the rest is counted."""


def comparison_html(comparison: Comparison, words: Words) -> str:
    """Return the comparison as HTML: nothing in it runs, and it asks nothing of any network."""
    style = own_file("style.css")
    return (
        environment()
        .get_template("compare.html.j2")
        .render(
            comparison=comparison,
            sides=[
                (name, record, identifier(record, words))
                for name, record in (("before", comparison.before), ("after", comparison.after))
            ],
            w=words,
            p=Printed(comparison.after, words),
            style=Markup(style),
            policy=POLICY.format(style=digest(style), script="none"),
            cautions=cautions(comparison, words),
            outcomes=outcomes,
            chapters=[(kind, _shown(comparison, kind)) for kind in KINDS],
            marks=MARKS,
        )
    )


def _shown(comparison: Comparison, kind: str) -> list[tuple[Compared, tuple[Change, ...]]]:
    left = MOST
    found: list[tuple[Compared, tuple[Change, ...]]] = []
    for one in comparison.requirements:
        changes = one.of(kind)[:left]
        left -= len(changes)
        if changes:
            found.append((one, changes))
    return found
