"""Reads what the demo serves, apart from the project's own reader."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.demo.portal.app import Portal

HOST = "www.shifan.gov.cn"
_ADDRESSES = (("a", "href"), ("img", "src"), ("script", "src"), ("link", "href"), ("iframe", "src"), ("form", "action"))


def tree_of(body: bytes, charset: str = "utf-8") -> LexborHTMLParser:
    return LexborHTMLParser(body.decode(charset))


def labels_in(tree: LexborHTMLParser) -> dict[str, str]:
    return {
        str(node.attributes.get("name")): node.attributes.get("content") or "" for node in tree.css("head meta[name]")
    }


def own_addresses(path: str, tree: LexborHTMLParser) -> set[str]:
    found = set()
    for tag, attribute in _ADDRESSES:
        for node in tree.css(tag):
            value = node.attributes.get(attribute)
            parts = urlsplit(urljoin(f"https://{HOST}{path}", value or "#"))
            if value and not value.startswith("#") and parts.hostname == HOST:
                found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def crawl(portal: Portal, *, dead: frozenset[str] = frozenset()) -> dict[str, bytes]:
    """Return the body of every page that can be reached from the home page.

    Answers other than 200 are raised, but for addresses that are to be dead.
    """
    pages: dict[str, bytes] = {}
    waiting, known = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        response = portal.response(path)
        if path in dead:
            assert response.status_code == 404
            continue
        if response.status_code != 200:
            raise AssertionError(f"{path}: {response.status_code}")
        if not response.headers["content-type"].startswith("text/html"):
            continue
        pages[path] = bytes(response.body)
        page = portal.pages.find(path)
        new = own_addresses(path, tree_of(pages[path], page.charset if page else "utf-8")) - known
        known |= new
        waiting += sorted(new)
    return pages
