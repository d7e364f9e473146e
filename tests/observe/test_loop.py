from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import pytest

from pytest_govsite.observe.loop import BackgroundLoop


def test_results_and_errors_come_through(loop: BackgroundLoop) -> None:
    async def fine() -> int:
        await asyncio.sleep(0)
        return 7

    async def wrong() -> None:
        raise ValueError("ours")

    assert loop.run(fine()) == 7
    with pytest.raises(ValueError, match="ours"):
        loop.run(wrong())


def test_it_works_beside_a_running_loop() -> None:
    async def outer() -> int:
        with BackgroundLoop() as loop:
            return loop.run(asyncio.sleep(0, 5))

    assert asyncio.run(outer()) == 5


def test_closing_cancels_what_runs() -> None:
    ended = []

    async def work() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(1)

    loop = BackgroundLoop()
    loop.start(work())
    time.sleep(0.1)
    loop.close()
    loop.close()
    assert ended == [1]


_SCENE = """
import asyncio, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs inherit it ignored
from pytest_govsite.observe.loop import BackgroundLoop

async def work():
    print("begun", flush=True)
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.2)
        print("put away", flush=True)

loop = BackgroundLoop()
try:
    loop.run(work())
except KeyboardInterrupt:
    print("interrupted", flush=True)
loop.close()
"""


def test_a_key_that_comes_while_the_work_is_handed_over_cancels_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    begun = threading.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.1)
            ended.append("put away")

    hand_over = asyncio.run_coroutine_threadsafe

    def interrupted(work: Any, loop: asyncio.AbstractEventLoop) -> Any:
        monkeypatch.undo()
        hand_over(work, loop)
        begun.wait(5)
        raise KeyboardInterrupt

    with BackgroundLoop() as loop:
        monkeypatch.setattr(asyncio, "run_coroutine_threadsafe", interrupted)
        with pytest.raises(KeyboardInterrupt):
            loop.run(work())
        assert ended == ["put away"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child")
def test_ctrl_c_lets_the_work_put_things_away() -> None:
    with subprocess.Popen([sys.executable, "-c", _SCENE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(signal.SIGINT)
        told = process.stdout.read()
    assert told == "put away\ninterrupted\n"
    assert process.returncode == 0
