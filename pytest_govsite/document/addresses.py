"""Addresses: resolved as a browser does, and read out of click handlers that plainly go somewhere."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from pytest_govsite.document.limits import MAX_VALUE

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BARE = re.compile(r"https?:[/\\]*\Z", re.I)
_QUOTED = r"""(?:'([^'\n]{1,1500})'|"([^"\n]{1,1500})"|&quot;(.{1,1500}?)&quot;)"""
_GOES = re.compile(
    r"(?:location(?:\.href)?\s*=\s*|location\.(?:replace|assign)\s*\(\s*|(?:window\s*\.\s*)?open\s*\(\s*"
    rf"|openUrl\s*\(\s*|(?:to|go|jump|goto|open|goto)_?(?:Url|Page|Link)\s*\(\s*){_QUOTED}",
    re.I,
)
_BASE64 = re.compile(r"""['"]((?:aHR0c|L[2-9])[A-Za-z0-9+/_-]{6,2000}={0,2})['"]""")
_SAFE = "/%:=&?~#+!$,;'@()*[]|"


class Addresses:
    """Resolves the addresses of one document; a `<base href>` counts."""

    def __init__(self, url: str, base: str = "") -> None:
        self._known: dict[str, str] = {}
        self.url = self._join(url, "") or url.split("#", 1)[0]
        self.base = ""
        self.base = (self._join(self.url, base) if base else "") or self.url
        self._origin = "/".join(self.base.split("/", 3)[:3])

    def resolve(self, href: str | None) -> str:
        """Return the absolute http(s) address without fragment; empty where `href` leads to no other document."""
        if not href:
            return ""
        known = self._known.get(href)
        if known is None:
            known = self._known[href] = self._resolve(href)
        return known

    def source(self, src: str | None) -> str:
        """Return the absolute address of a resource; a `data:` address is cut after its media type."""
        text = _trim(src or "")
        if text[:5].lower() == "data:":
            return re.split(r"[;,]", text[:100], maxsplit=1)[0]
        if _SCHEME.match(text) and text[:4].lower() != "http":
            return text[:200]
        return self.resolve(text)

    def handler(self, code: str) -> str:
        """Return the address that an inline handler plainly opens; empty where it does not tell."""
        match = _GOES.search(code[:MAX_VALUE])
        target = next((group for group in match.groups() if group), "") if match else ""
        if not _is_address(target):
            target = _decoded(code)
        return self.resolve(target) if _is_address(target) else ""

    def _resolve(self, href: str) -> str:
        text = _trim(href)
        if not text or text[0] == "#":
            return ""
        if text[:11].lower() == "javascript:":
            return self.handler(text[11:])
        if _SCHEME.match(text) and text[:5].lower() not in ("http:", "https"):
            return ""
        if _BARE.match(text):
            # urljoin takes it for the document itself, browsers for no address at all
            return ""
        return self._join(self.base, text)

    def _join(self, base: str, href: str) -> str:
        if _SIMPLE.match(href):
            if href[0] != "/":
                return href
            if base is self.base:
                return self._origin + href
        try:
            joined = urljoin(base, href.replace("\\", "/"))
            parts = urlsplit(joined)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not host:
            return ""
        path = urlsplit(urljoin("http://h/", parts.path)).path if "/." in parts.path else parts.path
        netloc = _netloc(parts.netloc, host, port, parts.scheme)
        return urlunsplit((parts.scheme, netloc, _encode(path) or "/", _encode(parts.query), ""))


def _netloc(netloc: str, host: str, port: int | None, scheme: str) -> str:
    if ":" in host:
        host = f"[{host}]"
    if not host.isascii():
        host = _ascii_host(host)
    user = netloc.rpartition("@")[0]
    default = port is None or port == {"http": 80, "https": 443}[scheme]
    return (f"{user}@" if user else "") + host + ("" if default else f":{port}")


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _encode(text: str) -> str:
    return text if _PLAIN.match(text) else quote(text, safe=_SAFE, errors="replace")


_SIMPLE = re.compile(
    r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+)?/(?!/)(?:(?!\.{1,2}(?:/|\Z))[\w.%=&?~+!$,;@()*'-]*(?:/|\Z))*\Z", re.ASCII
)
_PLAIN = re.compile(r"[\w./%:=&?~+!$,;@()*'-]*\Z", re.ASCII)


def _trim(text: str) -> str:
    text = text[:MAX_VALUE].strip(" \t\r\n\f\x00\u3000\u00a0")
    return re.sub(r"[\t\r\n]", "", text) if "\n" in text or "\t" in text or "\r" in text else text


def _decoded(code: str) -> str:
    match = _BASE64.search(code[:MAX_VALUE])
    if match is None:
        return ""
    try:
        text = base64.b64decode(match[1] + "=" * (-len(match[1]) % 4), altchars=b"-_").decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() else ""


def _is_address(text: str) -> bool:
    text = text.strip()
    if text[:2] == "//" or text[:1] in "/." or re.match(r"https?://", text, re.I):
        return len(text) > 1 or text == "/"
    return bool(
        re.match(r"[\w%./-]+\.(?:s?html?|jhtml|jspx?|aspx?|php|do|action|pdf|docx?|xlsx?)(?:[?#].*)?\Z", text, re.I)
    )
