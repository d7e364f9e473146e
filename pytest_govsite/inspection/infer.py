"""Completing the configuration by what the site says of itself; what was inferred is named so."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.document.words import fold, strip_site_suffix
from pytest_govsite.model import DocumentFacts, Filing, Region, Site, SiteKind, SiteLevel

_CODE = re.compile(r"(?:网站)?(?:标识|识别)码\s*[:：]?\s*((?:bm|BM)?\d{8,12})")
_TITLE_SPLIT = re.compile(r"\s*[-_|—–·>]+\s*")
_LEVELS = (
    (
        SiteLevel.PROVINCE,
        re.compile(r"(?:省|自治区)(?:人民政府|.{0,12}(?:厅|局|委员会|办公室)$)|^(?:北京|天津|上海|重庆)市人民政府"),
    ),
    (SiteLevel.COUNTY, re.compile(r"(?:县|区|旗)(?:人民政府|.{0,12}(?:局|委员会|办公室)$)")),
    (SiteLevel.CITY, re.compile(r"(?:市|州|盟|地区)(?:人民政府|.{0,12}(?:局|委员会|办公室)$)")),
)


def configured_site(config: Config) -> Site:
    """Return the site as far as the configuration alone describes it."""
    settings = config.settings
    site, filing = settings.site, settings.filing
    return Site(
        url=config.url,
        domain=(site.domain or urlsplit(config.url).hostname or "").lower(),
        name=site.name,
        id_code=site.id_code,
        kind=site.kind or SiteKind.PORTAL,
        level=site.level or SiteLevel.COUNTY,
        parent_domain=site.parent_domain,
        sponsor=site.sponsor,
        outward_services=site.outward_services,
        aliases=site.aliases,
        profile=config.profile,
        stage=site.stage,
        content=site.content,
        opened=site.opened.isoformat() if site.opened else "",
        filing=Filing(
            icp=filing.icp,
            police=filing.police,
            agency_mark=filing.agency_mark,
            id_code=filing.id_code,
            pending_reason=filing.pending_reason,
        ),
        now=config.now,
        columns=settings.columns,
        lexicons=config.lexicons,
        gbt37668=settings.scope.gbt37668,
        wcag=settings.scope.wcag,
    )


def infer_site(config: Config, home: DocumentFacts | None) -> Site:
    """Return the site, missing values taken from the home page (SiteName label, title, footer)."""
    site, given = configured_site(config), config.settings.site
    inferred: dict[str, Any] = {}
    if not given.domain:
        inferred["domain"] = site.domain
    if home is not None:
        if not site.name:
            inferred["name"] = _name(home)
        if not site.id_code:
            inferred["id_code"] = _code(home)
    name = site.name or inferred.get("name", "")
    if given.kind is None:
        inferred["kind"] = _kind(name)
    if given.level is None:
        inferred["level"] = _level(name)
    return msgspec.structs.replace(site, **inferred, inferred=tuple(k for k, v in inferred.items() if v))


def _name(home: DocumentFacts) -> str:
    for meta in home.meta_values("SiteName"):
        if meta.content and meta.content.strip() not in ("", "网站名称"):
            return meta.content.strip()
    parts = [p for p in _TITLE_SPLIT.split(home.title) if p and p not in ("首页", "网站首页")]
    with_name = [p for p in parts if re.search(r"政府|局|厅|委员会|办公室|网站", p)]
    return strip_site_suffix((with_name or parts or [""])[0])


def _code(home: DocumentFacts) -> str:
    for meta in home.meta_values("SiteIDCode"):
        if meta.content and re.fullmatch(r"\d{10}|bm\d{8}", meta.content.strip()):
            return meta.content.strip()
    for block in home.texts(Region.FOOTER):
        found = _CODE.search(fold(block.text))
        if found:
            return found[1]
    return ""


def _kind(name: str) -> SiteKind:
    if re.search(r"(?:镇|乡|街道)(?:人民政府|办事处)", name):
        return SiteKind.TOWNSHIP
    if not name or re.search(r"人民政府(?!.*(?:局|厅|委员会|办公室|办公厅))", name) or name.endswith("政府"):
        return SiteKind.PORTAL
    return SiteKind.DEPARTMENT if re.search(r"局|厅|委员会|委|办|院|部|署", name) else SiteKind.PORTAL


def _level(name: str) -> SiteLevel:
    for level, pattern in _LEVELS:
        if pattern.search(name):
            return level
    if re.search(r"^(?:中华人民共和国|国家|中央|国务院|中国)", name):
        return SiteLevel.NATIONAL
    return SiteLevel.COUNTY
