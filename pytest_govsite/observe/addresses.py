"""Which IP addresses lead into somebody's inner network (RFC 1918, 4193, 3927, 4291, 6598, 6890)."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_INNER = tuple(
    ipaddress.ip_network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.168.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/127",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
_METADATA = tuple(
    ipaddress.ip_network(block) for block in ("169.254.0.0/16", "100.100.100.200/32", "fd00:ec2::254/128", "fe80::/10")
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def parse(host: str) -> Address | None:
    """Return the address a host is written as, with or without brackets and zone; None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def is_inner(address: Address) -> bool:
    """True: private, loopback, link-local, shared, multicast or reserved, also when wrapped into IPv6."""
    return _within(_unwrapped(address), _INNER)


def is_metadata(address: Address) -> bool:
    """True: link-local, or the metadata service of a cloud; never part of a web site unless named by the user."""
    return _within(_unwrapped(address), _METADATA)


def is_loopback(address: Address) -> bool:
    """True: this very machine."""
    return _unwrapped(address).is_loopback


def _within(address: Address, networks: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def _unwrapped(address: Address) -> Address:
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
