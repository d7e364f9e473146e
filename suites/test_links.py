"""链接：有效、不空、不错，不指向内网和测试地址，不指向商业和非法内容（GB/T 47171；国办秘函〔2019〕19号）。"""

import pytest

from pytest_govsite import requirement
from pytest_govsite.checks import links

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
