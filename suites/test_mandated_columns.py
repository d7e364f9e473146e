"""规定栏目：应设的栏目、空白栏目与更新时限（《政府网站发展指引》；国办秘函〔2019〕19号 单项否决指标；各地规定）。"""

import pytest

from pytest_govsite import requirement
from pytest_govsite.checks import columns, freshness

SEEN = ("source", "probes", "site")


@pytest.fixture
def survey(pages, govsite):
    return columns.survey(pages.all, govsite.site, govsite.facts)


@requirement("columns.news", needs=SEEN)
def test_news_column(pages, survey, govsite, judge):
    """有政务动态（要闻）栏目，可从首页到达，列出信息。"""
    judge.site(columns.present, pages.all, survey, "news", govsite.profile)


@requirement("columns.notices", needs=SEEN)
def test_notices_column(pages, survey, govsite, judge):
    """有通知公告栏目，可从首页到达，列出信息。"""
    judge.site(columns.present, pages.all, survey, "notices", govsite.profile)


@requirement("columns.organisation", needs=SEEN)
def test_organisation_column(pages, survey, govsite, judge):
    """有机构职能栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "organisation", govsite.profile)


@requirement("columns.leaders", needs=SEEN)
def test_leaders_column(pages, survey, govsite, judge):
    """有负责人（领导）信息栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "leaders", govsite.profile)


@requirement("columns.policy-documents", needs=SEEN)
def test_policy_documents_column(pages, survey, govsite, judge):
    """有文件资料（政策文件）栏目，可从首页到达，列出文件。"""
    judge.site(columns.present, pages.all, survey, "policy-documents", govsite.profile)


@requirement("columns.policy-interpretation", needs=SEEN)
def test_policy_interpretation_column(pages, survey, govsite, judge):
    """有政策解读栏目，可从首页到达，列出解读材料。"""
    judge.site(columns.present, pages.all, survey, "policy-interpretation", govsite.profile)


@requirement("columns.response", needs=SEEN)
def test_response_column(pages, survey, govsite, judge):
    """有回应关切栏目，可从首页到达，列出回应信息。"""
    judge.site(columns.present, pages.all, survey, "response", govsite.profile)


@requirement("columns.data-release", needs=SEEN)
def test_data_release_column(pages, survey, govsite, judge):
    """有数据发布栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "data-release", govsite.profile)


@requirement("columns.open-data", needs=SEEN)
def test_open_data_column(pages, survey, govsite, judge):
    """有数据开放栏目，或链接到统一的数据开放平台。"""
    judge.site(columns.present, pages.all, survey, "open-data", govsite.profile)


@requirement("columns.disclosure-guide", needs=SEEN)
def test_disclosure_guide(pages, survey, govsite, judge):
    """有政府信息公开指南，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "disclosure-guide", govsite.profile)


@requirement("columns.disclosure-catalogue", needs=SEEN)
def test_disclosure_catalogue(pages, survey, govsite, judge):
    """有政府信息公开目录，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "disclosure-catalogue", govsite.profile)


@requirement("columns.disclosure-report", needs=SEEN)
def test_disclosure_report(pages, survey, govsite, judge):
    """有上一年度的政府信息公开年度报告（部门自 2 月 1 日起，政府门户自 4 月 1 日起）。"""
    judge.site(columns.disclosure_report, pages.all, survey, govsite.profile)


@requirement("columns.disclosure-request", needs=SEEN)
def test_disclosure_request_column(pages, survey, govsite, judge):
    """有依申请公开栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "disclosure-request", govsite.profile)


@requirement("columns.region-overview", needs=SEEN)
def test_region_overview_column(pages, survey, govsite, judge):
    """政府门户网站有地区概况栏目。"""
    judge.site(columns.present, pages.all, survey, "region-overview", govsite.profile)


@requirement("columns.services", needs=SEEN)
def test_services_column(pages, survey, govsite, judge):
    """有办事服务栏目，或链接到省、市统一的政务服务平台。"""
    judge.site(columns.present, pages.all, survey, "services", govsite.profile)


