"""Flashes by frames: of pictures, animations, scripts and canvases, fast and slow, large and small."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from pytest_govsite.checks.accessibility.flash import flash
from pytest_govsite.model import CloserLook, FlashingLook, Look, Page, PageFacts, PageType, Unobserved, UnobservedReason
from pytest_govsite.observe.look.flashing import look_for_flashes
from pytest_govsite.observe.look.flashing_rate import flash_rate
from tests.accessibility.looking import Looking


def gif(period: int, colours: tuple[str, str] = ("black", "white"), size: tuple[int, int] = (300, 200)) -> str:
    frames = [Image.new("RGB", size, colour) for colour in colours]
    data = io.BytesIO()
    frames[0].save(data, "GIF", save_all=True, append_images=frames[1:], duration=period // 2, loop=0)
    return "data:image/gif;base64," + base64.b64encode(data.getvalue()).decode()


def page_with(look: Look | Unobserved | None) -> CloserLook:
    facts = PageFacts(page=Page(url="https://example.gov.cn/", type=PageType.ARTICLE, template="t"))
    return CloserLook.made_of(facts, {"flashing": look} if look else {})


def outcomes(looking: Looking, html: str) -> set[str]:
    return {v.outcome.value for v in flash(page_with(looking.examine(html, look_for_flashes, moving=True)))}


BLINK = (
    "<style>@keyframes b{{0%,49%{{{0}}}50%,100%{{{1}}}}}#x{{animation:b {2} infinite;{3}}}</style><div id=x>{4}</div>"
)
DARK, LIGHT = "background:#000", "background:#fff"
LARGE = "width:400px;height:300px"
SCRIPT = (
    "<div id=x style='width:400px;height:300px;background:#000'></div><script>let on=0;setInterval(()=>{on=!on;"
    "document.getElementById('x').style.background=on?'#fff':'#000'},{})</script>"
)
CANVAS = (
    "<canvas id=x width=400 height=300></canvas><script>const p=document.getElementById('x').getContext('2d');"
    "let on=0;setInterval(()=>{on=!on;p.fillStyle=on?'#fff':'#000';p.fillRect(0,0,400,300)},{})</script>"
)

FAILED = {
    "picture five times a second": f"<img alt=公告 src='{gif(200)}'>",
    "background picture": f"<div style='width:400px;height:300px;background:url({gif(200)})'></div>",
    "animated background six times a second": BLINK.format(DARK, LIGHT, "166ms", LARGE, ""),
    "animated opacity of a dark box": BLINK.format(
        "opacity:1", "opacity:0", "200ms", LARGE + ";background:#900", "通知"
    ),
    "smooth but fast": "<style>@keyframes b{from{background:#000}to{background:#fff}}#x{animation:b .1s infinite alternate;"
    "width:400px;height:300px}</style><div id=x></div>",
    "script five times a second": SCRIPT.replace("{}", "100"),
}
PASSED = {
    "slow picture": f"<img alt=公告 src='{gif(1000)}'>",
    "blink once a second": BLINK.format(
        "visibility:visible", "visibility:hidden", "1s", LARGE + ";background:#000", "通知"
    ),
    "small icon": f"<img alt=新 width=28 height=12 src='{gif(200, size=(28, 12))}'>",
    "small fast blink": BLINK.format("color:red", "color:#fff", "200ms", "width:100px", "最新"),
    "light changes only": f"<img alt=公告 src='{gif(200, colours=('white', '#fafafa'))}'>",
    "moving without flashes": "<style>@keyframes m{from{transform:none}to{transform:translateX(90px)}}#x{animation:m 1s infinite;"
    "width:400px;height:300px;background:#900}</style><div id=x></div>",
    "slow carousel by script": SCRIPT.replace("{}", "900"),
    "slow canvas": CANVAS.replace("{}", "900"),
}


@pytest.mark.parametrize("html", FAILED.values(), ids=FAILED)
def test_fast_flashes_fail(looking: Looking, html: str) -> None:
    assert outcomes(looking, html) == {"failed"}


@pytest.mark.parametrize("html", PASSED.values(), ids=PASSED)
def test_slow_or_small_flashes_pass(looking: Looking, html: str) -> None:
    assert outcomes(looking, html) == {"passed"}


def test_canvas_is_watched(looking: Looking) -> None:
    # frames may be missed on a slow machine, so a person may be asked
    assert outcomes(looking, CANVAS.replace("{}", "70")) in ({"failed"}, {"cantTell"})


def test_doubtful_sizes_are_for_a_person(looking: Looking) -> None:
    assert outcomes(looking, f"<img alt=公告 width=120 height=100 src='{gif(200)}'>") == {"cantTell"}


def test_still_pages_are_inapplicable_and_lost_looks_untested(looking: Looking) -> None:
    still = (
        "<p>正文</p><img alt='' src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'>"
    )
    assert outcomes(looking, still) == {"inapplicable"}
    lost = Unobserved(url="https://example.gov.cn/", reason=UnobservedReason.TIMEOUT, detail="late")
    assert [v.outcome.value for each in (None, lost) for v in flash(page_with(each))] == ["untested"] * 2


def test_pictures_of_the_site_and_frames_are_read(looking: Looking) -> None:
    data = base64.b64decode(gif(200).partition(",")[2])
    looking.site.routes["/flash.gif"] = (200, data, {"Content-Type": "image/gif"})
    inner = looking.put("<img alt=公告 src='/flash.gif'>")
    seen = looking.examine(f"<iframe src='{inner}' width=500 height=300></iframe>", look_for_flashes, moving=True)
    assert isinstance(seen, FlashingLook)
    assert [(area.source, area.rate > 3, area.element.frame == inner) for area in seen.areas] == [
        ("picture", True, True)
    ]


@pytest.mark.parametrize(
    ("values", "rate"),
    [
        ([0, 1] * 5, 5),
        ([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], 1.5),
        ([0.85, 1] * 5, 0),
        ([0, 0.05] * 5, 0),
        ([0, 0.2, 0.4, 0.6, 0.8, 1, 0.8, 0.6, 0.4, 0.2], 1),
    ],
)
def test_rate_counts_pairs_of_opposing_changes(values: list[float], rate: float) -> None:
    samples = [(i * 99.0, float(v)) for i, v in enumerate([*values, *values])]
    assert abs(flash_rate(samples) - rate) <= 0.5
