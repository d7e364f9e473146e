from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from pytest_govsite.checks.accessibility.motion.floating import floating
from pytest_govsite.checks.accessibility.motion.hovering import hover_content, shown_to_pointer_alone
from pytest_govsite.checks.accessibility.motion.media_alternative import media_alternative
from pytest_govsite.checks.accessibility.motion.media_control import media_control
from pytest_govsite.checks.accessibility.motion.moving import is_counter, moving_content
from pytest_govsite.checks.accessibility.motion.updates import is_status, live_updates
from pytest_govsite.model import CloserLook, Level, Outcome, Unobserved, UnobservedReason, Verdict
from pytest_govsite.model.motion import Floating, MotionLook, Mover, Reveal, Spot, Update
from pytest_govsite.observe.look.motion import look_at_motion
from pytest_govsite.observe.look.motion_pictures import animated_pictures, animation_of
from pytest_govsite.observe.look.motion_reading import scenes_of
from pytest_govsite.observe.opening import Opened
from tests.accessibility.looking import Looking
from tests.accessibility.motion_pages import FRAMED, PAGES, STILL, TEXT, gif, tone

Check = Callable[[CloserLook], Iterable[Verdict]]
Told = dict[str, tuple[str, str]]


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, CloserLook]:
    """The pages by name, watched and used once."""
    wave = {"Content-Type": "audio/wav"}
    looking.site.routes["/tone.wav"] = (200, tone(4.5), wave)
    looking.site.routes["/short.wav"] = (200, tone(1.0), wave)
    looking.site.routes["/c.vtt"] = (200, "WEBVTT\n\n00:00.000 --> 00:02.000\n你好\n", {"Content-Type": "text/vtt"})
    looking.site.routes["/player/1"] = (200, "<p>播放器</p>", {})
    looks = looking.examine_all(PAGES, look_at_motion, moving=True, limit=90.0)
    return {name: looking.look(html, looks={"motion": looks[name][1]}) for name, html in PAGES.items()}


def told(check: Check, page: CloserLook) -> Told:
    """Return outcome and words of the message by the selector that they point to; advice is told as such."""
    found: Told = {}
    for verdict in check(page):
        outcome = (
            "advice" if verdict.level is Level.SHOULD and verdict.outcome is Outcome.FAILED else verdict.outcome.value
        )
        selector = verdict.pointer.selector if verdict.pointer else ""
        found[selector] = (outcome, verdict.message.zh)
    return found


def outcomes(check: Check, page: CloserLook) -> dict[str, str]:
    return {selector: outcome for selector, (outcome, _) in told(check, page).items()}


def look_of(page: CloserLook) -> MotionLook:
    look = page.of(MotionLook)
    assert isinstance(look, MotionLook)
    assert look.unfinished == ()
    return look


def test_slides_stop_on_hover_or_by_a_button_or_not_at_all(seen: dict[str, CloserLook]) -> None:
    assert told(moving_content, seen["slides"]) == {
        "#rushing > ul": ("failed", "自动轮播不能暂停"),
        "#hovered > ul": ("passed", "自动变化的内容可以暂停"),
        "#paused > ul": ("passed", "自动变化的内容可以暂停"),
    }
    control = next(m.control for m in look_of(seen["slides"]).movers if m.spot.selector == "#paused > ul")
    assert control is not None
    assert (control.name, control.works, control.focusable) == ("暂停轮播", True, True)


def test_slides_of_five_seconds_are_waited_for(seen: dict[str, CloserLook]) -> None:
    assert outcomes(moving_content, seen["slow"]) == {"#classes": "failed", "#track": "passed"}


def test_tracks_of_libraries_are_seen_and_tried(seen: dict[str, CloserLook]) -> None:
    assert outcomes(moving_content, seen["tracks"]) == {
        "#twice > div": "failed",
        "#kept > div": "passed",
        "#out > div": "passed",
    }
    assert all(2.3 < (mover.period or 0) < 3.0 for mover in look_of(seen["tracks"]).movers)


def test_what_moves_for_long_beside_other_content_is_told_from_what_may(seen: dict[str, CloserLook]) -> None:
    assert told(moving_content, seen["small"]) == {
        "#blink": ("failed", "闪烁的内容不能停止"),
        "#drift": ("passed", "自动变化的内容可以暂停"),
        "#ornament": ("failed", "移动的内容不能暂停"),
        "#ticker": ("failed", "滚动的内容不能暂停"),
        "#quotes": ("failed", "自动更新的内容不能暂停"),
        "#visits": ("failed", "自动更新的内容不能暂停"),
        "#stopping": ("passed", "自动变化的内容可以暂停"),
        "#endless": ("failed", "动图循环播放，不能停止"),
    }


