"""A throw-away certificate authority and the certificate of every demo host."""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme


def write_authority(
    folder: Path, hosts: Iterable[str], *, days: int = 0, old_versions: bool = False
) -> tuple[Path, ssl.SSLContext]:
    """Write the authority's certificate into `folder`; return its path and a server context for `hosts`.

    Args:
        folder: where the authority's certificate goes.
        hosts: names in the certificate.
        days: how long the certificate is valid from now; 0: for years.
        old_versions: TLS 1.0 and 1.1 are taken too, as far as the library can.
    """
    authority = trustme.CA(organization_name="Demo authority", organization_unit_name="loopback only")
    file = folder / "demo-ca.pem"
    authority.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if old_versions:
        _take_old_versions(context)
    until = datetime.now(UTC) + timedelta(days=days) if days else None
    names = (*sorted(hosts), "localhost", "127.0.0.1", "::1")
    authority.issue_cert(*names, not_after=until).configure_cert(context)
    return file, context


def _take_old_versions(context: ssl.SSLContext) -> None:
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
