"""The canonical record.json: written, and read back (contract, section 4)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.errors import StoreError
from pytest_govsite.model.catalogue import TraceEntry
from pytest_govsite.model.judgement import Finding, PartConclusion, RequirementResult
from pytest_govsite.model.record import Record

SCHEMA_NAME = "pytest-govsite/record/1"
"""Value of the key `schema`; the number changes when a key that others rely on changes its meaning."""

SPARSE: Mapping[type, frozenset[str]] = {
    Finding: frozenset({"snippet", "frame", "cause", "waived", "known", "attested"}),
    RequirementResult: frozenset({"known", "remedy"}),
    PartConclusion: frozenset({"points"}),
    TraceEntry: frozenset({"reason", "person", "binding"}),
}
"""Keys that the contract does not name and that are left out at their default: there may be 60,000 findings."""


def canonical(record: Record) -> Record:
    """Return the record with its findings in the one order that does not depend on how the run went.

    Findings stand in the order of the pages in the coverage, then by frame, place key, message and element.
    """
    rank = {page.url: number for number, page in enumerate(record.coverage.pages)}

    def order(finding: Finding) -> tuple[int | str, ...]:
        place = finding.frame, finding.key, finding.message, finding.selector, finding.found
        return rank.get(finding.page, len(rank)), finding.page, *place

    requirements = tuple(
        msgspec.structs.replace(result, findings=tuple(sorted(result.findings, key=order)))
        for result in record.requirements
    )
    return msgspec.structs.replace(record, requirements=requirements)


def plain(value: Any) -> Any:
    """Return a value as JSON data: all keys of the structs, enumerations as strings, dictionaries sorted by key."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, msgspec.Struct):
        return _plain_struct(value)
    if isinstance(value, Mapping):
        return {_encodable(str(key)): plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, tuple | list | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _plain_struct(value: msgspec.Struct) -> dict[str, Any]:
    sparse = SPARSE.get(type(value), frozenset())
    defaults = dict(zip(reversed(value.__struct_fields__), reversed(value.__struct_defaults__), strict=False))
    return {
        name: plain(getattr(value, name))
        for name in value.__struct_fields__
        if name not in sparse or getattr(value, name) != defaults[name]
    }


def _encodable(text: str) -> str:
    # A lone surrogate from a broken page cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def encode_record(record: Record) -> bytes:
    """Return record.json as UTF-8 bytes; the same record gives the same bytes."""
    encoded = msgspec.json.encode(plain(canonical(record)))
    return msgspec.json.format(encoded, indent=1) + b"\n"


def load_record(path: str | Path) -> Record:
    """Read a record.json (or the record.json in a folder).

    Raises:
        StoreError: the file is not there, is no record of ours, or is of another schema version.
    """
    file = Path(path)
    if file.is_dir():
        file = file / "record.json"
    try:
        record = msgspec.json.decode(file.read_bytes(), type=Record)
    except OSError as error:
        raise StoreError(f"{file}：无法读取（cannot be read）：{error.strerror or error}") from error
    except msgspec.MsgspecError as error:
        raise StoreError(f"{file}：不是本工具的检测记录（not a record of this tool）：{error}") from error
    if record.schema != SCHEMA_NAME:
        raise StoreError(f"{file}：schema = {record.schema!r}：须为（must be）{SCHEMA_NAME}")
    return record
