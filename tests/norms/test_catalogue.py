from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest

from pytest_govsite.model import Level, Part, SiteKind, StageClass
from pytest_govsite.norms.catalogue import Catalogue, load_catalogue, profile_names, suite_names
from tests.norms.shared import catalogue, requirement_rows


@pytest.fixture(scope="module")
def national() -> Catalogue:
    return load_catalogue()


def _applies(text: str) -> tuple[str, ...]:
    return tuple(text.replace(" × engine", "").replace(";", " ").split())


def test_has_the_requirements_of_the_published_list(national: Catalogue) -> None:
    rows = requirement_rows()
    assert [r["id"] for r in rows if r["id"] not in national.requirements] == []
    assert len(national.requirements) == len(rows) == 248


def test_agrees_with_the_published_list(national: Catalogue) -> None:
    for row in requirement_rows():
        requirement = national.requirements[row["id"]]
        assert requirement.suite == row["suite"]
        assert requirement.title.zh == row["title"]
        assert requirement.level == row["level"]
        assert requirement.mode == row["mode"]
        assert tuple(requirement.applies) == _applies(row["applies"]), row["id"]
        assert requirement.per_engine is ("× engine" in row["applies"]), row["id"]


def test_cites_the_norms_of_the_published_list(national: Catalogue) -> None:
    catalogues = [catalogue(p) for p in profile_names()]
    for row in requirement_rows():
        cited = {c.key for one in catalogues for c in one.requirements[row["id"]].clauses}
        wanted = {k for k in row["norms"].split() if k != "SEED1"}
        local = {k for k in wanted if k.startswith("SEED")}
        assert wanted - local <= cited, row["id"]


def test_every_text_is_there_in_both_languages(national: Catalogue) -> None:
    for requirement in national.requirements.values():
        for text in (requirement.title, requirement.meaning):
            assert text.zh.strip(), requirement.id
            assert text.en.strip(), requirement.id
        assert requirement.meaning.zh.endswith("。"), requirement.id


def test_suites_and_parts(national: Catalogue) -> None:
    assert len(suite_names()) == 11
    parts = {r.suite: r.part for r in national.requirements.values()}
    assert {s for s, p in parts.items() if p is Part.SECURITY} == {"links", "content_safety", "site_security"}
    assert parts["accessibility"] is Part.ACCESSIBILITY
    assert parts["elderly_friendly"] is Part.ELDERLY
    assert parts["availability"] is Part.FUNCTION


def test_stage_class_b_is_the_list_of_the_contract(national: Catalogue) -> None:
    numbers = {i for i, r in national.requirements.items() if r.stage_class is StageClass.B}
    footer = {"agency-mark", "error-report", "site-id-code", "icp", "police-filing"}
    assert numbers == {f"footer.{n}" for n in footer} | {"labels.site-id-code"}


@pytest.mark.parametrize(
    ("identifier", "stage"),
    [
        ("columns.home-fresh", StageClass.C),
        ("columns.disclosure-report", StageClass.C),
        ("columns.site-report", StageClass.C),
        ("functions.letters-answered", StageClass.C),
        ("functions.survey-results", StageClass.C),
        ("availability.home", StageClass.C),
        ("availability.reprint", StageClass.C),
        ("safety.forged-dates", StageClass.C),
        ("security.https", StageClass.D),
        ("security.ipv6-dns", StageClass.D),
        ("identity.aliases-redirect", StageClass.D),
        ("links.cloaking", StageClass.D),
        ("compatibility.domestic", StageClass.D),
        ("columns.not-blank", StageClass.E),
        ("functions.service-guides", StageClass.E),
        ("functions.search-finds", StageClass.E),
        ("functions.interpretation-links", StageClass.E),
        ("safety.misstatements", StageClass.E),
        ("safety.test-content", StageClass.A),
        ("labels.pub-date", StageClass.A),
        ("footer.sponsor", StageClass.A),
    ],
)
def test_stage_classes(national: Catalogue, identifier: str, stage: StageClass) -> None:
    assert national.requirements[identifier].stage_class is stage


def test_vetoes_are_those_of_the_counting_rules(national: Catalogue) -> None:
    rules = tomllib.loads(resources.files("pytest_govsite.norms").joinpath("veto.toml").read_text("utf-8"))["rule"]
    wanted = {i: rule["id"] for rule in rules for i in rule["requirements"]}
    assert {r.id: r.veto for r in national.requirements.values() if r.veto} == wanted


@pytest.mark.parametrize(
    ("identifier", "levels"),
    [
        ("accessibility.keyboard", ("must", "must", "must")),
        ("accessibility.error-reason", ("must", "must", "must")),
        ("accessibility.image-text", ("should", "must", "must")),
        ("accessibility.page-title", ("should", "must", "must")),
        ("accessibility.target-size", ("should", "should", "must")),
        ("accessibility.regions", ("should", "should", "must")),
        ("design.breadcrumb", ("should", "should", "must")),
        ("accessibility.new-window", ("should", "should", "should")),
        ("accessibility.contrast", ("should", "should", "should")),
        ("footer.consistent", ("must", "must", "must")),
    ],
)
def test_level_of_gbt37668(identifier: str, levels: tuple[str, str, str]) -> None:
    found = tuple(load_catalogue(gbt37668=n).requirements[identifier].level.value for n in (1, 2, 3))
    assert found == levels


def test_wcag_aa_raises_what_rests_on_wcag_alone(national: Catalogue) -> None:
    raised = load_catalogue(wcag="AA").requirements
    changed = {i for i, r in raised.items() if r.level is not national.requirements[i].level}
    column = "meaning, threshold and traps"
    assert changed == {r["id"] for r in requirement_rows() if "must where the scope says wcag" in r[column]}
    assert all(raised[i].level is Level.MUST for i in changed)


@pytest.mark.parametrize(
    ("identifier", "kind", "outward", "applies"),
    [
        ("columns.region-overview", SiteKind.PORTAL, True, True),
        ("columns.region-overview", SiteKind.DEPARTMENT, True, False),
        ("columns.services", SiteKind.PORTAL, False, True),
        ("columns.services", SiteKind.DEPARTMENT, True, True),
        ("columns.services", SiteKind.DEPARTMENT, False, False),
        ("functions.service-catalogue", SiteKind.DEPARTMENT, False, False),
        ("functions.portal-interaction-link", SiteKind.PORTAL, True, False),
        ("functions.portal-interaction-link", SiteKind.DEPARTMENT, True, True),
    ],
)
def test_kinds_of_site(identifier: str, kind: SiteKind, outward: bool, applies: bool) -> None:
    requirement = load_catalogue(kind=kind, outward_services=outward).requirements[identifier]
    assert (requirement.inapplicable is None) is applies
    if requirement.inapplicable:
        assert requirement.inapplicable.zh
        assert requirement.inapplicable.en


def test_loads_fast(national: Catalogue) -> None:
    assert national.requirements
    started = time.process_time()
    load_catalogue("dezhou")
    assert time.process_time() - started < 0.1
