"""Columns tell how much they hold (德州市政府网站管理办法 article 22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.columns.content import own_items
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.labels.reading import judged_elsewhere, left_to_script
from pytest_govsite.checks.outcomes import failed, inapplicable, passed, pointer_to
from pytest_govsite.model import DocumentFacts, ListItem, PageFacts, Region, Verdict

_COUNT = re.compile(
    r"共\s*(?:计|有|收录|发布|找到|检索到)?\s*(?:信息|内容|文章|稿件)?\s*\d[\d,]{0,9}\s*(?:条|篇|件|则|个|项|份)"
    r"|(?:信息(?:总)?(?:量|数)|总(?:条|记录|信息)?数|记录数|条数|总计|合计|累计发布|发布总量|栏目信息)\s*[:：为]?\s*\d[\d,]{0,9}"
    r"|\d[\d,]{0,9}\s*条(?:信息|记录|数据|内容)"
)
_LONGEST = 300


def statistics(page: PageFacts, survey: Survey) -> Iterator[Verdict]:
    """A column with a list says how many items it has (共 523 条, 信息总量：523)."""
    document = page.document
    assert document is not None
    if left_to_script(page):
        yield judged_elsewhere()
        return
    shown = _shown_count(document)
    if shown:
        yield passed("栏目有信息量统计", "The column tells how many items it holds", measured=shown)
    elif not any(_is_information(item, survey) for item in own_items(page, survey)):
        yield inapplicable("栏目没有信息列表", "The column has no list")
    else:
        yield failed(
            "栏目没有信息量统计",
            "The column does not tell how many items it holds",
            expected="共 N 条",
            pointer=pointer_to(page.url),
            place="statistics",
        )


def _is_information(item: ListItem, survey: Survey) -> bool:
    """Return True for a dated entry or one that leads to a page of the site; steps, columns and services elsewhere are none."""
    return bool(item.date) or (
        bool(item.url) and survey.addresses.is_own(item.url) and survey.key(item.url) not in survey.column_keys
    )


def _shown_count(document: DocumentFacts) -> str:
    for block in document.blocks:
        if block.visible is False or block.region is Region.FOOTER:
            continue
        found = _COUNT.search(block.text[:_LONGEST])
        if found:
            return found.group()
    return ""
