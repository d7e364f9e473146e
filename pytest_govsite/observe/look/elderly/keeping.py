"""Whether a mode stays on the next page and after loading again, and the way back out of it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec

from pytest_govsite.model.elderly import Appearance, Kept, Leaving
from pytest_govsite.observe.look.elderly.opening import differs, found_again
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.telling import brief, control_of


async def next_page(screen: Screen, ordinary_home: str) -> tuple[Kept | None, Kept | None]:
    """Follow a link to an article, then load it again; None: there is no link to follow."""
    home = screen.url
    links = await screen.call("articleLinks")
    if not links:
        return None, None
    link = links[0]
    await screen.press(link)
    if screen.url == home and link["href"]:
        await screen.go(link["href"])
    if screen.url == home:
        return None, None
    there = await screen.appearance()
    ordinary = await _ordinary(screen, screen.url)
    edition = _of_edition(ordinary_home, home, screen.url)
    screen.steps.note("open", link["name"], brief(ordinary, there) if ordinary else "", screen.url)
    following = Kept(url=screen.url, appearance=there, ordinary=ordinary, edition=edition)
    await screen.reload()
    again = await screen.appearance()
    return following, Kept(url=screen.url, appearance=again, ordinary=ordinary, edition=edition)


async def _ordinary(screen: Screen, url: str) -> Appearance | None:
    """Return the same address as somebody sees it who never switched anything on."""
    viewport = screen.page.viewport_size or {"width": 1366, "height": 768}
    try:
        async with screen.here.aside(url, viewport=(viewport["width"], viewport["height"])) as other:
            return await Screen(other, screen.steps).appearance()
    except Exception:  # whatever keeps it from being seen, the comparison is what is missing
        return None


def _of_edition(ordinary: str, edition: str, url: str) -> bool:
    """Return whether an address belongs to the separate edition: same host of its own, folder or query."""
    here, there, usual = urlsplit(url), urlsplit(edition), urlsplit(ordinary)
    if there.netloc != usual.netloc:
        return here.netloc == there.netloc
    query = set(parse_qsl(there.query)) - set(parse_qsl(usual.query))
    if query:
        return query <= set(parse_qsl(here.query))
    folder = re.match(r"/[^/]+/", there.path)
    usual_folder = re.match(r"/[^/]+/", usual.path)
    return folder is not None and folder != usual_folder and here.path.startswith(folder[0])


async def leave(screen: Screen, ordinary: Appearance, entry: dict[str, Any] | None) -> Leaving:
    """Press what leaves the mode, in the mode; the entry itself where nothing else does."""
    before = await screen.appearance()
    for told in [aid for aid in await screen.aids(loose=True) if aid["kind"] == "exit"][:3]:
        leaving = await _left(screen, told, before)
        if _is_left(ordinary, before, leaving.after):
            return leaving
    if entry is not None:
        # a switch is named anew when it is on: 退出长者模式
        again = await found_again(screen, entry)
        if again is not None and screen.url.partition("#")[0] == ordinary.url.partition("#")[0]:
            leaving = await _left(screen, again, before)
            if not _is_left(ordinary, before, leaving.after) and (undone := await _undone(screen, ordinary, before)):
                return undone
            return Leaving(control=leaving.control, entry=True, before=before, after=leaving.after)
    exits = [aid for aid in await screen.aids(loose=True) if aid["kind"] == "exit"]
    shown = control_of(exits[0]) if exits else None
    return Leaving(control=shown, before=before, after=await screen.appearance())


async def _undone(screen: Screen, ordinary: Appearance, before: Appearance) -> Leaving | None:
    """Reset and close what the entry brought up: the way back of a menu that only sets the page. None: it leads nowhere."""
    undone: Leaving | None = None
    for kind in ("reset", "exit"):
        for told in [aid for aid in await screen.aids(loose=True) if aid["kind"] == kind][:1]:
            leaving = await _left(screen, told, before)
            undone = undone or leaving
            if _is_left(ordinary, before, leaving.after):
                return msgspec.structs.replace(undone, after=leaving.after)
    return None


def _is_left(ordinary: Appearance, before: Appearance, after: Appearance) -> bool:
    """Return whether the page looks as it did without the mode, and something of the mode went away."""
    if not ordinary.texts:
        return after.url != before.url
    gone = differs(before, after) or after.url != before.url or len(after.controls) < len(before.controls)
    return gone and not differs(ordinary, after) and len(after.controls) <= len(ordinary.controls) + 1


async def _left(screen: Screen, told: dict[str, Any], before: Appearance) -> Leaving:
    control = control_of(told)
    await screen.press(told)
    await screen.call("chooseAgain")  # of the page as it is without the mode, as before it was on
    after = await screen.appearance()
    screen.steps.note("exit", told["name"], brief(before, after), screen.url)
    return Leaving(control=control, before=before, after=after)
