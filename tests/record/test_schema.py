from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pytest_govsite.record.json import encode_record
from pytest_govsite.record.schema import record_schema, schema_text
from tests.record import build

COMMITTED = Path(__file__).resolve().parents[2] / "docs" / "record.schema.json"


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(COMMITTED.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_committed_schema_is_in_step_with_the_types() -> None:
    assert COMMITTED.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("articles", [1, 300])
def test_written_records_validate(articles: int) -> None:
    assert list(validator().iter_errors(json.loads(encode_record(build.record(articles=articles))))) == []


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "seed", None),
        ((), "conclusion", ...),
        (("requirements", 0), "cause", ...),
        (("requirements", 0), "outcome", "warning"),
        (("conclusion",), "verdict", "ok"),
        (("coverage", "pages", 0), "rendered", "chromium"),
        (("requirements", 4, "findings", 0), "key", ...),
    ],
)
def test_a_record_that_breaks_the_contract_does_not_validate(
    path: tuple[str | int, ...], key: str, value: object
) -> None:
    data = json.loads(encode_record(build.record()))
    place = data
    for step in path:
        place = place[step]
    if value is ...:
        del place[key]
    else:
        place[key] = value
    assert not validator().is_valid(data)


def test_every_key_is_required_but_those_a_finding_may_leave_out() -> None:
    for name, definition in record_schema()["$defs"].items():
        if "properties" in definition:
            optional = set(definition["properties"]) - set(definition["required"])
            expected = {
                "Finding": {"snippet", "frame", "cause", "waived", "known", "attested"},
                "RequirementResult": {"known", "remedy"},
                "PartConclusion": {"points"},
                "TraceEntry": {"reason", "person", "binding"},
            }
            assert optional == expected.get(name, set())
