"""Addresses in one form (RFC 3986 section 6, WHATWG URL), so that one page is asked for once."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urljoin, urlsplit

from pytest_govsite.discover import parameters

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE_PATH = re.compile(r"%[0-9A-Fa-f]{2}|%|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+")
_ESCAPE_QUERY = re.compile(r"%[0-9A-Fa-f]{2}|%|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?\[\]%]+")
_DIRTY = re.compile(r"[\t\r\n]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.\-]{0,251}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\]")
_SESSION_PATH = re.compile(r";(?:j|php)?session_?id=[^/?#;]*|(?<=/)\(S\([0-9a-z]{10,40}\)\)/", re.I)
_INDEX = re.compile(r"/(?:index|default|main|home)\.(?:s?html?|jhtml|php|aspx?|jspx?|do|action)$", re.I)
_WHOLE = re.compile(r"https?://[^/?#\\;\s]+[^\\\s]*\Z")
"""Addresses that need no joining; it would take an empty `;` away."""
_PORTS = {"http": 80, "https": 443}
LONGEST = 2000
"""Longest address that is followed, in characters; longer ones are traps or scripts."""


@lru_cache(maxsize=1 << 16)
def canonical(url: str, encoding: str = "utf-8") -> str:
    """Return the one form of an absolute http(s) address, the empty string for anything else.

    Host in lower case and without a default port, no user, dot segments resolved, percent-escapes in upper case and
    only where needed, no session or tracking parameters, fragment only where it is a route (`#/`, `#!`). Escapes that
    are there keep their bytes, so a query written in GBK stays GBK; characters that are not escaped yet are written in
    `encoding` inside the query, as a browser does, and in UTF-8 elsewhere. `index.html` and `/` stay two addresses.
    """
    try:
        parts = urlsplit(_DIRTY.sub("", url.strip()))
        authority = _authority(parts)
    except ValueError:
        return ""
    if not authority or len(url) > LONGEST:
        return ""
    path = _SESSION_PATH.sub("", _path(parts.path))
    query = _query(parts.query, encoding)
    mark = "?" if query else ""
    return f"{parts.scheme}://{authority}{path}{mark}{query}{_route(parts.fragment)}"


@lru_cache(maxsize=1 << 16)
def resolve(base: str, reference: str, encoding: str = "utf-8") -> str:
    """Return the canonical address of a reference as written on a page; empty where it leads to no document."""
    cleaned = _DIRTY.sub("", reference.strip())
    if _WHOLE.match(cleaned):
        return canonical(cleaned, encoding)
    head, mark, query = cleaned.partition("?")
    try:
        return canonical(urljoin(base, head.replace("\\", "/") + mark + query), encoding)
    except ValueError:
        return ""


def page_key(url: str) -> str:
    """Return what a canonical address is counted under: parameters in order of name, none that only sort or print."""
    head, mark, query = url.partition("?")
    if not mark:
        return url
    query, hash_mark, fragment = query.partition("#")
    kept = sorted(p for p in parameters.split(query) if not parameters.is_presentation(p))
    return head + (f"?{parameters.join(kept)}" if kept else "") + hash_mark + fragment


def without_fragment(url: str) -> str:
    """Return what is asked for over HTTP."""
    return url.partition("#")[0]


def index_twin(url: str) -> str:
    """Return the folder that an index file may stand for; empty where the address names no index file.

    They are the same page only where both answers are: see `crawl`.
    """
    path = url.partition("?")[0]
    return _INDEX.sub("/", path) if "?" not in url and _INDEX.search(path) else ""


def is_root(url: str) -> bool:
    """True: the address is the root of its host, or an index file there."""
    return urlsplit(index_twin(url) or url).path == "/" and "?" not in url and "#" not in url


def segments(url: str) -> tuple[str, ...]:
    """Return the segments of the path, without empty ones."""
    return tuple(s for s in urlsplit(url).path.split("/") if s)


def _authority(parts: SplitResult) -> str:
    if parts.scheme not in _PORTS:
        return ""
    name = (parts.hostname or "").rstrip(".")
    if ":" in name:
        name = f"[{name}]"
    elif not name.isascii():
        name = name.encode("idna").decode("ascii")
    if not _HOST.fullmatch(name):
        return ""
    port = parts.port
    return name if port is None or port == _PORTS[parts.scheme] else f"{name}:{port}"


def _path(path: str) -> str:
    escaped = _ESCAPE_PATH.sub(lambda found: _escape(found.group(), "utf-8"), path)
    kept: list[str] = []
    parts = escaped.split("/")[1:]
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts and parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str, encoding: str) -> str:
    if not query:
        return ""
    kept = [p for p in parameters.split(query) if not parameters.is_session(p) and not parameters.is_tracking(p)]
    return _ESCAPE_QUERY.sub(lambda found: _escape(found.group(), encoding), parameters.join(kept))


def _route(fragment: str) -> str:
    if not fragment.startswith(("/", "!")):
        return ""
    return "#" + _ESCAPE_QUERY.sub(lambda found: _escape(found.group(), "utf-8"), fragment)


def _escape(found: str, encoding: str) -> str:
    if found[0] == "%" and len(found) == 3:
        character = chr(int(found[1:], 16))
        return character if character in _UNRESERVED else found.upper()
    try:
        encoded = found.encode(encoding, "xmlcharrefreplace")
    except LookupError:
        encoded = found.encode("utf-8", "xmlcharrefreplace")
    return "".join(f"%{byte:02X}" for byte in encoded)
