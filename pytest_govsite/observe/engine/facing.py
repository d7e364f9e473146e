"""Where a browser on another machine reaches our proxy, and who may use it there."""

from __future__ import annotations

import socket
from typing import NamedTuple
from urllib.parse import urlsplit

_LOOPBACK = "127.0.0.1"


class Facing(NamedTuple):
    """An address of this machine, and the machines that are let in at it."""

    address: str
    peers: frozenset[str] | None
    """None: the address is loopback, so nobody else comes."""


def facing(remote: str) -> Facing:
    """Return the own address on the way to a server, open to that server only; loopback where there is no way.

    Who uses the proxy is given the credentials of the site, so nobody else is let in.
    """
    try:
        parts = urlsplit(remote)
        peer = socket.gethostbyname(parts.hostname or _LOOPBACK)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect((peer, parts.port or 80))  # sends nothing
            address = str(way.getsockname()[0])
    except (OSError, ValueError):
        return Facing(_LOOPBACK, None)
    return Facing(_LOOPBACK, None) if address.startswith("127.") else Facing(address, frozenset({peer, address}))


def unreached(proxy: str) -> str:
    """Return what is to be said of a browser on another machine that shows nothing."""
    return f"（它须能访问 {proxy} / it must be able to reach {proxy}）"
