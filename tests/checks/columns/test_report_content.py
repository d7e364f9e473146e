from __future__ import annotations

from typing import Any

from pytest_govsite.checks.columns import site_report_content
from pytest_govsite.model import Profile, Verdict
from tests.checks.columns.portal import home, item, survey_of
from tests.checks.writing import words

FULL = (
    "独立用户访问总量（单位：个）12345 网站总访问量 234567 信息发布总数 3210 概况类信息更新量 12 政务动态信息更新量 2100 "
    "信息公开目录信息更新量 1098 专栏专题维护数量 6 新开设数量 2 政务服务事项数量 1200 办件量总数 5600 收到留言数量 210 办结留言数量 209 "
    "安全检测评估次数 4 开展应急演练 是 明确网站安全责任人 是 移动新媒体 微博 微信 创新发展 搜索即服务 无障碍浏览 "
)
NATIONAL = Profile(name="national", title="全国")
LINK = "<a href=/bb/2025.html>政府网站工作年度报表（2025年度）</a>"


def judged(text: str, profile: Profile = NATIONAL, body: str = LINK, **values: Any) -> list[Verdict]:
    report = item("/bb/2025.html", "政府网站工作年度报表（2025年度）", "2026-01-20", text=text)
    survey = survey_of(home({}, body), report, **values)
    return list(site_report_content(survey.pages, survey, profile))


def test_complete() -> None:
    assert words(judged(FULL)) == [("passed", "年度工作报表要素齐全")]


def test_elements_missing() -> None:
    verdicts = judged(FULL.replace("移动新媒体 微博 微信 ", "").replace("专栏专题维护数量 6 新开设数量 2 ", ""))
    assert words(verdicts) == [("failed", "年度工作报表缺少要素")]
    assert verdicts[0].found == "缺少：开设专题、新媒体传播"


def test_attachment() -> None:
    survey = survey_of(home({}, "<a href=/bb/2025.pdf>政府网站工作年度报表（2025年度）</a>"))
    verdicts = words(site_report_content(survey.pages, survey, NATIONAL))
    assert verdicts == [("cantTell", "年度工作报表是附件或图片，请人工核对要素是否齐全")]


def test_a_page_that_was_not_fetched_is_no_attachment() -> None:
    survey = survey_of(home({}, LINK))
    verdicts = words(site_report_content(survey.pages, survey, NATIONAL))
    assert verdicts == [("cantTell", "年度工作报表的网页没有抓取到，请人工核对要素是否齐全")]


def test_no_report() -> None:
    survey = survey_of(home({}, ""))
    assert words(site_report_content(survey.pages, survey, NATIONAL))[0] == (
        "inapplicable",
        "没有找到年度工作报表，另行判定",
    )


def test_new_site() -> None:
    assert words(judged(FULL, opened="2026-05-01"))[0][0] == "inapplicable"


def test_supervision_report_of_city_portals() -> None:
    jiangsu = Profile(name="jiangsu", title="江苏")
    assert words(judged(FULL, jiangsu, level="city")) == [
        ("passed", "年度工作报表要素齐全"),
        ("failed", "没有找到 2025 年的政府网站年度监管报表"),
    ]
    both = LINK + "<a href=/bb/jg.html>政府网站年度监管报表（2025年度）</a>"
    assert words(judged(FULL, jiangsu, both, level="city"))[1] == ("passed", "有 2025 年的年度监管报表")
    assert len(judged(FULL, jiangsu, level="county")) == 1
    assert len(judged(FULL, level="city")) == 1
