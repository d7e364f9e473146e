"""Engines started side by side, left out, ended with us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.engine.finding import KINDS, find
from pytest_govsite.observe.engine.together import started
from pytest_govsite.observe.engine.window import NotShownError
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network
from tests.observe.engine.conftest import marked
from tests.observe.site import LocalSite

Configure = Callable[..., Config]
pytestmark = [pytest.mark.browser]
HERE = [kind for kind in KINDS if find(kind) is not None]
WHOLE = f"""
import asyncio, sys
from pathlib import Path
from pytest_govsite.config.options import build_config
from pytest_govsite.observe.engine.together import started
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.network import Network

async def main():
    config = build_config({{"url": "http://127.0.0.1:9/", "engines": "{",".join(HERE)}"}}, folder=Path(sys.argv[1]))
    async with started(engine_drivers(config, Network(config)), required=True) as running:
        print(",".join(d.name for d in running.drivers), flush=True)
        if sys.argv[2] == "wait":
            await asyncio.sleep(600)

asyncio.run(main())
"""


@pytest.mark.thorough
@pytest.mark.parametrize("end", ["well", "killed"])
def test_no_process_is_left(tmp_path: Path, end: str) -> None:
    mark = f"whole-{end}-{os.getpid()}"
    with subprocess.Popen(
        [sys.executable, "-c", WHOLE, str(tmp_path), "wait" if end == "killed" else "end"],
        env={**os.environ, "GOVSITE_TEST_MARK": mark},
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().decode().strip() == ",".join(HERE)
        if end == "killed":
            assert len(list(marked(mark))) > len(HERE)
            process.send_signal(signal.SIGKILL)
        process.wait(30)
    deadline = time.monotonic() + 15
    while (left := list(marked(mark))) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def test_an_engine_that_does_not_start_is_left_out(configure: Configure, tmp_path: Path) -> None:
    broken = tmp_path / "oldfox"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    toml = f'[engines.oldfox]\ntype = "firefox"\nexecutable = "{broken}"\n'
    config = configure("http://127.0.0.1:9/", toml=toml, engines="chromium,oldfox")

    async def start(*, required: bool) -> tuple[list[str], list[tuple[str, bool, str]]]:
        network = Network(config)
        try:
            async with started(engine_drivers(config, network), required=required) as running:
                absent = [(facts.name, facts.available, facts.note) for facts in running.absent]
                return [driver.name for driver in running.drivers], absent
        finally:
            await network.close()

    with BackgroundLoop() as loop:
        drivers, ((name, available, note),) = loop.run(start(required=False))
        assert (drivers, name, available) == (["chromium"], "oldfox", False)
        assert "oldfox" in note
        assert "\n" not in note
        with pytest.raises(EngineUnavailableError, match="oldfox"):
            loop.run(start(required=True))


@pytest.mark.skipif("firefox" not in HERE, reason="no Firefox here")
def test_firefox_without_words_is_asked_again(configure: Configure, secure: LocalSite) -> None:
    """Over BiDi it does not say that a certificate is not believed; without headers its TLS is not read by the proxy."""
    secure.page("/", "x")
    config = configure(secure.url(), engines="firefox")

    async def why() -> NotShownError:
        network = Network(config)
        try:
            (driver,) = engine_drivers(config, network)
            async with driver:
                assert "TLS" not in driver.facts.note
                with pytest.raises(NotShownError) as error:
                    async with driver.open(secure.url()):
                        pass
                return error.value
        finally:
            await network.close()

    with BackgroundLoop() as loop:
        told = loop.run(why())
    assert told.reason is UnobservedReason.TLS
    assert "certificate" in told.detail
