"""The home page over IPv6 and over IPv4, and whether this machine has IPv6 at all."""

from __future__ import annotations

import asyncio
import socket

from pytest_govsite.config.settings import Config
from pytest_govsite.model.security import Connection, Ipv6Facts, NameFacts, OwnIpv6, Visit
from pytest_govsite.observe import addresses
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.identity import user_agent
from pytest_govsite.observe.network import CONNECT_LIMIT, Endpoint, RefusedAddressError
from pytest_govsite.observe.origins import host_of, origin_of
from pytest_govsite.observe.resolve import NameNotFoundError
from pytest_govsite.observe.security.names import look_up
from pytest_govsite.observe.security.visiting import first_endpoint, visit

_CONTROLS = ("www.gov.cn", "www.miit.gov.cn")
"""Public sites with IPv6 whose port is knocked at, where the inspected one stays silent."""
_ATTEMPTS = 2
"""A busy machine of the site or of ours may miss its time once."""
_SILENT = (Connection.TIMEOUT, Connection.UNREACHABLE, Connection.REFUSED)


async def look_at_ipv6(client: HttpClient, config: Config, home_url: str) -> Ipv6Facts:
    """Return what the DNS says of the site and what its home page is over IPv6 and over IPv4."""
    host = host_of(home_url)
    names = await look_up(config, host)
    origin = origin_of(home_url)
    port = origin[2] if origin else 443
    table = client.network.table
    ruled = table.lookup(host, port)
    six = Six(client, names)
    try:
        target = await six.find(host, port)
    except OSError:
        return Ipv6Facts(
            names=names,
            ruled=ruled[0] if ruled else "",
            own=_own_ipv6("2001:db8::1"),
            six=Visit(url=home_url),
            four=Visit(url=home_url),
        )
    own = _own_ipv6(target.address)
    seen = Visit(url=home_url)
    if own in (OwnIpv6.GLOBAL, OwnIpv6.LOOPBACK):
        for _ in range(_ATTEMPTS):
            seen = await visit(client, home_url, six.find, user_agent=user_agent(config), text=True)
            if seen.connection is not Connection.TIMEOUT:
                break
    control = None
    if own is OwnIpv6.GLOBAL and seen.connection in _SILENT:
        control = await _control(client)

    async def find_four(name: str, wanted: int) -> Endpoint:
        endpoint = await first_endpoint(client, name, wanted)
        if ":" in endpoint.address:
            raise NameNotFoundError(name)
        return endpoint

    four = await visit(client, home_url, find_four, user_agent=user_agent(config), text=True)
    if _out_of_order(seen) and _out_of_order(four):
        # over IPv4 it answered when it was crawled: a moment's fault would hide that of IPv6
        four = await visit(client, home_url, find_four, user_agent=user_agent(config), text=True)
    return Ipv6Facts(names=names, own=own, control=control, address=target.address, six=seen, four=four)


def _out_of_order(seen: Visit) -> bool:
    return (seen.status or 0) >= 500


class Six:
    """Where hosts of the site are reached over IPv6: by the resolve table, else by their AAAA records."""

    def __init__(self, client: HttpClient, names: NameFacts) -> None:
        self._client, self._names = client, names

    async def find(self, host: str, port: int) -> Endpoint:
        """Return the first IPv6 address of a host.

        A host that the table puts on this machine's 127.0.0.1 is looked for on its ::1, same port.

        Raises:
            NameNotFoundError: it has none.
            RefusedAddressError: it lies in an inner network.
        """
        ruled = self._client.network.table.lookup(host, port)
        if ruled is not None:
            return _ruled(host, *ruled)
        found = self._names.six_addresses if host == self._names.host else await self._resolved(host)
        for text in found:
            address = addresses.parse(text)
            if address is not None and address.version == 6:
                if addresses.is_inner(address):
                    raise RefusedAddressError(f"{host} -> {text}")
                return Endpoint(str(address), port)
        raise NameNotFoundError(host)

    async def _resolved(self, host: str) -> tuple[str, ...]:
        return tuple(a for a in await self._client.network.resolver.addresses(host) if ":" in a)


def _ruled(host: str, name: str, port: int) -> Endpoint:
    address = addresses.parse(name)
    if address is not None and address.version == 6:
        return Endpoint(str(address), port)
    if address is not None and addresses.is_loopback(address):
        return Endpoint("::1", port)
    raise NameNotFoundError(host)


def _own_ipv6(target: str) -> OwnIpv6:
    """Return what source address this machine would use towards an address; nothing is sent."""
    if not socket.has_ipv6:
        return OwnIpv6.NONE
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as trial:
            trial.connect((target, 443))
            own = addresses.parse(str(trial.getsockname()[0]))
    except OSError:
        return OwnIpv6.NONE
    if own is None:
        return OwnIpv6.NONE
    if addresses.is_loopback(own):
        return OwnIpv6.LOOPBACK
    return OwnIpv6.INNER if addresses.is_inner(own) else OwnIpv6.GLOBAL


async def _control(client: HttpClient) -> bool:
    """Return whether any other public site takes an IPv6 connection from here."""
    for name in _CONTROLS:
        try:
            found = [a for a in await client.network.resolver.addresses(name) if ":" in a]
            async with asyncio.timeout(CONNECT_LIMIT):
                _, writer = await asyncio.open_connection(found[0], 443)
            writer.close()
        except (OSError, IndexError):
            continue
        return True
    return False
