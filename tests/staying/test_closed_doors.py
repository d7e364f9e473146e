from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import trustme

from pytest_govsite.config.settings import Config
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.links.asking import LinkAsker
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.conftest import authority, ca_file, configure, loop
from tests.staying.access import OUTSIDE, closed_doors

__all__ = ["authority", "ca_file", "configure", "loop"]


def test_links_to_doors_that_do_not_open(
    loop: BackgroundLoop, configure: Callable[..., Config], authority: trustme.CA, ca_file: Path
) -> None:
    # the authority is known, so that nothing but the fault itself is in the way
    config = configure("http://127.0.0.1:9/", toml=f'[http]\nca_file = "{ca_file}"\n')
    with closed_doors(authority) as addresses:

        async def scene() -> dict[str, str]:
            async with HttpClient(config) as client:
                asker = LinkAsker(client.asker)
                return {name: (await asker.check(url, read=True)).state.value for name, url in addresses.items()}

        seen = loop.run(scene())
    # in TLS 1.3 a server asks for the certificate when the client is through: its alert may be lost with the connection
    assert seen.pop("tls-client") in ("tls", "broken")
    assert seen == {each.name: each.state for each in OUTSIDE if each.name != "tls-client"}
