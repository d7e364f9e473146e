"""Norm documents and the places in them that requirements cite."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from pytest_govsite.model import Clause, Document
from pytest_govsite.norms.tables import Table, bundled, single

_DIGITS = "零一二三四五六七八九十"
_ARTICLE = re.compile(r"^(SEED[023])§(\d+)((?:\(\d+\))?)$")
_SECTION = re.compile(r"^(SEED1)(?:§(.+))?$")
_POINT = re.compile(r"^(SEED4)\.(\d+)$")
_STANDARD = re.compile(r"^(GB|WCAG)(\d[\d.]*)$")
_CLAUSE_KEYS = ("document", "clause", "confirmed")
LOCAL_DOCUMENTS = {"SEED0": "zhejiang", "SEED1": "jiangsu", "SEED2": "dezhou", "SEED3": "xiji", "SEED4": "changzhou"}
"""Documents that bind one province, city or county only, with the profile they belong to."""


def chinese_number(number: int) -> str:
    """Return 1 to 99 in Chinese figures."""
    if number <= 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


@cache
def documents() -> dict[str, Document]:
    """Return every norm document by its short key.

    Raises:
        CatalogueError: the data file is wrong.
    """
    table = single("documents.toml")
    fields = [f.name for f in msgspec.structs.fields(Document) if f.name != "key"]
    found = {}
    for key, entry in table.data.items():
        table.check_keys(entry, fields, key)
        try:
            found[key] = msgspec.convert({"key": key, **entry}, Document)
        except msgspec.ValidationError as error:
            raise table.error(str(error), key) from None
    return found


@cache
def _written() -> dict[str, tuple[Table, Mapping[str, object]]]:
    rows: dict[str, tuple[Table, Mapping[str, object]]] = {}
    for table in bundled("clauses"):
        for key, entry in table.data.items():
            table.check_keys(entry, _CLAUSE_KEYS, key)
            if key in rows:
                raise table.error(f"重复 / duplicate: {key}", key)
            rows[key] = (table, entry)
    return rows


def document_key(key: str) -> str:
    """Return the short key of the document that a clause key belongs to; empty where there is no such clause."""
    written = _written().get(key)
    if written:
        return str(written[1]["document"])
    for pattern in (_ARTICLE, _SECTION, _POINT, _STANDARD):
        found = pattern.match(key)
        if found:
            return found[1]
    return ""


@cache
def clause(key: str) -> Clause | None:
    """Return the citation of a norm row by its short key; None where there is none.

    Articles of the five local documents and clause numbers of the standards are spelled from their keys; all others
    are written in `norms/clauses/`.
    """
    document = documents().get(document_key(key))
    if document is None:
        return None
    written = _written().get(key)
    place = str(written[1]["clause"]) if written else _spelled(key)
    confirmed = bool(written[1].get("confirmed", True)) if written else True
    return Clause(
        document=document.title,
        number=document.number,
        clause=place,
        confirmed=confirmed,
        expired=bool(document.expired),
        key=key,
    )


def _spelled(key: str) -> str:
    if found := _ARTICLE.match(key):
        item = f"第（{chinese_number(int(found[3][1:-1]))}）项" if found[3] else ""
        return f"第{chinese_number(int(found[2]))}条{item}"
    if found := _SECTION.match(key):
        return (found[2] or "全文").replace("(", "（").replace(")", "）")
    if found := _POINT.match(key):
        return f"第 {found[2]} 点"
    found = _STANDARD.match(key)
    return f"{found[2]}" if found else key


def keys_of(document: str) -> tuple[str, ...]:
    """Return the keys of the clauses that `norms/clauses/` writes out for a document."""
    return tuple(key for key, (_, entry) in _written().items() if entry["document"] == document)
