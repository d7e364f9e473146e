"""The site can be rated, or tells how it was rated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.names import names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.opening import Opens, best, named
from pytest_govsite.checks.functions.words import says
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, PageType, SiteKind, SiteLevel, Verdict

_YEARLY = "dezhou"


def evaluation(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """There is an entry for rating the site or a column of its evaluation (德州办法第四十四、四十五条).

    Rating single services (好差评) is not rating the site. The city portal under dezhou owes a column of its own.
    """
    site = survey.site
    owes_column = site.profile == _YEARLY and site.kind is SiteKind.PORTAL and site.level is SiteLevel.CITY
    found = best(survey, named(survey, "evaluation", "yearly" if owes_column else "names"))
    where = pointer_to(survey.home.url if survey.home else survey.facts.start_url)
    expected = "绩效评估专栏" if owes_column else "网站评价、满意度调查等入口"
    if found is not None and found[1] not in (Opens.DEAD, Opens.NOWHERE):
        entry, state = found
        shown = f"{entry.name} → {entry.url or entry.handler[:60]}"
        if state is Opens.ANSWERS:
            yield passed(
                "有网站评价入口或栏目", "The site can be rated", measured=shown, pointer=pointer_to_entry(entry)
            )
        elif state is Opens.SCRIPT:
            yield cant_tell(
                "网站评价入口由脚本打开，请人工点开确认",
                "The entry is opened by a script",
                found=shown,
                pointer=pointer_to_entry(entry),
            )
        else:
            yield untested(
                "检测时没有条件打开网站评价",
                "The entry could not be reached from here",
                found=shown,
                pointer=pointer_to_entry(entry),
            )
        return
    if not owes_column:
        survey_of_site = next((p for p in survey.pages if _is_survey(p)), None)
        if survey_of_site is not None:
            yield passed("有网站满意度调查", "There is a survey on the site", pointer=pointer_to(survey_of_site.url))
            return
        service = best(survey, named(survey, "evaluation", "services"))
        if service is not None:
            yield cant_tell(
                "只看到政务服务“好差评”，是否也评价网站请人工确认",
                "Only services can be rated; whether the site can be too is not known",
                found=f"{service[0].name} → {service[0].url}",
                pointer=pointer_to_entry(service[0]),
            )
            return
    if survey.home is None or survey.facts.truncated:
        yield cant_tell(
            "没有看到网站评价入口，但网站没有看全", "No entry was seen, but not the whole site was", pointer=where
        )
        return
    yield failed("没有网站评价入口或栏目", "There is no way to rate the site", expected=expected, pointer=where)


def _is_survey(page: PageFacts) -> bool:
    if page.type not in (PageType.INTERACTIVE, PageType.OTHER) or page.document is None:
        return False
    return any(says("evaluation", "names", n) for n in names_of(page)) and bool(page.document.forms)
