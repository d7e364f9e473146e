"""What is added to requests of a visited page, and how much of its document is let in."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.happenings import Happenings
from pytest_govsite.observe.origins import SiteOrigins

if TYPE_CHECKING:
    from playwright.async_api import CDPSession


async def send_credentials(session: CDPSession, credentials: Credentials, origins: SiteOrigins) -> None:
    """Add headers and password of the configuration to requests that go to the inspected site, hop by hop.

    Headers set for a whole context would go to every host, and those set by routing follow redirects to other hosts.
    """
    if not credentials.has_headers:
        return
    running: set[asyncio.Task[None]] = set()

    def paused(event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(_go_on(session, event, credentials))
        running.add(task)
        task.add_done_callback(running.discard)

    session.on("Fetch.requestPaused", paused)
    patterns = [{"urlPattern": f"{prefix}/*", "requestStage": "Request"} for prefix in origins.trusted_prefixes()]
    await session.send("Fetch.enable", {"patterns": patterns})


async def _go_on(session: CDPSession, event: dict[str, Any], credentials: Credentials) -> None:
    request = event["request"]
    headers = {**request["headers"], **credentials.headers_for(request["url"])}
    with contextlib.suppress(Exception):  # the page may be gone by now
        await session.send(
            "Fetch.continueRequest",
            {"requestId": event["requestId"], "headers": [{"name": k, "value": v} for k, v in headers.items()]},
        )


async def watch_size(session: CDPSession, happenings: Happenings, limit: int) -> None:
    """Doom the visit when its document grows larger than `limit` bytes."""
    sizes: dict[str, int] = {}

    def asked(event: dict[str, Any]) -> None:
        if event.get("type") == "Document" and event.get("requestId") == event.get("loaderId"):
            sizes[event["requestId"]] = 0

    def received(event: dict[str, Any]) -> None:
        name = event["requestId"]
        if name in sizes:
            sizes[name] += event["dataLength"]
            if sizes[name] > limit:
                happenings.doomed(
                    UnobservedReason.TOO_LARGE, "网页过大，没有读完 / page too large, not read to its end"
                )

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.dataReceived", received)
    await session.send("Network.enable", {"maxTotalBufferSize": 0})
