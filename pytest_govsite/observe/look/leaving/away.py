"""Which pages plainly lead to hosts that are no government sites."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pytest_govsite.model import PageFacts

_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov\.cn|conac\.cn|政务|xn--zfr164b)$", re.IGNORECASE)


def leads_away(facts: PageFacts) -> bool:
    """Return whether a page shows a link to a host that is neither its own nor a government's."""
    document = facts.rendered[0].document if facts.rendered else facts.document
    if document is None:
        return False
    own = _host(facts.url)
    hosts = {_host(link.url) for link in document.links if link.visible is not False and link.url}
    return any(host and host != own and not _GOVERNMENT.search(host) for host in hosts)


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower() if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
