"""Each outcome of each check, on facts as a drive writes them down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from pytest_govsite.checks import elderly
from pytest_govsite.model import Box, CloserLook, KeyboardLook, Level, Verdict
from pytest_govsite.model.elderly import (
    Appearance,
    Captcha,
    CaptchaLook,
    Caption,
    ElderlyLook,
    FloatingBox,
    Follower,
    Journey,
    Kept,
    Leaving,
    Opening,
    PhoneSetting,
    SpeechLook,
    SpeechTrial,
    Utterance,
    Watch,
)
from tests.elderly.facts import URL, appearance, control, entry, look, mode, seen, trial

Check = Callable[..., Iterator[Verdict]]
ALL = [getattr(elderly, name) for name in elderly.__all__ if name not in ("entry", "toolbar", "read_aloud")]
IN_MODE: list[Check] = [check for check in ALL if not check.__name__.startswith("captcha")]
DARK = "rgb(255, 255, 0) / rgb(0, 0, 0)"


def outcomes(check: Check, facts: ElderlyLook | CaptchaLook | SpeechLook, *args: Any) -> list[str]:
    return [v.outcome.value for v in check(seen(facts), *args)]


def sized(*sizes: float) -> Appearance:
    """Return how a page looks with one text of each size."""
    texts = appearance().texts[0]
    return Appearance(
        url=URL, texts=tuple(msgspec.structs.replace(texts, text=f"正文{n}", size=size) for n, size in enumerate(sizes))
    )


def with_aid(kind: str, before: Appearance, after: Appearance, **more: Any) -> ElderlyLook:
    return look(mode(aids=(trial(kind, before, after, **more),)))


@pytest.mark.parametrize("check", IN_MODE, ids=lambda c: c.__name__)
def test_inapplicable_where_the_site_has_no_mode(check: Check) -> None:
    assert outcomes(check, ElderlyLook()) == ["inapplicable"]
    assert outcomes(check, look(mode(opening=Opening(by="mouse")))) == ["inapplicable"]


@pytest.mark.parametrize("check", IN_MODE, ids=lambda c: c.__name__)
def test_cannot_tell_where_the_scripts_of_the_toolbar_failed_to_load(check: Check) -> None:
    broken = mode(opening=Opening(by="mouse", missing=("https://wza.example.cn/a.js",)))
    assert outcomes(check, look(broken)) == ["cantTell"]


@pytest.mark.parametrize(
    "check",
    [*IN_MODE, elderly.entry, elderly.toolbar, elderly.read_aloud, elderly.captcha_zoom],
    ids=lambda c: c.__name__,
)
def test_untested_where_nobody_looked(check: Check) -> None:
    page = seen(KeyboardLook())
    assert [v.outcome.value for v in check(page)] == ["untested"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (look(mode()), "passed"),
        (ElderlyLook(), "failed"),
        (look(mode(entry=entry(first_screen=False))), "failed"),
        (ElderlyLook(entries=(entry(visible=False),)), "failed"),
        (look(mode(opening=Opening(by="mouse"))), "failed"),
        (look(mode(opening=Opening(by="mouse", missing=("https://a.cn/a.js",)))), "cantTell"),
        (look(mode(opening=Opening(by="mouse", missing=("https://hm.baidu.com/hm.js",)))), "failed"),
        (look(mode(opening=Opening(by="mouse", effect="error", errors=("HTTP 404",)))), "failed"),
        (look(mode(opening=Opening(by="mouse", effect="error", errors=("unreachable",)))), "cantTell"),
        (look(mode(opening=Opening(by="mouse", effect="unreached"))), "cantTell"),
        (look(mode(), journey=None), "cantTell"),
        (look(mode(), journey=Journey(opened=Opening(by="keyboard", effect="lost"))), "cantTell"),
        (look(mode(), journey=Journey(opened=Opening(by="keyboard", effect="unreached"))), "failed"),
        (look(mode(), journey=Journey(opened=Opening(by="keyboard"))), "failed"),
    ],
)
def test_entry(facts: ElderlyLook, expected: str) -> None:
    assert outcomes(elderly.entry, facts) == [expected]


def test_an_elderly_entry_that_does_nothing_beside_one_that_works() -> None:
    dead = mode(entry=entry("关怀版"), opening=Opening(by="mouse"))
    assert outcomes(elderly.entry, look(mode(), dead)) == ["passed", "failed"]


def test_toolbar() -> None:
    bar = mode(entry=entry("无障碍", group="accessibility"), opening=Opening(by="mouse", effect="bar"))
    dead = mode(entry=entry("无障碍", group="accessibility"), opening=Opening(by="mouse"))
    assert outcomes(elderly.toolbar, look(bar)) == ["passed"]
    assert outcomes(elderly.toolbar, look(mode())) == ["passed"]  # the elderly entry brings aids with it
    assert outcomes(elderly.toolbar, look(dead)) == ["failed"]
    assert outcomes(elderly.toolbar, look(mode(), dead)) == ["failed"]
    assert outcomes(elderly.toolbar, look(mode(after=appearance(24)))) == ["failed"]
    assert outcomes(elderly.toolbar, ElderlyLook()) == ["failed"]
    assert outcomes(elderly.toolbar, look(msgspec.structs.replace(bar, after=appearance(16)))) == ["failed"]
    assert outcomes(elderly.toolbar, look(mode(opening=dead.opening, entry=bar.entry), watch=None)) == ["failed"]
    lost = mode(entry=bar.entry, opening=Opening(by="mouse", effect="unreached"))
    assert outcomes(elderly.toolbar, look(lost)) == ["cantTell"]


def test_large_text_and_zoom() -> None:
    still = mode(after=appearance(16))
    assert outcomes(elderly.large_text, look(mode())) == ["passed"]
    assert outcomes(elderly.large_text, look(still)) == ["failed"]
    assert outcomes(elderly.large_text, look(mode(before=appearance(0), after=appearance(0)))) == ["cantTell"]
    grows = trial("larger", appearance(16), appearance(18))
    idle = trial("larger", appearance(16), appearance(16))
    assert outcomes(elderly.large_text, look(mode(after=appearance(16), aids=(grows,)))) == ["passed"]
    assert outcomes(elderly.zoom_control, look(mode(aids=(grows,)))) == ["passed"]
    assert outcomes(elderly.zoom_control, look(mode(aids=(idle,)))) == ["failed"]
    part = trial("larger", sized(22, 28, 28, 22, 22, 22), sized(22, 39, 39, 22, 22, 22))
    assert outcomes(elderly.zoom_control, look(mode(aids=(part,)))) == ["passed"]
    word = trial("larger", sized(22, 28, 22, 22, 22, 22), sized(22, 39, 22, 22, 22, 22))
    mixed = trial("larger", sized(22, 22, 28, 28, 22, 22), sized(22, 22, 39, 39, 18, 18))
    assert outcomes(elderly.zoom_control, look(mode(aids=(word, mixed)))) == ["failed"]
    assert outcomes(elderly.zoom_control, look(mode())) == ["failed"]
    assert outcomes(elderly.zoom_control, look(mode(), missed=("larger: time-out",))) == ["cantTell"]
    assert outcomes(elderly.zoom_control, look(mode(aids=(idle,)), mode(aids=(grows,)))) == ["passed"]


def test_mobile_font_and_its_threshold() -> None:
    small = look(mode(), phone=(PhoneSetting(setting="", appearance=appearance(16)),))
    assert outcomes(elderly.mobile_font, look(mode())) == ["passed"]
    assert outcomes(elderly.mobile_font, look(mode()), 24) == ["failed"]
    assert outcomes(elderly.mobile_font, small) == ["failed"]
    assert outcomes(elderly.mobile_font, look(mode(), phone=())) == ["cantTell"]


def test_simplified() -> None:
    assert outcomes(elderly.simplified, look(mode())) == ["passed"]
    same = mode(after=appearance(24, columns=3.0))
    assert outcomes(elderly.simplified, look(same)) == ["failed"]
    assert outcomes(elderly.simplified, look(mode(after=appearance(24, blocks=8, columns=3.0)))) == ["cantTell"]
    assert outcomes(elderly.simplified, look(mode(before=appearance(16, blocks=3, links=9)))) == ["cantTell"]
    alone = mode(entry=None, before=Appearance(), opening=Opening(by="mouse", effect="edition"))
    assert outcomes(elderly.simplified, look(alone)) == ["passed"]


def test_line_spacing() -> None:
    assert outcomes(elderly.line_spacing, look(mode())) == ["passed"]
    dense = mode(after=appearance(24, line=1.1))
    assert outcomes(elderly.line_spacing, look(dense)) == ["failed"]
    assert outcomes(elderly.line_spacing, look(mode(after=appearance(0)))) == ["cantTell"]


def captioned(pointer: tuple[str, ...], focus: tuple[str, ...], size: float = 40, asked: bool = True) -> ElderlyLook:
    texts = ("政务公开", "互动交流") if asked else ()
    captions = (
        Caption(by="pointer", asked=texts, shown=pointer, size=size),
        Caption(by="focus", asked=texts, shown=focus, size=size),
    )
    return with_aid("captions", appearance(), appearance(), captions=captions)


def test_caption_screen() -> None:
    both = ("政务公开", "互动交流")
    assert outcomes(elderly.caption_screen, captioned(both, both)) == ["passed"]
    assert outcomes(elderly.caption_screen, captioned((), ())) == ["failed"]
    assert outcomes(elderly.caption_screen, captioned((), (), asked=False)) == ["cantTell"]
    assert outcomes(elderly.caption_screen, look(mode())) == ["failed"]
    (told,) = elderly.caption_screen(seen(captioned(both, ())))
    assert (told.outcome.value, told.level) == ("failed", Level.SHOULD)
    small = list(elderly.caption_screen(seen(captioned(both, both, size=16))))
    assert small[0].level is Level.SHOULD


@pytest.mark.parametrize(
    ("cursor", "size", "follower", "expected"),
    [
        ('url("big.cur"), auto', 64, None, "passed"),
        ('url("big.cur"), auto', 16, None, "failed"),
        ('url("big.cur"), auto', None, None, "cantTell"),
        ("pointer", None, None, "failed"),
        ("none", None, Follower(axis="both", width=64, height=64), "passed"),
        ("auto", None, Follower(axis="y", width=1366, height=3), "failed"),
    ],
)
def test_large_pointer(cursor: str, size: float | None, follower: Follower | None, expected: str) -> None:
    followers = (follower,) if follower else ()
    facts = with_aid(
        "pointer", appearance(cursor="auto"), appearance(cursor=cursor, cursor_size=size), followers=followers
    )
    assert outcomes(elderly.large_pointer, facts) == [expected]


def test_contrast() -> None:
    before = appearance()
    assert outcomes(elderly.contrast, with_aid("contrast", before, appearance(contrast=19.0, colours=DARK))) == [
        "passed"
    ]
    assert outcomes(elderly.contrast, with_aid("contrast", before, appearance(contrast=2.8, colours=DARK))) == [
        "failed"
    ]
    assert outcomes(elderly.contrast, with_aid("contrast", before, before)) == ["failed"]
    assert outcomes(elderly.contrast, with_aid("contrast", before, appearance(contrast=None, colours=DARK))) == [
        "cantTell"
    ]
    assert outcomes(elderly.contrast, look(mode())) == ["failed"]
    texts = appearance(contrast=9.0, colours=DARK).texts
    mixed = Appearance(url=URL, texts=(*texts, *texts, msgspec.structs.replace(texts[0], contrast=3.0)))
    assert outcomes(elderly.contrast, with_aid("contrast", before, mixed)) == ["cantTell"]


def test_guide_line_and_reset() -> None:
    line = trial("guide-line", appearance(), appearance(), followers=(Follower(axis="y", width=1366, height=3),))
    scheme = trial("contrast", appearance(), appearance(colours=DARK))
    reset = trial("reset", appearance(30, colours=DARK), appearance(24))
    idle = trial("reset", appearance(30, colours=DARK), appearance(30, colours=DARK))
    assert outcomes(elderly.guide_line, look(mode(aids=(line, scheme, reset)))) == ["passed"]
    assert outcomes(elderly.guide_line, look(mode(aids=(line, scheme, idle)))) == ["failed"]
    assert outcomes(elderly.guide_line, look(mode(aids=(scheme, reset)))) == ["failed"]
    still = trial("guide-line", appearance(), appearance())
    assert outcomes(elderly.guide_line, look(mode(aids=(still, scheme, reset)))) == ["failed"]


def test_keyboard() -> None:
    opened = Opening(by="keyboard", effect="page")
    for journey, expected in (
        (Journey(opened=opened, article=URL + "a", back=True), "passed"),
        (Journey(opened=opened, article=URL + "a"), "failed"),
        (Journey(opened=opened, end="around"), "failed"),
        (Journey(opened=opened, end="trap"), "failed"),
        (Journey(opened=opened, end="no-open"), "failed"),
        (Journey(opened=opened, end="limit"), "cantTell"),
        (None, "cantTell"),
    ):
        assert outcomes(elderly.full_keyboard, look(mode(), journey=journey)) == [expected]
    there = Journey(opened=opened, article=URL + "a", back=True)
    for focusable, name, effect, expected in (
        (False, "放大", "bar", ["passed", "failed"]),
        (True, "放大", "bar", ["passed"]),
        (False, "放大（Shift+1）", "bar", ["passed"]),
        (False, "放大", "page", ["passed"]),
    ):
        aids = tuple(
            msgspec.structs.replace(
                trial("larger", appearance(), appearance(20)),
                control=msgspec.structs.replace(control(name, focusable=focusable), selector=f"#c{number}"),
            )
            for number in range(4)
        )
        bar = mode(aids=aids, opening=Opening(by="mouse", effect=effect, url=URL))
        assert outcomes(elderly.full_keyboard, look(bar, journey=there)) == expected
    # no link to follow on the page: nothing that the keyboard could have missed
    around = Journey(opened=opened, end="around")
    assert outcomes(elderly.full_keyboard, look(mode(next_page=None), journey=around)) == ["cantTell"]
    assert outcomes(elderly.focus_visible, look(mode())) == ["cantTell"]


def test_leaving() -> None:
    before = appearance(24, controls=("放大", "缩小", "退出"))
    assert outcomes(elderly.leaves, look(mode())) == ["passed"]
    assert outcomes(elderly.leaves, look(mode(leaving=None))) == ["cantTell"]
    assert outcomes(elderly.leaves, look(mode(leaving=Leaving(before=before, after=before)))) == ["failed"]
    stuck = Leaving(control=control("退出"), before=before, after=before)
    assert outcomes(elderly.leaves, look(mode(leaving=stuck))) == ["failed"]
    large = Leaving(control=control("退出"), before=before, after=appearance(24))
    assert outcomes(elderly.leaves, look(mode(leaving=large))) == ["failed"]
    again = Leaving(control=control("长者版"), entry=True, before=before, after=appearance(16))
    assert outcomes(elderly.leaves, look(mode(leaving=again))) == ["passed"]


def test_persists() -> None:
    def kept(size: float, **more: Any) -> Kept:
        return Kept(url=URL + "a", appearance=appearance(size), **({"ordinary": appearance(16)} | more))

    assert outcomes(elderly.persists, look(mode())) == ["passed"]
    assert outcomes(elderly.persists, look(mode(next_page=kept(16)))) == ["failed"]
    assert outcomes(elderly.persists, look(mode(reloaded=kept(16)))) == ["failed"]
    assert outcomes(elderly.persists, look(mode(next_page=None, reloaded=None))) == ["cantTell"]
    assert outcomes(elderly.persists, look(mode(next_page=kept(16, ordinary=None)))) == ["cantTell"]
    shown = Kept(url=URL, appearance=appearance(16, controls=("放大", "缩小", "退出")), ordinary=appearance(16))
    assert outcomes(elderly.persists, look(mode(next_page=shown, reloaded=shown))) == ["passed"]


BOX = FloatingBox(selector="#p", text="报名", box=Box(x=0, y=0, width=300, height=250), close=control("关闭"))


@pytest.mark.parametrize(
    ("watch", "expected"),
    [
        (Watch(seconds=10), ["passed"]),
        (Watch(seconds=10, requests=("https://hm.baidu.com/hm.js", "https://www.gov.cn/a.js")), ["passed"]),
        (Watch(seconds=10, requests=("https://pos.baidu.com/s?x=1",)), ["failed"]),
        (Watch(seconds=10, overlays=(msgspec.structs.replace(BOX, late=4.0),)), ["failed"]),
        (
            Watch(seconds=10, overlays=(FloatingBox(selector="#s", box=Box(x=0, y=0, width=60, height=60)),)),
            ["cantTell"],
        ),
        (Watch(seconds=10, dialogs=("alert: 欢迎",)), ["failed"]),
        (Watch(seconds=10, windows=("https://a.cn/",)), ["failed"]),
        (None, ["cantTell"]),
    ],
)
def test_no_ads(watch: Watch | None, expected: list[str]) -> None:
    assert outcomes(elderly.no_ads, look(mode(), watch=watch)) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("立即下载APP", "offer", "failed"),
        ("去支付", "offer", "failed"),
        ("免费领取", "offer", "failed"),
        ("领红包", "offer", "failed"),
        ("客户端", "install", "cantTell"),
        ("下载", "offer", "passed"),
        ("申领", "offer", "passed"),
    ],
)
def test_no_inducement(name: str, kind: str, expected: str) -> None:
    watch = Watch(seconds=10, offers=(control(name, kind=kind),))
    assert outcomes(elderly.no_inducement, look(mode(), watch=watch)) == [expected]


def test_floating_closes() -> None:
    replace = msgspec.structs.replace
    for box, expected in (
        (replace(BOX, gone=True), "passed"),
        (replace(BOX, gone=True, returned=True), "failed"),
        (BOX, "failed"),
        (replace(BOX, close=None, moves=True), "failed"),
    ):
        assert outcomes(elderly.floating_closes, look(mode(), watch=Watch(seconds=10, floating=(box,)))) == [expected]
    assert outcomes(elderly.floating_closes, look(mode())) == ["inapplicable"]
    assert outcomes(elderly.floating_closes, look(mode(), watch=None)) == ["cantTell"]


def test_read_aloud() -> None:
    heard = (Utterance(call="speak", what="正文"),)
    good = SpeechTrial(control=control("朗读"), started=heard, stopped=True)
    endless = SpeechTrial(control=control("朗读"), started=heard)
    silent = SpeechTrial(control=control("朗读"))
    assert outcomes(elderly.read_aloud, SpeechLook(trials=(silent, good))) == ["passed"]
    assert outcomes(elderly.read_aloud, SpeechLook(trials=(endless,))) == ["failed"]
    assert outcomes(elderly.read_aloud, SpeechLook(trials=(silent,))) == ["failed"]
    assert outcomes(elderly.read_aloud, SpeechLook()) == ["failed"]
    # a script that did not come may have brought the control, unless it only counts visits
    assert outcomes(elderly.read_aloud, SpeechLook(missing=("https://x.gov.cn/js/main.js",))) == ["cantTell"]
    assert outcomes(elderly.read_aloud, SpeechLook(missing=("https://hm.baidu.com/hm.js",))) == ["failed"]
    assert outcomes(elderly.read_aloud, SpeechLook(missed=("time-out",))) == ["cantTell"]
    broken = ("https://a.cn/tts.js",)
    assert outcomes(elderly.read_aloud, SpeechLook(trials=(silent,), missing=broken)) == ["cantTell"]
    assert outcomes(elderly.read_aloud, SpeechLook(searched=("无障碍: nothing",), missing=broken)) == ["cantTell"]
    home: CloserLook = seen(look(mode(speech=(good,))))
    assert outcomes(elderly.read_aloud, SpeechLook(), home) == ["passed"]


def test_captchas() -> None:
    plain = Captcha(kind="picture", box=Box(x=0, y=0, width=100, height=40), tried=("放大",))
    larger = msgspec.structs.replace(plain, enlarged=Box(x=0, y=0, width=200, height=80))
    half = msgspec.structs.replace(plain, enlarged=Box(x=0, y=0, width=150, height=60))
    spoken = msgspec.structs.replace(plain, voice=control("语音验证码"), spoken=True)
    silent = msgspec.structs.replace(plain, voice=control("语音验证码"))
    drag = Captcha(kind="drag")
    for captcha, zoom, voice in (
        (plain, "failed", "failed"),
        (larger, "passed", "failed"),
        (half, "failed", "failed"),
        (spoken, "failed", "passed"),
        (silent, "failed", "failed"),
        (drag, "cantTell", "cantTell"),
    ):
        assert outcomes(elderly.captcha_zoom, CaptchaLook(captchas=(captcha,))) == [zoom]
        assert outcomes(elderly.captcha_voice, CaptchaLook(captchas=(captcha,))) == [voice]
    assert outcomes(elderly.captcha_zoom, CaptchaLook()) == ["inapplicable"]
    assert outcomes(elderly.captcha_voice, CaptchaLook(missed=("time-out",))) == ["cantTell"]
