"""Audio and video of a page, from its tree and from the motion look where that was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_govsite.model import CloserLook, DomDocument, DomNode
from pytest_govsite.model.motion import Medium, MotionLook

_PLAYER = re.compile(
    r"youtube(?:-nocookie)?\.com/embed|youtu\.be/|player\.vimeo\.com|player\.bilibili\.com|v\.qq\.com/(?:txp/)?iframe|player\.youku\.com|"
    r"open\.iqiyi\.com|ixigua\.com/iframe|dailymotion\.com/embed|\.(?:mp4|webm|m3u8|mp3|wav|flv)(?:[?#]|$)|(?:^|[/_.-])player(?:[/_.?-]|$)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:mp3|wav|midi?|wma|m4a|ogg|swf|mp4|webm|flv|wmv|avi|mov)(?:[?#]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A medium in the tree, with what was seen of it in use."""

    document: DomDocument
    node: DomNode
    seen: Medium | None
    """None: not looked at in use."""

    @property
    def is_frame(self) -> bool:
        """True: the player of another document."""
        return self.node.tag == "iframe"

    @property
    def source(self) -> str:
        """Addresses of its files, as written."""
        own = self.node.get("src") or self.node.get("data") or ""
        inner = [n.get("src") or "" for n in self.document.descendants(self.node) if n.tag == "source"]
        return " ".join(each for each in (own, *inner) if each)

    @property
    def sound(self) -> bool | None:
        """It has a sound track."""
        if self.node.tag == "audio":
            return True
        return self.seen.sound if self.seen is not None else None

    @property
    def muted(self) -> bool:
        """It is without sound as long as nobody turns that on."""
        return self.node.get("muted") is not None or (self.seen is not None and self.seen.muted)

    @property
    def autoplay(self) -> bool:
        """It starts by itself."""
        return self.node.get("autoplay") is not None or (
            self.seen is not None and (self.seen.autoplay or self.seen.played)
        )

    @property
    def controls(self) -> bool:
        """It has the browser's own controls."""
        return self.node.get("controls") is not None or (self.seen is not None and self.seen.controls)

    @property
    def loop(self) -> bool:
        """It begins again at its end."""
        return self.node.get("loop") is not None


def media_of(page: CloserLook) -> Iterator[Found]:
    """Yield audio, video and players in frames, in document order."""
    if page.dom is None:
        return
    look = page.of(MotionLook)
    seen = list(look.media) if isinstance(look, MotionLook) else []
    for document in page.dom.documents:
        for node in document.by_tag("audio", "video", "iframe", "embed", "object"):
            if not _is_medium(node):
                continue
            selector = document.selector(node)
            own = next((m for m in seen if m.spot.selector == selector and m.spot.frame == document.frame), None)
            yield Found(document, node, own)


def beyond_titles(found: Found, beside: str) -> str:
    """Return what a text beside a medium says beyond its name and the headings and title of the page."""
    document = found.document
    titles = {" ".join(document.text(each).split()) for each in document.by_tag("h1", "h2", "h3", "h4", "h5", "h6")}
    titles |= {" ".join((found.node.name or "").split()), document.title}
    left = " ".join(beside.split())
    for each in sorted(titles - {""}, key=len, reverse=True):
        left = left.replace(each, " ")
    return left


def _is_medium(node: DomNode) -> bool:
    if node.tag in ("audio", "video"):
        return True
    source = node.get("src") or node.get("data") or node.get("data-src") or ""
    if node.tag == "iframe":
        return bool(_PLAYER.search(source)) and node.visible
    return bool(_FILE.search(source)) or (node.get("type") or "").lower().startswith(("audio/", "video/"))
