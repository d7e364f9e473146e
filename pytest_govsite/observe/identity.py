"""How we introduce ourselves."""

from __future__ import annotations

from pytest_govsite.config.settings import Config
from pytest_govsite.version import __version__

PRODUCT = f"pytest-govsite/{__version__}"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ACCEPT_LANGUAGE = "zh-CN,zh;q=0.9,en;q=0.5"
_CHROMIUM = "140"


def user_agent(config: Config, chromium: str = _CHROMIUM) -> str:
    """Return the user agent of HTTP and browser alike: a browser's, with our name, or the one configured."""
    major = chromium.partition(".")[0] or _CHROMIUM
    browser = (
        f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0 Safari/537.36"
    )
    return config.settings.http.user_agent or f"{browser} {PRODUCT}"


def phone_agent(config: Config, chromium: str = _CHROMIUM) -> str:
    """Return the user agent of a phone, with our name, or the one configured."""
    major = chromium.partition(".")[0] or _CHROMIUM
    browser = (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0 Mobile Safari/537.36"
    )
    return config.settings.http.user_agent or f"{browser} {PRODUCT}"
