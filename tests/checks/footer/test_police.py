from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import police_filing
from pytest_govsite.model import Outcome
from tests.checks.building import block, image, is_advice, is_failure, link, one, rendered_page, site, source_page

OLD = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode="
NEW = "https://beian.mps.gov.cn/#/query/webSearch?code="


def filed(text: str, href: str | None, **values):
    return source_page(block(text), link(text, href, **values))


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("粤公网安备 44010602000929号", OLD + "44010602000929"),
        (
            "京公网安备11040102700108号",
            "https://www.beian.gov.cn//www.cac.gov.cn/registerSystemInfo?recordcode=11040102700108",
        ),
        ("浙公网安备33010602000123号", NEW + "33010602000123"),
        ("赣公网安备\u00a036092202000105号", OLD + "36092202000105号"),
        ("陕公网安备\n61011202000087号", OLD + "61011202000087"),
        ("川公网安备 51090302000210号", OLD + "51090302000210"),
    ],
)
def test_well_formed_number_whose_link_agrees_passes(text, href):
    verdict = one(police_filing(filed(text, href), site()))
    assert verdict.outcome is Outcome.PASSED
    assert "链接一致" in verdict.message.zh
    assert "公网安备" in verdict.measured


@pytest.mark.parametrize(
    ("text", "code"),
    [("公安备案号 36090202000071", "36090202000071"), ("冀公网安备号 13010402001786", "13010402001786")],
)
def test_other_words_with_a_right_link_are_advice(text, code):
    verdict = one(police_filing(filed(text, OLD + code), site()))
    assert is_advice(verdict)
    assert "写法不规范" in verdict.message.zh


def test_other_words_without_a_link_fail():
    verdict = one(police_filing(source_page(block("公安备案号 36090202000071")), site()))
    assert is_failure(verdict)
    assert "不是规定写法" in verdict.message.zh


def test_fifteen_digits_are_advice():
    verdict = one(police_filing(filed("皖公网安备341324020000239号", OLD + "341324020000239"), site()))
    assert is_advice(verdict)
    assert "有 15 位数字" in verdict.message.zh


def test_a_missing_ending_is_advice():
    assert is_advice(one(police_filing(filed("京公网安备11040102700108", OLD + "11040102700108"), site())))


def test_a_province_that_the_digits_do_not_name_is_advice():
    verdict = one(police_filing(filed("浙公网安备44010602000929号", OLD + "44010602000929"), site()))
    assert is_advice(verdict)
    assert "省份简称" in verdict.message.zh


def test_no_link_is_advice():
    verdict = one(police_filing(source_page(block("粤公网安备 44010602000929号")), site()))
    assert is_advice(verdict)
    assert "没有链接到备案查询页面" in verdict.message.zh


@pytest.mark.parametrize(
    "href", ["http://www.beian.gov.cn/", "https://beian.miit.gov.cn/", "https://www.shifan.gov.cn/x.html"]
)
def test_a_link_that_asks_for_no_number_is_advice(href):
    assert is_advice(one(police_filing(filed("粤公网安备 44010602000929号", href), site())))


def test_another_number_in_the_link_fails():
    verdict = one(police_filing(filed("粤公网安备 44010602000929号", OLD + "44010602000111"), site()))
    assert is_failure(verdict)
    assert "44010602000111" in verdict.message.zh
    assert "不一致" in verdict.message.zh


@pytest.mark.parametrize("host", ["www.beian-gov.cn", "beian.mps.gov.cn.evil.com", "www.beiangov.com"])
def test_look_alike_hosts_fail(host):
    verdict = one(
        police_filing(filed("粤公网安备 44010602000929号", f"https://{host}/?recordcode=44010602000929"), site())
    )
    assert is_failure(verdict)
    assert "仿冒" in verdict.message.zh


def test_a_broken_copy_for_phones_is_overlooked_in_the_source_alone():
    nodes = (
        block("京公网安备11040102700108号"),
        link("京公网安备11040102700108号", OLD + "11040102700108"),
        link("京公网安备11040102700108号", OLD + "undefined1"),
    )
    assert one(police_filing(source_page(*nodes), site())).outcome is Outcome.PASSED


def test_a_broken_link_that_is_shown_fails():
    nodes = (
        block("京公网安备11040102700108号"),
        link("京公网安备11040102700108号", OLD + "11040102700108", visible=True),
        link("京公网安备11040102700108号", OLD + "11040102700109", visible=True),
    )
    assert is_failure(one(police_filing(rendered_page(*nodes), site())))


@pytest.mark.parametrize(
    "text",
    [
        "浙公网安备 12345678901234号",
        "浙公网安备00000000000000号",
        "浙公网安备XXXXXXXXXXXXXX号",
        "冀公网备案号:1300000000000",
    ],
)
def test_placeholders_fail(text):
    verdict = one(police_filing(filed(text, OLD), site()))
    assert is_failure(verdict)
    assert "占位号码" in verdict.message.zh


@pytest.mark.parametrize("text", ["浙公网安备3301060200012号", "浙公网安备99010602000123号"])
def test_malformed_numbers_fail(text):
    verdict = one(police_filing(filed(text, OLD), site()))
    assert is_failure(verdict)
    assert "格式不正确" in verdict.message.zh


def test_the_number_in_the_words_of_a_picture_link_counts():
    picture = link("", OLD + "44010602000929", image_text="粤公网安备 44010602000929号")
    assert one(police_filing(source_page(picture, image("ga.png")), site())).outcome is Outcome.PASSED


def test_missing_number_fails():
    verdict = one(police_filing(source_page(block("主办单位：示范县人民政府办公室")), site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "底部没有公安机关备案标识"


def test_before_launch_the_place_waits():
    before = site(stage="prelaunch", filing={"police": "pending"})
    verdict = one(police_filing(source_page(block("公安机关备案号：申请中")), before))
    assert verdict.outcome is Outcome.UNTESTED
    assert "待取得" in verdict.message.zh


def test_the_first_thirty_days_after_opening_are_granted():
    opened = site(stage="trial", opened="2026-11-01", filing={"police": "pending"})
    assert one(police_filing(source_page(block("版权所有")), opened)).outcome is Outcome.UNTESTED
    late = site(stage="trial", opened="2026-10-01", filing={"police": "pending"})
    assert is_failure(one(police_filing(source_page(block("版权所有")), late)))


def test_not_required_is_inapplicable():
    exempt = site(filing={"police": "not-required"})
    assert one(police_filing(source_page(block("版权所有")), exempt)).outcome is Outcome.INAPPLICABLE


def test_a_number_other_than_the_filed_one_fails():
    alien = site(filing={"police": "浙公网安备33010602000123号"})
    verdict = one(police_filing(filed("粤公网安备 44010602000929号", OLD + "44010602000929"), alien))
    assert is_failure(verdict)
    assert "不是本站备案的编号" in verdict.message.zh
