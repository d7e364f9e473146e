from __future__ import annotations

import pytest

from pytest_govsite.checks.functions.media import media
from pytest_govsite.model import CloserLook, Page, PageFacts, PageType, Unobserved, UnobservedReason
from pytest_govsite.model.media import MediaLook, MediaSource, PlugIn, TriedMedium
from tests.accessibility.looking import Looking
from tests.accessibility.motion_pages import tone

URL = "http://www.shifan.gov.cn/a.html"


def told(page: CloserLook) -> dict[str, tuple[str, str]]:
    """Return outcome and message by the id of the element."""
    return {
        (verdict.pointer.selector if verdict.pointer else ""): (verdict.outcome.value, verdict.message.en)
        for verdict in media(page)
    }


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, tuple[str, str]]:
    """All in one page, three in each frame, which are looked at as pages are."""
    wave = {"Content-Type": "audio/wav"}
    looking.site.routes["/tone.wav"] = (200, tone(2.0), wave)
    looking.site.routes["/empty.wav"] = (200, b"", wave)
    looking.site.routes["/page.wav"] = (200, "<!DOCTYPE html><p>请登录</p>", {})
    looking.site.routes["/old.flv"] = (200, b"FLV\x01\x05\0\0\0\x09" + bytes(200), {"Content-Type": "video/x-flv"})
    looking.site.routes["/odd.mp4"] = (200, b"\0\0\0\x18ftypmp42" + bytes(200), {"Content-Type": "video/mp4"})
    pages = (
        "<audio id=plays controls src=/tone.wav></audio><audio id=lazy preload=none><source src=/tone.wav type=audio/wav></audio>"
        "<video id=second controls><source src=/gone.webm type=video/webm><source src=/tone.wav type=audio/wav></video>",
        "<audio id=gone controls src=/gone.wav></audio><audio id=empty controls src=/empty.wav></audio>"
        "<audio id=page controls src=/page.wav></audio>",
        "<video id=flv controls src=/old.flv></video><video id=odd controls src=/odd.mp4></video><video id=none controls></video>",
        "<video id=far controls src='http://video.example.invalid/a.mp4'></video>"
        "<object id=flash width=400 height=300 type=application/x-shockwave-flash data=/a.swf></object>"
        "<object id=tiny width=1 height=1 type=application/x-shockwave-flash data=/copy.swf></object>"
        "<object id=both width=400 height=300 type=application/x-shockwave-flash data=/a.swf><a href=/tone.wav>下载</a></object>"
        "<embed id=pdf width=400 height=300 type=application/pdf src=/a.pdf>"
        "<object id=wmp width=400 height=300 classid='clsid:6BF52A52-394A-11d3-B153-00C04F79FAA6'><param name=URL value=/a.wmv></object>",
        "<p>没有音视频的文章</p>",
    )
    found: dict[str, tuple[str, str]] = {}
    for html in pages:
        found |= told(looking.look(html))
    return found


@pytest.mark.browser
def test_media_are_tried(seen: dict[str, tuple[str, str]]) -> None:
    assert seen == {
        "#plays": ("passed", "It plays"),
        "#lazy": ("passed", "It plays"),
        "#second": ("passed", "It plays"),
        "#gone": ("failed", "The file does not open"),
        "#empty": ("failed", "The file is empty or a web page"),
        "#page": ("failed", "The file is empty or a web page"),
        "#flv": ("failed", "No present browser plays this format"),
        "#odd": ("cantTell", "The browser of this inspection cannot play it"),
        "#none": ("cantTell", "The player names no file"),
        "#far": ("untested", "The file lies on another host that could not be reached from here"),
        "#flash": ("failed", "It plays only with a plug-in that browsers no longer have"),
        "#wmp": ("failed", "It plays only with a plug-in that browsers no longer have"),
        "": ("inapplicable", "There is neither audio nor video"),
    }


def judged(look: MediaLook | Unobserved) -> list[str]:
    page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.ARTICLE, template="t")), {"media": look})
    return [verdict.outcome.value for verdict in media(page)]


def video(**more: object) -> MediaLook:
    return MediaLook(media=(TriedMedium(**({"selector": "video", "tag": "video", "url": "/a.mp4"} | more)),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("look", "outcome"),
    [
        (video(advanced=0.3, ready=4, duration=12.0), "passed"),
        (video(advanced=0.3, ready=4, own=False), "passed"),
        (video(error=4, status=403), "failed"),
        (video(error=4, sources=(MediaSource(url="/a.wmv", type="video/x-ms-wmv"),)), "failed"),
        (video(error=4, sources=(MediaSource(url="/a.mp4", type="video/mp4"),), signature="mp4"), "cantTell"),
        (video(url="blob:http://x/1"), "cantTell"),
        (video(url="/live.m3u8", error=4), "cantTell"),
        (video(ready=1), "cantTell"),
        (video(url="", visible=False), "inapplicable"),
        (video(own=False, error=4), "untested"),
        (MediaLook(players=("https://player.youku.com/embed/1",)), "untested"),
        (MediaLook(plug_ins=(PlugIn(selector="object"),)), "failed"),
        (MediaLook(plug_ins=(PlugIn(selector="object", replaced=True),)), "inapplicable"),
        (MediaLook(), "inapplicable"),
        (Unobserved(url=URL, reason=UnobservedReason.TIMEOUT), "untested"),
    ],
)
def test_what_was_seen_is_judged(look: MediaLook | Unobserved, outcome: str) -> None:
    assert judged(look) == [outcome]
