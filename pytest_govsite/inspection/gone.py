"""A site that went away in mid-run: noticed once everything was asked for, and what rests on its silence taken back."""

from __future__ import annotations

import msgspec

from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.silence import is_silence
from pytest_govsite.discover.visit import Fetch
from pytest_govsite.inspection.link_checking import NO_ANSWER
from pytest_govsite.inspection.observed import LINKS
from pytest_govsite.inspection.rendering import Rendering
from pytest_govsite.model import LinkFacts, LinkState, Text
from pytest_govsite.observe.origins import SiteOrigins, host_of
from pytest_govsite.observe.store import Store


async def gone_away(fetch: Fetch, store: Store, crawl: Crawl, rendering: Rendering | None) -> Text | None:
    """Return a note for the record that the site no longer answers. None: it does, or nothing was lost.

    Only where something was lost for want of an answer, the start page is asked for once more.
    """
    lost = any(is_silence(why) for why in crawl.unobserved)
    unshown = rendering is not None and len(rendering.done) < len(rendering.choices)
    if not (lost or unshown or any(is_silence(why) for why in store.lost_looks())):
        return None
    why = (await fetch(crawl.start_url)).unobserved
    if why is None or not is_silence(why):
        return None
    detail = why.detail or why.reason.value
    return Text(
        zh=f"站点在检测途中不再应答，检测结束时仍未恢复（{detail}）；此后没有看到的一律列为未检测",
        en=f"The site stopped answering during the inspection and had not come back at its end ({detail}); "
        "what was not seen from then on is untested",
    )


def take_back_links(store: Store, origins: SiteOrigins) -> None:
    """Count the links to a site that went away as not asked for: its silence tells nothing of each of them."""
    facts = store.value(LINKS, LinkFacts)
    if facts is None:
        return
    checks = tuple(
        msgspec.structs.replace(check, state=LinkState.NOT_ASKED)
        if check.state in NO_ANSWER and origins.owns(host_of(check.url))
        else check
        for check in facts.checks
    )
    store.put_value(LINKS, msgspec.structs.replace(facts, checks=checks))
