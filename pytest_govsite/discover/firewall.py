"""Noticing that a firewall of the site began to block the inspection: it pauses, goes on more slowly, and says so."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from pytest_govsite.discover.start import is_login_wall
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.model import DocumentFacts, Fetched, RenderedPage, Text, Unobserved, UnobservedReason

WAITS = (10.0, 30.0, 60.0)
"""Seconds of the pauses; still blocked after the last, the site is left alone."""
REFUSALS = frozenset({403, 405, 406, 412, 418, 429, 444, 493, 521, 567})
"""What firewalls answer with; a closed folder answers with some of them too, so the page that answered first is asked."""
THIN_TEXT = 300
THIN_LINKS = 2
"""What stands in place of a page (验证码、拦截提示) has hardly any text and links."""
MANY = 20
"""So often the start page was all right: from then on only several refusals in a row make it be asked again."""
IN_A_ROW = 3
DETAIL = "站点防火墙拦截 / blocked by a firewall of the site"


class Firewall:
    """Tells a page that is closed from a site that has shut us out: by asking for the page that answered first.

    Args:
        start: the start page, which is that page unless pages are listed.
        fetch: asks for an address over HTTP.
        tell: takes what a person has to know at once.
        slower: lowers the rate for good.
        stop: the user wants to end.
        waits: seconds of the pauses.
    """

    def __init__(
        self,
        start: str,
        fetch: Fetch,
        *,
        tell: Callable[[Text], None],
        slower: Callable[[], Awaitable[None]],
        stop: Callable[[], bool],
        waits: tuple[float, ...] = WAITS,
    ) -> None:
        self._start, self._fetch, self._waits = start, fetch, waits
        self._tell, self._slower, self._stop = tell, slower, stop
        self._lock = asyncio.Lock()
        self._answered = 0
        """Pages that came; with none, nothing can have begun."""
        self._thin_start = False
        self._fine = self._in_a_row = 0
        self._asked = 0.0
        """When the start page was last asked."""
        self._blocked = self._paused = 0.0
        self._times = 0
        self.closed = False
        """True: still blocked after the last pause; nothing is asked any more."""

    async def fetch(self, url: str) -> Fetched:
        """Ask for an address; where a firewall stands before it, wait until it lets us through or has to be given up."""
        while True:
            if self.closed:
                return Fetched(url=url, unobserved=blocked(url))
            fetched = await self._fetch(url)
            if not self._suspicious(fetched):
                self.heard(fetched)
                return fetched
            if await self._lets_through(thin=fetched.unobserved is None):
                return fetched

    async def visit(
        self, url: str, look: Callable[[], Awaitable[RenderedPage | Unobserved]], source: DocumentFacts | None
    ) -> RenderedPage | Unobserved:
        """Look at a page in a browser, as `fetch`; `source` is what came over HTTP."""
        while True:
            if self.closed:
                return blocked(url)
            seen = await look()
            if isinstance(seen, Unobserved):
                odd = seen.status in REFUSALS
            else:
                odd = is_thin(seen.document) and source is not None and not is_thin(source)
            if not odd or await self._lets_through(thin=not isinstance(seen, Unobserved)):
                return seen

    def notes(self) -> tuple[Text, ...]:
        """Return what the record has to say of it."""
        if not self._times:
            return ()
        zh = f"站点防火墙拦截了检测 {self._times} 次，共暂停 {self._paused:.0f} 秒并降低了访问速率"
        en = f"A firewall of the site blocked the inspection {self._times} times; paused for {self._paused:.0f} s in all and slowed down"
        if self.closed:
            zh += "；最后一次暂停后仍被拦截，其余页面未请求：请网站将检测地址加入白名单后再检测"
            en += "; still blocked after the last pause, the rest was not asked for: have the address of the inspection allowed"
        return (Text(zh=zh, en=en),)

    def _suspicious(self, fetched: Fetched) -> bool:
        if not self._answered:
            return False
        status = fetched.unobserved.status if fetched.unobserved else None
        if status is not None:
            return status in REFUSALS
        return fetched.document is not None and not self._thin_start and is_thin(fetched.document)

    def heard(self, fetched: Fetched) -> None:
        """Take note of a page that came."""
        if fetched.document is None:
            return
        if not self._answered:
            # of listed pages the start page may never be asked for: it may be closed, or be thin without anything amiss
            self._start, self._thin_start = fetched.url, is_thin(fetched.document)
        self._answered += 1
        self._in_a_row = 0

    async def _lets_through(self, *, thin: bool) -> bool:
        """Return True once an answer counts as it is; False: there was a firewall, and it lets us through again."""
        self._in_a_row += 1
        # a site whose pages are all thin is asked more and more seldom
        enough = IN_A_ROW + (self._fine - MANY if thin else 0)
        if self._fine >= MANY and self._in_a_row < enough:
            return True
        moment = time.monotonic()
        async with self._lock:
            if self._blocked > moment:
                return False  # another page has waited meanwhile
            if self._asked > moment:
                return True
            if await self._open():
                self._fine += 1
                self._in_a_row = 0
                return True
            await self._wait()
            self._blocked = time.monotonic()
            return False

    async def _open(self) -> bool:
        self._asked = time.monotonic()
        fetched = await self._fetch(self._start)
        why = fetched.unobserved
        if why is not None:
            return why.status not in REFUSALS
        return fetched.document is None or self._thin_start or not is_thin(fetched.document)

    async def _wait(self) -> None:
        self._times += 1
        await self._slower()
        for seconds in self._waits:
            self._tell(
                Text(
                    zh=f"站点防火墙开始拦截检测，暂停 {seconds:.0f} 秒，之后放慢速度继续",
                    en=f"a firewall of the site began to block the inspection: pausing for {seconds:.0f} s, then going on more slowly",
                )
            )
            until = time.monotonic() + seconds
            while not self._stop() and (left := until - time.monotonic()) > 0:
                await asyncio.sleep(min(left, 0.5))
            self._paused += seconds
            if self._stop():
                break
            if await self._open():
                self._in_a_row = 0
                self._tell(Text(zh="站点已恢复应答，继续检测", en="the site answers again: going on"))
                return
        self.closed = True
        self._tell(
            Text(
                zh="站点防火墙仍在拦截，其余页面不再请求；请将检测地址加入白名单后再检测",
                en="the firewall of the site still blocks: nothing further is asked for; have the address of the inspection allowed",
            )
        )


def is_thin(document: DocumentFacts) -> bool:
    """True: hardly any text and hardly any links, as what stands in place of a page; a login page is none of it."""
    if is_login_wall(document):
        return False
    return document.main_text_length < THIN_TEXT and sum(bool(link.url) for link in document.links) <= THIN_LINKS


def blocked(url: str) -> Unobserved:
    """Return that an address was not asked for, because a firewall blocks."""
    return Unobserved(url=url, reason=UnobservedReason.BLOCKED, detail=DETAIL)
