"""The page labels of the guideline's label table, in the order in which they are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from pytest_govsite.demo import identity
from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import Column
from pytest_govsite.demo.portal.page import Page
from pytest_govsite.demo.site import DemoSite

Label = tuple[str, str]

_SITE = ("SiteName", "SiteDomain", "SiteIDCode")
_WRONG: dict[str, tuple[str, str | None]] = {
    # defect -> label and what is written in place of the right value; None: nothing at all
    "labels.site-name": ("SiteName", None),
    "labels.site-name:placeholder": ("SiteName", "网站名称"),
    "labels.site-domain": ("SiteDomain", "https://{value}/"),
    "labels.site-domain:other-site": ("SiteDomain", identity.CITY_DOMAIN),
    "labels.site-id-code": ("SiteIDCode", "330199000001"),
    "labels.site-id-code:other-site": ("SiteIDCode", identity.OTHER_ID_CODE),
    "labels.column-name": ("ColumnName", "2024"),
    "labels.column-description": ("ColumnDescription", ""),
    "labels.column-keywords": ("ColumnKeywords", ""),
    "labels.column-type": ("ColumnType", ""),
    "labels.column-type:unknown": ("ColumnType", "省厅动态"),
    "labels.article-title": ("ArticleTitle", "关于做好有关工作的通知"),
    "labels.article-title:missing": ("ArticleTitle", None),
    "labels.pub-date": ("PubDate", "{day} {hour}∶{minute}"),
    "labels.pub-date:seconds": ("PubDate", "{value}:00"),
    "labels.pub-date:generated": ("PubDate", "{now:%Y-%m-%d %H:%M}"),
    "labels.pub-date:future": ("PubDate", "{future:%Y-%m-%d %H:%M}"),
    "labels.pub-date:date-only": ("PubDate", "{day}"),
    "labels.pub-date:missing": ("PubDate", None),
    "labels.content-source": ("ContentSource", ""),
    "labels.content-source:differs": ("ContentSource", "本站原创"),
    "labels.optional-filled": ("Author", ""),
    "labels.optional-filled:dead-image": ("Image", "https://{domain}/pic/removed.jpg"),
    "safety.forged-dates": ("PubDate", "1970-01-01 08:00"),
    "labels.placement:template": ("Keywords", "${{article.keywords}}"),
}


@dataclass(frozen=True)
class Labels:
    """The labels of a page by the place where they stand."""

    head: list[Label]
    body: list[Label]
    comment: list[Label]


def labels_of(page: Page, site: DemoSite) -> Labels:
    """Return name and value of each label of the page."""
    labels = _written(_right(page, site), page, site)
    own = [label for label in labels if label[0] not in _SITE]
    site_labels = labels[: len(labels) - len(own)]
    if site.defective("labels.placement", page.path):
        return Labels(site_labels, own, [])
    if site.defective("labels.article-title:comment", page.path):
        return Labels(site_labels, [], own)
    if site.defective("labels.placement:duplicate", page.path):
        return Labels([*labels, ("sitename", site.name), ("pubdate", dict(labels).get("PubDate", ""))], [], [])
    return Labels(labels, [], [])


def _written(labels: list[Label], page: Page, site: DemoSite) -> list[Label]:
    wrong = dict(change for defect, change in _WRONG.items() if site.defective(defect, page.path))
    values = [(name, _filled(wrong[name], value, site) if name in wrong else value) for name, value in labels]
    return [(name, value) for name, value in values if value is not None]


def _filled(form: str | None, value: str, site: DemoSite) -> str | None:
    if form is None:
        return None
    return form.format(
        value=value,
        day=value[:10],
        hour=value[11:13],
        minute=value[14:16],
        now=site.now,
        future=site.now + timedelta(days=400),
        domain=site.domain,
    )


def _right(page: Page, site: DemoSite) -> list[Label]:
    labels = [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", identity.ID_CODE)]
    if page.column is not None and page.kind != "interactive":
        labels += _column_labels(page.column)
    if page.article is not None:
        labels += _article_labels(page.article, site)
    return labels


def _column_labels(column: Column) -> list[Label]:
    return [
        ("ColumnName", column.name),
        ("ColumnDescription", column.description),
        ("ColumnKeywords", column.keywords),
        ("ColumnType", column.type),
    ]


def _article_labels(article: Article, site: DemoSite) -> list[Label]:
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
