"""Further categories of information that a profile's own document lists by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.finding import linked, self_named
from pytest_govsite.checks.columns.leading import Wanted
from pytest_govsite.checks.columns.presence import judge_entries
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.outcomes import inapplicable
from pytest_govsite.model import CategorySpec, PageFacts, Profile, Verdict

_LONGEST = 20


def profile_lists(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile,
) -> Iterator[Verdict]:
    """Every category that the profile's document lists for this kind of site is reached from the home page.

    One verdict a category; one that is no longer owed is inapplicable, with the reason.
    """
    owed = [c for c in profile.categories if not c.kinds or survey.site.kind in c.kinds]
    if not owed:
        yield inapplicable(
            "本地规定没有另外列出信息类别", "The profile's document lists no further category for this kind of site"
        )
    for category in owed:
        if category.abolished:
            yield inapplicable(
                f"“{category.title}”不再要求：{category.abolished}",
                f"The category {category.title} is no longer owed: {category.abolished}",
                place=category.id,
            )
        else:
            yield _judged(survey, category, profile)


def _judged(survey: Survey, category: CategorySpec, profile: Profile) -> Verdict:
    names = tuple(filter(None, map(folded_name, (category.title, *category.synonyms))))

    def is_named(shown: str) -> bool:
        name = folded_name(shown)
        return name in names or (len(name) <= _LONGEST and any(len(n) >= 4 and n in name for n in names))

    wanted = Wanted(category.id, category.title, category.title, category.synonyms, listing=False, outside="perhaps")
    return judge_entries(survey, wanted, (*linked(survey, is_named), *self_named(survey, is_named)), profile)
