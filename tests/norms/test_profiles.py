from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.errors import CatalogueError
from pytest_govsite.model import Requirement, SiteKind
from pytest_govsite.norms.catalogue import load_catalogue, profile_names
from pytest_govsite.norms.point_tables import points_of_a_profile, portal_points
from tests.norms.shared import catalogue


def _requirement(profile: str, identifier: str, who: str = "portal county") -> Requirement:
    return catalogue(profile, who).requirements[identifier]


def test_there_are_six() -> None:
    assert profile_names() == ("national", "changzhou", "dezhou", "jiangsu", "xiji", "zhejiang")


@pytest.mark.parametrize(
    ("profile", "who", "identifier", "level", "clause"),
    [
        ("zhejiang", "portal county", "columns.response", "must", "第十九条"),
        ("zhejiang", "department city", "columns.response", "should", ""),
        ("zhejiang", "portal county", "columns.open-data", "must", "第十九条"),
        ("zhejiang", "department city", "columns.open-data", "should", ""),
        ("zhejiang", "portal county", "columns.data-visual", "must", "第二十一条"),
        ("zhejiang", "portal city", "columns.monitoring-notice", "must", "第四十五条"),
        ("zhejiang", "portal county", "functions.survey-results", "must", "第二十七条"),
        ("zhejiang", "portal county", "functions.mobile", "must", "第三十五条"),
        ("zhejiang", "department city", "functions.search-unified", "must", "第三十二条"),
        ("zhejiang", "portal county", "functions.smart-answers", "must", "第三十三条"),
        ("zhejiang", "department city", "functions.smart-answers", "should", ""),
        ("zhejiang", "portal county", "functions.interaction-kinds", "must", "第二十四条"),
        ("zhejiang", "portal county", "functions.letters-statistics", "must", "第二十四条"),
        ("zhejiang", "portal county", "accessibility.toolbar", "must", "第三十五条"),
        ("zhejiang", "portal county", "security.duty", "must", "第四十八条"),
        ("zhejiang", "portal county", "functions.answer-quality", "should", "第二十五条"),
        ("zhejiang", "portal county", "safety.source-audit", "must", "第十七条"),
        ("zhejiang", "portal county", "compatibility.layout", "must", "第十七条"),
        ("jiangsu", "portal county", "columns.response", "must", "“二要做好解读回应工作”"),
        ("jiangsu", "department city", "columns.response", "should", ""),
        ("jiangsu", "portal county", "columns.interviews", "must", "“四要提高互动交流水平”"),
        ("jiangsu", "portal city", "columns.monitoring-notice", "must", "（三）加强监管考核"),
        ("jiangsu", "portal county", "functions.interaction-kinds", "must", "“四要提高互动交流水平”"),
        ("jiangsu", "department city", "functions.interaction-kinds", "should", ""),
        ("jiangsu", "portal county", "functions.letters-statistics", "must", "“四要提高互动交流水平”"),
        ("jiangsu", "portal county", "security.duty", "must", "（二）加强运维保障"),
        ("jiangsu", "portal county", "availability.reprint", "must", "“一要强化信息发布更新”"),
        ("dezhou", "portal city", "footer.copyright-browser-note", "must", "第十三条第（四）项"),
        ("dezhou", "portal city", "footer.superior-links", "must", "第十三条第（三）项"),
        ("dezhou", "portal city", "identity.default-language", "must", "第十四条"),
        ("dezhou", "portal city", "identity.logo", "must", "第十三条第（二）项"),
        ("dezhou", "portal city", "identity.single-site", "must", "第三十七条"),
        ("dezhou", "portal city", "columns.interviews", "must", "第三十条"),
        ("dezhou", "portal city", "columns.statistics", "must", "第二十二条"),
        ("dezhou", "portal city", "columns.profile-lists", "must", "第二十三条"),
        ("dezhou", "department city", "columns.profile-lists", "must", "第二十四条"),
        ("dezhou", "portal city", "functions.service-progress", "must", "第二十六条"),
        ("dezhou", "portal city", "functions.procedures", "must", "第十九条"),
        ("dezhou", "department city", "functions.portal-interaction-link", "must", "第三十一条"),
        ("dezhou", "portal city", "functions.evaluation", "must", "第四十四条"),
        ("dezhou", "portal county", "functions.evaluation", "should", "第四十五条"),
        ("dezhou", "portal city", "functions.privacy-notice", "must", "第六条"),
        ("dezhou", "portal city", "security.duty", "must", "第四十一条第（六）项"),
        ("dezhou", "portal city", "security.contract", "must", "第四十一条第（五）项"),
        ("xiji", "portal county", "columns.interviews", "must", "第二十条"),
        ("xiji", "portal county", "columns.monitoring-notice", "must", "第三十二条"),
        ("xiji", "portal county", "columns.site-report-content", "must", "第三十五条"),
        ("xiji", "portal county", "columns.profile-lists", "must", "第十八条"),
        ("xiji", "portal county", "functions.interaction-kinds", "must", "第二十条"),
        ("xiji", "portal county", "functions.procedures", "must", "第二十条"),
        ("xiji", "portal county", "functions.service-progress", "must", "第二十一条"),
        ("xiji", "portal county", "security.duty", "must", "第二十九条"),
        ("changzhou", "portal city", "safety.typos", "must", "第 1 点"),
        ("changzhou", "portal city", "security.contract", "must", "第 2 点"),
        ("changzhou", "portal city", "columns.profile-lists", "must", "第 7 点"),
        ("changzhou", "portal city", "identity.aliases-redirect", "must", "第 4 点"),
    ],
)
def test_differences(profile: str, who: str, identifier: str, level: str, clause: str) -> None:
    requirement = _requirement(profile, identifier, who)
    assert requirement.level == level
    assert requirement.inapplicable is None
    assert any(clause in c.clause for c in requirement.clauses)
    assert requirement.raised is (level != _requirement("national", identifier, who).level)


