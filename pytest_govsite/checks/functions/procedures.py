"""Which matters are taken, by which steps, and how to use it: told for requests, services and consultation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind, kinds_of
from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.guides import is_guide
from pytest_govsite.checks.functions.opening import Opens, opens
from pytest_govsite.checks.functions.words import is_interaction_channel, pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import Edition, PageFacts, PageType, Region, Verdict

_KINDS = {
    "disclosure-request": ("依申请公开", "disclosure on request"),
    "services": ("在线服务", "services"),
    "consultation": ("咨询建议", "consultation"),
}
_EXPECTED = "受理事项的种类、办理步骤或使用说明"


def procedures(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """Pages of disclosure on request, services and consultation name kinds of matters and steps (德州办法第十九条).

    One verdict each. What a unified platform serves tells it there; a person looks.
    """
    for column, (zh, en) in _KINDS.items():
        yield _judged(column, zh, en, survey)


def _judged(column: str, zh: str, en: str, survey: Survey) -> Verdict:
    entries = entries_to(survey, column, kind(column))
    own = [p for p in survey.pages if _belongs(p, column)]
    if column == "consultation":
        own = [p for p in own if not _is_letter(p) or _is_headed(p, column)]
    outside = [
        e for e in entries if e.url and not survey.addresses.is_own(e.url) and opens(survey, e) is not Opens.DEAD
    ]
    tellers = list(own)
    if column == "consultation" and (outside or not own):
        # where a platform takes the letters, the channel that leads to it tells what for
        tellers += [p for p in survey.pages if p.document is not None and is_interaction_channel(p)]
    matters = next((p for p in tellers if _says(p, "matters")), None)
    steps = next((p for p in tellers if _says(p, "steps")), None)
    if column == "services":
        guide = next((p for p in survey.pages if is_guide(p)), None)
        matters, steps = matters or guide, steps or guide
    if matters is not None and steps is not None:
        return passed(
            f"“{zh}”说明了受理事项和程序",
            f"Matters and steps are told for {en}",
            pointer=pointer_to(steps.url),
            place=column,
        )
    if not own and not entries:
        return inapplicable(f"没有“{zh}”栏目", f"There is no column for {en}", place=column)
    where = pointer_to(own[0].url if own else (survey.home.url if survey.home else survey.facts.start_url))
    hidden = any((p.scripted_content and not p.rendered) or _framed(p) for p in own)
    if not own or outside or hidden or survey.facts.truncated:
        return cant_tell(
            f"没有看到“{zh}”的受理事项和程序，可能在统一平台、框架或未抓取的页面，请人工确认",
            f"Matters and steps for {en} were not seen; they may stand on a platform or in a frame",
            expected=_EXPECTED,
            pointer=where,
            place=column,
        )
    lacking = [name for name, page in (("受理事项的种类", matters), ("办理步骤或使用说明", steps)) if page is None]
    return failed(
        f"“{zh}”没有公布{'和'.join(lacking)}",
        f"Kinds of matters or steps are not told for {en}",
        expected=_EXPECTED,
        pointer=where,
        place=column,
    )


def _is_letter(page: PageFacts) -> bool:
    """Return True for an interactive page on which nothing is written: a letter with its answer."""
    document = page.document
    assert document is not None
    writes = any(c.tag == "textarea" for f in document.forms if f.region is Region.MAIN for c in f.controls)
    return page.type is PageType.INTERACTIVE and not writes


def _is_headed(page: PageFacts, column: str) -> bool:
    """Return True where the title on the page names the column: a mailbox that shows its letters, not one of them."""
    headline = page.document.headline if page.document is not None else None
    return headline is not None and column in kinds_of(headline.text)


def _belongs(page: PageFacts, column: str) -> bool:
    if page.document is None or page.type is PageType.HOME or page.page.edition is not Edition.MAIN:
        return False
    names = (*names_of(page)[:4], *ancestors_of(page)) if page.type is not PageType.ARTICLE else ancestors_of(page)
    return any(column in kinds_of(n) for n in names)


def _says(page: PageFacts, what: str) -> bool:
    document = page.document
    assert document is not None
    told = pattern("procedures", what)
    texts = (b.text for b in document.texts(Region.MAIN))
    links = (k.name for k in document.links if k.region is Region.MAIN)
    return any(told.search(t[:1000]) for t in (*texts, *links))


def _framed(page: PageFacts) -> bool:
    return page.document is not None and any(f.region is Region.MAIN for f in page.document.frames)
