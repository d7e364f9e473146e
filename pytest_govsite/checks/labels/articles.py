"""The three content labels that every article owes (政府网站发展指引, 网页设计规范, 网页标签, 内容页标签)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.labels.headline import agrees_with_title
from pytest_govsite.checks.labels.reading import fault_of, pointer_of, value_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.checks.publishing import publishing_times, shown_sources
from pytest_govsite.model import PageFacts, Site, TimeSighting, Verdict

_CHINA = timezone(timedelta(hours=8))
_FORM = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2})?", re.ASCII)
_ODD = re.compile(r"[∶：﹕︰꞉０-９－—–‐\u00a0\u3000]")
_EXPECTED = "YYYY-MM-DD HH:MM"


def article_title(page: PageFacts) -> Iterator[Verdict]:
    """ArticleTitle is there and is the visible title; a subtitle that stands apart may be left out."""
    fault = fault_of(page, "ArticleTitle")
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    value = value_of(page.document, "ArticleTitle")
    where = pointer_of(page, "ArticleTitle")
    agrees = agrees_with_title(value, page.document)
    if agrees is None:
        yield cant_tell(
            "ArticleTitle 标签有值，但没有找到页面上显示的标题，请人工核对",
            "ArticleTitle has a value, but no visible title was found to compare it with",
            found=value,
            pointer=where,
            place="ArticleTitle",
        )
    elif agrees:
        yield passed("ArticleTitle 标签与显示的标题一致", "ArticleTitle is the visible title", pointer=where)
    else:
        assert page.document.headline is not None
        yield failed(
            "ArticleTitle 标签与显示的标题不一致",
            "ArticleTitle differs from the visible title",
            expected=page.document.headline.text,
            found=value,
            pointer=where,
            place="ArticleTitle",
        )


def pub_date(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """PubDate is a real time `YYYY-MM-DD HH:MM`, not in the future, and the publishing time that the page shows."""
    fault = fault_of(page, "PubDate")
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    value = value_of(page.document, "PubDate")
    where = pointer_of(page, "PubDate")
    moment = _moment(value)
    if moment is None:
        zh, en = _why_no_time(value)
        yield failed(zh, en, expected=_EXPECTED, found=value, pointer=where, place="PubDate")
        return
    complaints = list(_complaints(page, site, value, moment))
    yield from complaints
    if not complaints:
        yield passed("PubDate 标签为真实的发布时间", "PubDate is the publishing time", pointer=where)


def _complaints(page: PageFacts, site: Site, value: str, moment: datetime) -> Iterator[Verdict]:
    assert page.document is not None
    where = pointer_of(page, "PubDate")
    if moment > site.now:
        yield failed(
            "PubDate 标签的时间晚于检测时间",
            "PubDate lies in the future",
            expected=f"≤ {site.now.astimezone(_CHINA):%Y-%m-%d %H:%M}",
            found=value,
            pointer=where,
            place="PubDate",
        )
    shown = publishing_times(page.document, changed=True)
    due = publishing_times(page.document)
    if due and not any(_same_instant(value, t) for t in shown):
        yield failed(
            "PubDate 标签与页面显示的发布时间不一致",
            "PubDate differs from the publishing time that the page shows",
            expected=due[0].text,
            found=value,
            pointer=where,
            place="PubDate",
        )
    if len(value) > len(_EXPECTED):
        yield advice(
            "PubDate 标签多写了秒，宜为 YYYY-MM-DD HH:MM",
            "PubDate has seconds; the form is YYYY-MM-DD HH:MM",
            expected=value[: len(_EXPECTED)],
            found=value,
            pointer=where,
            place="PubDate",
        )


def content_source(page: PageFacts) -> Iterator[Verdict]:
    """ContentSource is there and is the 来源 that the page shows."""
    fault = fault_of(page, "ContentSource")
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    value = value_of(page.document, "ContentSource")
    where = pointer_of(page, "ContentSource")
    shown = [s.value for s in shown_sources(page.document) if s.value.strip()]
    if shown and not any(_same_source(value, s) for s in shown):
        yield failed(
            "ContentSource 标签与页面显示的来源不一致",
            "ContentSource differs from the source that the page shows",
            expected=shown[0],
            found=value,
            pointer=where,
            place="ContentSource",
        )
        return
    yield passed("ContentSource 标签与显示的来源一致", "ContentSource is the source that is shown", pointer=where)


def _moment(value: str) -> datetime | None:
    if not _FORM.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value).replace(tzinfo=_CHINA)
    except ValueError:
        return None


def _why_no_time(value: str) -> tuple[str, str]:
    if _FORM.fullmatch(value):
        return "PubDate 标签的日期或时刻不存在", "PubDate is no real date or time"
    if _ODD.search(value):
        return (
            "PubDate 标签里有形似的字符（全角数字、“∶”等），应使用半角数字、“-”和“:”",
            "PubDate holds look-alike characters (full-width digits, U+2236 …) instead of ASCII ones",
        )
    return "PubDate 标签的格式不对，应为 YYYY-MM-DD HH:MM", "PubDate has to be written YYYY-MM-DD HH:MM"


def _same_instant(value: str, shown: TimeSighting) -> bool:
    """Compare to the precision shown: a visible date alone compares days."""
    shortest = min(len(value), len(shown.value))
    return value[:shortest] == shown.value[:shortest]


def _same_source(value: str, shown: str) -> bool:
    label = re.sub(r"^(?:信息|文章|稿件)?(?:来源|稿源):", "", folded(value)).strip('《》[]()"')
    return label == folded(shown).strip('《》[]()"')
