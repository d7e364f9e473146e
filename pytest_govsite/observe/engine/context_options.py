"""What every page that is compared in a Playwright browser has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_govsite.config.settings import Config
from pytest_govsite.observe.identity import PRODUCT

if TYPE_CHECKING:
    from playwright.async_api import Browser


async def context_options(native: Browser, config: Config, proxy: str, kind: str, *, loosely: bool) -> dict[str, Any]:
    """Return the options of a context; the browser is asked for its user agent.

    Args:
        native: the browser.
        config: the configuration of the inspection.
        proxy: address of the proxy.
        kind: make of the browser.
        loosely: the proxy ends TLS, so its certificate is none of the site.
    """
    http = config.settings.http
    options: dict[str, Any] = {
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "reduced_motion": "reduce",
        "accept_downloads": False,
        "service_workers": "block",
        # a browser takes no CA file; the certificate itself is checked over HTTP
        "ignore_https_errors": bool(http.ca_file or http.ignore_tls_errors or loosely),
        # stock Firefox and browsers of a server take a proxy for a context only
        "proxy": {"server": proxy},
    }
    if kind == "chromium":
        options["proxy"]["bypass"] = "<-loopback>"
    context = await native.new_context(**options)
    try:
        page = await context.new_page()
        told = str(await page.evaluate("() => navigator.userAgent"))
    finally:
        await context.close()
    return {**options, "user_agent": http.user_agent or f"{told.replace('HeadlessChrome', 'Chrome')} {PRODUCT}"}
