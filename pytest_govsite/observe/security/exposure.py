"""What lies open: files, lists of folders, management entries, error pages. A few read-only GETs of small size."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import Unobserved
from pytest_govsite.model.security import DirectoryTrial, EntryTrial, ErrorAnswer, ExposureFacts, FileTrial
from pytest_govsite.observe import media
from pytest_govsite.observe.following import Followed
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.security.leaks import LEAKS, Leak, named_archives
from pytest_govsite.observe.security.listings import listing_of

_FILE_ROOM = 8_192
_PAGE_ROOM = 200_000
_TEXT = 600
_ERROR_TEXT = 8_000
_MOST_FOLDERS = 12
_MOST_ERRORS = 5
ENTRIES = (
    "admin/", "admin/login", "admin/login.jsp", "admin.php", "administrator/", "manage/", "manager/html", "management/",
    "houtai/", "system/login", "webadmin/", "cms/", "wcm/", "wp-login.php", "phpmyadmin/", "druid/login.html",
    "console/login/LoginForm.jsp", "nacos/", "xxl-job-admin/toLogin",
)  # fmt: skip
_ODD = ("jsp", "do", "php", "aspx")
"""Endings under which an address that cannot exist is asked for: each framework answers with an error page of its own."""


async def look_at_exposure(
    client: HttpClient, home_url: str, *, folders: Iterable[str], broken: Iterable[str], seed: int
) -> ExposureFacts:
    """Return what the site answers to a short list of requests for what should not be public.

    Args:
        client: asks politely and bounded.
        home_url: address of the home page.
        folders: folders in which files of pages lie, the most used first.
        broken: addresses that answered with a server error.
        seed: of the addresses that cannot exist.
    """
    root = urljoin(home_url, "/")
    token = blake2b(f"no such file {seed}".encode(), digest_size=8).hexdigest()
    leaks = (*LEAKS, *named_archives(host_of(home_url)))
    files = await asyncio.gather(*(_file(client, root, leak, token) for leak in leaks))
    chosen = list(dict.fromkeys(folders))[:_MOST_FOLDERS]
    directories = await asyncio.gather(*(_directory(client, url) for url in chosen))
    odd = [urljoin(root, f"{token}.{ending}") for ending in _ODD]
    asked = [*list(dict.fromkeys(broken))[:_MOST_ERRORS], *odd]
    answers = await asyncio.gather(*(_error(client, url) for url in asked))
    return ExposureFacts(
        files=tuple(files),
        directories=tuple(directories),
        entries=await _entries(client, root, token),
        errors=tuple(answer for answer in answers if answer is not None),
    )


async def _file(client: HttpClient, root: str, leak: Leak, token: str) -> FileTrial:
    url = urljoin(root, leak.path)
    followed = await client.get(url, limit=_FILE_ROOM)
    if isinstance(followed, Unobserved):
        return FileTrial(url=url, kind=leak.kind, status=followed.status)
    found = _tells(leak, url, followed)
    if found and leak.kind == "archive":
        # a server that gives a file for any name leaks nothing by this one
        other = await client.get(urljoin(root, f"{token}.{leak.path.rsplit('.', 1)[-1]}"), limit=_FILE_ROOM)
        found = isinstance(other, Unobserved) or not _tells(leak, other.answer.url, other)
    return FileTrial(url=url, kind=leak.kind, status=followed.answer.status, found=found)


def _tells(leak: Leak, url: str, followed: Followed) -> bool:
    answer = followed.answer
    data = answer.body.data if answer.body else b""
    return answer.status == 200 and urlsplit(answer.url).path == urlsplit(url).path and bool(data) and leak.tell(data)


async def _directory(client: HttpClient, url: str) -> DirectoryTrial:
    followed = await client.get(url, limit=_PAGE_ROOM)
    if isinstance(followed, Unobserved):
        return DirectoryTrial(url=url, status=followed.status)
    answer = followed.answer
    data = answer.body.data if answer.body else b""
    server, entries = "", 0
    if answer.status == 200 and media.is_html(answer.media_type, data):
        server, entries = listing_of(data, str(answer.headers.get("content-type", "")))
    return DirectoryTrial(url=url, status=answer.status, server=server, entries=entries)


async def _entries(client: HttpClient, root: str, token: str) -> tuple[EntryTrial, ...]:
    lost = await _entry(client, urljoin(root, f"{token}/"))
    found = await asyncio.gather(*(_entry(client, urljoin(root, path)) for path in ENTRIES))
    if not lost.password:
        return tuple(found)
    import msgspec

    return tuple(
        msgspec.structs.replace(entry, same_as_lost=entry.title == lost.title and entry.password) for entry in found
    )


async def _entry(client: HttpClient, url: str) -> EntryTrial:
    followed = await client.get(url, limit=_PAGE_ROOM)
    if isinstance(followed, Unobserved):
        return EntryTrial(url=url, status=followed.status)
    answer = followed.answer
    challenge = str(answer.headers.get("www-authenticate", ""))[:200] if answer.status == 401 else ""
    title, text, password = _page(client, followed, _TEXT)
    return EntryTrial(
        url=url,
        status=answer.status,
        final_url=answer.url,
        title=title,
        text=text,
        password=password,
        realm=challenge,
    )


async def _error(client: HttpClient, url: str) -> ErrorAnswer | None:
    followed = await client.get(url, limit=_PAGE_ROOM)
    if isinstance(followed, Unobserved) or followed.answer.status < 400:
        return None
    title, text, _ = _page(client, followed, _ERROR_TEXT)
    return ErrorAnswer(url=url, status=followed.answer.status, title=title, text=text)


def _page(client: HttpClient, followed: Followed, limit: int) -> tuple[str, str, bool]:
    """Return title, shown text and whether there is a password field, of an HTML or plain text answer."""
    answer = followed.answer
    data = answer.body.data if answer.body else b""
    if not data:
        return "", "", False
    from pytest_govsite.document.charset import decode

    text, _ = decode(data, str(answer.headers.get("content-type", "")))
    text = client.asker.credentials.redact(text)
    if not media.is_html(answer.media_type, data):
        plain = answer.media_type.startswith("text/") or answer.media_type.endswith(("json", "xml"))
        return "", masked(text[:limit]) if plain else "", False
    return _read(text, limit)


def _read(html: str, limit: int) -> tuple[str, str, bool]:
    tree = LexborHTMLParser(html)
    title_node = tree.css_first("title")
    title = " ".join(title_node.text().split()) if title_node else ""
    password = tree.css_first("input[type=password i]") is not None
    labels = [
        str(node.attributes.get(name) or "")
        for node in tree.css("input, button")[:40]
        for name in ("placeholder", "value", "title")
    ]
    tree.strip_tags(["script", "style", "noscript", "template", "head"])
    shown = tree.body.text(separator="\n") if tree.body else ""
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    text = "\n".join(line for line in lines if line)
    told = " ".join(label for label in labels if label and len(label) < 60)
    return masked(title)[:200], masked(f"{text[:limit]}\n{told[:300]}".strip()), password


def folders_of(urls: Sequence[str], own: frozenset[str]) -> tuple[str, ...]:
    """Return the folders of files on the site's own hosts, the most used first."""
    count: dict[str, int] = {}
    for url in urls:
        parts = urlsplit(url)
        folder = parts.path.rpartition("/")[0]
        if parts.scheme in ("http", "https") and host_of(url) in own and folder:
            address = f"{parts.scheme}://{parts.netloc}{folder}/"
            count[address] = count.get(address, 0) + 1
    return tuple(sorted(count, key=lambda address: (-count[address], address)))
