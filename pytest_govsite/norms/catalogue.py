"""The catalogue: every requirement with its level, number and citation, under one profile."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.errors import CatalogueError
from pytest_govsite.model import (
    Clause,
    Document,
    Fact,
    Level,
    Mode,
    Part,
    Profile,
    Requirement,
    SiteKind,
    SiteLevel,
    StageClass,
    Text,
)
from pytest_govsite.norms import citations
from pytest_govsite.norms.point_tables import PointTable
from pytest_govsite.norms.profiles import ProfileData, load_profile
from pytest_govsite.norms.tables import Table, bundled, names

PARTS = {
    "links": Part.SECURITY,
    "content_safety": Part.SECURITY,
    "site_security": Part.SECURITY,
    "accessibility": Part.ACCESSIBILITY,
    "elderly_friendly": Part.ELDERLY,
}
_KEYS = (
    "title_zh", "title_en", "applies", "level", "mode", "meaning_zh", "meaning_en", "norms", "threshold", "unit",
    "stage", "kinds", "levels", "outward_services", "gbt_level", "wcag_only", "veto", "per_engine",
)  # fmt: skip
_KIND_WORDS = {
    "portal": "政府门户网站",
    "department": "部门网站",
    "township": "乡镇（街道）网站",
    "institution": "事业单位网站",
}
_LEVEL_WORDS = {"national": "国家级", "province": "省级", "city": "市级", "county": "县级"}


class Catalogue(Fact, frozen=True, kw_only=True):
    """All requirements as one profile, kind and level of site have them."""

    requirements: dict[str, Requirement]
    documents: tuple[Document, ...]
    profile: Profile
    lineage: tuple[str, ...] = ()
    """Names of the profile and of those that it extends."""
    points: PointTable | None = None
    """The points of portals as the profile has them. None: as bundled."""

    def thresholds(self) -> dict[str, float]:
        """Return the numbers of the norms, by requirement id."""
        return {r.id: r.threshold for r in self.requirements.values() if r.threshold is not None}

    def clause(self, key: str) -> Clause:
        """Return the citation of a norm row.

        Raises:
            CatalogueError: there is no such row.
        """
        found = citations.clause(key)
        if found is None:
            raise CatalogueError(f"没有这一条 / no such clause: {key}")
        return found


@cache
def _tables() -> dict[str, Table]:
    return dict(zip(names("requirements"), bundled("requirements"), strict=True))


def suite_names() -> tuple[str, ...]:
    """Return the names of all suites of the catalogue."""
    return names("requirements")


def requirement_norms() -> dict[str, tuple[str, ...]]:
    """Return the keys of the norm rows that each requirement cites whatever the profile, by requirement id."""
    return {i: tuple(entry["norms"]) for table in _tables().values() for i, entry in table.data.items()}


def profile_names() -> tuple[str, ...]:
    """Return the names of the bundled profiles, `national` first."""
    return tuple(sorted(names("profiles"), key=lambda name: (name != "national", name)))


def load_catalogue(
    profile: str = "national",
    *,
    kind: SiteKind = SiteKind.PORTAL,
    level: SiteLevel = SiteLevel.COUNTY,
    outward_services: bool = True,
    gbt37668: int = 2,
    wcag: str = "",
    profile_path: Path | None = None,
) -> Catalogue:
    """Return the catalogue.

    Args:
        profile: name of a bundled profile; with `profile_path` only a name for messages.
        kind: what sort of organisation runs the site.
        level: its administrative level.
        outward_services: a department that serves the public.
        gbt37668: level of GB/T 37668 whose requirements count as must.
        wcag: `AA` makes requirements that rest on WCAG alone must.
        profile_path: a user's own profile file.

    Raises:
        CatalogueError: a data file is wrong; names file and line.
    """
    data = load_profile(profile, profile_path)
    maker = _Maker(data, kind, level, outward_services, gbt37668, wcag)
    requirements = {
        identifier: maker.requirement(table, suite, identifier, entry)
        for suite, table in _tables().items()
        for identifier, entry in table.data.items()
    }
    for identifier in (*data.mentioned(), *(data.points.named() if data.points else ())):
        if identifier not in requirements:
            raise data.table.error(f"没有这一要求 / no such requirement: {identifier}", identifier)
    return Catalogue(
        requirements=requirements,
        documents=tuple(citations.documents().values()),
        profile=data.profile,
        lineage=data.lineage,
        points=data.points,
    )


class _Maker:
    """Makes requirements under one profile, kind and level."""

    def __init__(
        self, data: ProfileData, kind: SiteKind, level: SiteLevel, outward: bool, gbt37668: int, wcag: str
    ) -> None:
        self._data, self._kind, self._level = data, kind, level
        self._outward, self._gbt37668, self._wcag = outward, gbt37668, wcag

    def requirement(self, table: Table, suite: str, identifier: str, entry: dict[str, Any]) -> Requirement:
        """Return one requirement; errors name file and line."""
        table.check_keys(entry, _KEYS, identifier)
        change = self._data.change(identifier, self._kind, self._level)
        try:
            written = Level(entry["level"])
            return Requirement(
                id=identifier,
                suite=suite,
                title=Text(zh=entry["title_zh"], en=entry["title_en"]),
                applies=tuple(entry["applies"]),
                level=change.level or self._default_level(entry, written),
                mode=Mode(entry["mode"]),
                part=PARTS.get(suite, Part.FUNCTION),
                stage_class=StageClass(entry.get("stage", "A")),
                meaning=Text(zh=entry["meaning_zh"], en=entry["meaning_en"]),
                clauses=self._clauses(table, identifier, entry, change.clauses),
                per_engine=bool(entry.get("per_engine", False)),
                inapplicable=self._inapplicable(entry, change.inapplicable, applies=change.applies),
                threshold=change.threshold if change.threshold is not None else _number(entry.get("threshold")),
                unit=change.unit or entry.get("unit", ""),
                raised=change.level is not None and change.level is not written,
                veto=entry.get("veto", ""),
            )
        except KeyError as error:
            raise table.error(f"缺少 / missing: {error.args[0]}", identifier) from None
        except (ValueError, msgspec.ValidationError) as error:
            raise table.error(str(error), identifier) from None

    def _default_level(self, entry: dict[str, Any], written: Level) -> Level:
        """Apply the scope: level of GB/T 37668 that counts as must, and WCAG where it is asked for.

        The catalogue is written for level 2. What is advice there although its clause is of level 1 or 2 stays so.
        """
        clause_level = entry.get("gbt_level")
        if clause_level == 3 and self._gbt37668 == 3:
            return Level.MUST
        if clause_level == 2 and self._gbt37668 == 1:
            return Level.SHOULD
        if entry.get("wcag_only") and self._wcag == "AA":
            return Level.MUST
        return written

    def _clauses(
        self, table: Table, identifier: str, entry: dict[str, Any], added: tuple[str, ...]
    ) -> tuple[Clause, ...]:
        """Return the citations: those of the profile first; other places' local documents only where nothing else asks."""
        keys = [*added, *(k for k in entry["norms"] if k not in added)]
        own = [k for k in keys if self._binds(k)]
        found = []
        for key in own or keys:
            cited = citations.clause(key)
            if cited is None:
                owner = self._data.table if key in added else table
                raise owner.error(f"没有这一条 / no such clause: {key}", identifier)
            found.append(cited)
        return tuple(found)

    def _binds(self, key: str) -> bool:
        owner = citations.LOCAL_DOCUMENTS.get(citations.document_key(key))
        return owner is None or owner in self._data.lineage

    def _inapplicable(self, entry: dict[str, Any], by_profile: Text | None, *, applies: bool) -> Text | None:
        if by_profile is not None or applies:
            return by_profile
        kinds, levels = entry.get("kinds", ()), entry.get("levels", ())
        if kinds and self._kind.value not in kinds:
            words = "、".join(_KIND_WORDS[k] for k in kinds)
            return Text(zh=f"只适用于{words}", en=f"Applies to {', '.join(kinds)} sites only")
        if levels and self._level.value not in levels:
            words = "、".join(_LEVEL_WORDS[w] for w in levels)
            return Text(zh=f"只适用于{words}网站", en=f"Applies at level {', '.join(levels)} only")
        if entry.get("outward_services") and not self._outward and self._kind is not SiteKind.PORTAL:
            return Text(zh="网站没有对外办事服务职能", en="The organisation has no outward services")
        return None


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
