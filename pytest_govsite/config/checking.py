"""Values of govsite.toml that have the right type and are impossible nevertheless, all told at once."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from pytest_govsite.config.read import secret
from pytest_govsite.config.settings import Settings
from pytest_govsite.config.together import Together
from pytest_govsite.errors import ConfigError

ENGINES = ("chromium", "firefox", "webkit")
_CODE = re.compile(r"^(?:\d{10}|bm\d{8})$")
_HOST = re.compile(r"^(?=.{1,253}$)[^\s/:@?#]+(?:\.[^\s/:@?#]+)+$")


def start_url(url: str, key: str) -> str:
    """Return the address that an inspection starts at.

    Raises:
        ConfigError: it is no http(s) address, or holds a password.
    """
    allowed = "应为 http:// 或 https:// 开头的网址，或 demo、demo-defective、config / an http(s) address, demo, demo-defective or config"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise ConfigError(key, url, allowed) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", url):
        raise ConfigError(key, url, allowed)
    if parts.username or parts.password:
        shown = url.replace(parts.netloc, "…@" + parts.netloc.rsplit("@", 1)[1])
        raise ConfigError(key, shown, "口令应写在 [http] basic_auth / credentials belong into [http] basic_auth")
    return url if parts.path else parts._replace(path="/").geturl()


def check_settings(settings: Settings, file: Path | None) -> None:
    """Refuse impossible values that no type can refuse, all of them at once and before anything is opened."""
    together = Together()
    for check in (_check_site, _check_addresses, _check_files, _check_secrets, _check_engines):
        check(settings, file, together)
    together.tell()


def _check_site(settings: Settings, file: Path | None, together: Together) -> None:
    name, site = file.name if file else "", settings.site
    if site.url:
        with together.noting():
            start_url(site.url, "site.url")
    if site.id_code and not _CODE.match(site.id_code):
        allowed = "10 位数字，或 bm 加 8 位数字 / 10 digits, or bm and 8 digits"
        together.note(ConfigError("site.id_code", site.id_code, allowed, file=name))
    for key, hosts in (
        ("site.domain", (site.domain,)),
        ("site.parent_domain", (site.parent_domain,)),
        ("site.aliases", site.aliases),
    ):
        for host in hosts:
            if host and not _HOST.match(host):
                allowed = "只写主机名，如 www.example.gov.cn / a host name only"
                together.note(ConfigError(key, host, allowed, file=name))


def _check_addresses(settings: Settings, file: Path | None, together: Together) -> None:
    for address in (settings.availability.control, *settings.availability.upstream):
        key = "availability.control" if address == settings.availability.control else "availability.upstream"
        if address and not re.match(r"https?://[^\s/]", address):
            allowed = "应为 http(s) 网址 / an http(s) address"
            together.note(ConfigError(key, address, allowed, file=file.name if file else ""))


def _check_secrets(settings: Settings, _file: Path | None, together: Together) -> None:
    for header, value in settings.http.headers.items():
        with together.noting():
            secret(value, key=f"http.headers.{header}")
    if settings.http.basic_auth:
        with together.noting():
            secret(settings.http.basic_auth[1], key="http.basic_auth")
    with together.noting():
        secret(settings.submission.captcha, key="submission.captcha")


def _check_engines(settings: Settings, file: Path | None, together: Together) -> None:
    for engine in settings.engines:
        kind = settings.engines[engine].type
        if engine in ENGINES and kind != engine:
            key, name = f"engines.{engine}.type", file.name if file else ""
            together.note(ConfigError(key, kind, f"应为 / must be {engine}", file=name))


def _check_files(settings: Settings, file: Path | None, together: Together) -> None:
    folder = file.parent if file else Path.cwd()
    named = {
        "http.ca_file": settings.http.ca_file,
        "http.storage_state": settings.http.storage_state,
        "attestations.file": settings.attestations.file,
        "report.docx_template": settings.report.docx_template,
    }
    for key, value in named.items():
        if value and not (folder / Path(value).expanduser()).is_file():
            allowed = "文件不存在 / no such file"
            together.note(ConfigError(key, value, allowed, file=file.name if file else ""))
