"""What is told of links that were clicked."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model import Text
from pytest_govsite.model.leaving import LeavingClick, Notice
from pytest_govsite.observe.masking import masked

KINDS = {
    "element": Text(zh="出现提示框", en="a notice comes up"),
    "page": Text(zh="先到提示页面", en="a page with a notice comes between"),
    "confirm": Text(zh="浏览器弹出确认框", en="the browser asks"),
    "alert": Text(zh="浏览器弹出提示", en="the browser tells"),
    "prompt": Text(zh="浏览器弹出输入框", en="the browser asks for input"),
}
UNCLICKED = {
    "gone": Text(zh="未能点击：链接已不在", en="not clicked: the link is gone"),
    "covered": Text(zh="未能点击：链接被遮挡", en="not clicked: something lies over the link"),
}
UNASKED = Text(zh="没有提示就离开，前往", en="leaves without a notice for")
NOTHING = Text(zh="没有反应", en="nothing happens")
LEAVES = Text(zh="离开本网站，前往（已拦下）", en="leaves the site (stopped there) for")
STAYS = Text(zh="留在本网站", en="stays on the site")


def found(count: int, picked: int) -> Text:
    """Return how many links to other sites were found and how many are clicked."""
    return Text(
        zh=f"{count} 个指向其他网站的链接，点击其中 {picked} 个" if count else "没有指向其他网站的链接",
        en=f"{count} links to other sites, {picked} of them are clicked" if count else "no links to other sites",
    )


def click_of(
    link: dict[str, Any],
    *,
    went: str = "",
    window: bool = False,
    download: bool = False,
    notice: Notice | None = None,
    unclicked: str = "",
) -> LeavingClick:
    """Return the fact about one link that was to be clicked."""
    return LeavingClick(
        selector=link["selector"],
        snippet=masked(link["snippet"])[:300],
        name=masked(link["name"])[:100],
        region=link["region"],
        host=link["host"],
        url=link["url"],
        way=link["way"],
        share=bool(link["share"]),
        went=went,
        window=window,
        download=download,
        notice=notice,
        unclicked=unclicked,
    )
