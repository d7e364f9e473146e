"""Whether search engines get something else than visitors (浙江省政府网站管理办法, article 17; GB/T 47171, URL)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pytest_govsite.checks.content.strangers import Strangers
from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.links.signs import signs
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.security.standing import not_looked_at, not_the_public_site
from pytest_govsite.model import Cause, Outcome, PageFacts, Site, SiteFacts, Verdict
from pytest_govsite.model.cloaking import ComparedPage, SeenBy, Visitor

_NAMES = {
    Visitor.BAIDU: "Baiduspider",
    Visitor.SO: "360Spider",
    Visitor.SOGOU: "Sogou",
    Visitor.GOOGLE: "Googlebot",
    Visitor.REFERRED: "从搜索结果来访 / from search results",
}
_KINDS = {
    "left": ("搜索引擎或从搜索结果来的访问者被引向站外", "Search engines or their visitors are led to another host"),
    "links": ("给搜索引擎的页面另有站外链接", "The page that search engines get holds further links to other hosts"),
    "words": ("给搜索引擎的页面含有违法或推广信息", "The page that search engines get holds words of unlawful pages"),
    "text": ("给搜索引擎的正文与普通访问不同", "The text that search engines get is another one"),
    "title": ("给搜索引擎的标题与普通访问不同", "The title that search engines get is another one"),
}
_CHALLENGE = re.compile(
    r"安全验证|人机验证|访问验证|验证码|访问过于频繁|拦截|访问被拒|禁止访问|防火墙|请开启\s*javascript|captcha|access denied|forbidden|just a moment|"
    r"attention required|security check|are you (?:a )?(?:human|robot)|enable javascript|request blocked|\bwaf\b",
    re.IGNORECASE,
)
_FEW = 15
"""Passages below which a page shows too little without scripts to be compared."""
_CHALLENGE_LINES = 25
_OTHER, _CHANGED, _LOST = 0.5, 0.2, 0.4
_UNSTEADY = 0.3
_MANY = 10
_DIGITS = re.compile(r"\d+")


@dataclass
class _Finding:
    outcome: Outcome
    visitors: dict[Visitor, None] = field(default_factory=dict)
    told: dict[str, None] = field(default_factory=dict)


def links_cloaking(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:  # noqa: ARG001
    """Search engines get the links, the text and the redirects that visitors get, on the home page and a few columns.

    Compared are the answers to the names of four search engines and to visitors from a search engine's results with
    those to an ordinary visitor before and after. What changes from one ordinary visit to the next, figures and dates
    do not count, and only what came twice does. Only what servers do is told: the addresses of search engines cannot be
    imitated, and what scripts do is looked at in `content.malicious-code`. Where a firewall refuses the names of search
    engines, there is nothing to compare.
    """
    if not facts.cloaking:
        yield not_looked_at() if facts.whole_site else _none_of_the_listed()
        return
    strangers = Strangers(site)
    told = compared = 0
    refused: dict[Visitor, str] = {}
    unanswered: list[SeenBy] = []
    for page in facts.cloaking:
        ordinary = [each for each in page.of(Visitor.ORDINARY) if each.status == 200]
        if len(ordinary) < 2:
            unanswered += page.of(Visitor.ORDINARY)[:1]
            continue
        findings: dict[str, _Finding] = {}
        for visitor in _NAMES:
            got = [each for each in page.of(visitor) if _answered(each, ordinary)]
            if not got:
                refused[visitor] = next((_why(each) for each in page.of(visitor)[-1:]), "")
                continue
            compared += 1
            for kind, outcome, found in _differences(page, ordinary, got, strangers):
                finding = findings.setdefault(f"{kind}:{outcome.value}", _Finding(outcome))
                finding.visitors[visitor] = None
                finding.told[found] = None
        for key, finding in findings.items():
            told += 1
            yield _verdict(page, key.partition(":")[0], finding)
    if told:
        return
    yield from _nothing_found(site, facts, compared, refused, unanswered)


def _nothing_found(
    site: Site, facts: SiteFacts, compared: int, refused: dict[Visitor, str], unanswered: list[SeenBy]
) -> Iterator[Verdict]:
    if not compared and not refused:
        found = next((each.problem or str(each.status) for each in unanswered), "")
        yield untested("页面没有应答，无从比较", "The pages gave no answer to compare", cause=Cause.BROKEN, found=found)
        return
    kept_out = [name for visitor, name in _NAMES.items() if visitor in refused and visitor is not Visitor.REFERRED]
    if len(kept_out) == len(_NAMES) - 1:
        yield cant_tell(
            "网站拒绝以搜索引擎名义的访问，无从比较，请核对防火墙和服务器配置",
            "The site refuses the names of search engines, so there is nothing to compare; look at firewall and server",
            found="；".join(f"{_NAMES[visitor]} → {why}" for visitor, why in refused.items()),
        )
        return
    standing = not_the_public_site(site, facts)
    if standing is not None:
        yield standing
        return
    note = f"{len(facts.cloaking)} 页" + (f"，未比较：{'、'.join(kept_out)}" if kept_out else "")
    yield passed("搜索引擎和普通访问者得到的内容一致", "Search engines get what visitors get", measured=note)


def _none_of_the_listed() -> Verdict:
    return untested(
        "只检测所列页面，其中没有首页和栏目页可供对照",
        "Only listed pages were inspected, and there is no home page or column among them to compare",
    )


def _answered(seen: SeenBy, ordinary: Sequence[SeenBy]) -> bool:
    """Return False where a firewall, not the page, gave the answer."""
    if seen.left:
        return True
    if seen.status is None or seen.status >= 400:
        return False
    challenge = _CHALLENGE.search(f"{seen.title} {seen.start}") and seen.lines < _CHALLENGE_LINES
    return not (challenge and not any(_CHALLENGE.search(f"{each.title} {each.start}") for each in ordinary))


def _why(seen: SeenBy) -> str:
    return seen.problem or (str(seen.status) if (seen.status or 0) >= 400 else seen.title[:60] or str(seen.status))


def _differences(
    page: ComparedPage, ordinary: Sequence[SeenBy], got: Sequence[SeenBy], strangers: Strangers
) -> Iterator[tuple[str, Outcome, str]]:
    """Yield kind, outcome and what was found of each difference that every answer shows."""
    usual = {host_of(each.left) for each in ordinary if each.left}
    goals = {host_of(each.left) for each in got}
    if all(goals) and not goals & usual:
        goal = got[-1].left
        sure = any(strangers.stranger(host) for host in goals)
        yield "left", Outcome.FAILED if sure else Outcome.CANT_TELL, goal[:200]
        return
    if not all(each.lines or each.outside for each in got):
        return
    yield from _links(ordinary, got, strangers)
    new = set.intersection(*(set(each.new) for each in got))
    words = signs_of(sorted(new), strangers.site)
    title = got[-1].title
    if all(each.title not in {o.title for o in ordinary} for each in got):
        words = dict.fromkeys((*signs(title, strangers.site), *words))
        folded = {_DIGITS.sub("", o.title) for o in ordinary}
        if _DIGITS.sub("", title) not in folded:
            outcome = Outcome.FAILED if signs(title, strangers.site) else Outcome.CANT_TELL
            yield "title", outcome, f"“{ordinary[0].title[:60]}” → “{title[:60]}”"
    if words:
        yield "words", Outcome.FAILED, "、".join(list(words)[:6])
        return
    yield from _text(page, ordinary, got)


def _links(
    ordinary: Sequence[SeenBy], got: Sequence[SeenBy], strangers: Strangers
) -> Iterator[tuple[str, Outcome, str]]:
    before = [{host_of(url) for url in each.outside} for each in ordinary]
    usual = set().union(*before)
    further = set.intersection(*({host_of(url) for url in each.outside} for each in got)) - usual
    unknown = sorted(host for host in further if strangers.stranger(host))
    if not unknown:
        return
    # links that come and go for everyone are no sign of anything
    rotating = any(strangers.stranger(host) for one in before for host in usual - one)
    sure = not rotating or any(signs("", strangers.site, host) for host in unknown)
    shown = [url for url in got[-1].outside if host_of(url) in unknown]
    yield "links", Outcome.FAILED if sure else Outcome.CANT_TELL, " ".join(url[:120] for url in shown[:6])


def signs_of(passages: Sequence[str], site: Site) -> dict[str, None]:
    """Return the words of unlawful and commercial pages in some passages."""
    return dict.fromkeys(word for text in passages for word in signs(text, site))


def _text(page: ComparedPage, ordinary: Sequence[SeenBy], got: Sequence[SeenBy]) -> Iterator[tuple[str, Outcome, str]]:
    new = min(each.new_count / max(each.lines, 1) for each in got)
    count = min(each.new_count for each in got)
    missing = min(each.missing / max(page.stable, 1) for each in got)
    found = f"新增 {count} 段，缺少 {min(each.missing for each in got)}/{page.stable} 段：{'｜'.join(got[-1].new[:3])}"[
        :300
    ]
    if page.stable < _FEW:
        if count >= 2 * _MANY:  # a page that scripts fill, filled by the server for search engines
            yield "text", Outcome.CANT_TELL, found
        return
    unsteady = 1 - page.stable / max(each.lines for each in ordinary) > _UNSTEADY
    if new > _OTHER and missing > _OTHER and count >= _MANY and not unsteady:
        yield "text", Outcome.FAILED, found
    elif (new > _CHANGED and count >= _MANY and not unsteady) or missing > _LOST + (_UNSTEADY if unsteady else 0):
        yield "text", Outcome.CANT_TELL, found


def _verdict(page: ComparedPage, kind: str, finding: _Finding) -> Verdict:
    zh, en = _KINDS[kind]
    who = "、".join(_NAMES[visitor] for visitor in finding.visitors)
    found = f"{who} ｜ {' ｜ '.join(list(finding.told)[:3])}"
    where = pointer_to(page.url)
    if finding.outcome is Outcome.FAILED:
        return failed(
            zh, en, expected="与普通访问一致 / as ordinary visitors get it", found=found, pointer=where, place=kind
        )
    return cant_tell(f"{zh}，请人工确认", f"{en}; a person has to confirm it", found=found, pointer=where, place=kind)
