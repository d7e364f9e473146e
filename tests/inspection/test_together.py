from __future__ import annotations

import asyncio

import pytest

from pytest_govsite.inspection.together import together


def test_all_are_run() -> None:
    seen: list[int] = []

    async def note(number: int) -> None:
        await asyncio.sleep(0)
        seen.append(number)

    asyncio.run(together(note(1), note(2)))
    assert sorted(seen) == [1, 2]


def test_the_first_error_ends_the_others() -> None:
    ended: list[str] = []

    async def fails() -> None:
        await asyncio.sleep(0)
        raise LookupError("no engine")

    async def goes_on() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    with pytest.raises(LookupError, match="no engine"):
        asyncio.run(together(goes_on(), fails()))
    assert ended == ["cancelled"]
