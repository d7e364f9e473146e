"""How to put right what is not met (整改建议), by requirement: an opinion beside the results."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pytest_govsite.model import Remedy, Text
from pytest_govsite.norms.tables import Table, bundled

_KEYS = ("why", "how", "bad", "good", "sources")


@cache
def remedies() -> Mapping[str, Remedy]:
    """Return every remedy by the id of its requirement, as `norms/mending/` has them.

    Raises:
        CatalogueError: a data file is wrong; names file and line.
    """
    found: dict[str, Remedy] = {}
    for table in bundled("mending"):
        for identifier, entry in table.data.items():
            table.check_keys(entry, _KEYS, identifier)
            if identifier in found:
                raise table.error(f"重复 / duplicate: {identifier}", identifier)
            found[identifier] = Remedy(
                **{key: _text(table, identifier, key, entry) for key in ("why", "how", "bad", "good")},
                sources=tuple(str(source) for source in entry.get("sources", ())),
            )
    return MappingProxyType(found)


def remedy(identifier: str) -> Remedy | None:
    """Return the remedy of a requirement; None: it is a user's own."""
    return remedies().get(identifier)


def _text(table: Table, identifier: str, key: str, entry: Mapping[str, Any]) -> Text:
    """Read `[Chinese, English]`; one string alone, as markup is, stands for both."""
    value = entry.get(key)
    pair = [value, value] if isinstance(value, str) and key in ("bad", "good") else value
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(v, str) and v.strip() for v in pair)):
        raise table.error(f"{identifier}：{key} 应为［中文, English］/ must be [Chinese, English]", identifier, key)
    return Text(zh=pair[0].strip("\n"), en=pair[1].strip("\n"))
