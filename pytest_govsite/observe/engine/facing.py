"""The address of this machine that another one reaches it at."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit


def facing(remote: str) -> str:
    """Return the own address on the way to a server; loopback for one on this machine and where there is no way."""
    try:
        parts = urlsplit(remote)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
            way.connect((parts.hostname or "127.0.0.1", parts.port or 80))  # sends nothing
            return str(way.getsockname()[0])
    except (OSError, ValueError):
        return "127.0.0.1"
