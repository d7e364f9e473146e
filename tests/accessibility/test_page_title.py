from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.page_title import page_title, titles_differ
from pytest_govsite.model import DocumentFacts, HttpExchange, Page, PageFacts, SiteFacts
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcome, told

PAGE = '<!DOCTYPE html><html lang="{0}"><head><meta charset="utf-8"><title>{1}</title></head><body>{2}</body></html>'
ARTICLE = "<div class='content'><h1>{}</h1><p>{}</p></div>"
TEXT = "县政府召开常务会议，研究部署安全生产、防汛抗旱和乡村振兴等工作，听取重点项目进展情况汇报。" * 4


PLACEHOLDERS = (
    "Untitled Document",
    "无标题文档",
    "新建网页 1",
    "Document",
    "index.html",
    "https://a.gov.cn/x",
    "Your page title goes here",
    "test",
    "{{ page.title }}",
)


@pytest.mark.parametrize("title", PLACEHOLDERS)
def test_placeholder_fails(looking: Looking, title: str) -> None:
    page = looking.look(PAGE.format("zh-CN", title, "<h1>县政府召开常务会议</h1>"), type="other")
    assert told(page_title, page) == [("failed", title)]


def test_home_page_may_bear_the_name_of_the_site(looking: Looking) -> None:
    page = looking.look(PAGE.format("zh-CN", "示范县人民政府", f"<p>{TEXT}</p>"), type="home")
    assert outcome(page_title, page) == "passed"


def test_article_with_the_name_of_the_site_only_fails(looking: Looking) -> None:
    body = ARTICLE.format("县政府召开常务会议研究安全生产工作", TEXT)
    assert told(page_title, looking.look(PAGE.format("zh-CN", "示范县人民政府门户网站", body))) == [
        ("failed", "示范县人民政府门户网站")
    ]
    assert outcome(page_title, looking.look(PAGE.format("zh-CN", "首页", body))) == "failed"
    good = "县政府召开常务会议研究安全生产工作 - 示范县人民政府"
    assert outcome(page_title, looking.look(PAGE.format("zh-CN", good, body))) == "passed"


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("示范县人民政府", "关于冬季供暖安排的通告", "failed"),
        ("图片新闻 - 示范县人民政府", "图片新闻", "passed"),
        ("详情页 - 示范县卫生院", "体检中心搬迁公告", "failed"),
        ("Page not found - Harbour Museum", "Lost property", "failed"),
        ("页面不存在 - 示范县人民政府", "您访问的页面不存在", "passed"),
    ],
)
def test_title_of_a_page_of_no_known_type(looking: Looking, title: str, heading: str, expected: str) -> None:
    body = f"<main><h1>{heading}</h1><p>{heading}：{TEXT}</p></main>"
    assert outcome(page_title, looking.look(PAGE.format("zh-CN", title, body), type="other")) == expected


def test_title_of_no_word_of_the_page(looking: Looking) -> None:
    body = "<h1>Clementine season</h1><p>Clementines will be ready to harvest from late October through February.</p>"
    page = looking.look(PAGE.format("en", "Weather warnings", body), type="other")
    assert told(page_title, page) == [("failed", "Weather warnings")]
    page = looking.look(PAGE.format("en", "Weather", body), type="other")
    assert told(page_title, page) == [("cantTell", "Weather")]
    assert (
        outcome(page_title, looking.look(PAGE.format("en", "Harvesting clementines", body), type="other")) == "passed"
    )
    assert outcome(page_title, looking.look(PAGE.format("en", "Example", body), type="other")) == "cantTell"


def test_a_short_word_that_a_heading_repeats_is_no_doubt(looking: Looking) -> None:
    body = "<h1>{}</h1><p>Clementines will be ready to harvest from late October through February.</p>"
    for heading, expected in (("Tag", "passed"), ("Fax", "cantTell")):
        page = looking.look(PAGE.format("en", "Tag – county farm", body.format(heading)), type="other")
        assert outcome(page_title, page) == expected


def test_one_and_several_are_one_word(looking: Looking) -> None:
    body = "<h1>Basic demo</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>"
    assert outcome(page_title, looking.look(PAGE.format("en", "Wizard demos", body), type="other")) == "passed"


