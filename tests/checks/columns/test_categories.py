from __future__ import annotations

from typing import Any

from pytest_govsite.checks.columns import profile_lists
from pytest_govsite.model import CategorySpec, Profile, SiteKind
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import single, words

PORTAL = CategorySpec(
    id="dezhou-23-7",
    title="突发公共事件应急预案",
    synonyms=("应急管理", "应急预案", "预警信息"),
    clause="第二十三条（七）",
    kinds=(SiteKind.PORTAL,),
)
DEPARTMENT = CategorySpec(
    id="dezhou-24-2", title="行政审批", synonyms=("办理流程",), clause="第二十四条（二）", kinds=(SiteKind.DEPARTMENT,)
)
GONE = CategorySpec(
    id="dezhou-23-9", title="非行政许可审批", synonyms=(), clause="第二十三条（九）", abolished="国发〔2015〕27号已取消"
)


def judged(*categories: CategorySpec, **values: Any) -> list[tuple[str, str]]:
    survey = survey_of(home({"应急管理": "/yj/", "走进示范": "/zj/"}), column("/yj/", "应急管理"), **values)
    return words(profile_lists(survey.pages, survey, Profile(name="x", title="x", categories=categories)))


def test_each_category_of_this_kind_of_site() -> None:
    assert judged(PORTAL, DEPARTMENT, GONE) == [
        ("passed", "有“突发公共事件应急预案”栏目，可从首页到达"),
        ("inapplicable", "“非行政许可审批”不再要求：国发〔2015〕27号已取消"),
    ]
    assert judged(PORTAL, DEPARTMENT, kind="department") == [("failed", "没有找到“行政审批”栏目，或不能从首页到达")]


def test_profile_without_categories() -> None:
    assert judged() == [("inapplicable", "本地规定没有另外列出信息类别")]


def test_name_that_holds_a_synonym() -> None:
    survey = survey_of(home({"突发事件应急预案公开": "/yj/"}), column("/yj/", "突发事件应急预案公开"))
    profile = Profile(name="x", title="x", categories=(PORTAL,))
    assert single(profile_lists(survey.pages, survey, profile))[0] == "passed"
