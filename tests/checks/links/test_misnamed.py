from __future__ import annotations

from pytest_govsite.checks.links import links_wrong
from pytest_govsite.model import PageFacts
from tests.checks.links.surveying import home, surveyed
from tests.checks.writing import page, word

NAV = "<div class=nav><a href=/gg/>通知公告</a><a href=/wj/>政策文件</a><a href=/gk/>政务公开</a></div>"


def column(name: str, path: str, *above: str) -> PageFacts:
    trail = " &gt; ".join(("<a href=/>首页</a>", *above, name))
    return page(f"{NAV}<div class=location>当前位置：{trail}</div><h1>{name}</h1>", path=path, kind="column")


def told(links: str, *more: PageFacts) -> list[str]:
    pages = (
        home(NAV + links),
        column("通知公告", "/gg/"),
        column("政策文件", "/wj/", "<a href=/gk/>政务公开</a>"),
        column("政务公开", "/gk/"),
        *more,
    )
    return [word(v) for v in links_wrong(pages, surveyed(*pages))]


def test_the_name_of_one_column_on_a_link_to_another_is_for_a_person() -> None:
    assert told("<a href=/wj/>通知公告</a>") == ["cantTell"]


def test_other_words_and_a_parent_that_opens_its_child_pass() -> None:
    for links in ("", "<a href=/wj/>更多</a>", "<a href=/wj/>政务公开</a>", "<a href=/wj/>县政府文件</a>"):
        assert told(links) == ["passed"], links


def test_a_name_that_several_columns_bear_passes() -> None:
    assert told("<a href=/wj/>通知公告</a>", column("通知公告", "/jyj/gg/")) == ["passed"]


def test_a_column_that_is_always_linked_so_passes() -> None:
    assert told(
        "<a href=/wj/>通知公告</a>", *(page("<a href=/wj/>通知公告</a>", path=f"/a{n}.html") for n in range(2))
    ) == ["passed"]
