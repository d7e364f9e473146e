from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import agency_mark
from pytest_govsite.model import Cause, Outcome, Region, Resource
from tests.checks.building import (
    block,
    document,
    image,
    is_advice,
    is_failure,
    link,
    one,
    rendered_page,
    script,
    site,
    source_page,
)

MARK = "https://bszs.conac.cn/sitename?method=show&id=17C0E2483D0F4652E053022819ACBE93"
CODE = "http://dcs.conac.cn/js/15/232/0000/40695809/CA152320000406958090003.js"
WRITTEN = (
    "document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript "
    f"src='{CODE}' type='text/javascript'%3E%3C/script%3E\"));"
)


@pytest.mark.parametrize("href", [MARK, MARK.replace("https:", ""), MARK.replace("https", "http")])
def test_a_link_to_the_register_passes(href):
    verdict = one(agency_mark(source_page(link("", href)), site()))
    assert verdict.outcome is Outcome.PASSED
    assert "bszs.conac.cn" in verdict.measured


def test_an_empty_link_with_a_background_picture_passes():
    assert one(agency_mark(rendered_page(link("", MARK, visible=True)), site())).outcome is Outcome.PASSED


def test_a_link_whose_picture_did_not_load_still_counts():
    nodes = (link("", MARK, visible=False), image("red.png", link=MARK, visible=False, alt=""))
    lost = Resource(url="https://www.shifan.gov.cn/red.png", kind="image", failure="net::ERR_ABORTED")
    assert one(agency_mark(rendered_page(*nodes, resources=[lost]), site())).outcome is Outcome.PASSED
    assert is_failure(one(agency_mark(rendered_page(*nodes), site())))


def test_an_empty_link_whose_style_sheet_is_lost_is_untested():
    lost = Resource(url="https://www.shifan.gov.cn/foot.css", kind="stylesheet", status=404)
    page = rendered_page(link("", MARK, visible=False), resources=[lost], source=document(link("", MARK)))
    verdict = one(agency_mark(page, site()))
    assert verdict.outcome is Outcome.UNTESTED
    assert "样式文件未能加载" in verdict.message.zh


def test_the_official_picture_alone_passes():
    verdict = one(agency_mark(rendered_page(image("https://dcs.conac.cn/image/red.png")), site()))
    assert verdict.outcome is Outcome.PASSED


def test_the_error_picture_fails_in_production():
    nodes = (link("", MARK), image("https://dcs.conac.cn/image/red_error.png", link=MARK))
    verdict = one(agency_mark(rendered_page(*nodes), site()))
    assert is_failure(verdict)
    assert "“错误”图片" in verdict.message.zh


@pytest.mark.parametrize("values", [{"stage": "prelaunch"}, {"url": "http://127.0.0.1:8080/"}])
def test_the_error_picture_is_advice_elsewhere(values):
    nodes = (link("", MARK), image("https://dcs.conac.cn/image/blue_error.png", link=MARK))
    page = rendered_page(*nodes, source=document(script(CODE)))
    verdict = one(agency_mark(page, site(**values)))
    assert is_advice(verdict)
    assert "上线后复核" in verdict.message.zh


def test_an_error_picture_in_the_source_fails_on_any_host():
    nodes = (link("", MARK), image("images/red_error.png", link=MARK))
    assert is_failure(one(agency_mark(rendered_page(*nodes), site(url="http://127.0.0.1:8080/"))))


@pytest.mark.parametrize("carrier", [script(CODE), script(text=WRITTEN)])
def test_a_script_that_could_not_load_is_untested(carrier):
    lost = Resource(url=CODE, kind="script", failure="net::ERR_NAME_NOT_RESOLVED")
    for page in (source_page(carrier), rendered_page(carrier, resources=[lost])):
        verdict = one(agency_mark(page, site()))
        assert verdict.outcome is Outcome.UNTESTED
        assert verdict.cause is Cause.ENVIRONMENT
        assert verdict.found == CODE
        assert "未联网验证" in verdict.message.zh


def test_a_script_that_loaded_and_drew_nothing_fails():
    loaded = Resource(url=CODE, kind="script", status=200)
    verdict = one(agency_mark(rendered_page(script(CODE), resources=[loaded]), site()))
    assert is_failure(verdict)
    assert "没有显示标识" in verdict.message.zh


def test_a_hidden_link_does_not_count():
    verdict = one(agency_mark(rendered_page(link("", MARK, visible=False)), site()))
    assert is_failure(verdict)


def test_a_plain_picture_is_no_mark():
    picture = image("images/footer_dzjg.jpg", alt="")
    verdict = one(agency_mark(source_page(picture, link("", "#")), site()))
    assert is_failure(verdict)
    assert "footer_dzjg.jpg" in verdict.message.zh


def test_nothing_at_all_fails():
    verdict = one(agency_mark(source_page(block("版权所有")), site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "底部没有党政机关（事业单位）网站标识"


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("https://bszs.conac.cn/", "没有真实的标识编号"),
        ("https://bszs.conac.cn/sitename?method=show&id=" + "0" * 32, "没有真实的标识编号"),
        ("https://bszs-conac.cn/sitename?id=17C0E2483D0F4652E053022819ACBE93", "仿冒"),
    ],
)
def test_links_that_lead_to_no_mark_fail(href, words):
    verdict = one(agency_mark(source_page(link("", href)), site()))
    assert is_failure(verdict)
    assert words in verdict.message.zh


def test_an_identifier_of_another_length_is_advice():
    assert is_advice(one(agency_mark(source_page(link("", MARK[:-4])), site())))


def test_another_sites_identifier_fails():
    filing = {"agency_mark": "0F9C66D1A35B47E8B2D4C7A1E5F60318"}
    verdict = one(agency_mark(source_page(link("", MARK)), site(filing=filing)))
    assert is_failure(verdict)
    assert verdict.expected == filing["agency_mark"]


def test_before_launch_a_picture_keeps_the_place():
    before = site(stage="prelaunch", filing={"agency_mark": "pending"})
    verdict = one(agency_mark(source_page(image("images/footer_dzjg.jpg", alt="")), before))
    assert verdict.outcome is Outcome.UNTESTED
    assert "待取得" in verdict.message.zh
    assert is_failure(one(agency_mark(source_page(block("版权所有")), before)))


def test_before_launch_a_mark_while_pending_is_for_a_person():
    before = site(stage="prelaunch", filing={"agency_mark": "pending"})
    assert one(agency_mark(source_page(link("", MARK)), before)).outcome is Outcome.CANT_TELL


def test_not_required_is_inapplicable():
    exempt = site(filing={"agency_mark": "not-required"})
    assert one(agency_mark(source_page(block("版权所有")), exempt)).outcome is Outcome.INAPPLICABLE


def test_the_mark_may_stand_beside_the_footer():
    assert one(agency_mark(source_page(link("", MARK, Region.MAIN)), site())).outcome is Outcome.PASSED
