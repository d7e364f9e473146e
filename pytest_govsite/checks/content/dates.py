"""Publishing times that cannot be true (国办秘函〔2019〕19号: content must not be made to look newer than it is)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.checks.publishing import publishing_times
from pytest_govsite.document.dates import date_from_url, find_moments
from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.model import DocumentFacts, PageFacts, Pointer, Site, TimeSighting, Verdict

_CHINA = timezone(timedelta(hours=8))
_CLOCKS = timedelta(minutes=10)
"""Clocks of two machines differ."""
_ZONES = timedelta(days=1)
"""A time that lies ahead by less may come from a clock or a time zone that is set wrong."""
_DEFAULTS = frozenset(
    date(*day)
    for day in (
        (1, 1, 1),
        (1601, 1, 1),
        (1753, 1, 1),
        (1899, 12, 30),
        (1899, 12, 31),
        (1900, 1, 1),
        (1969, 12, 31),
        (1970, 1, 1),
    )
)
"""What programs and databases make of an empty field; other early days are those of old regulations."""
_WAIT = 31
"""Days that a text may wait between its making, which the address tells, and its publishing."""
_OFFSET = re.compile(r"T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_PUBLISHED = re.compile(r"发布|公开|发表|发稿|上网|时间|日期|pub", re.IGNORECASE)
_SURELY = re.compile(r"发布|公开|发表|发稿|上网|pub", re.IGNORECASE)
_ATTACHED = re.compile(
    r"/[PW]0(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6,}"  # how a common publishing system names its uploads
)


class _Time(NamedTuple):
    day: date
    moment: datetime | None
    """None: only a day is given."""
    text: str
    sure: bool
    """False: it may be the time of something else, such as an event."""
    where: Pointer


def forged_dates(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The publishing time is not in the future, no empty field, and agrees with the day that the address tells.

    Shown time and PubDate are judged in the time of China. Texts that were made up to 31 days before they were published
    are usual, and texts older than their address have moved here from another system. Later ones fail where label and
    page contradict each other, and are else for a person. Of attached files only the day in their address is known;
    the files are not opened.
    """
    document = page.document
    assert document is not None
    label, shown = _label(page, document), _shown(page, document)
    times = [time for time in (label, shown) if time is not None]
    if not times:
        yield inapplicable("页面没有可以判断的发布时间", "The page gives no publishing time that could be judged")
        return
    complaints = [verdict for time in times if (verdict := _impossible(time, site, label)) is not None]
    if not complaints:
        complaints = [*_against_address(page, label, shown), *_against_files(page, document, times)]
    yield from complaints[:1]
    if not complaints:
        yield passed("发布时间没有异常（附件未打开）", "The publishing time is plausible (attachments not opened)")


def _impossible(time: _Time, site: Site, label: _Time | None) -> Verdict | None:
    if time.day in _DEFAULTS:
        zh, en = "发布时间是空字段的缺省值", "The publishing time is what an empty field gives"
        return failed(zh, en, found=time.text, pointer=time.where, place="default")
    now = site.now.astimezone(_CHINA)
    ahead = time.moment - now if time.moment is not None else timedelta(days=(time.day - now.date()).days)
    if ahead <= _CLOCKS or (not time.sure and label is not None and label is not time):
        return None  # beside a PubDate, a time that does not say what it is may be that of an event
    expected = f"≤ {now:%Y-%m-%d %H:%M}"
    if time.sure and ahead > _ZONES:
        zh, en = "发布时间晚于检测时间", "The publishing time lies in the future"
        return failed(zh, en, expected=expected, found=time.text, pointer=time.where, place="future")
    zh = "时间晚于检测时间，可能是时钟、时区或活动时间，请人工确认"
    en = "The time lies ahead; it may be a clock, a time zone or the time of an event"
    return cant_tell(zh, en, expected=expected, found=time.text, pointer=time.where, place="future")


def _against_address(page: PageFacts, label: _Time | None, shown: _Time | None) -> Iterator[Verdict]:
    told = date_from_url(page.url)
    if told is None:
        return
    for time, other in ((label, shown), (shown, label)):
        if time is None or other is None or not (time.day - told).days > 1:
            continue
        if abs((other.day - told).days) <= 1 and abs((time.day - other.day).days) > 1 and other.sure and time.sure:
            zh, en = (
                "发布时间与网址中的日期和页面另一处时间都不一致",
                "The publishing time differs from the address and the other time",
            )
            expected = f"{told:%Y-%m-%d}"
            yield failed(zh, en, expected=expected, found=time.text, pointer=time.where, place="address")
            return
    time = label or shown
    assert time is not None
    if (time.day - told).days > _WAIT:
        zh = "发布时间比网址中的日期晚一个月以上，请人工确认是否改过时间"
        en = "The publishing time is over a month later than the day in the address; a person has to say why"
        expected = f"{told:%Y-%m-%d}"
        yield cant_tell(zh, en, expected=expected, found=time.text, pointer=time.where, place="address")


def _against_files(page: PageFacts, document: DocumentFacts, times: list[_Time]) -> Iterator[Verdict]:
    published = max(time.day for time in times)
    told = date_from_url(page.url)
    if told is None or abs((told - published).days) > _WAIT:
        return  # texts that moved here have files of the day on which they moved
    for link, _ in downloads_of(document):
        match = _ATTACHED.search(link.url)
        day = _day(match) if match else None
        if day is not None and (day - published).days > _WAIT:
            zh = "附件网址中的日期比发布时间晚一个月以上，请人工确认"
            en = "The day in the address of an attachment is over a month later than the publishing time"
            expected = f"≤ {published:%Y-%m-%d}"
            where = pointer_to(page.url, link, link.url)
            yield cant_tell(zh, en, expected=expected, found=link.url[:200], pointer=where, place="attachment")
            return


def _label(page: PageFacts, document: DocumentFacts) -> _Time | None:
    for meta in document.meta_values("PubDate"):
        text = (meta.content or "").strip()[:60]
        found = _moment(text)
        if found is not None:
            where = pointer_to(page.url, snippet=f'<meta name="PubDate" content="{text}">')
            return _Time(*found, text=text, sure=True, where=where)
    return None


def _shown(page: PageFacts, document: DocumentFacts) -> _Time | None:
    for sighting in publishing_times(document):
        if sighting.label and not _PUBLISHED.search(sighting.label):
            continue
        found = _of_value(sighting.value)
        if found is not None:
            where = pointer_to(page.url, sighting, sighting.text)
            return _Time(*found, text=sighting.text, sure=_is_sure(sighting), where=where)
    return None


def _is_sure(sighting: TimeSighting) -> bool:
    return bool(_SURELY.search(sighting.label))


def _moment(text: str) -> tuple[date, datetime | None] | None:
    if _OFFSET.search(text):
        try:
            moment = datetime.fromisoformat(text).astimezone(_CHINA)
        except (ValueError, OverflowError):
            return None
        return moment.date(), moment
    found = find_moments(text)
    if found:
        return _of_value(found[0].value)
    try:
        moment = datetime.fromisoformat(text[:10]).replace(tzinfo=_CHINA)
    except ValueError:
        return None
    return moment.date(), None


def _of_value(value: str) -> tuple[date, datetime | None] | None:
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=_CHINA)
    except ValueError:
        return None
    return moment.date(), (moment if len(value) > 10 else None)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
