"""链接：有效、不空、不错，不指向内网和测试地址，不指向商业和非法内容（GB/T 47171；国办秘函〔2019〕19号）。"""

import pytest

from pytest_govsite import requirement
from pytest_govsite.checks import links
from pytest_govsite.checks.links.cloaking import links_cloaking
from pytest_govsite.checks.links.hidden import links_hidden

SEEN = ("source", "site", "links")


@pytest.fixture(scope="module")
def survey(pages, govsite):
    return links.LinkSurvey(pages.all, govsite.site, govsite.facts, govsite.observed.links)


@requirement("links.home", needs=SEEN)
def test_links_of_the_home_page(pages, survey, judge):
    """首页的链接、图片、附件和外部链接都打得开。"""
    judge.site(links.links_home, pages.home, survey)


@requirement("links.site", needs=SEEN)
def test_links_of_the_other_pages(pages, survey, judge):
    """其他页面的链接、图片和附件都打得开。"""
    judge.site(links.links_site, pages.all, survey)


@requirement("links.empty", needs=(*SEEN, "rendered", "dom"))
def test_no_empty_links(pages, survey, judge):
    """没有空链：每个链接都有地址，或者有起作用的事件。"""
    judge.site(links.links_empty, pages.all, survey, pages.closer)


@requirement("links.wrong", needs=SEEN)
def test_no_wrong_links(pages, survey, judge):
    """没有错链：返回正常的链接不是出错页、停放页，文章链接不落到首页。"""
    judge.site(links.links_wrong, pages.all, survey)


@requirement("links.hidden", needs=(*SEEN, "rendered", "dom", "concealed"))
def test_no_hidden_links(pages, survey, judge):
    """没有暗链：站外链接都看得见，没有藏起来只给程序看的链接。"""
    judge.site(links_hidden, pages.closer, survey, pages.all)


@requirement("links.cloaking", needs=("source", "site", "cloaking"))
def test_no_cloaking(pages, govsite, judge):
    """搜索引擎和普通访问者在同一地址得到的链接、正文和跳转一致。"""
    judge.site(links_cloaking, pages.of("home", "column"), govsite.site, govsite.facts)


@requirement("links.illegal", needs=SEEN)
def test_no_illegal_links(pages, survey, judge):
    """没有指向赌博、色情和其他非法内容的链接。"""
    judge.site(links.links_illegal, pages.all, survey)


@requirement("links.commercial", needs=SEEN)
def test_no_advertising(pages, survey, judge):
    """没有商业广告，也没有指向商业广告的链接。"""
    judge.site(links.links_commercial, pages.all, survey)


@requirement("links.internal-address", needs=SEEN)
def test_no_internal_addresses(pages, survey, judge):
    """链接、资源、表单和标签不指向内网、本机和测试地址。"""
    judge.site(links.links_internal, pages.all, survey)
