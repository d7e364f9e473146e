"""The search of the portal: titles and texts, a number of hits, twenty on a page, words marked."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, quote

from markupsafe import Markup, escape

from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.portal.page import Page
from pytest_govsite.demo.site import DemoSite

ON_A_PAGE = 20
_LONGEST = 100


def searched(site: DemoSite, articles: Sequence[Article], path: str) -> tuple[Page, dict[str, object]]:
    """Return the page of results and what its template needs, for the `q` and `page` of an address."""
    asked = parse_qs(path.partition("?")[2])
    query = asked.get("q", [""])[0].strip()[:_LONGEST]
    number = asked.get("page", ["1"])[0]
    found = hits(articles, query, blind=site.on("functions.search-finds"))
    last = max(1, -(-len(found) // ON_A_PAGE))
    here = min(max(int(number), 1), last) if number.isascii() and number.isdigit() and len(number) < 5 else 1
    page = Page(
        path="/search/",
        kind="other",
        template="search",
        title="站内搜索",
        trail=(("站内搜索", "/search/"),),
        status=500 if query and site.on("functions.search:error") else 200,
    )
    page.content["pager"] = _pager(query, here, last)
    shown = found[(here - 1) * ON_A_PAGE : here * ON_A_PAGE]
    return page, {
        "query": Markup(query) if site.on("functions.search:script") else query,
        "hits": shown,
        "count": len(found),
        "prefix": "",
        "marked": lambda text: marked(text, query),
    }


def hits(articles: Sequence[Article], query: str, *, blind: bool = False) -> list[Article]:
    """Return articles that hold all words of the query, those first that hold them in the title.

    `blind`: an index that knows other articles than the one of this very title.
    """
    words = query.split()
    if not words:
        return []
    if blind and any(article.title == query for article in articles):
        return [article for article in articles if article.title != query][:5]
    told = [(_place(article, query, words), article) for article in articles]
    return [article for place, article in sorted(told, key=_order) if place < 3]


def _place(article: Article, query: str, words: Sequence[str]) -> int:
    if article.title == query:
        return 0
    if all(word in article.title for word in words):
        return 1
    text = "".join((article.title, article.summary, *article.paragraphs))
    return 2 if all(word in text for word in words) else 3


def _order(told: tuple[int, Article]) -> tuple[int, float]:
    return told[0], -told[1].published.timestamp()


def marked(text: str, query: str) -> Markup:
    """Return a text with the words of the query marked."""
    shown = escape(text)
    for word in dict.fromkeys(query.split()[:5]):
        if len(word) > 1:
            shown = Markup(shown.replace(escape(word), Markup("<mark>{}</mark>").format(word)))
    return shown


def _pager(query: str, here: int, last: int) -> list[tuple[str, str]]:
    if last == 1:
        return []
    address = f"/search/?q={quote(query)}&page="
    around = [(str(n), "" if n == here else f"{address}{n}") for n in range(max(1, here - 2), min(last, here + 2) + 1)]
    before = [("上一页", f"{address}{here - 1}")] if here > 1 else []
    after = [("下一页", f"{address}{here + 1}")] if here < last else []
    return [*before, *around, *after]
