"""A throw-away certificate authority and the certificate of every demo host."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from pathlib import Path

import trustme


def write_authority(folder: Path, hosts: Iterable[str]) -> tuple[Path, ssl.SSLContext]:
    """Write the authority's certificate into `folder`; return its path and a server context for `hosts`."""
    authority = trustme.CA(organization_name="Demo authority", organization_unit_name="loopback only")
    file = folder / "demo-ca.pem"
    authority.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    authority.issue_cert(*sorted(hosts), "localhost", "127.0.0.1", "::1").configure_cert(context)
    return file, context
