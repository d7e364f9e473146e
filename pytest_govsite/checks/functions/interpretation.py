"""Policy documents and their interpretations exist and lead to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.names import title_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.document_reading import (
    columns_above,
    core_of,
    is_document,
    is_interpretation,
    is_normative,
    is_repealed,
    leads_by_name,
    links_to,
    pairs_of,
    published,
)
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import PageFacts, Region, Verdict

_LATEST = 3
_PICTURE = 400


def interpretation_links(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """A document that is interpreted here links to its interpretation, and the interpretation back (发展指引 解读回应)."""
    pairs = pairs_of(survey)
    twins: dict[str, list[PageFacts]] = {}
    for document, _ in pairs:
        twins.setdefault(core_of(title_of(document)), [])
    for page in survey.pages:
        if is_document(page) and core_of(title_of(page)) in twins:
            twins[core_of(title_of(page))].append(page)
    if not pairs:
        yield inapplicable("没有看到有解读的政策文件", "No document with an interpretation on this site was seen")
    for document, interpretation in pairs:
        alike = twins[core_of(title_of(document))] or [document]
        there = any(links_to(each, interpretation, survey) for each in alike) or leads_by_name(document, "解读")
        back = any(links_to(interpretation, each, survey) for each in alike) or leads_by_name(interpretation, "原文")
        if there and back:
            yield passed(
                "文件与解读互相链接", "Document and interpretation link to each other", pointer=pointer_to(document.url)
            )
        if not there:
            yield failed(
                "政策文件没有链接到解读",
                "A document does not link to its interpretation",
                expected=interpretation.url,
                found=title_of(document)[:60],
                pointer=pointer_to(document.url),
                place="there",
            )
        if not back:
            yield failed(
                "解读没有链接到政策文件",
                "An interpretation does not link to its document",
                expected=document.url,
                found=title_of(interpretation)[:60],
                pointer=pointer_to(interpretation.url),
                place="back",
            )


def interpretation_exists(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """The three latest normative documents are interpreted, and not by text alone (江苏 二(二)二；浙江办法第十九条).

    Which documents are important enough is a person's decision: one without an interpretation is left to a person. What
    was repealed owes none.
    """
    documents = [p for p in survey.pages if is_document(p) and not is_repealed(p)]
    normative = [p for p in documents if is_normative(p)] or [
        p for p in documents if pattern("documents", "normative_titles").search(title_of(p))
    ]
    if not normative:
        yield inapplicable("没有看到规范性文件", "No normative document was seen")
        return
    interpretations = [p for p in survey.pages if is_interpretation(p)]
    where = pointer_to(normative[0].url)
    if not interpretations:
        if survey.facts.truncated or survey.home is None or not survey.facts.whole_site:
            yield cant_tell(
                "没有看到政策解读，但网站没有看全",
                "No interpretation was seen, but not the whole site was",
                pointer=where,
            )
        else:
            yield failed(
                "没有任何政策解读",
                "No policy is interpreted on this site",
                expected="重要政策文件有解读",
                pointer=where,
            )
        return
    interpreted = {document.url for document, _ in pairs_of(survey)}
    for page in sorted(normative, key=published, reverse=True)[:_LATEST]:
        if page.url in interpreted:
            yield passed("规范性文件有解读", "The document is interpreted", pointer=pointer_to(page.url))
        else:
            yield cant_tell(
                "规范性文件没有看到解读，是否属于应解读的重要文件请人工确认",
                "No interpretation of this document was seen; whether it owes one is a person's decision",
                found=title_of(page)[:60],
                pointer=pointer_to(page.url),
            )
    if not any(_other_form(p) for p in interpretations):
        yield failed(
            "政策解读只有文字，没有图表、音视频等形式",
            "All interpretations are text; there are no charts, pictures or videos",
            expected="图表、音视频等多种形式",
            pointer=pointer_to(interpretations[0].url),
            place="forms",
        )


def _other_form(page: PageFacts) -> bool:
    """Return True for an interpretation by chart, picture, sound or film, by its title, column or content."""
    document = page.document
    assert document is not None
    told = " ".join((title_of(page), *columns_above(page))).lower()
    if pattern("documents", "forms").search(told):
        return True
    pictures = [i for i in document.images if i.region is Region.MAIN and i.visible is not False and not i.link]
    large = [
        i for i in pictures if (i.natural_height or 0) >= _PICTURE or (i.natural_height is None and not i.background)
    ]
    if any(pattern("documents", "forms").search(f"{i.alt or ''} {i.title}".lower()) for i in pictures):
        return True
    framed = any(f.region is Region.MAIN for f in document.frames)
    return bool(large) or framed
