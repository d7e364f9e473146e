"""What the crawl's own pages tell of the addresses that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.document.scripts import alerted
from pytest_govsite.model import DocumentFacts, LinkCheck, LinkState, PageFacts, Region, Unobserved, UnobservedReason

_REASONS = {
    UnobservedReason.DNS: LinkState.NAME,
    UnobservedReason.CONNECT: LinkState.BROKEN,
    UnobservedReason.TLS: LinkState.TLS,
    UnobservedReason.TIMEOUT: LinkState.TIMEOUT,
    UnobservedReason.BLOCKED: LinkState.BLOCKED,
    UnobservedReason.REDIRECT_LOOP: LinkState.LOOP,
    UnobservedReason.REFUSED_ADDRESS: LinkState.INNER,
    UnobservedReason.NOT_HTML: LinkState.OK,
    UnobservedReason.TOO_LARGE: LinkState.OK,
}
_BLOCKED = (401, 402, 403, 405, 406, 407, 409, 412, 418, 421, 429, 451)
ASTRAY = frozenset({301, 302, 303, 307, 308})
"""As a last answer: it leads on and does not say where (RFC 9110, 15.4)."""
_TEXT = 500


def known_state(page: PageFacts) -> Iterator[tuple[str, LinkCheck]]:
    """Yield every address by which a page is known (asked for, redirects, final) with what it answered."""
    check = _check_of(page)
    urls = [page.url]
    if page.exchange is not None:
        urls += [page.exchange.url, page.exchange.final_url, *(hop.url for hop in page.exchange.hops)]
    for url in dict.fromkeys(urls):
        if url:
            yield url, check


def main_text(document: DocumentFacts) -> str:
    """Return the first words of the main area, where what a page is about stands."""
    blocks = [b for b in document.blocks if b.region is Region.MAIN and b.visible is not False]
    return " ".join(b.text for b in (blocks or document.blocks)[:60])[:_TEXT]


def _check_of(page: PageFacts) -> LinkCheck:
    exchange, document = page.exchange, page.source or page.document
    why = page.unobserved[0] if page.unobserved else None
    status = exchange.status if exchange else (why.status if why else None)
    return LinkCheck(
        url=page.url,
        state=_state(page, why, status),
        status=status,
        method="page",
        final_url=exchange.final_url if exchange and exchange.hops else "",
        hops=exchange.hops if exchange else (),
        seconds=exchange.elapsed if exchange else 0.0,
        media_type=exchange.media_type if exchange else "",
        title=document.title if document else "",
        # a page that shows nothing may tell in a box why
        text=(main_text(document) or alerted(script.text for script in document.scripts)) if document else "",
        detail=why.detail if why else "",
    )


def _state(page: PageFacts, why: Unobserved | None, status: int | None) -> LinkState:
    if status is not None and status >= 400:
        if status in (404, 410):
            return LinkState.GONE
        if status in _BLOCKED or status >= 600:
            return LinkState.BLOCKED
        return LinkState.SERVER_ERROR if status >= 500 else LinkState.CLIENT_ERROR
    if status in ASTRAY and why is not None and why.reason is not UnobservedReason.REDIRECT_LOOP:
        return LinkState.CLIENT_ERROR
    if page.observed or status is not None:
        return LinkState.OK if why is None or why.reason is not UnobservedReason.REDIRECT_LOOP else LinkState.LOOP
    return _REASONS.get(why.reason, LinkState.NOT_ASKED) if why else LinkState.NOT_ASKED
