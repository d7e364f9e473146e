from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable

import dns.flags
import dns.message
import dns.rrset
import pytest

from pytest_govsite.config.settings import Config, HostRule
from pytest_govsite.observe import addresses
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network, RefusedAddressError
from pytest_govsite.observe.origins import SiteOrigins
from pytest_govsite.observe.resolve import HostTable, NameNotFoundError

Configure = Callable[..., Config]


def rule(host: str, port: int | None, address: str, target: int | None) -> HostRule:
    return HostRule(host=host, port=port, address=address, target_port=target)


def test_a_rule_without_port_keeps_the_port() -> None:
    table = HostTable([rule("a.example", None, "10.0.0.1", None)])
    assert table.lookup("A.example.", 8443) == ("10.0.0.1", 8443)
    assert table.lookup("b.example", 80) is None


def test_a_rule_for_one_port_goes_first_and_the_host_stays_together() -> None:
    table = HostTable([rule("a.example", 443, "::1", 8443), rule("a.example", None, "10.0.0.1", None)])
    assert table.lookup("a.example", 443) == ("::1", 8443)
    assert table.lookup("a.example", 80) == ("10.0.0.1", 80)
    only = HostTable([rule("a.example", 443, "127.0.0.1", 8443)])
    assert only.lookup("a.example", 80) == ("127.0.0.1", 80)


def test_the_first_of_two_rules_counts() -> None:
    table = HostTable([rule("a.example", None, "10.0.0.1", None), rule("a.example", None, "10.0.0.2", None)])
    assert table.lookup("a.example", 80) == ("10.0.0.1", 80)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.1.1", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200", "0.0.0.0", "::1", "::",
     "fe80::1", "fd00:ec2::254", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "224.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_inner_addresses(address: str) -> None:
    assert addresses.is_inner(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "223.5.5.5", "2400:3200::1", "172.32.0.1", "198.18.0.5", "::ffff:8.8.8.8"]
)
def test_public_addresses(address: str) -> None:
    assert not addresses.is_inner(ipaddress.ip_address(address))


def endpoints(loop: BackgroundLoop, config: Config, host: str, port: int = 80) -> list[tuple[str, int]]:
    async def scene() -> list[tuple[str, int]]:
        network = Network(config)
        try:
            return [(e.address, e.port) for e in await network.endpoints(host, port)]
        finally:
            await network.close()

    return loop.run(scene())


def test_rules_may_name_inner_addresses(loop: BackgroundLoop, configure: Configure) -> None:
    config = configure("https://www.a.gov.cn/", resolve=["www.a.gov.cn=[::1]:8443", "img.a.gov.cn=10.2.3.4"])
    assert endpoints(loop, config, "www.a.gov.cn", 443) == [("::1", 8443)]
    assert endpoints(loop, config, "img.a.gov.cn", 443) == [("10.2.3.4", 443)]


@pytest.mark.parametrize("host", ["10.2.3.4", "169.254.169.254", "[::1]", "127.0.0.1", "localhost"])
def test_other_inner_addresses_are_refused(loop: BackgroundLoop, configure: Configure, host: str) -> None:
    config = configure("https://www.a.gov.cn/", resolve=["www.a.gov.cn=127.0.0.1:8443"])
    with pytest.raises(RefusedAddressError):
        endpoints(loop, config, host, 9000)


def test_a_site_inside_is_reached_and_its_neighbours_are_not(loop: BackgroundLoop, configure: Configure) -> None:
    config = configure("http://10.2.3.4:8080/")
    assert endpoints(loop, config, "10.2.3.4", 8080) == [("10.2.3.4", 8080)]
    with pytest.raises(RefusedAddressError):
        endpoints(loop, config, "10.2.3.5", 8080)
    with pytest.raises(RefusedAddressError):
        endpoints(loop, config, "127.0.0.1", 8080)


def test_a_site_on_this_machine_may_use_this_machine(loop: BackgroundLoop, configure: Configure) -> None:
    config = configure("http://127.0.0.1:8080/")
    assert ("127.0.0.1", 9000) in endpoints(loop, config, "localhost", 9000)


class _Names(asyncio.DatagramProtocol):
    """A real resolver for a handful of names."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.asked: list[str] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        response = dns.message.make_response(query)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True)
        self.asked.append(name)
        if name in self.names and question.rdtype == dns.rdatatype.A:
            response.answer.append(dns.rrset.from_text(question.name, 60, "IN", "A", self.names[name]))
        self.transport.sendto(response.to_wire(), addr)  # type: ignore[attr-defined]


def test_the_configured_resolver_is_asked(loop: BackgroundLoop, configure: Configure) -> None:
    async def scene() -> tuple[list[str], int]:
        names = _Names({"www.a.gov.cn": "203.0.113.7", "evil.example": "10.0.0.9"})
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: names, ("127.0.0.1", 0))
        port = transport.get_extra_info("sockname")[1]
        network = Network(configure("http://www.a.gov.cn/", toml=f'[dns]\nserver = "127.0.0.1:{port}"\n'))
        try:
            found = [e.address for _ in range(3) for e in await network.endpoints("www.a.gov.cn", 80)]
            with pytest.raises(NameNotFoundError):
                await network.endpoints("nowhere.example", 80)
            with pytest.raises(RefusedAddressError):
                await network.endpoints("evil.example", 80)
            return found, names.asked.count("www.a.gov.cn")
        finally:
            transport.close()
            await network.close()

    found, asked = loop.run(scene())
    assert found == ["203.0.113.7"] * 3
    assert asked == 2  # A and AAAA once


def test_whom_secrets_may_be_told(configure: Configure) -> None:
    toml = '[site]\nurl = "https://staging.example:8443/"\ndomain = "www.a.gov.cn"\naliases = ["a.gov.cn"]\n'
    origins = SiteOrigins(configure("https://staging.example:8443/", toml=toml))
    assert origins.trusts("https://staging.example:8443/x")
    assert origins.trusts("https://www.a.gov.cn/")
    assert origins.trusts("https://a.gov.cn/")
    assert not origins.trusts("http://staging.example:8443/")
    assert not origins.trusts("http://www.a.gov.cn/")
    assert not origins.trusts("https://img.a.gov.cn/")
    assert not origins.trusts("https://staging.example:9443/")


def test_what_belongs_to_the_site(configure: Configure) -> None:
    origins = SiteOrigins(configure("https://www.a.gov.cn/"))
    assert origins.owns("www.a.gov.cn")
    assert origins.owns("zwfw.a.gov.cn")
    assert not origins.owns("b-a.gov.cn")
    assert not origins.owns("a.gov.cn.evil.example")


def test_chinese_names_are_one_with_their_punycode(configure: Configure) -> None:
    table = HostTable([rule("示范县.政务", None, "10.0.0.1", None)])
    assert table.lookup("xn--5nr158fzwg.xn--zfr164b", 80) == table.lookup("示范县.政务", 80) == ("10.0.0.1", 80)
    assert SiteOrigins(configure("http://示范县.政务/")).owns("www.xn--5nr158fzwg.xn--zfr164b")


def test_a_zone_of_everybody_is_nobodys(configure: Configure) -> None:
    origins = SiteOrigins(configure("https://www.gov.cn/"))
    assert origins.owns("www.gov.cn")
    assert not origins.owns("www.beijing.gov.cn")
