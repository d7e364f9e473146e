"""What a busy machine changes of a look: nothing, or it is said."""

from __future__ import annotations

import time

import pytest

from pytest_govsite.checks.accessibility.keyboard.states import states_follow
from pytest_govsite.checks.accessibility.motion.hovering import hover_content
from pytest_govsite.model import KeyboardLook, Outcome, Unobserved, UnobservedReason
from pytest_govsite.model.motion import MotionLook, Reveal, Spot
from pytest_govsite.observe.look.keyboard import exploring
from pytest_govsite.observe.look.keyboard import look as use
from pytest_govsite.observe.look.motion_hover import find_reveals
from pytest_govsite.observe.look.motion_reading import Clock, scenes_of
from pytest_govsite.observe.opening import Opened
from pytest_govsite.observe.page_time import PageTime, rest
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcome

TOGGLE = "<button aria-pressed=false onclick=\"this.setAttribute('aria-pressed',this.getAttribute('aria-pressed')!=='true')\">静音</button><p>正文</p>"
# the thread of the page is busy when what a timer brings about is due
LATE = "<p id=p></p><script>globalThis.begin=()=>{setTimeout(()=>p.textContent='done',80);for(let until=performance.now()+400;performance.now()<until;);}</script>"
CARDS = (
    "<style>.c div{{display:none;position:absolute;width:200px;height:60px;background:#fff}}.c:hover div{{display:block}}</style>"
    + ("<section class='c {0}' style='width:90px'>附注<div>说明文字在这里显示</div></section>" * 3)
)


async def _after_a_busy_moment(here: Opened) -> str:
    await here.page.evaluate("() => setTimeout(begin, 0)")
    await rest(here.world, 0.1)
    return str(await here.page.evaluate("() => document.getElementById('p').textContent"))


@pytest.mark.browser
def test_what_was_due_has_come_when_a_page_has_rested(looking: Looking) -> None:
    assert looking.examine(LATE, _after_a_busy_moment) == "done"


async def _at_a_page_that_went(here: Opened) -> float:
    begun = time.monotonic()
    await here.page.close()
    await rest(here.world, 0.2)
    return time.monotonic() - begun


@pytest.mark.browser
def test_a_page_that_went_away_is_rested_for_as_long(looking: Looking) -> None:
    assert looking.examine("<p>正文</p>", _at_a_page_that_went) >= 0.2


def test_time_counts_what_was_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("pytest_govsite.observe.page_time.time.monotonic", lambda: now[0])
    given = PageTime()
    assert given.passed == 0
    now[0] = 2.0  # a moment of the machine, of which the page had nothing
    assert 0 < given.passed < 1
    now[0] = 100.0
    assert given.passed >= 20


@pytest.mark.browser
def test_what_there_was_no_time_for_is_no_pass(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = looking.examine(TOGGLE, use)
    assert isinstance(whole, KeyboardLook)
    assert not whole.unfinished
    assert outcome(states_follow, looking.look("<p>x</p>", looks={"keyboard": whole})) == "passed"
    monkeypatch.setattr(exploring, "STATING", -1.0)
    short = looking.examine(TOGGLE, use)
    assert isinstance(short, KeyboardLook)
    assert short.unfinished == ("states",)
    page = looking.look("<p>x</p>", looks={"keyboard": short})
    assert [verdict.outcome for verdict in states_follow(page)] == [Outcome.CANT_TELL]


async def _hovered(here: Opened) -> tuple[int, int, bool]:
    clock = Clock(30.0)
    own = clock.part(1.2)
    _, pointed = await find_reveals(here, scenes_of(here)[0], own)
    whole = clock.part(20.0)
    _, all_of_them = await find_reveals(here, scenes_of(here)[0], whole)
    return pointed, all_of_them, own.short and not whole.short


@pytest.mark.browser
def test_a_part_that_ends_before_its_end_is_noted(looking: Looking) -> None:
    assert looking.examine(CARDS.format("a"), _hovered, moving=True) == (1, 2, True)


def test_content_that_a_slow_pointer_lost_is_a_question(looking: Looking) -> None:
    for slow, expected in ((True, "cantTell"), (False, "passed")):
        code = Reveal(trigger=Spot(selector="#wx"), content=Spot(selector="#d", text="微信二维码"), too_slow=slow)
        page = looking.look("<p id=wx>微信</p>", looks={"motion": MotionLook(watched=6.5, reveals=(code,))})
        assert outcome(hover_content, page) == expected


async def _endless(here: Opened) -> None:
    await here.page.wait_for_timeout(60_000)


@pytest.mark.browser
def test_a_look_that_meets_its_limit_says_which(looking: Looking) -> None:
    seen = looking.attempt("<p>正文</p>", _endless, limit=2.0)
    assert isinstance(seen, Unobserved)
    assert (seen.reason, seen.detail.partition(" 秒")[0]) == (UnobservedReason.TIMEOUT, "2")
