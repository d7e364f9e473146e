"""What of the site's security is looked at, by what the selected requirements need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.hosts import is_public_name
from pytest_govsite.config.settings import Config
from pytest_govsite.model import PageFacts, UnobservedReason
from pytest_govsite.model.security import SecurityFacts
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.origins import host_of

TLS, IPV6, EXPOSURE = "tls", "ipv6", "exposure"
"""Names in `needs`."""
SECURITY_NEEDS = frozenset((TLS, IPV6, EXPOSURE))
_FILES = (
    ".css",
    ".js",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".svg",
    ".webp",
    ".pdf",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".zip",
)
_MOST_PAGES = 300


async def look_at_security(
    client: HttpClient, config: Config, needs: frozenset[str], home_url: str, pages: Iterable[PageFacts]
) -> SecurityFacts:
    """Return what is needed of the site's security; what might make a firewall shut us out comes last."""
    host = host_of(home_url)
    public = is_public_name(host)
    tls = ipv6 = exposure = None
    if TLS in needs and public:
        from pytest_govsite.observe.security.tls import look_at_tls

        tls = await look_at_tls(client, config, home_url)
    if IPV6 in needs and public:
        from pytest_govsite.observe.security.ipv6 import look_at_ipv6

        ipv6 = await look_at_ipv6(client, config, home_url)
    if EXPOSURE in needs:
        from pytest_govsite.observe.security.exposure import folders_of, look_at_exposure

        seen = list(pages)
        files = [url for page in seen[:_MOST_PAGES] for url in _files(page)]
        known = {page.url for page in seen}
        folders = [url for url in folders_of(files, frozenset({host})) if url not in known]
        broken = [page.url for page in seen if _is_broken(page)]
        exposure = await look_at_exposure(client, home_url, folders=folders, broken=broken, seed=config.seed)
    return SecurityFacts(tls=tls, ipv6=ipv6, exposure=exposure)


def _files(page: PageFacts) -> Iterator[str]:
    """Yield the addresses of pictures, scripts and offered files of a page."""
    document = page.document
    if document is None:
        return
    yield from (image.source for image in document.images)
    yield from (script.source for script in document.scripts if script.source)
    if page.rendered:
        yield from (r.url for r in page.rendered[0].resources if r.kind in ("script", "stylesheet", "font", "image"))
    yield from (link.url for link in document.links if urlsplit(link.url).path.lower().endswith(_FILES))


def _is_broken(page: PageFacts) -> bool:
    return any(
        why.reason is UnobservedReason.HTTP_ERROR and why.status is not None and why.status >= 500
        for why in page.unobserved
    )
