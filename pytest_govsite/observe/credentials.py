"""What only the inspected site is told: headers, password and cookies of `[http]`, and what passes its CAPTCHAs."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.config.read import secret
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError
from pytest_govsite.observe.origins import SiteOrigins

_MASK = "******"
_SHORTEST = 6
_LARGEST_STATE = 10_000_000


class Credentials:
    """Headers and cookies of the configuration, with their secrets read from the environment.

    Raises:
        ConfigError: an environment variable is not set, or the storage state cannot be read.
    """

    def __init__(self, config: Config, origins: SiteOrigins) -> None:
        http = config.settings.http
        self._origins = origins
        self._headers = {k: secret(v, key=f"http.headers.{k}") for k, v in http.headers.items()}
        self._secrets = [self._headers[k] for k, v in http.headers.items() if v.startswith("ENV:")]
        if http.basic_auth:
            self._add_password(*(secret(text, key="http.basic_auth") for text in http.basic_auth))
        self.captcha = secret(config.settings.submission.captcha, key="submission.captcha")
        """What the site takes in place of the answer to a CAPTCHA; empty: nothing is."""
        self._secrets.append(self.captcha)
        self.state = _storage_state(http.storage_state, config)
        self.cookies: tuple[dict[str, Any], ...] = tuple(
            cookie
            for cookie in (self.state or {}).get("cookies", [])
            if origins.owns(str(cookie.get("domain", "")).lstrip("."))
        )
        self._secrets += [str(cookie.get("value", "")) for cookie in (self.state or {}).get("cookies", [])]
        self._secrets = sorted({s for s in self._secrets if len(s) >= _SHORTEST}, key=len, reverse=True)

    def headers_for(self, url: str) -> dict[str, str]:
        """Return the headers to add when asking for an address; none for any other origin than the site's."""
        return dict(self._headers) if self._headers and self._origins.trusts(url) else {}

    def cookies_for(self, url: str) -> tuple[str, ...]:
        """Return the cookies of the storage state for an address, as `name=value`; none for other origins."""
        if not self._origins.trusts(url):
            return ()
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        return tuple(
            f"{cookie.get('name', '')}={cookie.get('value', '')}"
            for cookie in self.cookies
            if f".{host}".endswith(f".{str(cookie.get('domain', '')).lstrip('.').lower()}")
            and (parts.path or "/").startswith(str(cookie.get("path", "/")))
            and (parts.scheme == "https" or not cookie.get("secure"))
        )

    @property
    def has_headers(self) -> bool:
        """True: some requests need headers of their own."""
        return bool(self._headers)

    @property
    def secret(self) -> bool:
        """True: there is something that is told to nobody."""
        return bool(self._secrets)

    def redact(self, text: str) -> str:
        """Return the text without any secret that the site may have echoed."""
        for word in self._secrets:
            text = text.replace(word, _MASK)
        return text

    def _add_password(self, user: str, password: str) -> None:
        token = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers["Authorization"] = f"Basic {token}"
        self._secrets += [token, password]


def _storage_state(name: str, config: Config) -> dict[str, Any] | None:
    """Return a Playwright storage state file; a relative name starts at the configuration file."""
    if not name:
        return None
    path = (config.file.parent if config.file else Path.cwd()) / Path(name).expanduser()
    allowed = "应为 Playwright 的 storage state 文件 / a storage state file of Playwright"
    try:
        if path.stat().st_size > _LARGEST_STATE:
            raise ConfigError("http.storage_state", name, allowed)
        state = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise ConfigError("http.storage_state", name, allowed) from None
    if not isinstance(state, dict) or not isinstance(state.get("cookies", []), list):
        raise ConfigError("http.storage_state", name, allowed)
    return state
