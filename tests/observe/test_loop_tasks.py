"""Tasks that talk to a browser spare it reading their stack."""

from __future__ import annotations

import asyncio
import inspect

from playwright._impl import _connection

from pytest_govsite.observe.loop import BackgroundLoop


def test_every_task_brings_a_stack_under_the_name_that_the_driver_asks_for() -> None:
    async def name() -> str:
        return str(getattr(asyncio.current_task(), "__pw_stack_trace__", ""))

    async def within() -> tuple[str, str]:
        one, other = await asyncio.gather(name(), name())
        return one, other

    with BackgroundLoop() as loop:
        assert all(loop.run(within()))
        assert loop.run(name())
    # where a later version asks for another name, the gain is lost and this says so
    assert "__pw_stack_trace__" in inspect.getsource(_connection)
