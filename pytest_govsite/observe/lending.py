"""What a browser that others start needs to reach the site: our proxy, the site's credentials, its login state."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.config.read import secret
from pytest_govsite.config.settings import Config
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.network import Network
from pytest_govsite.observe.origins import SiteOrigins
from pytest_govsite.observe.proxy import Proxy


class LentProxy:
    """Our proxy for a browser of somebody else, as long as the context manager is open.

    Args:
        config: the configuration; its address is the one of the site.
    """

    def __init__(self, config: Config) -> None:
        self._config = msgspec.structs.replace(config, url=config.url or config.settings.site.url)
        self._loop = BackgroundLoop()
        self._network = Network(self._config)
        self._proxy = Proxy(self._network)

    def context_options(self) -> dict[str, Any]:
        """Return the options of a Playwright context. Headers of `[http]` are not among them: they would go to any host.

        Raises:
            ConfigError: an environment variable is not set, or the storage state cannot be read.
        """
        http = self._config.settings.http
        options: dict[str, Any] = {"proxy": {"server": self._proxy.url}}
        if http.ca_file or http.ignore_tls_errors:
            # a browser takes no CA file; the certificate itself is checked over HTTP
            options["ignore_https_errors"] = True
        if http.basic_auth:
            user, password = (secret(text, key="http.basic_auth") for text in http.basic_auth)
            parts = urlsplit(self._config.url)
            origin = f"{parts.scheme}://{parts.netloc}"
            options["http_credentials"] = {"username": user, "password": password, "origin": origin}
        state = Credentials(self._config, SiteOrigins(self._config)).state
        return options | ({"storage_state": state} if state else {})

    def __enter__(self) -> Self:
        self._loop.run(self._proxy.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.run(self._proxy.__aexit__(kind, error, trace))
        self._loop.run(self._network.close())
        self._loop.close()
