"""Labels of ids that stand twice."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.control_names import control_names
from tests.accessibility.looking import Looking

TWICE = "<form><p><label for=x>First name</label> <input id=x></p><p><label for=x>Surname</label> <input id=x {}></p></form>"
OTHERS = (
    TWICE.format("aria-label=Surname"),
    TWICE.format("type=hidden"),
    "<label for=x>First name</label> <input id=x> <label for=y>Surname</label> <input id=y>",
    "<label for=x>First name</label> <input id=x> <label>Surname <input id=x></label>",
    "<label for=x>First name</label> <input id=x> <p id=x>Text</p>",
)


@pytest.mark.browser
def test_the_second_field_has_no_label(looking: Looking) -> None:
    told = [v for v in control_names(looking.look(TWICE.format(""))) if v.outcome.value == "failed"]
    assert [v.found for v in told] == ['id="x"']


@pytest.mark.browser
def test_fields_with_a_name_of_their_own_are_not_told(looking: Looking) -> None:
    for html in OTHERS:
        assert [v for v in control_names(looking.look(html)) if 'id="x"' in v.found] == [], html
