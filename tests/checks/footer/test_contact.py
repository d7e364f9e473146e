from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import contact
from pytest_govsite.model import Outcome, Region
from tests.checks.building import block, is_failure, link, one, site, source_page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系我们：020-12345", "020-12345"),
        ("技术支持：万载县信息中心(0795-8819792)", "0795-8819792"),
        ("电话：(0954)3016271", "0954)3016271"),
        ("联系电话：（086）-0795-3270639", "0795-3270639"),
        ("电子信箱：master@yctravel.gov.cn", "master@yctravel.gov.cn"),
        ("邮箱：webmaster#shifan.gov.cn", "webmaster#shifan.gov.cn"),
        ("政务服务热线：12345", "12345"),
        ("联系电话：88990000", "88990000"),
        ("服务热线 400-810-1234", "400-810-1234"),
        ("值班电话：13957112345", "13957112345"),
        ("电话：0571 8899 1234", "0571 8899 1234"),
        ("联系电话：0571—88991234", "0571—88991234"),
        ("值班电话（传真）：0571-88991234", "0571-88991234"),
        ("传真/电话：0571-88991234", "0571-88991234"),
    ],
)
def test_phone_or_mail_passes(text, found):
    verdict = one(contact(source_page(block(text)), site()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured.split("; ")[0] == found


@pytest.mark.parametrize("href", ["mailto:webmaster@shifan.gov.cn?subject=x", "tel:0571-88991234"])
def test_links_that_dial_or_write_pass(href):
    assert one(contact(source_page(link("联系我们", href)), site())).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "text",
    [
        "首页 上一页 12345 下一页",
        "浙ICP备05000123号-1 浙公网安备33010602000123号 网站标识码：3301990001",
        "冀ICP备05012345号-1 京ICP证01012345号 冀公网安备13053402000123号",
        "地址：石家庄红旗大街80号 邮编：050051",
        "分辨率1280*720以上 访问量：12345678",
        "传真：0571-88991234",
        "电话：0571-12345678",
        "电话：0571-00000000",
        "邮箱：xxx@xxx.com",
        "电话：",
        "Copyright 2010-20260101",
    ],
)
def test_other_numbers_are_no_contact(text):
    verdict = one(contact(source_page(block(text)), site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "底部没有电话号码或电子邮箱"


def test_a_link_to_a_contact_page_is_not_enough():
    verdict = one(contact(source_page(block("关于我们| 联系我们| 网站声明"), link("联系我们", "/lxwm.html")), site()))
    assert is_failure(verdict)
    assert "只有“联系我们”链接" in verdict.message.zh


def test_a_number_in_the_article_does_not_count():
    assert is_failure(
        one(contact(source_page(block("咨询电话：0571-88991234", Region.MAIN), block("版权所有")), site()))
    )


def test_a_masked_mobile_number_counts_as_a_number():
    assert one(contact(source_page(block("联系人：张三 电话：███████████")), site())).outcome is Outcome.PASSED


def test_a_scripted_footer_is_untested():
    assert one(contact(source_page(footer_scripted=True), site())).outcome is Outcome.UNTESTED
