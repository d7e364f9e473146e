"""Addresses: resolved as a browser does, and read out of click handlers that plainly go somewhere."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

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
    """Resolves the addresses of one document (WHATWG URL); a `<base href>` counts.

    Args:
        url: address of the document.
        base: its `<base href>` as written.
        encoding: its character encoding, in which browsers write what a query holds beyond ASCII.
    """

    def __init__(self, url: str, base: str = "", encoding: str = "utf-8") -> None:
        self._known: dict[str, str] = {}
        self._encoding = query_encoding(encoding)
        self._origin = ""
        self.url = self._join(url, "") or url.split("#", 1)[0]
        self.base = ""
        self.base = (self._join(self.url, _trim(base)) if base else "") or self.url
        # of an address that cannot be read nothing follows: paths are joined with none then
        self._origin = self._join(self.base, "/").removesuffix("/")

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
            if base is self.base and self._origin:
                return self._origin + href
        try:
            parts = urlsplit(_merged(base, _slashed(href, base)))
            host, port = unquote(parts.hostname or ""), parts.port
        except ValueError:
            return ""
        if parts.scheme not in ("http", "https") or not host or _NO_HOST.search(host):
            return ""
        path = _undotted(_even(parts.path))
        netloc = _netloc(parts.netloc, host, port, parts.scheme)
        return urlunsplit((parts.scheme, netloc, _encode(path) or "/", _encode(parts.query, self._encoding), ""))


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


def query_encoding(name: str) -> str:
    """Return the codec in which a document of this encoding writes its queries (Encoding, get an output encoding)."""
    plain = name.lower().replace("_", "-")
    if plain in ("gb2312", "gb18030", "x-gbk"):
        return "gbk"
    try:
        # what has no bytes for ASCII of its own is written in UTF-8
        return plain if plain and "a?=".encode(plain) == b"a?=" else "utf-8"
    except LookupError:
        return "utf-8"


def _encode(text: str, encoding: str = "utf-8") -> str:
    if _PLAIN.match(text):
        return text
    if encoding != "utf-8":
        text = "".join(c if c.isascii() or _writes(encoding, c) else f"%26%23{ord(c)}%3B" for c in text)
    return quote(text, safe=_SAFE, encoding=encoding, errors="replace")


def _writes(encoding: str, character: str) -> bool:
    try:
        return bool(character.encode(encoding))
    except UnicodeError:
        return False


def _slashed(href: str, base: str) -> str:
    """Return a reference with its slashes as browsers read them: any number, in either direction, before a host."""
    cut = min((place for sign in "?#" if (place := href.find(sign)) >= 0), default=len(href))
    head, rest = href[:cut].replace("\\", "/"), href[cut:]
    match = _SCHEMED.match(head)
    if match:
        scheme, slashes, following = match.groups()
        relative = len(slashes) < 2 and base.startswith(f"{scheme.lower()}:")
        head = slashes + following if relative else f"{scheme}://{following}"
    elif head[:3] == "///":
        head = "//" + head.lstrip("/")
    return head + rest


def _merged(base: str, reference: str) -> str:
    """Return a reference put together with its base; unlike `urljoin`, doubled slashes stay, as browsers keep them."""
    if _SCHEME.match(reference) or not base:
        return reference
    if reference.startswith("//"):
        return base.partition("//")[0] + reference
    origin, path = _parted(base.partition("#")[0])
    if reference[:1] == "/":
        return origin + reference
    if reference[:1] in ("?", "#", ""):
        return origin + (path if reference[:1] != "?" else path.partition("?")[0]) + reference
    return origin + path.partition("?")[0].rpartition("/")[0] + "/" + reference


def _parted(url: str) -> tuple[str, str]:
    """Return scheme and host of an address, and the rest."""
    scheme, mark, rest = url.partition("://")
    cut = min((place for sign in "/?" if (place := rest.find(sign)) >= 0), default=len(rest))
    return scheme + mark + rest[:cut], rest[cut:]


def _undotted(path: str) -> str:
    """Return a path without dot segments (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _even(path: str) -> str:
    """Return a path with its escapes in one form (RFC 3986, 6.2.2), so that one place has one address."""
    return _ESCAPE.sub(_evened, path) if "%" in path else path


def _evened(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


_SCHEMED = re.compile(r"(https?):(/*)(.*)\Z", re.I | re.DOTALL)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NO_HOST = re.compile(r"[\x00-\x20#%/<>?@\\^|\x7f]")
"""What no host name can hold (URL, forbidden domain code points)."""
_SIMPLE = re.compile(
    r"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+)?/(?!/)(?:(?!\.{1,2}(?:/|\Z))[\w.=&?~+!$,;@()*'-]*(?:/|(?<!\?)\Z))*\Z",
    re.ASCII,
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
