from __future__ import annotations

import pytest

from pytest_govsite.checks.footer import Addresses, site_map
from pytest_govsite.model import LinkProbe, Outcome, Region, Unobserved, UnobservedReason
from tests.checks.building import HOME, block, facts, is_failure, link, one, site, source_page

MAP = HOME + "wzdt/index.html"


def known(*probes: LinkProbe, pages=()):
    return Addresses(site(), facts(probes=probes), pages)


@pytest.mark.parametrize("text", ["网站地图", "站点地图", "【网站地图】", "本站地图", "SiteMap"])
@pytest.mark.parametrize("region", [Region.HEADER, Region.NAVIGATION, Region.FOOTER])
def test_a_link_to_a_page_of_the_crawl_passes(text, region):
    crawled = source_page(url=MAP)
    verdict = one(site_map(source_page(link(text, "/wzdt/index.html", region)), site(), known(pages=[crawled])))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == MAP


def test_a_probe_that_answered_passes():
    probe = LinkProbe(url=MAP, status=200)
    assert one(site_map(source_page(link("网站地图", MAP)), site(), known(probe))).outcome is Outcome.PASSED


def test_a_picture_link_named_by_its_words_passes():
    probe = LinkProbe(url=MAP, status=200)
    page = source_page(link("", MAP, image_text="网站地图"))
    assert one(site_map(page, site(), known(probe))).outcome is Outcome.PASSED


def test_a_dead_link_fails():
    verdict = one(site_map(source_page(link("网站地图", MAP)), site(), known(LinkProbe(url=MAP, status=404))))
    assert is_failure(verdict)
    assert "打不开" in verdict.message.zh


def test_what_could_not_be_reached_is_untested():
    silent = LinkProbe(url=MAP, unobserved=Unobserved(url=MAP, reason=UnobservedReason.CONNECT))
    for addresses in (known(), known(silent), known(LinkProbe(url=MAP, status=403))):
        verdict = one(site_map(source_page(link("网站地图", MAP)), site(), addresses))
        assert verdict.outcome is Outcome.UNTESTED
        assert "未能从检测环境访问" in verdict.message.zh


@pytest.mark.parametrize("href", ["javascript:;", "#", None])
def test_a_link_without_address_fails(href):
    verdict = one(site_map(source_page(link("网站地图及导读", href)), site(), known()))
    assert is_failure(verdict)
    assert "没有指向任何页面" in verdict.message.zh


def test_a_hidden_link_fails():
    verdict = one(site_map(source_page(link("网站地图及导读", "javascript:;", visible=False)), site(), known()))
    assert is_failure(verdict)
    assert "被隐藏" in verdict.message.zh


def test_words_alone_fail():
    verdict = one(site_map(source_page(block("网站声明 | 联系我们 | 网站地图")), site(), known()))
    assert is_failure(verdict)
    assert "只是文字，没有链接" in verdict.message.zh


def test_no_entry_fails_and_a_scripted_footer_is_untested():
    assert is_failure(one(site_map(source_page(block("版权所有")), site(), known())))
    assert one(site_map(source_page(footer_scripted=True), site(), known())).outcome is Outcome.UNTESTED


def test_the_location_trail_and_articles_about_maps_do_not_count():
    page = source_page(
        link("网站地图", MAP, Region.TRAIL), link("示范县网站地图服务上线方便群众查询各类信息", MAP, Region.MAIN)
    )
    assert is_failure(one(site_map(page, site(), known(LinkProbe(url=MAP, status=200)))))
