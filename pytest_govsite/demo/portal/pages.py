"""From a path to the page that stands there."""

from __future__ import annotations

import re

from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import Column
from pytest_govsite.demo.portal import lists, services
from pytest_govsite.demo.portal.library import Library
from pytest_govsite.demo.portal.page import Page
from pytest_govsite.demo.site import DemoSite

PAGE_SIZE = 15
_LIST_PAGE = re.compile(r"^(?P<folder>/(?:[a-z]+/)*)(?:index(?:_(?P<number>\d{1,6}))?\.html)?$")

Trail = tuple[tuple[str, str], ...]


class Pages:
    """Finds pages by their path."""

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.library = Library(site)

    def find(self, path: str) -> Page | None:
        """Return the page with this path (query included), None where there is none."""
        listed = _LIST_PAGE.match(path)
        if listed is not None:
            return self._folder(listed["folder"], int(listed["number"] or 0))
        folder = path.split("?", 1)[0].rsplit("/", 1)[0] + "/"
        for candidate in self._ancestors(folder):
            column = self.library.columns.get(candidate)
            if column is not None:
                return self._item(column, path)
        return None

    def _ancestors(self, folder: str) -> list[str]:
        parts = folder.strip("/").split("/")
        return ["/" + "/".join(parts[:length]) + "/" for length in range(len(parts), 0, -1)]

    def _folder(self, folder: str, number: int) -> Page | None:
        if folder == "/":
            return lists.home(self.library) if number == 0 else None
        if folder == lists.OLDER:
            return lists.older(self.library) if number == 0 else None
        special = services.special(folder, self.library) if number == 0 else None
        if special is not None:
            return special
        column = self.library.columns.get(folder)
        if column is None:
            return None
        return self._column(column, number)

    def _column(self, column: Column, number: int) -> Page | None:
        trail = self.trail(column)
        if column.template == "channel":
            return lists.channel(column, self.library, trail) if number == 0 else None
        if column.template == "single":
            return self._single(column, trail) if number == 0 else None
        page = services.column(column, self.library, trail)
        if page is not None:
            return page if number == 0 else None
        return lists.listing(column, self.library, trail, number)

    def _single(self, column: Column, trail: Trail) -> Page | None:
        article = self.library.static(column.path)
        if article is None:
            return None
        return Page(
            path=column.path, kind="column", template="single", title=column.name, column=column, trail=trail, article=article,
            content={"siblings": self.siblings(column)},
        )  # fmt: skip

    def _item(self, column: Column, path: str) -> Page | None:
        page = services.item(column, self.library, self.trail(column), path)
        if page is not None:
            return page
        feed = self.library.feed(column.path)
        index = feed.find(path)
        if index is None:
            return None
        neighbours = {
            "newer": feed.article(index - 1) if index else None,
            "older": feed.article(index + 1) if index + 1 < len(feed) else None,
        }
        return self._article(column, feed.article(index), neighbours)

    def _article(self, column: Column, article: Article, neighbours: dict[str, Article | None]) -> Page:
        old = column.article == "article-old"
        return Page(
            path=article.url,
            kind="article",
            template=column.article,
            title=article.title,
            column=column,
            trail=self.trail(column),
            article=article,
            footer=lists.footer_of(column) if old else "inline",
            charset="gbk" if old else "utf-8",
            content=dict(neighbours),
        )

    def trail(self, column: Column) -> Trail:
        """Return the entries of the location trail below the home page."""
        parent = self.library.parents.get(column.path)
        return (*(self.trail(parent) if parent else ()), (column.name, column.path))

    def siblings(self, column: Column) -> tuple[Column, ...]:
        """Return the columns of the same channel."""
        parent = self.library.parents.get(column.path)
        return parent.children if parent else ()
