from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import icp_number
from pytest_govsite.model import Cause, Frame, Outcome, Region, Resource
from tests.checks.building import block, document, is_advice, is_failure, link, one, rendered_page, site, source_page

OFFICIAL = "https://beian.miit.gov.cn/"


def filed(text: str, href: str | None = OFFICIAL, name: str | None = None):
    return source_page(block(text), link(name or text, href))


@pytest.mark.parametrize(
    "text",
    [
        "浙ICP备05000123号-1",
        "蜀ICP备 13001288号",
        "陕ICP备\u00a02024054100号",
        "冀ICP备\n06002006号-14",
        "湘ICP备2026003711号－1",
        "ICP备案编号：京ICP备05009132号",
        "ICP备案号：粤ICP备2022092331号-1",
        "黔ICP備05001922号-1".replace("備", "备"),
        "沪icp备12004267号",
    ],
)
def test_well_formed_number_with_official_link_passes(text):
    verdict = one(icp_number(filed(text), site()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.message.zh == "ICP备案编号格式正确，链接正确"
    assert verdict.measured.lower().find("icp") == 1


@pytest.mark.parametrize("href", [OFFICIAL, "//beian.miit.gov.cn/", "https://beian.miit.gov.cn/#/Integrated/index"])
def test_every_spelling_of_the_official_address_passes(href):
    assert one(icp_number(filed("浙ICP备05000123号-1", href), site())).outcome is Outcome.PASSED


@pytest.mark.parametrize("href", [None, "#", "javascript:;"])
def test_no_link_is_advice(href):
    verdict = one(icp_number(filed("赣ICP备10004638号", href), site()))
    assert is_advice(verdict)
    assert "没有链接到工业和信息化部备案管理系统" in verdict.message.zh
    assert verdict.expected == OFFICIAL


@pytest.mark.parametrize(
    "href",
    [
        "http://www.beian.miit.gov.cn/",
        "http://www.miitbeian.gov.cn/",
        "http://www.miibeian.gov.cn/",
        "https://beian.miit.gov.cn.ipv6.iname.damddos.com/",
        "https://beian.miit.gov.cn.6.shifan.gov.cn/",
        "https://www.beian.gov.cn/",
        "https://icp.chinaz.com/",
    ],
)
def test_other_hosts_are_advice(href):
    verdict = one(icp_number(filed("浙ICP备05000123号-1", href), site()))
    assert is_advice(verdict)
    assert "不是备案管理系统的现行地址" in verdict.message.zh


@pytest.mark.parametrize(
    "href",
    [
        "https://beian-miit.com/",
        "https://beian.miit.gov.cn.evil.com/",
        "https://beian.mitt.gov.cn/",
        "https://www.beianmiit.cn/",
        "https://beian.miit.gov.com/",
        "http://www.miitbeian.com/",
    ],
)
def test_look_alike_hosts_fail(href):
    verdict = one(icp_number(filed("浙ICP备05000123号-1", href), site()))
    assert is_failure(verdict)
    assert "仿冒备案系统" in verdict.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "浙ICP备12345678号",
        "浙ICP备XXXXXXXX号",
        "浙ICP备00000000号-1",
        "冀ICP备:10000000号",
        "京ICP备2024000000号",
        "ICP备********号",
    ],
)
def test_placeholders_fail(text):
    verdict = one(icp_number(filed(text), site()))
    assert is_failure(verdict)
    assert "占位号码" in verdict.message.zh
    assert verdict.found


@pytest.mark.parametrize(
    "text", ["ICP备05009132号", "港ICP备05009132号", "台ICP备05009132号", "浙ICP备123号", "浙ICP备12345678901号"]
)
def test_malformed_numbers_fail(text):
    verdict = one(icp_number(filed(text), site()))
    assert is_failure(verdict)
    assert "格式不正确" in verdict.message.zh or "占位" in verdict.message.zh


@pytest.mark.parametrize("text", ["沪ICP备12004267", "浙ICP备案05000123号", "浙ICP备：05000123号"])
def test_unusual_forms_are_advice(text):
    verdict = one(icp_number(filed(text), site()))
    assert is_advice(verdict)
    assert "写法不规范" in verdict.message.zh


