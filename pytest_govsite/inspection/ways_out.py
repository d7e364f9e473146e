"""Pages that are rendered beside the sample because nothing in it leads out of the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pytest_govsite.model import Page, PageFacts, Text
from pytest_govsite.observe.look.leaving import leads_away

MOST = 3
"""Pages that are added, the nearest to the home page first, each of another template."""
_REASON = Text(zh="有站外链接的页面", en="page with a link to another site")


def ways_out(
    pages: Sequence[Page], rendered: Collection[str], facts_of: Callable[[str], PageFacts | None]
) -> tuple[tuple[str, Text], ...]:
    """Return pages that lead to hosts that are no government sites, with the reason; none where a rendered page does.

    Whether a reader is told before he leaves is seen by clicking, and only what was rendered is clicked: without such a
    page, that the site leads nowhere else would be said of a sample only.
    """
    if any((facts := facts_of(url)) is not None and leads_away(facts) for url in rendered):
        return ()
    chosen: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: (page.depth, page.url)):
        if len(chosen) == MOST:
            break
        if page.url in rendered or page.template in chosen:
            continue
        facts = facts_of(page.url)
        if facts is not None and leads_away(facts):
            chosen[page.template or page.url] = page.url
    return tuple((url, _REASON) for url in chosen.values())
