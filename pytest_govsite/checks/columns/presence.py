"""The columns that the norms ask for exist, are reached from the home page and hold something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind, kinds_of
from pytest_govsite.checks.columns.leading import Wanted, judge_entry, pointer_to_entry
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.outcomes import cant_tell, failed
from pytest_govsite.model import (
    Outcome,
    PageFacts,
    Pointer,
    Profile,
    Verdict,
)

_ALIKE = 85
_WEIGHTY = 4
_BEST_FIRST = (Outcome.PASSED, Outcome.UNTESTED, Outcome.CANT_TELL, Outcome.FAILED)


def present(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    column: str,
    profile: Profile | None = None,
) -> Iterator[Verdict]:
    """A column of this kind is reached from the home page and lists items, or holds a text where a text will do.

    Columns are found by what links, trails, titles and labels call them (columns.toml), by ColumnType, or by the
    paths of the configuration. An entry to a unified platform that answers, be it with its login page, is enough.
    """
    what = kind(column)
    wanted = Wanted(column, what.title, what.title_en, what.names, what.form == "list", what.outside)
    yield judge_entries(survey, wanted, entries_to(survey, column, what), profile)


def judge_entries(survey: Survey, wanted: Wanted, entries: Iterable[Entry], profile: Profile | None) -> Verdict:
    """Return the best that one of the entries leads to; without any, why the column counts as missing."""
    verdicts = [judge_entry(survey, wanted, entry, profile) for entry in entries]
    if not verdicts:
        return _missing(survey, wanted)
    return min(verdicts, key=lambda v: _BEST_FIRST.index(v.outcome))


def _missing(survey: Survey, wanted: Wanted) -> Verdict:
    home = Pointer(url=survey.home.url) if survey.home else None
    if survey.home is None or survey.facts.truncated:
        return cant_tell(
            f"没有找到“{wanted.title}”栏目，但网站没有看全，请人工确认",
            f"No column ({wanted.title_en}) was found, but not the whole site was seen",
            expected=wanted.title,
            pointer=home,
            place=wanted.id,
        )
    alike = _alike(survey, wanted)
    if alike is not None:
        return cant_tell(
            f"没有名为“{wanted.title}”的栏目，有一个名称相近的，请人工确认",
            f"No column ({wanted.title_en}) was found, but one with a similar name",
            expected=wanted.title,
            found=f"{alike.name} → {alike.url}",
            pointer=pointer_to_entry(alike),
            place=wanted.id,
        )
    return failed(
        f"没有找到“{wanted.title}”栏目，或不能从首页到达",
        f"No column ({wanted.title_en}) was found that is reached from the home page",
        expected="、".join(dict.fromkeys((wanted.title, *wanted.names[:3]))),
        pointer=home,
        place=wanted.id,
    )


def _alike(survey: Survey, wanted: Wanted) -> Entry | None:
    """Return an entry whose name nearly is one of the names and means no other kind of column.

    An entry such as 政府信息公开, whose name only begins one of the names, stands for the whole field; where its page was
    seen, it is known not to be the column.
    """
    names = [n for n in map(folded_name, wanted.names) if len(n) >= _WEIGHTY]
    seen = {survey.key(page.url) for page in survey.pages if page.observed}
    for entry in survey.entries:
        shown = folded_name(entry.name)
        other = not entry.url or len(shown) < _WEIGHTY or shown in names or kinds_of(entry.name)
        near = [] if other else [n for n in names if fuzz.ratio(shown, n) >= _ALIKE]
        if near and not (all(n.startswith(shown) for n in near) and survey.key(entry.url) in seen):
            return entry
    return None
