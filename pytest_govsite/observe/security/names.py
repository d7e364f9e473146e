"""Addresses of the site in the DNS (RFC 1035, RFC 3596)."""

from __future__ import annotations

import asyncio

from pytest_govsite.config.settings import Config
from pytest_govsite.model.security import NameAnswer, NameFacts, NameServer
from pytest_govsite.observe import addresses
from pytest_govsite.observe.origins import SHARED, ascii_host
from pytest_govsite.observe.resolve import dns_resolver

_LIMIT = 6.0
_MOST = 16
_MOST_SERVERS = 8
_MOST_LABELS = 6


async def look_up(config: Config, host: str) -> NameFacts:
    """Return the A and AAAA records of a host as the configured server, else this machine's resolver, gives them."""
    server = config.settings.dns.server
    name = ascii_host(host)
    (four, four_found), (six, six_found) = await asyncio.gather(_ask(server, name, "A"), _ask(server, name, "AAAA"))
    known = NameAnswer.FOUND in (four, six)
    return NameFacts(
        host=name,
        server=server,
        four=four,
        six=six,
        four_addresses=four_found,
        six_addresses=six_found,
        servers=await _name_servers(server, name) if known else (),
    )


async def _name_servers(server: str, name: str) -> tuple[NameServer, ...]:
    """Return the name servers of the nearest zone that has some."""
    labels = name.split(".")
    for start in range(min(len(labels) - 1, _MOST_LABELS)):
        zone = ".".join(labels[start:])
        if zone in SHARED:
            break
        answer, found = await _ask(server, zone, "NS")
        if answer is NameAnswer.NO_ANSWER:
            return ()
        if found:
            names = sorted(each.rstrip(".").lower() for each in found)[:_MOST_SERVERS]
            answers = await asyncio.gather(*(_ask(server, each, "AAAA") for each in names))
            return tuple(NameServer(name=each, six=six) for each, (six, _) in zip(names, answers, strict=True))
    return ()


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
