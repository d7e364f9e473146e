from __future__ import annotations

import pytest

from pytest_govsite.checks.identity import header_name
from pytest_govsite.model import Box, Edition, Level, Outcome, Profile, Region, Resource
from tests.checks.building import HOME, block, image, is_failure, link, one, rendered_page, site, source_page

HEAD = Region.HEADER
WIDE = Box(x=0, y=0, width=400, height=80)


@pytest.mark.parametrize(
    "node",
    [
        block("示范县人民政府", HEAD, tag="h1"),
        image("logo.png", HEAD, alt="示范县人民政府门户网站"),
        image("logo.png", HEAD, title="示范县人民政府门户网站标识"),
        image("logo.png", HEAD, label="服务区,示范县人民政府logo"),
        image("logo.png", HEAD, alt="", link_title="示范县人民政府"),
        link("示范县人民政府", "/", HEAD),
        link("", "/", HEAD, label="示范县人民政府网"),
        image("logo.png", Region.NAVIGATION, alt="示范县人民政府"),
    ],
)
def test_the_name_in_text_or_words_of_the_logo_passes(node):
    verdict = one(header_name(rendered_page(node), site()))
    assert verdict.outcome is Outcome.PASSED
    assert "示范县人民政府" in verdict.measured


@pytest.mark.parametrize("alt", [None, "", "logo", "网站标志", "LOGO图片"])
def test_a_picture_without_words_is_for_a_person(alt):
    nodes = (image("images/logo.png", HEAD, alt=alt, box=WIDE), block("首页", HEAD))
    verdict = one(header_name(rendered_page(*nodes), site()))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "图片没有替代文字" in verdict.message.zh
    assert verdict.expected == "示范县人民政府"


def test_a_background_picture_is_for_a_person():
    node = image("images/top_bg.jpg", HEAD, background=True, box=WIDE)
    assert one(header_name(rendered_page(node), site())).outcome is Outcome.CANT_TELL


def test_another_name_fails():
    nodes = (image("images/logo.png", HEAD, alt="模范县人民政府"), image("images/icon_search.png", HEAD, alt=""))
    verdict = one(header_name(rendered_page(*nodes), site()))
    assert is_failure(verdict)
    assert "没有显示网站名称“示范县人民政府”" in verdict.message.zh


def test_small_icons_hold_no_name():
    nodes = (
        block("首页 新闻 公开", HEAD),
        image("images/a1.png", HEAD, alt="", box=Box(x=0, y=0, width=20, height=20)),
    )
    assert is_failure(one(header_name(rendered_page(*nodes), site())))


def test_the_source_alone_never_fails():
    verdict = one(header_name(source_page(block("首页 新闻 公开", HEAD)), site()))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "未在浏览器中打开" in verdict.message.zh


def test_a_header_whose_script_is_lost_is_untested():
    lost = Resource(url=HOME + "js/head.js", kind="script", status=404)
    verdict = one(header_name(rendered_page(block("正文", Region.MAIN), resources=[lost]), site()))
    assert verdict.outcome is Outcome.UNTESTED
    assert "js/head.js" in verdict.message.zh


def test_a_lost_style_sheet_may_hold_the_name():
    lost = Resource(url=HOME + "head.css", kind="stylesheet", status=404)
    verdict = one(header_name(rendered_page(block("首页 新闻 公开", HEAD), resources=[lost]), site()))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "样式文件未能加载" in verdict.message.zh


def test_no_header_and_no_name_are_for_a_person():
    assert "未能识别页面头部" in one(header_name(rendered_page(block("正文", Region.MAIN)), site())).message.zh
    assert "规范名称未知" in one(header_name(rendered_page(), site(name=""))).message.zh


def test_hidden_and_other_regions_do_not_count():
    nodes = (block("示范县人民政府", HEAD, visible=False), block("示范县人民政府"), block("首页", HEAD))
    assert is_failure(one(header_name(rendered_page(*nodes), site())))


def test_an_announcement_for_the_blind_is_no_name():
    guide = "欢迎进入 示范县人民政府,盲人用户使用操作智能引导，请按快捷键Ctrl+Alt+R；阅读详细操作说明请按快捷键Ctrl+Alt+问号键。更多帮助请查看说明"
    nodes = (image("tip.gif", HEAD, link_title=guide), block("首页", HEAD))
    assert one(header_name(rendered_page(*nodes), site())).outcome is not Outcome.PASSED


def test_a_foreign_edition_is_inapplicable():
    page = source_page(block("Shifan County", HEAD), edition=Edition.FOREIGN)
    assert one(header_name(page, site())).outcome is Outcome.INAPPLICABLE


def test_the_profiles_names_are_accepted():
    profile = Profile(name="dezhou", title="", site_names=("中国德州",))
    page = rendered_page(image("logo.png", HEAD, alt="中国·德州"))
    assert one(header_name(page, site(name="德州市人民政府"), profile)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("alt", "leads", "outcomes"),
    [
        ("示模县人民政府门户网站", HOME, 2),
        ("示范县人民政府", HOME, 1),
        ("示模县人民政府", "https://www.shimo.gov.cn/a.html", 1),
        ("示范市人民政府办公室", HOME, 1),
        ("网站标志", HOME, 1),
    ],
)
def test_a_logo_that_misnames_the_site_by_a_sign_is_advised_on(alt, leads, outcomes):
    nodes = (link("", "/", HEAD, label="示范县人民政府"), image("logo.png", HEAD, alt=alt, link=leads))
    verdicts = list(header_name(rendered_page(*nodes), site()))
    assert len(verdicts) == outcomes
    assert verdicts[0].outcome is Outcome.PASSED
    assert all(v.outcome is Outcome.FAILED and v.level is Level.SHOULD for v in verdicts[1:])
