"""Templates whose footer or content only a script makes: what their source cannot show is not judged on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from pytest_govsite.model import DocumentFacts, Fact, Page, PageFacts, PageType, Region, Text

_MARK_TEXT = re.compile(r"ICP\s*备|公网安备|公安备案|标识码|主办|承办|版权所有")
_MARK_LINK = re.compile(r"bszs\.conac\.cn|zfwzgl\.www\.gov\.cn|beian\.(?:miit|mps)?\.?gov\.cn")
_TEXT_SHARE = 0.3
_TEXT_LEAST = 200
MAX_FILLED = 30
"""Columns filled by a script that are rendered beside the sample, the nearest to the home page first."""
_LISTING = (PageType.COLUMN, PageType.OTHER, PageType.INTERACTIVE)
_REASON = Text(zh="内容由脚本生成的栏目", en="column filled by a script")


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


def to_be_filled(
    pages: Sequence[Page], rendered: Collection[str], facts_of: Callable[[str], PageFacts | None]
) -> tuple[tuple[str, Text], ...]:
    """Return the columns that only a browser can read, with the reason: their template is filled by a script.

    What such a page lists cannot be told from its source, so that whether the column is there, has content and is up
    to date would be left to a person; a page of text that the source shows needs no browser.
    """
    seen = (facts for url in sorted(rendered) if (facts := facts_of(url)) is not None)
    templates = {facts.page.template for facts in _placed(seen, pages) if fills(facts)}
    near = sorted((p for p in pages if p.template in templates and p.type in _LISTING), key=lambda p: (p.depth, p.url))
    empty = [p.url for p in near if p.url not in rendered and _is_shell(facts_of(p.url))]
    return tuple((url, _REASON) for url in empty[:MAX_FILLED])


def _placed(facts: Iterable[PageFacts], pages: Sequence[Page]) -> Iterable[PageFacts]:
    """Give pages the template that the crawl found for them."""
    by_url = {page.url: page for page in pages}
    return (msgspec.structs.replace(f, page=by_url[f.url]) for f in facts if f.url in by_url)


def _is_shell(facts: PageFacts | None) -> bool:
    if facts is None or facts.source is None:
        return False
    return _items(facts.source) == 0 and facts.source.main_text_length < _TEXT_LEAST


def _items(document: DocumentFacts) -> int:
    return sum(len(x.items) for x in document.lists)
