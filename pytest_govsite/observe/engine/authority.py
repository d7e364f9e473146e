"""A throw-away certificate authority: lets the loopback proxy read what one browser asks of the inspected hosts."""

from __future__ import annotations

import ssl

import trustme


class Authority:
    """Certificates for host names; its key never leaves this process and ends with it."""

    def __init__(self) -> None:
        self._authority = trustme.CA(organization_name="pytest-govsite loopback", key_type=trustme.KeyType.ECDSA)
        self._contexts: dict[str, ssl.SSLContext] = {}

    def context(self, host: str) -> ssl.SSLContext:
        """Return the server side of TLS for a host."""
        if host not in self._contexts:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.set_alpn_protocols(["http/1.1"])
            self._authority.issue_cert(host, key_type=trustme.KeyType.ECDSA).configure_cert(context)
            self._contexts[host] = context
        return self._contexts[host]
