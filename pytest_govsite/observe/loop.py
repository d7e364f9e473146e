"""One background thread with one event loop: everything that waits for a network or a browser runs there."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
import traceback
from collections.abc import Coroutine, Generator
from types import TracebackType
from typing import Any, Self, TypeVar

_T = TypeVar("_T")
_CANCEL_LIMIT = 10.0
_STACK = traceback.extract_stack(limit=1)
"""Any stack: none of ours is shown with the errors of a browser."""


class BackgroundLoop:
    """Runs coroutines for synchronous callers, beside whatever event loop the main thread may have."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_task_factory(_task)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="govsite-observe", daemon=True)
        self._thread.start()
        self._ready.wait()

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """Return what a coroutine returns; its exceptions come through.

        On Ctrl-C the coroutine is cancelled and given a few seconds to put things away, then `KeyboardInterrupt` goes
        on; a second Ctrl-C does not wait.
        """
        begun: list[asyncio.Task[Any]] = []
        ended = threading.Event()
        try:
            return asyncio.run_coroutine_threadsafe(_then(work, begun, ended), self._loop).result()
        except (KeyboardInterrupt, SystemExit):
            # the key may come before this thread has the future in its hands, when the work runs already
            asyncio.run_coroutine_threadsafe(_call_off(begun, ended), self._loop)
            ended.wait(_CANCEL_LIMIT)
            raise

    def start(self, work: Coroutine[Any, Any, _T]) -> concurrent.futures.Future[_T]:
        """Return the future of a coroutine that runs while the caller goes on."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        """Cancel what still runs, stop the loop and its thread."""
        if self._loop.is_closed():
            return
        with contextlib.suppress(Exception):
            asyncio.run_coroutine_threadsafe(_cancel_all(), self._loop).result(_CANCEL_LIMIT)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_CANCEL_LIMIT)
        if not self._thread.is_alive():
            self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.call_soon(self._ready.set)
        self._loop.run_forever()


def _task(
    loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, _T] | Generator[Any, None, _T], **given: Any
) -> asyncio.Task[_T]:
    """Return a task that brings a stack along.

    Without it Playwright reads the stack for each message it sends, and asks the disk about the source files on it: a third
    of what a message costs this process.
    """
    task = asyncio.Task(work, loop=loop, **given)
    setattr(task, "__pw_stack_trace__", _STACK)  # noqa: B010  # Playwright's own name, which no type checker knows
    return task


async def _then(work: Coroutine[Any, Any, _T], begun: list[asyncio.Task[Any]], ended: threading.Event) -> _T:
    task = asyncio.current_task()
    assert task is not None
    begun.append(task)
    try:
        return await work
    finally:
        ended.set()


async def _call_off(begun: list[asyncio.Task[Any]], ended: threading.Event) -> None:
    """Cancel what has begun; what was handed to the loop before this has begun by now, or never came to it."""
    for task in begun:
        task.cancel()
    if not begun:
        ended.set()


async def _cancel_all() -> None:
    """Cancel every other task, wait for them and close what generators hold open."""
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()
