"""One site, one purpose: not a channel of another site (德州市政府网站管理办法, article 37)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.identity.header import Header, header_in, words_of
from pytest_govsite.checks.identity.name import accepted_cores, comparable, names_site
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.wording import plain
from pytest_govsite.model import PageFacts, PageType, Profile, Region, Site, SiteFacts, Verdict

_PLACE = "独立网站"
_LONGEST = 60
_BODY = re.compile(
    r"(?:您好)?(?:欢迎(?:访问|光临|您)*)?"
    r"(?P<body>[\u4e00-\u9fff]{2,20}?(?:政府|委员会|办公厅|(?:[\u4e00-\u9fff]{2}|[公商税审统])[局厅]|街道办事处))(?:门户网站|网站|网)?"
)
_FILE = re.compile(r"[^/]*\.\w{2,6}$")


def single_site(
    pages: Sequence[PageFacts], site: Site, facts: SiteFacts, profile: Profile | None = None
) -> Iterator[Verdict]:
    """The home page is the root of its domain, and its header names one institution."""
    home = next((p for p in pages if p.type is PageType.HOME and p.document is not None), None)
    if home is None or home.document is None:
        yield untested("首页未能观察", "The home page was not observed", place=_PLACE)
        return
    header, cores = header_in(home.document), accepted_cores(site, profile)
    others = _other_names(header, cores) if cores else []
    own = _is_named(header, cores)
    where = pointer_to(home.url, None, "、".join(others))
    if is_channel(facts.start_url or site.url):
        yield _channel(facts.start_url or site.url, own, others, home)
    elif others and not own:
        zh = f"首页头部出现的是“{'、'.join(others)}”，没有本站名称，请人工核实是否一站两用"
        en = f"The header names {', '.join(others)} and not this site; a person has to look"
        yield cant_tell(zh, en, expected=site.name, found="、".join(others), pointer=where, place=_PLACE)
    elif others:
        zh = f"首页头部除本站外还出现“{'、'.join(others)}”，请人工核实是否一站两用"
        en = f"The header also names {', '.join(others)}; a person has to look whether two bodies share the site"
        yield cant_tell(zh, en, expected=site.name, found="、".join(others), pointer=where, place=_PLACE)
    else:
        yield passed(
            "首页为本域名的独立网站", "The home page is a site of its own", measured=facts.home_url or home.url
        )


def is_channel(start: str) -> bool:
    """Return True where the site begins in a folder of its host."""
    path = _FILE.sub("", urlsplit(start).path)
    return path.strip("/") != ""


def _channel(start: str, own: bool, others: list[str], home: PageFacts) -> Verdict:
    where = pointer_to(home.url)
    if others and not own:
        zh = f"首页位于其他网站的目录下（{start}），头部是“{'、'.join(others)}”，是他站的频道"
        en = f"The home page lies in a folder of another site, whose name its header bears: {start}"
        return failed(zh, en, expected="使用独立域名的根地址", found=start, pointer=where, place=_PLACE)
    zh = f"首页不在域名根地址（{start}），请人工核实是否为他站频道"
    en = f"The home page is not at the root of {host_of(start)}: a person has to look whether it is a channel"
    return cant_tell(zh, en, expected="使用独立域名的根地址", found=start, pointer=where, place=_PLACE)


def _is_named(header: Header, cores: tuple[str, ...]) -> bool:
    texts = [*(b.text for b in header.blocks), *map(words_of, header.images), *(k.name for k in header.links)]
    return any(names_site(t, cores) for t in texts)


def _other_names(header: Header, cores: tuple[str, ...]) -> list[str]:
    """Return names of other bodies that the header bears itself; links to their sites do not count."""
    linked = {comparable(k.text) for k in header.links if k.text}
    texts = [plain(b.text) for b in header.blocks if b.region is Region.HEADER]
    texts += [words_of(i) for i in header.images if i.region is Region.HEADER and not i.link]
    found: dict[str, None] = {}
    for text in texts:
        # a sentence that mentions a body is no name: the whole text has to be one
        named = _BODY.fullmatch(comparable(text[:_LONGEST]))
        if named is None:
            continue
        name = named["body"]
        foreign = not any(c in name or name in c for c in cores)
        if foreign and not any(name in k or k in name for k in linked if k):
            found[plain(text)] = None
    return list(found)
