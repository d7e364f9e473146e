"""What leaves the browser while a form is used: requests that carry it are kept back, or let through where that is allowed."""

from __future__ import annotations

import contextlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from pytest_govsite.model import FormRequest
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.opening import Opened

if TYPE_CHECKING:
    from playwright.async_api import Request, Route

_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_CARRIERS = frozenset({"document", "xhr", "fetch", "script", "image", "ping", "other", "eventsource", "texttrack"})
_MOST = 20
_PART = re.compile(rb'name="([^"]{1,60})"')
_STATISTICS = re.compile(
    r"(?:hm\.baidu|cnzz|umeng|google-analytics|zfwzgl|gov-?log|tongji|statistics|collect|beacon|/stat/)", re.IGNORECASE
)


class Guard:
    """Decides on every request of the context while it is armed.

    Without permission nothing goes out that carries the form: no request but GET and HEAD (the guard of `Opened` sees to
    that), no navigation of a page, frame or new window, no GET of a script that names fields of the form or carries
    what was entered. With it, only requests to hosts of the site go out.
    """

    def __init__(self, here: Opened) -> None:
        self._here = here
        self._names: frozenset[str] = frozenset()
        self._values: tuple[str, ...] = ()
        self._armed = False
        self._seen: list[tuple[Request, FormRequest]] = []
        self._stopped: list[Request] = []

    async def begin(self) -> None:
        """Listen from now on."""
        self._here.sends = self._lets_through
        self._here.stays = lambda request: self._armed and request in self._stopped
        await self._here.page.context.route("**/*", self._decide)

    def arm(self, names: tuple[str, ...], values: tuple[str, ...]) -> None:
        """Watch for requests that carry these fields or values."""
        self._names = frozenset(name.lower() for name in names if name)
        self._values = tuple(value for value in values if len(value) >= 4)
        self._seen, self._armed = [], True
        self._stopped.clear()

    def disarm(self) -> None:
        """Let the page be opened again."""
        self._armed = False

    @property
    def asked(self) -> bool:
        """True: a request that carries the form was made."""
        return bool(self._seen)

    async def requests(self) -> tuple[FormRequest, ...]:
        """Return the requests that carried the form, with what came of them."""
        told = []
        for request, fact in self._seen[:_MOST]:
            status = None
            if fact.sent:
                with contextlib.suppress(Exception):  # no answer, or the frame is gone
                    answer = await request.response()
                    status = answer.status if answer is not None else None
            told.append(
                FormRequest(method=fact.method, url=fact.url, fields=fact.fields, sent=fact.sent, status=status)
            )
        return tuple(told)

    def _lets_through(self, request: Request) -> bool:
        return self._armed and self._may_send(request)

    def _may_send(self, request: Request) -> bool:
        return self._here.plan.submit and self._here.owns(urlsplit(request.url).hostname or "")

    async def _decide(self, route: Route, request: Request) -> None:
        if self._armed:
            with contextlib.suppress(Exception):  # a frame that is gone by now: the guard below decides alone
                fields = _fields_of(request)
                navigates = request.is_navigation_request()
                carries = self._carries(request, fields)
                if navigates or carries:
                    allowed = self._may_send(request)
                    if carries or (navigates and request.frame is self._here.page.main_frame):
                        self._note(request, fields, sent=allowed)
                    if not allowed:
                        if request.method in _HARMLESS and not navigates:
                            await route.abort("aborted")
                            return
                        self._stopped.append(request)
        with contextlib.suppress(Exception):
            await route.fallback()

    def _note(self, request: Request, fields: tuple[str, ...], *, sent: bool) -> None:
        if len(self._seen) < _MOST:
            url = masked(request.url.partition("?")[0])[:300]
            self._seen.append((request, FormRequest(method=request.method, url=url, fields=fields, sent=sent)))

    def _carries(self, request: Request, fields: tuple[str, ...]) -> bool:
        named = bool(self._names & {name.lower() for name in fields})
        if request.method not in _HARMLESS:
            own = self._here.owns(urlsplit(request.url).hostname or "")
            return named or self._holds(request) or (own and not _STATISTICS.search(request.url))
        if request.resource_type not in _CARRIERS:
            return False
        return named or self._holds(request)

    def _holds(self, request: Request) -> bool:
        text = unquote_plus(urlsplit(request.url).query + "&" + urlsplit(request.url).path)
        with contextlib.suppress(Exception):  # a body that is no text
            text += unquote_plus(request.post_data or "")[:20_000]
        return any(value[:40] in text for value in self._values)


def _fields_of(request: Request) -> tuple[str, ...]:
    """Return the names of what a request carries; never values."""
    names = [name for name, _ in parse_qsl(urlsplit(request.url).query, keep_blank_values=True)]
    body = request.post_data_buffer or b""
    if body:
        kind = request.headers.get("content-type", "")
        if "multipart" in kind:
            names += [part.decode("utf-8", "replace") for part in _PART.findall(body[:100_000])]
        elif "json" in kind:
            with contextlib.suppress(ValueError):
                names += _keys(json.loads(body[:100_000]))
        else:
            with contextlib.suppress(ValueError):
                pairs = parse_qsl(body[:100_000].decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=500)
                names += [name for name, _ in pairs]
    return tuple(dict.fromkeys(name[:60] for name in names))[:_MOST]


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [str(key) for key in value] + [key for inner in value.values() for key in _keys(inner)]
    return []
