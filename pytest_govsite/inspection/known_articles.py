"""Which articles a search of the site has to find: a recent one, an old one, one whose title is hard to look up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pytest_govsite.inspection.drawing import draw
from pytest_govsite.model import KnownArticle, PageFacts

INDEXING = timedelta(days=3)
"""An index may be so much behind; younger articles are asked for only where there is no other."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SHORTEST = 6
_LONGEST = 60
"""Fields of searches are often cut at 50 to 100 characters."""
_COMMON = re.compile(r"[\u4e00-\u9fa5a-zA-Z]*")
_SHARE = 0.25
"""Recent and old mean the newest and the oldest quarter."""


def known_articles(pages: Iterable[PageFacts], now: datetime, seed: int) -> tuple[KnownArticle, ...]:
    """Return up to three articles whose title no other article has, each for a reason of its own.

    Args:
        pages: articles that were fetched.
        now: time of the inspection.
        seed: the same seed draws the same articles.
    """
    told = [known for page in pages if (known := _known(page)) is not None]
    titles = Counter(known.title for known in told)
    ready = (now - INDEXING).date().isoformat()
    fresh = [known for known in told if titles[known.title] == 1]
    settled = [known for known in fresh if known.date <= ready] or fresh
    settled.sort(key=lambda known: (known.date, known.url))
    dated = [known for known in settled if known.date]
    quarter = max(1, int(len(dated) * _SHARE))
    chosen: list[KnownArticle] = []
    _choose(chosen, dated[-quarter:], "recent", seed)
    _choose(chosen, dated[:quarter], "old", seed)
    _choose(chosen, [known for known in settled if not _COMMON.fullmatch(known.title)], "marks", seed)
    while len(chosen) < 3 and (rest := _rest(settled, chosen)):
        _choose(chosen, rest, "drawn", seed)
    return tuple(chosen)


def _known(page: PageFacts) -> KnownArticle | None:
    document = page.document
    if document is None:
        return None
    labelled = next((meta.content for meta in document.meta_values("ArticleTitle") if meta.content), "")
    title = " ".join((labelled or (document.headline.text if document.headline else "")).split())
    if not _SHORTEST <= len(title) <= _LONGEST:
        return None
    times = [meta.content for meta in document.meta_values("PubDate")] + [time.value for time in document.times]
    day = next((found[0] for text in times if (found := _DAY.search(text or ""))), "")
    return KnownArticle(title=title, url=page.url, date=day)


def _choose(chosen: list[KnownArticle], among: Sequence[KnownArticle], reason: str, seed: int) -> None:
    among = _rest(among, chosen)
    if among:
        one = min(among, key=lambda known: draw(known.url, seed))
        chosen.append(KnownArticle(title=one.title, url=one.url, date=one.date, chosen=reason))


def _rest(among: Sequence[KnownArticle], chosen: Sequence[KnownArticle]) -> list[KnownArticle]:
    taken = {known.url for known in chosen}
    return [known for known in among if known.url not in taken]
