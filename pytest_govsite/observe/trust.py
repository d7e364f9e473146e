"""Which certificates are believed."""

from __future__ import annotations

import ssl
from pathlib import Path

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError


def tls_context(config: Config) -> ssl.SSLContext:
    """Return the TLS settings of an inspection: the system's and Mozilla's authorities and `[http] ca_file`.

    Raises:
        ConfigError: the CA file cannot be read.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    # old servers are looked at as browsers do; their weakness is judged elsewhere, from its own facts
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    http = config.settings.http
    if http.ca_file:
        _add(context, http.ca_file, config)
    if http.ignore_tls_errors:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _add(context: ssl.SSLContext, name: str, config: Config) -> None:
    path = (config.file.parent if config.file else Path.cwd()) / Path(name).expanduser()
    try:
        context.load_verify_locations(path)
    except (OSError, ssl.SSLError):
        raise ConfigError("http.ca_file", name, "应为 PEM 证书文件 / a file with PEM certificates") from None
