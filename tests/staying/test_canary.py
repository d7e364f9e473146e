"""Nothing that a site says makes the inspector knock at doors of the inner network that it stands in."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.model import RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe import launch
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.links.asking import LinkAsker
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.conftest import HOST, configure, loop, site
from tests.observe.site import LocalSite
from tests.staying.canary import Canary, Names

__all__ = ["configure", "loop", "site"]
OUTSIDE = "198.51.100.7"


@pytest.fixture
def canary() -> Iterator[Canary]:
    listening = Canary()
    yield listening
    listening.close()


@pytest.fixture
def names() -> Iterator[Names]:
    resolver = Names(
        {
            "inner.example.org": ("127.0.0.1",),
            "metadata.example.org": ("169.254.169.254",),
            "rebinding.example.org": (OUTSIDE, "127.0.0.1"),
        }
    )
    yield resolver
    resolver.close()


@pytest.fixture
def config(site: LocalSite, names: Names, configure: Callable[..., Config]) -> Config:
    toml = f'[dns]\nserver = "{names.server}"\n'
    return configure(f"http://{HOST}/", toml=toml, resolve=[f"{HOST}=127.0.0.1:{site.port}"])


def doors(port: int) -> list[str]:
    """Return addresses that all lead to the canary or to a metadata service."""
    loopback = ("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "a.localhost", "0.0.0.0", "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]", "127.0.0.1.", "inner.example.org", "INNER.example.org")  # fmt: skip
    metadata = (
        "169.254.169.254",
        "metadata.example.org",
        "100.100.100.200",
        "[fd00:ec2::254]",
        "[::ffff:169.254.169.254]",
    )
    return [f"http://{host}:{port}/a" for host in loopback] + [f"http://{host}/latest/meta-data/" for host in metadata]


def test_the_canary_sings(canary: Canary) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{canary.port}/") as answer:
        assert answer.read() == b"canary"
    assert len(canary.heard) == 1


def test_over_http(loop: BackgroundLoop, site: LocalSite, canary: Canary, config: Config) -> None:
    urls = doors(canary.port)
    for number, url in enumerate(urls):
        site.redirect(f"/{number}", url)
    site.redirect("/file", "file:///etc/passwd")

    async def scene() -> list[UnobservedReason | str | None]:
        async with HttpClient(config) as client:
            asked = [*urls, *(f"http://{HOST}/{number}" for number in range(len(urls)))]
            lost = [(await client.fetch(url)).unobserved for url in asked]
            file = await client.get(f"http://{HOST}/file")
            assert isinstance(file, Unobserved) or not (file.answer.body and b"root:" in file.answer.body.data)
            asker = LinkAsker(client.asker)
            states = [(await asker.check(url, read=True)).state.value for url in urls]
            return [*(why.reason if why else None for why in lost), *states]

    told = loop.run(scene())
    assert not canary.heard
    assert set(told) <= {
        UnobservedReason.REFUSED_ADDRESS,
        "inner",
        UnobservedReason.CONNECT,
        UnobservedReason.DNS,
        "name",
        "invalid",
    }
    # numbers that the resolver takes for names have no address there
    assert told.count(UnobservedReason.REFUSED_ADDRESS) >= 2 * (len(urls) - 5)
    assert set(site.paths()) == {"/file", *(f"/{number}" for number in range(len(urls)))}


def test_odd_numbers_that_the_system_takes_for_addresses(
    loop: BackgroundLoop, site: LocalSite, canary: Canary, configure: Callable[..., Config]
) -> None:
    config = configure(f"http://{HOST}/", resolve=[f"{HOST}=127.0.0.1:{site.port}"])
    numbers = ("127.1", "2130706433", "0x7f000001", "0177.0.0.1")

    async def scene() -> set[UnobservedReason | None]:
        async with HttpClient(config) as client:
            lost = [(await client.fetch(f"http://{number}:{canary.port}/")).unobserved for number in numbers]
            return {why.reason if why else None for why in lost}

    told = loop.run(scene())
    assert UnobservedReason.REFUSED_ADDRESS in told
    assert told <= {UnobservedReason.REFUSED_ADDRESS, UnobservedReason.CONNECT}, "refused, or no address at all"
    assert not canary.heard


def page(port: int) -> str:
    """Return a page that tries every way to an address that it knows."""
    parts = [
        f'<img src="{url}"><script src="{url}"></script><link rel="stylesheet" href="{url}"><iframe src="{url}"></iframe>'
        f'<object data="{url}"></object><video src="{url}"></video><link rel="preconnect" href="{url}">'
        f'<link rel="prefetch" href="{url}"><link rel="dns-prefetch" href="{url}">'
        for url in doors(port)
    ]
    return f"""<p>首页</p>{"".join(parts)}<iframe src="file:///etc/passwd"></iframe><img src="file:///etc/hostname">
    <iframe src="http://rebinding.example.org:{port}/"></iframe>
    <form id=f action="http://127.0.0.1:{port}/form" target=t></form><iframe name=t></iframe>
    <script>
    const at = '127.0.0.1:{port}';
    fetch('http://' + at + '/fetch', {{mode: 'no-cors'}}).catch(() => 0);
    navigator.sendBeacon('http://' + at + '/beacon', 'x');
    new WebSocket('ws://' + at + '/socket'); new EventSource('http://' + at + '/events');
    window.open('http://' + at + '/window'); f.submit();
    new Worker(URL.createObjectURL(new Blob([`fetch('http://${{at}}/worker', {{mode: 'no-cors'}})`])));
    const peer = new RTCPeerConnection({{iceServers: [{{urls: 'turn:' + at + '?transport=tcp', username: 'a', credential: 'b'}}]}});
    peer.createDataChannel('a'); peer.createOffer().then(offer => peer.setLocalDescription(offer));
    const away = document.createElement('a'); away.href = 'http://' + at + '/ping-target'; away.ping = 'http://' + at + '/ping';
    away.target = '_blank'; away.click();
    </script>"""


@pytest.mark.browser
@pytest.mark.skipif(launch.find_chromium() is None, reason="no Chromium here")
def test_in_the_browser(loop: BackgroundLoop, site: LocalSite, canary: Canary, config: Config) -> None:
    site.page("/", page(canary.port))
    goals = {"script": f"location = 'http://127.0.0.1:{canary.port}/moved'", "file": "location = 'file:///etc/passwd'"}
    for name, code in goals.items():
        site.page(f"/{name}", f"<p>{name}</p><script>{code}</script>")
    site.page("/refresh", f'<meta http-equiv=refresh content="0;url=http://localhost:{canary.port}/">')
    site.redirect("/redirect", f"http://inner.example.org:{canary.port}/")
    site.redirect("/redirect-file", "file:///etc/passwd")

    async def scene() -> list[RenderedPage | Unobserved]:
        async with Browser(config) as browser:
            paths = ("", *goals, "refresh", "redirect", "redirect-file")
            return [await browser.visit(f"http://{HOST}/{path}", take_picture=False) for path in paths]

    home, *moved = loop.run(scene())
    assert not canary.heard
    assert isinstance(home, RenderedPage), home
    refused = {r.url for r in home.resources if UnobservedReason.REFUSED_ADDRESS.value in r.failure}
    assert f"http://127.0.0.1:{canary.port}/a" in refused, "it was tried, and the record can say why it failed"
    assert not any("root:" in block.text for block in home.document.blocks)
    for seen in moved:
        assert isinstance(seen, Unobserved) or not any("root:" in block.text for block in seen.document.blocks)
