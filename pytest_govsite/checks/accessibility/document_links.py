"""Links to documents that do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

from pytest_govsite.checks.accessibility.telling import MOST, at, trees
from pytest_govsite.checks.accessibility.word_lists import table
from pytest_govsite.checks.outcomes import failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_SIZE = re.compile(r"\d\s*(?:[kmg]i?b|bytes?|[kmg]\b|字节|兆)", re.IGNORECASE)
_BLOCKS = ("li", "p", "td", "dd", "tr", "th", "figure", "listitem", "row", "dt")
_AROUND = 160
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def document_links(page: CloserLook) -> Iterator[Verdict]:
    """Links to PDF, Word and other files name the type, best also the size (WCAG 2.1 techniques G201, H33, PDF guidance)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    links = [(d, n, kind) for d in seen.documents for n in d.by_tag("a", "area") if (kind := _kind(n))]
    if not links:
        yield inapplicable("页面没有指向文档的链接", "the page has no links to documents")
        return
    untold = [(d, n) for d, n, kind in links if not _told(d, n, kind)]
    sized = sum(1 for d, n, _ in links if _SIZE.search(_around(d, n)))
    if not untold:
        yield passed(
            "文档链接标明了类型", "links to documents say their type", measured=f"{len(links)} 个，标明大小 {sized} 个"
        )
        return
    yield from (_verdict(page, d, n) for d, n in untold[:MOST])


def _verdict(page: CloserLook, document: DomDocument, link: DomNode) -> Verdict:
    return failed(
        "文档链接没有标明文件类型，最好同时标明大小",
        "the link to a document does not say its type, best with its size",
        expected=f"{_extension(link.attributes.get('href', '')).upper()}，大小 / type and size",
        found=f"{(link.name or document.text(link))[:120]} → {link.attributes.get('href', '')[-100:]}",
        pointer=at(page, document, link),
    )


_SERVES_FILES = re.compile(r"down(?:load)?|export|attach|file|getdoc|open(?:doc|pdf)|print", re.IGNORECASE)


def _extension(href: str) -> str:
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return ""
    names = [
        parts.path.rsplit("/", 1)[-1],
        *(
            v
            for k, v in parse_qsl(parts.query)
            if "file" in k.lower() or k.lower() in ("name", "path", "ext", "type", "format", "fmt")
        ),
    ]
    for name in names:
        end = unquote(name).rsplit(".", 1)
        if len(end) == 2 and end[1].lower() in _extensions():
            return end[1].lower()
    # `type=doc` on a page of a list is a category of the site
    keys = ("ext", "type", "format", "fmt") if _SERVES_FILES.search(parts.path) else ("ext",)
    told = [v.lower() for k, v in parse_qsl(parts.query) if k.lower() in keys]
    return next((each for each in told if each in _extensions()), "")


@cache
def _extensions() -> frozenset[str]:
    return frozenset(table("documents")["extensions"])


def _kind(link: DomNode) -> str:
    """Return the kind of document that a link leads to; empty for none, and for a link that nobody sees."""
    if link.hidden or not (link.visible or link.focusable) or "href" not in link.attributes:
        return ""
    if link.attributes["href"].strip().lower().startswith(("javascript:", "mailto:", "tel:", "data:", "#")):
        return ""
    extension = _extension(link.attributes["href"])
    types: dict[str, list[str]] = table("documents")["types"]
    return next((kind for kind, listed in types.items() if extension in listed), "")


def _around(document: DomDocument, link: DomNode) -> str:
    """Return what is said of a link: by itself, by its pictures and generated texts, by the item it stands in."""
    parts = [
        link.name or "",
        link.description,
        document.text(link),
        link.attributes.get("title", ""),
        link.attributes.get("aria-label", ""),
    ]
    for node in (link, *document.descendants(link)):
        if node.is_text:
            continue
        parts += [node.attributes.get(name, "") for name in ("alt", "title", "aria-label")]
        if node.tag == "title":
            parts.append(document.text(node, visible=False))
        style = document.style(node)
        if style is not None:
            parts += [style.before, style.after]
    item = document.closest(link, *_BLOCKS)
    if item is None:
        item = document.parent(link)
    if item is not None:
        beside = document.readable(item)
        parts.append(beside if len(beside) <= _AROUND else beside[-_AROUND:] + beside[:_AROUND])
        for node in document.descendants(item):
            if node.tag == "img" and not document.contains(link, node):
                parts.append(node.attributes.get("title", ""))
    return " ".join(part for part in parts if part)


def _told(document: DomDocument, link: DomNode, kind: str) -> bool:
    asked = re.compile(table("documents")["words"][kind], re.IGNORECASE)
    # 附件：名单.docx is told by its end, and so is “report_pdf”
    if asked.search(_around(document, link).replace("_", " ")):
        return True
    if re.search(rf"\.{_extension(link.attributes['href'])}\b", _around(document, link), re.IGNORECASE):
        return True
    row = document.closest(link, "tr", "row")
    if row is not None and len(beside := document.readable(row)) <= _AROUND and asked.search(beside):
        return True  # a cell beside it says so
    headings = [n for n in document.by_tag(*_HEADINGS) if n.index < link.index]
    if headings and asked.search(document.text(headings[-1])):
        return True
    table_around = document.closest(link, "table")
    if table_around is None:
        return False
    heads = " ".join(document.text(n) for n in document.descendants(table_around) if n.tag in ("th", "caption"))
    return bool(asked.search(heads))
