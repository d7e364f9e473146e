"""Audio and video of a page play, and need no plug-in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.model import CloserLook, Pointer, Verdict
from pytest_govsite.model.media import MediaLook, PlugIn, TriedMedium

_ERROR = 400
_BEGAN = 0.05
_NOWHERE = re.compile(r"x-flv|x-ms-wm|x-msvideo|realmedia|x-ms-asf|audio/midi|video/mpeg$", re.IGNORECASE)
"""Types that no present browser plays."""
_NOT_PLAYED = frozenset({"flv", "avi", "asf", "rm"})
_NO_MEDIUM = frozenset({"html", "empty"})
_STREAM = re.compile(r"mpegurl|\.m3u8(?:[?#]|$)|dash\+xml|\.mpd(?:[?#]|$)", re.IGNORECASE)
_EXPECTED = "能载入并播放"
_KINDS = {
    "flash": "Flash",
    "player": "播放器插件 / player plug-in",
    "silverlight": "Silverlight",
    "applet": "Java applet",
}


def media(page: CloserLook) -> Iterator[Verdict]:
    """Every audio and video of the page and its frames told its length and went on playing; nothing needs a plug-in.

    (政府网站发展指引, 网页设计规范.) Each is begun without sound and stopped again. Files of other hosts that cannot be
    reached from here are untested; formats that only this browser lacks, streams and players that show their file when
    they are pressed are left to a person.
    """
    look = page.of(MediaLook)
    if not isinstance(look, MediaLook):
        yield not_looked(page, MediaLook)
        return
    told = [*(_played(page, medium) for medium in look.media if medium.visible or medium.url)]
    told += [_plugged(page, each) for each in look.plug_ins if each.visible and not each.replaced]
    told += [_framed(page, url) for url in look.players]
    yield from told or [inapplicable("没有音视频", "There is neither audio nor video")]


def _played(page: CloserLook, medium: TriedMedium) -> Verdict:
    where = Pointer(url=page.url, selector=medium.selector, snippet=medium.snippet, frame=medium.frame)
    if medium.advanced >= _BEGAN:
        length = "" if medium.duration is None else f"{medium.duration:g} s"
        return passed("音视频能播放", "It plays", measured=f"{medium.tag} {length}".strip(), pointer=where)
    if not medium.url:
        return cant_tell("播放器没有写明文件，请人工确认", "The player names no file", found=medium.tag, pointer=where)
    if not medium.own and not medium.ready:
        return untested(
            "音视频在其他网站上，检测时没有条件打开",
            "The file lies on another host that could not be reached from here",
            found=medium.url,
            pointer=where,
        )
    fault = _fault(medium)
    if fault is not None:
        return failed(
            fault[0], fault[1], expected=_EXPECTED, found=f"{medium.url} {fault[2]}".strip()[:400], pointer=where
        )
    reason = _open_question(medium)
    return cant_tell(reason[0], reason[1], expected=_EXPECTED, found=medium.url[:300], pointer=where)


def _fault(medium: TriedMedium) -> tuple[str, str, str] | None:
    """Return what is certainly wrong with the file: messages in Chinese and English, and the fact. None: nothing is."""
    if (medium.status or 0) >= _ERROR:
        return "音视频文件打不开", "The file does not open", f"HTTP {medium.status}"
    if medium.signature in _NO_MEDIUM:
        return "音视频文件是空的或是网页", "The file is empty or a web page", medium.signature
    types = [source.type for source in medium.sources] or [medium.media_type]
    if medium.signature in _NOT_PLAYED or (medium.error and types and all(_NOWHERE.search(kind) for kind in types)):
        return "现有浏览器都不能播放这种格式", "No present browser plays this format", medium.signature or types[0]
    return None


def _open_question(medium: TriedMedium) -> tuple[str, str]:
    types = " ".join((medium.url, medium.media_type, *(source.type for source in medium.sources)))
    if _STREAM.search(types) or medium.url.startswith("blob:"):
        return "流媒体没有开始播放，请人工确认", "The stream did not begin to play"
    if medium.error or medium.rejected == "NotSupportedError":
        return "检测用的浏览器不能播放，请人工确认", "The browser of this inspection cannot play it"
    return "没有在限定时间内开始播放，请人工确认", "It did not begin to play in time"


def _plugged(page: CloserLook, each: PlugIn) -> Verdict:
    return failed(
        "使用已淘汰的插件播放",
        "It plays only with a plug-in that browsers no longer have",
        expected="<video>、<audio>",
        found=f"{_KINDS.get(each.kind, each.kind)} {each.url}".strip()[:300],
        pointer=Pointer(url=page.url, selector=each.selector, snippet=each.snippet, frame=each.frame),
    )


def _framed(page: CloserLook, url: str) -> Verdict:
    return untested(
        "音视频在其他网站的播放器里，没有试播",
        "A player of another host was not tried",
        found=url[:300],
        pointer=Pointer(url=page.url, selector="iframe"),
        place=url[:200],
    )
