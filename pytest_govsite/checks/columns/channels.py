"""The home page has five to eight channels (政府网站发展指引, 频道; 浙江省政府网站管理办法(试行) article 15)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to
from pytest_govsite.checks.trail import is_home_entry
from pytest_govsite.model import DocumentFacts, Link, PageFacts, Region, Verdict

_FEWEST, _MOST = 5, 8
_ENOUGH = 3
_TOOL = re.compile(
    r"登录|注册|登陆|无障碍|长者|适老|关怀|老年|english|^en$|^[简繁]体?$|繁體|中文版?$|邮箱|邮件|微信|微博|公众号|客户端|手机版|移动版|app$"
    r"|搜索|检索|rss|订阅|收藏|设为|地图|联系我们|退出|个人中心|用户中心|智能问答|ipv6|旧版|小程序|二维码|语言|^\d+$",
    re.IGNORECASE,
)


def channels(page: PageFacts) -> Iterator[Verdict]:
    """The main navigation of the home page has five to eight channels besides the home page itself."""
    document = page.document
    assert document is not None
    names = tuple(link.name for link in channel_links(document))
    if len(names) < _ENOUGH:
        yield cant_tell(
            "没有认出首页的主导航，请人工数频道",
            "The main navigation of the home page was not recognised",
            found="、".join(names),
            place="channels",
        )
        return
    shown = f"{len(names)} 个：" + "、".join(names)
    if _FEWEST <= len(names) <= _MOST:
        yield passed("频道数量适当", "The number of channels is right", measured=shown)
        return
    yield failed(
        "频道数量不在 5 至 8 个之间",
        "The number of channels is not between 5 and 8",
        expected="5–8 个",
        found=shown,
        pointer=pointer_to(page.url),
        place="channels",
    )


def channel_links(document: DocumentFacts) -> tuple[Link, ...]:
    """Return the links of the top level of the main navigation: the group of links that holds the home page."""
    groups: dict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in document.links:
        if link.region is Region.NAVIGATION and link.visible is not False and link.name:
            groups[_level(link)].append(link)
    named = {level: _named(links) for level, links in groups.items()}
    homely = [n for level, n in named.items() if any(is_home_entry(x.name) for x in groups[level])]
    best = [n for n in homely if len(n) >= _ENOUGH] or sorted(named.values(), key=len, reverse=True)[:1]
    return best[0] if best else ()


def _level(link: Link) -> tuple[str, int]:
    """Return what links of one level share: the frame, and how deep their selector goes."""
    return link.frame, len(re.split(r"\s*>\s*|\s+", link.selector.strip()))


def _named(links: list[Link]) -> tuple[Link, ...]:
    names = {folded_name(x.name): x for x in links if not is_home_entry(x.name) and not _TOOL.search(x.name)}
    return tuple(names.values())
