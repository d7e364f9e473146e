"""The signs that speak for or against each page type, with their weights."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.discover import words
from pytest_govsite.discover.names import ends_at_itself, ends_like_body, is_named, names_of, says_site_only
from pytest_govsite.discover.outline import Outline
from pytest_govsite.discover.shape import article_weight, column_weight
from pytest_govsite.discover.urls import index_twin, is_root, segments
from pytest_govsite.model import PageType, Signal

Signals = Iterator[Signal]


def of_home(page: Outline, home_url: str) -> Signals:
    """Signs of the home page. Where it is known there is only one."""
    clues = page.clues
    if home_url:
        yield _home(15.0 if page.url == home_url else -6.0, "起始页" if page.url == home_url else "非起始页")
    elif is_root(page.url):
        yield _home(2.5, "地址为根目录")
    elif index_twin(page.url) and len(segments(page.url)) == 2:
        yield _home(1.3, "地址为一级目录的默认页")
    if clues.headed >= 4 or clues.lists >= 5:
        yield _home(1.5 + 0.2 * min(max(clues.headed - 4, clues.lists - 5), 5), f"{clues.lists} 个列表")
    if clues.links >= 40 and clues.text_length < 400:
        yield _home(1.0, f"{clues.links} 条链接，正文文字很少")
    if says_site_only(clues) and not clues.trail:
        yield _home(1.5, "标题只有网站名称")
    if clues.trail:
        yield _home(-2.5, "有当前位置")
    if clues.article_title or clues.column_name:
        yield _home(-1.5, "有栏目或内容标签")


def of_column(page: Outline) -> Signals:
    """Signs of a column: lists that lead elsewhere, dates beside their entries, paging, a place in navigation and trails."""
    clues, inbound = page.clues, page.inbound
    if clues.longest_dated >= 3:
        alone = clues.longest_dated >= 6 and clues.lists < 5
        yield _column(3.5 if alone else 2.3, f"列表 {clues.longest_dated} 条带日期")
    elif clues.longest >= 8:
        yield _column(2.0, f"列表 {clues.longest} 条")
    elif clues.longest >= 5 and clues.text_length < 120 and clues.fields < 3:
        yield _column(1.2, f"列表 {clues.longest} 条")
    elif clues.longest >= 3:
        yield _column(0.7, f"列表 {clues.longest} 条")
    if clues.headed >= 2:
        yield _column(min(0.6 * clues.headed, 2.0), f"{clues.headed} 个带标题的列表")
    if clues.paging and not clues.neighbours:
        yield _column(1.5, "翻页")
    density = clues.link_length / max(clues.shown_length, 1)
    if clues.links >= 8 and density > 0.55:
        yield _column(1.5, f"链接文字占 {min(density, 1):.0%}")
    if clues.text_length < 120 and clues.links >= 5:
        yield _column(0.7, "几乎没有正文文字")
    if clues.column_labels and not clues.article_title:
        yield _column(1.0, "有栏目标签，无 ArticleTitle")
    elif clues.column_name and not clues.article_labels:
        yield _column(0.7, "有 ColumnName，无内容标签")
    if _labelled_column(page):
        yield _column(1.5, "当前位置或 ColumnName 为本页名称，有栏目标签")
    yield _column(0.6 * column_weight(page.url), "地址像栏目")
    if inbound.navigation >= 2 and inbound.navigation * 2 >= inbound.total:
        yield _column(1.2, f"{inbound.navigation} 页的导航链接到此")
    if inbound.trail:
        yield _column(1.8, f"{inbound.trail} 页的当前位置链接到此")
    if any(words.MORE.fullmatch(text) for text in page.anchors):
        yield _column(1.2, "以“更多”链接到此")
    if says_site_only(clues) and not clues.trail and clues.lists >= 4:
        yield _column(-2.5, "标题只有网站名称，列表多，无当前位置")
    if clues.time and clues.source:
        yield _column(-1.5, "标题下有时间和来源")
    if clues.trail and ends_like_body(clues):
        yield _column(-1.5, "当前位置以“正文”结尾")


def of_article(page: Outline) -> Signals:
    """Signs of an article: running text, a time and a source at the title, a trail that ends at 正文."""
    clues, inbound = page.clues, page.inbound
    if clues.text_length >= 100:
        weight = 2.8 if clues.text_length >= 800 else 2.2 if clues.text_length >= 250 else 1.2
        yield _article(weight, f"正文文字 {clues.text_length} 字")
    if clues.time:
        listing = clues.longest_dated >= 5 and clues.text_length < 800
        yield _article(0.6 if listing else 1.8, "标题下有时间")
    if clues.text_length >= 150 and clues.link_length < 0.25 * clues.shown_length and clues.longest_dated < 3:
        yield _article(1.2, "以文字为主，链接很少")
    if clues.source:
        yield _article(1.0, "标题下有来源")
    if clues.tools >= 2:
        yield _article(min(0.5 * clues.tools, 1.5), f"{clues.tools} 种文章工具或署名")
    if clues.neighbours:
        yield _article(1.5, "上一篇、下一篇")
    if ends_like_body(clues):
        yield _article(2.5, "当前位置以“正文”结尾")
    if clues.article_title:
        yield _article(1.2, "有 ArticleTitle")
    elif clues.article_labels:
        yield _article(0.6, "有内容标签")
    yield _article(0.7 * article_weight(page.url), "地址像内容页")
    if inbound.dated and not inbound.trail:
        yield _article(1.5, "在带日期的列表中")
    elif inbound.listed and not inbound.trail and not inbound.navigation:
        yield _article(0.7, "在列表中")
    if len(clues.headline) >= 12 and clues.headline[:20] in clues.title:
        yield _article(0.8, "标题与可见标题一致")
    if clues.longest_dated >= 8 and clues.text_length < 400:
        yield _article(-2.0, "以带日期的列表为主")
    if (clues.dialogue_parts >= 4 and not clues.article_labels) or _is_survey(page) or _below_interaction(page):
        yield _article(-2.0, "一问一答或征集要素")
    if clues.fields >= 4:
        yield _article(-1.5, f"{clues.fields} 个填写项")


def of_interactive(page: Outline) -> Signals:
    """Signs of a page where visitors do something: fields to fill in, questions to answer, a service guide to follow."""
    clues = page.clues
    if clues.fields >= 3:
        yield _interactive(2.5 + 0.2 * min(clues.fields - 3, 5), f"{clues.fields} 个填写项")
    if clues.textarea:
        yield _interactive(1.5, "多行填写项")
    if clues.choices >= 4 and clues.submits:
        yield _interactive(3.5, f"{clues.choices} 个选项并可提交")
    elif clues.choices >= 2 and clues.submits and _is_bare_question(page):
        yield _interactive(3.5, "一道选择题，可提交")
    if _is_survey(page):
        asks = clues.submits and (clues.textarea or clues.choices >= 2)
        yield _interactive(3.5, "调查、征集：问题和提交" if asks else "调查、征集：起止时间和状态")
    if clues.guide_parts >= 4:
        yield _interactive(1.2 * clues.guide_parts, f"办事指南要素 {clues.guide_parts} 类")
    name = next((n for n in names_of(page) if words.INTERACTIVE.fullmatch(n)), "")
    if name:
        yield _interactive(1.5, f"名称“{name}”")
    if words.INTERACTIVE_URL.search(urlsplit(page.url).path):
        yield _interactive(0.6, "地址像互动页")
    if clues.dialogue_parts >= 3 and clues.longest_dated < 5 and not ends_like_body(clues):
        yield _interactive(min(1.0 + clues.dialogue_parts, 6.0), f"信件或征集要素 {clues.dialogue_parts} 种")
    if _below_interaction(page):
        yield _interactive(6.0, "当前位置在信箱、征集等栏目下，没有内容标签")
    if clues.password:
        yield _interactive(-3.0, "有密码框")


def of_elder(page: Outline, home_url: str) -> Signals:
    """Signs of the edition for the elderly: how the page and the links to it are named."""
    named = is_named(page, words.ELDER)
    if named:
        yield Signal(type=PageType.ELDER, weight=7.0, what=f"名称“{named}”")
    linked = next((text for text in page.anchors if words.ELDER.fullmatch(text)), "")
    if linked:
        yield Signal(type=PageType.ELDER, weight=2.5, what=f"以“{linked}”链接到此")
    if words.ELDER_URL.search(page.url):
        yield Signal(type=PageType.ELDER, weight=2.5, what="地址像适老版")
    if page.url == home_url:
        yield Signal(type=PageType.ELDER, weight=-8.0, what="起始页")
    if page.clues.article_title or ends_like_body(page.clues):
        yield Signal(type=PageType.ELDER, weight=-3.0, what="内容页标签或当前位置")


def of_other(page: Outline, home_url: str) -> Signals:
    """Signs of pages that are none of these: search results, log-in, site map, errors, empty shells."""
    clues, path = page.clues, urlsplit(page.url).path
    if page.url == home_url:
        return
    if clues.password and clues.text_length < 400:
        yield _other(6.0, "登录页")
    if is_named(page, words.LOGIN) or words.LOGIN_URL.search(path):
        yield _other(3.0, "名称或地址像登录页")
    searches = bool(
        words.SEARCH_URL.search(path) or words.SEARCH_QUERY.search(page.url) or is_named(page, words.SEARCH)
    )
    if clues.search_hits and searches:
        yield _other(7.0, "搜索结果")
    elif searches and clues.fields < 3:
        yield _other(3.0, "名称或地址像搜索页")
    if is_named(page, words.SITE_MAP):
        yield _other(9.0, "网站地图")
    elif words.SITE_MAP_URL.search(path):
        yield _other(2.0, "地址像网站地图")
    if not (clues.column_name or clues.column_labels or clues.article_labels) and is_named(page, words.ABOUT_SITE):
        yield _other(5.0, "网站自身的说明页")
    if is_named(page, words.ERROR) or (clues.error_words and clues.links < 8):
        yield _other(7.0, "出错页")
    if clues.shown_length < 40 and clues.links < 4 and clues.fields < 2 and clues.choices < 2:
        yield _other(1.0 if _labelled_column(page) else 2.5, "几乎没有内容")


def _labelled_column(page: Outline) -> bool:
    """True: the location trail or ColumnName names the page itself, and it carries labels of a column, none of an article."""
    clues = page.clues
    labelled = bool(clues.column_name or clues.column_labels) and not clues.article_labels
    return labelled and (clues.names_itself or ends_at_itself(page))


def _below_interaction(page: Outline) -> bool:
    """True: a letter, a call for opinions, by where it stands; nothing on it says that it is an article or a column."""
    clues = page.clues
    if clues.article_labels or clues.article_title or (clues.time and clues.source) or _labelled_column(page):
        return False
    above = clues.trail[:-1] if ends_at_itself(page) else clues.trail
    return any(words.INTERACTION.fullmatch(name.strip(" >»/")) for name in above)


def _is_survey(page: Outline) -> bool:
    """True: named like a survey, with its questions or its period and state; no article that reports on one."""
    clues = page.clues
    if clues.article_labels or (clues.time and clues.source) or not words.SURVEY.search(clues.headline or clues.title):
        return False
    return clues.dialogue_parts >= 2 or bool(clues.submits and (clues.textarea or clues.choices >= 2))


def _is_bare_question(page: Outline) -> bool:
    """True: the page holds a question and next to nothing else: no list, no running text, no labels of another type."""
    clues = page.clues
    labelled = clues.column_labels or clues.column_name or clues.article_labels
    return not labelled and clues.longest < 3 and clues.text_length < 250


def _home(weight: float, what: str) -> Signal:
    return Signal(type=PageType.HOME, weight=round(weight, 2), what=what)


def _column(weight: float, what: str) -> Signal:
    return Signal(type=PageType.COLUMN, weight=round(weight, 2), what=what)


def _article(weight: float, what: str) -> Signal:
    return Signal(type=PageType.ARTICLE, weight=round(weight, 2), what=what)


def _interactive(weight: float, what: str) -> Signal:
    return Signal(type=PageType.INTERACTIVE, weight=round(weight, 2), what=what)


def _other(weight: float, what: str) -> Signal:
    return Signal(type=PageType.OTHER, weight=round(weight, 2), what=what)
