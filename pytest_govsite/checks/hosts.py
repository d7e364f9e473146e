"""Hosts of addresses, and what they are to the inspected site."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from rapidfuzz.distance import Levenshtein

from pytest_govsite.model import Site

_SECOND_LEVEL = ("gov.cn", "com.cn", "org.cn", "net.cn", "edu.cn", "ac.cn", "mil.cn")
_RESERVED = (".localhost", ".local", ".internal", ".test", ".invalid", ".example", ".lan", ".intranet")
_TYPO = 2
_REMEMBERED = 4096
"""Addresses at hand: the same few links stand on every page."""


@lru_cache(_REMEMBERED)
def host_of(address: str) -> str:
    """Return the host in lower case without port or final dot; empty where the address has none."""
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        return (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def is_public_name(host: str) -> bool:
    """Return False for an IP address, a single label or a name of a reserved domain (RFC 2606, RFC 6762)."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return "." in host and not host.endswith(_RESERVED)
    return False


@lru_cache(_REMEMBERED)
def registrable(host: str) -> str:
    """Return the domain below which one holder names hosts: `www.gz.gov.cn` -> `gz.gov.cn`."""
    labels = host.split(".")
    depth = 3 if host.endswith(tuple(f".{s}" for s in _SECOND_LEVEL)) else 2
    return ".".join(labels[-depth:])


def is_government(host: str) -> bool:
    """Return True for a name below gov.cn or 政务."""
    return host.endswith((".gov.cn", ".政务", ".xn--zfr164b"))


def own_hosts(site: Site) -> frozenset[str]:
    """Return the hosts that are the site itself: declared domain, aliases, inspected host."""
    return frozenset(filter(None, (host_of(a) for a in (site.domain, site.url, *site.aliases))))


def matches(host: str, patterns: Iterable[str]) -> bool:
    """Return True if a glob pattern of host names matches; `*.x` matches `x` too."""
    return any(fnmatchcase(host, p) or (p.startswith("*.") and host == p[2:]) for p in patterns)


def proxies(host: str, official: str) -> bool:
    """Return True for an IPv6 conversion proxy: the whole official host, then the proxy's own name."""
    if not host.startswith(f"{official}."):
        return False
    rest = host[len(official) + 1 :]
    return is_government(f".{rest}") or any("v6" in label or label == "6" for label in rest.split("."))


def imitates(host: str, official: str, words: Iterable[str], genuine: Iterable[str] = ()) -> bool:
    """Return True for a host that passes itself off as `official` without lying below a genuine domain.

    Args:
        host: the host to judge.
        official: the host it may imitate.
        words: official names run together without dots and hyphens; a host outside gov.cn that holds one imitates.
        genuine: further hosts whose holders are known; names below their domains never imitate.
    """
    holders = {registrable(official), *map(registrable, genuine)}
    if not host or any(host == h or host.endswith(f".{h}") for h in holders) or proxies(host, official):
        return False
    if Levenshtein.distance(host, official, score_cutoff=_TYPO) <= _TYPO:
        return True
    plain = host.replace(".", "").replace("-", "")
    return not is_government(host) and any(word in plain for word in words)


class AsInspected:
    """Own addresses as they are reached in this inspection: on the inspected host, not on the declared one.

    Args:
        site: the inspected site.
    """

    def __init__(self, site: Site) -> None:
        self._own = own_hosts(site)
        self._host = host_of(site.url)
        self._base = urlsplit(site.url)

    def own(self, url: str) -> bool:
        """Return True for an address of the site."""
        return host_of(url) in self._own

    def __call__(self, url: str) -> str:
        """Return the address as it is asked for."""
        host = host_of(url)
        if host == self._host or host not in self._own:
            return url
        try:
            parts = urlsplit(url)
            if parts.port not in (None, 80, 443):
                return url
        except ValueError:
            return url
        return urlunsplit((self._base.scheme, self._base.netloc, parts.path, parts.query, ""))
