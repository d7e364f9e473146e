"""Labels stand in `<head>`, once each, with real values (政府网站发展指引, 网页设计规范, 网页标签)."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.labels.reading import (
    BY_NAME,
    TABLE,
    Label,
    is_placeholder,
    judged_elsewhere,
    left_to_script,
    metas_of,
    pointer_of,
    values_of,
)
from pytest_govsite.checks.outcomes import failed, inapplicable, passed
from pytest_govsite.model import DocumentFacts, PageFacts, Place, Verdict


def placement(page: PageFacts) -> Iterator[Verdict]:
    """Every label of the page stands inside `head`, each single-valued one once, none with a template's placeholder."""
    document = page.document
    assert document is not None
    there = [label for label in TABLE if metas_of(document, label.name)]
    if not there:
        yield _nothing(page)
        return
    faults = [fault for label in there for fault in _faults(page, document, label)]
    yield from faults
    if not faults:
        yield passed("标签都在 head 内且不重复", "All labels stand inside head, none twice")


def _faults(page: PageFacts, document: DocumentFacts, label: Label) -> Iterator[Verdict]:
    metas = metas_of(document, label.name)
    where = pointer_of(page, label.name)
    if any(m.place is Place.BODY for m in metas):
        yield failed(
            f"{label.name} 标签不在 head 内",
            f"The label {label.name} stands outside head",
            expected="<head> … </head>",
            found="body",
            pointer=where,
            place=label.name,
        )
    if len(metas) > 1 and not label.many:
        yield failed(
            f"{label.name} 标签重复",
            f"The label {label.name} stands more than once",
            expected="1",
            found=" | ".join((m.content or "").strip()[:100] for m in metas[:5]),
            pointer=where,
            place=label.name,
        )
    left = [v for v in values_of(document, label.name) if is_placeholder(label.name, v)]
    if left:
        yield failed(
            f"{label.name} 标签里是模板占位内容",
            f"The label {label.name} holds a template's placeholder",
            expected=f"真实的{BY_NAME[label.name.casefold()].zh}",
            found=left[0],
            pointer=where,
            place=label.name,
        )


def _nothing(page: PageFacts) -> Verdict:
    if left_to_script(page):
        return judged_elsewhere()
    return inapplicable(
        "页面没有任何标签，缺少的标签另行判定", "The page has no label; missing ones are judged elsewhere"
    )
