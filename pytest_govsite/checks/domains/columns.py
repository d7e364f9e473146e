"""Columns stay on the site's own domain (国办函〔2018〕55号: 栏目、频道 and 专题 use the site's domain)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.hosts import host_of, is_government, matches, own_hosts
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import Link, PageFacts, Profile, Region, Site, Verdict

_TOOLS = re.compile(
    r"微博|微信|邮箱|登录|注册|退出|English|英文|外文|繁[体體]|简体|手机|移动|客户端|APP|无障碍|长者|适老|关怀|RSS|收藏|设为首页|用户|个人中心|市民网页",
    re.I,
)
"""Entries beside the columns that are none."""
_NESTED = re.compile(r"(?:^|> )(?:li|dd)\b.*> (?:li|dd)\b")

_NATIONAL = ("www.gov.cn", "*.gjzwfw.gov.cn", "gjzwfw.www.gov.cn", "*.www.gov.cn")


def columns_same_domain(page: PageFacts, site: Site, profile: Profile | None = None) -> Iterator[Verdict]:
    """Entries of the home page's navigation lead to the site's own domain or to the unified platforms."""
    document = page.document
    entries = [k for k in (document.links if document else ()) if is_first_level(k)]
    shown = [k for k in entries if k.visible is not False and k.url]
    if not shown:
        yield _none(page, bool(entries))
        return
    allowed = (*_NATIONAL, *((*profile.platform_hosts, *profile.own_hosts, *profile.search_hosts) if profile else ()))
    own = own_hosts(site)
    outside = {host_of(k.url): k for k in reversed(shown) if host_of(k.url) not in own}
    faults = [_fault(page, k, h, site) for h, k in outside.items() if not matches(h, allowed)]
    measured = f"导航 {len(shown)} 个入口" + (f"，其中统一平台 {len(outside) - len(faults)} 个" if outside else "")
    yield from faults or [passed("栏目都使用本站域名", "All columns are on the site's own domain", measured=measured)]


def is_first_level(link: Link) -> bool:
    """Return True for a navigation entry that is no item of a sub-menu and no tool (邮箱, 微博, English …)."""
    if link.region is not Region.NAVIGATION or _NESTED.search(link.selector):
        return False
    return not _TOOLS.search(squeeze(link.name))


def _none(page: PageFacts, any_entry: bool) -> Verdict:
    if any_entry:
        zh, en = "导航条目没有指向任何页面，无法判断栏目域名", "The navigation's entries lead nowhere"
    else:
        zh, en = "未能识别首页导航，无法判断栏目域名", "No navigation was recognised on the home page"
    return cant_tell(zh, en, expected="一级栏目使用本站域名", pointer=pointer_to(page.url), place="导航")


def _fault(page: PageFacts, link: Link, host: str, site: Site) -> Verdict:
    where, expected = pointer_to(page.url, link, link.name), site.domain
    if is_government(host):
        zh = f"栏目“{link.name}”使用另一政府网站的域名 {host}"
        en = f"The column “{link.name}” stands on another government domain, {host}"
        return advice(zh, en, expected=expected, found=link.url, pointer=where, place=host)
    zh = f"栏目“{link.name}”不在本站域名，而在 {host}"
    en = f"The column “{link.name}” is not on the site's domain but on {host}"
    return failed(zh, en, expected=expected, found=link.url, pointer=where, place=host)
