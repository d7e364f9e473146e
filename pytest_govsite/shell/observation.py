"""Observing in the controller: one background loop, Ctrl-C once ends it gently, twice at once."""

from __future__ import annotations

import concurrent.futures
import tempfile
import threading
from pathlib import Path

import pytest

from pytest_govsite.config.plain import encode_config, without_secrets
from pytest_govsite.discover.listed import listed
from pytest_govsite.inspection.observed import PREVIOUS
from pytest_govsite.inspection.observing import Observation
from pytest_govsite.inspection.planning import plan_lines
from pytest_govsite.inspection.revisiting import NOTHING_AGAIN, revisit
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.store import Store
from pytest_govsite.shell.handed_in import bundled
from pytest_govsite.shell.progress import TerminalProgress
from pytest_govsite.shell.replay import CONFIG, NEEDS, copy_observations, keep_config
from pytest_govsite.shell.run import Run


def observe(run: Run, needs: frozenset[str], config: pytest.Config) -> None:
    """Observe the site into the run's folder.

    Raises:
        GovsiteError: there is nothing to look at, or nothing to look with.
    """
    if run.folder is None:
        raise RuntimeError("no folder")
    if run.config.replay is not None:
        copy_observations(run.config.replay, run.folder)
        run.config = bundled(run.config, run.folder)
        keep_config(run.config, run.folder)
        return
    run.config = bundled(run.config, run.folder)
    pages = listed(run.config.pages_file) if run.config.pages_file else ()
    progress = TerminalProgress(config.pluginmanager.get_plugin("terminalreporter"), run.config.language)
    stopping = threading.Event()
    with Store(run.folder) as store, BackgroundLoop() as loop:
        store.put_value(CONFIG, encode_config(without_secrets(run.config)))
        store.put_value(NEEDS, tuple(sorted(needs)))
        again = NOTHING_AGAIN
        if run.previous is not None:
            store.put_value(PREVIOUS, run.previous)
            again = revisit(run.previous, run.config.url)
        observation = Observation(
            run.config, store, needs, progress, stopping.is_set, again=again, baseline=run.earlier
        )
        future = loop.start(observation.run(pages))
        _wait(future, stopping)
    progress.end()
    run.interrupted = stopping.is_set()


def plan(run: Run, needs: frozenset[str]) -> list[str]:
    """Return the lines of a dry run.

    Raises:
        GovsiteError: there is nothing to look at.
    """
    pages = listed(run.config.pages_file) if run.config.pages_file else ()
    progress = TerminalProgress(None, run.config.language)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store, BackgroundLoop() as loop:
        observation = Observation(run.config, store, needs, progress, lambda: False)
        return plan_lines(loop.run(observation.plan(pages)), run.config)


def _wait(future: concurrent.futures.Future[None], stopping: threading.Event) -> None:
    """Wait for the observation; the first Ctrl-C stops taking pages, the second ends at once."""
    while True:
        try:
            future.result(timeout=0.5)
            return
        except concurrent.futures.TimeoutError:
            if future.done():
                raise
        except KeyboardInterrupt:
            if stopping.is_set():
                future.cancel()
                raise
            stopping.set()
