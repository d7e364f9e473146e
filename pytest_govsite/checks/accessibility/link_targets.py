"""Where links lead, in a form in which two of them can be compared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from pytest_govsite.model import DomDocument, DomNode

_INDEX = re.compile(r"/(?:index|default|home)(?:_1)?\.(?:html?|shtml|php|aspx?|jsp)$", re.IGNORECASE)
_TRACKING = re.compile(r"^(?:utm_\w+|jsessionid|sessionid|spm|from|source|ref|_|t|timestamp|rnd|v)$", re.IGNORECASE)


def base_of(document: DomDocument) -> str:
    """Return the address that relative addresses start from."""
    given = next((n.attributes["href"] for n in document.by_tag("base") if n.attributes.get("href")), "")
    return _joined(document.url, given)


def target_of(document: DomDocument, link: DomNode) -> str:
    """Return the address of a link without what makes no difference; its handler where it has no address."""
    href = link.attributes.get("href", "").strip()
    if not href or href == "#" or href.lower().startswith("javascript:"):
        return f"{href.lower()} {link.attributes.get('onclick', '')}".strip()
    parts = urlsplit(_joined(base_of(document), href))
    if parts.scheme not in ("http", "https"):
        return href
    path = re.sub(r";jsessionid=[^/]*", "", parts.path, flags=re.IGNORECASE)
    path = _INDEX.sub("/", path).rstrip("/") or "/"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    host = parts.netloc.lower().removesuffix(":80").removesuffix(":443")
    return f"//{host}{path}?{query}#{parts.fragment}".rstrip("#").rstrip("?")


def _joined(base: str, href: str) -> str:
    try:
        joined = urljoin(base, href)
        urlsplit(joined)
    except ValueError:
        return ""
    return joined