def test_a_page_that_stands_still_has_nothing_to_pause_close_or_announce(seen: dict[str, CloserLook]) -> None:
    for check in (moving_content, floating, hover_content, live_updates, media_control, media_alternative):
        assert set(outcomes(check, seen["still"]).values()) == {"inapplicable"}, check


def test_floating_boxes_close_by_mouse_and_keyboard(seen: dict[str, CloserLook]) -> None:
    assert told(floating, seen["floats"]) == {
        "#flying": ("failed", "飘窗没有关闭控件"),
        "#good": ("passed", "漂浮窗可以用鼠标和键盘关闭"),
        "#mouse": ("failed", "漂浮窗不能用键盘关闭"),
        "#stuck": ("failed", "遮挡内容的漂浮窗没有关闭控件"),
        "#maybe": ("cantTell", "遮挡内容的漂浮窗没有认得出的关闭控件"),
    }


def test_hover_content_covers_goes_or_stays(seen: dict[str, CloserLook]) -> None:
    assert told(hover_content, seen["hovers"]) == {
        "#menu": ("passed", "悬停弹出的内容可取消或不遮挡原处"),
        "#cover": ("failed", "悬停弹出的内容盖住原处，按 Esc 不能取消"),
        "#gap": ("advice", "指针移到弹出的内容上，内容就消失"),
        "#near": ("passed", "悬停弹出的内容可取消或不遮挡原处"),
    }


@pytest.mark.parametrize(
    ("reveal", "expected"),
    [
        ({"covers_text": 20, "escape": False}, ("advice", "悬停弹出的内容盖住旁边的文字，按 Esc 不消失")),
        ({"covers_text": 20, "escape": False, "menu": True}, ("passed", "悬停弹出的内容可取消或不遮挡原处")),
        ({"covers_text": 20, "escape": True}, ("passed", "悬停弹出的内容可取消或不遮挡原处")),
        ({"covers_text": 3, "escape": False}, ("passed", "悬停弹出的内容可取消或不遮挡原处")),
        ({"covers_text": 20, "persists": False}, ("cantTell", "悬停弹出的内容自己消失")),
    ],
)
def test_hover_content_over_other_text(looking: Looking, reveal: dict[str, Any], expected: tuple[str, str]) -> None:
    code = Reveal(trigger=Spot(selector="#wx"), content=Spot(selector="#wx > div", text="微信二维码"), **reveal)
    page = looking.look("<p id=wx>微信</p>", looks={"motion": MotionLook(watched=6.5, reveals=(code,))})
    assert told(hover_content, page) == {"#wx": expected}


def test_hover_content_that_no_key_brings(seen: dict[str, CloserLook]) -> None:
    assert outcomes(shown_to_pointer_alone, seen["hovers"]) == {
        "#cover": "advice", "#gap": "advice", "#near": "advice", "#card": "advice",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reveal", "expected"),
    [
        ({"focusable": False}, "advice"),
        ({"focusable": True}, "passed"),
        ({"focusable": False, "elsewhere": True}, "passed"),
        ({"focusable": False, "menu": True}, "passed"),
        ({"focusable": False, "stays": True}, "passed"),
    ],
)
def test_what_hovering_alone_brings(looking: Looking, reveal: dict[str, Any], expected: str) -> None:
    code = Reveal(trigger=Spot(selector="#wx"), content=Spot(selector="#wx > div", text="微信二维码"), **reveal)
    page = looking.look("<p id=wx>微信</p>", looks={"motion": MotionLook(watched=6.5, reveals=(code,))})
    assert set(outcomes(shown_to_pointer_alone, page).values()) == {expected}
    none = looking.look("<p id=wx>微信</p>", looks={"motion": MotionLook(watched=6.5)})
    assert set(outcomes(shown_to_pointer_alone, none).values()) == {"inapplicable"}


def test_hover_content_that_escape_dismisses_is_fine(seen: dict[str, CloserLook]) -> None:
    assert outcomes(hover_content, seen["escape"]) == {"#dismissed": "passed"}


def test_messages_after_actions_are_announced_or_not(seen: dict[str, CloserLook]) -> None:
    found = told(live_updates, seen["updates"])
    assert {name: outcome for name, (outcome, _) in found.items()} == {
        "#silent": "failed",
        "#announced": "passed",
        "#error": "failed",
        "#hint": "passed",
    }
    assert found["#silent"][1] == "操作后出现的消息没有提示辅助技术"


