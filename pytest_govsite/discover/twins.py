"""`/`, `/index.html` and their like: one page only where both give the same answer."""

from __future__ import annotations

from pytest_govsite.discover.urls import index_twin
from pytest_govsite.discover.visit import Visit

_Look = tuple[str, int]
"""Digest of the body, and a number that stands for title, skeleton and number of links (bodies may show a clock)."""


class Twins:
    """Remembers what folders and their index files answered."""

    def __init__(self) -> None:
        self._folders: dict[str, list[_Look]] = {}

    def repeats(self, url: str, visit: Visit) -> bool:
        """True: the folder or its index file was already seen with the same answer."""
        folder = index_twin(url) or url
        if not folder.endswith("/"):
            return False
        look = _look(visit)
        seen = self._folders.setdefault(folder, [])
        repeated = any(look[0] == other[0] or look[1] == other[1] for other in seen)
        seen.append(look)
        return repeated


def _look(visit: Visit) -> _Look:
    document, exchange = visit.document, visit.fetched.exchange
    digest = exchange.body_sha256 if exchange else ""
    if document is None:
        return digest, 0
    return digest or visit.url, hash((document.title, document.skeleton, len(document.links), document.element_count))
