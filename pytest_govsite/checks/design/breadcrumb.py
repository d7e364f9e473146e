"""The location trail (GB/T 37668-2019, 3.4.3.5 当前位置)."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.folding import folded, folded_name
from pytest_govsite.checks.labels.reading import judged_elsewhere, left_to_script, value_of
from pytest_govsite.checks.outcomes import failed, passed, pointer_to
from pytest_govsite.checks.trail import entries_of, is_home_entry
from pytest_govsite.model import DocumentFacts, PageFacts, PageType, Trail, Verdict


def breadcrumb(page: PageFacts) -> Iterator[Verdict]:
    """The page shows a location trail that leads from the home page to this column (正文, 详情 left out)."""
    document = page.document
    assert document is not None
    trail = document.trail
    if trail is None or not trail.entries:
        if left_to_script(page):
            yield judged_elsewhere()
            return
        yield failed(
            "页面没有显示当前位置",
            "The page shows no location trail",
            expected="当前位置：首页 > 栏目",
            pointer=pointer_to(page.url),
            place="trail",
        )
        return
    yield _judged(page, document, trail)


def _judged(page: PageFacts, document: DocumentFacts, trail: Trail) -> Verdict:
    where = pointer_to(page.url, trail, trail.text)
    entries = entries_of(document)
    ends_here = _ends_here(page, document, entries)
    shown = " > ".join(trail.entries)
    if not ends_here:
        return failed(
            "当前位置没有指到本栏目",
            "The location trail does not end at this column",
            expected=_own_name(document),
            found=shown,
            pointer=where,
            place="trail",
        )
    return passed("当前位置指到本栏目", "The location trail ends at this column", pointer=where)


def _ends_here(page: PageFacts, document: DocumentFacts, entries: tuple[str, ...]) -> bool:
    """Return False where the trail stops at the home page, or at a name that is not this column's."""
    if all(is_home_entry(e) for e in entries):
        return False
    if page.type is PageType.ARTICLE:
        return True  # whether it names the right column is what the ColumnName label is judged by
    own = _own_name(document)
    names = [n for n in (own, value_of(document, "ColumnName"), *page.page.anchors) if n]
    return not own or any(_same(entries[-1], n) for n in names)


def _own_name(document: DocumentFacts) -> str:
    return document.headline.text if document.headline else ""


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other) or folded_name(one) == folded_name(other)