@pytest.mark.parametrize(
    ("identifier", "profiles"),
    [
        ("footer.copyright-browser-note", {"dezhou"}),
        ("columns.profile-lists", {"dezhou", "xiji", "changzhou"}),
        ("functions.search-unified", {"zhejiang"}),
    ],
)
def test_what_only_some_places_ask_for(identifier: str, profiles: set[str]) -> None:
    applying = {p for p in profile_names() if _requirement(p, identifier).inapplicable is None}
    assert applying == profiles


@pytest.mark.parametrize(
    ("profile", "who", "applies"),
    [
        ("national", "portal city", False),
        ("zhejiang", "portal city", True),
        ("zhejiang", "portal province", True),
        ("zhejiang", "portal county", False),
        ("zhejiang", "department city", False),
        ("jiangsu", "portal city", True),
        ("jiangsu", "portal province", False),
        ("xiji", "portal county", True),
        ("xiji", "department county", False),
        ("dezhou", "portal city", False),
    ],
)
def test_who_publishes_monitoring_results(profile: str, who: str, applies: bool) -> None:
    requirement = _requirement(profile, "columns.monitoring-notice", who)
    assert (requirement.inapplicable is None) is applies


@pytest.mark.parametrize(
    ("profile", "who", "identifier", "threshold", "unit"),
    [
        ("national", "portal county", "functions.letters-answered", 3, "个月"),
        ("zhejiang", "portal county", "functions.letters-answered", 3, "个工作日"),
        ("zhejiang", "portal city", "columns.monitoring-notice", 62, "天"),
        ("jiangsu", "portal city", "columns.monitoring-notice", 123, "天"),
        ("jiangsu", "portal county", "availability.reprint", 12, "小时"),
        ("zhejiang", "portal county", "functions.survey-results", 31, "天"),
    ],
)
def test_numbers(profile: str, who: str, identifier: str, threshold: float, unit: str) -> None:
    requirement = _requirement(profile, identifier, who)
    assert (requirement.threshold, requirement.unit) == (threshold, unit)


def test_article_17_of_zhejiang_names_the_table_of_contents() -> None:
    requirements = catalogue("zhejiang").requirements.values()
    named = {r.id for r in requirements if any(c.key == "SEED0§17" for c in r.clauses)}
    assert {r.id for r in requirements if r.id.startswith("labels.")} <= named
    assert {r.id for r in requirements if r.suite == "browser_compatibility"} <= named
    assert {
        "links.hidden",
        "links.illegal",
        "safety.secret-markers",
        "safety.misstatements",
        "safety.accounts",
    } <= named
    assert {"identity.header-name", "identity.domain-suffix", "footer.icp", "columns.news", "functions.search"} <= named


def test_categories() -> None:
    numbers = {p: len(catalogue(p).profile.categories) for p in profile_names()}
    assert numbers == {"national": 0, "zhejiang": 0, "jiangsu": 0, "dezhou": 33, "xiji": 6, "changzhou": 4}


def test_dezhou_lists_portals_and_departments_apart() -> None:
    profile = catalogue("dezhou").profile
    portal = {c.clause.partition("(")[0] for c in profile.categories if SiteKind.PORTAL in c.kinds}
    department = {c.clause.partition("(")[0] for c in profile.categories if SiteKind.DEPARTMENT in c.kinds}
    assert portal == {"SEED2§23"}
    assert department == {"SEED2§24"}
    assert [c.title for c in profile.categories if c.abolished] == ["非行政许可审批事项"]
    assert len(profile.service_themes) == 13


