from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.columns import Survey, present
from pytest_govsite.model import LinkProbe, PageFacts, Profile, Unobserved, UnobservedReason
from tests.checks.columns.portal import NEWS, TEXT, address, column, home, item, survey_of
from tests.checks.writing import page, single


def judged(survey: Survey, kind: str = "news", profile: Profile | None = None) -> tuple[str, str]:
    return single(present(survey.pages, survey, kind, profile))


@pytest.mark.parametrize(
    ("kind", "name", "body"),
    [
        ("news", "示范要闻", NEWS),
        ("news", "部门动态", NEWS),
        ("notices", "公示公告", NEWS),
        ("organisation", "机构设置", f"<p>{TEXT}</p>"),
        ("leaders", "县长之窗", f"<p>{TEXT}</p>"),
        ("policy-documents", "县政府文件", NEWS),
        ("policy-interpretation", "政策文件解读", NEWS),
        ("response", "热点回应", NEWS),
        ("data-release", "统计信息", NEWS),
        ("open-data", "公共数据开放平台", f"<p>{TEXT}</p>"),
        ("disclosure-guide", "示范县政府信息公开指南", f"<p>{TEXT}</p>"),
        ("disclosure-catalogue", "法定主动公开内容", NEWS),
        ("disclosure-request", "依申请公开", f"<p>{TEXT}</p>"),
        ("region-overview", "走进示范", f"<p>{TEXT}</p>"),
        ("services", "网上办事大厅", f"<p>{TEXT}</p>"),
        ("consultation", "县长信箱", NEWS),
        ("surveys", "民意征集", NEWS),
        ("interviews", "在线访谈", NEWS),
        ("budget", "财政预决算公开", NEWS),
        ("budget", "示范县财政局部门预决算", NEWS),
        ("monitoring-notice", "政府网站监测曝光台", NEWS),
    ],
)
def test_found_by_name(kind: str, name: str, body: str) -> None:
    survey = survey_of(home({name: "/lm/"}), column("/lm/", name, body))
    outcome, message = judged(survey, kind)
    assert outcome == "passed"
    assert message.endswith("栏目，可从首页到达")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("news", "新闻发布会"),
        ("leaders", "领导信箱"),
        ("policy-documents", "政策解读"),
        ("region-overview", "机构概况"),
        ("consultation", "网上信访"),
        ("surveys", "人口普查"),
        ("disclosure-report", "政府网站年度报表"),
        ("budget", "采购预算公示"),
        ("data-release", "数据开放"),
        ("open-data", "咨询：公共数据开放有关问题"),
        ("organisation", "关于我们"),
        ("open-data", "县数据管理局负责人谈公共数据开放"),
        ("budget", "县财政局负责人谈预算绩效管理"),
        ("policy-documents", "县司法局解读行政规范性文件"),
    ],
)
def test_names_that_mean_something_else(kind: str, name: str) -> None:
    assert judged(survey_of(home({name: "/lm/"}), column("/lm/", name)), kind)[0] == "failed"


def test_a_missing_column_is_told_with_each_of_its_names_once() -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻", NEWS))
    [verdict] = present(survey.pages, survey, "organisation", None)
    assert verdict.outcome == "failed"
    assert verdict.expected == "机构职能、机构设置、机构概况"


def test_missing() -> None:
    survey = survey_of(home({"走进示范": "/zjsf/"}), column("/zjsf/", "走进示范"))
    assert judged(survey) == ("failed", "没有找到“政务动态（要闻）”栏目，或不能从首页到达")


def test_found_by_the_heading_of_a_list_and_its_more_link() -> None:
    body = f"<div class=box><h2>通知公告</h2><a href=/tz/>更多</a>{NEWS}</div>"
    survey = survey_of(home({}, body), page(NEWS, kind="column", path="/tz/", parent="/"))
    assert judged(survey, "notices")[0] == "passed"


def test_found_by_column_type() -> None:
    survey = survey_of(home({"示范快讯台": "/lm/"}), column("/lm/", "示范时空", labels={"ColumnType": "工作动态"}))
    assert judged(survey)[0] == "passed"


