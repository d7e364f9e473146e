"""Links whose hosts refuse programs, tried once more in the browser: what opens there is alive."""

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
_SECONDS = 150.0
_FILES = frozenset({UnobservedReason.NOT_HTML, UnobservedReason.TOO_LARGE})
"""What came is no page, yet it came."""


async def try_in_browser(
    checks: Iterable[LinkCheck], config: Config, network: Network, engine: str, stop: Callable[[], bool]
) -> tuple[LinkCheck, ...]:
    """Return the addresses that opened in the browser, as they answered there; a few of each host are tried.

    No picture and no source of them is kept.
    """
    chosen = _chosen(checks)
    if not chosen:
        return ()
    found: list[LinkCheck] = []
    begun = time.monotonic()
    limits = VisitLimits(quiet=0.3)
    async with looking_browser(config, network=network, engine=engine, limits=limits) as browser:
        for check in chosen:
            if stop() or time.monotonic() - begun > _SECONDS:
                break
            seen = await browser.visit(check.url, take_picture=False, alone=True)
            if isinstance(seen, Unobserved):
                if seen.reason in _FILES and (seen.status is None or seen.status < 400):
                    found.append(_alive(check))
                continue
            found.append(_alive(check, title=seen.document.title[:200], final_url=seen.document.url))
    return tuple(found)


def _chosen(checks: Iterable[LinkCheck]) -> list[LinkCheck]:
    by_host: dict[str, list[LinkCheck]] = {}
    for check in checks:
        if check.state is LinkState.BLOCKED:
            by_host.setdefault(host_of(check.goal), []).append(check)
    return [check for held in by_host.values() for check in held[:_OF_HOST]][:_MOST]


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
