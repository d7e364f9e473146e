"""Important policy information of superior sites is reprinted within twelve hours (政府网站发展指引; 苏政办发〔2017〕96号)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.checks.publishing import publishing_times
from pytest_govsite.document.dates import find_moments
from pytest_govsite.model import Cause, PageFacts, PageType, Pointer, Site, SiteFacts, UpstreamItem, Verdict

_CHINA = timezone(timedelta(hours=8))
_HOURS = 12.0
WINDOW = timedelta(days=14)
"""Older items of the feed are not looked for: their copies may have left the lists."""
_SAME = 90.0
"""Likeness of titles (of 100) from which they name the same text."""
_PERHAPS = 0.6
"""Share of the pairs of characters of a title that another in other words has too."""
_SHORTEST = 8
_MOST = 40
_ELLIPSIS = re.compile(r"(?:\.{2,}|…+|⋯+)$")


class _Span(NamedTuple):
    """When something was published: between two moments, a day apart where only the day is told."""

    first: datetime
    last: datetime


class _Copy(NamedTuple):
    span: _Span | None
    url: str
    title: str


def reprinted(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """Every item of the configured upstream feeds of the last two weeks stands on the site within twelve hours.

    Every item of a configured feed counts as important. Copies are found by their titles, in articles and in lists;
    their time is the PubDate label, else the time shown, else that of the list. Where only a day is told, or the crawl
    did not see the whole site, a person looks. Items less than twelve hours old are not due yet.
    """
    feeds = facts.availability.upstream
    if not feeds:
        yield inapplicable("没有配置上级信息源", "No upstream feed is configured")
        return
    broken = [feed for feed in feeds if feed.problem]
    yield from (
        untested(
            "上级信息源无法读取", "The upstream feed could not be read",
            cause=Cause.ENVIRONMENT, found=f"{feed.url}：{feed.problem}"[:300], place=feed.url,
        )
        for feed in broken
    )  # fmt: skip
    if len(broken) == len(feeds):
        return
    hours = site.thresholds.get("availability.reprint", _HOURS)
    due = [(item, span) for feed in feeds for item in feed.items if (span := _due(item, site, hours)) is not None]
    if not due:
        yield inapplicable("上级信息源近两周没有应转载的信息", "The upstream feeds had nothing to reprint in two weeks")
        return
    copies = _Copies(pages)
    told = [verdict for item, span in due if (verdict := _judged(item, span, copies, facts, hours)) is not None]
    yield from told[:_MOST]
    if not told:
        yield passed(
            f"上级重要政策信息均在 {hours:g} 小时内转载",
            "What the upstream sites published was reprinted in time",
            measured=f"{len(due)} 条 / items",
        )


def _judged(item: UpstreamItem, span: _Span, copies: _Copies, facts: SiteFacts, hours: float) -> Verdict | None:
    """Return what is wrong with the copy of an item, None where it came in time."""
    found = copies.of(item)
    home = Pointer(url=facts.home_url or facts.start_url)
    expected = f"{item.published[:16].replace('T', ' ')} + {hours:g} h"
    if not found:
        like = copies.like(item)
        if like or facts.truncated or not facts.whole_site:
            return cant_tell(
                "没有找到标题相同的转载，请人工确认", "No copy with this title was found; a person has to look",
                expected=expected, found=item.title + (f" ≈ {like}" if like else ""),
                pointer=home, place=item.title,
            )  # fmt: skip
        return failed(
            "没有转载上级政策信息", "Policy information of an upstream site was not reprinted",
            expected=expected, found=item.title, pointer=home, place=item.title,
        )  # fmt: skip
    timed = sorted((copy for copy in found if copy.span is not None), key=lambda copy: copy.span or span)
    limit = timedelta(hours=hours)
    if not timed or timed[0].span is None:
        return cant_tell(
            "转载没有可辨认的发布时间", "The copy has no publishing time that can be read",
            expected=expected, found=item.title, pointer=Pointer(url=found[0].url), place=item.title,
        )  # fmt: skip
    if any(copy.span and copy.span.last - span.first <= limit for copy in timed):
        return None
    copy, when = timed[0], timed[0].span
    shown = f"{when.first:%Y-%m-%d %H:%M}" if when.first == when.last else f"{when.first:%Y-%m-%d}"
    if when.first - span.last > limit:
        return failed(
            "转载上级政策信息不及时", "Policy information of an upstream site was reprinted late",
            expected=f"≤ {expected}", found=f"{shown} {item.title}", pointer=Pointer(url=copy.url), place=item.title,
        )  # fmt: skip
    return cant_tell(
        "只有日期没有时间，不能判断转载是否及时", "Without a time of day it cannot be told whether the copy came in time",
        expected=f"≤ {expected}", found=f"{shown} {item.title}", pointer=Pointer(url=copy.url), place=item.title,
    )  # fmt: skip


def _due(item: UpstreamItem, site: Site, hours: float) -> _Span | None:
    span = _span(item.published)
    if span is None or len(folded(item.title)) < _SHORTEST:
        return None
    now = site.now.astimezone(_CHINA)
    return span if span.last + timedelta(hours=hours) <= now and span.first >= now - WINDOW else None


def _span(text: str) -> _Span | None:
    try:
        moment = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        moment = None
    if moment is not None:
        moment = moment if moment.tzinfo else moment.replace(tzinfo=_CHINA)
        return _Span(moment.astimezone(_CHINA), moment.astimezone(_CHINA))
    found = find_moments(text)
    if not found:
        return None
    moment = datetime.fromisoformat(found[0].value).replace(tzinfo=_CHINA)
    if ":" in found[0].value:
        return _Span(moment, moment)
    return _Span(moment, moment + timedelta(hours=23, minutes=59))


class _Copies:
    """What the site published, by title."""

    def __init__(self, pages: Iterable[PageFacts]) -> None:
        self._by_title: dict[str, list[_Copy]] = {}
        self._by_address: dict[str, list[_Copy]] = {}
        for page in pages:
            self._take(page)
        self._titles = list(self._by_title)

    def _take(self, page: PageFacts) -> None:
        document = page.document
        if document is None:
            return
        if page.type is PageType.ARTICLE:
            told = value_of(document, "PubDate") or next((t.value for t in publishing_times(document)), "")
            shown = document.headline.text if document.headline else ""
            for title in dict.fromkeys((value_of(document, "ArticleTitle"), shown, document.title)):
                self._add(title, _span(told) if told else None, page.url, "")
        for item in (item for block in document.lists for item in block.items):
            self._add(item.text, _span(item.date) if item.date else None, page.url, item.url)

    def _add(self, title: str, span: _Span | None, url: str, target: str) -> None:
        name = folded(_ELLIPSIS.sub("", title.strip()))
        if len(name) < _SHORTEST:
            return
        copy = _Copy(span, url, title)
        self._by_title.setdefault(name, []).append(copy)
        if target:
            self._by_address.setdefault(target, []).append(copy)

    def of(self, item: UpstreamItem) -> list[_Copy]:
        """Return the copies of an item, and links to it."""
        name = folded(item.title)
        found = [*self._by_title.get(name, ()), *(self._by_address.get(item.url, ()) if item.url else ())]
        if found:
            return found
        near = (title for title in self._titles if _within(name, title))
        alike = (title for title, _, _ in process.extract(name, self._titles, scorer=fuzz.ratio, score_cutoff=_SAME))
        return [copy for title in (*islice(near, _MOST), *alike) for copy in self._by_title[title]]

    def like(self, item: UpstreamItem) -> str:
        """Return a title that may be the item's in other words; empty where there is none."""
        wanted = _pairs(folded(item.title))
        best = max(self._titles, key=lambda title: len(wanted & _pairs(title)), default="")
        enough = best and len(wanted & _pairs(best)) >= _PERHAPS * len(wanted)
        return self._by_title[best][0].title[:100] if enough else ""


def _pairs(text: str) -> set[str]:
    """Return every two characters that stand side by side."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _within(name: str, title: str) -> bool:
    """Return whether one title is the other, cut off or with words before or after it."""
    shorter, longer = sorted((name, title), key=len)
    return len(shorter) * 2 >= len(longer) and shorter in longer
