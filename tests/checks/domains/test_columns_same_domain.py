from __future__ import annotations

from pytest_govsite.checks.domains import columns_same_domain
from pytest_govsite.model import Outcome, Profile, Region
from tests.checks.building import is_advice, is_failure, link, one, rendered_page, site

NAV = Region.NAVIGATION
OWN = (link("首页", "/", NAV), link("新闻", "/xw/", NAV), link("公开", "https://www.shifan.gov.cn/gk/", NAV))


def judged(*nodes, profile=None):
    return list(columns_same_domain(rendered_page(*nodes), site(), profile))


def test_entries_on_the_own_domain_pass():
    verdict = one(judged(*OWN))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == "导航 3 个入口"


def test_unified_platforms_of_the_profile_pass():
    profile = Profile(name="zhejiang", title="", platform_hosts=("*.zjzwfw.gov.cn",))
    nodes = (*OWN, link("办事", "https://www.zjzwfw.gov.cn/zjservice/", NAV))
    assert one(judged(*nodes, profile=profile)).outcome is Outcome.PASSED
    assert is_advice(one(judged(*nodes)))


def test_another_government_domain_is_advice():
    verdict = one(judged(*OWN, link("政务服务", "http://zwfw.hebei.gov.cn/", NAV)))
    assert is_advice(verdict)
    assert "zwfw.hebei.gov.cn" in verdict.message.zh


def test_a_commercial_domain_fails_once():
    nodes = (
        *OWN,
        link("旅游", "https://www.shifan-travel.com/", NAV),
        link("美食", "https://www.shifan-travel.com/food", NAV),
    )
    verdict = one(judged(*nodes))
    assert is_failure(verdict)
    assert verdict.place == "www.shifan-travel.com"
    assert "旅游" in verdict.message.zh


def test_sub_menus_tools_and_hidden_entries_are_no_first_level_columns():
    nodes = (
        *OWN,
        link("名胜", "https://a.com/", NAV, selector="ul.nav > li:nth-of-type(2) > ul > li > a"),
        link("微博", "https://weibo.com/1", NAV),
        link("广告", "https://b.com/", NAV, visible=False),
        link("友情", "https://c.com/", Region.FOOTER),
    )
    assert one(judged(*nodes)).outcome is Outcome.PASSED


def test_no_navigation_is_for_a_person():
    assert "未能识别首页导航" in one(judged()).message.zh
    assert "没有指向任何页面" in one(judged(link("走进武安", "#", NAV))).message.zh
