"""One address: HEAD where that is enough, GET where it is not, tried again where that helps."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field

import httpx

from pytest_govsite.document.script_names import script_names
from pytest_govsite.document.style_urls import sheet_addresses
from pytest_govsite.model import Hop, LinkCheck, LinkState
from pytest_govsite.observe import media, probing
from pytest_govsite.observe.asking import Asker
from pytest_govsite.observe.body import EncodingError
from pytest_govsite.observe.following import Followed, RedirectLoopError, follow
from pytest_govsite.observe.links.states import state_of_error, state_of_status
from pytest_govsite.observe.origins import origin_of
from pytest_govsite.observe.reasons import explain

ROOM = probing.ROOM
"""Bytes that are read of an answer at most."""
SHEET_ROOM = 600_000
"""The same of a style sheet."""
PAUSE = 1.0
"""Seconds before an address that failed is tried again."""
_FAILURES = (OSError, httpx.HTTPError, httpx.InvalidURL, EncodingError, UnicodeError, ValueError, RedirectLoopError)
_AGAIN = frozenset({LinkState.SERVER_ERROR, LinkState.TIMEOUT, LinkState.BROKEN, LinkState.REFUSED})
_DEAD_AFTER = {
    LinkState.NAME: 1,
    LinkState.NAME_UNANSWERED: 1,
    LinkState.INNER: 1,
    LinkState.REFUSED: 2,
    LinkState.TIMEOUT: 2,
}
"""After how many addresses of a host that failed in this way its others are not asked any more."""
_HTML_FILE = re.compile(r"\.(?:s?html?|jhtml|xhtml|php|aspx?|jspx?|do|action|htx)$", re.IGNORECASE)


@dataclass
class _Host:
    """What is known of a host that does not answer."""

    failures: dict[LinkState, int] = field(default_factory=dict)
    last: LinkState = LinkState.BROKEN
    """How its latest failure came about."""
    dead: LinkState | None = None
    detail: str = ""


class LinkAsker:
    """Asks for addresses; a host that has proved dead is not asked for each of its thousands of addresses.

    Args:
        asker: what asks, with pace, credentials and limits.
        pause: seconds before a second try.
    """

    def __init__(self, asker: Asker, *, pause: float = PAUSE) -> None:
        self._asker = asker
        self._pause = pause
        self._hosts: dict[tuple[str, int], _Host] = {}

    async def check(
        self, url: str, *, read: bool, script: bool = False, sheet: bool = False, holder: str = ""
    ) -> LinkCheck:
        """Return what an address answers; never raises for what the network or the site does.

        Args:
            url: absolute address.
            read: its title and first words are wanted, where it is a page: one GET. Else a HEAD, and a GET only where
                that was refused, odd or shows a page where none was expected.
            script: the names that it takes hold of elements by are wanted.
            sheet: the addresses that it loads as a style sheet are wanted.
            holder: the page or style sheet that holds it, told to the server as browsers do.
        """
        host = self._host(url)
        if host.dead is not None:
            return LinkCheck(url=url, state=host.dead, detail=host.detail, assumed=True)
        before = None
        if not read and not script and not sheet:
            before = await self._once(url, "HEAD", holder, script=False)
            if before.state is LinkState.OK and not _odd_page(url, before):
                return before
        seen = await self._once(url, "GET", holder, script=script, sheet=sheet)
        timed_out = before is not None and before.state is LinkState.TIMEOUT and seen.state is LinkState.TIMEOUT
        if seen.state in _AGAIN and not timed_out and not seen.assumed:
            await asyncio.sleep(self._pause)
            seen = await self._once(url, "GET", holder, script=script, sheet=sheet)
        self._note(seen)
        return seen

    def _host(self, url: str) -> _Host:
        origin = origin_of(url)
        return self._hosts.setdefault(origin[1:] if origin else ("", 0), _Host())

    def _note(self, seen: LinkCheck) -> None:
        # where a redirect led elsewhere, that other host is the one that failed
        origin = origin_of(seen.goal)
        if origin is None or seen.state not in _DEAD_AFTER:
            return
        host = self._host(seen.goal)
        host.failures[seen.state] = host.failures.get(seen.state, 0) + 1
        own = self._asker.network.origins.owns(origin[1])
        if host.failures[seen.state] >= _DEAD_AFTER[seen.state] and not own:
            host.dead, host.detail = seen.state, seen.detail

    async def _once(self, url: str, method: str, holder: str, *, script: bool, sheet: bool = False) -> LinkCheck:
        noted: list[Hop] = []
        begun = time.monotonic()
        room = (SHEET_ROOM if sheet else ROOM) if method == "GET" else 0
        try:
            headers = {"Referer": referrer} if (referrer := _referrer(holder, url)) else None
            followed = await follow(
                self._asker, url, lambda *_: room, retries=0, method=method, noted=noted, headers=headers
            )
        except _FAILURES as error:
            return self._failed(url, method, error, tuple(noted), time.monotonic() - begun)
        return self._answered(url, method, followed, script=script, sheet=sheet)

    def _failed(self, url: str, method: str, error: Exception, hops: tuple[Hop, ...], seconds: float) -> LinkCheck:
        loop = isinstance(error, RedirectLoopError)
        detail = f"跳转 {len(hops)} 次没有结束 / {len(hops)} redirects without an end" if loop else explain(error)[1]
        state = LinkState.LOOP if loop else state_of_error(error)
        failing = self._host(hops[-1].location if hops else url)
        given_up = state is LinkState.NOT_ASKED
        if given_up:
            # the pace gave the host up after it had not answered many times in a row
            state = failing.last
        elif state in _AGAIN:
            failing.last = state
        return LinkCheck(
            url=url,
            state=state,
            status=hops[-1].status if loop and hops else None,
            method=method,
            final_url=hops[-1].location if hops else "",
            hops=hops,
            seconds=round(seconds, 3),
            detail=detail,
            assumed=given_up,
        )

    def _answered(self, url: str, method: str, followed: Followed, *, script: bool, sheet: bool) -> LinkCheck:
        answer = followed.answer
        probe = probing.link_probe(url, followed, self._asker.credentials.redact)
        names, whole = _names(followed) if script else ((), True)
        return LinkCheck(
            url=url,
            state=state_of_status(answer.status),
            status=answer.status,
            method=method,
            final_url=answer.url if followed.hops else "",
            hops=followed.hops,
            seconds=round(followed.elapsed, 3),
            media_type=answer.media_type,
            title=probe.title,
            text=probe.text,
            login=probe.login,
            names=names,
            whole=whole,
            loads=_loads(followed) if sheet else (),
        )


def _referrer(holder: str, url: str) -> str:
    """Return what browsers say they come from (Referrer Policy, strict-origin-when-cross-origin): some servers ask for it."""
    origin, own = origin_of(url), origin_of(holder)
    if own is None or origin is None or (own[0] == "https" and origin[0] != "https"):
        return ""
    whole = holder.partition("#")[0]
    return whole if own == origin else "/".join(whole.split("/", 3)[:3]) + "/"


def _odd_page(url: str, seen: LinkCheck) -> bool:
    """Return True where a page came for an address that names a file of another kind: what it says has to be read."""
    path = url.partition("?")[0]
    return media.is_html(seen.media_type, b"") and not _HTML_FILE.search(path) and "." in path.rpartition("/")[2]


def _names(followed: Followed) -> tuple[tuple[str, ...], bool]:
    body = followed.answer.body
    if body is None:
        return (), False
    names, whole = script_names((body.data.decode("utf-8", "replace"),))
    return names, whole and body.complete


def _loads(followed: Followed) -> tuple[str, ...]:
    answer = followed.answer
    if answer.body is None or answer.status >= 300 or media.is_html(answer.media_type, b""):
        return ()
    return sheet_addresses(answer.body.data.decode("utf-8", "replace"), answer.url)
