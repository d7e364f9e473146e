"""Hands attachments to the process that reads them, and ends it where it takes too long."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from pytest_govsite.observe.attachments.worker import Answer

_ROOT = str(Path(__file__).resolve().parents[3])
_START = (
    f"import sys; sys.path.insert(0, {_ROOT!r}); from pytest_govsite.observe.attachments.worker import main; main()"
)
_MOST_ANSWER = 20_000_000
LIMIT = 60.0
"""Seconds for one attachment."""


class Reader:
    """Reads attachments, one at a time, in one process that is started when first needed.

    Args:
        limit: seconds for one attachment.
        start: what the process runs.
    """

    def __init__(self, limit: float = LIMIT, start: str = _START) -> None:
        self._limit, self._start = limit, start
        self._process: asyncio.subprocess.Process | None = None
        self._lock = asyncio.Lock()

    async def read(self, data: bytes, kind: str) -> Answer:
        """Return what an attachment says, or why it could not be read; never raises for any bytes."""
        async with self._lock:
            try:
                async with asyncio.timeout(self._limit):
                    return await self._asked(data, kind)
            except TimeoutError:
                await self._end()
                return Answer(problem="在限定时间内没有读完 / not read in time")
            except (OSError, EOFError, asyncio.IncompleteReadError, msgspec.MsgspecError):
                await self._end()
                return Answer(problem="读取程序中断，文件可能已损坏 / the reader broke off, the file may be broken")

    async def _asked(self, data: bytes, kind: str) -> Answer:
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", self._start, stdin=-1, stdout=-1, stderr=asyncio.subprocess.DEVNULL
            )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"%d %s\n" % (len(data), kind.encode("ascii", "replace") or b"-"))
        process.stdin.write(data)
        await process.stdin.drain()
        length = int.from_bytes(await process.stdout.readexactly(8), "big")
        if length > _MOST_ANSWER:
            raise EOFError
        return msgspec.msgpack.decode(await process.stdout.readexactly(length), type=Answer)

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._end()
