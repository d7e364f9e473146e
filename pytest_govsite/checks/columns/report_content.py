"""The 政府网站年度工作报表 is complete (西吉县政府网站及新媒体建设运营管理制度 article 35)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from pytest_govsite.checks.columns.newest import today
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.yearly import Sighting, owed_year, site_reports, supervision_reports
from pytest_govsite.checks.folding import squeezed
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import PageFacts, PageType, Pointer, Profile, SiteKind, SiteLevel, Stage, Verdict

_TEXT = 100
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|jpe?g|png|gif|zip|rar)(?:$|[?#])", re.IGNORECASE)


class Element(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something the report has to tell, and the words that tell it (regular expressions)."""

    title: str
    title_en: str
    words: tuple[str, ...]


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """report.toml."""

    element: tuple[Element, ...]
    supervision_profiles: tuple[str, ...]


@cache
def _form() -> Form:
    return msgspec.toml.decode(files("pytest_govsite.checks.columns").joinpath("report.toml").read_bytes(), type=Form)


def site_report_content(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile,
) -> Iterator[Verdict]:
    """The newest yearly report of the site tells every element that it has to tell.

    In profiles that ask for it, city portals also publish the 年度监管报表.
    """
    opened = survey.site.opened[:4]
    owed = owed_year(today(survey), (2, 1))
    if survey.site.stage is Stage.PRELAUNCH or (opened.isdigit() and int(opened) > owed):
        yield inapplicable("网站开通不满一年，尚无年度工作报表", "A site in its first year owes no yearly report")
        return
    yield _judged(survey)
    site = survey.site
    city_portal = site.kind is SiteKind.PORTAL and site.level is SiteLevel.CITY
    if city_portal and profile.name in _form().supervision_profiles:
        yield _supervised(survey, owed)


def _judged(survey: Survey) -> Verdict:
    reports = sorted(site_reports(survey), key=lambda s: s.year or 0, reverse=True)
    page = next((p for s in reports if (p := _readable(s, survey)) is not None), None)
    if page is None:
        if not reports:
            return inapplicable(
                "没有找到年度工作报表，另行判定", "No yearly report was found; that is judged on its own"
            )
        if all(_is_unread_page(s, survey) for s in reports):
            return cant_tell(
                "年度工作报表的网页没有抓取到，请人工核对要素是否齐全",
                "The page of the yearly report was not fetched; a person has to read it",
                found=reports[0].text,
                pointer=Pointer(url=reports[0].url),
                place="site-report",
            )
        return cant_tell(
            "年度工作报表是附件或图片，请人工核对要素是否齐全",
            "The yearly report is an attachment or a picture; a person has to read it",
            found=reports[0].text,
            pointer=Pointer(url=reports[0].url),
            place="site-report",
        )
    text = squeezed(page)
    missing = [e for e in _form().element if not any(re.search(w, text) for w in e.words)]
    if not missing:
        message = "年度工作报表要素齐全", "The yearly report tells all it has to tell"
        return passed(*message, pointer=Pointer(url=page.url), place="site-report")
    return failed(
        "年度工作报表缺少要素",
        "The yearly report lacks elements",
        expected="、".join(e.title for e in _form().element),
        found="缺少：" + "、".join(e.title for e in missing),
        pointer=Pointer(url=page.url),
        place="site-report",
    )


def _is_unread_page(sighting: Sighting, survey: Survey) -> bool:
    page = survey.addresses.page(sighting.url)
    return (page is None or page.document is None) and not _FILE.search(sighting.url)


def _readable(sighting: Sighting, survey: Survey) -> PageFacts | None:
    page = survey.addresses.page(sighting.url)
    if page is None or page.document is None or page.type in (PageType.COLUMN, PageType.HOME):
        return None
    return page if len(squeezed(page)) >= _TEXT else None


def _supervised(survey: Survey, owed: int) -> Verdict:
    home = Pointer(url=survey.home.url) if survey.home else None
    if any((s.year or 0) >= owed for s in supervision_reports(survey)):
        message = f"有 {owed} 年的年度监管报表", f"The supervision report of {owed} is there"
        return passed(*message, pointer=home, place="supervision-report")
    return failed(
        f"没有找到 {owed} 年的政府网站年度监管报表",
        f"The supervision report of {owed} was not found",
        expected=f"{owed} 年度监管报表",
        pointer=home,
        place="supervision-report",
    )
