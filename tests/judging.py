"""Observing and judging in this process, for tests that need many inspections: no pytest run, no record, no browser."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.judging import Judgement
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.inspection.observing import Observation
from pytest_govsite.marks import RequirementMark, mark_of
from pytest_govsite.model import PageType, RequirementResult, Text
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.store import Store
from pytest_govsite.shell.collection import bundled_marks, suite_files, suite_module
from pytest_govsite.shell.sitefixture import Govsite

CHEAP = frozenset({"source", "probes", "site"})
SOURCE_ONLY = CHEAP | {"attachments", "links", "tls", "ipv6", "exposure", "cloaking", "visits", "upstream"}


class _Silent:
    def stage(self, text: str) -> None:
        pass

    def update(self, **numbers: int) -> None:
        pass


class _Judge(Judgement):
    def attested(self) -> None:
        self.untested(Text(zh="未提供", en="not handed in"))


def observe(
    config: Config,
    folder: Path,
    needs: frozenset[str] = SOURCE_ONLY,
    listed: tuple[tuple[str, PageType | None], ...] = (),
) -> None:
    """Observe a site into a folder."""
    asyncio.run(observation(config, folder, needs, listed))


async def observation(
    config: Config,
    folder: Path,
    needs: frozenset[str],
    listed: tuple[tuple[str, PageType | None], ...] = (),
    browser: Browser | None = None,
) -> None:
    """Observe a site into a folder, with a browser that runs already where one is given."""
    with Store(folder) as store:
        await Observation(config, store, needs, _Silent(), lambda: False, browser=browser).run(listed)


def bundled_needs() -> dict[str, frozenset[str]]:
    """Return by id what the requirements of the bundled suites need."""
    return {mark.id: frozenset(mark.needs) for mark in bundled_marks()}


def judge(
    config: Config, folder: Path, wanted: Callable[[RequirementMark], bool] = lambda _: True
) -> dict[str, RequirementResult]:
    """Return the result of every wanted requirement that the bundled suites judge."""
    observed = Observed(folder, config)
    govsite = Govsite(config, observed)
    results = {}
    for path in suite_files():
        module = suite_module(path)
        kept: dict[str, Any] = {"pages": observed.pages, "govsite": govsite}
        for test in vars(module).values():
            mark = mark_of(test)
            if mark is not None and wanted(mark):
                judgement = _Judge(
                    observed.catalogue.requirements[mark.id],
                    govsite.site,
                    govsite.facts,
                    language="zh",
                    sample_incomplete=observed.sample_incomplete,
                )
                values = {**kept, "judge": judgement}
                test(**_arguments(test, module, values))
                # fixtures of a module are made once, as pytest does
                kept |= {name: value for name, value in values.items() if name != "judge"}
                results[mark.id] = judgement.result()
    observed.close()
    return results


def _arguments(test: Callable[..., Any], module: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Return what a suite's test asks for, its module's own fixtures made on the way."""
    found = {}
    for name in inspect.signature(test).parameters:
        if name not in values:
            fixture = getattr(module, name)._get_wrapped_function()
            values[name] = fixture(**_arguments(fixture, module, values))
        found[name] = values[name]
    return found
