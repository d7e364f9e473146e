"""The catalogue of services, grouped so that people find their matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind, kinds_of
from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.names import names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.functions.opening import Opens, opens
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.hosts import host_of, is_government, matches
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import Edition, PageFacts, PageType, Profile, Region, Verdict

_OFFICE = re.compile(r"(?:局|委|厅|办公室|中心|分局|委员会|学校|医院)$")
"""A theme is no department."""
_LABEL = re.compile(r"(?:^|[\s，,；;。、|｜])([\u4e00-\u9fff]{2,10})\s*[:：]")
"""A label inside a longer text (个人业务：购房提取　单位业务：缴存登记)."""
_LONGEST = 2_000
_BARE = re.compile(r"^/?(?:index|default|main|home|portal)?(?:\.\w{2,6})?/?$", re.IGNORECASE)


def service_catalogue(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile | None = None,
) -> Iterator[Verdict]:
    """Services are listed and grouped by theme, user or department, here or in this region's part of the platform.

    (浙江办法第二十九条；国办秘函〔2019〕19号 事项公开.) Where the profile names themes, each of them is judged.
    """
    columns = service_pages(survey)
    groups = _groups(columns)
    outside = [e for e in entries_to(survey, "services", kind("services")) if _is_platform(e, survey, profile)]
    themes = [t for t in (profile.service_themes if profile else ()) if not t.kinds or survey.site.kind in t.kinds]
    if groups:
        page, told = groups
        yield passed("办事事项有分类目录", "Services are grouped", measured=told, pointer=pointer_to(page.url))
    else:
        yield _without_groups(columns, outside, survey)
    if themes and (columns or outside):
        names = _names(columns)
        for theme in themes:
            words = tuple(map(folded_name, (theme.title, *theme.synonyms)))
            found = next((n for n in names if any(w in n for w in words)), "")
            if found:
                yield passed(
                    f"办事目录有“{theme.title}”", f"The theme {theme.title} is there", measured=found, place=theme.id
                )
            else:
                yield _missing_theme(theme.title, theme.id, columns, outside)


def service_pages(survey: Survey) -> list[PageFacts]:
    """Return the pages of the columns of services, guides left out."""
    found = []
    for page in survey.pages:
        if page.document is None or page.type in (PageType.HOME, PageType.ARTICLE, PageType.INTERACTIVE):
            continue
        if page.page.edition is Edition.MAIN and any("services" in kinds_of(n) for n in names_of(page)[:4]):
            found.append(page)
    return found


def _groups(columns: list[PageFacts]) -> tuple[PageFacts, str] | None:
    grouping = pattern("services", "grouping")
    for page in columns:
        document = page.document
        assert document is not None
        own = {folded_name(n) for n in names_of(page)}
        texts = [k.name for k in document.links if k.region is Region.MAIN]
        texts += [b.text for b in document.texts(Region.MAIN) if len(b.text) <= 12]
        texts += [label for b in document.texts(Region.MAIN) for label in _LABEL.findall(b.text[:_LONGEST])]
        texts += [n for n in own if len(n) <= 12]
        told = next((t for t in texts if t and len(t) <= 12 and grouping.search(folded_name(t))), "")
        if told:
            return page, told
    return None


def _is_platform(entry: Entry, survey: Survey, profile: Profile | None) -> bool:
    if not entry.url or survey.addresses.is_own(entry.url):
        return False
    host = host_of(entry.url)
    return matches(host, profile.platform_hosts if profile else ()) or is_government(host)


def _without_groups(columns: list[PageFacts], outside: list[Entry], survey: Survey) -> Verdict:
    answering = [(e, opens(survey, e)) for e in outside]
    deep = [(e, s) for e, s in answering if not _is_bare(e.url)]
    for entry, state in deep:
        if state is Opens.ANSWERS:
            return passed(
                "链接到统一平台中本地区或本单位的办事页面",
                "The link leads to this region's part of the platform",
                measured=entry.url,
                pointer=pointer_to_entry(entry),
            )
    if any(s is Opens.ANSWERS for _, s in answering):
        entry = next(e for e, s in answering if s is Opens.ANSWERS)
        return advice(
            "只链接到统一平台的总首页，没有直达本地区或本单位的办事页面",
            "The link leads to the platform's own home page only",
            expected="统一平台中本地区或本单位的页面",
            found=entry.url,
            pointer=pointer_to_entry(entry),
        )
    if any(s in (Opens.UNKNOWN, Opens.SCRIPT) for _, s in answering):
        entry = answering[0][0]
        return untested(
            "办事服务在统一平台，检测时没有条件打开",
            "The platform could not be reached from here",
            found=entry.url,
            pointer=pointer_to_entry(entry),
        )
    where = pointer_to(columns[0].url if columns else (survey.home.url if survey.home else survey.facts.start_url))
    if (
        any(p.scripted_content or (p.document is not None and p.document.frames) for p in columns)
        or survey.facts.truncated
        or survey.home is None
    ):
        return cant_tell(
            "办事事项目录由脚本或框架生成，分类请人工确认",
            "The catalogue is made by a script or a frame",
            pointer=where,
        )
    if columns:
        return failed(
            "办事事项没有按主题、对象或部门分类",
            "Services are not grouped by theme, user or department",
            expected="按主题、对象或部门分类",
            pointer=where,
        )
    return failed(
        "没有办事事项目录",
        "There is no catalogue of services",
        expected="按主题、对象或部门分类的事项目录",
        pointer=where,
    )


def _is_bare(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_BARE.match(parts.path)) and not parts.query and not parts.fragment


def _names(columns: list[PageFacts]) -> set[str]:
    names: set[str] = set()
    for page in columns:
        assert page.document is not None
        names |= {folded_name(k.name) for k in page.document.links if k.region is Region.MAIN and len(k.name) <= 30}
        names |= {folded_name(b.text) for b in page.document.texts(Region.MAIN) if len(b.text) <= 20}
    return {n for n in names if not _OFFICE.search(n)}


def _missing_theme(title: str, place: str, columns: list[PageFacts], outside: list[Entry]) -> Verdict:
    if outside:
        return cant_tell(
            f"办事目录没有“{title}”，是否在统一平台提供请人工确认",
            f"The theme {title} was not seen; it may stand on the platform",
            expected=title,
            pointer=pointer_to_entry(outside[0]),
            place=place,
        )
    return failed(
        f"办事目录没有“{title}”",
        f"The catalogue lacks the theme {title}",
        expected=title,
        pointer=pointer_to(columns[0].url),
        place=place,
    )
