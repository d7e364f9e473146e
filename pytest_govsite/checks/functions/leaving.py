"""A reader is told before a link takes him off the government's sites, and can stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import ip_address

import msgspec

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.hosts import is_government, matches, own_hosts, proxies
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Pointer, Profile, Region, Site, Verdict
from pytest_govsite.model.leaving import LeavingClick, LeavingLook, Notice

_ID = "functions.external-notice"
_EXPECTED = "先提示“即将离开本网站”，可以继续或取消"
_LEAVING = re.compile(
    r"离开|非政府|外部|第三方|外链|站外|跳转|前往|继续访问|即将(?:访问|打开|进入|转)|其[他它]网站|本(?:网)?站以?外|不属于"
    r"|leav|external|third.party|redirect|another (?:web)?site",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:即将|将要|正在|准备).{0,20}(?:离开|跳转)|离开.{0,60}(?:是否|继续)|(?:是否|确[认定]要?)(?:继续)?(?:离开|跳转|访问)"
)
_NOTICE = 400
"""Characters of a page that asks whether to leave; anything longer is a text with links."""
_LOGIN = re.compile(r"登录|登陆|身份认证|扫码|log.?in|sign.?in|cas/|sso", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|apk|exe|ofd|wps|csv|mp[34])(?:[?#]|$)", re.IGNORECASE)
_REGIONS = {"header": "页头", "navigation": "导航", "main": "正文区", "aside": "侧栏", "footer": "页脚"}

Told = tuple[str, Verdict]
"""Which of several like findings are told once, and the finding."""


def external_notice(page: CloserLook, site: Site, profile: Profile | None = None) -> Iterator[Verdict]:
    """Every clicked link to a host that is no government site showed a notice first, with ways to go on and to stay.

    (政府网站发展指引, 链接地址.) One link of each place of the page and host is clicked. A browser's `confirm`, something
    that appears on the page and a page in between all count. Links that are exempt are not judged; marks and state media
    are not clicked at all. Hosts given as numbers, files and clicks that something else swallowed cannot be told.
    """
    look = page.of(LeavingLook)
    if not isinstance(look, LeavingLook):
        yield not_looked(page, LeavingLook)
        return
    asking = _is_notice(page)
    due = [c for c in look.clicks if not _is_exempt(c, site, profile) and not (asking and _LEAVING.search(c.name))]
    clicked = [click for click in due if not click.unclicked]
    if not due and not look.missed:
        if look.clicks:
            yield inapplicable(
                "通向其他网站的只有政府网站、分享按钮、网站标识等不须提示的链接",
                "Links to other sites are those of the government, share buttons, marks and others that need no notice",
            )
        else:
            yield inapplicable("没有通向非政府网站的链接", "There is no link to a site that is not the government's")
        return
    if not clicked:
        yield cant_tell(
            "通向非政府网站的链接点不到，请人工确认",
            "Links to other sites could not be clicked",
            found="、".join(dict.fromkeys(click.host for click in due)) or "；".join(look.missed)[:200],
            expected=_EXPECTED,
        )
        return
    yield from _by_region(page, clicked, lost=bool(look.lost_scripts))


def _by_region(page: CloserLook, clicks: Sequence[LeavingClick], *, lost: bool) -> Iterator[Verdict]:
    """Tell one finding of each kind and region of the template."""
    told: dict[tuple[str, str], list[tuple[LeavingClick, Verdict]]] = {}
    for click in clicks:
        verdict = _judged(page, click, lost=lost)
        told.setdefault((click.region, f"{verdict.outcome.value}|{verdict.message.en}"), []).append((click, verdict))
    template = page.page.template or page.url
    for (region, kind), group in told.items():
        hosts = "、".join(dict.fromkeys(click.host for click, _ in group))
        where = _REGIONS.get(region, region)
        yield msgspec.structs.replace(
            group[0][1],
            found=f"{where}：{hosts}（{group[0][1].found or group[0][1].measured}）"[:400],
            group=f"{_ID}|{template}|{region}|{kind}",
            place=region,
        )


def _judged(page: CloserLook, click: LeavingClick, *, lost: bool) -> Verdict:
    where = Pointer(url=page.url, selector=click.selector, snippet=click.snippet)
    notice = click.notice
    found = f"{click.name} → {click.host}"
    if click.went and (notice is None or not _LEAVING.search(notice.text)) and not _is_dialog(notice):
        if _is_number(click.host) or _FILE.search(click.url):
            return cant_tell(
                "链接直接打开，是否非政府网站的网页请人工确认",
                "It opens without a notice; whether it is a page of another site is not known",
                found=found,
                expected=_EXPECTED,
                pointer=where,
            )
        if lost:
            return cant_tell(
                "没有提示就离开本网站，但有其他网站的脚本未能载入，请人工确认",
                "It leaves without a notice, but scripts of other hosts could not be loaded here",
                found=found,
                expected=_EXPECTED,
                pointer=where,
            )
        return failed(
            "没有提示就离开本网站",
            "It leaves the site without a notice",
            found=found,
            expected=_EXPECTED,
            pointer=where,
        )
    if notice is None:
        return cant_tell(
            "点击后开始下载，请人工确认" if click.download else "点击后没有打开，也没有提示，请人工确认",
            "The click began a download" if click.download else "Nothing came of the click",
            found=found,
            expected=_EXPECTED,
            pointer=where,
        )
    return _of_notice(click, notice, f"{found}：“{notice.text[:80]}”", where)


def _of_notice(click: LeavingClick, notice: Notice, found: str, where: Pointer) -> Verdict:
    if not _LEAVING.search(notice.text) and not click.went:
        swallowed = _LOGIN.search(f"{notice.text} {notice.url}")
        return cant_tell(
            "点击被登录拦下，请人工确认" if swallowed else "点击后出现的内容看不出是离站提示，请人工确认",
            "The click was taken by a login" if swallowed else "What came up does not read as a notice of leaving",
            found=found,
            expected=_EXPECTED,
            pointer=where,
        )
    if click.went or notice.stops is False:
        return failed(
            "有提示，但不能取消",
            "There is a notice, but it goes on all the same",
            found=found,
            expected=_EXPECTED,
            pointer=where,
        )
    if notice.kind == "alert":
        return failed(
            "提示没有继续和取消的选择", "The notice gives no choice", found=found, expected=_EXPECTED, pointer=where
        )
    if notice.stops is None and notice.kind == "page":
        return advice(
            "中间页没有取消或返回的控件",
            "The page in between has no control to cancel",
            found=found,
            expected=_EXPECTED,
            pointer=where,
        )
    if notice.stops is None or not notice.goes:
        missing = "取消 / cancel" if notice.stops is None else "继续 / continue"
        return cant_tell(
            "有离站提示，继续或取消是否可用请人工确认",
            "There is a notice; whether one can go on and stay could not be told",
            found=f"{found}（{missing}）",
            expected=_EXPECTED,
            pointer=where,
        )
    return passed("离站前有提示", "A notice is shown before leaving", measured=found, pointer=where)


def _is_notice(page: CloserLook) -> bool:
    """Return True for a page that is itself the notice between this site and another one."""
    document = page.facts.document
    if document is None:
        return False
    texts = [b.text for b in document.texts(Region.MAIN)]
    return sum(map(len, texts)) <= _NOTICE and any(_ASKS.search(text) for text in texts)


def _is_dialog(notice: Notice | None) -> bool:
    return notice is not None and notice.kind in ("confirm", "alert")


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _is_exempt(click: LeavingClick, site: Site, profile: Profile | None) -> bool:
    patterns = (*profile.platform_hosts, *profile.own_hosts, *profile.search_hosts) if profile else ()
    host = click.host
    if ".gov.cn." in host and proxies(host, f"{host.partition('.gov.cn.')[0]}.gov.cn"):
        return True  # a government site as its IPv6 proxy names it
    if click.way == "own" and not click.went and (click.notice is None or not _LEAVING.search(click.notice.text)):
        return True  # a page of the site that just carries an address
    return click.share or is_government(f".{host}") or host in own_hosts(site) or matches(host, patterns) or not host
