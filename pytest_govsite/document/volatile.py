"""What of a document changes from answer to answer though nothing of the page did: tokens, session marks, time stamps."""

from __future__ import annotations

import hashlib
import re

_TAG = re.compile(rb"<(?:meta|input)\b[^<>]{0,600}>", re.IGNORECASE)
_TOKEN = re.compile(
    rb"""\bname\s*=\s*["']?[\w.:\-]{0,60}(?:csrf|xsrf|token|__VIEWSTATE|__EVENTVALIDATION|nonce|formhash|session)""",
    re.IGNORECASE,
)
_VALUE = re.compile(
    rb"""\b(value|content)\s*=\s*(?:"[^"<>]{0,5000}"|'[^'<>]{0,5000}'|[^\s"'<>]{1,500})""", re.IGNORECASE
)
_HIDDEN = re.compile(rb"""\btype\s*=\s*["']?hidden""", re.IGNORECASE)
_PLAIN: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    (re.compile(rb"""(\snonce\s*=\s*)(?:"[^"<>]{0,200}"|'[^'<>]{0,200}')""", re.IGNORECASE), rb"\1"),
    (re.compile(rb";jsessionid=[\w.!\-]{8,80}", re.IGNORECASE), b""),
    # a stamp of a server ("generated at …"): no markup, no address and nothing that a script could be
    (re.compile(rb"<!--(?=[^<>]{0,200}\d{1,2}:\d{2})[^<>;{}=(/\n]{0,200}-->"), b""),
)
_LARGE = 3_000_000


def steady_sha256(data: bytes) -> str:
    """Return the digest of a document without what changes from answer to answer; empty where there is nothing such.

    Left out are values of hidden fields and labels that are named as tokens, nonces of scripts, session ids in addresses
    and comments that only tell a time. What is left out decides nothing that a visitor sees.
    """
    if len(data) > _LARGE:
        return ""
    steady = data
    for pattern, kept in _PLAIN:
        steady = pattern.sub(kept, steady)
    steady = _TAG.sub(_without_value, steady)
    return hashlib.sha256(steady).hexdigest() if steady != data else ""


def _without_value(found: re.Match[bytes]) -> bytes:
    tag = found[0]
    if not _TOKEN.search(tag) or (tag[:6].lower() == b"<input" and not _HIDDEN.search(tag)):
        return tag
    return _VALUE.sub(rb"\1", tag)
