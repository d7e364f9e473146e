"""Which requirement rests on which article, and which articles do not concern what can be seen of a site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pytest_govsite.norms.catalogue import profile_names, requirement_norms
from pytest_govsite.norms.profiles import load_profile
from pytest_govsite.norms.tables import bundled


@cache
def cited() -> Mapping[str, tuple[str, ...]]:
    """Return the requirement ids by the key of the norm row that they cite, under any bundled profile.

    An item of an article (`SEED2§13(1)`) stands for its article (`SEED2§13`) too.
    """
    found: dict[str, set[str]] = {}
    for identifier, keys in requirement_norms().items():
        for key in keys:
            found.setdefault(key, set()).add(identifier)
    for name in profile_names():
        for _, entry in load_profile(name).changes:
            for key in entry.get("clauses", ()):
                found.setdefault(key, set()).add(entry["requirement"])
    for key in tuple(found):
        found.setdefault(article(key), set()).update(found[key])
    return MappingProxyType({key: tuple(sorted(ids)) for key, ids in found.items()})


def article(key: str) -> str:
    """Return the key of the article that an item belongs to; the key itself where it is no item of an article."""
    return key.partition("(")[0] if key.startswith(("SEED0§", "SEED2§", "SEED3§")) else key


@cache
def set_aside() -> Mapping[str, str]:
    """Return the norm rows that concern no requirement, with the reason in Chinese.

    Raises:
        CatalogueError: a data file is wrong; names file and line.
    """
    reasons: dict[str, str] = {}
    for table in bundled("articles"):
        for key, entry in table.data.items():
            table.check_keys(entry, ("reason_zh",), key)
            if not entry.get("reason_zh"):
                raise table.error(f"{key} 缺少 / missing: reason_zh", key)
            if key in reasons:
                raise table.error(f"重复 / duplicate: {key}", key)
            reasons[key] = entry["reason_zh"]
    return MappingProxyType(reasons)


def untraced(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return those norm rows that no requirement cites and that are not set aside."""
    return tuple(k for k in keys if k not in cited() and k not in set_aside())