@pytest.mark.parametrize(("chosen", "expected"), [("10 条/页20 条/页", "inapplicable"), ("全部 部门文件", "failed")])
def test_the_size_of_a_page_is_no_filter(seen: dict[str, CloserLook], chosen: str, expected: str) -> None:
    chosen_in = Spot(selector="#s", text=chosen)
    update = Update(
        spot=Spot(selector="#n"), action=chosen_in, doing="choose", text="共 20 条", before="共 100 条", gone=4
    )
    page = CloserLook.made_of(seen["escape"].facts, {"motion": MotionLook(updates=(update,))})
    assert [v.outcome.value for v in live_updates(page)] == [expected]


def test_chinese_messages_and_toasts(seen: dict[str, CloserLook]) -> None:
    assert outcomes(live_updates, seen["chinese"]) == {"#tip": "failed", "#toast": "failed", "#good": "passed"}


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (("356", "361"), True),
        (("已办理 1,203 件", "已办理 1,204 件"), True),
        (("10:20:31", "10:20:32"), False),
        (("2天3时", "2天2时"), False),
        (("58", "59"), False),
        (("A007", "A008"), True),
        (("2026-11-27 100", "2026-11-27 101"), False),
        (("180 seconds", "179 seconds"), False),
        (("356 人", "361 家"), False),
    ],
)
def test_counters_are_no_clocks(texts: tuple[str, ...], counts: bool) -> None:
    mover = Mover(spot=Spot(selector="b"), kind="updating", source="script", texts=texts)
    assert is_counter(mover) is counts


def test_what_a_filter_leaves_is_announced_or_not(seen: dict[str, CloserLook]) -> None:
    assert told(live_updates, seen["filters"]) == {
        "#kinds": ("failed", "筛选后的结果数没有提示辅助技术"),
        "#spoken": ("passed", "出现的消息有提示"),  # what is seen changes with it
        "#names": ("failed", "筛选后的结果数没有提示辅助技术"),
        "#left": ("cantTell", "输入时出现的提示不在实时区域内"),
    }
    # a question that a choice brings is no message, and a letter to be written filters nothing
    assert outcomes(live_updates, seen["choices"]) == {"#sum": "failed"}


def test_numbers_that_follow_an_action_are_announced_or_not(seen: dict[str, CloserLook]) -> None:
    assert told(live_updates, seen["counts"]) == {
        "#shown": ("failed", "筛选后的结果数没有提示辅助技术"),
        "#bag": ("advice", "加入或收藏后，数目的变化没有提示辅助技术"),
        "#kept": ("passed", "出现的消息有提示"),
        "#state": ("failed", "操作后出现的消息没有提示辅助技术"),
    }


COUNTED = "<p><label>意见 <textarea maxlength=200></textarea></label></p><p>{} <b id=left>200</b> 字</p>{}"


@pytest.mark.parametrize(
    ("html", "texts", "expected"),
    [
        (COUNTED.format("还可输入", ""), ("200", "198"), {"#left": ("advice", "输入时，字数的变化没有提示辅助技术")}),
        (
            COUNTED.format("已输入", "<p role=status></p>"),
            ("0", "2"),
            {"": ("inapplicable", "没有看到操作后或自动出现的消息")},
        ),
        (COUNTED.format("还可输入", ""), ("200", "150"), {"": ("inapplicable", "没有看到操作后或自动出现的消息")}),
        ("<p>3 <b id=left>200</b> 项</p>", ("200", "198"), {"": ("inapplicable", "没有看到操作后或自动出现的消息")}),
        ("<p>x</p>", ("0/200 字", "2/200 字"), {"#left": ("advice", "输入时，字数的变化没有提示辅助技术")}),
    ],
)
def test_how_much_may_still_be_typed_is_announced_or_not(
    looking: Looking, html: str, texts: tuple[str, str], expected: dict[str, tuple[str, str]]
) -> None:
    spots = {"spot": Spot(selector="#left"), "action": Spot(selector="textarea")}
    update = Update(**spots, name="意见", doing="type", before=texts[0], text=texts[1])
    page = looking.look(html, looks={"motion": MotionLook(watched=6.5, updates=(update,))})
    assert told(live_updates, page) == expected


