"""Templates whose footer or content only a script makes: what their source cannot show is not judged on it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pytest_govsite.model import DocumentFacts, Fact, PageFacts, Region

_MARK_TEXT = re.compile(r"ICP\s*备|公网安备|公安备案|标识码|主办|承办|版权所有")
_MARK_LINK = re.compile(r"bszs\.conac\.cn|zfwzgl\.www\.gov\.cn|beian\.(?:miit|mps)?\.?gov\.cn")
_TEXT_SHARE = 0.3
_TEXT_LEAST = 200


class Scripted(Fact, frozen=True, kw_only=True):
    """Fingerprints of the templates that a script completes."""

    footer: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()


def scripted_templates(pages: Iterable[PageFacts]) -> Scripted:
    """Return the templates whose rendered representatives show a footer or content that their source lacks."""
    footer, content = set(), set()
    for page in pages:
        if not page.rendered or page.source is None:
            continue
        rendered = page.rendered[0].document
        if shows_footer(rendered) and not shows_footer(page.source):
            footer.add(page.page.template)
        if fills(page):
            content.add(page.page.template)
    return Scripted(footer=frozenset(footer), content=frozenset(content))


def shows_footer(document: DocumentFacts) -> bool:
    """Return whether a document shows any of the items of a government site's footer."""
    if any(_MARK_TEXT.search(b.text) for b in document.texts(Region.FOOTER)):
        return True
    return any(_MARK_LINK.search(x.url) for x in document.links if x.region is Region.FOOTER)


def fills(page: PageFacts) -> bool:
    """Return whether rendering shows content (lists, running text) that the source of a page lacks."""
    if not page.rendered or page.source is None:
        return False
    rendered, source = page.rendered[0].document, page.source
    if rendered.main_text_length >= _TEXT_LEAST and source.main_text_length < _TEXT_SHARE * rendered.main_text_length:
        return True
    return _items(rendered) > 0 and _items(source) == 0


def _items(document: DocumentFacts) -> int:
    return sum(len(x.items) for x in document.lists)
