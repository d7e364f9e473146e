"""What the location trail (当前位置) says about a page."""

from __future__ import annotations

import re

from pytest_govsite.checks.folding import folded
from pytest_govsite.model import DocumentFacts, PageFacts, PageType

_OWN_PAGE = frozenset(
    map(
        folded,
        (
            "正文",
            "详情",
            "内容",
            "详细内容",
            "详细信息",
            "详情页",
            "文章",
            "信息详情",
            "内容页",
            "列表",
            "栏目列表",
            "正文页",
        ),
    )
)
_OWN_WORDS = re.compile(
    r"(?:浏览|查看|阅读|显示|文章|信息|新闻|内容|详细|公告|通知)(?:正文|详情|全文|浏览)|(?:正文|详情|全文|文章|新闻)(?:内容|浏览|显示|页面|页)"
)
_HOME = frozenset(map(folded, ("首页", "网站首页", "主页", "返回首页", "门户首页", "本站首页", "home", "index")))


def entries_of(document: DocumentFacts) -> tuple[str, ...]:
    """Return the trail's entries, without a last one that only says that this is the page itself (正文, 详情)."""
    entries = tuple(e for e in (document.trail.entries if document.trail else ()) if e.strip())
    while entries and _is_own_page(entries[-1]):
        entries = entries[:-1]
    return entries


def _is_own_page(entry: str) -> bool:
    name = folded(entry)
    return name in _OWN_PAGE or _OWN_WORDS.fullmatch(name) is not None


def is_home_entry(entry: str) -> bool:
    """Return True for an entry that stands for the home page."""
    name = folded(entry)
    return name in _HOME or name.endswith("首页")


def column_entry(page: PageFacts) -> str:
    """Return the trail's name of the column that the page belongs to; empty where the trail names none."""
    document = page.document
    if document is None:
        return ""
    entries = entries_of(document)
    if entries and page.type is PageType.ARTICLE and names_article(entries[-1], document):
        entries = entries[:-1]
    return "" if not entries or is_home_entry(entries[-1]) else entries[-1]


def names_article(entry: str, document: DocumentFacts) -> bool:
    """Return True for an entry that is the title of the article, whole or cut."""
    name = folded(entry).rstrip(".…")
    if any(folded(m.content or "") == folded(entry) for m in document.meta_values("ColumnName")):
        return False
    titles = [document.headline.text] if document.headline else []
    titles += [m.content or "" for m in document.meta_values("ArticleTitle")]
    return len(name) >= 4 and any(folded(t).startswith(name) for t in titles if t.strip())
