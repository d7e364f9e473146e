"""The structure of the declared domain (国办函〔2018〕55号, 域名结构)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.domains.suffix import undeclared
from pytest_govsite.checks.hosts import host_of, is_public_name
from pytest_govsite.checks.outcomes import failed, inapplicable, passed
from pytest_govsite.model import PageFacts, Profile, Site, SiteFacts, SiteKind, SiteLevel, Verdict

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PORTAL = re.compile(rf"www\.{_LABEL}\.gov\.cn")
_BELOW = re.compile(rf"(?!www\.){_LABEL}\.{_LABEL}\.gov\.cn")
_CHINESE = re.compile(r"[^.]+\.(?:政务|xn--zfr164b)")
_NATIONAL_PORTAL = "www.gov.cn"


def domain_structure(
    pages: Sequence[PageFacts], site: Site, facts: SiteFacts, profile: Profile | None = None
) -> Iterator[Verdict]:
    """A portal is at www.□□□.gov.cn; a department at ○○○.□□□.gov.cn below its parent's domain."""
    del pages, facts
    domain = host_of(site.domain)
    if site.kind is SiteKind.INSTITUTION:
        yield inapplicable("事业单位网站不适用政府域名结构", "The structure is prescribed for government sites only")
    elif not is_public_name(domain):
        yield undeclared(domain)
    elif any(re.fullmatch(p, domain) for p in (profile.domain_patterns if profile else ())):
        yield passed("域名结构符合地方规定", "The domain has a form the profile accepts", measured=domain)
    elif _CHINESE.fullmatch(domain):
        yield passed("中文域名结构符合规定", "The Chinese domain has the prescribed form", measured=domain)
    elif is_portal(site):
        yield _portal(domain, site)
    else:
        yield _below(domain, site)


def is_portal(site: Site) -> bool:
    """Return True for governments of county level and above and departments of the State Council."""
    return site.kind is SiteKind.PORTAL or (site.kind is SiteKind.DEPARTMENT and site.level is SiteLevel.NATIONAL)


def _portal(domain: str, site: Site) -> Verdict:
    if _PORTAL.fullmatch(domain) or (domain == _NATIONAL_PORTAL and site.level is SiteLevel.NATIONAL):
        return passed("门户网站域名结构符合规定", "The portal's domain has the prescribed form", measured=domain)
    zh, en = f"门户网站域名 {domain} 不是 www.□□□.gov.cn 结构", f"The portal's domain {domain} is not www.□□□.gov.cn"
    return failed(zh, en, expected="www.□□□.gov.cn", found=domain, place="域名")


def _below(domain: str, site: Site) -> Verdict:
    parent = host_of(site.parent_domain).removeprefix("www.")
    expected = f"○○○.{parent or '□□□.gov.cn'}"
    if not _BELOW.fullmatch(domain):
        zh, en = f"域名 {domain} 不是 {expected} 结构", f"The domain {domain} has not the form {expected}"
        return failed(zh, en, expected=expected, found=domain, place="域名")
    if parent and domain.split(".", 1)[1] != parent:
        zh, en = f"域名 {domain} 不在上级域名 {parent} 之下", f"The domain {domain} is not below its parent's {parent}"
        return failed(zh, en, expected=expected, found=domain, place="域名")
    measured = domain if parent else f"{domain}（未配置上级域名，只核对结构）"
    return passed("域名结构符合规定", "The domain has the prescribed form", measured=measured)
