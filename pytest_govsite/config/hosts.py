"""Reaching a host at another address: `HOST=ADDRESS[:PORT]` and `HOST:PORT=ADDRESS:PORT`."""

from __future__ import annotations

import re

from pytest_govsite.config.settings import HostRule
from pytest_govsite.errors import ConfigError

_ALLOWED = "应写作 HOST=ADDRESS[:PORT] 或 HOST:PORT=ADDRESS:PORT，IPv6 加方括号 / HOST=ADDRESS[:PORT], IPv6 in brackets"
_HOST = re.compile(r"^(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:\[\]/@=]+))(?::(?P<port>\d{1,5}))?$")


def parse_host_rule(text: str, *, key: str = "--govsite-resolve") -> HostRule:
    """Return the rule written as `HOST=ADDRESS`.

    Raises:
        ConfigError: the text is none of the two forms of the contract.
    """
    host, separator, address = text.partition("=")
    if not separator:
        raise ConfigError(key, text, _ALLOWED)
    return host_rule(host.strip(), address.strip(), key=key)


def host_rule(host: str, address: str, *, key: str) -> HostRule:
    """Return the rule for one entry of `[http] resolve`."""
    source, target = _HOST.match(host), _HOST.match(address)
    value = f"{host}={address}"
    if source is None or target is None:
        raise ConfigError(key, value, _ALLOWED)
    if source["port"] and not target["port"]:
        raise ConfigError(key, value, _ALLOWED)
    return HostRule(
        host=(source["v6"] or source["name"]).lower(),
        port=_port(source["port"], key, value),
        address=target["v6"] or target["name"],
        target_port=_port(target["port"], key, value),
    )


def _port(text: str | None, key: str, value: str) -> int | None:
    if text is None:
        return None
    port = int(text)
    if not 0 < port < 65536:
        raise ConfigError(key, value, "端口须在 1 至 65535 之间 / a port is 1 to 65535")
    return port
