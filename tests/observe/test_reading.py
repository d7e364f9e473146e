"""Documents are read the same wherever they are read, and by whom nothing that breaks costs one."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from pytest_govsite.document.read import read_document
from pytest_govsite.model import DocumentFacts
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.masking import forget, masked
from pytest_govsite.observe.reading import Readers

URL = "http://www.shifan.gov.cn/zwgk/1.html"
ID = "330199196804122435"
PAGE = (
    "<html lang=zh><title>关于公布名单的通知</title><body><h1>关于公布名单的通知</h1>"
    f"<p>姓名：王小明，身份证号 {ID}，已按规定审核通过，现予以公布，请相关单位遵照执行。</p><ul>"
    + "".join(f"<li><a href='/zwgk/{n}.html'>第{n}号关于项目建设的公告</a><span>2026-01-0{n}</span></li>" for n in range(1, 9))
    + "</ul><footer>主办：示范县人民政府</footer></html>"
)  # fmt: skip
_BEGIN = "import sys, time; i, o = sys.stdin.buffer, sys.stdout.buffer; take = lambda: i.read(int.from_bytes(i.read(8), 'big'));"
DEAD = "raise SystemExit"
BREAKS = f"{_BEGIN} take(); o.write(bytes(8)); o.flush(); take()"
HANGS = f"{_BEGIN} take(); o.write(bytes(8)); o.flush(); time.sleep(60)"
MUTTERS = f"{_BEGIN} take(); o.write(bytes(8)); o.flush(); take(); o.write((5).to_bytes(8, 'big') + b'hello'); o.flush(); time.sleep(60)"


@pytest.fixture
def reading(loop: BackgroundLoop) -> Callable[..., tuple[list[DocumentFacts], int]]:
    """Read documents with processes that are begun at once; returns what came and how many processes are left."""

    def run(pages: list[str], **given: Any) -> tuple[list[DocumentFacts], int]:
        async def scene() -> tuple[list[DocumentFacts], int]:
            readers = Readers(first=1, busy=0.0, most=1, **given)
            try:
                await readers.read(PAGE, URL)
                await readers.started()
                facts = await asyncio.gather(*(readers.read(page, URL) for page in pages))
                return list(facts), readers.processes
            finally:
                await readers.close()

        return loop.run(scene())

    return run


def packed(facts: DocumentFacts) -> bytes:
    return msgspec.msgpack.encode(facts)


def test_facts_are_the_same_there_as_here(reading: Callable[..., tuple[list[DocumentFacts], int]]) -> None:
    pages = [PAGE, PAGE.replace("第3号", "置顶"), "<p>短", "", "<p>半\ud83d", PAGE * 30]
    found, processes = reading(pages)
    assert processes == 1
    assert [packed(facts) for facts in found] == [packed(read_document(page, URL)) for page in pages]
    assert found[0].personal, "the digest of a number is that of this process"


def test_numbers_that_were_found_there_are_masked_here(
    reading: Callable[..., tuple[list[DocumentFacts], int]],
) -> None:
    forget()
    found, _ = reading(["<p>无", PAGE])
    assert found[1].masked == 1
    assert ID not in packed(found[1]).decode("utf-8", "replace")
    assert ID not in masked(f"参数 {ID}")
    forget()


@pytest.mark.parametrize("start", [DEAD, BREAKS, HANGS, MUTTERS], ids=["dead", "breaks", "hangs", "mutters"])
def test_a_process_that_fails_costs_no_document(
    reading: Callable[..., tuple[list[DocumentFacts], int]], start: str
) -> None:
    found, processes = reading([PAGE] * 6, start=start, limit=1.0)
    assert [packed(facts) for facts in found] == [packed(read_document(PAGE, URL))] * 6
    assert processes == 0


def test_sites_that_are_asked_slowly_are_read_by_this_process_alone(loop: BackgroundLoop) -> None:
    async def scene() -> int:
        readers = Readers(first=4, most=1)
        try:
            for _ in range(9):
                await readers.read("<p>短", URL)
                await asyncio.sleep(0.03)
            await readers.started()
            return readers.processes
        finally:
            await readers.close()

    assert loop.run(scene()) == 0


def test_small_sites_are_read_by_this_process_alone(loop: BackgroundLoop) -> None:
    async def scene() -> int:
        readers = Readers(most=1)
        try:
            for _ in range(40):
                await readers.read("<p>短", URL)
            await readers.started()
            return readers.processes
        finally:
            await readers.close()

    assert loop.run(scene()) == 0


def test_nothing_is_left_running(loop: BackgroundLoop) -> None:
    async def scene() -> list[int]:
        readers = Readers(first=1, busy=0.0, most=2)
        await readers.read(PAGE, URL)
        await readers.started()
        numbers = list(readers.numbers)
        await readers.close()
        return numbers

    numbers = loop.run(scene())
    assert len(numbers) == 2
    for number in numbers:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
