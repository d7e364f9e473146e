"""The JSON Schema of record.json, generated from the types."""

from __future__ import annotations

from typing import Any

import msgspec

from pytest_govsite.model.record import Record
from pytest_govsite.record.json import SCHEMA_NAME, SPARSE

VALUES: dict[tuple[str, str], list[str]] = {
    ("Record", "schema"): [SCHEMA_NAME],
    ("Record", "language"): ["zh", "en"],
    ("Conclusion", "verdict"): ["conforming", "nonconforming", "pending"],
    ("PartConclusion", "verdict"): ["conforming", "nonconforming", "pending"],
    ("RequirementResult", "method"): ["auto", "person", "papers", "client"],
    ("RequirementResult", "mode"): ["auto", "manual"],
    ("RequirementResult", "stage_class"): ["A", "B", "C", "D", "E"],
    ("Veto", "state"): ["proposed", "confirmed"],
    ("EarlierProblem", "kind"): ["failed", "advice", "cantTell"],
    ("EarlierProblem", "fate"): ["mended", "settled", "partly", "not_mended", "unseen"],
    ("OpenItem", "kind"): ["pending", "before_launch", "after_launch"],
    ("OpenItem", "who"): ["inspector", "client", "registry", "operator"],
}
"""Keys that the types know as strings and that take only these values: (type, key) -> values."""


def record_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12): every key is required but those that a finding leaves out when empty."""
    (top,), definitions = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    sparse = {struct.__name__: names for struct, names in SPARSE.items()}
    for name, definition in definitions.items():
        _tighten(name, definition, sparse.get(name, frozenset()))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_NAME.replace('/', ':')}",
        "title": "pytest-govsite record.json",
        **top,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _tighten(name: str, definition: dict[str, Any], sparse: frozenset[str]) -> None:
    properties: dict[str, dict[str, Any]] = definition.get("properties", {})
    for key, subschema in properties.items():
        subschema.pop("default", None)
        if (name, key) in VALUES:
            subschema["enum"] = VALUES[name, key]
    if properties:
        definition["required"] = [key for key in properties if key not in sparse]


def schema_text() -> str:
    """Return the schema as it is committed in `docs/record.schema.json`."""
    encoded = msgspec.json.encode(record_schema(), order="sorted")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"
