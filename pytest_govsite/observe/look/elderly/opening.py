"""Opening the edition for the elderly or the toolbar, and telling what came."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

from pytest_govsite.model.elderly import Appearance, Entry, Opening
from pytest_govsite.observe.look.elderly.screen import Screen
from pytest_govsite.observe.look.elderly.telling import brief, control_of

OPENED = ("bar", "page", "edition")
"""Effects of an entry that works."""
_LATE = 4.0
"""Seconds that a toolbar may take to come from a server elsewhere."""
_LARGER = 1.04
_FEWER = 0.8


def entry_of(told: dict[str, Any]) -> Entry:
    """Return an entry as a fact."""
    return Entry(
        control=control_of(told),
        group=told["group"],
        form=told["form"],
        named=told["named"],
        first_screen=told["firstScreen"],
        visible=told["visible"],
    )


def chosen(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries to try, the likeliest first: some of each group that can be seen."""
    seen = [entry for entry in entries if entry["visible"]]
    elderly = [entry for entry in seen if entry["group"] == "elderly"][:2]
    others = [entry for entry in seen if entry["group"] == "accessibility"][:2]
    return elderly + others


async def found_again(screen: Screen, entry: dict[str, Any]) -> dict[str, Any] | None:
    """Return an entry in the document shown now, which may be another load of the page. None: it is not there."""
    there = chosen(await screen.entries())
    same = [one for one in there if one["selector"] == entry["selector"]]
    # a script may put it in at another place of the body each time
    alike = [
        one
        for one in there
        if (one["group"], one["form"], one["name"]) == (entry["group"], entry["form"], entry["name"])
    ]
    return next(iter(same or (alike if len(alike) == 1 else [])), None)


async def open_entry(screen: Screen, entry: dict[str, Any], before: Appearance) -> tuple[Opening, Appearance]:
    """Press an entry and return what came of it."""
    errors = len(screen.here.happenings.errors)
    await screen.call("mark")
    if not await screen.press(entry):
        return Opening(by="mouse", effect="unreached", url=screen.url), before
    opening, after = await effect_of(screen, before, "mouse", errors, entry["href"])
    screen.steps.note("open", entry["name"], f"{opening.effect}: {brief(before, after)}", screen.url)
    return opening, after


async def effect_of(
    screen: Screen, before: Appearance, by: str, errors: int = 0, href: str = ""
) -> tuple[Opening, Appearance]:
    """Return what differs from before, waiting a little where nothing does yet."""
    waited = 0.0
    effect, after, fresh = await _effect(screen, before)
    while effect == "nothing" and waited < _LATE:
        asking = await screen.call("proceeding")
        if await screen.follow(href):
            screen.steps.note("window", url=screen.url)
        elif asking:
            await screen.press(asking[0])
        else:
            loading = screen.here.happenings.is_loading(younger_than=8.0)
            if waited >= 1.0 and not loading:
                break
            await asyncio.sleep(0.4)
        waited += 0.5
        effect, after, fresh = await _effect(screen, before)
    if effect != "nothing":
        # the first sign of it may not be all of it
        await screen.settle()
        _, after, fresh = await _effect(screen, before)
    happenings = screen.here.happenings
    if effect == "edition" and screen.failure:
        return Opening(by=by, effect="error", url=screen.url, errors=(screen.failure,)), after
    opening = Opening(
        by=by,
        effect=effect,
        url=screen.url,
        controls=tuple(dict.fromkeys(fresh))[:40],
        errors=tuple(error.message for error in happenings.errors[errors:][:5]),
        missing=missing_scripts(screen) if effect == "nothing" else (),
    )
    return opening, after


async def _effect(screen: Screen, before: Appearance) -> tuple[str, Appearance, list[str]]:
    after = await screen.appearance()
    if _address(after.url) != _address(before.url):
        return "edition", after, list(after.controls)
    fresh = [aid["name"] for aid in await screen.aids(loose=False) if aid["kind"] != "exit"]
    if len(fresh) >= 2:
        return "bar", after, fresh
    return ("page" if differs(before, after) else "nothing"), after, fresh


def differs(before: Appearance, after: Appearance) -> bool:
    """Return whether the page itself looks different: sizes, blocks, colours."""
    if before.size and after.size and not 1 / _LARGER < after.size / before.size < _LARGER:
        return True
    if before.blocks >= 5 and not _FEWER < after.blocks / before.blocks < 1 / _FEWER:
        return True
    earlier = {text.text: text.colours for text in before.texts}
    same = [earlier[text.text] == text.colours for text in after.texts if text.text in earlier]
    return len(same) >= 2 and sum(same) <= len(same) / 2


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rstrip('/')}?{parts.query}"


def missing_scripts(screen: Screen) -> tuple[str, ...]:
    """Return scripts that the page could not load."""
    failed = (each for each in screen.here.happenings.resources() if each.failure and each.kind == "script")
    return tuple(each.url for each in failed)[:10]