@pytest.mark.parametrize(
    ("name", "before", "text", "expected"),
    [
        ("Load more works", "Showing 2 of 9", "Showing 4 of 9", "failed"),
        ("Show details", "", "Showing 4 of 9 stones", "inapplicable"),
        ("Send", "", "There is a problem: the stall has no name", "failed"),
        ("Send", "", "The problem of the two bridges", "inapplicable"),
    ],
)
def test_what_a_button_leaves_to_be_read(looking: Looking, name: str, before: str, text: str, expected: str) -> None:
    update = Update(spot=Spot(selector="#n"), action=Spot(selector="button"), name=name, before=before, text=text)
    page = looking.look("<p id=n>x</p>", looks={"motion": MotionLook(watched=6.5, updates=(update,))})
    assert [verdict.outcome.value for verdict in live_updates(page)] == [expected]


def test_the_buttons_of_one_group_are_one_choice(seen: dict[str, CloserLook]) -> None:
    assert outcomes(live_updates, seen["groups"]) == {"#count": "failed"}


def test_media_have_alternatives(seen: dict[str, CloserLook]) -> None:
    assert told(media_alternative, seen["media"]) == {
        "#plain": ("failed", "媒体没有任何文字说明"),
        "#talk": ("failed", "音频没有文字稿"),
        "#written": ("passed", "媒体有字幕或文字稿"),
        "#captioned": ("passed", "媒体有字幕或文字稿"),
        "#film": ("cantTell", "视频没有字幕轨和文字稿，画面内是否有字幕需人工看"),
        "#english": ("failed", "有声视频没有字幕和文字稿"),
        "#beside": ("cantTell", "旁边的文字能否代替媒体内容，需人工看"),
        "#player": ("cantTell", "嵌入的播放器有无字幕或文字稿，需人工看"),
    }


def test_sound_that_starts_by_itself_can_be_stopped(seen: dict[str, CloserLook]) -> None:
    assert outcomes(media_control, seen["autoplay"]) == {"#stopped": "passed", "#shown": "passed"}
    assert outcomes(media_control, seen["loud"]) == {"#loud": "failed"}
    assert [m.played for m in look_of(seen["loud"]).media] == [True]


def test_sound_of_scripts_without_an_element(seen: dict[str, CloserLook]) -> None:
    found = {name: outcomes(media_control, page) for name, page in seen.items() if name.startswith("scripted")}
    assert found == {
        "scripted": {"": "failed"},
        "scripted, button": {"": "cantTell"},
        "scripted, silent": {"": "inapplicable"},
        "scripted, short": {"": "inapplicable"},
    }


def test_players_of_scripts_that_could_not_be_looked_for_are_for_a_person(looking: Looking) -> None:
    for unfinished, expected in (((), "inapplicable"), (("players",), "cantTell")):
        page = looking.look(STILL, looks={"motion": MotionLook(unfinished=unfinished)})
        assert outcomes(media_control, page) == {"": expected}


def test_a_page_cannot_lie_about_its_players(looking: Looking) -> None:
    looking.site.routes["/tone.wav"] = (200, tone(4.5), {"Content-Type": "audio/wav"})
    lies = (
        "<script>for (const name of ['paused', 'localName', 'currentSrc']) Object.defineProperty(HTMLMediaElement.prototype, name, {get() { for (;;); }});"
        "JSON.stringify = () => 'x'.repeat(1e8); const a = new Audio('/tone.wav'); a.loop = true; a.play()</script>"
    )
    look = looking.examine(f"<h1>旅游</h1><p>欢迎。</p>{lies}", look_at_motion, moving=True, limit=90.0)
    assert isinstance(look, MotionLook)
    assert [player.source.rpartition("/")[2] for player in look.unattached] == ["tone.wav"]
    assert "players" not in look.unfinished


def test_controls_of_players_work_by_keyboard(seen: dict[str, CloserLook]) -> None:
    assert outcomes(media_control, seen["custom"]) == {"#mouse": "failed", "#keys": "passed", "#bare": "cantTell"}
    assert set(outcomes(media_control, seen["media"]).values()) == {"passed"}


def test_what_moves_in_frames_of_both_origins_is_tried(looking: Looking) -> None:
    looking.other.routes["/rolling"] = (200, FRAMED.replace("STAYS", "false"), {})
    inner = looking.put(FRAMED.replace("STAYS", "true"))
    outer = looking.other.url("/rolling")
    html = (
        f"<h1>公告</h1><p style='height:200px'>{TEXT}</p><iframe src='{inner}' title='公告'></iframe>"
        f"<iframe src='{outer}' title='通知'></iframe>"
    )
    look = looking.examine(html, look_at_motion, moving=True, limit=90.0)
    page = looking.look(html, looks={"motion": look})
    found = {v.pointer.frame: v.outcome.value for v in moving_content(page) if v.pointer}
    assert found == {inner: "failed", outer: "passed"}


