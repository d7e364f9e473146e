"""The home page answers whenever it is visited (国办秘函〔2019〕19号, 单项否决“站点无法访问”)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.model import Cause, HomeVisit, PageFacts, Pointer, Site, SiteFacts, UnobservedReason, Verdict

ENOUGH = 20
MANY = 3
SHARE = 0.1
_LIMIT = 15.0
_BUSY = 0.97
"""Share of its processors' time from which a machine is too busy to time anything."""
_GUARDED = frozenset({401, 403, 407, 429, 503})
"""Answers that guards give to visitors whom they take for robots, or who come too often as this inspection does."""
_NOT_A_WEEK = "规范要求连续监测一周，本次结果不作单项否决 / the norm measures a week; one run is no veto"


def home_available(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """At least 20 visits of the home page, spaced over the run, were each answered within 15 seconds.

    Three visits in vain that make up a tenth fail, fewer are advice. Visits in vain during which the control address
    gave no answer either are not counted: then this machine's own network is to blame. Silence that comes and stays is
    for a person, for a guard may have shut the inspection out, which loads the site meanwhile, within its limits. One run is never a veto, for the norm measures a week with 20 visits a day.
    """
    home = next(iter(pages), None)
    if home is None and not facts.whole_site:
        yield inapplicable("所列页面中没有首页", "No home page is among the listed pages")
        return
    seen = facts.availability
    if seen.visits is None:
        yield untested("观测数据中没有此项", "The observations do not hold this")
        return
    yield _judged(seen.visits, site, facts)


def _judged(visits: Sequence[HomeVisit], site: Site, facts: SiteFacts) -> Verdict:
    limit = site.thresholds.get("availability.home", _LIMIT)
    pointer = Pointer(url=facts.home_url or facts.start_url)
    counted = [visit for visit in visits if visit.control is not False]
    vain = [visit for visit in counted if not _answered(visit, limit)]
    guarded = [visit for visit in vain if visit.status in _GUARDED]
    sure = [visit for visit in vain if visit not in guarded]
    told = _told(counted, vain, limit)
    expected = f"≥ {ENOUGH} 次，每次 ≤ {limit:g} s / visits"
    if not counted:
        return untested(
            "检测机器的网络不通，未能判断",
            "The network of the inspecting machine was down",
            cause=Cause.BROKEN if visits else Cause.ENVIRONMENT,
        )
    whole = max(len(counted), ENOUGH)
    if len(sure) >= MANY and len(sure) >= SHARE * whole:
        if _shut_out(counted, sure):
            return cant_tell(
                "检测中途起首页不再应答，可能是网站停止服务，也可能是防护措施封禁了检测机器，请人工确认",
                "From some moment on the home page gave no answer: the site went down, or a guard shut the inspection out",
                expected=expected, found=told, pointer=pointer, place="visits",
            )  # fmt: skip
        busy = facts.availability.busy
        if busy is not None and busy >= _BUSY and all(_is_slow(visit) for visit in sure):
            return cant_tell(
                "多次未在限定时间内打开首页，但检测机器过于繁忙，请在空闲时复测",
                "The home page often took too long, but the inspecting machine was too busy to tell",
                expected=expected, found=told, pointer=pointer, place="visits",
            )  # fmt: skip
        if not _is_known(sure, facts):
            return cant_tell(
                "多次打不开首页，但没有对照地址可以排除检测机器自身的网络问题",
                "The home page often did not open, and no control address tells whether this machine's network is to blame",
                expected=expected, found=told, pointer=pointer, place="visits",
            )  # fmt: skip
        return failed(
            "检测期间多次打不开首页", "The home page often did not open",
            expected=expected, found=f"{told}；{_NOT_A_WEEK}", pointer=pointer, place="visits",
        )  # fmt: skip
    if len(guarded) >= MANY and len(vain) >= SHARE * whole:
        return cant_tell(
            "多次访问被拒绝，可能是防护措施限制了检测，请人工确认",
            "Visits were often refused; a guard may have turned the inspection away",
            expected=expected, found=told, pointer=pointer, place="visits",
        )  # fmt: skip
    if len(counted) < ENOUGH:
        return cant_tell(
            "访问次数不足，不能判断", "There were too few visits to judge by",
            expected=expected, found=told, pointer=pointer, place="visits",
        )  # fmt: skip
    if sure and _is_known(sure, facts):
        return advice(
            "检测期间偶有打不开首页", "The home page sometimes did not open",
            expected=expected, found=told, pointer=pointer, place="visits",
        )  # fmt: skip
    return passed(
        "检测期间首页均可访问", "The home page opened throughout the run", measured=f"{told}；{_NOT_A_WEEK}", pointer=pointer
    )  # fmt: skip


def _answered(visit: HomeVisit, limit: float) -> bool:
    return visit.reason is None and visit.status is not None and visit.status < 400 and visit.elapsed <= limit


def _is_slow(visit: HomeVisit) -> bool:
    """Return whether it came to nothing but late."""
    if visit.reason is not None:
        return visit.reason is UnobservedReason.TIMEOUT
    return visit.status is not None and visit.status < 400


def _is_known(vain: Sequence[HomeVisit], facts: SiteFacts) -> bool:
    """Return whether it is the site that failed: it answered with an error, or the control address did answer."""
    return facts.availability.local or any(visit.control or visit.status is not None for visit in vain)


def _shut_out(visits: Sequence[HomeVisit], vain: Sequence[HomeVisit]) -> bool:
    """Return whether all was well until silence came and stayed: then a guard may drop what this machine sends."""
    silent = [visit for visit in vain if visit.status is None]
    well = len(visits) - len(vain)
    return len(silent) == len(vain) and well >= MANY and tuple(visits[well:]) == tuple(vain)


def _told(visits: Sequence[HomeVisit], vain: Sequence[HomeVisit], limit: float) -> str:
    spans = sorted(min(visit.elapsed, limit) for visit in visits)
    if not spans:
        return ""
    middle, high = spans[len(spans) // 2], spans[min(len(spans) - 1, len(spans) * 95 // 100)]
    minutes = (visits[-1].at - visits[0].at) / 60
    text = (
        f"{minutes:.1f} 分钟内 / min：{len(visits)} 次访问 / visits，{len(vain)} 次失败或超时 / in vain"
        f"（{len(vain) / len(visits):.0%}），p50 {middle:.2f} s，p95 {high:.2f} s"
    )
    reasons = dict.fromkeys(
        f"HTTP {visit.status}" if visit.status is not None else (visit.reason.value if visit.reason else "slow")
        for visit in vain
    )
    return f"{text}（{'、'.join(list(reasons)[:3])}）" if reasons else text
