"""Browsers go with us, also when we are killed and can end nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.inspection.processes import alive, descendants

pytestmark = pytest.mark.browser
_PROGRAM = """
import asyncio, sys
from pathlib import Path
from pytest_govsite.config.options import build_config
from pytest_govsite.observe.engines import engine_drivers
from pytest_govsite.observe.network import Network

async def run():
    config = build_config({"url": "http://127.0.0.1:9/"}, folder=Path(sys.argv[1]))
    network = Network(config)
    drivers = engine_drivers(config, network)
    for driver in drivers:
        await driver.__aenter__()
    print("started", len(drivers), flush=True)
    await asyncio.sleep(60)

asyncio.run(run())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="by a means of Linux")
def test_no_browser_outlives_a_killed_inspection(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().split() >= ["started", "2"]
        browsers = {number for number, _ in descendants(process.pid)}
        os.kill(process.pid, signal.SIGKILL)
    assert len(browsers) > 4
    until = time.monotonic() + 15
    while time.monotonic() < until and any(alive(number) for number in browsers):
        time.sleep(0.1)
    left = [number for number in browsers if alive(number)]
    for number in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    assert not left