def test_column_type_of_a_page_that_is_named_otherwise() -> None:
    survey = survey_of(home({"机构设置": "/lm/"}), column("/lm/", "机构设置", labels={"ColumnType": "工作动态"}))
    assert judged(survey)[0] == "failed"


def test_found_by_configuration() -> None:
    pages = home({"示范时空": "/sfsk/"}), column("/sfsk/", "示范时空")
    assert judged(survey_of(*pages))[0] == "failed"
    assert judged(survey_of(*pages, columns={"news": ("/sfsk/",)}))[0] == "passed"


def test_not_reached_from_the_home_page() -> None:
    survey = survey_of(home({"走进示范": "/zjsf/"}), column("/zjsf/", "走进示范"), column("/news/", "要闻", parent=""))
    assert judged(survey)[0] == "failed"


def test_reached_over_another_page() -> None:
    channel = column("/zwgk/", "政务公开", "<ul><li><a href=/zwgk/zn/>政府信息公开指南</a></li></ul>")
    guide = item("/zwgk/zn/", "示范县政府信息公开指南", "2026-01-10", parent="/zwgk/")
    assert judged(survey_of(home({"政务公开": "/zwgk/"}), channel, guide), "disclosure-guide")[0] == "passed"


def test_empty_column() -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻", "<ul></ul>"))
    assert judged(survey) == ("failed", "“政务动态（要闻）”栏目已有，但没有内容")


def test_empty_column_that_says_so() -> None:
    survey = survey_of(home({"征集调查": "/lm/"}), column("/lm/", "征集调查", "<p>暂无相关内容</p>"))
    outcome, message = judged(survey, "surveys")
    assert outcome == "cantTell"
    assert "暂无内容，页面作了说明" in message


def test_text_where_a_list_is_owed() -> None:
    survey = survey_of(home({"政策解读": "/lm/"}), column("/lm/", "政策解读", f"<p>{TEXT}</p>"))
    outcome, message = judged(survey, "policy-interpretation")
    assert outcome == "cantTell"
    assert "只有文字，没有信息列表" in message


def test_list_that_a_script_fills() -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻", "<ul></ul>", scripted_content=True))
    outcome, message = judged(survey)
    assert outcome == "cantTell"
    assert "未能看到" in message


@pytest.mark.parametrize("content", ["none", "sample"])
def test_before_launch_the_column_itself_is_enough(content: str) -> None:
    survey = survey_of(home({"要闻": "/lm/"}), column("/lm/", "要闻", "<ul></ul>"), stage="prelaunch", content=content)
    assert judged(survey)[0] == "passed"


PLATFORM = "https://www.zjzwfw.gov.cn/zjservice/"


def with_platform(probe: LinkProbe | None, **values: Any) -> Survey:
    return survey_of(home({"政务服务": PLATFORM}), probes=(probe,) if probe else (), **values)


@pytest.mark.parametrize(
    ("probe", "outcome", "words"),
    [
        (LinkProbe(url=PLATFORM, status=200), "passed", "可从首页到达"),
        (LinkProbe(url=PLATFORM, status=200, login=True), "passed", "可从首页到达"),
        (LinkProbe(url=PLATFORM, status=401, login=True), "passed", "可从首页到达"),
        (LinkProbe(url=PLATFORM, status=404), "failed", "打不开"),
        (LinkProbe(url=PLATFORM, status=403), "untested", "没有条件打开它"),
        (
            LinkProbe(url=PLATFORM, unobserved=Unobserved(url=PLATFORM, reason=UnobservedReason.OFFLINE)),
            "untested",
            "没有条件打开它",
        ),
        (None, "untested", "没有条件打开它"),
    ],
)
def test_unified_platform(probe: LinkProbe | None, outcome: str, words: str) -> None:
    found, message = judged(with_platform(probe), "services")
    assert found == outcome
    assert words in message


def test_platform_of_the_profile_that_is_no_gov_host() -> None:
    probe = LinkProbe(url="https://www.shifanyun.com/zw/", status=200)
    survey = survey_of(home({"政务服务": probe.url}), probes=(probe,))
    profile = Profile(name="x", title="x", platform_hosts=("*.shifanyun.com",))
    assert judged(survey, "services", profile)[0] == "passed"
    assert judged(survey, "services") == ("failed", "“办事服务”的入口指向网站以外的地址，不是本网站的栏目")