@requirement("columns.consultation", needs=SEEN)
def test_consultation_column(pages, survey, govsite, judge):
    """有咨询投诉（领导信箱）栏目，或链接到统一的互动平台，能打开其表单或登录页。"""
    judge.site(columns.present, pages.all, survey, "consultation", govsite.profile)


@requirement("columns.surveys", needs=SEEN)
def test_surveys_column(pages, survey, govsite, judge):
    """有征集调查栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "surveys", govsite.profile)


@requirement("columns.interviews", needs=SEEN)
def test_interviews_column(pages, survey, govsite, judge):
    """有在线访谈栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "interviews", govsite.profile)


@requirement("columns.budget", needs=SEEN)
def test_budget_column(pages, survey, govsite, judge):
    """有财政预决算栏目，可从首页到达。"""
    judge.site(columns.present, pages.all, survey, "budget", govsite.profile)


@requirement("columns.site-report", needs=SEEN)
def test_site_report(pages, survey, judge):
    """上一年度的政府网站年度工作报表可从首页找到（自 2 月 1 日起）。"""
    judge.site(columns.site_report, pages.all, survey)


@requirement("columns.profile-lists", needs=SEEN)
def test_profile_lists(pages, survey, govsite, judge):
    """本地规定列出的各类信息都有栏目。"""
    judge.site(columns.profile_lists, pages.all, survey, govsite.profile)


@requirement("columns.not-blank", needs=SEEN)
def test_no_blank_column(pages, survey, judge):
    """没有空白栏目；暂无内容的栏目作了说明。"""
    judge.each(columns.not_blank, pages.columns, survey)


@requirement("columns.home-fresh", needs=SEEN)
def test_home_page_updated(pages, survey, judge):
    """首页两周内有更新。"""
    judge.site(freshness.home_fresh, pages.all, survey)


@requirement("columns.news-fresh", needs=SEEN)
def test_news_columns_updated(pages, survey, judge):
    """动态、要闻类栏目两周内有更新。"""
    judge.site(freshness.news_fresh, pages.all, survey)


@requirement("columns.notices-fresh", needs=SEEN)
def test_notices_columns_updated(pages, survey, judge):
    """通知公告、政策文件类一级栏目六个月内有更新。"""
    judge.site(freshness.notices_fresh, pages.all, survey)


@requirement("columns.data-fresh", needs=SEEN)
def test_data_column_updated(pages, survey, judge):
    """数据发布栏目按月或按季更新。"""
    judge.site(freshness.data_fresh, pages.all, survey)


@requirement("columns.budget-fresh", needs=SEEN)
def test_budget_column_updated(pages, survey, judge):
    """财政预决算栏目每年更新。"""
    judge.site(freshness.budget_fresh, pages.all, survey)


@requirement("columns.statistics", needs=SEEN)
def test_column_statistics(pages, survey, judge):
    """栏目有信息量统计。"""
    judge.each(columns.statistics, pages.columns, survey)


@requirement("columns.stale", needs=SEEN)
def test_no_stale_column(pages, survey, judge):
    """没有一年以上未更新的应更新栏目。"""
    judge.site(freshness.stale, pages.all, survey)


@requirement("columns.monitoring-notice", needs=SEEN)
def test_monitoring_notice(pages, survey, govsite, judge):
    """负有监管职责的政府门户网站按期公开政府网站监测结果。"""
    judge.site(columns.monitoring_notice, pages.all, survey, govsite.profile)


@requirement("columns.data-visual", needs=SEEN)
def test_data_visualised(pages, survey, judge):
    """数据发布有可视化展现或解读。"""
    judge.site(columns.data_visual, pages.all, survey)


@requirement("columns.site-report-content", needs=SEEN)
def test_site_report_content(pages, survey, govsite, judge):
    """年度工作报表要素齐全。"""
    judge.site(columns.site_report_content, pages.all, survey, govsite.profile)


@requirement("columns.channels", needs=("source",))
def test_channels(pages, judge):
    """首页频道为 5 至 8 个。"""
    judge.each(columns.channels, pages.home)


@requirement("columns.topics", needs=SEEN)
def test_topics(pages, survey, judge):
    """已结束的专题标明归档。"""
    judge.site(columns.topics, pages.all, survey)
