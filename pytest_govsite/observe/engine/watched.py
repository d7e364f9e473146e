"""What a page did, put together from the log of the proxy and what our first script kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pytest_govsite.model import Resource, ScriptError, UnobservedReason
from pytest_govsite.observe.engine.exchange import Exchange
from pytest_govsite.observe.engine.watching import WatchingProxy
from pytest_govsite.observe.engine.window import Happened
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.origins import origin_of
from pytest_govsite.observe.plain_text import storable
from pytest_govsite.observe.settle import Scripted
from pytest_govsite.observe.world import ScriptFailedError

_MOST_HOPS = 20
_MOST_RESOURCES = 400
_ASKED_ABOUT = frozenset({"script", "stylesheet", "document", "font", "image"})
_BY_TAG = {"img": "image", "script": "script", "link": "stylesheet", "iframe": "document"}
_KEPT = """() => {
  const kinds = {};
  for (const entry of performance.getEntriesByType("resource").slice(0, 400)) kinds[entry.name] = entry.initiatorType;
  const told = window[Symbol.for("pytest-govsite")];
  return { kinds, told: told ? { errors: told.errors, failed: told.failed, dialogs: told.dialogs } : null };
}"""


def answer(log: Sequence[Exchange], url: str) -> Exchange | None:
    """Return the exchange that a document came with; None where the proxy did not see it."""
    plain = url.partition("#")[0]
    return next((e for e in reversed(log) if e.url == plain and e.status and not e.refused), None)


def why_not(proxy: WatchingProxy, url: str) -> tuple[UnobservedReason, str, int | None] | None:
    """Return why no document comes; None where it may still come."""
    leading = [e for e in proxy.log if e.leads]
    if len([e for e in leading if e.location]) > _MOST_HOPS:
        return UnobservedReason.REDIRECT_LOOP, "一再跳转，没有尽头 / redirects without an end", leading[-1].status
    last = leading[-1] if leading else None
    asked = origin_of(last.location if last and last.location.startswith("http") else last.url if last else url)
    failure = proxy.failure(*asked[1:]) if asked else None
    if failure is not None:
        return failure.reason, failure.detail, None
    if last is None or not last.over:
        return None
    if last.failure:
        return last.reason, last.failure, None
    if last.status is None:
        return UnobservedReason.CONNECT, "服务器没有应答就断开 / the server gave no answer", None
    if last.status >= 400:
        return UnobservedReason.HTTP_ERROR, f"应答状态 / answered with status {last.status}", last.status
    if last.status in (204, 205):
        return UnobservedReason.NOT_HTML, "没有内容 / no content", last.status
    if last.content_type and not last.location and "html" not in last.content_type:
        return UnobservedReason.NOT_HTML, f"不是网页 / no web page：{last.content_type[:80]}", last.status
    return None


async def happened(window: Scripted, proxy: WatchingProxy, url: str) -> Happened:
    """Return what is known; None for what nobody saw."""
    try:
        found: dict[str, Any] = await window.call(_KEPT, limit=10.0)
    except ScriptFailedError:
        found = {"kinds": {}, "told": None}
    told: dict[str, list[Any]] | None = found["told"]
    shown = answer(proxy.log, url)
    return Happened(
        status=shown.status if shown else None,
        content_type=shown.content_type if shown else "",
        errors=None if told is None else tuple(_error(*entry) for entry in told["errors"]),
        resources=None if shown is None else _resources(proxy, shown, found["kinds"], told["failed"] if told else []),
        dialogs=None if told is None else tuple(masked(storable(line, 300)) for line in told["dialogs"]),
    )


def _error(message: str, source: str, line: int) -> ScriptError:
    return ScriptError(
        message=masked(storable(str(message), 300)),
        source=storable(str(source), 500) if str(source).startswith("http") else "",
        line=int(line) or None,
    )


def _resources(
    proxy: WatchingProxy, shown: Exchange, kinds: dict[str, str], failed: list[list[str]]
) -> tuple[Resource, ...]:
    found: dict[str, Resource] = {}
    for exchange in proxy.log:
        if exchange is shown or exchange.leads or exchange.refused or not exchange.over or exchange.location:
            continue
        kind = _kind(exchange, kinds)
        bad = exchange.status is None or exchange.status >= 400
        if (bad or kind in _ASKED_ABOUT) and not exchange.url.endswith("/favicon.ico"):
            failure = (
                f"HTTP {exchange.status}" if exchange.status and bad else exchange.failure or ("failed" if bad else "")
            )
            found[exchange.url] = Resource(
                url=exchange.url[:1000], kind=kind, status=exchange.status, failure=storable(failure, 200)
            )
    for tag, url in failed:
        if url.startswith(("http://", "https://")) and url not in found:
            origin = origin_of(url)
            failure_known = proxy.failure(*origin[1:]) if origin else None
            why = f"{failure_known.reason.value}: {failure_known.detail}" if failure_known else "failed"
            found[url] = Resource(url=storable(url, 1000), kind=_BY_TAG.get(tag, tag), failure=storable(why, 200))
    return tuple(list(found.values())[:_MOST_RESOURCES])


def _kind(exchange: Exchange, kinds: dict[str, str]) -> str:
    """Return Playwright's resource type by what the request, the page or the answer says."""
    if exchange.kind:
        return exchange.kind
    said = exchange.content_type.lower()
    for part, kind in (("font", "font"), ("image/", "image"), ("css", "stylesheet"), ("javascript", "script")):
        if part in said:
            return kind
    initiator = kinds.get(exchange.url, "")
    return {"img": "image", "link": "stylesheet", "iframe": "document", "css": "image", "xmlhttprequest": "xhr"}.get(
        initiator, initiator or "other"
    )
