"""A small DNS responder: A, AAAA and NS of the demo's names, NXDOMAIN for all others."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import cast

import dns.exception
import dns.flags
import dns.message
import dns.opcode
import dns.rcode
import dns.rdatatype
import dns.rrset

PUBLIC_IPV6 = "3ffe:3301:99::80"
"""From the returned 6bone block: global in form, routed nowhere. Connections go by `resolve`, never by this address."""
DOCUMENTATION_IPV6 = "2001:db8:99::80"
"""From the block for documentation (RFC 3849), as it stays behind when a manual is copied."""
TTL = 60


def answer(query: bytes, names: frozenset[str], ipv6: str = PUBLIC_IPV6) -> bytes | None:
    """Return the wire form of the answer to `query`; None where the bytes are no DNS query."""
    try:
        request = dns.message.from_wire(query)
    except dns.exception.DNSException:
        return None
    if request.flags & dns.flags.QR or not request.question:
        return None
    response = dns.message.make_response(request)
    response.flags |= dns.flags.AA
    if request.opcode() != dns.opcode.QUERY:
        response.set_rcode(dns.rcode.NOTIMP)
        return response.to_wire()
    question = request.question[0]
    name = question.name.to_text(omit_final_dot=True).lower()
    if not _known(name, names):
        response.set_rcode(dns.rcode.NXDOMAIN)
        return response.to_wire()
    values = _records(name, question.rdtype, names, ipv6)
    if values:
        response.answer.append(dns.rrset.from_text(question.name, TTL, "IN", question.rdtype, *values))
    return response.to_wire()


def _known(name: str, names: frozenset[str]) -> bool:
    return name in names or any(known.endswith("." + name) for known in names)


def _records(name: str, kind: int, names: frozenset[str], ipv6: str) -> tuple[str, ...]:
    if kind == dns.rdatatype.NS:
        return (f"ns1.{name}.", f"ns2.{name}.") if f"ns1.{name}" in names else ()
    if name not in names:
        return ()
    if kind == dns.rdatatype.A:
        return ("127.0.0.1",)
    if kind == dns.rdatatype.AAAA:
        return (ipv6,)
    return ()


def with_name_servers(hosts: frozenset[str]) -> frozenset[str]:
    """Return the hosts and the name servers of their zones."""
    zones = {host.split(".", 1)[1] for host in hosts if not _is_address(host)}
    return hosts | {f"{server}.{zone}" for zone in zones for server in ("ns1", "ns2")}


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class Responder(asyncio.DatagramProtocol):
    """Answers one datagram with one datagram."""

    def __init__(self, names: frozenset[str], ipv6: str = PUBLIC_IPV6) -> None:
        self._ipv6 = ipv6
        self._names = with_name_servers(names)
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        # asyncio's own datagram transport is no subclass of the abstract one in every Python version
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer a query; anything else is dropped."""
        response = answer(data, self._names, self._ipv6)
        if response is not None and self._transport is not None:
            self._transport.sendto(response, addr)
