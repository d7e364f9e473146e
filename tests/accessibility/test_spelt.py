"""Letters set apart by blanks: words that are spelt, and names that are not."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.spelt import may_spell


@pytest.mark.parametrize("letters", ["NOTICE", "WELCOME", "ATTENTION", "strength", "STUDENT", "QUEUE", "Copyright"])
def test_words(letters: str) -> None:
    assert may_spell(letters)


@pytest.mark.parametrize("letters", ["XYZABCUVW", "PZIJRKQHLE", "PELQ", "ABCXYZ"])
def test_names_of_axes_and_parameters(letters: str) -> None:
    assert not may_spell(letters)
