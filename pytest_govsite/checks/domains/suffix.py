"""The suffix of the declared domain (国办函〔2018〕55号; 互联网政务应用安全管理规定, article 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.hosts import host_of, is_government, is_public_name
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, untested
from pytest_govsite.model import PageFacts, Site, SiteFacts, SiteKind, Verdict

_INSTITUTION = (".cn", ".公益", ".xn--55qw42g")


def domain_suffix(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The declared public domain ends in .gov.cn (or 政务); that of an institution in .cn or 公益."""
    del pages, facts
    domain = host_of(site.domain)
    if not is_public_name(domain):
        yield undeclared(domain)
    elif site.kind is SiteKind.INSTITUTION:
        yield _institution(domain)
    elif is_government(domain):
        yield passed("域名后缀为 .gov.cn", "The domain ends in .gov.cn", measured=domain)
    else:
        zh, en = f"域名 {domain} 的后缀不是 .gov.cn", f"The domain {domain} does not end in .gov.cn"
        yield failed(zh, en, expected="*.gov.cn", found=domain, place="域名")


def undeclared(domain: str) -> Verdict:
    """Return the verdict where only a staging address is known."""
    return untested(
        f"未配置正式域名（[site] domain），检测地址 {domain} 不是公网域名",
        f"No public domain is configured; {domain} is the address of a staging host",
        found=domain,
        place="域名",
    )


def _institution(domain: str) -> Verdict:
    if is_government(domain):
        return cant_tell(
            "事业单位使用 .gov.cn 域名，须确认是否承担行政职能",
            "An institution under .gov.cn: a person has to confirm that it has administrative duties",
            expected=".cn 或 .公益",
            found=domain,
            place="域名",
        )
    if domain.endswith(_INSTITUTION):
        return passed("事业单位域名后缀符合规定", "The institution's domain has a prescribed suffix", measured=domain)
    zh, en = (
        f"事业单位域名 {domain} 的后缀不是 .cn 或 .公益",
        f"The institution's domain {domain} is not under .cn or .公益",
    )
    return failed(zh, en, expected=".cn 或 .公益", found=domain, place="域名")
