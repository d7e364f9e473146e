"""Odd markup breaks no check."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility import (
    autocomplete,
    device_motion,
    error_reason,
    form_groups,
    headings,
    input_hints,
    input_stable,
    orientation,
    reading_order,
    regions,
    shortcuts,
    structure,
    tables,
    time_limits,
    valid_markup,
)
from pytest_govsite.model import DomDocument, DomFacts, DomLook, Unobserved, UnobservedReason
from tests.accessibility.judging import Check, outcome
from tests.accessibility.looking import Looking

CHECKS: tuple[Check, ...] = (
    autocomplete.autocomplete,
    device_motion.device_motion,
    error_reason.error_reason,
    form_groups.form_groups,
    headings.headings,
    input_hints.input_hints,
    input_stable.input_stable,
    orientation.orientation,
    reading_order.reading_order,
    regions.regions,
    shortcuts.shortcuts,
    structure.structure,
    tables.data_tables,
    time_limits.time_limits,
    valid_markup.valid_markup,
)
ODD = (
    "<table><tr></tr><caption></caption><td rowspan=0 colspan=9999>x<td rowspan=99999></table><table><tbody></tbody></table>",
    "<form><input form=none aria-describedby='gone also' aria-labelledby=self id=self pattern='(' minlength=x maxlength=-1>"
    "<fieldset></fieldset><select><option></select><label for=gone></label><input type=radio name><input type=radio name></form>",
    "<html><frameset cols=50%,50%><frame src=about:blank><frame src=about:blank></frameset></html>",
    "<dl></dl><ul><ul><ul></ul></ul></ul><ol start=x><li value=y></ol><h7>x</h7><div role=heading aria-level=999999999999></div>",
    "<p>1.</p><p>2.</p><p>-</p><p>•</p><p>• </p><pre>\t\t\t\n\t\t\n</pre><blockquote></blockquote><marquee></marquee>",
    "<div>" * 300 + "• a<br>• b<br>• c" + "</div>" * 300,
)


@pytest.mark.parametrize("html", ODD)
def test_odd_markup_is_judged(looking: Looking, html: str) -> None:
    page = looking.look(html)
    for check in CHECKS:
        assert list(check(page)), check.__name__


@pytest.mark.thorough
def test_nothing_is_said_of_what_was_not_looked_at(looking: Looking) -> None:
    lost = Unobserved(url="x", reason=UnobservedReason.TIMEOUT, detail="")
    empty = DomLook(dom=DomFacts(documents=(DomDocument(url="x", truncated=True),)))
    for check in CHECKS:
        assert outcome(check, looking.look("<p>a</p>", looks={"dom": lost})) == "untested"
        assert list(check(looking.look("<p>a</p>", looks={"dom": empty})))