def test_bytes_tell_how_long_a_picture_moves() -> None:
    def bytes_of(address: str) -> bytes:
        return base64.b64decode(address.partition(",")[2])

    assert animation_of(bytes_of(gif(3, 0))) == (3, 1.5, 0)
    assert animation_of(bytes_of(gif(4, 2, hundredths=10))) == (4, 0.4, 3)
    assert animation_of(bytes_of(gif(1, None))) == (1, 0.5, 1)
    assert animation_of(b"GIF89a" + bytes(7)) in (None, (0, 0.0, 1))
    assert animation_of(b"RIFF\0\0\0\0WEBPVP8 \4\0\0\0abcd") == (0, 0.0, 1)
    assert animation_of(b"plain") is None


def test_a_picture_from_the_site_tells_its_bytes_too(looking: Looking) -> None:
    looking.site.routes["/moving.gif"] = (
        200,
        base64.b64decode(gif(3, 0).partition(",")[2]),
        {"Content-Type": "image/gif"},
    )

    async def work(here: Opened) -> list[Mover]:
        return await animated_pictures(scenes_of(here)[0])

    (mover,) = looking.examine(
        "<p>正文</p><img src='/moving.gif' alt='政策解读' width=60 height=60>", work, moving=True
    )
    assert (mover.source, mover.changes, mover.going) == ("picture", 3, True)


def test_a_picture_that_moves_beside_a_heading_disturbs(looking: Looking) -> None:
    moving = Mover(
        spot=Spot(selector="img", text="县政府公开的各项公告"),
        kind="moving",
        source="picture",
        changes=3,
        lasting=1e9,
        going=True,
    )
    page = looking.look("<h1>公开公告</h1><img alt=…>", looks={"motion": MotionLook(watched=6.5, movers=(moving,))})
    assert {verdict.outcome.value for verdict in moving_content(page)} == {"failed"}


@pytest.mark.parametrize(
    ("style", "heading", "expected"),
    [("", "最新提示", "failed"), ("opacity:0", "最新提示", "failed"), ("", "新", "inapplicable")],
)
def test_what_blinks_may_be_out_of_sight_when_the_page_is_read(
    looking: Looking, style: str, heading: str, expected: str
) -> None:
    text = "今日办件量较大，请错峰办理。"
    mover = Mover(
        spot=Spot(selector="#p", text=text),
        kind="blinking",
        source="animation",
        going=True,
        lasting=1e9,
        on_attention=False,
    )
    html = f"<h1>{heading}</h1><p id=p style='{style}'>{text}</p>"
    page = looking.look(html, looks={"motion": MotionLook(movers=(mover,))})
    assert {verdict.outcome.value for verdict in moving_content(page)} == {expected}


@pytest.mark.parametrize(
    ("words", "expected"),
    [("本站内容每日更新。", "failed"), ("本站内容每日更新。" * 5, "inapplicable")],
)
def test_a_box_over_a_third_of_few_words_is_in_the_way(looking: Looking, words: str, expected: str) -> None:
    box = Floating(spot=Spot(selector="#f"), position="fixed", width=300, height=120, covered=9)
    page = looking.look(f"<p>{words}</p>", looks={"motion": MotionLook(floating=(box,))})
    assert {verdict.outcome.value for verdict in floating(page)} == {expected}


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<div role=dialog aria-label=删除><p>删除这些文件？</p><button>取消</button></div>", "", "inapplicable"),
        ("<div role=dialog aria-label=删除><p>删除这些文件？</p><button>取消</button></div>", "请关注公众号", "failed"),
        ("<p>正文</p>", "", "failed"),
    ],
)
def test_the_curtain_behind_a_dialog_goes_with_it(looking: Looking, html: str, text: str, expected: str) -> None:
    curtain = Floating(spot=Spot(selector="#c", text=text), width=1366, height=768, covered=540)
    page = looking.look(html, looks={"motion": MotionLook(floating=(curtain,))})
    assert {verdict.outcome.value for verdict in floating(page)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your item was put into the basket.", True),
        ("The letter has been sent", True),
        ("3 classes found", True),
        ("已放入办事清单", True),
        ("The park opens on Sunday", False),
        ("县政府召开常务会议", False),
    ],
)
def test_messages_are_told_from_content(text: str, expected: bool) -> None:
    assert is_status(text) is expected


def test_a_look_that_was_lost_is_told(looking: Looking) -> None:
    lost = Unobserved(url="", reason=UnobservedReason.TIMEOUT, detail="没有应答")
    page = looking.look(STILL, looks={"motion": lost})
    for check in (moving_content, floating, hover_content, live_updates):
        assert set(outcomes(check, page).values()) == {"untested"}
