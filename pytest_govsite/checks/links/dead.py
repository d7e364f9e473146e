"""Dead links and resources (国办秘函〔2019〕19号 指标 链接可用性; GB/T 47171, URL)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.links.internal import judged_address
from pytest_govsite.checks.links.known import ASTRAY
from pytest_govsite.checks.links.survey import Held, LinkSurvey
from pytest_govsite.checks.links.telling import STATES, kind_words, told, where
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import Level, LinkCheck, LinkState, Outcome, PageFacts, Verdict

MAX_FINDINGS = 500
_DEAD = frozenset({LinkState.GONE, LinkState.SERVER_ERROR, LinkState.NAME, LinkState.REFUSED})
_NO_ANSWER = frozenset({
    LinkState.NAME, LinkState.NAME_UNANSWERED, LinkState.REFUSED, LinkState.BROKEN, LinkState.TIMEOUT, LinkState.INNER,
})  # fmt: skip
_NOT_BY_BROWSER = frozenset({LinkState.BROKEN, LinkState.CLIENT_ERROR})
"""Dead where the browser could not open it either."""
_ASTRAY = ("跳转没有目标", "a redirect without a goal")
_QUERY_TELLS = frozenset({LinkState.OK, LinkState.GONE, LinkState.NAME, LinkState.REFUSED})
"""What tells of a form asked without its fields; it may well refuse that."""
_OF_HOST = frozenset({
    LinkState.NAME, LinkState.NAME_UNANSWERED, LinkState.REFUSED, LinkState.TIMEOUT, LinkState.CERTIFICATE,
    LinkState.TLS, LinkState.BROKEN, LinkState.BLOCKED, LinkState.INNER,
})  # fmt: skip
"""Causes that lie with the host: its addresses are one finding."""
_SMALL = frozenset(("icon", "manifest", "track", "sheet", "preload", "feed", "description", "query"))
"""What a visitor hardly misses."""


@dataclass
class _Tally:
    """What is counted while the addresses are gone through."""

    checked: int = 0
    dead: int = 0
    outside_unreached: int = 0
    not_asked: int = 0
    hosts: dict[tuple[str, str], list[tuple[Held, LinkCheck]]] = field(default_factory=dict)


def links_home(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: LinkSurvey,
) -> Iterator[Verdict]:
    """Every link and resource of the home page answers, those to other hosts too.

    Dead are unknown host names, refused connections, 404, 410, server errors twice and time-outs twice. What refuses
    programs, or what this machine cannot speak, is left to a person.
    """
    yield from _judged(survey, [h for h in survey.held.values() if h.home is not None], home=True)


def links_site(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: LinkSurvey,
) -> Iterator[Verdict]:
    """Every link and resource of the other pages answers; addresses of the home page are told there.

    Addresses of other hosts, and those that only articles older than three years hold, are advice. An address of another
    host is not dead on time-outs alone.
    """
    yield from _judged(survey, [h for h in survey.held.values() if h.home is None], home=False)


def _judged(survey: LinkSurvey, addresses: Sequence[Held], *, home: bool) -> Iterator[Verdict]:
    if not survey.asked:
        yield untested("链接没有核对", "The links were not asked for")
        return
    tally, count, beyond = _Tally(), 0, 0
    for held in addresses:
        for verdict in _address(survey, held, tally, home=home):
            count += 1
            if count <= MAX_FINDINGS:
                yield verdict
            else:
                beyond += 1
    for group in tally.hosts.values():
        yield _host(group, home=home)
    yield from _rest(survey, tally, beyond, home=home)


def _rest(survey: LinkSurvey, tally: _Tally, beyond: int, *, home: bool) -> Iterator[Verdict]:
    if beyond:
        yield untested(
            "失效链接太多，其余不再逐条列出", "Too many dead links; the others are not listed", found=str(beyond)
        )
    # on other pages links to other hosts are advice: that they were not asked does not leave the rest undecided
    decides = home or not tally.checked
    if tally.outside_unreached and decides:
        yield untested(
            "检测机器访问不了外网，外部链接没有核对",
            "This machine reaches no outside host; links to other hosts are not tested",
            found=str(tally.outside_unreached),
            place="outside",
        )
    if tally.not_asked and (decides or survey.links.left_out_own):
        yield untested(
            "链接太多或检测中断，其余没有核对",
            "Too many links or an interrupted run; the others are not tested",
            found=str(tally.not_asked),
            place="limit",
        )
    if tally.checked:
        left = tally.outside_unreached + tally.not_asked
        share = 100 * tally.dead / tally.checked
        yield passed(
            "已核对链接",
            "Links asked for",
            measured=f"失效 {tally.dead} / 核对 {tally.checked}（{share:.1f}%）" + (f"，未核对 {left}" if left else ""),
            pointer=pointer_to(survey.home.url if survey.home else survey.facts.home_url),
        )
    elif not tally.outside_unreached and not tally.not_asked:
        page = ("首页", "the home page") if home else ("其他页面", "the other pages")
        yield inapplicable(f"{page[0]}没有链接", f"There are no links on {page[1]}")


def _address(survey: LinkSurvey, held: Held, tally: _Tally, *, home: bool) -> Iterator[Verdict]:
    check = survey.check(held)
    if check is None:
        # left out for its number, or nothing to ask for
        if not held.own and survey.links.left_out:
            tally.not_asked += 1
        return
    if not held.own and not survey.outside_reachable and check.state in _NO_ANSWER:
        tally.outside_unreached += 1
        return
    if check.state is LinkState.NOT_ASKED:
        tally.not_asked += 1
        return
    if held.kinds == {"query"} and check.state not in _QUERY_TELLS:
        return
    if not held.own and check.state is not LinkState.OK:
        inner = judged_address(held.url, survey)
        if inner is not None and inner.outcome is Outcome.FAILED:
            return  # told by links.internal-address
    tally.checked += 1
    if check.state is LinkState.OK:
        return
    tally.dead += _is_dead(held, check, home=home)
    if not held.own and check.state in _OF_HOST:
        tally.hosts.setdefault((host_of(held.url), check.state.value), []).append((held, check))
        return
    yield _verdict(held, check, home=home)


def _is_dead(held: Held, check: LinkCheck, *, home: bool) -> bool:
    state = check.state
    if state is LinkState.INVALID:
        # only what cannot be an address; what our client alone refuses is for a person
        return not check.method
    if state is LinkState.TIMEOUT:
        return held.own or home
    if _is_astray(check):
        return held.own or home
    if state in _NOT_BY_BROWSER:
        # an outside host may break off for reasons of the way there
        return held.own and check.method == "browser"
    return state in _DEAD or (state is LinkState.LOOP and held.own)


def _is_astray(check: LinkCheck) -> bool:
    """True: a redirect that does not say where to; a browser shows nothing either."""
    return check.state is LinkState.CLIENT_ERROR and check.status in ASTRAY


def _verdict(held: Held, check: LinkCheck, *, home: bool) -> Verdict:
    advice = held.kind in _SMALL or (not home and (not held.own or held.old))
    level = Level.SHOULD if advice else None
    kind_zh, kind_en = kind_words(held)
    state_zh, state_en = _ASTRAY if _is_astray(check) else STATES[check.state]
    pointer, found = where(held, home=home), told(held, check)
    if _is_dead(held, check, home=home):
        return failed(
            f"{kind_zh}失效：{state_zh}",
            f"{kind_en} is dead: {state_en}",
            found=found,
            pointer=pointer,
            place=held.url,
            level=level,
        )
    return cant_tell(
        f"{kind_zh}能否打开请人工确认：{state_zh}",
        f"Whether it opens is for a person: {state_en}",
        found=found,
        pointer=pointer,
        place=held.url,
        level=level,
    )


def _host(group: list[tuple[Held, LinkCheck]], *, home: bool) -> Verdict:
    """Return one finding for all addresses of a host that does not answer."""
    held, check = group[0]
    single = _verdict(held, check, home=home)
    host = host_of(held.url)
    note = f"{host}：{len(group)} 个地址 / {len(group)} addresses" if len(group) > 1 else ""
    return msgspec.structs.replace(
        single,
        found=f"{note} ｜ {single.found}" if note else single.found,
        place=host,
        group=f"links|{host}|{check.state.value}",
    )
