from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import sponsor
from pytest_govsite.model import Outcome, Region
from tests.checks.building import block, is_failure, one, site, source_page


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("主办单位：广州市人民政府办公厅 联系我们：020-12345", "广州市人民政府办公厅"),
        ("主办：万载县人民政府 承办：万载县人民政府办公室", "万载县人民政府"),
        ("主办：\u00a0示范县人民政府办公室", "示范县人民政府办公室"),
        ("主办单位：宜春市旅游发展委员会\u2003承办单位：宜春市旅游信息服务中心", "宜春市旅游发展委员会"),
        ("主办单位：河北省自然资源厅 \u00a0\u00a0技术支持：河北省自然资源信息中心", "河北省自然资源厅"),
        ("西安市人民政府办公厅主办", "西安市人民政府办公厅"),
        ("示范县人民政府办公室 主办 示范县大数据中心 承办", "示范县人民政府办公室"),
        ("主 办：示范县人民政府", "示范县人民政府"),
        ("主办/承办：示范县人民政府办公室", "示范县人民政府办公室"),
        ("主办单位 示范县人民政府办公室", "示范县人民政府办公室"),
        ("主办单位：\n示范县人民政府办公室", "示范县人民政府办公室"),
        ("版权所有：示范县人民政府 主办单位：示范县人民政府办公室 浙ICP备05000123号", "示范县人民政府办公室"),
    ],
)
def test_names_beside_the_word_pass(text, name):
    verdict = one(sponsor(source_page(block(text)), site()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == name


@pytest.mark.parametrize(
    "text",
    [
        "承办：国家互联网应急中心 技术支持：长安通信科技有限责任公司",
        "主办单位：",
        "主办单位： 承办单位：示范县大数据中心",
        "主办单位：XXX 地址：人民大道1号",
        "主办单位：某某单位",
        "版权所有：武安市人民政府 冀ICP备05000123号",
    ],
)
def test_no_name_fails(text):
    verdict = one(sponsor(source_page(block(text)), site()))
    assert is_failure(verdict)
    assert verdict.message.zh.startswith("底部没有标明主办单位")


def test_the_finding_names_what_stands_there_instead():
    verdict = one(sponsor(source_page(block("承办：国家互联网应急中心")), site()))
    assert verdict.found == "承办:国家互联网应急中心"


def test_words_in_the_article_do_not_count():
    article = block("由区委网信委、空军西安飞行学院主办，区委办联合承办", Region.MAIN)
    assert is_failure(one(sponsor(source_page(article, block("版权所有：示范县")), site())))


def test_a_scripted_footer_is_untested():
    assert one(sponsor(source_page(footer_scripted=True), site())).outcome is Outcome.UNTESTED
