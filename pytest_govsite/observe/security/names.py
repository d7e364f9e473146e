"""Addresses of the site in the DNS (RFC 1035, RFC 3596)."""

from __future__ import annotations

import asyncio

from pytest_govsite.config.settings import Config
from pytest_govsite.model.security import NameAnswer, NameFacts
from pytest_govsite.observe import addresses
from pytest_govsite.observe.origins import ascii_host
from pytest_govsite.observe.resolve import dns_resolver

_LIMIT = 6.0
_MOST = 16


async def look_up(config: Config, host: str) -> NameFacts:
    """Return the A and AAAA records of a host as the configured server, else this machine's resolver, gives them."""
    server = config.settings.dns.server
    name = ascii_host(host)
    (four, four_found), (six, six_found) = await asyncio.gather(_ask(server, name, "A"), _ask(server, name, "AAAA"))
    return NameFacts(host=name, server=server, four=four, six=six, four_addresses=four_found, six_addresses=six_found)


async def _ask(server: str, name: str, kind: str) -> tuple[NameAnswer, tuple[str, ...]]:
    import dns.asyncresolver
    import dns.exception
    import dns.resolver

    if addresses.parse(name) is not None:
        return NameAnswer.NO_SUCH_NAME, ()
    try:
        resolver = dns_resolver(server) if server else dns.asyncresolver.Resolver()
        answer = await resolver.resolve(name, kind, search=False, lifetime=_LIMIT)
    except dns.resolver.NXDOMAIN:
        return NameAnswer.NO_SUCH_NAME, ()
    except dns.resolver.NoAnswer:
        return NameAnswer.EMPTY, ()
    except (dns.exception.DNSException, OSError, ValueError):
        return NameAnswer.NO_ANSWER, ()
    found = tuple(record.to_text() for record in answer)[:_MOST]
    return (NameAnswer.FOUND if found else NameAnswer.EMPTY), found
