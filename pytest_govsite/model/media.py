"""Audio and video of a page, tried without sound, and what needs a plug-in."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.terms import Fact


class MediaSource(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One file that a medium names."""

    url: str
    type: str = ""
    """Media type as declared, or as the name of the file says."""
    can: str = ""
    """What this browser says of the type: `probably`, `maybe`, or nothing: it cannot play it."""


class TriedMedium(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An `<audio>` or `<video>`, begun without sound and stopped again."""

    selector: str
    snippet: str = ""
    frame: str = ""
    """Address of the frame; empty for the page itself."""
    tag: str
    url: str = ""
    """The file that was chosen; empty: it names none."""
    sources: tuple[MediaSource, ...] = ()
    visible: bool = True
    error: int = 0
    """`MediaError.code`: 2 network, 3 decoding, 4 no file of a kind that can be played; 0: none."""
    message: str = ""
    ready: int = 0
    """`readyState`: 1 and more once its length and size are known."""
    duration: float | None = None
    """Seconds. None: not known."""
    advanced: float = 0.0
    """Seconds that it went on."""
    rejected: str = ""
    """Why `play()` was refused: `NotSupportedError`, `NotAllowedError` …"""
    status: int | None = None
    """HTTP status of the file, asked for where it could not be played. None: not asked, or no answer that can be read."""
    media_type: str = ""
    """Content-Type of that answer."""
    signature: str = ""
    """What its first bytes say: `mp4`, `webm`, `ogg`, `mp3`, `wav`, `flv`, `avi`, `asf`, `rm`, `mpegts`, `html`, `empty`, `unknown`."""
    own: bool = True
    """The file lies on a host of the site."""


class PlugIn(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element that plays only with a plug-in which browsers no longer have."""

    selector: str
    snippet: str = ""
    frame: str = ""
    kind: str = "flash"
    """`flash`, `player` (Windows Media, Real, QuickTime), `silverlight`, `applet`."""
    url: str = ""
    visible: bool = True
    replaced: bool = False
    """It holds something else for browsers without the plug-in."""


class MediaLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The media of a page and its frames."""

    kind: ClassVar[str] = "media"

    media: tuple[TriedMedium, ...] = ()
    plug_ins: tuple[PlugIn, ...] = ()
    players: tuple[str, ...] = ()
    """Addresses of frames of other hosts that plainly hold a player."""
    missed: tuple[str, ...] = ()