def test_two_numbers_that_both_link_pass_together():
    page = source_page(
        block("冀ICP备06002006号-14 冀ICP备06002006号-17"),
        link("冀ICP备06002006号-14", OFFICIAL),
        link("冀ICP备06002006号-17", OFFICIAL),
    )
    verdict = one(icp_number(page, site()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == "冀ICP备06002006号-14、冀ICP备06002006号-17"


def test_the_second_number_needs_its_own_link():
    page = source_page(block("冀ICP备06002006号-14 冀ICP备06002006号-17"), link("冀ICP备06002006号-14", OFFICIAL))
    verdict = one(icp_number(page, site()))
    assert is_advice(verdict)
    assert "号-17" in verdict.message.zh


def test_a_link_on_the_word_beside_the_number_counts():
    page = source_page(block("ICP备案号：粤ICP备2022092331号-1"), link("ICP备案号", OFFICIAL))
    assert one(icp_number(page, site())).outcome is Outcome.PASSED


def test_the_link_of_the_police_does_not_stand_in():
    page = source_page(
        block("粤ICP备2022092331号-1 粤公网安备 44010602000929号"),
        link(
            "粤公网安备 44010602000929号",
            "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=44010602000929",
        ),
    )
    assert is_advice(one(icp_number(page, site())))


def test_a_copy_for_phones_without_link_does_not_matter():
    page = source_page(
        block("京ICP备14042428号"),
        link("京ICP备14042428号", OFFICIAL),
        block("京ICP备14042428号", selector=".mobile p"),
    )
    assert one(icp_number(page, site())).outcome is Outcome.PASSED


def test_hidden_text_and_text_outside_the_footer_do_not_count():
    page = source_page(
        block("浙ICP备05000123号-1", visible=False),
        block("本公司的京ICP备05009132号已注销", Region.MAIN),
        link("浙ICP备05000123号-1", OFFICIAL, visible=False),
        block("主办单位：示范县人民政府办公室，欢迎访问"),
    )
    verdict = one(icp_number(page, site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "底部没有ICP备案编号"


def test_missing_number_in_a_scripted_footer_is_untested_without_rendering():
    verdict = one(icp_number(source_page(footer_scripted=True), site()))
    assert verdict.outcome is Outcome.UNTESTED
    assert verdict.cause is Cause.ENVIRONMENT
    assert "底部由脚本生成" in verdict.message.zh


def test_missing_number_in_a_frame_that_did_not_load_is_untested():
    frame = Frame(selector="iframe", source="https://www.shifan.gov.cn/foot.html", loaded=False, region=Region.FOOTER)
    verdict = one(icp_number(rendered_page(frames=(frame,)), site()))
    assert verdict.outcome is Outcome.UNTESTED
    assert "底部框架未能加载" in verdict.message.zh


def test_missing_number_with_a_failed_footer_script_is_untested():
    failed = Resource(
        url="https://www.shifan.gov.cn/js/footer.js", kind="script", failure="net::ERR_CONNECTION_REFUSED"
    )
    verdict = one(icp_number(rendered_page(resources=[failed]), site()))
    assert verdict.outcome is Outcome.UNTESTED
    assert "/js/footer.js" in verdict.message.zh


def test_missing_number_with_the_library_of_a_scripted_footer_failed_is_untested():
    failed = Resource(url="https://cdn.example.cn/jquery.js", kind="script", failure="net::ERR_NAME_NOT_RESOLVED")
    page = rendered_page(resources=[failed], source=document(footer_scripted=True))
    assert one(icp_number(page, site())).outcome is Outcome.UNTESTED


def test_a_footer_that_stands_in_the_page_is_judged_though_a_script_answered_404():
    missing = Resource(url="https://www.cac.gov.cn/static/js/foot.js", kind="script", status=404)
    text = block(
        "中央网络安全和信息化委员会办公室 中华人民共和国国家互联网信息办公室 © 版权所有 承办：国家互联网应急中心"
    )
    assert is_failure(one(icp_number(rendered_page(text, resources=[missing]), site())))


PENDING = {"stage": "prelaunch", "filing": {"icp": "pending", "pending_reason": "材料审核中"}}


@pytest.mark.parametrize("text", ["ICP备案号：办理中", "ICP备案编号：", "浙ICP备XXXXXXXX号（办理中）"])
def test_before_launch_a_place_that_waits_is_untested(text):
    verdict = one(icp_number(source_page(block(text)), site(**PENDING)))
    assert verdict.outcome is Outcome.UNTESTED
    assert verdict.cause is Cause.ENVIRONMENT
    assert "待取得（材料审核中）" in verdict.message.zh


def test_before_launch_without_filing_said_the_empty_place_waits_too():
    verdict = one(icp_number(source_page(block("ICP备案号：")), site(stage="prelaunch")))
    assert verdict.outcome is Outcome.UNTESTED
    assert "未说明办理情况" in verdict.message.zh


def test_before_launch_the_place_must_exist():
    verdict = one(icp_number(source_page(block("版权所有：示范县人民政府")), site(**PENDING)))
    assert is_failure(verdict)
    assert "位置须先留出" in verdict.message.zh


def test_before_launch_a_placeholder_that_says_nothing_fails():
    assert is_failure(one(icp_number(source_page(block("浙ICP备12345678号")), site(**PENDING))))


def test_before_launch_a_real_number_while_pending_is_for_a_person():
    verdicts = list(icp_number(filed("浙ICP备05000123号-1"), site(**PENDING)))
    assert [v.outcome for v in verdicts] == [Outcome.CANT_TELL]
    assert "请核实" in verdicts[0].message.zh


def test_in_production_pending_is_no_excuse():
    production = site(filing={"icp": "pending"})
    assert is_failure(one(icp_number(source_page(block("ICP备案号：办理中")), production)))


def test_not_required_is_inapplicable_unless_a_wrong_number_is_shown():
    exempt = site(filing={"icp": "not-required"})
    assert one(icp_number(source_page(block("版权所有")), exempt)).outcome is Outcome.INAPPLICABLE
    assert is_failure(one(icp_number(source_page(block("浙ICP备12345678号")), exempt)))


def test_a_number_other_than_the_filed_one_fails():
    verdict = one(icp_number(filed("浙ICP备05000999号-1"), site(filing={"icp": "浙ICP备05000123号-1"})))
    assert is_failure(verdict)
    assert "不是本站备案的编号" in verdict.message.zh
    assert verdict.expected == "浙ICP备05000123号-1"


def test_the_suffix_of_another_site_of_the_holder_is_no_other_number():
    filing = {"icp": "浙ICP备05000123号-1"}
    assert one(icp_number(filed("浙ICP备05000123号-3"), site(filing=filing))).outcome is Outcome.PASSED
