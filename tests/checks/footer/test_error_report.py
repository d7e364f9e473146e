from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import error_report
from pytest_govsite.model import Control, Form, Outcome, Resource
from tests.checks.building import (
    block,
    document,
    image,
    is_advice,
    is_failure,
    link,
    metas,
    one,
    rendered_page,
    script,
    site,
    source_page,
)

PLATFORM = "https://zfwzgl.www.gov.cn/exposure/"
OWN = "3301990001"


def entry(source: str = PLATFORM + "jiucuo.js", code: str = OWN):
    return script(source, id="_jiucuo_", sitecode=code)


@pytest.mark.parametrize(
    "node",
    [
        entry(),
        entry("//zfwzgl.www.gov.cn/exposure/jiucuo.js"),
        entry("static/js/jiucuo.js"),
        image("jiucuo.png", handler=f"Link('{OWN}')"),
        link("", f"{PLATFORM}jiucuo.html?site_code={OWN}&url="),
        link("", f"{PLATFORM}jiucuo.html?site_code={OWN}&url=https%3A%2F%2Fwww.shifan.gov.cn%2F"),
        link(
            "找错", "javascript:;", handler=f"window.open('{PLATFORM}jiucuo.html?site_code={OWN}&url='+location.href)"
        ),
    ],
)
def test_every_way_to_the_exposure_page_passes(node):
    verdict = one(error_report(source_page(node), site()))
    assert verdict.outcome is Outcome.PASSED
    assert OWN in verdict.measured


def test_a_button_that_opens_the_exposure_page_passes():
    button = Control(
        selector="button", tag="button", kind="button", handler=f"location='{PLATFORM}jiucuo.html?site_code={OWN}'"
    )
    page = source_page(forms=(Form(selector="form", controls=(button,)),))
    assert one(error_report(page, site())).outcome is Outcome.PASSED


@pytest.mark.parametrize("host", ["pucha.kaipuyun.cn", "121.43.68.40"])
def test_stale_hosts_are_advice(host):
    verdict = one(error_report(source_page(entry(f"http://{host}/exposure/jiucuo.js")), site()))
    assert is_advice(verdict)
    assert host in verdict.message.zh


def test_a_stale_script_beside_a_present_link_passes():
    page = source_page(
        entry("http://pucha.kaipuyun.cn/exposure/jiucuo.js"), link("", f"{PLATFORM}jiucuo.html?site_code={OWN}")
    )
    assert one(error_report(page, site())).outcome is Outcome.PASSED


def test_a_page_of_another_host_is_advice():
    verdict = one(
        error_report(source_page(link("", f"https://www.x.gov.cn/exposure/jiucuo.html?site_code={OWN}")), site())
    )
    assert is_advice(verdict)
    assert "不是国务院办公厅的平台" in verdict.message.zh


def test_an_imitation_fails():
    verdict = one(
        error_report(source_page(link("", f"https://zfwzgl-gov.com/exposure/jiucuo.html?site_code={OWN}")), site())
    )
    assert is_failure(verdict)
    assert "仿冒" in verdict.message.zh


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("3301980003", "不是本站的标识码"),
        ("", "没有网站标识码"),
        ("XXXXXXXXXX", "不正确"),
        ("330199000012", "不正确"),
    ],
)
def test_codes_that_are_not_the_sites_fail(code, words):
    verdict = one(error_report(source_page(entry(code=code)), site()))
    assert is_failure(verdict)
    assert words in verdict.message.zh
    assert verdict.expected == OWN


def test_without_configuration_the_footers_code_decides():
    unknown = site(id_code="")
    page = source_page(block("网站标识码：3301990001"), entry(code="3301980003"))
    assert is_failure(one(error_report(page, unknown)))
    page = source_page(*metas(SiteIDCode="bm17000009"), entry(code="bm17000009"))
    assert one(error_report(page, unknown)).outcome is Outcome.PASSED


def test_the_sites_own_form_is_no_entry():
    verdict = one(error_report(source_page(link("【纠错】", "/cms/pub/interact/jiucuo.htm")), site()))
    assert is_failure(verdict)
    assert "网站自办的纠错不能代替" in verdict.message.zh


def test_a_hidden_link_does_not_count():
    hidden = link("", f"{PLATFORM}jiucuo.html?site_code={OWN}", visible=False)
    assert is_failure(one(error_report(source_page(hidden), site())))


def test_a_picture_that_leads_nowhere_fails():
    verdict = one(error_report(source_page(image("images/footer_zhaocuo.jpg", alt="")), site()))
    assert is_failure(verdict)
    assert "footer_zhaocuo.jpg" in verdict.message.zh


def test_a_scripted_footer_is_untested():
    assert one(error_report(source_page(footer_scripted=True), site())).outcome is Outcome.UNTESTED


def test_before_launch_the_place_waits_for_the_code():
    before = site(stage="prelaunch", id_code="", filing={"id_code": "pending"})
    assert one(error_report(source_page(image("zhaocuo.jpg")), before)).outcome is Outcome.UNTESTED
    assert one(error_report(source_page(entry(code="")), before)).outcome is Outcome.UNTESTED
    assert is_failure(one(error_report(source_page(block("版权所有")), before)))
    assert is_failure(one(error_report(source_page(entry(code="1234567890")), before)))


def test_not_required_is_inapplicable():
    exempt = site(id_code="", filing={"id_code": "not-required"})
    assert one(error_report(source_page(block("版权所有")), exempt)).outcome is Outcome.INAPPLICABLE


def test_an_empty_link_whose_style_sheet_is_lost_is_untested():
    address = f"{PLATFORM}jiucuo.html?site_code={OWN}"
    lost = Resource(url="https://www.shifan.gov.cn/foot.css", kind="stylesheet", status=404)
    page = rendered_page(link("", address, visible=False), resources=[lost], source=document(link("", address)))
    verdict = one(error_report(page, site()))
    assert verdict.outcome is Outcome.UNTESTED
    assert "样式文件未能加载" in verdict.message.zh


def test_a_button_whose_script_opens_the_platform_is_for_a_person():
    pressed = image("jiucuo.png", alt="我为政府网站找错", selector="#footer > p > button.jiucuo > img")
    assert one(error_report(source_page(pressed), site())).outcome is Outcome.CANT_TELL
    for picture in (
        image("jiucuo.png", alt="我为政府网站找错", selector="#footer > p > img.button"),
        image("jiucuo.png", alt="提交", selector="#footer > button > img"),
    ):
        assert is_failure(one(error_report(source_page(picture), site())))
