from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.model.elderly import ElderlyLook
from pytest_govsite.observe.look.elderly import drive_elderly
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.steps import Steps
from tests.accessibility.looking import Looking

pytestmark = pytest.mark.browser

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def entries(looking: Looking, html: str) -> list[dict[str, Any]]:
    async def work(here: Any) -> list[dict[str, Any]]:
        return await Screen(here, Steps()).entries()

    return looking.examine(html, work)


@pytest.mark.parametrize(
    ("html", "group", "form"),
    [
        ("<a href='/zzzq/'>长者专区</a>", "elderly", "link"),
        ("<a href='/?version=zzzh' target=_blank>进入关怀版</a>", "elderly", "link"),
        ("<a id=toolbarElderlySwitch href='javascript:void(0)'>长者助手</a>", "elderly", "link"),
        ("<span id=slh style='cursor:pointer'>长者助手</span>", "elderly", "text"),
        ("<div onclick='a()'>适老化浏览</div>", "elderly", "text"),
        (f"<a onclick='kqNav()'><img src='{PIXEL}' width=90 height=30 alt='关爱版'></a>", "elderly", "image"),
        (f"<img src='{PIXEL}' width=90 height=30 title='长辈版' onclick='x()'>", "elderly", "image"),
        ("<button aria-label='老年人模式'><svg width=20 height=20></svg></button>", "elderly", "image"),
        ("<a href=#>【 适 老 版 】</a>", "elderly", "link"),
        (
            "<a href=# title='大字版'><i class=ico style='display:inline-block;width:20px;height:20px'></i></a>",
            "elderly",
            "image",
        ),
        ("<a href=#>亲情版</a>", "elderly", "link"),
        ("<a id=wzaElder href='javascript:void(0)'>开始适老模式</a>", "elderly", "link"),
        ("<a href=#>辅助功能菜单</a>", "accessibility", "link"),
        (
            "<a href=# aria-label='Open Accessibility Menu'><svg width=20 height=20></svg></a>",
            "accessibility",
            "image",
        ),
        ("<a href=#>无障碍 | 长者版</a>", "elderly", "link"),
        ("<a id=wza onclick='aria.start()'>网站无障碍</a>", "accessibility", "text"),
        ("<button>无障碍浏览</button>", "accessibility", "button"),
        ("<a href=#>无障碍浏览（适老化）</a>", "elderly", "link"),
        ("<a href=#>适老助残</a>", "elderly", "link"),
        ("<a href=#>长者专属版</a>", "elderly", "link"),
        ("<a href=#>无障碍导览</a>", "accessibility", "link"),
        ("<a href=#>无障碍辅助工具</a>", "accessibility", "link"),
        ("<a href=#>Accessibility</a>", "accessibility", "link"),
        ("<a href=/elderly>Senior Version</a>", "elderly", "link"),
        (
            "<a id=wzaBtn href='javascript:;'><i style='display:inline-block;width:30px;height:30px'></i></a>",
            "accessibility",
            "image",
        ),
    ],
)
def test_entry_by_any_of_its_names_and_forms(looking: Looking, html: str, group: str, form: str) -> None:
    found = entries(looking, html)
    assert [(each["group"], each["form"]) for each in found] == [(group, form)]
    assert found[0]["visible"]
    assert found[0]["firstScreen"]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=/1.html>我市举办关爱留守儿童活动</a>",
        "<a href=/2.html>《无障碍环境建设法》解读</a>",
        "<a href=/3>长者食堂</a><a href=/4>老年大学</a><a href=/5>老年人优待证</a>",
        "<a href=/6>关怀</a><a href=/7>无障碍设施</a><a href=/8>适老化改造补贴</a>",
        "<a href=/c>智慧助老</a><a href=/d>爱心志愿者</a><a href=/e>无障碍声明</a><a href=/f>助残日活动</a>",
        "<a href=/9>大字报</a><a href=/a>人文关怀</a>",
        "<p>本站已完成适老化与无障碍改造，欢迎使用。</p>",
        "<a href=/b>Elderly care subsidies</a>",
    ],
)
def test_texts_that_only_sound_like_it_are_none(looking: Looking, html: str) -> None:
    assert entries(looking, html) == []


def test_what_is_below_the_first_screen_or_hidden_is_told_apart(looking: Looking) -> None:
    found = entries(looking, "<a href=# hidden>长者版</a><div style='height:900px'></div><a href=#>关怀版</a>")
    assert [(each["name"], each["visible"], each["firstScreen"]) for each in found] == [
        ("关怀版", True, False),
        ("长者版", False, False),
    ]


def test_page_without_any_is_looked_at_in_a_moment(looking: Looking) -> None:
    look = looking.examine(
        "<h1>某县</h1><p>没有入口的首页，只有一段正文文字。</p>", drive_elderly, leaves=True, alone=True
    )
    assert look == ElderlyLook()
