"""Decides where documents are read: in this process, until reading is what a crawl waits for."""

from __future__ import annotations

import asyncio
import os
import time

import msgspec

from pytest_govsite.model import DocumentFacts
from pytest_govsite.observe.masking import remember
from pytest_govsite.observe.reading.messages import Order, Reading
from pytest_govsite.observe.reading.process import START, ReadingProcess

SMALL = 200_000
"""Characters that are read at once; more of them on a thread."""
FIRST = 50
"""Documents that this process reads before it thinks of others: a process takes 0.4 s to load, as long as reading 100 pages does."""
BUSY = 0.3
"""Share of the time that reading takes; below it, others would stand idle. A host that is asked 20 times a second stays there."""
MOST = 3
"""Processes."""
AHEAD = 6
"""Documents that one of them has before it; with more, this process reads along. Fewer, and it reads most of them itself
while the others wait for what it does besides: asking, following links, storing."""
LIMIT = 60.0
"""Seconds for one document, those before it included."""


class Readers:
    """Reads documents of one crawl, with processes beside this one where that helps.

    A process that breaks or hangs costs no document: this process reads it again.

    Args:
        first: documents that this process reads before others are started.
        busy: share of the time from which they are.
        most: processes; none on a machine with one core.
        limit: seconds for one document there.
        start: what they run.
    """

    def __init__(
        self,
        *,
        first: int = FIRST,
        busy: float = BUSY,
        most: int | None = None,
        limit: float = LIMIT,
        start: str = START,
    ) -> None:
        self._first, self._busy, self._limit, self._start = first, busy, limit, start
        self._most = min((os.cpu_count() or 1) - 1, MOST) if most is None else most
        self._processes: list[ReadingProcess] = []
        self._starting: asyncio.Task[None] | None = None
        self._read = 0
        self._spent = 0.0
        self._begun = time.monotonic()
        self._decoder = msgspec.msgpack.Decoder(DocumentFacts)

    @property
    def processes(self) -> int:
        """Number of processes that read beside this one."""
        return sum(not process.gone for process in self._processes)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Their process numbers."""
        return tuple(process.number for process in self._processes if not process.gone)

    async def started(self) -> None:
        """Wait for those that are being started."""
        if self._starting is not None:
            await self._starting

    async def read(self, html: str, url: str, encoding: str = "") -> DocumentFacts:
        """Return the facts of a document that was written in `encoding` (empty: the one that it declares); its personal numbers are remembered."""
        process = self._free()
        if process is not None:
            facts = await self._read_there(process, Order(html, url, encoding))
            if facts is not None:
                return facts
        if len(html) > SMALL:
            return await asyncio.to_thread(_read_here, html, url, encoding)
        begun = time.monotonic()
        facts = _read_here(html, url, encoding)
        self._note(time.monotonic() - begun)
        return facts

    async def close(self) -> None:
        """End the processes."""
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        processes, self._processes = self._processes, []
        for process in processes:
            await process.end()

    def _free(self) -> ReadingProcess | None:
        running = [process for process in self._processes if not process.gone]
        least = min(running, key=lambda process: process.waiting, default=None)
        return least if least is not None and least.waiting < AHEAD else None

    async def _read_there(self, process: ReadingProcess, asked: Order) -> DocumentFacts | None:
        try:
            order = msgspec.msgpack.encode(asked)
        except UnicodeError:  # halves of characters
            return None
        try:
            answer = await process.ask(order, self._limit)
            if not answer:
                return None
            reading = msgspec.msgpack.decode(answer, type=Reading)
            facts = self._decoder.decode(reading.facts)
        except (OSError, EOFError, UnicodeError, msgspec.MsgspecError):
            await process.end()
            return None
        remember(reading.numbers)
        return facts

    def _note(self, spent: float) -> None:
        self._read += 1
        self._spent += spent
        if self._starting is None and self._read >= self._first and self._most > 0:
            if self._spent >= self._busy * (time.monotonic() - self._begun):
                self._starting = asyncio.ensure_future(self._begin())
            else:
                self._read, self._spent, self._begun = 0, 0.0, time.monotonic()

    async def _begin(self) -> None:
        for _ in range(self._most):
            try:
                self._processes.append(await ReadingProcess.begin(self._start))
            except (OSError, EOFError):
                return


def _read_here(html: str, url: str, encoding: str) -> DocumentFacts:
    # read when first needed: the readers of documents load slowly
    from pytest_govsite.document.read import read_source

    numbers: dict[str, str] = {}
    facts = read_source(html, url, numbers, encoding=encoding)
    remember(numbers)
    return facts
