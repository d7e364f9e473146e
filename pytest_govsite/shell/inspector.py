"""The plugin object of a run with `--govsite`: when to observe, what to collect, when to write the record."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

import msgspec
import pytest

from pytest_govsite.config.options import DEMO_WORDS, build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import GovsiteError, StoreError
from pytest_govsite.inspection.catalogue import check_ids
from pytest_govsite.model import RequirementResult
from pytest_govsite.shell.annotations import annotation_lines, wanted
from pytest_govsite.shell.collection import bundled_marks, mark_of_item, marker_lines, suite_files
from pytest_govsite.shell.html_rows import HtmlRows
from pytest_govsite.shell.options import option_values
from pytest_govsite.shell.reports import exit_fails
from pytest_govsite.shell.run import PROPERTY, RUN, Run
from pytest_govsite.shell.termination import ended_like_an_interrupt

NAME = "govsite-inspector"
EVERYTHING = ("source", "rendered", "probes", "site", "dom")


def register(config: pytest.Config) -> None:
    """Prepare the run and register what carries it out in this process.

    Raises:
        pytest.UsageError: an option or a value of the configuration is not allowed.
    """
    for line in marker_lines():
        config.addinivalue_line("markers", line)
    if not config.option.file_or_dir:
        config.args = [str(path) for path in suite_files()]
    worker = getattr(config, "workerinput", None)
    if worker is not None:
        config.stash[RUN] = Run.taken_over(worker[PROPERTY])
        _leave_out(config, config.stash[RUN])
        return
    cleanup = ExitStack()
    config.add_cleanup(cleanup.close)
    cleanup.enter_context(ended_like_an_interrupt())
    try:
        run = Run(_build(config, cleanup))
        check_ids(run.config, run.catalogue)
        _ = run.baseline, run.previous, run.issue
    except GovsiteError as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[RUN] = run
    _leave_out(config, run)
    config.pluginmanager.register(Inspector(config, run, cleanup), NAME)
    if config.getoption("htmlpath", None):
        config.pluginmanager.register(HtmlRows(run.config.language), f"{NAME}-html")


def _leave_out(config: pytest.Config, run: Run) -> None:
    if run.config.replay is not None:
        from pytest_govsite.shell.replayed import Replayed

        config.pluginmanager.register(Replayed(run.config.replay), f"{NAME}-replayed")


def _build(config: pytest.Config, cleanup: ExitStack) -> Config:
    options = option_values(config)
    if options["plan"] and (options["replay"] or config.getoption("tx", None)):
        other = "--govsite-replay" if options["replay"] else "-n"
        raise pytest.UsageError(f"--govsite-plan：不能与 {other} 同用 / not together with {other}")
    folder = config.invocation_params.dir
    if options["replay"]:
        from pytest_govsite.shell.replay import replay_config

        return replay_config(options, folder)
    if options["url"] not in DEMO_WORDS:
        return build_config(options, folder=folder)
    from pytest_govsite.shell.demonstration import start_demo

    return start_demo(options, folder, cleanup)


def _wanted(item: pytest.Item) -> tuple[str, tuple[str, ...]]:
    """Return what an item judges and needs; a test that only asks for pages gets everything."""
    mark = mark_of_item(item)
    return (mark.id, mark.needs) if mark else (item.nodeid, EVERYTHING)


class Inspector:
    """Hooks of the controller; workers of pytest-xdist only read what it observed."""

    def __init__(self, config: pytest.Config, run: Run, cleanup: ExitStack) -> None:
        self._config = config
        self._run = run
        self._cleanup = cleanup
        self._selected: tuple[str, ...] = ()
        self._broken: dict[str, str] = {}
        self._distributed = config.getoption("dist", "no") != "no" and bool(config.getoption("tx", None))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Observe before the first item, unless workers collect; a dry run ends here."""
        if self._run.config.plan:
            self._plan([_wanted(item) for item in session.items])
            return True
        if not self._distributed and session.items and not session.config.option.collectonly:
            self._observe([_wanted(item) for item in session.items])
        return None

    def _plan(self, wanted: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        from pytest_govsite.shell.observation import plan

        try:
            self._run.summary = plan(self._run, frozenset(need for _, n in wanted for need in n))
        except GovsiteError as error:
            raise pytest.UsageError(str(error)) from error

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker of pytest-xdist where the observations will be."""
        self._open()
        node.workerinput[PROPERTY] = self._run.handover()

    @pytest.hookimpl(optionalhook=True, tryfirst=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Observe once the first worker has told what is selected; scheduling comes after."""
        if ids and not self._selected:
            needs = {mark.id: mark.needs for mark in bundled_marks()}
            names = [identifier.rpartition("::")[2] for identifier in ids]
            self._observe([(name, needs.get(name, EVERYTHING)) for name in names])

    def _open(self) -> None:
        """Take the output folder, once."""
        if self._run.folder is None:
            from pytest_govsite.shell.folder import open_folder

            try:
                open_folder(self._run, self._cleanup)
            except GovsiteError as error:
                raise pytest.UsageError(str(error)) from error

    def _observe(self, wanted: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        from pytest_govsite.shell.observation import observe

        self._selected = tuple(dict.fromkeys(name for name, _ in wanted))
        self._open()
        needs = frozenset(need for _, n in wanted for need in n)
        try:
            observe(self._run, needs, self._config)
        except StoreError as error:
            from pytest_govsite.shell.keeping import keep, saw_something

            if saw_something(self._run):
                pytest.exit(keep(self._run, error), returncode=pytest.ExitCode.INTERRUPTED)
            self._run.discard()
            raise pytest.UsageError(str(error)) from error
        except GovsiteError as error:
            self._run.discard()
            raise pytest.UsageError(str(error)) from error

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Gather the results, wherever the items ran."""
        for name, value in report.user_properties:
            if name == PROPERTY and report.when in ("call", "setup"):
                result = msgspec.json.decode(str(value), type=RequirementResult)
                self._run.results[result.id + (f"[{result.engine}]" if result.engine else "")] = result
        if report.failed and not any(name == PROPERTY for name, _ in report.user_properties):
            self._broken[report.nodeid.rpartition("::")[2]] = str(report.longrepr).strip().rpartition("\n")[2][:300]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the record and set the exit code (contract, section 1)."""
        if not self._run.opened or self._run.discarded:
            return
        # a fault of ours ends the run like somebody's Ctrl-C: what was seen stays, for a version that is mended
        interrupted = exitstatus in (pytest.ExitCode.INTERRUPTED, pytest.ExitCode.INTERNAL_ERROR)
        if not self._run.results and not self._broken and not (interrupted and self._run.begun):
            self._run.discard()
            return
        self._run.interrupted = self._run.interrupted or interrupted
        from pytest_govsite.shell.recording import keep_for_later, record_run

        if interrupted and not self._run.whole:
            keep_for_later(self._run)
            reporter = self._config.pluginmanager.get_plugin("terminalreporter")
            if exitstatus == pytest.ExitCode.INTERNAL_ERROR and reporter is not None:
                self.pytest_terminal_summary(reporter)  # pytest itself asks for none after such an end
            return
        try:
            record_run(self._run, selected=self._selected, broken=self._broken)
        except (StoreError, OSError) as error:
            from pytest_govsite.shell.keeping import is_storage, keep

            if not is_storage(error):
                raise
            self._run.summary = [keep(self._run, error)]
            session.exitstatus = pytest.ExitCode.INTERRUPTED
            return
        if self._run.interrupted and exitstatus != pytest.ExitCode.INTERNAL_ERROR:
            session.exitstatus = pytest.ExitCode.INTERRUPTED
        elif exitstatus == pytest.ExitCode.OK and self._fails():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _fails(self) -> bool:
        results = (*self._run.results.values(), *self._run.unlisted)
        return any(exit_fails(r, strict=self._run.config.strict) for r in results)

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the summary that a person reads."""
        for line in self._run.summary:
            terminalreporter.write_line(line)
        if wanted(os.environ):
            config = self._run.config
            for line in annotation_lines(self._run.results.values(), strict=config.strict, language=config.language):
                terminalreporter.write_line(line)
