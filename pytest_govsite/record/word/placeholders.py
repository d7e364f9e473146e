"""The placeholders that a Word template may use: documented names, and values to try a template with."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pytest_govsite.model.terms import Text


@dataclass(frozen=True, kw_only=True)
class Placeholder:
    """One name that a template may use."""

    name: str
    """`report.number`; `failed[].title` stands in each row of the list `failed`."""
    kind: str
    """`text`, `flag`, `number` or `picture`."""
    meaning: Text


@cache
def placeholders() -> tuple[Placeholder, ...]:
    """Return every placeholder in the order of the documentation."""
    source = files("pytest_govsite.record.word").joinpath("placeholders.toml").read_text("utf-8")
    return tuple(
        Placeholder(name=name, kind=kind, meaning=Text(zh=chinese, en=english))
        for name, (kind, chinese, english) in tomllib.loads(source).items()
    )


def names_of(context: object, prefix: str = "") -> Iterator[str]:
    """Yield the names of the values in what a template gets, written as in the documentation; rows of a list once."""
    if isinstance(context, dict):
        for key, value in context.items():
            yield from names_of(value, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(context, (list, tuple)):
        yield from dict.fromkeys(name for row in context for name in names_of(row, f"{prefix}[]"))
    else:
        yield prefix


def trial(*, rows: int, picture: Callable[[], object]) -> dict[str, Any]:
    """Return what a template gets, with invented values.

    Args:
        rows: rows of every list; with none, texts are empty and flags false.
        picture: makes the value of a picture.
    """
    values = {"text": "…" if rows else "", "flag": bool(rows), "number": rows}
    made: dict[str, Any] = {}
    for placeholder in placeholders():
        value = picture() if placeholder.kind == "picture" else values[placeholder.kind]
        _put(made, placeholder.name.split("."), value, rows)
    return made


def _put(target: dict[str, Any], steps: list[str], value: object, rows: int) -> None:
    name, rest = steps[0].removesuffix("[]"), steps[1:]
    if steps[0].endswith("[]"):
        for row in target.setdefault(name, [{} for _ in range(rows)]):
            _put(row, rest, value, rows)
    elif rest:
        _put(target.setdefault(name, {}), rest, value, rows)
    else:
        target[name] = value


def markdown() -> str:
    """Return the placeholders as a table of the documentation."""
    lines = ["| 占位符 Placeholder | 类型 Kind | 含义 | Meaning |", "| --- | --- | --- | --- |"]
    lines += [f"| `{p.name}` | {p.kind} | {p.meaning.zh} | {p.meaning.en} |" for p in placeholders()]
    return "\n".join(lines) + "\n"
