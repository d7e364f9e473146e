"""Which offered files are asked for: a seeded sample, so that a large site is not downloaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.inspection.drawing import draw
from pytest_govsite.model import PageFacts

MOST_FILES = 24
"""Of articles, and of pages that serve, each."""


def file_addresses(pages: Iterable[PageFacts], seed: int) -> tuple[str, ...]:
    """Return the sample of the files that these pages offer: one of each template and page first, then further ones."""
    offered: dict[str, tuple[str, int]] = {}
    for page in pages:
        for place, url in enumerate(_files(page)):
            offered.setdefault(url, (page.page.template, place))
    order = sorted(offered, key=lambda url: draw(url, seed))
    turns: dict[tuple[str, int], int] = {}
    ranked: list[tuple[int, int, str]] = []
    for rank, url in enumerate(order):
        key = offered[url]
        ranked.append((turns.setdefault(key, 0), rank, url))
        turns[key] += 1
    return tuple(url for _, _, url in sorted(ranked)[:MOST_FILES])


def _files(page: PageFacts) -> Iterator[str]:
    if page.document is not None:
        yield from (link.url for link, _ in downloads_of(page.document))
