from __future__ import annotations

import re
from pathlib import Path

import pytest

from pytest_govsite.errors import CatalogueError
from pytest_govsite.norms import mending
from pytest_govsite.norms.__main__ import main
from pytest_govsite.norms.catalogue import load_catalogue, requirement_norms
from pytest_govsite.norms.mending import remedies, remedy
from pytest_govsite.norms.reference import requirements_reference
from pytest_govsite.norms.tables import Table

REFERENCE = Path(__file__).parents[2] / "docs" / "requirements.md"


def test_every_requirement_has_a_remedy_and_no_other_has_one() -> None:
    assert set(remedies()) == set(requirement_norms())


def test_a_remedy_is_complete_short_and_in_its_language() -> None:
    for identifier, found in remedies().items():
        for text in (found.why, found.how):
            assert re.search(r"[一-鿿]", text.zh), identifier
            assert text.zh.endswith(("。", "）")), identifier
            assert text.en[-1] in ".?)\"'", identifier
            assert len(text.zh) <= 220, identifier
            assert len(text.en) <= 420, identifier
            chinese = len(re.findall(r"[一-鿿]", text.en))
            assert chinese <= 0.3 * len(text.en), f"{identifier}: English with Chinese words of the field only"
        assert found.bad.zh != found.good.zh, identifier
        assert max(len(found.bad.zh), len(found.good.zh)) <= 600, identifier


def test_examples_of_markup_close_what_they_open() -> None:
    for identifier, found in remedies().items():
        for text in (found.good.zh,):
            for tag in ("a", "button", "label", "p", "table", "nav", "ul", "div", "script", "figure"):
                opened, closed = len(re.findall(rf"<{tag}[\s>]", text)), text.count(f"</{tag}>")
                assert opened == closed, (identifier, tag)


def test_the_reference_is_in_step_with_the_catalogue() -> None:
    assert REFERENCE.read_text("utf-8") == requirements_reference(), (
        "python -m pytest_govsite.norms requirements > docs/requirements.md"
    )


def test_the_reference_names_every_requirement_with_level_clauses_meaning_and_remedy() -> None:
    text = requirements_reference()
    for requirement in load_catalogue().requirements.values():
        section = text.split(f"### `{requirement.id}` ", 1)[1].split("\n### ", 1)[0]
        found = remedy(requirement.id)
        assert found is not None
        for piece in (requirement.title.zh, requirement.title.en, requirement.meaning.zh, requirement.meaning.en):
            assert piece in section
        for piece in (found.why.zh, found.how.en, found.bad.zh, found.good.en, requirement.clauses[0].document):
            assert piece in section


def test_the_command_prints_the_reference(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["requirements"]) == 0
    assert capfdbinary.readouterr().out.decode() == requirements_reference()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('why = ["中", "e"]\nhow = ["中", ""]\nbad = "b"\ngood = "g"', "how"),
        ('why = "只有中文"\nhow = ["中", "e"]\nbad = "b"\ngood = "g"', "why"),
        ('why = ["中", "e"]\nhow = ["中", "e"]\ngood = "g"', "bad"),
        ('why = ["中", "e"]\nhow = ["中", "e"]\nbad = "b"\ngood = "g"\nwho = "x"', "who"),
    ],
)
def test_a_wrong_entry_names_file_and_key(entry: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table("norms/mending/own.toml", f'["own.one"]\n{entry}\n')
    monkeypatch.setattr(mending, "bundled", lambda folder: (table,))
    with pytest.raises(CatalogueError, match=rf"own\.toml:\d+.*{said}"):
        mending.remedies.__wrapped__()


def test_a_requirement_of_a_user_has_no_remedy() -> None:
    assert remedy("house.minister") is None
