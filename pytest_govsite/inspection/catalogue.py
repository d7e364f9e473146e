"""The catalogue in force for a configuration and a site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import Mode, Role, Site, SiteKind, SiteLevel
from pytest_govsite.norms.catalogue import Catalogue, load_catalogue, profile_names
from pytest_govsite.norms.decision import veto_ids


def configured_catalogue(config: Config) -> Catalogue:
    """Return the catalogue as far as the configuration alone decides it.

    Raises:
        ConfigError: there is no such profile.
        CatalogueError: a profile file is wrong.
    """
    site = config.settings.site
    return _load(config, site.kind or SiteKind.PORTAL, site.level or SiteLevel.COUNTY)


def catalogue_for(config: Config, site: Site) -> Catalogue:
    """Return the catalogue for a site whose kind and level are known."""
    return _load(config, site.kind, site.level)


def _load(config: Config, kind: SiteKind, level: SiteLevel) -> Catalogue:
    scope, path = config.settings.scope, None
    name = config.profile
    if name not in profile_names():
        folder = config.file.parent if config.file else Path.cwd()
        path = (folder / name).expanduser()
        if not path.is_file():
            raise ConfigError(
                "profile", name, "可用 / allowed: " + ", ".join(profile_names()) + "，或一个文件 / or a file"
            )
    return load_catalogue(
        name,
        kind=kind,
        level=level,
        outward_services=config.settings.site.outward_services,
        gbt37668=scope.gbt37668,
        wcag=scope.wcag,
        profile_path=path,
    )


def check_ids(config: Config, catalogue: Catalogue) -> None:
    """Refuse requirement ids of the configuration that do not exist.

    Raises:
        ConfigError: names the key and the id.
    """
    settings, known = config.settings, set(catalogue.requirements)
    columns = {i.removeprefix("columns.") for i in known if i.startswith("columns.")}
    _check("scope.exclude", settings.scope.exclude, known)
    _check("thresholds", settings.thresholds, set(catalogue.thresholds()))
    _check("waivers", settings.waivers, known)
    _check("columns", settings.columns, columns)
    parts = {"function", "security", "accessibility", "elderly"}
    _check("report.outside_accreditation", settings.report.outside_accreditation, known | parts)
    _check_attestations(config, catalogue)


def _check_attestations(config: Config, catalogue: Catalogue) -> None:
    """Refuse answers to what does not exist, and those of people who may not give them."""
    known, name = catalogue.requirements, Path(config.settings.attestations.file).name
    vetoes = veto_ids()
    for answer in config.attestations:
        if answer.veto:
            if answer.veto not in vetoes:
                allowed = "可用 / allowed: " + ", ".join(sorted(vetoes))
                raise ConfigError("veto.id", answer.veto, allowed, file=name)
        elif answer.requirement not in known:
            allowed = "没有这样的编号 / no such id" + _nearest(answer.requirement, set(known))
            raise ConfigError("attestation.requirement", answer.requirement, allowed, file=name)
        elif known[answer.requirement].mode is Mode.AUTO and answer.role is not Role.INSPECTOR:
            raise ConfigError(
                f"attestation.role（{answer.requirement}）",
                answer.role.value,
                "由程序检测的项目，待判定时只能由检测人员判定 / what a program judges only an inspector decides: inspector",
                file=name,
            )
        elif known[answer.requirement].mode is Mode.MANUAL and answer.covers:
            raise ConfigError(
                f"attestation.covers（{answer.requirement}）",
                len(answer.covers),
                "人工项目不分问题，不得给出 / not for a requirement that people attest as a whole",
                file=name,
            )


def _check(key: str, given: Iterable[str], known: set[str]) -> None:
    for name in given:
        if name not in known:
            raise ConfigError(key, name, "没有这样的编号 / no such id" + _nearest(name, known))


def _nearest(name: str, known: set[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(name, sorted(known), score_cutoff=70)
    return f"，是否指 / did you mean {found[0]}?" if found else ""
