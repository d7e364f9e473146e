"""Which addresses are asked for beside the pages: whether an entry answers is a fact, not a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from pytest_govsite.model import DocumentFacts, PageFacts, Region, Site

MAX_ENTRIES = 150
MAX_PICTURES = 200
_LABELS = ("image", "url")


def entry_addresses(pages: Iterable[PageFacts], site: Site, known: frozenset[str]) -> tuple[str, ...]:
    """Return the addresses outside the crawl that entries of the pages lead to.

    Asked for are government hosts (unified platforms) and site maps; of other hosts none.
    """
    documents = (p.document for p in pages if p.document is not None)
    found = (url for document in documents for url in _outside(document, site) if url not in known)
    return tuple(dict.fromkeys(found))[:MAX_ENTRIES]


def _outside(document: DocumentFacts, site: Site) -> Iterator[str]:
    own = site.inspected_host.rpartition(":")[0] or site.inspected_host
    for link in document.links:
        host = urlsplit(link.url).hostname or ""
        if not host or link.visible is False:
            continue
        government = host.endswith((".gov.cn", ".政务", ".xn--zfr164b")) and host not in (own, site.domain)
        if (government and link.region is not Region.FOOTER) or "地图" in link.name:
            yield link.url


def label_addresses(articles: Iterable[PageFacts], known: frozenset[str]) -> tuple[str, ...]:
    """Return the addresses in `Image` and `Url` labels that were not crawled."""
    found: dict[str, None] = {}
    for page in articles:
        for meta in page.document.metas if page.document else ():
            if meta.name.casefold() in _LABELS and meta.content and meta.content.strip():
                url = urljoin(page.url, meta.content.strip())
                if url.startswith(("http://", "https://")) and url not in known:
                    found[url] = None
        if len(found) >= MAX_PICTURES:
            break
    return tuple(found)[:MAX_PICTURES]
