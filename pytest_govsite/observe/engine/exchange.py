"""What a proxy saw of the requests of a page."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.plain_text import storable

_KINDS = {"style": "stylesheet", "iframe": "document", "frame": "document", "empty": "fetch"}


@dataclass
class Exchange:
    """One request and its answer."""

    method: str
    url: str
    kind: str
    """Playwright's resource type; empty where the request does not say."""
    leads: bool
    """True: the document of a window (not of a frame), as far as the request says."""
    begun: float = field(default_factory=time.monotonic)
    status: int | None = None
    content_type: str = ""
    location: str = ""
    """Where a redirect leads; empty where it is none."""
    failure: str = ""
    """Why there was no answer."""
    reason: UnobservedReason = UnobservedReason.CONNECT
    """What kind of failure that is."""
    refused: bool = False
    """True: it was not let through."""
    over: bool = False


def begun(method: str, url: str, fields: dict[str, str]) -> Exchange:
    """Return the exchange that a request begins, by its headers (names in lower case)."""
    said = fields.get("sec-fetch-dest", "").lower()
    accept = fields.get("accept", "").lower()
    document = accept.startswith("text/html")
    kind = _KINDS.get(said, said)
    if not kind and document:
        kind = "document"
    elif not kind and accept.startswith("image/"):
        kind = "image"
    elif not kind and accept.startswith("text/css"):
        kind = "stylesheet"
    leads = said == "document" or (not said and document)
    return Exchange(method, storable(url, 2000), kind, leads)