def test_categories_cite_clauses_and_have_names_of_their_own() -> None:
    for name in profile_names():
        loaded = catalogue(name)
        for group in (loaded.profile.categories, loaded.profile.interactions, loaded.profile.service_themes):
            assert len({c.id for c in group}) == len(group)
            for category in group:
                assert loaded.clause(category.clause)
                assert category.synonyms
                assert len(set(category.synonyms)) == len(category.synonyms), category.id


def test_what_profiles_accept() -> None:
    dezhou = catalogue("dezhou").profile
    assert "中国德州" in dezhou.site_names
    assert dezhou.disclosure_request_online
    assert catalogue("changzhou").profile.old_domains_closed
    national = catalogue("national").profile
    assert not national.site_names
    assert not national.search_hosts
    assert not national.old_domains_closed
    zhejiang = catalogue("zhejiang").profile
    assert "search.zj.gov.cn" in zhejiang.search_hosts
    assert set(national.platform_hosts) < set(zhejiang.platform_hosts)
    assert len(zhejiang.interactions) == 4
    assert zhejiang.letters_in_working_days
    assert not national.letters_in_working_days
    assert len(catalogue("jiangsu").profile.interactions) == 5


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(
        'title = "本市"\nextends = "zhejiang"\n'
        '[[change]]\nrequirement = "design.share-print"\nclauses = ["SEED0§15"]\nlevel = "must"\n'
        '[[change]]\nrequirement = "functions.mobile"\nclauses = ["SEED0§35"]\nlevel = "should"\n'
        '[[change]]\nrequirement = "columns.open-data"\nclauses = ["SEED0§19"]\n'
        'inapplicable_zh = "本市没有"\ninapplicable_en = "Not here"\n',
        "utf-8",
    )
    requirements = load_catalogue("ours", profile_path=path).requirements
    assert requirements["design.share-print"].level == "must"
    assert requirements["functions.mobile"].level == "should"
    assert requirements["functions.search-unified"].level == "must"
    inapplicable = requirements["columns.open-data"].inapplicable
    assert inapplicable
    assert inapplicable.zh == "本市没有"


_CHANGE = '[[change]]\nrequirement = "functions.mobile"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "x"\ntitle = "y"\n', "ours.toml"),
        ('title = "x"\nextends = "nowhere"\n', "nowhere"),
        ('title = "x"\nwrong = 1\n', "ours.toml:2: .*wrong"),
        ('title = "x"\n[[change]]\nclauses = ["SEED0§35"]\n', "ours.toml:2: .*requirement"),
        (f'title = "x"\n{_CHANGE}level = "must"\n', "ours.toml:3: .*functions.mobile"),
        (f'title = "x"\n{_CHANGE}clauses = ["SEED0§35"]\nlevel = "musst"\n', "ours.toml:3: .*musst"),
        (f'title = "x"\n{_CHANGE}clauses = ["SEED0§35"]\nlevle = "must"\n', "ours.toml:5: .*levle"),
        ('title = "x"\n\n[[change]]\nrequirement = "no.such"\nclauses = ["SEED0§35"]\n', "ours.toml:4: .*no.such"),
        (f'title = "x"\n{_CHANGE}clauses = ["SEED9§1"]\n', "ours.toml:3: .*SEED9"),
        (f'title = "x"\n{_CHANGE}clauses = ["SEED0§35"]\ninapplicable_zh = "无"\n', "ours.toml:3: .*inapplicable"),
        ('extends = "national"\ntitle = 3\n', "ours.toml:2"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_catalogue("ours", profile_path=path)


def test_a_missing_profile_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"none\.toml"):
        load_catalogue("none", profile_path=tmp_path / "none.toml")


def test_an_unknown_profile_is_told_with_the_known_ones() -> None:
    with pytest.raises(CatalogueError, match=r"atlantis.*zhejiang"):
        load_catalogue("atlantis")


def test_a_profile_of_ones_own_confirms_points(tmp_path: Path) -> None:
    """The bundled table as printed, with one number that the body has checked against the official text."""
    text = points_of_a_profile()
    listed = 'source = "listed"},'
    assert listed in text
    path = tmp_path / "own.toml"
    path.write_text(
        'title = "自有"\nextends = "zhejiang"\n' + text.replace(listed, 'source = "listed", confirmed = true},', 1),
        "utf-8",
    )
    made = load_catalogue("own", profile_path=path)
    assert made.points is not None
    assert made.points.unconfirmed() == portal_points().unconfirmed() - 1
    assert made.lineage == ("national", "zhejiang", "own")
    assert load_catalogue("zhejiang").points is None


@pytest.mark.parametrize(("old", "new"), [("columns.leaders", "columns.leader"), ('per = "engine"', 'per = "browser"')])
def test_wrong_points_of_a_profile_are_refused(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text('title = "自有"\nextends = "national"\n' + points_of_a_profile().replace(old, new), "utf-8")
    with pytest.raises(CatalogueError, match=r"own\.toml:\d+: "):
        load_catalogue("own", profile_path=path)
