"""Five ways of building it, each driven in a real browser: no detector may fit one of them only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_govsite.checks import elderly
from pytest_govsite.model import CloserLook, PageType
from pytest_govsite.model.elderly import ElderlyLook
from pytest_govsite.observe.look.elderly import drive_edition, try_speech
from tests.accessibility.looking import Looking
from tests.elderly import sites
from tests.elderly.conftest import used

pytestmark = pytest.mark.browser

CHECKS = [name for name in elderly.__all__ if not name.startswith(("captcha", "read"))]
EXPECTED: dict[str, dict[str, set[str]]] = {
    # a good toolbar for the mouse (advice), no simplified version
    "vendor": {
        "simplified": {"failed"},
        "floating_closes": {"inapplicable"},
        "full_keyboard": {"passed", "failed"},
    },
    # a good edition without aids
    "edition": {name: {"failed"} for name in ("caption_screen", "contrast", "guide_line", "large_pointer")}
    | {"floating_closes": {"inapplicable"}},
    # titles that say more than the words, sound on from the start
    "titled": {"simplified": {"failed"}, "floating_closes": {"inapplicable"}},
    # pictures with words below, no large pointer, captions for the mouse alone
    "captioned": {
        "simplified": {"failed"},
        "large_pointer": {"failed"},
        "caption_screen": {"failed"},
        "floating_closes": {"inapplicable"},
    },
    # three links
    "links": {
        name: {"failed"}
        for name in (
            *("caption_screen", "contrast", "entry", "focus_visible", "guide_line", "large_pointer", "leaves"),
            *("line_spacing", "mobile_font", "persists", "simplified"),
        )
    }
    | {"floating_closes": {"inapplicable"}},
}


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("site", EXPECTED)
def test_site(driven: Callable[[str], CloserLook], site: str, name: str) -> None:
    verdicts = list(getattr(elderly, name)(driven(site)))
    assert {v.outcome.value for v in verdicts} == EXPECTED[site].get(name, {"passed"}), [v.message.zh for v in verdicts]


def test_steps_tell_what_was_pressed_and_what_came(driven: Callable[[str], CloserLook]) -> None:
    look = driven("vendor").of(ElderlyLook)
    assert isinstance(look, ElderlyLook)
    assert look.missed == ()
    told = [(step.action, step.target) for step in look.steps]
    assert ("press", "无障碍") in told
    assert ("press", "页面放大") in told
    assert any(step.action == "aid" and "px 14→16.8" in step.changed for step in look.steps)


def test_reasons_say_what_is_wrong(driven: Callable[[str], CloserLook]) -> None:
    page = driven("links")
    assert next(elderly.entry(page)).message.zh == "用 Tab 键到达不了适老版入口"
    assert next(elderly.mobile_font(page)).found.startswith("16 px")
    assert next(elderly.contrast(page)).message.zh == "配色后文字对比度不足"
    assert next(elderly.leaves(page)).message.zh == "适老版没有退出入口，再次点击入口也不退出"


@pytest.mark.parametrize(
    ("site", "outcome"),
    [("vendor", "passed"), ("links", "failed"), ("edition", "failed"), ("titled", "passed"), ("captioned", "passed")],
)
def test_reading_aloud_on_an_article(looking: Looking, site: str, outcome: str) -> None:
    looking.site.routes.clear()
    getattr(sites, site)(looking.site)
    page = used(looking, sites.ARTICLES[0][0], try_speech, PageType.ARTICLE)
    assert [v.outcome.value for v in elderly.read_aloud(page)] == [outcome]


def test_an_article_is_read_aloud_in_the_edition(looking: Looking, driven: Callable[[str], CloserLook]) -> None:
    home = driven("edition")
    looking.site.routes.clear()
    sites.edition(looking.site)
    page = used(looking, sites.ARTICLES[0][0], try_speech, PageType.ARTICLE)
    assert [v.outcome.value for v in elderly.read_aloud(page, home)] == ["passed"]


def test_a_page_of_the_edition_alone(looking: Looking) -> None:
    looking.site.routes.clear()
    sites.edition(looking.site)
    page = used(looking, "/?version=zzh", drive_edition, PageType.ELDER)
    told = {name: {v.outcome.value for v in getattr(elderly, name)(page)} for name in CHECKS if name != "toolbar"}
    assert told["entry"] == {"inapplicable"}
    for name in ("simplified", "large_text", "zoom_control", "mobile_font", "full_keyboard", "leaves", "persists"):
        assert told[name] == {"passed"}, name
    assert told["caption_screen"] == {"failed"}
