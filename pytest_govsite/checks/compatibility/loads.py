"""The page opens in every engine and says the same (政府网站发展指引 附件, 3.2; SEED0 §17)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.compatibility.sameness import missing_from
from pytest_govsite.checks.compatibility.views import in_engine, not_seen, spot
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, UnobservedReason, Verdict
from pytest_govsite.model.engine_view import EnginesLook, EngineView

OTHER_PAGE = 0.5
"""Share of the text that differs on both sides where another page is shown."""
PART_MISSING = 0.2
"""Share of the text that is missing where a part of the page is not there; lists that rotate lose less."""
_FEW = 30
"""Characters: less is a line, not a part of the page."""
_ERROR = 400
_GUARDED = frozenset({401, 403, 407, 429, 503})
"""Answers that a guard gives to visitors it takes for robots; tried in this engine only, they tell nothing sure."""


def loads(page: CloserLook) -> Iterator[Verdict]:
    """The document answers in every engine, and its text is that of the reference engine."""
    look = page.of(EnginesLook)
    if not isinstance(look, EnginesLook) or not look.views:
        yield not_looked(page, EnginesLook)
        return
    reference = look.views[0]
    for each in look.views:
        yield in_engine(_of(page, each, reference), each.engine)


def _of(page: CloserLook, seen: EngineView, reference: EngineView) -> Verdict:
    lost = seen.unobserved
    status = seen.status or (lost.status if lost else None)
    pointer = spot(page)
    if status is not None and status >= _ERROR:
        opens = seen is not reference and (reference.status or 0) < _ERROR and bool(reference.layouts)
        if status in _GUARDED:
            return cant_tell(
                "该浏览器打开页面时被拒绝，请人工确认", "the page is refused in this browser; a person has to look",
                found=f"{seen.engine}：HTTP {status}", pointer=pointer, place=seen.engine,
            )  # fmt: skip
        return failed(
            "只在该浏览器中打不开" if opens else "页面打不开",
            "the page does not open in this browser only" if opens else "the page does not open",
            expected="HTTP 200", found=f"{seen.engine}：HTTP {status}", pointer=pointer, place=seen.engine,
        )  # fmt: skip
    if lost is not None or not seen.layouts:
        if lost and lost.reason is UnobservedReason.NOT_HTML:
            return cant_tell(
                "该浏览器没有把页面当作网页打开", "this browser does not take the page for a web page",
                found=f"{seen.engine}：{lost.detail}", pointer=pointer, place=seen.engine,
            )  # fmt: skip
        return not_seen(seen)
    if seen is reference or not reference.layouts:
        return passed("页面可以打开", "the page opens", measured=seen.engine, place=seen.engine)
    if seen.url and reference.url and _path(seen.url) != _path(reference.url):
        return failed(
            "该浏览器被带到另一个地址", "this browser is led to another address",
            expected=reference.url[:200], found=f"{seen.engine}：{seen.url[:200]}", pointer=pointer, place=seen.engine,
        )  # fmt: skip
    return _text(page, seen, reference)


def _text(page: CloserLook, seen: EngineView, reference: EngineView) -> Verdict:
    lacking, lines = missing_from(reference.text, seen.text)
    added, _ = missing_from(seen.text, reference.text)
    # a script that is only slower in one browser, lists that rotate: less than a part of the page
    if lacking < PART_MISSING or sum(map(len, lines)) < _FEW:
        measured = f"{seen.engine}：{1 - lacking:.0%}"
        return passed(
            "页面可以打开，正文一致", "the page opens and says the same", measured=measured, place=seen.engine
        )
    found = f"{seen.engine}：{lacking:.0%} 缺失 / missing，“{'”“'.join(line[:30] for line in lines[:3])}”"
    expected = f"与 {reference.engine} 的正文一致 / the text of {reference.engine}"
    pointer = spot(page)
    if lacking >= OTHER_PAGE:
        return failed(
            "该浏览器显示的正文不同", "this browser shows another text",
            expected=expected, found=found, pointer=pointer, place=seen.engine,
        )  # fmt: skip
    if added < lacking / 3:
        return failed(
            "该浏览器缺少部分正文", "a part of the text is missing in this browser",
            expected=expected, found=found, pointer=pointer, place=seen.engine,
        )  # fmt: skip
    return cant_tell(
        "两种浏览器的正文有差别，请人工确认", "the texts differ between browsers; a person has to look",
        expected=expected, found=found, pointer=pointer, place=seen.engine,
    )  # fmt: skip


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.hostname}{parts.path.rstrip('/')}"
