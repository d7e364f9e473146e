from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import site_id_code
from pytest_govsite.model import Outcome
from tests.checks.building import block, is_advice, is_failure, metas, one, script, site, source_page


@pytest.mark.parametrize(
    "text",
    [
        "网站标识码：3301990001",
        "标识码 ：3301990001",
        "网站标识码:3301990001",
        "标识码3301990001",
        "政府网站标识码 3301990001",
        "网站标识码[3301990001]",
        "网站标识码（3301990001）",
        "政府网站标识码：\n3301990001",
        "网站识别码：３３０１９９０００１",
    ],
)
def test_every_spelling_of_the_label_passes(text):
    verdict = one(site_id_code(source_page(block(text)), site()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == "3301990001"


def test_a_ministrys_code_passes_and_capital_letters_are_advice():
    ministry = site(id_code="bm17000009")
    assert one(site_id_code(source_page(block("网站标识码：bm17000009")), ministry)).outcome is Outcome.PASSED
    verdict = one(site_id_code(source_page(block("网站标识码：BM17000009")), ministry))
    assert is_advice(verdict)
    assert "应为小写" in verdict.message.zh


def test_the_bare_code_is_advice():
    verdict = one(site_id_code(source_page(block("浙ICP备05000123号 3301990001")), site()))
    assert is_advice(verdict)
    assert "没有注明" in verdict.message.zh


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("310000000044", "格式不正确"),
        ("33019900", "格式不正确"),
        ("3301980003", "不是本站的标识码"),
        ("1234567890", "占位号码"),
        ("XXXXXXXXXX", "占位号码"),
        ("0000000000", "占位号码"),
        ("1304000000", "占位号码"),
    ],
)
def test_wrong_codes_fail(code, words):
    verdict = one(site_id_code(source_page(block(f"网站标识码：{code}")), site()))
    assert is_failure(verdict)
    assert words in verdict.message.zh
    assert verdict.expected == "3301990001"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (metas(SITEIDCODE="3301980003"), "标签 SiteIDCode"),
        ((script("https://zfwzgl.www.gov.cn/exposure/jiucuo.js", id="_jiucuo_", sitecode="3301980003"),), "“找错”入口"),
    ],
)
def test_disagreement_with_label_or_entry_fails(other, words):
    verdict = one(site_id_code(source_page(block("网站标识码：3301990001"), *other), site()))
    assert is_failure(verdict)
    assert words in verdict.message.zh
    assert "不一致" in verdict.message.zh


def test_two_different_codes_fail():
    unknown = site(id_code="")
    page = source_page(block("网站标识码：3301990001"), block("网站标识码：3301990002"))
    assert "不同的网站标识码" in one(site_id_code(page, unknown)).message.zh


def test_an_inferred_code_is_not_held_against_the_footer():
    inferred = site(id_code="3301990001", inferred=("id_code",))
    assert one(site_id_code(source_page(block("网站标识码：3301990002")), inferred)).outcome is Outcome.PASSED


def test_missing_code_fails_and_a_scripted_footer_is_untested():
    verdict = one(site_id_code(source_page(block("版权所有")), site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "底部没有网站标识码"
    assert one(site_id_code(source_page(footer_scripted=True), site())).outcome is Outcome.UNTESTED


def test_before_launch():
    before = site(stage="prelaunch", id_code="", filing={"id_code": "pending"})
    assert one(site_id_code(source_page(block("网站标识码：")), before)).outcome is Outcome.UNTESTED
    assert one(site_id_code(source_page(block("网站标识码：XXXXXXXXXX（待取得）")), before)).outcome is Outcome.UNTESTED
    assert is_failure(one(site_id_code(source_page(block("网站标识码：XXXXXXXXXX")), before)))
    assert is_failure(one(site_id_code(source_page(block("版权所有")), before)))
    assert one(site_id_code(source_page(block("网站标识码：3301990001")), before)).outcome is Outcome.CANT_TELL


def test_not_required_is_inapplicable():
    exempt = site(id_code="", filing={"id_code": "not-required"})
    assert one(site_id_code(source_page(block("版权所有")), exempt)).outcome is Outcome.INAPPLICABLE
