from __future__ import annotations

from pytest_govsite.inspection.closer import FIRST_LEVEL, representatives
from pytest_govsite.model import Page, PageType


def page(url: str, type: PageType, template: str) -> Page:
    return Page(url=url, type=type, template=template)


def test_home_first_level_columns_and_one_page_of_each_template_are_looked_at() -> None:
    pages = [
        page("/", PageType.HOME, "a"),
        *(page(f"/c{n}/", PageType.COLUMN, "b") for n in range(FIRST_LEVEL + 4)),
        page("/c0/1.html", PageType.ARTICLE, "c"),
        page("/c0/2.html", PageType.ARTICLE, "c"),
    ]
    assert [p.url for p in representatives(pages)] == ["/", "/c0/", "/c0/1.html"]
    first = [f"/c{n}/" for n in range(1, FIRST_LEVEL + 4)]
    chosen = [p.url for p in representatives(pages, first)]
    assert chosen == ["/", "/c0/", *first[:FIRST_LEVEL], "/c0/1.html"]
