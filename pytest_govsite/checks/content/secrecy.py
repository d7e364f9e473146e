"""Marks of classified documents on public pages (保守国家秘密法 articles 22 and 31; 国办秘函〔2019〕19号)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.outcomes import cant_tell, inapplicable, passed, pointer_to
from pytest_govsite.model import ClassificationMark, PageFacts, Unobserved, Verdict

REPORT = "立即报告本单位保密工作机构，由其认定；不得复制、转发或另行保存"


def secret_markers(pages: Sequence[PageFacts], withheld: Sequence[PageFacts]) -> Iterator[Verdict]:
    """No page bears a mark of classification as such documents are typeset: 绝密★10年, 机密★, a copy number with 秘密.

    Always for a person, who has to report it at once. Nothing of such a page was kept: address, digest and the kind of
    mark are all there is. 秘密 and 保密 in sentences, and examples in texts on how to mark, are none.

    Args:
        pages: the pages that were kept.
        withheld: those that were not.
    """
    for page in withheld:
        if page.withheld is not None:
            yield _suspected(page.url, page.withheld)
    for page in pages:
        yield passed("没有发现密级标志", "No mark of classification was found", pointer=pointer_to(page.url))
    if not pages and not withheld:
        yield inapplicable("没有可检查的页面", "No page to look at")


def _suspected(url: str, why: Unobserved) -> Verdict:
    zh = "疑似涉密：带有密级标志，请立即报告；程序未保存其内容"
    en = "It may be classified: it bears a mark of classification. Report it at once; nothing of it was kept"
    found = f"{'、'.join(dict.fromkeys(described(mark) for mark in why.marks))}；SHA-256 {why.sha256}"
    return cant_tell(zh, en, expected=REPORT, found=found, pointer=pointer_to(url), place="mark")


def described(mark: ClassificationMark) -> str:
    """Return the kind of a mark in words, nothing of what stands beside it."""
    page = f"第 {mark.page} 页 " if mark.page else ""
    term = "并标保密期限" if mark.period else ""
    number = "，有份号" if mark.copy_number else ""
    return f"{page}“{mark.kind}”标志{term}{number}"
