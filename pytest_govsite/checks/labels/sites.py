"""The three site labels: SiteName, SiteDomain, SiteIDCode (政府网站发展指引, 网页设计规范, 网页标签, 网站标签)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.hosts import is_public_name
from pytest_govsite.checks.labels.reading import fault_of, metas_of, pointer_of, values_of
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, untested
from pytest_govsite.model import DocumentFacts, PageFacts, Profile, Region, Site, Verdict

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9\-]{0,62}\.)*[a-z0-9\-]{1,63}\.[a-z0-9\-]{2,63}", re.IGNORECASE)
_CODE = re.compile(r"(?:\d{10}|bm\d{8})", re.IGNORECASE | re.ASCII)
_SHOWN_CODE = re.compile(r"标识码\s*[:：]?\s*(bm\d{8}|\d{10})(?![0-9a-z])", re.IGNORECASE)
_FINDER = re.compile(r"jiucuo|pucha|zfwzgl|exposure", re.IGNORECASE)
_FINDER_CODE = re.compile(r"(?:site_?code=|link\(\s*['\"])\s*(bm\d{8}|\d{10})(?![0-9a-z])", re.IGNORECASE)


def site_name(page: PageFacts, site: Site, profile: Profile | None = None) -> Iterator[Verdict]:
    """SiteName is there and is the site's normative name (网站名称), or one that the profile accepts beside it."""
    fault = fault_of(page, "SiteName")
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    values = values_of(page.document, "SiteName")
    names = tuple(filter(None, (site.name, *(profile.site_names if profile else ()))))
    where = pointer_of(page, "SiteName")
    if not site.name:
        yield cant_tell(
            "SiteName 标签有值，但不知道网站的规范名称，请在配置中填写 name 或人工核对",
            "SiteName has a value, but the normative name of the site is not known",
            found=values[0],
            pointer=where,
            place="SiteName",
        )
        return
    wrong = [v for v in values if _spaced(v) not in map(_spaced, names)]
    if wrong:
        yield failed(
            "SiteName 标签与网站名称不一致",
            "SiteName differs from the name of the site",
            expected=site.name,
            found=wrong[0],
            pointer=where,
            place="SiteName",
        )
        return
    yield passed("SiteName 标签与网站名称一致", "SiteName is the name of the site", measured=site.name, pointer=where)


def site_domain(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """SiteDomain is there, is a host name without scheme and path, and is the declared public domain."""
    fault = fault_of(page, "SiteDomain")
    if fault is not None:
        yield fault
        return
    assert page.document is not None
    where = pointer_of(page, "SiteDomain")
    for value in dict.fromkeys(values_of(page.document, "SiteDomain")):
        if not _HOST.fullmatch(value):
            yield failed(
                "SiteDomain 标签应只写域名，不带协议、端口和路径",
                "SiteDomain has to be the bare host name, without scheme, port or path",
                expected=site.domain,
                found=value,
                pointer=where,
                place="SiteDomain",
            )
        elif value.lower() == site.domain.lower():
            message = "SiteDomain 标签与网站域名一致", "SiteDomain is the domain of the site"
            yield passed(*message, measured=value, pointer=where)
        elif not is_public_name(site.domain):
            yield cant_tell(
                "SiteDomain 标签是域名，但没有申报网站的公开域名，无法比对，请在配置中填写 domain",
                "SiteDomain is a host name, but the public domain of the site was not declared",
                found=value,
                pointer=where,
                place="SiteDomain",
            )
        else:
            yield failed(
                "SiteDomain 标签与网站域名不一致",
                "SiteDomain differs from the domain of the site",
                expected=site.domain,
                found=value,
                pointer=where,
                place="SiteDomain",
            )


def site_id_code(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """SiteIDCode is there, has 10 digits or `bm` and 8 digits, and equals the code of the footer and of 找错."""
    fault = fault_of(page, "SiteIDCode")
    if fault is not None:
        yield _awaited(page, site) or fault
        return
    assert page.document is not None
    where = pointer_of(page, "SiteIDCode")
    codes = tuple(dict.fromkeys(v.lower() for v in values_of(page.document, "SiteIDCode")))
    malformed = [c for c in codes if not _CODE.fullmatch(c)]
    if malformed:
        yield failed(
            "SiteIDCode 标签格式不对，应为 10 位数字，或 bm 加 8 位数字",
            "SiteIDCode has to be 10 digits, or bm and 8 digits",
            expected=site.id_code or "10 位数字 / bm + 8 位数字",
            found=malformed[0],
            pointer=where,
            place="SiteIDCode",
        )
        return
    for zh, en, shown in _other_codes(page.document, site):
        if any(code != shown for code in codes):
            yield failed(
                f"SiteIDCode 标签与{zh}不一致",
                f"SiteIDCode differs from {en}",
                expected=shown,
                found="、".join(codes),
                pointer=where,
                place="SiteIDCode",
            )
            return
    yield passed("SiteIDCode 标签正确", "SiteIDCode is right", measured=codes[0], pointer=where)


def _spaced(name: str) -> str:
    return " ".join(name.split())


def _awaited(page: PageFacts, site: Site) -> Verdict | None:
    """Return that the code is still to be issued, where the place for it exists and is empty."""
    assert page.document is not None
    empty = metas_of(page.document, "SiteIDCode") and not values_of(page.document, "SiteIDCode")
    if site.filing.id_code != "pending" or not empty:
        return None
    return untested(
        "标识码待取得，标签位置已留好，取得后须补填",
        "The code is still to be issued; the label is there and waits for it",
        pointer=pointer_of(page, "SiteIDCode"),
        place="SiteIDCode",
    )


def _other_codes(document: DocumentFacts, site: Site) -> Iterator[tuple[str, str, str]]:
    """Yield where else the code is known from, in both languages, and the code."""
    if site.id_code:
        yield "网站标识码", "the code of the site", site.id_code.lower()
    for block in document.texts(Region.FOOTER):
        for found in _SHOWN_CODE.finditer(block.text[:2000]):
            yield "页脚标识码", "the code in the footer", found.group(1).lower()
    for code in _finder_codes(document):
        yield "“我为政府网站找错”的标识码", "the code of the error-report entry", code


def _finder_codes(document: DocumentFacts) -> Iterator[str]:
    for script in document.scripts:
        given = dict(script.attributes).get("sitecode", "").strip()
        if given and _FINDER.search(script.source) and _CODE.fullmatch(given):
            yield given.lower()
    written = [(x.url, x.handler) for x in document.links] + [(x.link, x.handler) for x in document.images]
    for address, handler in written:
        found = _FINDER_CODE.search(address) if _FINDER.search(address) else _FINDER_CODE.search(handler)
        if found:
            yield found.group(1).lower()
