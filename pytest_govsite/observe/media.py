"""What an answer is by its headers, and what of them may be written down."""

from __future__ import annotations

import re

import httpx

_HTML = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_UNSAID = frozenset({"", "application/unknown", "unknown/unknown", "*/*"})
_TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:xml|json)$|application/(?:x-)?javascript$")
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*(?:<!--.{0,500}?-->[\s\x00]*)?"
    rb"<\x00?(?:!\x00?d|h\x00?t\x00?m\x00?l|h\x00?e\x00?a|b\x00?o\x00?d|m\x00?e\x00?t|t\x00?i\x00?t|d\x00?i\x00?v|s\x00?c\x00?r)",
    re.I | re.S,
)
_LONGEST_HEADER = 2000
_MOST_HEADERS = 100


def is_document(content_type: str, disposition: str = "") -> bool:
    """True: web page, text or XML that is shown and not saved."""
    if disposition.strip().lower().startswith("attachment"):
        return False
    kind = content_type.partition(";")[0].strip().lower()
    return kind in _HTML or kind in _UNSAID or bool(_TEXT.match(kind))


def is_html(media_type: str, data: bytes) -> bool:
    """True: a web page by its media type, or by its first bytes where the server gives no type (WHATWG MIME sniffing)."""
    if media_type in _UNSAID:
        return bool(_MARKUP.match(data[:1024]))
    return media_type in _HTML


def announced_size(headers: httpx.Headers) -> int:
    """Return Content-Length; 0 where there is none."""
    value = headers.get("content-length", "").strip()
    return int(value) if value.isdigit() and len(value) < 16 else 0


def told_headers(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    """Return the headers as written down: names in lower case, values of cookies masked, long ones cut."""
    told = [(name.lower(), value) for name, value in headers.multi_items()][:_MOST_HEADERS]
    return tuple((name, _cookie(value) if name == "set-cookie" else value[:_LONGEST_HEADER]) for name, value in told)


def _cookie(value: str) -> str:
    pair, semicolon, attributes = value.partition(";")
    name = pair.partition("=")[0]
    return f"{name[:100]}=…{semicolon}{attributes[:300]}"
