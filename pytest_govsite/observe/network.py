"""The one way out: where a host is reached, and which addresses are refused."""

from __future__ import annotations

import asyncio
import contextlib
from typing import NamedTuple

from pytest_govsite.config.settings import Config
from pytest_govsite.observe import addresses
from pytest_govsite.observe.origins import SiteOrigins, ascii_host, origin_of
from pytest_govsite.observe.resolve import HostTable, Resolver

CONNECT_LIMIT = 5.0
"""Seconds for one address to take a connection."""
_HEAD = 262_144
"""Bytes that the head of an answer may have, as in browsers."""


class RefusedAddressError(OSError):
    """Raised for a private, loopback, link-local or metadata address that is not the inspected site's."""


class Endpoint(NamedTuple):
    """An address and port to connect to."""

    address: str
    port: int


class Network:
    """Host table, resolver and egress rule of one inspection, shared by HTTP, DNS and the proxy."""

    def __init__(self, config: Config) -> None:
        self.origins = SiteOrigins(config)
        self.table = HostTable(config.rules)
        self.resolver = Resolver(config.settings.dns.server)
        start = addresses.parse(self.origins.start_host)
        self._local_site = self.origins.start_host == "localhost" or bool(start and addresses.is_loopback(start))
        self._start = origin_of(config.url)
        self._own_endpoints = {Endpoint(r.address, r.target_port) for r in config.rules if r.target_port}

    async def endpoints(self, host: str, port: int) -> tuple[Endpoint, ...]:
        """Return where a host is reached, in the order to try.

        Raises:
            NameNotFoundError: the name has no address.
            RefusedAddressError: all its addresses are refused.
        """
        ruled = self.table.lookup(host, port)
        name, target = ruled or (host, port)
        found = [Endpoint(address, target) for address in await self.resolver.addresses(name)]
        allowed = found if ruled else [e for e in found if self._allowed(host, e)]
        if not allowed:
            raise RefusedAddressError(f"{host} -> {', '.join(e.address for e in found)}")
        self._remember_start(host, port, allowed)
        return tuple(allowed)

    async def connect(
        self, host: str, port: int, *, limit: float = CONNECT_LIMIT
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return an open connection to a host.

        Raises:
            OSError: no address took the connection; `NameNotFoundError`, `RefusedAddressError` and `TimeoutError` too.
        """
        last: OSError = ConnectionError(host)
        for endpoint in (await self.endpoints(host, port))[:4]:
            try:
                async with asyncio.timeout(limit):
                    return await asyncio.open_connection(endpoint.address, endpoint.port, limit=_HEAD)
            except OSError as error:
                last = error
        raise last

    async def is_local(self, host: str, port: int) -> bool:
        """True: the host is reached on this very machine."""
        with contextlib.suppress(OSError):
            found = addresses.parse((await self.endpoints(host, port))[0].address)
            return found is not None and addresses.is_loopback(found)
        return False

    async def close(self) -> None:
        """Stop the resolver."""
        await self.resolver.close()

    def _allowed(self, host: str, endpoint: Endpoint) -> bool:
        address = addresses.parse(endpoint.address)
        if address is None:
            return False
        if not addresses.is_inner(address) or endpoint in self._own_endpoints:
            return True
        if addresses.is_metadata(address):
            return ascii_host(host) == self.origins.start_host and addresses.parse(host) is not None
        if self._local_site and addresses.is_loopback(address):
            return addresses.parse(host) is not None or ascii_host(host) == "localhost"
        return self.origins.owns(host)

    def _remember_start(self, host: str, port: int, found: list[Endpoint]) -> None:
        if self._start and (ascii_host(host), port) == self._start[1:]:
            self._own_endpoints.update(found)
