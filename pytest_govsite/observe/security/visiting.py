"""The home page by http, by https, by IPv4 and by IPv6."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from pytest_govsite.model.security import Connection, Visit
from pytest_govsite.observe import media
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.identity import ACCEPT, ACCEPT_LANGUAGE
from pytest_govsite.observe.network import Endpoint
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.resolve import NameNotFoundError
from pytest_govsite.observe.security.reaching import RawAnswer, UnansweredError, get, redirect_of

_MOST_REDIRECTS = 5
_TEXT = 20_000

Find = Callable[[str, int], Awaitable[Endpoint]]
"""Host and port -> where they are reached."""


async def first_endpoint(client: HttpClient, host: str, port: int) -> Endpoint:
    """Return where the inspection reaches a host.

    Raises:
        OSError: the name has no address, or only such as are refused.
    """
    return (await client.network.endpoints(host, port))[0]


async def visit(client: HttpClient, url: str, find: Find, *, user_agent: str, text: bool = False) -> Visit:
    """Return what a GET of `url` comes to; redirects are followed while they stay on the site's own hosts."""
    current, redirects = url, list[str]()
    answer: RawAnswer | None = None
    try:
        while True:
            answer = await _ask(client, current, find, user_agent)
            target = redirect_of(current, answer)
            if not target:
                break
            redirects.append(target)
            if len(redirects) > _MOST_REDIRECTS or not client.network.origins.owns(host_of(target)):
                break
            current = target
    except NameNotFoundError as error:
        problem = UnansweredError(Connection.UNNAMED, str(error))
    except OSError as error:
        problem = UnansweredError(Connection.UNREACHABLE, str(error))
    except UnansweredError as error:
        problem = error
    else:
        return _visit(client, url, current, answer, redirects, text=text)
    return Visit(
        url=url,
        connection=problem.connection,
        status=answer.status if answer is not None and redirects else None,
        final_url=current,
        redirects=tuple(redirects),
        detail=problem.detail,
    )


async def _ask(client: HttpClient, url: str, find: Find, user_agent: str) -> RawAnswer:
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    endpoint = await find(parts.hostname or "", port)
    # no credentials: nobody has looked at the certificate yet
    headers = {"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Language": ACCEPT_LANGUAGE}
    async with await client.asker.pace(url):
        return await get(endpoint, url, headers)


def _visit(
    client: HttpClient, url: str, final_url: str, answer: RawAnswer, redirects: list[str], *, text: bool
) -> Visit:
    told = {"title": "", "text": "", "refresh": ""}
    kind = answer.headers.get("content-type", "")
    if answer.body and media.is_html(kind.partition(";")[0].strip().lower(), answer.body):
        from pytest_govsite.document.charset import decode
        from pytest_govsite.document.read import read_document

        html, _ = decode(answer.body, kind)
        document = read_document(client.asker.credentials.redact(html), final_url)
        shown = "\n".join(b.text for b in document.blocks if b.visible is not False)[:_TEXT]
        told = {"title": document.title[:200], "refresh": document.refresh, "text": shown if text else ""}
    return Visit(
        url=url,
        connection=Connection.ANSWERED,
        status=answer.status,
        final_url=final_url,
        redirects=tuple(redirects),
        **told,
    )
