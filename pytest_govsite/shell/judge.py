"""`judge`: what a suite's test calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from pytest_govsite.inspection.attesting import NOTHING_HANDED_IN, with_papers
from pytest_govsite.inspection.baseline import with_baseline
from pytest_govsite.inspection.judging import Check, Judgement
from pytest_govsite.inspection.requirements import own_requirement
from pytest_govsite.inspection.waivers import with_waiver
from pytest_govsite.model import Cause, CloserLook, Mode, PageFacts, Requirement, RequirementResult
from pytest_govsite.shell.collection import mark_of_item
from pytest_govsite.shell.run import RESULT, RUN
from pytest_govsite.shell.sitefixture import Govsite


class ItemJudge:
    """Judges one requirement: the one that its test is marked with."""

    def __init__(self, item: pytest.Item, govsite: Govsite) -> None:
        self._item = item
        self._config = govsite.config
        requirement = _requirement(item, govsite)
        self._judgement = Judgement(
            requirement,
            govsite.site,
            govsite.facts,
            language=govsite.config.language,
            sample_incomplete=govsite.observed.sample_incomplete,
            unplaced=govsite.observed.unplaced,
            needs=mark.needs if (mark := mark_of_item(item)) else (),
            excluded=govsite.config.settings.scope.exclude.get(requirement.id, ""),
            attestations=govsite.config.attestations,
            remembered=govsite.config.remembered,
        )

    @property
    def requirement(self) -> Requirement:
        """The requirement with its level, clauses and threshold in force."""
        return self._judgement.requirement

    def each(self, check: Check, pages: Iterable[PageFacts | CloserLook], *args: Any, **named: Any) -> None:
        """Run `check(page, *args, **named)` on each page; it yields any number of verdicts, at least one.

        Raises:
            CheckDefectError: the check raised; the item fails, named as our defect.
            SilentCheckError: the check yielded nothing.
        """
        self._judgement.each(check, pages, *args, **named)
        self._store()

    def site(self, check: Check, pages: Sequence[PageFacts] | Sequence[CloserLook], *args: Any, **named: Any) -> None:
        """Run `check(pages, *args, **named)` once on all observed pages; errors as in `each`."""
        self._judgement.site(check, pages, *args, **named)
        self._store()

    def attested(self) -> None:
        """Settle a requirement that a person attests: by the answer that was handed in, open without one."""
        if self.requirement.mode is not Mode.MANUAL:
            raise ValueError(f"{self.requirement.id} is judged by a program")
        decided = self._judgement.decided
        self._judgement.untested(NOTHING_HANDED_IN, Cause.ENVIRONMENT)
        result = self._judgement.result()
        if not decided:
            result = with_papers(result, self._config.attestations, self._config.language)
        self._keep(result)

    def _store(self) -> None:
        self._keep(self._judgement.result())

    def _keep(self, result: RequirementResult) -> None:
        result = with_waiver(self._config, result)
        baseline = self._item.config.stash[RUN].baseline
        self._item.stash[RESULT] = with_baseline(result, baseline, self._config.url)


def _requirement(item: pytest.Item, govsite: Govsite) -> Requirement:
    mark = mark_of_item(item)
    if mark is None:
        raise pytest.UsageError(
            f"{item.nodeid}: judge 只能用于带 @requirement 的测试 / judge needs a test marked with @requirement"
        )
    known = govsite.observed.catalogue.requirements.get(mark.id)
    return known or own_requirement(mark._asdict())
