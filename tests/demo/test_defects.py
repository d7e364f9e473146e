from __future__ import annotations

import itertools
import os

import pytest

from pytest_govsite.demo.content.columns import CHANNELS
from pytest_govsite.demo.defects import DEFECTS, Defect, all_compatible, left_out, matches
from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.shell.collection import bundled_marks
from tests.demo.conftest import portal_with
from tests.demo.markup import crawl

SUITES = (
    "site_identity",
    "page_labels",
    "mandated_columns",
    "accessibility",
    "elderly_friendly",
    "browser_compatibility",
)
REST = (
    "/static/portal.css",
    "/script/foot.js",
    "/include/foot.html",
    "/include/foot-inner.html",
    "/robots.txt",
    "/upload/form01.docx",
    "/upload/00003.pdf",
    "/0123456789abcdef.html",
    "/search/?q=<b>zzqqxx",
    "/.git/HEAD",
    "/admin/",
    "/upload/",
)
EACH = os.environ.get("GOVSITE_EACH_DEFECT") == "1"
SHARE = 4
"""Of the pages that a defect leaves as they are, one in four is looked at, others for each defect; with the variable, all."""


@pytest.fixture(scope="module")
def sample(portal: Portal) -> dict[str, bytes]:
    """Every column, one page of each kind below it, and what pages are put together from."""
    seen = set()
    chosen = {}
    for path, body in crawl(portal).items():
        page = portal.pages.find(path)
        key = (page.column.path if page and page.column else "", page.template if page else path)
        if key not in seen:
            seen.add(key)
            chosen[path] = body
    title = portal.pages.library.everything[0].title
    chosen[f"/search/?q={title}"] = bytes(portal.response(f"/search/?q={title}").body)
    return chosen | {path: bytes(portal.response(path).body) for path in REST}


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_a_defect_changes_the_pages_it_says_and_no_other(defect: Defect, sample: dict[str, bytes]) -> None:
    changed = portal_with(defect.id)
    if defect.requirement == "identity.aliases-redirect" or defect.served:
        pytest.skip("it changes another host, or how the site is served")
    beyond = [path for path in sample if not matches((*defect.changes, *defect.pages), path)]
    passed_over = set() if EACH else set(beyond) - set(beyond[list(DEFECTS).index(defect.id) % SHARE :: SHARE])
    answers = {path: changed.response(path) for path in sample if path not in passed_over}
    different = {path for path, answer in answers.items() if answer.body != sample[path]}
    assert all(matches(defect.changes, path) for path in different)
    if defect.pages and not defect.touches:
        due = {path for path in sample if matches(defect.pages, path) and path not in REST}
        assert due
        assert due <= different
    assert different
    if defect.pages:
        assert any(matches(defect.pages, path) and answer.status_code == 200 for path, answer in answers.items())


DEAD = frozenset({"/pic/hall-old.svg", "/upload/hall-map-old.pdf", "/zwfw/2019/bmts.html"})
"""What links.home is to find."""


@pytest.mark.thorough
def test_a_portal_with_a_defect_still_holds_together() -> None:
    for name in (
        "columns.services",
        "columns.consultation",
        "columns.data-release",
        "columns.news",
        "columns.policy-documents",
        "columns.policy-interpretation",
        "columns.channels",
    ):
        assert crawl(portal_with(name))
    assert crawl(portal_with(*all_compatible()), dead=DEAD)


def test_every_automatic_requirement_of_the_suites_has_a_defect() -> None:
    catalogue = load_catalogue().requirements.values()
    due = {each.id for each in catalogue if each.suite in SUITES and each.mode == "auto"}
    due |= {
        mark.id
        for mark in bundled_marks()
        if mark.id.startswith(("functions.", "links.", "security.", "safety.", "availability."))
    }
    assert due == {defect.requirement for defect in DEFECTS.values()}
    known = {each.id for each in catalogue}
    for defect in DEFECTS.values():
        assert defect.requirement in defect.raises
        assert set(defect.raises) | set(defect.may) <= known
        assert all(defect.may.values())


def test_the_plain_id_of_every_requirement_is_a_defect() -> None:
    assert {defect.requirement for defect in DEFECTS.values()} <= DEFECTS.keys()


def test_defects_that_stand_together_do_not_conflict() -> None:
    chosen = [DEFECTS[name] for name in all_compatible()]
    for one, other in itertools.permutations(chosen, 2):
        assert other.id not in one.conflicts
    assert not set(all_compatible()) & left_out().keys()
    assert set(all_compatible()) | left_out().keys() == DEFECTS.keys()
    assert len({defect.domain for defect in chosen if defect.domain}) == 1


def test_most_requirements_are_broken_at_once() -> None:
    raised = {name for defect in map(DEFECTS.__getitem__, all_compatible()) for name in defect.raises}
    alone = {defect.requirement for defect in DEFECTS.values()} - raised
    assert alone == {
        "footer.copyright-browser-note", "columns.monitoring-notice", "columns.profile-lists",
        "columns.news", "columns.policy-documents", "columns.data-release", "columns.budget",
        "columns.services", "columns.consultation", "columns.policy-interpretation", "accessibility.feedback",
        "columns.surveys", "columns.interviews", "columns.disclosure-request",
        "functions.portal-interaction-link", "functions.service-catalogue", "security.ipv6-content",
    }  # fmt: skip


def test_what_a_defect_removes_is_a_column() -> None:
    columns = {column.path: column for channel in CHANNELS for column in channel.walk()}
    for defect in DEFECTS.values():
        for folder in defect.removes:
            assert columns[folder].requirement == defect.requirement
            assert portal_with(defect.id).response(folder).status_code == 404


def test_names_of_removed_columns_are_on_no_page() -> None:
    for name, words in (
        ("columns.organisation", ("机构职能",)),
        ("columns.services", ("政务服务网", "政务服务</a>", "办事指南", "办事统计")),
        ("columns.consultation", ("信箱</a>", "我要写信", "咨询投诉")),
        ("columns.disclosure-guide", ("信息公开指南",)),
        ("columns.site-report", ("年度工作报表", "年度报表")),
    ):
        changed = portal_with(name)
        for path in ("/", "/zwgk/", "/wzdt/", "/xwzx/zwyw/"):
            body = bytes(changed.response(path).body).decode()
            assert not [word for word in words if word in body], (name, path)


def test_patterns_take_away_again() -> None:
    assert matches(("/a/*", "!/a/b*"), "/a/c")
    assert not matches(("/a/*", "!/a/b*"), "/a/b1")
