"""Public letters were answered in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.dates import months_after, working_days_between
from pytest_govsite.checks.functions.letter_reading import Letter, letters_of
from pytest_govsite.checks.functions.letter_statistics import numbers_of
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import PageFacts, Profile, Verdict

_YEAR = timedelta(days=366)
_MONTHS = 3
_WORKING_DAYS = 3


def letters_answered(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile | None = None,
) -> Iterator[Verdict]:
    """No letter of the last year waited longer for its answer than the norm in force allows.

    Three months (国办秘函〔2019〕19号 单项否决), or under a profile that counts working days, so many of them for letters
    of consultation and correction (浙江办法第二十五条). The shown answer time counts. Lists of answered letters alone prove
    nothing about those that are not shown: a person looks, unless the numbers published say that all were answered.
    """
    today = survey.site.now.date()
    counted = bool(profile and profile.letters_in_working_days)
    limit = int(survey.site.thresholds.get("functions.letters-answered", _WORKING_DAYS if counted else _MONTHS))
    letters = [x for x in letters_of(survey) if not pattern("letters", "kinds_left_out").search(x.kind)]
    lately = [x for x in letters if x.asked is not None and today - _YEAR <= x.asked <= today]
    if counted:
        lately = [x for x in lately if not x.kind or pattern("letters", "kinds_in_working_days").search(x.kind)]
    if not lately:
        yield _none(letters)
        return
    judged = [_judged(x, today, limit, counted=counted) for x in lately]
    late = [v for v in judged if v is not None]
    yield from late
    if not late:
        yield _all_in_time(survey, lately, limit, counted=counted)


def _judged(letter: Letter, today: date, limit: int, *, counted: bool) -> Verdict | None:
    assert letter.asked is not None
    until = letter.answered or today
    waited = letter.is_answered is False and letter.answered is None
    if letter.answered is None and not waited:
        return None  # answered, but it does not say when (functions.letters-public)
    if letter.answered is not None and letter.answered < letter.asked:
        return None
    where = pointer_to(letter.url or letter.page.url)
    shown = f"{letter.title[:40]}：{letter.asked} → {letter.answered or '未答复'}"
    if not counted:
        if until <= months_after(letter.asked, limit):
            return None
        return failed(
            f"来信超过{limit}个月{'没有答复' if waited else '才答复'}",
            f"A letter {'is unanswered' if waited else 'was answered'} after more than {limit} months",
            expected=f"≤ {limit} 个月",
            found=shown,
            pointer=where,
            place=letter.url or letter.title[:40],
        )
    return _in_working_days(letter, until, limit, shown, waited=waited)


def _in_working_days(letter: Letter, until: date, limit: int, shown: str, *, waited: bool) -> Verdict | None:
    assert letter.asked is not None
    days = working_days_between(letter.asked, until)
    where = pointer_to(letter.url or letter.page.url)
    if days is None:
        return (
            cant_tell(
                "来信跨越尚无节假日安排的年份，请人工计算工作日",
                "The letter spans a year whose holidays are not known here",
                found=shown,
                pointer=where,
            )
            if (until - letter.asked).days > limit
            else None
        )
    if days <= limit:
        return None
    if not letter.kind:
        return cant_tell(
            f"来信超过{limit}个工作日答复，但没有显示类别，是否咨询、纠错类请人工确认",
            f"A letter of unknown kind was answered after more than {limit} working days",
            expected=f"≤ {limit} 个工作日",
            found=f"{shown}（{days} 个工作日）",
            pointer=where,
            place="unknown-kind",
        )
    return failed(
        f"来信超过{limit}个工作日{'没有答复' if waited else '才答复'}",
        f"A letter {'is unanswered' if waited else 'was answered'} after more than {limit} working days",
        expected=f"≤ {limit} 个工作日",
        found=f"{shown}（{days} 个工作日）",
        pointer=where,
        place=letter.url or letter.title[:40],
    )


def _all_in_time(survey: Survey, letters: list[Letter], limit: int, *, counted: bool) -> Verdict:
    unit = "个工作日" if counted else "个月"
    measured = f"{len(letters)} 件，均不超过 {limit} {unit}"
    where = pointer_to(letters[0].page.url)
    numbers = numbers_of(survey)
    open_ones = any(x.is_answered is False for x in letters)
    all_answered = numbers is not None and numbers.handled >= numbers.received > 0
    undated = [x for x in letters if x.answered is None and x.is_answered]
    if len(undated) == len(letters):
        return cant_tell(
            "公开的来信没有显示答复时间，是否按时答复请人工确认",
            "The letters do not say when they were answered",
            found=f"{len(letters)} 件",
            pointer=where,
        )
    if open_ones or all_answered:
        return passed(
            "近一年的来信都按时答复", "Letters of the last year were answered in time", measured=measured, pointer=where
        )
    return cant_tell(
        "公开的来信都按时答复，但只列出已答复的来信，有无未答复的请人工确认",
        "All letters shown were answered in time, but only answered ones are shown",
        found=measured,
        pointer=where,
    )


def _none(letters: list[Letter]) -> Verdict:
    if letters and all(x.asked is None for x in letters):
        return cant_tell(
            "公开的来信没有显示来信时间，是否按时答复请人工确认",
            "The letters do not say when they came",
            found=f"{len(letters)} 件",
            pointer=pointer_to(letters[0].page.url),
        )
    return inapplicable("没有看到近一年的咨询类来信", "No consultation letter of the last year was seen")
