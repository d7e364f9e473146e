"""Sites to workers, by Dask: which worker takes what, and what happens when one dies, is Dask's business."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

import dask
import psutil

from pytest_govsite.errors import GovsiteError
from pytest_govsite.fleet.delivering import deliver, write_result
from pytest_govsite.fleet.order import Order, Reason, Result, State
from pytest_govsite.fleet.runs import moment
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.fleet.turns import Turns

CORES_OF_ONE = 2
MEMORY_OF_ONE = 3 * 2**30
"""What an inspection with three browsers uses most of the time (docs/scale.md)."""
_LOST = "处理该网站的工作进程全部中断 / every worker that had the site died"
_CONNECT_LIMIT = 30


def fitting_workers(cores: int | None = None, memory: int | None = None) -> int:
    """Return how many inspections a machine can run side by side, at least one."""
    cores = cores or psutil.cpu_count() or 1
    memory = memory or psutil.virtual_memory().total
    return max(1, min(cores // CORES_OF_ONE, memory // MEMORY_OF_ONE))


class SchedulerLostError(Exception):
    """Raised where sites are given up because the scheduler is gone, not their workers."""


@contextlib.contextmanager
def connected(scheduler: str = "", workers: int = 0) -> Iterator[Any]:
    """Yield a Dask client: of a scheduler that is there, else of a cluster on this machine that ends with the block.

    Raises:
        GovsiteError: there is no scheduler at that address, or it went away within the block.
    """
    from distributed import Client, LocalCluster

    settings = {
        # a second site waiting at a busy worker would be counted as suspicious when the worker dies
        "distributed.scheduler.worker-saturation": 1.0,
        "distributed.comm.timeouts.connect": f"{_CONNECT_LIMIT}s",
        # the worker itself is small; the inspection's processes are watched by the guard
        "distributed.worker.daemon": False,
    }
    with dask.config.set(settings), contextlib.ExitStack() as stack:
        if scheduler:
            try:
                client = stack.enter_context(Client(scheduler, timeout=_CONNECT_LIMIT, set_as_default=False))
            except OSError as error:
                told = str(error).partition("\n")[0][:200]
                raise GovsiteError(f"--scheduler = {scheduler}：无法连接 / cannot connect: {told}") from None
            logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it says is said below, once
            try:
                yield client
            except (SchedulerLostError, OSError):
                if client.status == "running":
                    raise
                raise GovsiteError(
                    f"--scheduler = {scheduler}：运行中失去连接，恢复后用 --resume 继续 / was lost; --resume goes on once it is back"
                ) from None
            return
        number = workers or fitting_workers()
        cluster = LocalCluster(
            n_workers=number,
            threads_per_worker=1,
            memory_limit=None,
            dashboard_address="127.0.0.1:0",
            host="127.0.0.1",
            silence_logs=logging.CRITICAL,
        )
        stack.enter_context(cluster)
        # a worker that dies is started anew by its nanny; where that fails too (a busy machine), by the cluster
        cluster.adapt(minimum=number, maximum=number, interval="10s")
        yield stack.enter_context(Client(cluster, set_as_default=False))


def dispatch(
    client: Any, orders: Sequence[Order], storage: Storage, told: Callable[[Result], None], per_platform: int = 4
) -> None:
    """Have every order carried out; each ends with a result in the storage, whatever becomes of its workers.

    Args:
        client: a Dask client.
        orders: the sites; each takes one thread of a worker.
        storage: the same as in the orders.
        told: called with each result as it comes.
        per_platform: sites of one platform that are inspected at the same time.

    Raises:
        SchedulerLostError: the scheduler is gone; what has no result yet is left for `--resume`.
    """
    from distributed import as_completed

    turns, flow, futures = Turns(orders, per_platform), as_completed(loop=client.loop), {}

    def begin() -> None:
        for order in turns.ready():
            future = client.submit(deliver, order, key=f"{order.site.key}--{order.run}-{uuid4().hex[:8]}", pure=False)
            futures[future] = order
            flow.add(future)

    try:
        begin()
        for future in flow:
            order = futures[future]
            if future.status == "cancelled" and client.status != "running":
                raise SchedulerLostError
            result = _result(future, order)
            if result.reason in (Reason.WORKER_LOST, Reason.BROKEN, Reason.STORAGE) and not result.record:
                # where it cannot be written now, the next run with --resume does the site again
                with contextlib.suppress(Exception):
                    write_result(storage, result)
            told(result)
            future.release()
            turns.ended(order)
            begin()
    finally:
        # what waits is given up, here and at the scheduler; what runs there goes on to its end and stores its record
        client.cancel(list(futures))


def _result(future: Any, order: Order) -> Result:
    from distributed.scheduler import KilledWorker

    cancelled = future.status == "cancelled"
    error = None if cancelled else future.exception()
    if error is None and not cancelled:
        result: Result = future.result()
        return result
    lost = cancelled or isinstance(error, KilledWorker)
    return unfinished(
        order,
        Reason.WORKER_LOST if lost else Reason.BROKEN,
        _LOST if lost else f"{type(error).__name__}: {error}"[:500],
    )


def unfinished(order: Order, reason: Reason, detail: str) -> Result:
    """Return the result of a site that nobody could inspect."""
    now = moment().isoformat(timespec="seconds")
    return Result(
        key=order.site.key,
        run=order.run,
        month=order.month,
        state=State.FAILED,
        name=order.site.name,
        url=order.site.url,
        group=order.site.group,
        reason=reason,
        detail=detail,
        started=now,
        finished=now,
        attempts=0,
    )
