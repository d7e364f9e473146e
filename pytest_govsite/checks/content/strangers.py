"""Hosts that nobody on a government site is known to need."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from pytest_govsite.checks.hosts import host_of, is_government, matches, own_hosts, registrable
from pytest_govsite.checks.links.lexicon import is_trusted
from pytest_govsite.checks.security.third_party import expected_hosts
from pytest_govsite.model import Site

_ADDRESS = re.compile(r"(?:https?:)?\\?/\\?/([a-z0-9.-]{1,200}\.[a-z0-9-]{2,30})(?=[/:?#'\"\s\\<>]|$)", re.IGNORECASE)


@cache
def hosts(group: str) -> tuple[str, ...]:
    """Return the patterns of one group of code.toml."""
    data = tomllib.loads(files("pytest_govsite.checks.content").joinpath("code.toml").read_text("utf-8"))
    return tuple(data[group])


class Strangers:
    """Tells unknown hosts from own, official and known ones.

    Args:
        site: the inspected site.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self._own = own_hosts(site)
        self._domains = {registrable(host) for host in self._own if "." in host and not host.replace(".", "").isdigit()}
        self._known = (*expected_hosts(), *hosts("services"), *hosts("engines"))

    def own(self, host: str) -> bool:
        """Return True for a host of the site or of its domain."""
        return host in self._own or registrable(host) in self._domains

    def stranger(self, host: str) -> bool:
        """Return True for a host that is neither the site's, nor official, nor known for what it does."""
        if not host or host in ("localhost", "127.0.0.1") or self.own(host) or is_government(host):
            return False
        return not (is_trusted(host) or matches(host, self._known))

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the unknown hosts whose addresses stand in a text."""
        found = dict.fromkeys(host_of(match[1]) for match in _ADDRESS.finditer(text))
        return tuple(host for host in found if self.stranger(host))
