"""Profiles: what a province, city or county asks for beyond or instead of the national norms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.errors import CatalogueError
from pytest_govsite.model import Level, Profile, SiteKind, SiteLevel, Text
from pytest_govsite.norms.point_tables import PointTable, read_points
from pytest_govsite.norms.tables import Table, from_file, names, single

_HEAD = (
    "title", "extends", "platform_hosts", "search_hosts", "own_hosts", "categories", "site_names", "domain_patterns",
    "levels", "interactions", "service_themes", "old_domains_closed", "disclosure_request_online",
    "letters_in_working_days", "change", "points",
)  # fmt: skip
_CHANGE = (
    "requirement", "requirements", "clauses", "level", "threshold", "unit", "inapplicable_zh", "inapplicable_en",
    "applies", "kinds", "levels",
)  # fmt: skip
_MAX_DEPTH = 5


@dataclass(frozen=True)
class Change:
    """What a profile changes of one requirement."""

    level: Level | None = None
    threshold: float | None = None
    unit: str = ""
    """Unit of the threshold where it differs from the catalogue's."""
    inapplicable: Text | None = None
    applies: bool = False
    """True: the profile's document asks for it, whatever the catalogue or the profile below says."""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProfileData:
    """A profile with those that it extends, the most general first."""

    table: Table
    profile: Profile
    lineage: tuple[str, ...]
    """Names of the profile and of those that it extends."""
    changes: tuple[tuple[Table, dict[str, Any]], ...] = field(default=())
    points: PointTable | None = None
    """The points of portals as the profile has them. None: as bundled."""

    def mentioned(self) -> Iterator[str]:
        """Return the requirement ids that the profile names."""
        return (entry["requirement"] for _, entry in self.changes)

    def change(self, identifier: str, kind: SiteKind, level: SiteLevel) -> Change:
        """Return what the profile changes of a requirement for this kind and level of site."""
        made = Change()
        for table, entry in self.changes:
            if entry["requirement"] == identifier and _meant(entry, kind, level):
                made = _applied(made, table, entry)
        return made


def _meant(entry: dict[str, Any], kind: SiteKind, level: SiteLevel) -> bool:
    return kind.value in entry.get("kinds", (kind.value,)) and level.value in entry.get("levels", (level.value,))


def _applied(made: Change, table: Table, entry: dict[str, Any]) -> Change:
    identifier = entry["requirement"]
    if not entry.get("clauses"):
        raise table.error(f"{identifier} 未引用条款 / cites no clause", identifier)
    try:
        level = Level(entry["level"]) if "level" in entry else made.level
    except ValueError:
        raise table.error(f"level = {entry['level']!r}: must | should", identifier) from None
    applies = bool(entry.get("applies", made.applies))
    inapplicable = None if applies else made.inapplicable
    if "inapplicable_zh" in entry:
        inapplicable, applies = Text(zh=entry["inapplicable_zh"], en=entry["inapplicable_en"]), False
    return Change(
        level=level,
        threshold=float(entry["threshold"]) if "threshold" in entry else made.threshold,
        unit=entry.get("unit", made.unit),
        inapplicable=inapplicable,
        applies=applies,
        clauses=(*entry["clauses"], *(c for c in made.clauses if c not in entry["clauses"])),
    )


def load_profile(name: str, path: Path | None = None) -> ProfileData:
    """Return a bundled profile or a user's own file, with what it extends.

    Raises:
        CatalogueError: there is no such profile, or a file is wrong.
    """
    table = from_file(path) if path else _bundled(name)
    chain: list[tuple[str, Table]] = []
    while True:
        chain.insert(0, (name, table))
        parent = table.data.get("extends")
        if parent is None:
            break
        if len(chain) > _MAX_DEPTH:
            raise table.error("extends 层数过多 / too many levels", "extends")
        name, table = parent, _bundled(parent)
    return _merged(chain)


def _singly(table: Table, entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return a change of several requirements as one a requirement."""
    table.check_keys(entry, _CHANGE, "change")
    named = [*entry.get("requirements", ()), *([entry["requirement"]] if "requirement" in entry else [])]
    if not named:
        raise table.error("缺少 / missing: requirement", "change")
    if ("inapplicable_zh" in entry) is not ("inapplicable_en" in entry):
        raise table.error("inapplicable_zh, inapplicable_en：须成对 / both or none", named[0])
    for identifier in named:
        yield {**entry, "requirement": identifier}


def _bundled(name: str) -> Table:
    if name in names("profiles"):
        return single(f"profiles/{name}.toml")
    raise CatalogueError(f"profile = {name!r}：可用 / allowed: {', '.join(names('profiles'))}")


def _merged(chain: list[tuple[str, Table]]) -> ProfileData:
    values: dict[str, Any] = {}
    changes: list[tuple[Table, dict[str, Any]]] = []
    for name, table in chain:
        table.check_keys(table.data, _HEAD)
        for entry in table.data.get("change", ()):
            changes.extend((table, one) for one in _singly(table, entry))
        own = {k: v for k, v in table.data.items() if k not in ("change", "extends", "points")}
        for key, value in own.items():
            values[key] = [*values.get(key, []), *value] if isinstance(value, list) else value
        values["name"] = name
    table = chain[-1][1]
    pointed = [one for _, one in chain if "points" in one.data]
    try:
        profile = msgspec.convert(values, Profile)
    except msgspec.ValidationError as error:
        named = re.search(r"\$\.(\w+)", str(error))
        raise table.error(str(error), *named.groups() if named else ()) from None
    return ProfileData(
        table=table,
        profile=profile,
        lineage=tuple(n for n, _ in chain),
        changes=tuple(changes),
        points=read_points(pointed[-1], pointed[-1].data["points"]) if pointed else None,
    )
