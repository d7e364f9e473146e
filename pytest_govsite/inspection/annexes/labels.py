"""网页标签 × 页面: the labels that each type of page owes, with their values."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_govsite.checks import labels
from pytest_govsite.checks.labels.reading import values_of
from pytest_govsite.inspection.annexes.context import MAX_ROWS, Context
from pytest_govsite.model import PageFacts, PageType, Verdict
from pytest_govsite.model.annex import Sheet

_EVERY = (PageType.HOME, PageType.COLUMN, PageType.ARTICLE)
_LABELS = {
    "labels.site-name": ("SiteName", _EVERY),
    "labels.site-domain": ("SiteDomain", _EVERY),
    "labels.site-id-code": ("SiteIDCode", _EVERY),
    "labels.column-name": ("ColumnName", _EVERY[1:]),
    "labels.column-description": ("ColumnDescription", _EVERY[1:2]),
    "labels.column-keywords": ("ColumnKeywords", _EVERY[1:2]),
    "labels.column-type": ("ColumnType", _EVERY[1:]),
    "labels.article-title": ("ArticleTitle", _EVERY[2:]),
    "labels.pub-date": ("PubDate", _EVERY[2:]),
    "labels.content-source": ("ContentSource", _EVERY[2:]),
}


def labels_sheet(context: Context) -> Sheet:
    """Return one row for the home page, each column and each article."""
    words, observed = context.words, context.observed
    judged = [r for r in _LABELS if r in context.judged]
    headings = (words("annex.page"), words("annex.page_type"), *(_LABELS[r][0] for r in judged))
    if not judged:
        return Sheet(key="labels", columns=headings, rows=(), note=words("annex.not_judged"))
    pages = observed.pages.of(*_EVERY)
    rows = tuple(
        (page.url, words.name("page_type", page.type.value), *(_cell(context, r, page) for r in judged))
        for page in pages[:MAX_ROWS]
        if page.observed
    )
    return Sheet(key="labels", columns=headings, rows=rows, left_out=max(0, len(pages) - MAX_ROWS))


def _cell(context: Context, requirement: str, page: PageFacts) -> str:
    name, types = _LABELS[requirement]
    if page.type not in types or page.document is None:
        return context.words.name("mark_of", "inapplicable") if page.document is not None else ""
    return context.cell(requirement, _verdicts(context, requirement, page), "、".join(values_of(page.document, name)))


def _verdicts(context: Context, requirement: str, page: PageFacts) -> Iterable[Verdict]:
    site = context.observed.site
    match requirement:
        case "labels.site-name":
            return labels.site_name(page, site, context.catalogue.profile)
        case "labels.site-domain":
            return labels.site_domain(page, site)
        case "labels.site-id-code":
            return labels.site_id_code(page, site)
        case "labels.pub-date":
            return labels.pub_date(page, site)
    return _PLAIN[requirement](page)


_PLAIN = {
    "labels.column-name": labels.column_name,
    "labels.column-description": labels.column_description,
    "labels.column-keywords": labels.column_keywords,
    "labels.column-type": labels.column_type,
    "labels.article-title": labels.article_title,
    "labels.content-source": labels.content_source,
}
