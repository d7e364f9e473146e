"""Facts of pages as the store keeps them, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from pytest_govsite.model import Page, PageFacts, PageType
from pytest_govsite.observe.store import Store


def facts_of(store: Store, pages: Sequence[Page], *types: PageType) -> Iterator[PageFacts]:
    """Return the facts of the pages of these types, in order; pages of which there are none are left out."""
    return (facts for page in pages if page.type in types and (facts := store.page(page.url)) is not None)


def typed(facts: PageFacts, pages: Mapping[str, Page]) -> PageFacts:
    """Return facts with their page as it was sorted in later on."""
    return msgspec.structs.replace(facts, page=pages[facts.url])
