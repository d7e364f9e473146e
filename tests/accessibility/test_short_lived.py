"""Messages that go by themselves, caption files that are not there, films without sound: two pages watched at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pytest_govsite.checks.accessibility.motion.media_alternative import media_alternative
from pytest_govsite.checks.accessibility.motion.updates import live_updates
from pytest_govsite.model import CloserLook
from pytest_govsite.model.motion import Medium, MotionLook, Spot, Update
from pytest_govsite.observe.look.motion import look_at_motion
from pytest_govsite.observe.look.motion_hover import _onto
from pytest_govsite.observe.look.motion_reading import Clock
from tests.accessibility.looking import Looking
from tests.accessibility.motion_pages import tone
from tests.accessibility.told import told

MESSAGES = """<h1>Draft</h1><button type="button" id="a">Save the draft</button><p id="gone" role="status"></p>
<button type="button" id="b">Send the letter</button><p id="stays" role="status"></p>
<button type="button" id="c">Add to the list</button><p id="linked" role="status"></p>
<button type="button" id="d">Copy the address</button><p id="brief" role="status"></p>
<script>
c.onclick = () => { linked.innerHTML = "Added. <a href=/list>Your list</a>"; setTimeout(() => { linked.innerHTML = ""; }, 1500); };
d.onclick = () => { brief.textContent = "Copied"; setTimeout(() => { brief.textContent = ""; }, 1500); };
a.onclick = () => { gone.textContent = "Saved as number 48213."; setTimeout(() => { gone.textContent = ""; }, 1500); };
b.onclick = () => { stays.textContent = "Received as number 48214."; };
</script>"""
FILMS = """<h1>视听</h1><section lang="en"><h2>Welcome</h2><video id="lost" src="/t.wav" controls><track kind="captions" src="/none.vtt"></video></section>
<section lang="en"><h2>Walks</h2><video id="kept" src="/t.wav" controls><track kind="captions" src="/there.vtt"></video></section>"""


def selected(check: str, page: CloserLook) -> dict[str, str]:
    judge = {"updates": live_updates, "media": media_alternative}[check]
    return {v.pointer.selector: v.outcome.value for v in judge(page) if v.pointer is not None}


class Slow:
    """A page whose pointer moves as on a busy machine, and whose content is gone then."""

    page = property(lambda self: self)
    world = property(lambda self: self)
    mouse = property(lambda self: self)

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def move(self, *_: float) -> None:
        await asyncio.sleep(self._seconds)

    async def call(self, code: str, *_: float, limit: float = 0.0) -> Any:
        return [0, 0, 36] if "path" in code else False


@pytest.mark.parametrize(
    ("text", "dialog", "outcome"),
    [
        ("Added to your list of places", False, "failed"),
        ("确定订阅吗 取消 确 定", False, "inapplicable"),
        ("Book a place by telephone", True, "inapplicable"),
    ],
)
def test_what_asks_something_is_no_message_that_goes(looking: Looking, text: str, dialog: bool, outcome: str) -> None:
    update = Update(
        spot=Spot(selector="#m"), action=Spot(selector="#b"), text=text, dialog=dialog, expanded=True, lasted=1.1
    )
    page = looking.look("<button id=b>Book</button><p id=m></p>", looks={"motion": MotionLook(updates=(update,))})
    assert {verdict.outcome.value for verdict in live_updates(page)} == {outcome}


@pytest.mark.parametrize(("seconds", "expected"), [(0.16, (None, True)), (0.0, (False, False))])
def test_a_pointer_slower_than_a_hand_tells_nothing(seconds: float, expected: tuple[bool | None, bool]) -> None:
    slow: Any = Slow(seconds)
    assert asyncio.run(_onto(slow, slow, [9.0, 9.0], Clock(9.0))) == expected


@pytest.mark.thorough
@pytest.mark.browser
def test_what_goes_by_itself_and_what_cannot_be_read(looking: Looking) -> None:
    looking.site.routes["/t.wav"] = (200, tone(1.0), {"Content-Type": "audio/wav"})
    looking.site.routes["/there.vtt"] = (
        200,
        "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n",
        {"Content-Type": "text/vtt"},
    )
    pages = {"updates": MESSAGES, "media": FILMS}
    looks = looking.examine_all(pages, look_at_motion, moving=True, limit=90.0)
    seen = {name: looking.look(html, looks={"motion": looks[name][1]}) for name, html in pages.items()}
    motion = seen["updates"].of(MotionLook)
    assert isinstance(motion, MotionLook)
    lasted = {each.spot.selector: each.lasted for each in motion.updates}
    assert lasted["#stays"] is None
    assert all(1.0 <= (lasted[each] or 0) <= 4.5 for each in ("#gone", "#linked"))
    assert lasted["#brief"] is None, "a short word that all went well is not watched"
    assert selected("media", seen["media"]) == {"#lost": "failed", "#kept": "passed"}


@pytest.mark.parametrize(
    ("text", "lasted", "expected"),
    [
        ("Saved as number 48213.", 2.0, "failed"),
        ("Saved as number 48213.", None, "passed"),
        ("正在保存第 48213 号草稿，请稍候", 2.0, "passed"),
    ],
)
def test_a_message_has_to_stay(looking: Looking, text: str, lasted: float | None, expected: str) -> None:
    update = Update(spot=Spot(selector="#m"), action=Spot(selector="#b"), text=text, live="status", lasted=lasted)
    page = looking.look("<p id=m></p>", looks={"motion": MotionLook(updates=(update,))})
    assert selected("updates", page) == {"#m": expected}


@pytest.mark.parametrize(
    ("doing", "text", "before", "expected"),
    [
        ("submit", "Your bins are emptied every second Thursday.", "", "failed"),
        ("press", "Your bins are emptied every second Thursday.", "", ""),
        ("submit", "Your bins are emptied every second Thursday.", "Choose a street.", ""),
        ("submit", "Yes", "", ""),
    ],
)
def test_an_answer_is_announced(looking: Looking, doing: str, text: str, before: str, expected: str) -> None:
    update = Update(
        spot=Spot(selector="#m"), action=Spot(selector="#b"), name="Show", doing=doing, text=text, before=before
    )
    page = looking.look("<p id=m></p>", looks={"motion": MotionLook(updates=(update,))})
    told = [verdict.outcome.value for verdict in live_updates(page) if verdict.outcome.value == "failed"]
    assert told == ([expected] if expected else [])


@pytest.mark.parametrize(("kind", "expected"), [("search-box", {}), ("note", {"#m": "failed"})])
def test_a_box_to_use_that_closes_is_no_message(looking: Looking, kind: str, expected: dict[str, str]) -> None:
    spot = Spot(selector="#m", snippet=f'<div class="{kind}">0/0 Replace')
    page = looking.look(
        "<p id=m></p>",
        looks={
            "motion": MotionLook(
                updates=(Update(spot=spot, action=Spot(selector="#b"), text="0/0 Replace", lasted=1.1),)
            )
        },
    )
    assert {name: told for name, told in selected("updates", page).items() if told == "failed"} == expected


def test_a_page_that_is_written_anew_is_no_message(looking: Looking) -> None:
    action = Spot(selector="#b")
    places = ("html > body > h1", "html > body > p:nth-of-type(1)", "#status")
    updates = tuple(Update(spot=Spot(selector=each), action=action, text="Error response") for each in places)
    page = looking.look("<p>正文</p>", looks={"motion": MotionLook(updates=updates)})
    assert selected("updates", page) == {"#status": "failed"}


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("", "failed"),
        ("<p>The lower gate closes, water runs in, the upper gate opens and the boat leaves.</p>", "passed"),
    ],
)
def test_a_film_without_sound_is_told_in_words(looking: Looking, beside: str, expected: str) -> None:
    html = f"<div><h2>How the lock works</h2>{beside}<video id=v src=/none.webm aria-label='How the lock works' width=200 height=100 controls></video></div>"
    medium = Medium(spot=Spot(selector="#v"), tag="video", loaded=True, sound=False)
    page = looking.look(html, looks={"motion": MotionLook(media=(medium,))})
    assert {outcome for outcome, _ in told(media_alternative, page)} == {expected}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("录音全文", "passed"), ("Text of the report", "passed"), ("录音内容如下：", "passed"), ("播放说明", "failed")],
)
def test_the_words_of_a_recording_may_be_folded(looking: Looking, words: str, expected: str) -> None:
    folded = f"<details><summary>{words}</summary><p>早上好，新桥今天通车。</p></details>"
    html = f"<main><p>请收听。</p><audio id=v src=/none.wav aria-label='通车讲话' controls></audio>{folded}</main>"
    page = looking.look(html, looks={"motion": MotionLook(media=(Medium(spot=Spot(selector="#v"), tag="audio"),))})
    assert {outcome for outcome, _ in told(media_alternative, page)} == {expected}