def test_other_government_site_needs_a_person() -> None:
    probe = LinkProbe(url="https://www.hangzhou.gov.cn/zn/", status=200)
    survey = survey_of(home({"信息公开指南": probe.url}), probes=(probe,))
    assert judged(survey, "disclosure-guide")[0] == "cantTell"


def test_other_host_of_the_same_portal() -> None:
    probe = LinkProbe(url="https://zwgk.shifan.gov.cn/zn/", status=200)
    survey = survey_of(home({"信息公开指南": probe.url}), probes=(probe,))
    assert judged(survey, "disclosure-guide")[0] == "passed"


def test_news_of_the_state_council_are_not_the_site_s_own() -> None:
    probe = LinkProbe(url="https://www.gov.cn/yaowen/", status=200)
    assert judged(survey_of(home({"国务院要闻": probe.url}), probes=(probe,)))[0] == "failed"


def test_entry_that_a_script_opens() -> None:
    body = "<a href='javascript:openMailbox(1)'>县长信箱</a>"
    outcome, message = judged(survey_of(home({}, body)), "consultation")
    assert outcome == "cantTell"
    assert "由脚本打开" in message


def test_entry_that_leads_nowhere() -> None:
    body = "<a href='javascript:void(0)'>县长信箱</a>"
    assert judged(survey_of(home({}, body)), "consultation") == ("failed", "“咨询投诉（领导信箱）”的入口是空链接")


def test_entry_to_a_page_that_is_gone() -> None:
    gone = page(kind="column", path="/lm/", parent="/")
    lost = PageFacts(
        page=gone.page, unobserved=(Unobserved(url=gone.url, reason=UnobservedReason.HTTP_ERROR, status=404),)
    )
    assert judged(survey_of(home({"要闻": "/lm/"}), lost)) == ("failed", "“政务动态（要闻）”的入口打不开")


def test_the_best_entry_counts() -> None:
    survey = survey_of(
        home({"要闻": "/kong/", "部门动态": "/lm/"}), column("/kong/", "要闻", "<ul></ul>"), column("/lm/", "部门动态")
    )
    assert judged(survey)[0] == "passed"


def test_similar_name_needs_a_person() -> None:
    survey = survey_of(home({"办事服务厅": "/lm/"}), column("/lm/", "办事服务厅", f"<p>{TEXT}</p>"))
    outcome, message = judged(survey, "services")
    assert outcome == "cantTell"
    assert "名称相近" in message


@pytest.mark.parametrize("name", ["disclosure-guide", "disclosure-report", "disclosure-request"])
def test_the_field_of_disclosure_is_not_one_of_its_columns(name: str) -> None:
    seen = survey_of(home({"政府信息公开": "/zwgk/"}), column("/zwgk/", "政务公开"))
    assert judged(seen, name)[0] == "failed"
    elsewhere = survey_of(home({"政府信息公开": "https://xxgk.hebei.example.cn/wuan/"}))
    assert judged(elsewhere, name)[0] == "cantTell"


def test_site_that_was_not_seen_whole() -> None:
    survey = survey_of(home({"走进示范": "/zjsf/"}), column("/zjsf/", "走进示范"), truncated=True)
    outcome, message = judged(survey)
    assert outcome == "cantTell"
    assert "网站没有看全" in message


def test_form_of_the_site_s_own_mailbox() -> None:
    body = "<form action=/send method=post><input name=name type=text><textarea name=text></textarea></form>"
    survey = survey_of(home({"我要写信": "/xx/"}), column("/xx/", "我要写信", body))
    assert judged(survey, "consultation")[0] == "passed"


def test_link_to_the_public_domain_on_a_staging_host() -> None:
    staging = "http://127.0.0.1:8080/"
    start = page(f"<div class=nav><a href={address('/lm/')}>要闻</a></div>", kind="home", path=staging)
    news = column(f"{staging}lm/", "要闻", parent="")
    survey = survey_of(start, news, url=staging)
    assert judged(survey)[0] == "passed"
