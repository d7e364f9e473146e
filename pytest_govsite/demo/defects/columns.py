"""Defects of the columns that the norms demand, and of how fresh they are."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def _missing(
    name: str,
    folder: str,
    zh: str,
    en: str,
    may: dict[str, str] | None = None,
    *,
    alone: Text | None = None,
    conflicts: tuple[str, ...] = (),
) -> Defect:
    return Defect(
        id=f"columns.{name}",
        description=Text(zh=f"没有{zh}栏目", en=f"no column for {en}"),
        touches=("*",),
        removes=(folder,),
        may=may or {},
        alone=alone,
        conflicts=conflicts,
    )


def _gone(*names: str) -> dict[str, str]:
    return {f"columns.{name}": "栏目在同一频道里，一起没有了 / it goes with its channel" for name in names}


def _used(*names: str) -> dict[str, str]:
    return {f"functions.{name}": "没有栏目，也没有其功能 / what the column would offer is gone too" for name in names}


_OTHERS = Text(zh="会带走显示其他缺陷的页面", en="would take away the pages that show other defects")

COLUMNS = (
    # what the columns hold, first: they are seen on columns that are there
    Defect(
        id="columns.home-fresh",
        description=Text(zh="首页六周没有更新", en="nothing new on the home page for six weeks"),
        pages=("/",),
        touches=("*",),
        may={"columns.news-fresh": "动态类栏目同样没有更新 / the news columns had nothing new either"},
    ),
    Defect(
        id="columns.news-fresh",
        description=Text(zh="部门动态四周没有更新", en="a news column without anything new for four weeks"),
        pages=("/xwzx/bmdt/",),
        touches=("*",),
    ),
    Defect(
        id="columns.notices-fresh",
        description=Text(zh="政策文件九个月没有更新", en="policy documents without anything new for nine months"),
        pages=("/zwgk/zcwj/",),
        touches=("*",),
    ),
    Defect(
        id="columns.data-fresh",
        description=Text(zh="数据发布五个月没有更新", en="no data published for five months"),
        pages=("/zfsj/", "/zfsj/sjfb/"),
        touches=("*",),
    ),
    Defect(
        id="columns.budget-fresh",
        description=Text(zh="最近的预决算是前年的", en="the newest budget is two years old"),
        pages=("/zwgk/czyjs/",),
        touches=("*",),
        may={"columns.stale": "一年以上没有更新 / nothing new for over a year"},
    ),
    Defect(
        id="columns.stale",
        description=Text(zh="乡镇动态一年以上没有更新", en="a living column without anything new for over a year"),
        pages=("/xwzx/xzdt/",),
        touches=("*",),
        may={"columns.news-fresh": "动态类栏目也超过了两周 / the column is one of news"},
    ),
    Defect(
        id="columns.not-blank",
        description=Text(zh="行政事业性收费是空白栏目", en="a blank column without an explanation"),
        pages=("/zwgk/zdly/xzsf/",),
        touches=("*",),
        may={"columns.statistics": "空白栏目 / blank column"},
    ),
    Defect(
        id="columns.statistics",
        description=Text(zh="栏目没有信息量统计", en="columns do not tell how many items they hold"),
        touches=("*",),
    ),
    Defect(
        id="columns.data-visual",
        description=Text(zh="数据没有图表和解读", en="data without charts or explanations"),
        touches=("*",),
        outcomes=("failed", "cantTell"),
    ),
    Defect(
        id="columns.channels",
        description=Text(zh="首页有十多个频道", en="more than ten channels"),
        pages=("/",),
        touches=("*",),
    ),
    Defect(
        id="columns.topics",
        description=Text(zh="结束的专题没有标明归档", en="ended topics are not marked"),
        pages=("/ztzl/wmcj/", "/ztzl/rkpc/"),
        touches=("*",),
        may={"columns.stale": "一年以上没有更新 / nothing new for over a year"},
    ),
    Defect(
        id="columns.disclosure-report:outdated",
        description=Text(zh="最近的信息公开年报是前年的", en="the newest disclosure report is two years old"),
        touches=("*",),
    ),
    Defect(
        id="columns.site-report:outdated",
        description=Text(zh="最近的年度工作报表是前年的", en="the newest report on the site is two years old"),
        touches=("*",),
    ),
    Defect(
        id="columns.site-report-content",
        description=Text(zh="年度工作报表缺多数要素", en="the report on the site lacks most elements"),
        touches=("/zwgk/wznb/2*",),
        conflicts=("columns.site-report",),
    ),
    # missing columns
    _missing("notices", "/zwgk/tzgg/", "通知公告", "notices"),
    _missing("organisation", "/zwgk/jgzn/", "机构职能", "the organisation"),
    _missing("leaders", "/zwgk/ldxx/", "领导信息", "leaders"),
    _missing("policy-interpretation", "/zwgk/zcjd/", "政策解读", "policy interpretation", _used("interpretation-exists")),
    _missing("response", "/zwgk/hygq/", "回应关切", "responses to public concern"),
    _missing("open-data", "/zfsj/sjkf/", "数据开放", "open data"),
    _missing("disclosure-guide", "/zwgk/zfxxgkzn/", "政府信息公开指南", "the disclosure guide"),
    _missing("disclosure-catalogue", "/zwgk/zfxxgkml/", "政府信息公开目录", "the disclosure catalogue"),
    _missing(
        "disclosure-report", "/zwgk/zfxxgknb/", "政府信息公开年报", "disclosure reports",
        conflicts=("columns.disclosure-report:outdated",),
    ),
    _missing("disclosure-request", "/zwgk/ysqgk/", "依申请公开", "disclosure on request"),
    _missing("region-overview", "/zjsf/", "地区概况", "the region"),
    _missing("surveys", "/hdjl/zjdc/", "征集调查", "surveys", _used("evaluation")),
    _missing("interviews", "/hdjl/zxft/", "在线访谈", "interviews", conflicts=("accessibility.link-purpose:alike",)),
    _missing("consultation", "/hdjl/", "咨询投诉", "consultation", _gone("surveys", "interviews") | _used("interaction-kinds", "evaluation", "consultation-form")),
    _missing("services", "/zwfw/", "办事服务", "services", _used("service-catalogue", "service-progress")),
    _missing(
        "site-report", "/zwgk/wznb/", "政府网站年度工作报表", "yearly reports on the site", _gone("site-report-content"),
        conflicts=("columns.site-report:outdated",),
    ),
    _missing("budget", "/zwgk/czyjs/", "财政预决算", "budgets", {"columns.budget-fresh": "没有栏目 / no column"}),
    _missing(
        "data-release", "/zfsj/", "数据发布", "data",
        _gone("open-data") | {"columns.data-fresh": "没有栏目 / no column", "columns.data-visual": "没有栏目 / no column"},
    ),
    _missing("policy-documents", "/zwgk/zcwj/", "政策文件", "policy documents", {"columns.notices-fresh": "没有栏目 / no column"}, alone=_OTHERS),
    _missing(
        "news", "/xwzx/", "政务动态", "news",
        {"columns.news-fresh": "没有栏目 / no column", "columns.home-fresh": "首页少了要闻 / the home page has no news"}, alone=_OTHERS,
    ),
    Defect(
        id="columns.monitoring-notice",
        description=Text(zh="没有政府网站监测曝光台", en="results of monitoring are not published"),
        touches=("*",),
        removes=("/zwgk/jcbgt/",),
        config={"level": "city"},
        alone=Text(zh="只对市级门户网站检测", en="inspected for city portals only"),
    ),
    Defect(
        id="columns.profile-lists",
        description=Text(zh="没有行政事业性收费信息", en="administrative fees are not published"),
        touches=("*",),
        removes=("/zwgk/zdly/xzsf/",),
        config={"profile": "dezhou"},
        alone=Text(zh="只在 dezhou 规则下检测", en="inspected under the profile dezhou only"),
    ),
)  # fmt: skip
