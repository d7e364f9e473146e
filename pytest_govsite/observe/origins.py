"""Whose host is it: what belongs to the inspected site, and what may be told its secrets."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from pytest_govsite.config.settings import Config

Origin = tuple[str, str, int]
"""Scheme, host, port."""
PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
SHARED = frozenset(("gov.cn", "com.cn", "org.cn", "net.cn", "edu.cn", "ac.cn"))
"""Zones under which everybody registers."""


def origin_of(url: str) -> Origin | None:
    """Return scheme, host in lower case and port of an address; None where it has none."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    if not parts.hostname or not port:
        return None
    return parts.scheme, ascii_host(parts.hostname), port


def ascii_host(host: str) -> str:
    """Return a host name in lower case as it stands in DNS (Chinese names in Punycode), without a final dot."""
    name = host.strip("[]").rstrip(".").lower()
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


@lru_cache(maxsize=10_000)
def host_of(url: str) -> str:
    """Return the host of an address in lower case, without port and brackets; empty where there is none."""
    origin = origin_of(url)
    return origin[1] if origin else ""


class SiteOrigins:
    """The origins of the inspected site: start address, public domain and aliases."""

    def __init__(self, config: Config) -> None:
        start = origin_of(config.url)
        site = config.settings.site
        named = [name for name in (site.domain, *site.aliases) if name]
        self.start_host = start[1] if start else ""
        self.hosts = frozenset(filter(None, (self.start_host, *(_name(n) for n in named))))
        self._trusted = frozenset(_trusted(start, named))
        bare = {host.removeprefix("www.") for host in self.hosts}
        self._zones = tuple(f".{name}" for name in bare if "." in name and name not in SHARED)

    @property
    def names(self) -> tuple[str, ...]:
        """Hosts of the site, and names below which hosts are its own."""
        return tuple(sorted({*self.hosts, *(zone[1:] for zone in self._zones)}))

    def trusts(self, url: str) -> bool:
        """True: credentials and headers of the configuration may go there; never from https down to http."""
        return origin_of(url) in self._trusted

    def trusted_prefixes(self) -> tuple[str, ...]:
        """Return the trusted origins as addresses begin with them."""
        return tuple(
            f"{scheme}://{f'[{host}]' if ':' in host else host}{'' if port == PORTS[scheme] else f':{port}'}"
            for scheme, host, port in sorted(self._trusted)
        )

    def owns(self, host: str) -> bool:
        """True: the host is the site's own or lies below it."""
        name = ascii_host(host)
        return name in self.hosts or name.endswith(self._zones)


def _trusted(start: Origin | None, named: list[str]) -> list[Origin]:
    if start is None:
        return []
    scheme, host, _ = start
    found = [start, ("https", host, 443)]
    found += [("http", host, 80)] if scheme == "http" else []
    for name in named:
        parsed = origin_of(name if "://" in name else f"{scheme}://{name}")
        if parsed is None or (scheme == "https" and parsed[0] == "http"):
            continue
        found += [parsed, ("https", parsed[1], 443)]
    return found


def _name(text: str) -> str:
    return host_of(text if "://" in text else f"http://{text}")
