"""Numbers of letters received and answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.names import names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.labelled import main_text
from pytest_govsite.checks.functions.letter_reading import letter_columns
from pytest_govsite.checks.functions.words import is_interaction_channel, pattern, says
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import DocumentFacts, PageFacts, PageType, Region, Verdict

_WAITING = re.compile(r"(?:收到|受理|来信|答复|回复|办结)[^\d。]{0,8}(?:件|封|条)(?![\d\w])")
_WINDOW = 4
_LONGEST = 300
_EXPECTED = "收到和答复的数量，按时间或类别列出"


class Numbers(NamedTuple):
    """Numbers of letters as a page tells them."""

    received: int
    handled: int
    told: str
    page: PageFacts
    by_period: bool


def letters_statistics(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """The site tells how many letters came and how many were answered, by period or kind (浙江办法第二十四条).

    Looked for on the columns of letters, on pages named 来信统计 and the like, and on the home page.
    """
    numbers = numbers_of(survey)
    if numbers is not None:
        where = pointer_to(numbers.page.url, snippet=numbers.told)
        if numbers.by_period:
            yield passed("公布了来信的受理和反馈数量", "Numbers received and answered are published", pointer=where)
        else:
            yield advice(
                "来信统计没有说明是哪段时间或哪类来信",
                "The numbers of letters do not say of which period or kind",
                expected=_EXPECTED,
                found=numbers.told[:80],
                pointer=where,
            )
        return
    yield _without(survey)


def numbers_of(survey: Survey) -> Numbers | None:
    """Return the numbers of letters that the site tells; None where it tells none."""
    seen = [p for p in survey.pages if p.document is not None]
    places = [p for p in seen if _tells(p) or p.type is PageType.HOME or is_interaction_channel(p)]
    for page in (*letter_columns(survey), *places):
        found = _on_page(page)
        if found is not None:
            return found
    return None


def _tells(page: PageFacts) -> bool:
    return page.type is not PageType.ARTICLE and any(
        says("statistics", "columns", n) and re.search("信|留言|咨询|投诉|互动|诉求|受理反馈", n)
        for n in names_of(page)
    )


def _on_page(page: PageFacts) -> Numbers | None:
    document = page.document
    assert document is not None
    return _in_tables(document, page) or _in_texts(document, page)


def _in_tables(document: DocumentFacts, page: PageFacts) -> Numbers | None:
    for table in document.tables:
        came = [i for i, h in enumerate(table.header) if re.search("收到|受理|接收|来信|收件|总数", h)]
        went = [i for i, h in enumerate(table.header) if re.search("答复|回复|办结|反馈|办理", h)]
        for row in table.rows:
            pair = [
                [int(row.cells[i]) for i in of if i < len(row.cells) and row.cells[i].isdecimal()]
                for of in (came, went)
            ]
            if pair[0] and pair[1]:
                told = " ".join((*table.header, *row.cells))
                return Numbers(pair[0][0], pair[1][0], told[:_LONGEST], page, by_period=True)
    return None


def _in_texts(document: DocumentFacts, page: PageFacts) -> Numbers | None:
    regions = (Region.MAIN,) if page.type is not PageType.HOME else (Region.MAIN, Region.NAVIGATION)
    blocks = [b for b in document.blocks if b.region in regions and b.visible is not False]
    for place, block in enumerate(blocks):
        if len(block.text) > 1000 or not any(c.isdigit() for c in block.text):
            continue
        for told in (
            block.text,
            " ".join(b.text for b in blocks[max(0, place - 1) : place + _WINDOW] if len(b.text) <= 40),
        ):
            came, went = _counted("received", told), _counted("handled", told)
            if came and went and re.search("信|留言|咨询|诉求|投诉|件|条|封", told):
                period = bool(pattern("statistics", "period").search(told))
                around = " ".join(b.text for b in blocks[max(0, place - 3) : place])[-120:]
                period = period or bool(pattern("statistics", "period").search(around))
                return Numbers(_number(came["n"]), _number(went["n"]), told[:_LONGEST], page, by_period=period)
    return None


def _counted(name: str, told: str) -> re.Match[str] | None:
    """Return the first number of letters of a kind; a year before it (来信统计：2026年收到来信203件) is none."""
    found = (m for m in pattern("statistics", name).finditer(told) if m["n"])
    return next((m for m in found if not _is_time(told, m)), None)


def _is_time(told: str, match: re.Match[str]) -> bool:
    """Return True for a number that is a year, a day or a limit (1个工作日内答复) and counts no letters."""
    after = told[match.end("n") : match.end("n") + 6].lstrip()
    return (
        bool(re.match(r"[-./年月日:：]|个?工作日|个?月|小时|天|周|分|号", after))
        or "时间" in match[0]
        or "日期" in match[0]
    )


def _number(text: str) -> int:
    return int(text.replace(",", "")[:12] or 0)


def _without(survey: Survey) -> Verdict:
    columns = letter_columns(survey)
    entries = entries_to(survey, "consultation", kind("consultation"))
    if not columns and not entries:
        return inapplicable("没有咨询投诉栏目，见“咨询投诉栏目”", "There is no column for consultation")
    where = pointer_to(columns[0].url if columns else (survey.home.url if survey.home else survey.facts.start_url))
    named = [p for p in survey.pages if p.document is not None and _tells(p)]
    outside = any(e.url and not survey.addresses.is_own(e.url) for e in entries)
    waiting = any(
        not p.rendered and _WAITING.search(main_text(p.document, 8000)) for p in columns if p.document is not None
    )
    if named or outside or waiting or survey.facts.truncated or any(p.scripted_content for p in columns):
        return cant_tell(
            "没有看到受理和反馈的数量，可能以图表、脚本或在其他平台公布，请人工确认",
            "No numbers of letters were seen; they may stand in a chart, a script or on another platform",
            expected=_EXPECTED,
            pointer=pointer_to(named[0].url) if named else where,
        )
    return failed(
        "没有公布来信的受理和反馈数量",
        "Numbers of letters received and answered are not published",
        expected=_EXPECTED,
        pointer=where,
    )
