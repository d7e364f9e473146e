"""Facts of a drive, written down."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model import Box, CloserLook, Look, Page, PageFacts, PageType
from pytest_govsite.model.elderly import (
    AidControl,
    AidTrial,
    Appearance,
    ElderlyLook,
    ElderlyMode,
    Entry,
    Journey,
    Kept,
    Leaving,
    Opening,
    PhoneSetting,
    TextSize,
    Watch,
)

URL = "https://www.shifan.gov.cn/"


def appearance(size: float = 16, **more: Any) -> Appearance:
    """Return how a page looks with body text of this size."""
    line, contrast = more.pop("line", 1.7), more.pop("contrast", 7.0)
    colours = more.pop("colours", "rgb(0, 0, 0) / rgb(255, 255, 255)")
    texts = tuple(
        TextSize(text=f"正文{number}", size=size, line=line, contrast=contrast, colours=colours) for number in range(4)
    )
    more.setdefault("blocks", 20)
    return Appearance(url=more.pop("url", URL), texts=texts if size else (), links=more.pop("links", 80), **more)


def control(name: str, **more: Any) -> AidControl:
    """Return a control."""
    more.setdefault("focusable", True)
    return AidControl(
        name=name, selector="#c", snippet=f"<a>{name}</a>", box=Box(x=0, y=0, width=60, height=20), **more
    )


def entry(name: str = "长者版", **more: Any) -> Entry:
    """Return an entry."""
    return Entry(control=control(name), group=more.pop("group", "elderly"), form="link", **more)


def trial(kind: str, before: Appearance, after: Appearance, **more: Any) -> AidTrial:
    """Return the use of an aid."""
    return AidTrial(control=control(kind), kind=kind, pressed=(kind,), before=before, after=after, **more)


def mode(**more: Any) -> ElderlyMode:
    """Return a mode that works well."""
    given: dict[str, Any] = {
        "entry": entry(),
        "opening": Opening(by="mouse", effect="page", url=URL),
        "before": appearance(16, columns=3.0),
        "after": appearance(24, blocks=8, links=30, controls=("放大", "缩小", "退出")),
        "next_page": Kept(url=URL + "a", appearance=appearance(24), ordinary=appearance(16)),
        "reloaded": Kept(url=URL + "a", appearance=appearance(24), ordinary=appearance(16)),
        "leaving": Leaving(
            control=control("退出"), before=appearance(24, controls=("放大", "缩小", "退出")), after=appearance(16)
        ),
    }
    return ElderlyMode(**(given | more))


def look(*modes: ElderlyMode, **more: Any) -> ElderlyLook:
    """Return a drive of these modes; all else went well."""
    given: dict[str, Any] = {
        "entries": tuple(one.entry for one in modes if one.entry is not None),
        "modes": modes,
        "journey": Journey(opened=Opening(by="keyboard", effect="page"), tabs=9, article=URL + "a", back=True),
        "phone": (PhoneSetting(setting="长者版", appearance=appearance(20)),),
        "watch": Watch(seconds=10, url=URL),
    }
    return ElderlyLook(**(given | more))


def seen(facts: Look, type: PageType = PageType.HOME) -> CloserLook:
    """Return a page with a look."""
    return CloserLook.made_of(PageFacts(page=Page(url=URL, type=type)), {facts.kind: facts})
