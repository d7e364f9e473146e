"""Fetching attachments, each once, and reading them without keeping them."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pytest_govsite.model import AttachmentFacts, FileProbe, Text, Unobserved
from pytest_govsite.observe.attachments.reader import Reader
from pytest_govsite.observe.files import file_probe
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.masking import masked, remember

MOST_BYTES = 20_000_000
"""Of one attachment."""
_AT_ONCE = 4
_READABLE = frozenset(("pdf", "zip", "ole", "html", "xml", "text", "unknown", "rtf", "empty"))


class AttachmentWish(NamedTuple):
    """A file to open."""

    url: str
    page: str
    name: str
    kind: str


async def fetch_attachments(
    client: HttpClient,
    wishes: Iterable[AttachmentWish],
    *,
    arrived: Callable[[AttachmentFacts, FileProbe | None], None],
    stop: Callable[[], bool],
    limit: int = MOST_BYTES,
) -> None:
    """Fetch files and tell what each of them says, with what its answer tells of it as an offered file."""
    waiting = list(reversed(list(wishes)))
    async with Reader() as reader:

        async def work() -> None:
            while waiting and not stop():
                wish = waiting.pop()
                arrived(*await _attachment(client, reader, wish, limit))

        await asyncio.gather(*(work() for _ in range(_AT_ONCE)))


_MISSING = frozenset({404, 410})


async def _attachment(
    client: HttpClient, reader: Reader, wish: AttachmentWish, limit: int
) -> tuple[AttachmentFacts, FileProbe | None]:
    base = AttachmentFacts(url=wish.url, page=wish.page, name=masked(wish.name)[:120], kind=wish.kind)
    followed = await client.get(wish.url, limit=limit)
    probe = file_probe(client, wish.url, followed)
    if isinstance(followed, Unobserved):
        return _unread(base, followed.detail or followed.reason.value), probe
    body = followed.answer.body
    data = body.data if body else b""
    if not 200 <= (status := followed.answer.status) < 300:
        return _with(_unread(base, f"返回状态 {status} / status {status}"), missing=status in _MISSING), probe
    if body is not None and not body.complete:
        return _unread(
            base, f"超过 {limit // 1_000_000} MB，未读 / larger than {limit // 1_000_000} MB, not read"
        ), probe
    if probe.signature == "html" and wish.kind not in ("xls", "doc", "htm", "html"):
        return _unread(base, "返回的是网页，不是文件 / a web page came, no file"), probe
    if probe.signature not in _READABLE:
        return _unread(base, f"{probe.signature} 格式，未解开 / {probe.signature}, not opened"), probe
    answer = await reader.read(data, wish.kind)
    known = _with(base, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    if answer.text is None:
        return _unread(known, answer.problem), probe
    from pytest_govsite.document.attachments.personal import without_personal

    told = await asyncio.to_thread(without_personal, answer.text)
    remember(told.numbers)
    if told.marks:
        return _with(known, name="", marks=told.marks), None
    return _with(
        known,
        parts=told.parts,
        personal=told.personal,
        cut=answer.text.cut,
        title=masked(answer.text.title),
    ), probe


def _unread(base: AttachmentFacts, words: str) -> AttachmentFacts:
    zh, _, en = words.partition(" / ")
    return _with(base, unread=Text(zh=zh, en=en or zh))


def _with(base: AttachmentFacts, **values: object) -> AttachmentFacts:
    from msgspec.structs import replace

    return replace(base, **values)
