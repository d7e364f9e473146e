"""From pages to the requirement (contract, section 3)."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_govsite.model import Cause, Fact, Level, Outcome, PageType, Requirement, Text, Unobserved, Verdict

LOST_SHARE = 0.05
_ALWAYS_THERE = (PageType.HOME.value, PageType.COLUMN.value, PageType.ARTICLE.value)
_PAGE_WORDS = {
    "home": ("首页", "home page"),
    "column": ("栏目页", "column page"),
    "article": ("正文页", "article page"),
    "interactive": ("互动页面", "interactive page"),
    "elder": ("适老版页面", "elderly-mode page"),
}
_QUIET = frozenset((Outcome.PASSED, Outcome.INAPPLICABLE))


class PageJudgement(Fact, frozen=True, kw_only=True):
    """All verdicts of one requirement on one page; `url` is empty for a verdict on the site."""

    url: str
    verdicts: tuple[Verdict, ...]
    template: str = ""
    home: bool = False


class Aggregate(Fact, frozen=True, kw_only=True):
    """The outcome of a requirement and why."""

    outcome: Outcome
    reason: Text
    cause: Cause | None = None
    pages_checked: int = 0
    passed_pages: int = 0


def page_outcome(verdicts: Sequence[Verdict], level: Level) -> Outcome:
    """Return what the verdicts on one page add up to; a page with advice only has passed."""
    outcomes = {v.outcome for v in verdicts if not _advice(v, level)}
    for outcome in (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED):
        if outcome in outcomes:
            return outcome
    return Outcome.PASSED if any(_advice(v, level) for v in verdicts) else Outcome.INAPPLICABLE


def _advice(verdict: Verdict, level: Level) -> bool:
    """Return whether a verdict is advice or doubt about advice on a must-level requirement."""
    loose = verdict.outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    return loose and level is Level.MUST and verdict.level is Level.SHOULD


def _counted(outcomes: Sequence[tuple[PageJudgement, Outcome]]) -> tuple[int, int]:
    """Return how many pages were checked and passed; a page that was judged twice (for files it offers) is one page.

    What was said of the site counts where no page was judged.
    """
    pages: dict[str, set[Outcome]] = {}
    some = any(judgement.url for judgement, _ in outcomes)
    for number, (judgement, outcome) in enumerate(outcomes):
        if some and not judgement.url:
            continue
        pages.setdefault(judgement.url or f"{number}", set()).add(outcome)
    checked = [found - {Outcome.UNTESTED} for found in pages.values() if found != {Outcome.UNTESTED}]
    return len(checked), sum(Outcome.PASSED in found and found <= _QUIET for found in checked)


def aggregate(
    requirement: Requirement,
    judged: Sequence[PageJudgement],
    lost: Sequence[Unobserved] = (),
    *,
    home_lost: bool = False,
    sample_incomplete: bool = False,
    whole_site: bool = True,
    unplaced: Sequence[Unobserved] = (),
) -> Aggregate:
    """Return the outcome of a requirement.

    Args:
        requirement: the catalogue's row, with its level in force.
        judged: the pages (or the site) that were judged.
        lost: pages that were due and could not be observed.
        home_lost: the home page is among them.
        sample_incomplete: the home page, a first-level column or more than 5 % of the sample stayed unobserved
            (decision rule 8).
        whole_site: False when only listed pages were inspected.
        unplaced: listed pages that could not be observed and may have been of any type.
    """
    outcomes = [(j, page_outcome(j.verdicts, requirement.level)) for j in judged]
    checked, passed = _counted(outcomes)
    untested = [j for j, o in outcomes if o is Outcome.UNTESTED]
    found = {o for _, o in outcomes}

    def result(outcome: Outcome, reason: Text, cause: Cause | None = None) -> Aggregate:
        return Aggregate(outcome=outcome, reason=reason, cause=cause, pages_checked=checked, passed_pages=passed)

    if Outcome.FAILED in found:
        return result(Outcome.FAILED, _first_message(judged, Outcome.FAILED))
    due = len(judged) + len(lost)
    missing = len(lost) + len(untested)
    if missing and (missing == due or home_lost or any(j.home for j in untested) or missing > LOST_SHARE * due):
        return result(Outcome.UNTESTED, _lost_reason(lost, untested, missing, due), _cause(lost, untested))
    if Outcome.CANT_TELL in found:
        return result(Outcome.CANT_TELL, _first_message(judged, Outcome.CANT_TELL))
    if Outcome.PASSED in found:
        if sample_incomplete and "all" in requirement.applies:
            reason = Text(
                zh="部分：首页、一级栏目或超过 5% 的样本页面未能观察",
                en="Partial: the home page, a first-level column or over 5 % of the sample stayed unobserved",
            )
            return result(Outcome.UNTESTED, reason, Cause.BROKEN)
        return result(Outcome.PASSED, Text(zh="", en=""))
    if not judged:
        return _no_page(requirement, whole_site, unplaced)
    return result(Outcome.INAPPLICABLE, _first_message(judged, Outcome.INAPPLICABLE))


def _first_message(judged: Sequence[PageJudgement], outcome: Outcome) -> Text:
    return next((v.message for j in judged for v in j.verdicts if v.outcome is outcome), Text(zh="", en=""))


def _cause(lost: Sequence[Unobserved], untested: Sequence[PageJudgement]) -> Cause:
    """Return `environment` only where nothing broke."""
    if lost:
        return Cause.BROKEN
    causes = {v.cause for j in untested for v in j.verdicts if v.outcome is Outcome.UNTESTED}
    return Cause.ENVIRONMENT if causes == {Cause.ENVIRONMENT} else Cause.BROKEN


def _lost_reason(lost: Sequence[Unobserved], untested: Sequence[PageJudgement], missing: int, due: int) -> Text:
    if untested and not lost:
        return _first_message(untested, Outcome.UNTESTED)
    why = lost[0].detail or lost[0].reason.value
    return Text(
        zh=f"应检 {due} 页，其中 {missing} 页未能观察：{why}",
        en=f"{missing} of {due} pages due could not be observed: {why}",
    )


def _no_page(requirement: Requirement, whole_site: bool, unplaced: Sequence[Unobserved]) -> Aggregate:
    types = [a.partition("(")[0] for a in requirement.applies]
    words = [_PAGE_WORDS.get(t, ("页面", "page")) for t in types]
    zh, en = "、".join(w[0] for w in words), ", ".join(w[1] for w in words)
    if unplaced:
        reason = Text(
            zh=f"所列页面中没有看到{zh}，有 {len(unplaced)} 个所列页面未能观察：{unplaced[0].url}",
            en=f"No {en} was seen among the listed pages; {len(unplaced)} could not be observed: {unplaced[0].url}",
        )
        return Aggregate(outcome=Outcome.UNTESTED, reason=reason, cause=Cause.BROKEN)
    if not whole_site:
        return Aggregate(
            outcome=Outcome.INAPPLICABLE,
            reason=Text(zh=f"所列页面中没有{zh}", en=f"No {en} among the listed pages"),
        )
    if any(t in _ALWAYS_THERE for t in types) or "all" in types:
        reason = Text(
            zh=f"没有识别出{zh}，而这类网站都应有，需人工确认",
            en=f"No {en} was recognised, though every such site has one",
        )
        return Aggregate(outcome=Outcome.CANT_TELL, reason=reason)
    return Aggregate(outcome=Outcome.INAPPLICABLE, reason=Text(zh=f"网站没有{zh}", en=f"The site has no {en}"))
