"""The digest of what a site is made of, taken from the observations of its pages."""

from __future__ import annotations

import re
import struct
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from urllib.parse import urlsplit

from pytest_govsite.model import DocumentFacts, PageFacts, Region, TemplateDigest, WatchDigest
from pytest_govsite.observe.origins import host_of

NEARLY_ALL = 0.9
_LONGEST = 300
_MOST = 400
"""Addresses of one kind that a digest holds."""
_PATHS = 128
_LABELS = frozenset(
    ("sitename", "sitedomain", "siteidcode", "columnname", "columndescription", "columnkeywords", "columntype",
     "articletitle", "pubdate", "contentsource", "keywords", "description", "author")
)  # fmt: skip
_VARIES = re.compile(r"访问|浏览|点击|在线|今日|累计|访客|运行|星期|更新|当前|visitor|online", re.IGNORECASE)
"""Words of counters and clocks in footers."""
_NUMBERS = re.compile(r"\d+")


class Made:
    """What the pages of a site are made of, with the places.

    Args:
        pages: every observed page, one at a time.
        own: hosts of the site itself.
    """

    def __init__(self, pages: Iterable[PageFacts], own: frozenset[str]) -> None:
        self._own = own
        self.places: dict[tuple[str, str], tuple[str, int]] = {}
        """(kind, what) -> the first page, and the number of pages."""
        self.first: dict[str, str] = {}
        """Template -> its first page."""
        self.paths: dict[str, Counter[int]] = {}
        """Template -> element paths with the number of pages that have them."""
        self.sizes: Counter[str] = Counter()
        self._types: dict[str, str] = {}
        self._inline: dict[str, Counter[str]] = {}
        for page in pages:
            self._take(page)

    def _take(self, page: PageFacts) -> None:
        document = page.source or page.document
        if document is None:
            return
        template = page.page.template
        source = set(self._of(document))
        for kind, what in source:
            self._note(kind, what, page.url)
        if page.rendered:
            for kind, what in set(self._rendered(page)) - {("loaded", what) for _, what in source}:
                self._note(kind, what, page.url)
        if template:
            self.first.setdefault(template, page.url)
            self._types.setdefault(template, page.type.value)
            self.sizes[template] += 1
            self.paths.setdefault(template, Counter()).update(document.skeleton)
            self._inline.setdefault(template, Counter()).update({_digest(text) for text in _inline(document)})

    def _note(self, kind: str, what: str, url: str) -> None:
        first, count = self.places.get((kind, what), (url, 0))
        self.places[kind, what] = (first, count + 1)

    def _of(self, document: DocumentFacts) -> Iterator[tuple[str, str]]:
        for script in document.scripts:
            if script.source and not script.frame:
                yield from self._address("script", script.source)
        for frame in document.frames:
            if frame.source:
                yield from self._address("frame", frame.source)
        for link in document.links:
            yield from self._host(link.url, "host")

    def _rendered(self, page: PageFacts) -> Iterator[tuple[str, str]]:
        for resource in page.rendered[0].resources:
            if resource.kind == "script" or resource.kind == "document":
                yield "loaded", _bare(resource.url)
            yield from self._host(resource.url, "loaded")

    def _address(self, kind: str, url: str) -> Iterator[tuple[str, str]]:
        if url.startswith(("http://", "https://")):
            yield kind, _bare(url)
            yield from self._host(url, "host")

    def _host(self, url: str, kind: str) -> Iterator[tuple[str, str]]:
        host = host_of(url) if url.startswith(("http://", "https://")) else ""
        if host and not any(host == own or host.endswith(f".{own.removeprefix('www.')}") for own in self._own):
            yield kind, host

    def core(self, template: str) -> tuple[int, ...]:
        """Return the element paths that nearly all pages of a template have, ascending."""
        size = self.sizes[template]
        return tuple(sorted(path for path, n in self.paths[template].items() if n >= NEARLY_ALL * size)[:_PATHS])

    def inline(self, template: str) -> tuple[str, ...]:
        """Return the inline scripts that nearly all pages of a template have."""
        size = self.sizes[template]
        return tuple(sorted(text for text, n in self._inline[template].items() if n >= NEARLY_ALL * size))[:_MOST]

    @property
    def digest(self) -> WatchDigest:
        """The digest for the record."""

        def of(kind: str) -> tuple[str, ...]:
            return tuple(sorted(what for each, what in self.places if each == kind)[:_MOST])

        return WatchDigest(
            scripts=of("script"),
            frames=of("frame"),
            hosts=of("host"),
            loaded=of("loaded"),
            templates=tuple(
                TemplateDigest(
                    template=template,
                    type=self._types[template],
                    pages=size,
                    skeleton=packed(self.core(template)),
                    inline=self.inline(template),
                )
                for template, size in sorted(self.sizes.items())
            ),
        )


def marks_of(page: PageFacts) -> str:
    """Return short digests of the footer and the labels of a page, `-` between; empty where it was not observed."""
    document = page.source or page.document
    if document is None:
        return ""
    footer = [b.text for b in document.texts(Region.FOOTER) if not _VARIES.search(b.text)]
    labels = sorted(f"{m.name.lower()}={m.content}" for m in document.metas if m.name.lower() in _LABELS)
    return f"{_short(footer)}-{_short([document.title, *labels])}"


def packed(paths: Iterable[int]) -> str:
    """Return hashes of element paths as text."""
    numbers = tuple(paths)
    return b64encode(struct.pack(f">{len(numbers)}I", *numbers)).decode()


def unpacked(text: str) -> tuple[int, ...]:
    """Return the hashes of `packed`; none where the text is none of those."""
    try:
        data = b64decode(text, validate=True)
        return struct.unpack(f">{len(data) // 4}I", data)
    except (ValueError, struct.error):
        return ()


def _inline(document: DocumentFacts) -> Iterator[str]:
    return (script.text for script in document.scripts if script.text and not script.source and not script.frame)


def _digest(text: str) -> str:
    """Return a digest of an inline script; numbers and white space vary from page to page."""
    plain = _NUMBERS.sub("0", "".join(text.split()))
    return blake2b(plain.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _short(texts: Iterable[str]) -> str:
    plain = "\n".join(" ".join(text.split()) for text in texts)
    return blake2b(plain.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _bare(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url[:_LONGEST]
    return f"{parts.scheme}://{parts.netloc}{parts.path}"[:_LONGEST]
