"""Verdicts of checks -> the result of one requirement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from pytest_govsite.inspection.attesting import Decisions, signed
from pytest_govsite.inspection.cut_short import as_far_as_seen, incomplete, unseen
from pytest_govsite.inspection.remembering import Remembered, signed_from_memory
from pytest_govsite.inspection.unseen_frames import unseen_frames
from pytest_govsite.model import (
    Attestation,
    Cause,
    CloserLook,
    DomLook,
    Finding,
    Level,
    Outcome,
    PageFacts,
    PageType,
    RememberedDecision,
    Requirement,
    RequirementResult,
    Site,
    SiteFacts,
    Text,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.norms.aggregate import Aggregate, PageJudgement, aggregate
from pytest_govsite.norms.stage import stage_ruling
from pytest_govsite.record.keys import finding_key
from pytest_govsite.record.words import in_one_language

Check = Callable[..., Iterable[Verdict]]
_GONE = (404, 410)
_MEASURED_LIMIT = 3
_NO_LOSS = (UnobservedReason.NOT_HTML, UnobservedReason.LIMIT, UnobservedReason.WITHHELD)
"""What was withheld is reported under its own requirement; all others leave it alone."""


class SilentCheckError(Exception):
    """Raised when a check said nothing about what it was given: our defect."""


class CheckDefectError(Exception):
    """Raised when a check broke: our defect, never the site's."""


def lost(facts: PageFacts | CloserLook, *, listed: bool = False) -> Unobserved | None:
    """Return why a page that was due could not be observed; None where it was, or where there is no such page.

    Args:
        facts: what is known of the page.
        listed: the user named it (`--govsite-pages`): it is due whatever its address answers.
    """
    if facts.observed or not facts.unobserved:
        return None
    why = facts.unobserved[0]
    if listed:
        return None if why.reason is UnobservedReason.WITHHELD else why
    if why.reason is UnobservedReason.HTTP_ERROR and why.status in _GONE:
        return None  # a dead link, which the link suite reports
    return None if why.reason in _NO_LOSS else why


