"""Where a host is reached: the host table of the configuration, then the resolver."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from pytest_govsite.config.settings import HostRule
from pytest_govsite.observe import addresses
from pytest_govsite.observe.origins import ascii_host

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver as DnsResolver

_KEPT = 300.0
_KEPT_LEAST = 5.0
_KEPT_FAILURE = 30.0
_LIMIT = 5.0


class NameNotFoundError(OSError):
    """Raised when a host name has no address, or the resolver did not answer."""


class NameUnansweredError(NameNotFoundError):
    """Raised when the resolver did not answer, so that it is not known whether the name has an address."""


class HostTable:
    """`HOST=ADDRESS[:PORT]` rules; a rule for one port goes before a rule for all ports."""

    def __init__(self, rules: Sequence[HostRule]) -> None:
        self._rules = {(ascii_host(rule.host), rule.port): rule for rule in reversed(rules)}

    def lookup(self, host: str, port: int) -> tuple[str, int] | None:
        """Return address and port that a host is reached at; None where no rule names it.

        A rule that names another port of the host still gives the address: a staging host is never mixed with the
        public one.
        """
        name = ascii_host(host)
        rule = self._rules.get((name, port)) or self._rules.get((name, None))
        if rule is not None:
            return rule.address, rule.target_port or port
        other = next((r for (known, _), r in self._rules.items() if known == name), None)
        return (other.address, port) if other else None


class Resolver:
    """Host name -> addresses, IPv4 first; answers and failures are kept for a while.

    While the resolver is silent, an answer that it gave before still holds (RFC 8767); a name that it says is gone is gone.
    """

    def __init__(self, server: str = "") -> None:
        self._server = dns_resolver(server) if server else None
        self._threads = ThreadPoolExecutor(max_workers=16, thread_name_prefix="govsite-dns")
        self._known: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._asking: dict[str, asyncio.Task[tuple[str, ...]]] = {}
        self._unanswered: set[str] = set()

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Return the addresses of a host.

        Raises:
            NameNotFoundError: it has none, or the resolver did not answer in time.
        """
        name = ascii_host(host)
        if literal := addresses.parse(name):
            return (str(literal),)
        if name == "localhost" or name.endswith(".localhost"):
            return ("127.0.0.1", "::1")
        found = self._remembered(name)
        if found is None:
            found = await asyncio.shield(self._task(name))
        if not found:
            raise NameUnansweredError(name) if name in self._unanswered else NameNotFoundError(name)
        return found

    async def close(self) -> None:
        """Give up what is still being asked."""
        for task in self._asking.values():
            task.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _remembered(self, name: str) -> tuple[str, ...] | None:
        until, found = self._known.get(name, (0.0, ()))
        return found if time.monotonic() < until else None

    def _task(self, name: str) -> asyncio.Task[tuple[str, ...]]:
        task = self._asking.get(name)
        if task is None:
            task = asyncio.create_task(self._ask(name))
            self._asking[name] = task
            task.add_done_callback(lambda _: self._asking.pop(name, None))
        return task

    async def _ask(self, name: str) -> tuple[str, ...]:
        self._unanswered.discard(name)
        kept = _KEPT
        try:
            async with asyncio.timeout(_LIMIT):
                found, kept = await (self._from_server(name) if self._server else self._from_system(name))
        except (TimeoutError, OSError, UnicodeError) as error:
            found = ()
            if isinstance(error, TimeoutError) or getattr(error, "errno", None) == socket.EAI_AGAIN:
                self._unanswered.add(name)
        if not found:
            kept = _KEPT_FAILURE
            if name in self._unanswered:
                found = self._known.get(name, (0.0, ()))[1]
        self._known[name] = (time.monotonic() + kept, found)
        return found

    async def _from_system(self, name: str) -> tuple[tuple[str, ...], float]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._threads, lambda: socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
        )
        return _ordered([str(entry[4][0]) for entry in found]), _KEPT

    async def _from_server(self, name: str) -> tuple[tuple[str, ...], float]:
        """Return the addresses, and for how many seconds they hold."""
        import dns.exception
        import dns.resolver

        async def ask(kind: str) -> list[str]:
            assert self._server is not None
            try:
                answer = await self._server.resolve(name, kind, search=False, lifetime=_LIMIT)
            except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
                return []
            except dns.exception.DNSException:
                self._unanswered.add(name)
                return []
            if answer.rrset is not None:
                lives.append(float(answer.rrset.ttl))
            return [record.to_text() for record in answer]

        lives: list[float] = [_KEPT]
        four, six = await asyncio.gather(ask("A"), ask("AAAA"))
        return _ordered(four + six), max(_KEPT_LEAST, min(lives))


def _ordered(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda address: ":" in address))


def dns_resolver(server: str) -> DnsResolver:
    """Return a resolver that asks one server, `ADDRESS[:PORT]`."""
    import dns.asyncresolver

    host, port = _host_and_port(server)
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = [host]
    resolver.port = port
    return resolver


def _host_and_port(server: str) -> tuple[str, int]:
    if server.count(":") == 1 or server.startswith("["):
        host, _, port = server.rpartition(":")
        if port.isdigit():
            return host.strip("[]"), int(port)
    return server.strip("[]"), 53
