"""The pytest shell: hooks only. Without `--govsite` nothing but this file and the fixtures is loaded."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_govsite.shell.options import add_options

if TYPE_CHECKING:
    from pytest_govsite.shell.collection import SuiteModule

pytest_plugins = ("pytest_govsite.fixtures",)


def _inspects(namespace: Any) -> bool:
    return bool(getattr(namespace, "govsite_url", None) or getattr(namespace, "govsite_replay", None))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the options."""
    add_options(parser)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Keep the user's conftest files out where the bundled suites run."""
    known = early_config.known_args_namespace
    if _inspects(known) and not known.file_or_dir:
        known.noconftest = True


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the inspection; a mistake of the user ends here, before anything is opened."""
    config.addinivalue_line(
        "markers", "govsite_requirement(mark): judges one requirement (see pytest_govsite.requirement)"
    )
    if config.pluginmanager.has_plugin("playwright"):
        from pytest_govsite.shell import playwright_fixtures

        config.pluginmanager.register(playwright_fixtures, "govsite-playwright-fixtures")
    if _inspects(config.option):
        from pytest_govsite.shell.inspector import register

        register(config)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> SuiteModule | None:
    """Collect the bundled suites apart from the user's naming patterns."""
    if not _inspects(parent.config.option):
        return None
    from pytest_govsite.shell.collection import SuiteModule, is_suite

    return SuiteModule.of(parent, module_path) if is_suite(module_path) else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Give the user's own requirement tests the markers and keywords of their requirement."""
    mark = next((m.args[0] for m in item.iter_markers("govsite_requirement")), None)
    if mark is None or not _inspects(item.config.option):
        return
    from pytest_govsite.shell.collection import RequirementItem, decorate
    from pytest_govsite.shell.run import RUN

    if not isinstance(item, RequirementItem):
        decorate(item, mark, item.config.stash[RUN])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Set the outcome of a requirement's item from what its checks said."""
    report = yield
    if call.when == "call" and call.excinfo is None and _inspects(item.config.option):
        from pytest_govsite.shell.reports import apply_result
        from pytest_govsite.shell.run import RESULT, RUN

        result = item.stash.get(RESULT, None)
        if result is not None:
            from pytest_govsite.shell.html_rows import pictures
            from pytest_govsite.shell.properties import properties

            run = item.config.stash[RUN]
            apply_result(report, result, strict=run.config.strict, language=run.config.language)
            item.user_properties.extend(properties(result, run.config.language))
            if item.config.getoption("htmlpath", None) and result.findings:
                vars(report)["extras"] = [*getattr(report, "extras", ()), *pictures(result, run.observed)]
    return report


def pytest_report_header(config: pytest.Config) -> Iterable[str]:
    """Say what is inspected."""
    if not _inspects(config.option):
        return []
    from pytest_govsite.shell.run import RUN

    run = config.stash[RUN].config
    return [
        f"govsite: {run.url or run.replay}  profile={run.profile}  stage={run.settings.site.stage.value}  seed={run.seed}"
    ]
