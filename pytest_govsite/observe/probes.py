"""Whether many addresses answer: links side by side, aliases one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from pytest_govsite.model import LinkProbe
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.origins import host_of

_SIMULTANEOUS = 24


async def probe_all(
    client: HttpClient,
    urls: Iterable[str],
    *,
    simultaneous: int = _SIMULTANEOUS,
    arrived: Callable[[LinkProbe], None] | None = None,
) -> tuple[LinkProbe, ...]:
    """Return a probe for each different address, in the order given; `arrived` is called with each as it comes.

    Hosts are asked side by side; the pace of a single host stays what the client allows.
    """
    wanted = list(dict.fromkeys(urls))
    places = asyncio.Semaphore(simultaneous)

    async def one(url: str) -> LinkProbe:
        async with places:
            probe = await client.probe(url)
        if arrived is not None:
            arrived(probe)
        return probe

    return tuple(await asyncio.gather(*(one(url) for url in wanted)))


async def probe_aliases(client: HttpClient, aliases: Sequence[str], *, scheme: str = "https") -> tuple[LinkProbe, ...]:
    """Return a probe for each alias (a host name, or an address): by the site's own scheme, else by the other one."""
    return tuple(await asyncio.gather(*(_alias(client, alias.strip(), scheme) for alias in aliases)))


def outside_reachable(probes: Iterable[LinkProbe], client: HttpClient) -> bool:
    """True: no outside host was asked, or one of them answered."""
    outside = _outside(probes, client)
    return not outside or any(probe.status is not None for probe in outside)


def outside_asked(probes: Iterable[LinkProbe], client: HttpClient) -> bool:
    """True: an outside host was among those asked."""
    return bool(_outside(probes, client))


def _outside(probes: Iterable[LinkProbe], client: HttpClient) -> list[LinkProbe]:
    owns = client.network.origins.owns
    return [probe for probe in probes if not owns(host_of(probe.url))]


async def _alias(client: HttpClient, alias: str, scheme: str) -> LinkProbe:
    if "://" in alias:
        return await client.probe(alias)
    other = "http" if scheme == "https" else "https"
    first = await client.probe(f"{scheme}://{alias}/")
    if first.status is not None:
        return first
    second = await client.probe(f"{other}://{alias}/")
    return second if second.status is not None else first
