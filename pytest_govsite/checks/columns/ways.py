"""Where a document leads, and under which names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pytest_govsite.checks.columns.names import LONGEST_NAME
from pytest_govsite.checks.folding import folded
from pytest_govsite.model import DocumentFacts, PageFacts

_MORE = re.compile(r"^(?:查看)?(?:更多|more|>+|»|\+|\.{2,3}|…|全部|查看全部|进入)(?:信息|内容|>+|»)?$", re.IGNORECASE)


class Entry(NamedTuple):
    """A way to a column: a link with a name, or a page that names itself."""

    name: str
    url: str
    """Empty where a script or nothing opens it."""
    handler: str = ""
    source: str = ""
    """Address of the page it stands on; empty for a page that names itself."""
    selector: str = ""


def targets_of(document: DocumentFacts) -> Iterator[str]:
    """Yield every address that a document leads to."""
    yield from (link.url for link in document.links if link.url)
    for block in document.lists:
        if block.more:
            yield block.more
        yield from (item.url for item in block.items if item.url)
    yield from (frame.source for frame in document.frames if frame.source)
    if document.refresh:
        yield document.refresh


def entries_on(page: PageFacts, document: DocumentFacts) -> Iterator[Entry]:
    """Yield the named ways that a document offers: links, 更多 links under the name of their list, headings."""
    dated = {item.url for block in document.lists for item in block.items if item.date and item.url}
    for link in document.links:
        if link.url in dated:
            continue  # an item of a list is no way to a column, whatever its title
        handler = link.handler or ((link.href or "") if (link.href or "").startswith("javascript:") else "")
        for name in dict.fromkeys((link.text, link.image_text, link.label, link.title)):
            shown = link.context if _MORE.match(folded(name)) else name
            if shown and len(shown) <= LONGEST_NAME:
                yield Entry(shown, link.url, handler, page.url, link.selector)
    for block in document.lists:
        if block.heading and block.more and len(block.heading) <= LONGEST_NAME:
            yield Entry(block.heading, block.more, "", page.url, block.selector)
