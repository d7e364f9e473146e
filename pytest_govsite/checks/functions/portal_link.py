"""Departments lead to the interaction of the portal of their level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.functions.opening import Opens, best
from pytest_govsite.checks.functions.words import says
from pytest_govsite.checks.hosts import host_of, is_government, matches
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, Profile, SiteKind, Verdict

_EXPECTED = "本级政府门户网站互动交流渠道的链接"


def portal_interaction_link(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile | None = None,
) -> Iterator[Verdict]:
    """A department's site has a link to the portal's interaction platform that opens (德州办法第三十一条)."""
    if survey.site.kind is SiteKind.PORTAL:
        yield inapplicable("门户网站不适用", "A portal is not concerned")
        return
    parent = host_of(survey.site.parent_domain)
    away = [e for e in survey.entries if e.url and not survey.addresses.is_own(e.url) and is_government(host_of(e.url))]
    platforms = profile.platform_hosts if profile else ()
    there = [e for e in away if host_of(e.url) == parent or matches(host_of(e.url), platforms)]
    found = best(survey, [e for e in (there if parent else away) if says("portal", "names", e.name)])
    where = pointer_to(survey.home.url if survey.home else survey.facts.start_url)
    if found is not None:
        yield _judged(*found, known=bool(parent))
    elif parent and any(host_of(e.url) == parent for e in away):
        entry = next(e for e in away if host_of(e.url) == parent)
        yield advice(
            "只链接到门户网站，没有直接链接其互动渠道",
            "There is a link to the portal, but none to its interaction",
            expected=_EXPECTED,
            found=f"{entry.name} → {entry.url}",
            pointer=pointer_to_entry(entry),
        )
    elif not parent or survey.home is None or survey.facts.truncated:
        yield cant_tell(
            "没有看到通向门户网站互动渠道的链接，本级门户网站未知或网站没有看全，请人工确认",
            "No link to the portal's interaction was seen; the portal is not known or not the whole site was seen",
            expected=_EXPECTED,
            pointer=where,
        )
    else:
        yield failed(
            "没有链接到本级政府门户网站的互动渠道",
            "There is no link to the portal's interaction",
            expected=_EXPECTED,
            pointer=where,
        )


def _judged(entry: Entry, state: Opens, *, known: bool) -> Verdict:
    shown, where = f"{entry.name} → {entry.url}", pointer_to_entry(entry)
    if state is Opens.DEAD:
        return failed(
            "门户网站互动渠道的链接打不开",
            "The link to the portal's interaction does not answer",
            found=shown,
            pointer=where,
        )
    if state is not Opens.ANSWERS:
        return untested(
            "检测时没有条件打开门户网站的互动渠道",
            "The portal could not be reached from here",
            found=shown,
            pointer=where,
        )
    if not known:
        return cant_tell(
            "链接到其他政府网站的互动渠道，是否本级门户请人工确认",
            "Whether it is the portal of its level is not known",
            found=shown,
            pointer=where,
        )
    return passed(
        "链接到门户网站的互动渠道", "There is a link to the portal's interaction", measured=shown, pointer=where
    )
