"""What one entry to a column leads to."""

from __future__ import annotations

from typing import NamedTuple

from pytest_govsite.checks.addresses import Reach
from pytest_govsite.checks.columns.content import Content, content_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.hosts import host_of, is_government, is_public_name, matches, registrable
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, untested
from pytest_govsite.model import Content as Contents
from pytest_govsite.model import Outcome, PageFacts, PageType, Pointer, Profile, Site, SiteKind, Stage, Verdict


class Wanted(NamedTuple):
    """What a column is looked for as."""

    id: str
    title: str
    title_en: str
    names: tuple[str, ...]
    listing: bool
    """True: its page has to list items."""
    outside: str
    """`platform`, `perhaps` or empty: whether it may stand on another government host."""


def judge_entry(survey: Survey, wanted: Wanted, entry: Entry, profile: Profile | None) -> Verdict:
    """Return what an entry leads to: a column with content, a platform that answers, nothing, or what needs a person."""
    page = survey.addresses.page(entry.url)
    if page is not None and page.observed:
        return _judged_page(survey, wanted, entry, page)
    if not entry.url:
        return _judged_script(wanted, entry)
    if survey.addresses.is_own(entry.url):
        return _judged_reach(survey, wanted, entry)
    return _judged_outside(survey, wanted, entry, profile)


def _judged_outside(survey: Survey, wanted: Wanted, entry: Entry, profile: Profile | None) -> Verdict:
    host = host_of(entry.url)
    platforms = (*profile.platform_hosts, *profile.own_hosts) if profile else ()
    if matches(host, platforms) or _is_sister(host, survey.site):
        return _judged_reach(survey, wanted, entry)
    if wanted.outside and is_government(host):
        verdict = _judged_reach(survey, wanted, entry)
        if wanted.outside == "platform" or verdict.outcome is not Outcome.PASSED:
            return verdict
        return cant_tell(
            f"“{wanted.title}”的入口指向其他政府网站，是否本单位的栏目请人工确认",
            f"The entry to the column ({wanted.title_en}) leads to another government site",
            found=f"{entry.name} → {entry.url}",
            pointer=pointer_to_entry(entry),
            place=wanted.id,
        )
    return failed(
        f"“{wanted.title}”的入口指向网站以外的地址，不是本网站的栏目",
        f"The entry to the column ({wanted.title_en}) leads to a foreign host",
        found=f"{entry.name} → {entry.url}",
        pointer=pointer_to_entry(entry),
        place=wanted.id,
    )


def _is_sister(host: str, site: Site) -> bool:
    """Return True for another host of the same portal (zwgk.x.gov.cn beside www.x.gov.cn), or of its parent's site."""
    if site.kind is SiteKind.PORTAL and is_public_name(site.domain):
        return registrable(host) == registrable(site.domain)
    return bool(site.parent_domain) and host == host_of(site.parent_domain)


def _judged_page(survey: Survey, wanted: Wanted, entry: Entry, page: PageFacts) -> Verdict:
    where = Pointer(url=page.url)
    if survey.site.stage is Stage.PRELAUNCH and survey.site.content in (Contents.NONE, Contents.SAMPLE):
        return _found(wanted, entry, where)
    if page.type is PageType.INTERACTIVE:
        return _found(wanted, entry, where)
    content = content_of(page, survey)
    if content is Content.ITEMS or (content is Content.TEXT and not wanted.listing):
        return _found(wanted, entry, where)
    if content is Content.NOTHING:
        return failed(
            f"“{wanted.title}”栏目已有，但没有内容",
            f"The column ({wanted.title_en}) is there, but it is empty",
            found=entry.name,
            pointer=where,
            place=wanted.id,
        )
    why_zh, why_en = {
        Content.TEXT: ("只有文字，没有信息列表", "it holds a text, but lists no items"),
        Content.EXPLAINED: ("暂无内容，页面作了说明", "it says that it has no items yet"),
    }.get(content, ("内容由脚本或框架生成，未能看到", "its content comes from a script or a frame and was not seen"))
    return cant_tell(
        f"“{wanted.title}”栏目已有，但{why_zh}，请人工确认",
        f"The column ({wanted.title_en}) is there, but {why_en}",
        found=entry.name,
        pointer=where,
        place=wanted.id,
    )


def _judged_script(wanted: Wanted, entry: Entry) -> Verdict:
    if not entry.handler.removeprefix("javascript:").strip(" ;") or "void" in entry.handler:
        return failed(
            f"“{wanted.title}”的入口是空链接",
            f"The entry to the column ({wanted.title_en}) leads nowhere",
            found=entry.name,
            pointer=pointer_to_entry(entry),
            place=wanted.id,
        )
    return cant_tell(
        f"“{wanted.title}”的入口由脚本打开，请人工点开确认",
        f"The entry to the column ({wanted.title_en}) is opened by a script",
        found=entry.name,
        pointer=pointer_to_entry(entry),
        place=wanted.id,
    )


def _judged_reach(survey: Survey, wanted: Wanted, entry: Entry) -> Verdict:
    reach = survey.addresses.reach(entry.url)
    shown = f"{entry.name} → {entry.url}"
    if reach is Reach.ANSWERS:
        return _found(wanted, entry, pointer_to_entry(entry))
    if reach is Reach.DEAD:
        return failed(
            f"“{wanted.title}”的入口打不开",
            f"The entry to the column ({wanted.title_en}) does not answer",
            found=shown,
            pointer=pointer_to_entry(entry),
            place=wanted.id,
        )
    return untested(
        f"找到“{wanted.title}”的入口，但检测时没有条件打开它",
        f"There is an entry to the column ({wanted.title_en}), but its address could not be reached from here",
        found=shown,
        pointer=pointer_to_entry(entry),
        place=wanted.id,
    )


def _found(wanted: Wanted, entry: Entry, where: Pointer) -> Verdict:
    return passed(
        f"有“{wanted.title}”栏目，可从首页到达",
        f"The column ({wanted.title_en}) is there and reached from the home page",
        measured=f"{entry.name}：{entry.url}",
        pointer=where,
        place=wanted.id,
    )


def pointer_to_entry(entry: Entry) -> Pointer:
    """Return a pointer to the link that an entry is."""
    return Pointer(url=entry.source or entry.url, selector=entry.selector, snippet=entry.name)
