"""可用性：首页可访问、加载时间、色调、重要政策信息转载（《政府网站发展指引》；国办秘函〔2019〕19号；各地规定）。"""

from pytest_govsite import requirement
from pytest_govsite.checks import availability
from pytest_govsite.model import LoadingLook


@requirement("availability.home", needs=("source", "site", "visits"))
def test_home_available(pages, govsite, judge):
    """检测期间多次访问首页，每次都在 15 秒内打开。"""
    judge.site(availability.home_available, pages.home, govsite.site, govsite.facts)


@requirement("availability.load-time", needs=("rendered", "site", "loading"))
def test_load_time(pages, govsite, judge):
    """首页、栏目页和正文页三次清空缓存加载，时间中位数不超过 3 秒。"""
    judge.each(availability.load_time, pages.closer.looked(LoadingLook), govsite.site, govsite.facts)


@requirement("availability.colours", needs=("rendered", "colours"))
def test_main_colours(pages, govsite, judge):
    """除黑白灰和图片外，首页总色调不超过三种。"""
    judge.each(availability.main_colours, pages.closer.of("home"), govsite.site)


@requirement("availability.reprint", needs=("source", "site", "upstream"))
def test_policy_reprinted(pages, govsite, judge):
    """上级网站发布的重要政策信息在 12 小时内转载。"""
    judge.site(availability.reprinted, pages.all, govsite.site, govsite.facts)
