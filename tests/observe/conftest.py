from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.site import LocalSite

HOST = "www.shifan.gov.cn"


@pytest.fixture
def loop() -> Iterator[BackgroundLoop]:
    with BackgroundLoop() as running:
        yield running


@pytest.fixture
def site() -> Iterator[LocalSite]:
    server = LocalSite()
    yield server
    server.close()


@pytest.fixture
def other() -> Iterator[LocalSite]:
    """Another origin on the same machine."""
    server = LocalSite()
    yield server
    server.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[LocalSite]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, "127.0.0.1").configure_cert(context)
    server = LocalSite(context)
    yield server
    server.close()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture
def configure(tmp_path: Path) -> Callable[..., Config]:
    """Build the configuration of an inspection: options by name, and `toml` for the file."""

    def build(url: str, toml: str = "", **options: Any) -> Config:
        if toml:
            (tmp_path / "govsite.toml").write_text(toml, "utf-8")
        return build_config({"url": url, **options}, folder=tmp_path)

    return build