class Judgement:
    """Collects the verdicts of one requirement and adds them up."""

    def __init__(
        self,
        requirement: Requirement,
        site: Site,
        facts: SiteFacts,
        *,
        language: str,
        sample_incomplete: bool,
        unplaced: Sequence[Unobserved] = (),
        excluded: str = "",
        needs: Iterable[str] = (),
        attestations: Iterable[Attestation] = (),
        remembered: Iterable[RememberedDecision] = (),
    ) -> None:
        self.requirement = requirement
        self._decisions = Decisions(requirement.id, attestations)
        self._remembered = Remembered(requirement.id, remembered, site.now.date().isoformat())
        self._site = site
        self._facts = facts
        self._unseen = unseen(facts)
        self._language = language
        self._sample_incomplete = sample_incomplete
        self._unplaced = unplaced
        self._excluded = excluded
        self._by_element = DomLook.kind in needs
        self._judged: list[PageJudgement] = []
        self._lost: list[Unobserved] = []
        self._home_lost = False
        self._decided: Aggregate | None = self._beforehand()

    @property
    def decided(self) -> bool:
        """True: profile, kind of site, stage or scope of the run decide alone; no check is run."""
        return self._decided is not None

    def _beforehand(self) -> Aggregate | None:
        requirement = self.requirement
        if requirement.inapplicable is not None:
            return Aggregate(outcome=Outcome.INAPPLICABLE, reason=requirement.inapplicable)
        if self._excluded:
            reason = Text(zh=f"委托方要求不检：{self._excluded}", en=f"Excluded by the client: {self._excluded}")
            return Aggregate(outcome=Outcome.UNTESTED, reason=reason, cause=Cause.ENVIRONMENT)
        ruling = stage_ruling(requirement, self._site)
        if ruling is not None:
            return Aggregate(outcome=ruling.outcome, reason=ruling.reason, cause=ruling.cause)
        if not self._facts.whole_site and requirement.applies == ("site",):
            reason = Text(zh="只检测所列页面，不判全站要求", en="Only listed pages were inspected")
            return Aggregate(outcome=Outcome.UNTESTED, reason=reason, cause=Cause.ENVIRONMENT)
        return None

    def each(self, check: Check, pages: Iterable[PageFacts | CloserLook], *args: Any, **named: Any) -> None:
        """Run a page check on each page; pages that could not be observed count as lost."""
        if self.decided:
            return
        for page in pages:
            if not page.observed:
                self._lose(page)
                continue
            verdicts = (*self._run(check, page, *args, **named), *self._unseen_frames(page))
            home = page.type is PageType.HOME
            self._judged.append(PageJudgement(url=page.url, verdicts=verdicts, template=page.page.template, home=home))

    def site(self, check: Check, pages: Sequence[PageFacts] | Sequence[CloserLook], *args: Any, **named: Any) -> None:
        """Run a site check on all observed pages at once."""
        if self.decided:
            return
        for page in pages:
            if not page.observed:
                self._lose(page)
        observed = [p for p in pages if p.observed]
        templates = {p.url: p.page.template for p in observed}
        by_page: dict[str, list[Verdict]] = {}
        for said in self._run(check, observed, *args, **named):
            verdict = as_far_as_seen(said, self._unseen) if self._unseen else said
            by_page.setdefault(verdict.pointer.url if verdict.pointer else "", []).append(verdict)
        for page in observed:
            if frames := tuple(self._unseen_frames(page)):
                by_page.setdefault(page.url, []).extend(frames)
        for url, verdicts in by_page.items():
            self._judged.append(PageJudgement(url=url, verdicts=tuple(verdicts), template=templates.get(url, "")))

    def _unseen_frames(self, page: PageFacts | CloserLook) -> Iterable[Verdict]:
        return unseen_frames(page) if self._by_element and isinstance(page, CloserLook) else ()

    def untested(self, reason: Text, cause: Cause = Cause.ENVIRONMENT) -> None:
        """Settle that the requirement could not be looked at."""
        if not self.decided:
            self._decided = Aggregate(outcome=Outcome.UNTESTED, reason=reason, cause=cause)

    def _lose(self, page: PageFacts | CloserLook) -> None:
        why = lost(page, listed=not self._facts.whole_site)
        if why is not None:
            self._lost.append(why)
            self._home_lost = self._home_lost or page.type is PageType.HOME

    def _run(self, check: Check, *args: Any, **named: Any) -> tuple[Verdict, ...]:
        name = getattr(check, "__qualname__", repr(check))
        try:
            verdicts = tuple(check(*args, **named))
        except Exception as error:
            subject = getattr(args[0], "url", "") if args else ""
            raise CheckDefectError(
                f"pytest-govsite 自身缺陷 / our defect: check {name} of {self.requirement.id} broke on {subject}: {error!r}"
            ) from error
        if not verdicts:
            raise SilentCheckError(f"pytest-govsite 自身缺陷 / our defect: check {name} said nothing")
        return verdicts

    def result(self) -> RequirementResult:
        """Return the requirement's result with its findings page by page."""
        requirement, language = self.requirement, self._language
        settled = self._decisions.on_doubts or self._remembered
        judged = [self._settled(j) for j in self._judged] if settled else self._judged
        total = self._decided or aggregate(
            requirement,
            judged,
            self._lost,
            home_lost=self._home_lost,
            sample_incomplete=self._sample_incomplete,
            whole_site=self._facts.whole_site,
            unplaced=self._unplaced,
        )
        if self._unseen and self._decided is None:
            total = incomplete(total, requirement, self._facts, self._unseen)
        findings = tuple(self._findings(judged))
        attested = any(f.attested for f in findings)
        answer = self._decisions.whole
        if answer is not None and _open_as_a_whole(total, findings):
            reason = signed(answer, language)
            total = msgspec.structs.replace(
                total, outcome=Outcome(answer.outcome), reason=Text(zh=reason, en=reason), cause=None
            )
            attested = True
        return RequirementResult(
            id=requirement.id,
            title=requirement.title.in_language(language),
            suite=requirement.suite,
            level=requirement.level,
            mode=requirement.mode.value,
            part=requirement.part.value,
            outcome=total.outcome,
            reason=total.reason.in_language(language),
            cause=total.cause,
            stage_class=requirement.stage_class.value,
            method="auto" if requirement.mode.value == "auto" and not attested else "person",
            measured=self._measured(total),
            clauses=requirement.clauses,
            pages_checked=total.pages_checked,
            passed_pages=total.passed_pages,
            findings=findings,
            attested=attested,
            excluded=self._excluded,
            requirement_text=requirement.meaning.in_language(language),
        )

    def _settled(self, judged: PageJudgement) -> PageJudgement:
        """Return what was said of a page, with the doubts settled that people decided."""
        return msgspec.structs.replace(judged, verdicts=tuple(self._decide(judged, v) for v in judged.verdicts))

    def _decide(self, judged: PageJudgement, verdict: Verdict) -> Verdict:
        if verdict.outcome is not Outcome.CANT_TELL:
            return verdict
        decision = self._decisions.of(self._finding(judged, verdict))
        if decision is not None:
            said = signed(decision, self._language)
            return msgspec.structs.replace(verdict, outcome=Outcome(decision.outcome), attested=said)
        known = self._remembered.of(verdict)
        if known is not None:
            said = signed_from_memory(known, self._language)
            return msgspec.structs.replace(verdict, outcome=Outcome(known.outcome), attested=said)
        return verdict

    def _measured(self, total: Aggregate) -> str:
        """Return what was measured, for passes too: counts of pages, and the values where they are few."""
        if not self._judged:
            return ""
        values = list(dict.fromkeys(v.measured for j in self._judged for v in j.verdicts if v.measured))
        on_pages = [j for j in self._judged if j.url]
        if not on_pages:
            return "；".join(values[:_MEASURED_LIMIT])
        zh = f"检查 {total.pages_checked} 页，符合 {total.passed_pages} 页"
        en = f"{total.pages_checked} pages checked, {total.passed_pages} passed"
        counted = en if self._language == "en" else zh
        if not values or len(values) > _MEASURED_LIMIT:
            return counted
        return counted + ("; " if self._language == "en" else "；") + "、".join(values)

    def _findings(self, judgements: Iterable[PageJudgement]) -> Iterable[Finding]:
        for judged in judgements:
            for verdict in judged.verdicts:
                if verdict.attested or verdict.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE):
                    yield self._finding(judged, verdict)
        for why in self._lost:
            message = f"未能观察：{why.detail or why.reason.value}"
            if self._language == "en":
                message = f"could not be observed: {why.detail or why.reason.value}"
            yield Finding(
                outcome=Outcome.UNTESTED,
                level=self.requirement.level,
                message=message,
                page=why.url,
                cause=Cause.BROKEN,
                group=f"{self.requirement.id}|lost|{why.reason.value}",
                key=finding_key(self.requirement.id, why.url, place="lost", site=self._site.url),
            )

    def _finding(self, judged: PageJudgement, verdict: Verdict) -> Finding:
        pointer = verdict.pointer
        message = verdict.message.in_language(self._language)
        place = verdict.place or (pointer.selector if pointer else "")
        return Finding(
            outcome=verdict.outcome,
            level=verdict.level or self.requirement.level,
            message=message,
            page=pointer.url if pointer else judged.url,
            template=judged.template,
            expected=in_one_language(verdict.expected, self._language),
            found=verdict.found,
            selector=pointer.selector if pointer else "",
            snippet=pointer.snippet if pointer else "",
            frame=pointer.frame if pointer else "",
            cause=verdict.cause,
            group=verdict.group or f"{self.requirement.id}|{judged.template}|{place}|{message}",
            key=finding_key(
                self.requirement.id,
                judged.template or judged.url,
                place=verdict.place,
                selector=pointer.selector if pointer else "",
                site=self._site.url,
            ),
            engine=verdict.engine,
            window=verdict.window,
            box=verdict.box,
            attested=verdict.attested,
            term=verdict.term,
            context=verdict.context,
        )


def _open_as_a_whole(total: Aggregate, findings: Iterable[Finding]) -> bool:
    """Return whether the program cannot tell without pointing at anything: a person answers for the whole then."""
    return total.outcome is Outcome.CANT_TELL and not any(f.outcome is Outcome.CANT_TELL for f in findings)


def level_in_force(finding: Finding, result: RequirementResult) -> bool:
    """Return whether a finding is a must-level failure of its requirement."""
    return finding.outcome is Outcome.FAILED and finding.level is Level.MUST and result.level is Level.MUST
