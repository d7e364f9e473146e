"""Publishing time and source stand on every article (政府网站发展指引, annex 网页设计规范, 正文页)."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.labels.reading import judged_elsewhere, left_to_script
from pytest_govsite.checks.outcomes import advice, failed, passed, pointer_to
from pytest_govsite.checks.publishing import publishing_times, shown_sources
from pytest_govsite.model import PageFacts, TimeSighting, Verdict

_DAY = len("YYYY-MM-DD")
_EXPECTED = "YYYY-MM-DD HH:MM"
_NEAR_TITLE = ("title", "table")


def publish_time(page: PageFacts) -> Iterator[Verdict]:
    """The publishing time stands near the title as `YYYY-MM-DD HH:MM`, with or without seconds.

    A date alone, a complete time written otherwise and a time below the text are advice. Dates of generation
    (生成日期) or of issue (发文日期) are no publishing times.
    """
    assert page.document is not None
    times = publishing_times(page.document) or publishing_times(page.document, changed=True)
    if not times:
        if left_to_script(page):
            yield judged_elsewhere()
            return
        yield failed(
            "正文页没有显示发布时间",
            "The article shows no publishing time",
            expected=_EXPECTED,
            pointer=pointer_to(page.url),
            place="publish-time",
        )
        return
    yield min((_judged(page, t) for t in times), key=lambda v: v.level is not None)


def _judged(page: PageFacts, time: TimeSighting) -> Verdict:
    where = pointer_to(page.url, time, time.text)
    if len(time.value) <= _DAY:
        zh, en = "发布时间只显示到日，宜显示到分", "The publishing time is a date alone, without the hour"
    elif time.position not in _NEAR_TITLE:
        zh, en = "发布时间显示在正文之后，宜放在标题附近", "The publishing time stands below the text"
    elif not time.standard_form:
        zh, en = "发布时间没有写成 YYYY-MM-DD HH:MM", "The publishing time is not written YYYY-MM-DD HH:MM"
    else:
        return passed("正文页显示发布时间", "The article shows its publishing time", pointer=where)
    return advice(zh, en, expected=_EXPECTED, found=time.text, pointer=where, place="publish-time")


def source(page: PageFacts) -> Iterator[Verdict]:
    """The article shows its source (来源, 稿源 …) with a value; 发布机构 or 责任部门 of an information table counts."""
    assert page.document is not None
    shown = shown_sources(page.document, publisher=True)
    filled = next((s for s in shown if s.value.strip(" \t:：-—")), None)
    if filled is not None:
        where = pointer_to(page.url, filled, filled.text)
        yield passed("正文页显示信息来源", "The article shows its source", pointer=where)
    elif shown:
        yield failed(
            "“来源”后面没有内容",
            "The word 来源 stands there without a value",
            expected="来源：单位名称",
            found=shown[0].text,
            pointer=pointer_to(page.url, shown[0], shown[0].text),
            place="source",
        )
    elif left_to_script(page):
        yield judged_elsewhere()
    else:
        yield failed(
            "正文页没有显示信息来源",
            "The article shows no source",
            expected="来源：单位名称",
            pointer=pointer_to(page.url),
            place="source",
        )
