"""Public letters show what was asked, what was answered, when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.content import own_items
from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.letter_reading import Letter, letter_columns, letters_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import PageFacts, Verdict

_NAMES = {
    "question": ("来信内容", "the letter"),
    "answer": ("答复内容", "the answer"),
    "asked": ("来信时间", "when it came"),
    "answered": ("答复时间", "when it was answered"),
}


def letters_public(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """Every public letter shows its text, the answer, both times and its state (德州办法第二十八条；发展指引 互动交流).

    Judged on the pages of letters, completed by what their lists show. A letter still in hand owes no answer.
    """
    own = [letter for letter in letters_of(survey) if letter.own_page]
    if own:
        yield from (_judged(letter) for letter in own)
        return
    yield _without_letters(survey)


def _judged(letter: Letter) -> Verdict:
    open_still = letter.is_answered is False and not letter.answer
    owed = ("question", "asked") if open_still else tuple(_NAMES)
    missing = [name for name in owed if not getattr(letter, name)]
    where = pointer_to(letter.url)
    if missing:
        zh, en = "、".join(_NAMES[m][0] for m in missing), ", ".join(_NAMES[m][1] for m in missing)
        return failed(
            f"公开的来信没有显示{zh}",
            f"A public letter does not show {en}",
            expected="来信内容、答复内容、来信时间、答复时间、办理状态",
            found=letter.title[:60],
            pointer=where,
            place="-".join(missing),
        )
    if not letter.state:
        return advice(
            "公开的来信没有显示办理状态",
            "A public letter does not show how it stands",
            expected="办理状态",
            found=letter.title[:60],
            pointer=where,
            place="state",
        )
    return passed("来信公开了内容、答复、时间和状态", "The letter shows text, answer, times and state", pointer=where)


def _without_letters(survey: Survey) -> Verdict:
    columns = letter_columns(survey)
    listed = [(x.title, x.page) for x in letters_of(survey) if not x.own_page]
    listed += [(item.text, page) for page in columns for item in own_items(page, survey) if item.date]
    if listed:
        return cant_tell(
            "来信列表已公开，但来信正文未能看到或无法识别，请人工确认",
            "Letters are listed, but their own pages were not seen or not understood",
            found=listed[0][0][:60],
            pointer=pointer_to(listed[0][1].url),
        )
    entries = entries_to(survey, "consultation", kind("consultation"))
    if not columns and not entries:
        return inapplicable("没有咨询投诉栏目，见“咨询投诉栏目”", "There is no column for consultation")
    if not survey.facts.whole_site:
        return inapplicable("所列页面中没有来信", "No letter is among the listed pages")
    unclear = survey.facts.truncated or any(p.scripted_content or p.document is None for p in columns)
    outside = any(e.url and not survey.addresses.is_own(e.url) for e in entries) or any(not e.url for e in entries)
    framed = any(p.document is not None and p.document.frames for p in columns)
    where = pointer_to(columns[0].url if columns else (survey.home.url if survey.home else survey.facts.start_url))
    if unclear or outside or framed:
        return cant_tell(
            "没有看到公开的来信，互动栏目由脚本、框架或其他平台提供，请人工确认",
            "No public letter was seen; the column is served by a script, a frame or another platform",
            pointer=where,
        )
    return failed(
        "有咨询投诉栏目，但没有公开来信和答复",
        "There is a column for consultation, but letters and answers are not public",
        expected="来信内容、答复内容、来信时间、答复时间、办理状态",
        pointer=where,
        place="none",
    )
