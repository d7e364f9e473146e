"""What https pages load over plain http (W3C Mixed Content)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.outcomes import failed, passed, pointer_to, untested
from pytest_govsite.model import Node, PageFacts, Verdict

_LOCAL = ("localhost", "127.0.0.1", "::1")
_MOST = 20


def mixed_content(pages: Sequence[PageFacts]) -> Iterator[Verdict]:
    """No https page loads scripts, styles, pictures, media or frames over plain http, rendered or in its source.

    A page with `upgrade-insecure-requests` loads none. What style sheets of their own files load is seen on rendered
    pages alone.
    """
    encrypted = [page for page in pages if _address(page).startswith("https://")]
    if not encrypted:
        yield untested("检测的网站不是 https，无从检测", "The inspected site has no https pages")
        return
    for page in encrypted:
        yield from _page(page)


def _page(page: PageFacts) -> Iterator[Verdict]:
    plain = {} if _upgrades(page) else _plain(page)
    for url, (node, snippet) in list(plain.items())[:_MOST]:
        verdict = failed(
            "https 页面载入 http 资源",
            "An https page loads something over http",
            expected="https",
            found=url[:300],
            pointer=pointer_to(page.url, node, snippet),
            place=url,
        )
        yield msgspec.structs.replace(verdict, group=f"security.mixed-content|{url}")
    if not plain:
        yield passed("没有混合内容", "Nothing is loaded over http", pointer=pointer_to(page.url))


def _plain(page: PageFacts) -> dict[str, tuple[Node | None, str]]:
    found: dict[str, tuple[Node | None, str]] = {}
    documents = [page.source, *(seen.document for seen in page.rendered[:1])]
    for document in documents:
        for resource in document.plain_resources if document is not None else ():
            if host_of(resource.url) not in _LOCAL:
                found.setdefault(resource.url, (resource, f"<{resource.tag}>"))
    for loaded in page.rendered[0].resources if page.rendered else ():
        if loaded.url.startswith("http://") and host_of(loaded.url) not in _LOCAL:
            found.setdefault(loaded.url, (None, loaded.kind))
    return found


def _upgrades(page: PageFacts) -> bool:
    headers = page.exchange.headers if page.exchange is not None else ()
    told = [value for name, value in headers if name == "content-security-policy"]
    document = page.document
    if document is not None:
        told += [
            m.content or "" for m in document.meta_values("Content-Security-Policy") if m.attribute == "http-equiv"
        ]
    return any("upgrade-insecure-requests" in value.lower() for value in told)


def _address(page: PageFacts) -> str:
    return page.exchange.final_url if page.exchange is not None else page.url
