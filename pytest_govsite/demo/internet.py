"""The small internet around the demo portal, on loopback."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from pytest_govsite.demo import identity
from pytest_govsite.demo.net.certificate import write_authority
from pytest_govsite.demo.net.hosts import Hosts
from pytest_govsite.demo.net.listener import Listener
from pytest_govsite.demo.net.names import DOCUMENTATION_IPV6, PUBLIC_IPV6
from pytest_govsite.demo.net.sockets import bind_datagrams, bind_streams
from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.settings import settings_of, toml_of
from pytest_govsite.demo.site import DemoSite


class DemoInternet:
    """Serves the portal and the hosts around it while it is entered or started.

    Everything an inspection needs is a public option: `start_url`, `resolve`, `ca_file`, `dns_server`, or all of it
    as the text of a govsite.toml (`config_toml()`).

    Args:
        articles: about how many articles the portal has.
        defects: ids of `DEFECTS` to switch on.
        now: the moment the contents are dated against, Shanghai time; None: the real time.
        port: besides, serve the portal over plain http on this port for any host name; 0: not.
        seed: seed of the invented contents.
        captcha: forms ask for a CAPTCHA and take this in place of its answer, as a staging site does; empty: they do not.

    Raises:
        ValueError: a defect is not known.
        OSError: on start, the port is taken.
    """

    def __init__(
        self,
        *,
        articles: int = 300,
        defects: Iterable[str] = (),
        now: datetime | None = None,
        port: int = 0,
        seed: int = 0,
        captcha: str = "",
    ) -> None:
        self.site = DemoSite(articles=articles, defects=defects, now=now, seed=seed, captcha=captcha)
        self.portal = Portal(self.site)
        self._port = port
        self._listener: Listener | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._ports = (0, 0, 0)
        self._ca_file = ""

    def start(self) -> DemoInternet:
        """Bind, then serve; returns when everything answers."""
        if self._listener is not None:
            raise RuntimeError("the demo is already running")
        hosts = Hosts(self.portal, self._port)
        self._folder = tempfile.TemporaryDirectory(prefix="govsite-demo-")
        try:
            self._listener = self._listen(hosts, Path(self._folder.name))
        except BaseException:
            self.stop()
            raise
        return self

    def _listen(self, hosts: Hosts, folder: Path) -> Listener:
        # the fixed port first: it is the one that may be taken
        extra = bind_streams(self._port) if self._port else []
        plain, secure, datagrams = bind_streams(), bind_streams(), bind_datagrams()
        self._ports = (_port(plain), _port(secure), _port(datagrams))
        certificate, context = write_authority(
            folder,
            hosts.names,
            days=20 if self.site.on("security.certificate") else 0,
            old_versions=self.site.on("security.tls-version"),
        )
        self._ca_file = str(certificate)
        listener = Listener(hosts, [*plain, *extra], secure)
        listener.answer_names(
            datagrams, hosts.names, DOCUMENTATION_IPV6 if self.site.on("security.ipv6-dns") else PUBLIC_IPV6
        )
        listener.start(context)
        self._names = hosts.names
        return listener

    def stop(self) -> None:
        """Close everything; harmless when nothing runs."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def __enter__(self) -> DemoInternet:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def start_url(self) -> str:
        """Public address of the home page."""
        return f"https://{self.site.domain}/"

    @property
    def resolve(self) -> tuple[str, ...]:
        """`HOST:PORT=ADDRESS:PORT` of every host, for ports 80 and 443."""
        return tuple(f"{host}={address}" for host, address in self.resolve_table.items())

    @property
    def resolve_table(self) -> dict[str, str]:
        """The same as `[http] resolve`: `HOST:PORT` -> `ADDRESS:PORT`."""
        plain, secure, _ = self._ports
        return {
            f"{name}:{public}": f"127.0.0.1:{port}"
            for name in sorted(self._names)
            for public, port in ((80, plain), (443, secure))
        }

    @property
    def ca_file(self) -> str:
        """Path of the throw-away authority's certificate (PEM); gone after `stop`."""
        return self._ca_file

    @property
    def dns_server(self) -> str:
        """`ADDRESS:PORT` of the DNS responder."""
        return f"127.0.0.1:{self._ports[2]}"

    @property
    def settings(self) -> dict[str, Any]:
        """What a govsite.toml for this portal says."""
        return settings_of(self.site, resolve=self.resolve_table, ca_file=self.ca_file, dns_server=self.dns_server)

    def config_toml(self) -> str:
        """Text of a govsite.toml for this portal."""
        return toml_of(self.settings)


def _port(sockets: list[socket.socket]) -> int:
    return int(sockets[0].getsockname()[1])


__all__ = ["DemoInternet", "identity"]
