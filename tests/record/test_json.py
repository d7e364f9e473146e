from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pytest_govsite.errors import StoreError
from pytest_govsite.model import Coverage, Finding, Level, Outcome
from pytest_govsite.record.json import canonical, encode_record, load_record
from tests.record import build

CONTRACT = {
    (): "schema id tool engines site report content_digest started finished now seed coverage requirements conclusion",
    ("tool",): "name version python axe",
    ("engines", 1): "name version driver available capabilities sandbox",
    ("site",): "name url domain id_code kind level profile stage inferred",
    ("content_digest",): "sha256 sm3",
    ("coverage",): "discovered fetched rendered templates pages unobserved",
    ("coverage", "pages", 50): "url type template rendered reason",
    ("coverage", "unobserved", 0): "url reason detail",
    (
        "requirements",
        0,
    ): "id title suite level mode part engine outcome reason cause stage_class method measured clauses pages_checked findings",
    ("requirements", 0, "clauses", 0): "document number clause",
    (
        "requirements",
        0,
        "findings",
        0,
    ): "outcome level page template message expected found selector evidence group key",
    ("conclusion",): "verdict scope parts veto counts",
    ("conclusion", "veto", 0): "id state clause requirement",
    ("conclusion", "counts", "should"): "passed failed cantTell inapplicable untested",
}


def written() -> Any:
    return json.loads(encode_record(build.record()))


@pytest.mark.parametrize(("path", "keys"), CONTRACT.items())
def test_every_key_of_the_contract_is_there_even_when_empty(path: tuple[str | int, ...], keys: str) -> None:
    value = written()
    for step in path:
        value = value[step]
    assert set(keys.split()) <= set(value)


def test_enumerations_are_strings() -> None:
    results = {result["id"]: result for result in written()["requirements"]}
    assert results["identity.logo"]["outcome"] == "cantTell"
    assert results["security.https"]["cause"] == "broken"
    assert results["identity.header-name"]["cause"] is None


def test_the_same_record_gives_the_same_bytes_whatever_the_order_of_its_findings() -> None:
    record = build.record()
    turned = tuple(msgspec.structs.replace(r, findings=tuple(reversed(r.findings))) for r in record.requirements)
    assert encode_record(record) == encode_record(msgspec.structs.replace(record, requirements=turned))


def test_findings_follow_the_pages_of_the_coverage() -> None:
    pages = build.pages(20)
    shuffled = (build.finding(build.article(9)), build.finding("/"), build.finding("/elsewhere"))
    result = build.result("x.y", "x", Outcome.FAILED, findings=shuffled)
    record = build.record(requirements=(result,), coverage=Coverage(pages=pages))
    ordered = [finding.page.removeprefix(build.HOST) for finding in canonical(record).requirements[0].findings]
    assert ordered == ["/", build.article(9), "/elsewhere"]


def test_reading_back_gives_the_record(tmp_path: Path) -> None:
    result = build.result(
        "x.y", "x", Outcome.FAILED, findings=(Finding(outcome=Outcome.FAILED, level=Level.MUST, message="m"),)
    )
    record = build.record(requirements=(result,), report={"number": "A-1", "round": 1})
    (tmp_path / "record.json").write_bytes(encode_record(record))
    assert load_record(tmp_path) == record
    assert load_record(tmp_path / "record.json") == record


def test_what_cannot_be_written_as_utf8_is_replaced() -> None:
    assert "\ud800" not in encode_record(build.record()).decode("utf-8")


def test_numbers_that_json_does_not_know_become_null() -> None:
    assert json.loads(encode_record(build.record(timings={"observe": float("nan")})))["timings"] == {"observe": None}


@pytest.mark.parametrize("content", [b"", b"{}", b'{"schema": "something/else"}', b"\xff\xfe"])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "record.json").write_bytes(content)
    with pytest.raises(StoreError, match=r"record\.json"):
        load_record(tmp_path)


def test_a_record_of_another_version_is_refused(tmp_path: Path) -> None:
    record = build.record(schema="pytest-govsite/record/99")
    (tmp_path / "record.json").write_bytes(encode_record(record))
    with pytest.raises(StoreError, match="record/99"):
        load_record(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="无法读取"):
        load_record(tmp_path)
