"""Which requirement rests on which article, and which articles do not concern what can be seen of a site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pytest_govsite.model import Fact, Text, TraceEntry
from pytest_govsite.norms import citations
from pytest_govsite.norms.catalogue import profile_names, requirement_norms
from pytest_govsite.norms.profiles import load_profile
from pytest_govsite.norms.tables import bundled

_NUMBERED = frozenset(("SEED0", "SEED2", "SEED3", "GB"))
"""Documents whose keys are spelled from the numbers of their articles."""
_ITEM = re.compile(r"第（[^）]+）项$")
_NO_NORMS = frozenset(("practice", "vendor"))


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


class SetAside(Fact, frozen=True, kw_only=True):
    """A norm row that no requirement rests on."""

    reason: Text
    person: bool = False
    """True: it asks for something on the site that a person has to look at; False: it asks for nothing on the site."""


@cache
def set_aside() -> Mapping[str, SetAside]:
    """Return the norm rows that concern no requirement, with the reason.

    Raises:
        CatalogueError: a data file is wrong; names file and line.
    """
    found: dict[str, SetAside] = {}
    for table in bundled("articles"):
        for key, entry in table.data.items():
            table.check_keys(entry, ("reason_zh", "reason_en", "person"), key)
            for name in ("reason_zh", "reason_en"):
                if not entry.get(name):
                    raise table.error(f"{key} 缺少 / missing: {name}", key)
            if key in found:
                raise table.error(f"重复 / duplicate: {key}", key)
            reason = Text(zh=entry["reason_zh"], en=entry["reason_en"])
            found[key] = SetAside(reason=reason, person=bool(entry.get("person", False)))
    return MappingProxyType(found)


def untraced(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return those norm rows that no requirement cites and that are not set aside."""
    return tuple(k for k in keys if k not in cited() and k not in set_aside())


@cache
def matrix(lineage: tuple[str, ...] = ()) -> tuple[TraceEntry, ...]:
    """Return every article and norm row once, document by document: what rests on it, or why nothing does.

    Items of an article stand in the row of their article; two keys of one place are one row. Customs that are no norm
    are left out.

    Args:
        lineage: names of the profile and of those that it extends; documents of other places are not binding.
    """
    rows: dict[tuple[str, str], TraceEntry] = {}
    for key in sorted({article(key) for key in (*cited(), *set_aside())}, key=_order):
        clause, document = citations.clause(key), citations.document_key(key)
        if clause is None or document in _NO_NORMS:
            continue
        place = _ITEM.sub("", clause.clause) if document in _NUMBERED else clause.clause
        earlier, aside = rows.get((document, place)), set_aside().get(key)
        ids = tuple(dict.fromkeys((*(earlier.requirements if earlier else ()), *cited().get(key, ()))))
        rows[document, place] = TraceEntry(
            clause=earlier.clause if earlier else clause,
            requirements=ids,
            reason=aside.reason if aside and not ids else None,
            person=bool(aside and aside.person and not ids),
            binding=citations.LOCAL_DOCUMENTS.get(document) in (None, *lineage),
        )
    return tuple(rows.values())


def _order(key: str) -> tuple[int, int, tuple[int, ...], str]:
    """Order keys by document, then as the document has them; keys that only stand for an article come after these."""
    order = list(citations.documents())
    document = citations.document_key(key)
    place = order.index(document) if document in order else len(order)
    written = citations.keys_of(document)
    if key in written:
        return place, int(document in _NUMBERED), (written.index(key),), key
    return place, 0, tuple(int(n) for n in re.findall(r"\d+", key.removeprefix(document))), key
