"""The site map opens, lists the first-level columns, and its links work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.addresses import Reach
from pytest_govsite.checks.columns.channels import channel_links
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.footer.site_map import map_links
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.checks.trail import is_home_entry
from pytest_govsite.model import DocumentFacts, Link, PageFacts, Region, Verdict

_MOST_DEAD = 10
_HALF = 0.5


def site_map(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """The site map is a page that names every channel of the main navigation and leads nowhere that does not answer.

    (政府网站发展指引 布局；GB/T 37668-2019, 3.4.3.2.) That there is an entry at all is judged by footer.site-map.
    """
    links = _entries(survey)
    if not links:
        yield inapplicable("没有网站地图入口，见“站点地图”", "There is no entry to a site map; see footer.site-map")
        return
    for page in (survey.addresses.page(link.url) for link in links):
        if page is not None and page.document is not None:
            yield from _judged(page, page.document, survey)
            return
    yield _unopened(links[0], survey)


def _entries(survey: Survey) -> list[Link]:
    home = [survey.home] if survey.home else []
    for page in (*home, *survey.columns[:20]):
        found = [k for k in map_links(page.document) if k.url and k.visible is not False] if page.document else []
        if found:
            return found
    return []


def _unopened(link: Link, survey: Survey) -> Verdict:
    reach = survey.addresses.reach(link.url)
    where = pointer_to(survey.home.url if survey.home else link.url, link, link.name)
    if reach is Reach.DEAD:
        return failed("网站地图打不开", "The site map does not answer", found=link.url, pointer=where)
    if reach is Reach.ANSWERS:
        return cant_tell(
            "网站地图不是本次抓取的网页，是否列出栏目请人工确认",
            "The site map is no page that was read here",
            found=link.url,
            pointer=where,
        )
    return untested(
        "检测时没有条件打开网站地图", "The site map could not be reached from here", found=link.url, pointer=where
    )


def _judged(page: PageFacts, document: DocumentFacts, survey: Survey) -> Iterator[Verdict]:
    listed = [k for k in document.links if k.region is Region.MAIN and k.visible is not False and k.url]
    where = pointer_to(page.url)
    if not listed:
        if (page.scripted_content and not page.rendered) or document.frames:
            yield cant_tell(
                "网站地图由脚本或框架生成，请人工确认", "The site map is made by a script or a frame", pointer=where
            )
        else:
            yield failed("网站地图没有列出栏目", "The site map lists no columns", pointer=where, place="empty")
        return
    missing = _missing(listed, survey)
    channels = _channels(survey)
    faults = False
    if missing:
        faults = True
        tell = failed if len(missing) > _HALF * len(channels) else advice
        yield tell(
            "网站地图没有列出全部一级栏目",
            "The site map does not list all first-level columns",
            expected="、".join(k.name for k in channels),
            found="缺少 / missing: " + "、".join(k.name for k in missing),
            pointer=where,
            place="missing",
        )
    dead = [k for k in listed if survey.addresses.reach(k.url) is Reach.DEAD]
    for link in dead[:_MOST_DEAD]:
        faults = True
        yield failed(
            "网站地图中的链接打不开",
            "A link of the site map does not answer",
            found=f"{link.name} → {link.url}",
            pointer=pointer_to(page.url, link, link.name),
            place=link.url,
        )
    if not faults:
        yield passed("网站地图可用", "The site map works", measured=f"{len(listed)} 个链接", pointer=where)


def _channels(survey: Survey) -> tuple[Link, ...]:
    """Return the first-level columns of this site: channels of the main navigation on its own hosts."""
    if survey.home is None or survey.home.document is None:
        return ()
    return tuple(k for k in channel_links(survey.home.document) if k.url and survey.addresses.is_own(k.url))


def _missing(listed: list[Link], survey: Survey) -> list[Link]:
    keys = {survey.key(k.url) for k in listed}
    names = {folded_name(k.name) for k in listed}
    return [
        k
        for k in _channels(survey)
        if survey.key(k.url) not in keys and folded_name(k.name) not in names and not is_home_entry(k.name)
    ]
