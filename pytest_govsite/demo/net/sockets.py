"""Bound sockets on 127.0.0.1 and, where the machine has it, on ::1 with the same port."""

from __future__ import annotations

import socket

_TRIES = 20


def bind_streams(port: int = 0) -> list[socket.socket]:
    """Return bound TCP sockets of one port: IPv4 first, IPv6 where there is one.

    Raises:
        OSError: the port is taken.
    """
    return _bind_pair(port, socket.SOCK_STREAM)


def bind_datagrams() -> list[socket.socket]:
    """Return bound UDP sockets of one free port: IPv4 first, IPv6 where there is one."""
    return _bind_pair(0, socket.SOCK_DGRAM)


def _bind_pair(port: int, kind: socket.SocketKind) -> list[socket.socket]:
    for _ in range(_TRIES):
        first = _bound(socket.AF_INET, kind, "127.0.0.1", port)
        if not has_ipv6():
            return [first]
        try:
            return [first, _bound(socket.AF_INET6, kind, "::1", first.getsockname()[1])]
        except OSError:
            # the same number is taken on ::1: with a fixed port IPv4 alone has to do
            if port:
                return [first]
            first.close()
    return [_bound(socket.AF_INET, kind, "127.0.0.1", port)]


def _bound(family: socket.AddressFamily, kind: socket.SocketKind, address: str, port: int) -> socket.socket:
    # asyncio sends without delay (TCP_NODELAY) where a socket names its protocol; without, each answer waits 40 ms
    made = socket.socket(family, kind, socket.IPPROTO_TCP if kind == socket.SOCK_STREAM else 0)
    try:
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if port:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        if kind == socket.SOCK_STREAM:
            # listening at once: whoever connects before the server runs waits instead of being refused
            made.listen(512)
        made.setblocking(False)
    except OSError:
        made.close()
        raise
    return made


def has_ipv6() -> bool:
    """Return whether this machine has an IPv6 loopback address."""
    if not socket.has_ipv6:
        return False
    try:
        _bound(socket.AF_INET6, socket.SOCK_STREAM, "::1", 0).close()
    except OSError:
        return False
    return True
