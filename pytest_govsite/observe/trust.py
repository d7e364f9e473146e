"""Which certificates are believed."""

from __future__ import annotations

import functools
import ssl
from pathlib import Path

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError


def tls_context(config: Config) -> ssl.SSLContext:
    """Return the TLS settings of an inspection: the system's and Mozilla's authorities and `[http] ca_file`.

    The same settings are the same object, for reading the authorities takes longer than a handshake: not to be changed.

    Raises:
        ConfigError: the CA file cannot be read.
    """
    file = _ca_file(config)
    try:
        told = file.stat() if file else None
    except OSError:
        told = None
    # a file that was written again is read again
    stamp = (str(file), told.st_mtime_ns, told.st_size) if told else None
    if file and stamp is None:
        return own_tls_context(config)
    return _shared(config.settings.http.ignore_tls_errors, stamp)


def own_tls_context(config: Config) -> ssl.SSLContext:
    """Return the same settings as an object of its own; errors as in `tls_context`."""
    return _made(config.settings.http.ignore_tls_errors, _ca_file(config))


@functools.lru_cache(maxsize=8)
def _shared(ignore: bool, stamp: tuple[str, int, int] | None) -> ssl.SSLContext:
    return _made(ignore, Path(stamp[0]) if stamp else None)


def _made(ignore: bool, file: Path | None) -> ssl.SSLContext:
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    # old servers are looked at as browsers do; their weakness is judged elsewhere, from its own facts
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    if file:
        try:
            context.load_verify_locations(file)
        except (OSError, ssl.SSLError):
            raise ConfigError("http.ca_file", str(file), "应为 PEM 证书文件 / a file with PEM certificates") from None
    if ignore:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _ca_file(config: Config) -> Path | None:
    name = config.settings.http.ca_file
    return (config.file.parent if config.file else Path.cwd()) / Path(name).expanduser() if name else None