def test_accents_do_not_part_a_word(looking: Looking) -> None:
    body = "<h1>Le composant</h1><p>Le contrôle segmenté incite l'utilisateur à choisir entre plusieurs options d'affichage.</p>"
    assert outcome(page_title, looking.look(PAGE.format("fr", "Contrôles segmentés", body), type="other")) == "passed"


def test_title_of_another_page_is_advice(looking: Looking) -> None:
    body = "<h1>Harbour tours</h1><p>Our boats leave every hour from the old pier and go round the island.</p>"
    page = looking.look(PAGE.format("en", "Cookery courses for beginners", body), type="article")
    assert told(page_title, page) == [("failed", "Cookery courses for beginners")]
    page = looking.look(PAGE.format("en", "Boat trips round an island", body), type="article")
    assert outcome(page_title, page) == "passed"


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("School meals: menu for week 12 – Town Council", "Swimming pool closed until October", "failed"),
        ("Swimming pool: closed from March – Town Council", "Swimming pool closed until October", "passed"),
        ("Repairs and closures: what to know – Town Council", "Swimming pool closed until October", "passed"),
    ],
)
def test_title_of_another_page_whose_words_only_the_menu_has(
    looking: Looking, title: str, heading: str, expected: str
) -> None:
    body = (
        "<nav><a href=/s>School meals and the menu of the week</a></nav>"
        f"<main><h1>{heading}</h1><p>The pool is closed while the roof is under repair. Swimmers may use the river baths.</main>"
    )
    assert outcome(page_title, looking.look(PAGE.format("en", title, body), type="other")) == expected


@pytest.mark.parametrize("body", ["<p>Hello</p>", "<p>天气很好</p>"])
def test_little_text_gives_no_doubt(looking: Looking, body: str) -> None:
    assert outcome(page_title, looking.look(PAGE.format("en", "Weather warnings", body), type="other")) == "passed"


def test_missing_title_is_told_by_another_rule(looking: Looking) -> None:
    assert outcome(page_title, looking.look(PAGE.format("en", " ", "<p>Hello</p>"), type="other")) == "inapplicable"


def facts(looking: Looking, title: str, headline: str, menu: str = "") -> PageFacts:
    body = menu + ARTICLE.format(headline, TEXT)
    return looking.look(PAGE.format("zh-CN", title, body)).facts


def site(*, whole: bool) -> SiteFacts:
    return SiteFacts(start_url="http://a/", home_url="http://a/", whole_site=whole)


HEADLINES = ("关于元旦放假的通知", "县长会见客商", "城区道路改造完工", "防汛工作会议召开", "人才招聘公告发布")
MENU = '<ul><li><a href="/1">政务公开</a></li><li><a href="/2">互动交流</a></li><li><a href="/3">政务服务</a></li></ul>'


def test_one_title_on_pages_of_different_contents_fails(looking: Looking) -> None:
    pages = [facts(looking, "示范县人民政府", headline) for headline in HEADLINES[:3]]
    verdicts = list(titles_differ(pages, site(whole=True)))
    assert [(v.outcome.value, v.found) for v in verdicts] == [("failed", "示范县人民政府 × 3")] * 3
    assert {v.pointer.url for v in verdicts if v.pointer} == {p.url for p in pages}


def test_pages_of_one_list_may_share_their_title(looking: Looking) -> None:
    pages = [facts(looking, "通知公告", "通知公告") for _ in range(4)]
    assert [v.outcome.value for v in titles_differ(pages, site(whole=True))] == ["passed"]


def test_listed_pages_are_compared_from_five_on_and_of_one_site(looking: Looking) -> None:
    together = [facts(looking, "示范县人民政府", headline, MENU) for headline in HEADLINES]
    assert {v.outcome.value for v in titles_differ(together, site(whole=False))} == {"failed"}
    assert {v.outcome.value for v in titles_differ(together[:4], site(whole=False))} == {"passed"}
    apart = [facts(looking, "示范县人民政府", headline) for headline in HEADLINES]
    assert {v.outcome.value for v in titles_differ(apart, site(whole=False))} == {"passed"}


def test_pages_without_a_title_do_not_break_the_comparison() -> None:
    url = "http://a/"
    empty = PageFacts(
        page=Page(url=url), exchange=HttpExchange(url=url, final_url=url, status=200), source=DocumentFacts(url=url)
    )
    assert [v.outcome.value for v in titles_differ([empty, empty], site(whole=True))] == ["passed"]
