"""Normative documents say whether they are in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.names import title_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.document_reading import core_of, is_document, is_normative
from pytest_govsite.checks.functions.labelled import main_text
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import failed, inapplicable, passed, pointer_to
from pytest_govsite.model import PageFacts, PageType, Region, Verdict

_QUOTED = re.compile(r"《([^《》]{6,80})》")
_HEAD = 40
_LISTS = 60


def validity_mark(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """Documents that the site calls normative show their validity; repealed ones are marked on their page.

    (政府网站发展指引.) Other policy documents owe the mark only once a published decision repeals them.
    """
    repealed = _repealed(survey)
    found = False
    for page in survey.pages:
        if not is_document(page):
            continue
        marked = _marks(page)
        if core_of(title_of(page)) in repealed and not pattern("documents", "ended").search(_shown(page)):
            found = True
            yield failed(
                "已废止的文件没有在页面上注明",
                "A repealed document is not marked as such",
                expected="废止或失效",
                found=title_of(page)[:60],
                pointer=pointer_to(page.url),
                place="repealed",
            )
        elif marked:
            found = True
            yield passed("文件标明了有效性", "The document shows its validity", pointer=pointer_to(page.url))
        elif is_normative(page):
            found = True
            yield failed(
                "规范性文件没有标明有效性",
                "A normative document does not show whether it is in force",
                expected="有效性：有效、失效或废止",
                found=title_of(page)[:60],
                pointer=pointer_to(page.url),
                place="validity",
            )
    if not found:
        yield inapplicable("没有看到规范性文件", "No normative document was seen")


def _marks(page: PageFacts) -> bool:
    document = page.document
    assert document is not None
    told = pattern("documents", "validity")
    return any(told.search(b.text) for b in document.texts(Region.MAIN) if len(b.text) <= _HEAD) or bool(
        pattern("documents", "ended").search(title_of(page))
    )


def _shown(page: PageFacts) -> str:
    """Return title and short lines: a mark is no sentence of the text, which may repeal other documents."""
    document = page.document
    assert document is not None
    lines = [b.text for b in document.texts(Region.MAIN) if len(b.text) <= _HEAD]
    pictures = [i.alt or "" for i in document.images if i.region is Region.MAIN]
    return " ".join((title_of(page), *lines, *pictures))


def _repealed(survey: Survey) -> frozenset[str]:
    """Return the cores of the titles that published decisions on repeal name."""
    cores: set[str] = set()
    for page in survey.pages:
        if page.type is not PageType.ARTICLE or page.document is None:
            continue
        title = title_of(page)
        if re.search(r"(?:关于|决定).{0,30}(?:废止|宣布失效)|(?:废止|宣布失效).{0,30}(?:决定|目录|通知|公告)", title):
            if re.search("征求|解读|继续有效", title):
                continue
            for quoted in _QUOTED.findall(f"{title}\n{main_text(page.document)}")[:_LISTS]:
                core = core_of(quoted)
                if len(core) >= 6:
                    cores.add(core)
    return frozenset(cores)
