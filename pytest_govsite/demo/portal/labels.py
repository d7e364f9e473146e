"""The page labels of the guideline's label table, in the order in which they are written."""

from __future__ import annotations

from pytest_govsite.demo import identity
from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import Column
from pytest_govsite.demo.portal.page import Page
from pytest_govsite.demo.site import DemoSite

Labels = list[tuple[str, str]]


def labels_of(page: Page, site: DemoSite) -> Labels:
    """Return name and value of each label that belongs into the head of the page."""
    labels = _site_labels(page, site)
    if page.column is not None:
        labels += _column_labels(page, page.column, site)
    if page.article is not None and page.kind in ("article", "column"):
        labels += _article_labels(page, page.article, site)
    return labels


def _site_labels(page: Page, site: DemoSite) -> Labels:
    return [
        ("SiteName", site.name),
        ("SiteDomain", site.domain),
        ("SiteIDCode", identity.ID_CODE),
    ]


def _column_labels(page: Page, column: Column, site: DemoSite) -> Labels:
    return [
        ("ColumnName", column.name),
        ("ColumnDescription", column.description),
        ("ColumnKeywords", column.keywords),
        ("ColumnType", column.type),
    ]


def _article_labels(page: Page, article: Article, site: DemoSite) -> Labels:
    labels = [
        ("ArticleTitle", article.title),
        ("PubDate", article.time),
        ("ContentSource", article.source),
        ("Keywords", article.keywords),
        ("Author", article.author),
        ("Description", article.summary),
        ("Image", f"https://{site.domain}{article.image}" if article.image else ""),
        ("Url", f"https://{site.domain}{article.url}"),
    ]
    return [(name, value) for name, value in labels if value]
