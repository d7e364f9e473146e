"""Links that programs cannot open, tried once more in the browser: what opens there is alive, what does not is dead."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.model import LinkCheck, LinkState, Unobserved, UnobservedReason
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.shared_browser import looking_browser

_MOST = 24
_OF_HOST = 2
_BROKEN_OF_HOST = 12
_SECONDS = 150.0
_TELLING = frozenset({LinkState.BROKEN, LinkState.CLIENT_ERROR})
"""What only our client may be at odds with."""
_FAILED = frozenset({UnobservedReason.CONNECT, UnobservedReason.HTTP_ERROR, UnobservedReason.TIMEOUT})
_FILES = frozenset({UnobservedReason.NOT_HTML, UnobservedReason.TOO_LARGE})
"""What came is no page, yet it came."""


async def try_in_browser(
    checks: Iterable[LinkCheck], config: Config, network: Network, engine: str, stop: Callable[[], bool]
) -> tuple[LinkCheck, ...]:
    """Return the addresses that the browser could tell of, as they answered there; a few of each host are tried.

    A refusal stays one where the browser is refused too. A broken answer, or a request that is not accepted, is noted
    as one that the browser got too. No picture and no source of them is kept.
    """
    chosen = _chosen(checks)
    if not chosen:
        return ()
    found: list[LinkCheck] = []
    begun = time.monotonic()
    limits = VisitLimits(quiet=0.3, total=20.0, navigation=15.0)
    async with looking_browser(config, network=network, engine=engine, limits=limits) as browser:
        for check in chosen:
            if stop() or time.monotonic() - begun > _SECONDS:
                break
            seen = await browser.visit(check.url, take_picture=False, alone=True)
            if isinstance(seen, Unobserved):
                if seen.reason in _FILES and (seen.status is None or seen.status < 400):
                    found.append(_alive(check))
                elif check.state in _TELLING and seen.reason in _FAILED:
                    found.append(msgspec.structs.replace(check, method="browser"))
                continue
            found.append(_alive(check, title=seen.document.title[:200], final_url=seen.document.url))
    return tuple(found)


def _chosen(checks: Iterable[LinkCheck]) -> list[LinkCheck]:
    by_host: dict[str, list[LinkCheck]] = {}
    for check in checks:
        if check.state is LinkState.BLOCKED or (check.state in _TELLING and not check.assumed):
            by_host.setdefault(host_of(check.goal), []).append(check)
    # refusals of a host are all alike; what breaks off is each a case of its own
    chosen = [check for held in by_host.values() for check in _first(held)]
    return chosen[:_MOST]


def _first(held: list[LinkCheck]) -> list[LinkCheck]:
    blocked = [check for check in held if check.state is LinkState.BLOCKED]
    return blocked[:_OF_HOST] + [check for check in held if check.state in _TELLING][:_BROKEN_OF_HOST]


def _alive(check: LinkCheck, *, title: str = "", final_url: str = "") -> LinkCheck:
    return msgspec.structs.replace(
        check,
        state=LinkState.OK,
        status=200,
        method="browser",
        title=title,
        text="",
        detail=f"程序得到 {check.status}，浏览器能打开 / {check.status} to programs, opens in the browser",
        final_url=final_url if final_url != check.url else "",
    )
