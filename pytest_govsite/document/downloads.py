"""Which links offer a file for downloading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from pytest_govsite.model import DocumentFacts, Link, Region

KINDS = frozenset(
    [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "zip", "rar", "7z", "txt",
        "csv", "rtf", "ceb", "xlsm", "docm",
    ]
)  # fmt: skip
_ENDING = re.compile(r"\.([a-z0-9]{2,4})\s*[)）\]】]?$", re.IGNORECASE)


def downloads_of(document: DocumentFacts) -> Iterator[tuple[Link, str]]:
    """Yield the links of the main area that offer a file, with the kind that its name says (`pdf`, `docx` …)."""
    seen: set[str] = set()
    for link in document.links:
        if link.region is Region.MAIN and link.visible is not False and link.url and link.url not in seen:
            kind = kind_of(link)
            if kind:
                seen.add(link.url)
                yield link, kind


def kind_of(link: Link) -> str:
    """Return the kind of file by the address, else by the name shown on the link; empty for a page."""
    parts = urlsplit(link.url)
    last = parts.path.rpartition("/")[2]
    by_address = _kind(unquote(last)) or next(
        (k for v in parts.query.split("&") if (k := _kind(unquote(v.partition("=")[2])))), ""
    )
    if by_address:
        return by_address
    if "." in last and not re.search(r"\.(?:jsp|do|action|aspx?|php|ashx)$", last, re.IGNORECASE):
        return ""
    return _kind(link.text) or _kind(link.title)


def _kind(name: str) -> str:
    found = _ENDING.search(name.strip()[-12:])
    return found[1].lower() if found and found[1].lower() in KINDS else ""
