"""Labels of ids that stand twice."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.control_names import control_names
from pytest_govsite.checks.accessibility.form_fields import labels_of
from pytest_govsite.checks.accessibility.label_in_name import visible_text_named
from pytest_govsite.checks.accessibility.valid_markup import valid_markup
from tests.accessibility.looking import Looking

TWICE = "<form><p><label for=x>First name</label> <input id=x></p><p><label for=x>Surname</label> <input id=x {}></p></form>"
OTHERS = (
    TWICE.format("aria-label=Surname"),
    TWICE.format("type=hidden"),
    "<label for=x>First name</label> <input id=x> <label for=y>Surname</label> <input id=y>",
    "<label for=x>First name</label> <input id=x> <label>Surname <input id=x></label>",
    "<label for=x>First name</label> <input id=x> <p id=x>Text</p>",
)
IN_TREES_OF_THEIR_OWN = "".join(
    f"<x-field id=x><template shadowrootmode=open><label for=x>{label}</label> <input id=x></template></x-field>"
    for label in ("First name", "Surname")
)


@pytest.mark.browser
def test_the_second_field_has_no_label(looking: Looking) -> None:
    told = [v for v in control_names(looking.look(TWICE.format(""))) if v.outcome.value == "failed"]
    assert [v.found for v in told] == ['id="x"']


@pytest.mark.browser
def test_fields_with_a_name_of_their_own_are_not_told(looking: Looking) -> None:
    for html in OTHERS:
        assert [v for v in control_names(looking.look(html)) if 'id="x"' in v.found] == [], html


@pytest.mark.browser
def test_an_id_counts_in_its_own_shadow_tree_alone(looking: Looking) -> None:
    page = looking.look(IN_TREES_OF_THEIR_OWN)
    assert [v for v in control_names(page) if 'id="x"' in v.found] == []
    assert [v for v in visible_text_named(page) if v.outcome.value == "failed"] == []
    again = "<label for=y>Given name</label> <input id=y> <x-field id=y><template shadowrootmode=open><label for=y>Surname</label><input id=y></template></x-field>"
    assert [v for v in valid_markup(looking.look(again)) if "× 2" in v.found] != []  # twice in the page's own tree
    assert [v for v in valid_markup(page) if "×" in v.found] == []


@pytest.mark.browser
def test_a_label_in_one_tree_is_none_of_a_field_in_another(looking: Looking) -> None:
    html = "<label for=x>First name</label> <input id=x> <x-field><template shadowrootmode=open><input id=x></template></x-field>"
    document = looking.look(html).dom.main
    outer, inner = document.by_tag("input")
    assert [document.text(each) for each in labels_of(document, outer)] == ["First name"]
    assert labels_of(document, inner) == []
