"""Why an address does not open, asked of the network itself where a browser does not say."""

from __future__ import annotations

import asyncio
import contextlib
import ssl

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.origins import origin_of
from pytest_govsite.observe.reasons import explain

_LIMIT = 10.0


async def reason(url: str, network: Network, tls: ssl.SSLContext) -> tuple[UnobservedReason, str] | None:
    """Return why a host cannot be reached or its certificate is not believed; None where both are well."""
    origin = origin_of(url)
    if origin is None:
        return UnobservedReason.CONNECT, f"地址无效 / invalid address：{url[:100]}"
    scheme, host, port = origin
    try:
        async with asyncio.timeout(_LIMIT):
            _, writer = await network.connect(host, port)
            try:
                if scheme == "https":
                    await writer.start_tls(tls, server_hostname=host)
            finally:
                with contextlib.suppress(OSError):
                    writer.close()
    except OSError as error:
        return explain(error)
    return None
