"""Further domains lead to the main domain (国办函〔2018〕55号; 互联网政务应用安全管理规定, article 5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.outcomes import advice, failed, inapplicable, passed, untested
from pytest_govsite.model import Cause, LinkProbe, PageFacts, Site, SiteFacts, UnobservedReason, Verdict

REDIRECTS = (301, 302, 308)
_OTHER_REDIRECTS = (303, 307)
_SURROUNDINGS = (UnobservedReason.DNS, UnobservedReason.OFFLINE, UnobservedReason.REFUSED_ADDRESS)
_EXPECTED = "301、302 或 308 跳转到主域名"


def aliases_redirect(
    pages: Sequence[PageFacts], site: Site, facts: SiteFacts, *, closed: bool = False
) -> Iterator[Verdict]:
    """Each configured alias answers with a redirect to the main domain.

    With `closed` old domains must be out of use: one that no longer resolves passes, one that redirects is advice.
    """
    del pages
    if not site.aliases:
        yield inapplicable("没有配置其他域名", "No alias is configured")
        return
    probes = {host_of(p.url): p for p in facts.aliases}
    for alias in site.aliases:
        yield _judge(host_of(alias), probes.get(host_of(alias)), site, facts, closed)


def _judge(alias: str, probe: LinkProbe | None, site: Site, facts: SiteFacts, closed: bool) -> Verdict:
    if probe is None:
        return untested(f"域名 {alias} 未访问", f"The alias {alias} was not asked", found=alias, place=alias)
    if not probe.hops and probe.status is None:
        return _silent(alias, probe, facts, closed)
    first = probe.hops[0].status if probe.hops else probe.status
    goal = host_of(probe.final_url or probe.url)
    if goal not in _main_hosts(site):
        return _elsewhere(alias, goal, probe, closed)
    if first not in (*REDIRECTS, *_OTHER_REDIRECTS):
        zh, en = f"域名 {alias} 没有跳转到主域名，而是直接提供内容", f"The alias {alias} serves content of its own"
        return failed(zh, en, expected=_EXPECTED, found=f"{first} {probe.final_url}", place=alias)
    if closed:
        zh, en = f"旧域名 {alias} 仍可解析并跳转，应停用", f"The old domain {alias} still resolves and redirects"
        return advice(zh, en, expected="旧域名停用", found=f"{first} → {probe.final_url}", place=alias)
    if first in _OTHER_REDIRECTS:
        zh, en = f"域名 {alias} 用 {first} 跳转", f"The alias {alias} redirects with {first}"
        return advice(zh, en, expected=_EXPECTED, found=f"{first} → {probe.final_url}", place=alias)
    return passed(
        f"域名 {alias} 跳转到主域名",
        f"The alias {alias} redirects to the main domain",
        measured=f"{alias} {first}",
        place=alias,
    )


def _main_hosts(site: Site) -> frozenset[str]:
    return frozenset(filter(None, (host_of(site.domain), host_of(site.url))))


def _elsewhere(alias: str, goal: str, probe: LinkProbe, closed: bool) -> Verdict:
    shown = f"{probe.status or ''} {goal} {probe.title}".strip()
    if goal == alias:
        zh, en = f"域名 {alias} 没有跳转到主域名，而是另有内容", f"The alias {alias} serves content of its own"
    else:
        zh, en = f"域名 {alias} 跳转到其他网站 {goal}", f"The alias {alias} leads to another site, {goal}"
    return failed(zh, en, expected="旧域名停用" if closed else _EXPECTED, found=shown, place=alias)


def _silent(alias: str, probe: LinkProbe, facts: SiteFacts, closed: bool) -> Verdict:
    reason = probe.unobserved.reason if probe.unobserved else None
    detail = (probe.unobserved.detail if probe.unobserved else "") or (reason.value if reason else "")
    gone = reason is UnobservedReason.DNS and facts.outside_reachable
    if gone and closed:
        return passed(
            f"旧域名 {alias} 已停止解析", f"The old domain {alias} no longer resolves", measured=alias, place=alias
        )
    if gone:
        zh, en = f"域名 {alias} 无法解析，没有指向主域名", f"The alias {alias} does not resolve"
        return failed(zh, en, expected=_EXPECTED, found=detail, place=alias)
    cause = Cause.ENVIRONMENT if reason in _SURROUNDINGS or not facts.outside_reachable else Cause.BROKEN
    zh, en = f"域名 {alias} 未能访问：{detail}", f"The alias {alias} could not be reached: {detail}"
    return untested(zh, en, cause=cause, found=detail, place=alias)
