from __future__ import annotations

from pytest_govsite.checks.identity import single_site
from pytest_govsite.model import Outcome, Region
from tests.checks.building import HOME, block, facts, image, is_failure, link, one, rendered_page, site

HEAD = Region.HEADER
NAME = block("示范县人民政府", HEAD)


def judged(*nodes, start: str = HOME):
    return one(single_site([rendered_page(*nodes)], site(), facts(start_url=start)))


def test_a_site_of_its_own_passes():
    assert judged(NAME, block("欢迎访问示范县人民政府门户网站", HEAD)).outcome is Outcome.PASSED
    assert judged(NAME, start=HOME + "index.html").outcome is Outcome.PASSED


def test_links_and_sentences_that_name_others_do_not_matter():
    nodes = (
        NAME,
        block("示范市人民政府", HEAD),
        link("示范市人民政府", "http://www.shifanshi.gov.cn/", HEAD),
        block("国务院办公厅开通“国家政务服务投诉与建议”小程序", HEAD),
    )
    assert judged(*nodes).outcome is Outcome.PASSED


def test_a_second_name_is_for_a_person():
    verdict = judged(NAME, block("示范经济开发区管理委员会", HEAD))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "示范经济开发区管理委员会" in verdict.message.zh


def test_another_name_alone_is_for_a_person():
    assert "没有本站名称" in judged(image("logo.png", HEAD, alt="模范县人民政府")).message.zh


def test_a_folder_of_a_host_is_for_a_person():
    verdict = judged(NAME, start=HOME + "zhen/index.html")
    assert verdict.outcome is Outcome.CANT_TELL
    assert "不在域名根地址" in verdict.message.zh


def test_a_folder_under_another_sites_name_fails():
    verdict = judged(block("模范县人民政府", HEAD), start=HOME + "zhen/")
    assert is_failure(verdict)
    assert "是他站的频道" in verdict.message.zh


def test_without_a_home_page_it_is_untested():
    assert one(single_site([], site(), facts())).outcome is Outcome.UNTESTED
