"""Which addresses belong to the inspected site, and under which address they are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import translate
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from pytest_govsite.discover.urls import canonical

Place = tuple[str, str, int | None]
"""Scheme, host and port; None where the port is the scheme's own."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The inspected site. Made by `Scope.of`.

    The declared domain, its aliases and their variants with and without `www.` are the same site: addresses there are
    looked at on the inspected host, under the same path (contract, section 3).
    """

    origin: str
    """Scheme and host of the inspected site, for example `https://staging.example`."""
    hosts: frozenset[str]
    """Hosts (with port where it is not the scheme's own) that stand for the inspected one."""
    include: tuple[re.Pattern[str], ...] = ()
    """Empty: everything."""
    exclude: tuple[re.Pattern[str], ...] = ()
    _located: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        start: str,
        *,
        domain: str = "",
        aliases: Iterable[str] = (),
        include: Iterable[str] = (),
        exclude: Iterable[str] = (),
    ) -> Scope:
        """Return the scope of the site that starts at `start`.

        A pattern that begins with `/` is matched against path and query, another one against the whole address; one
        that ends with `/` covers the folder.

        Raises:
            ValueError: `start` is no http(s) address.
        """
        address = canonical(start)
        if not address:
            raise ValueError(start)
        parts = urlsplit(address)
        hosts = _variants(parts.netloc)
        for name in (domain, *aliases):
            hosts |= _variants(_host_of(name))
        if parts.port is not None and not _is_address(parts.hostname or ""):
            hosts |= _variants(parts.hostname or "")
        return cls(f"{parts.scheme}://{parts.netloc}", frozenset(hosts), _patterns(include), _patterns(exclude))

    def locate(self, url: str) -> str:
        """Return the address under which a canonical address is inspected; empty where it is no part of the site."""
        known = self._located.get(url)
        if known is None:
            if len(self._located) > 500_000:
                self._located.clear()
            known = self._located[url] = self._locate(url)
        return known

    def covers(self, url: str) -> bool:
        """True: the address stands on a host of the site, whatever the patterns say."""
        return urlsplit(url).netloc in self.hosts

    def lands(self, url: str) -> str:
        """Return the address, as inspected, of a page that a redirect ended at; empty where that is another host.

        Unlike for links, the public domain does not stand for a staging host here: what answered there is another site.
        """
        same = _host_name(url) in _variants(_host_name(self.origin))
        return self.locate(url) if same else ""

    def moved(self, url: str) -> Scope:
        """Return the scope after the start of the site redirected to `url`, which takes the place of the old host."""
        parts = urlsplit(url)
        return replace(
            self, origin=f"{parts.scheme}://{parts.netloc}", hosts=self.hosts | _variants(parts.netloc), _located={}
        )

    def _locate(self, url: str) -> str:
        scheme, mark, rest = url.partition("://")
        host, slash, path = rest.partition("/")
        if not mark or host not in self.hosts:
            return ""
        located = f"{self.origin}{slash}{path}"
        if located == f"{self.origin}/":
            return located
        wanted = not self.include or _matches(self.include, located)
        return located if scheme and wanted and not _matches(self.exclude, located) else ""


def _variants(host: str) -> set[str]:
    if not host:
        return set()
    if _is_address(host.rsplit(":", 1)[0]):
        return {host}
    bare = host.removeprefix("www.")
    return {host, bare, f"www.{bare}"}


def _is_address(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _host_name(url: str) -> str:
    return urlsplit(url).hostname or ""


def _host_of(name: str) -> str:
    return urlsplit(canonical(name if "://" in name else f"http://{name}")).netloc


def _patterns(globs: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(translate(g + "*" if g.endswith("/") else g)) for g in globs if g)


def _matches(patterns: tuple[re.Pattern[str], ...], url: str) -> bool:
    if not patterns:
        return False
    local = "/" + url.split("://", 1)[-1].partition("/")[2]
    forms = (local, unquote(local), url, unquote(url))
    return any(p.match(form) for p in patterns for form in forms)
