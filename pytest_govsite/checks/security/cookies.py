"""Attributes of the cookies that fetched pages set (RFC 6265bis)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pytest_govsite.checks.outcomes import failed, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, Verdict

_SESSION = re.compile(
    r"sess|^sid$|[_.-]sid$|^connect\.sid$|^cfid$|^cftoken$|token|^auth|[_.-]auth|jwt|^remember|aspxauth|shiro|rememberme"
    r"|^ticket$|^tgc$",
    re.IGNORECASE,
)
_NOT_SESSION = re.compile(r"csrf|xsrf", re.IGNORECASE)
"""Tokens that scripts have to read."""


class Cookie(NamedTuple):
    """A cookie as a page sets it."""

    name: str
    attributes: dict[str, str]
    url: str
    encrypted: bool


def cookie_attributes(pages: Sequence[PageFacts]) -> Iterator[Verdict]:
    """Cookies of fetched pages have SameSite and, over https, Secure; those of a session have HttpOnly too.

    Cookies that scripts set, or that come with redirects and after logging in, are not seen.
    """
    if not any(page.exchange is not None for page in pages):
        yield untested("没有可检测的网页应答", "There is no answer to look at")
        return
    cookies: dict[str, Cookie] = {}
    for page in pages:
        for cookie in _cookies(page):
            cookies.setdefault(cookie.name, cookie)
    faulty = False
    for cookie in cookies.values():
        missing = _missing(cookie)
        if missing:
            faulty = True
            yield failed(
                "Cookie 缺少安全属性",
                "A cookie lacks attributes that protect it",
                expected="、".join(missing),
                found=cookie.name,
                pointer=pointer_to(cookie.url),
                place=cookie.name,
            )
    if not faulty:
        names = "、".join(list(cookies)[:5])
        yield passed("Cookie 属性齐全", "Cookies have the attributes", measured=names or "没有设置 / no cookies")


def _cookies(page: PageFacts) -> Iterator[Cookie]:
    if page.exchange is None:
        return
    encrypted = page.exchange.final_url.startswith("https://")
    for name, value in page.exchange.headers:
        if name.lower() != "set-cookie":
            continue
        pair, *rest = value.split(";")
        attributes = {key.strip().lower(): given.strip() for key, _, given in (part.partition("=") for part in rest)}
        if pair.strip() and not _takes_away(attributes):
            yield Cookie(pair.partition("=")[0].strip(), attributes, page.url, encrypted)


def _takes_away(attributes: dict[str, str]) -> bool:
    """Return whether the header deletes a cookie."""
    return attributes.get("max-age", "1").lstrip("-") == "0" or "1970" in attributes.get("expires", "")


def _missing(cookie: Cookie) -> list[str]:
    missing = []
    if cookie.encrypted and "secure" not in cookie.attributes:
        missing.append("Secure")
    session = _SESSION.search(cookie.name) and not _NOT_SESSION.search(cookie.name)
    if session and "httponly" not in cookie.attributes:
        missing.append("HttpOnly")
    if cookie.attributes.get("samesite", "").lower() not in ("lax", "strict", "none"):
        missing.append("SameSite")
    return missing
