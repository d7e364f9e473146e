"""One process that reads documents, as the process that hands them to it sees it."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import deque
from pathlib import Path
from typing import Self

from pytest_govsite.observe.reading.messages import HEAD

_ROOT = str(Path(__file__).resolve().parents[3])
START = f"import sys; sys.path.insert(0, {_ROOT!r}); from pytest_govsite.observe.reading.worker import main; main()"
LARGEST = 300_000_000
"""Bytes of an answer."""
STARTING = 60.0
"""Seconds until it has to be ready."""


class ReadingProcess:
    """Answers in the order of the questions. Made by `begin`; ends with its standard input, or when `end` is called."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._asked: deque[asyncio.Future[bytes]] = deque()
        self._listening: asyncio.Task[None] | None = None
        self.gone = False
        """True: it answers no more."""

    @classmethod
    async def begin(cls, start: str = START) -> Self:
        """Start it and wait until it has loaded what it needs.

        Raises:
            OSError, EOFError, TimeoutError: it does not run.
        """
        # read when first needed: the readers of documents load slowly
        from pytest_govsite.document.privacy import digest_key

        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", start, stdin=-1, stdout=-1, stderr=asyncio.subprocess.DEVNULL, limit=1 << 22
        )
        begun = cls(process)
        try:
            async with asyncio.timeout(STARTING):
                begun._send(digest_key())
                await begun._receive()
        except BaseException:
            await begun.end()
            raise
        begun._listening = asyncio.ensure_future(begun._listen())
        return begun

    @property
    def number(self) -> int:
        """Its process number."""
        return self._process.pid

    @property
    def waiting(self) -> int:
        """Number of questions that were not answered yet."""
        return len(self._asked)

    async def ask(self, order: bytes, limit: float) -> bytes:
        """Return the answer to an order.

        Raises:
            EOFError: the process ended without one.
            TimeoutError: it took longer than so many seconds.
        """
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._asked.append(answer)
        self._send(order)
        async with asyncio.timeout(limit):
            return await answer

    async def end(self) -> None:
        """End it; whoever still waits gets an EOFError."""
        self.gone = True
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        self._give_up()
        await self._process.wait()

    def _send(self, message: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(len(message).to_bytes(HEAD, "big"))
        self._process.stdin.write(message)

    async def _receive(self) -> bytes:
        assert self._process.stdout is not None
        length = int.from_bytes(await self._process.stdout.readexactly(HEAD), "big")
        if length > LARGEST:
            raise EOFError
        return await self._process.stdout.readexactly(length)

    async def _listen(self) -> None:
        with contextlib.suppress(OSError, EOFError):
            while True:
                message = await self._receive()
                answer = self._asked.popleft()
                if not answer.done():
                    answer.set_result(message)
        self.gone = True
        self._give_up()

    def _give_up(self) -> None:
        while self._asked:
            answer = self._asked.popleft()
            if not answer.done():
                answer.set_exception(EOFError())
