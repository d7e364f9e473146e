"""axe-core in our own world of a frame: no policy of the page forbids it, no script of the page sees it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pytest_govsite.observe.world import World

_LIMIT = 15.0


@cache
def axe_source() -> str:
    """Return the axe-core that axe-playwright-python carries."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@cache
def axe_version() -> str:
    """Return the version that the script names; empty where it names none."""
    found = re.search(r"axe v([\d.]+)", axe_source()[:200])
    return found[1] if found else ""


async def put_axe(world: World) -> None:
    """Make `axe` known in a world, once; errors as in `World.call`."""
    if await world.call("() => typeof globalThis.axe === 'object'", limit=_LIMIT):
        return
    await world.call("(source) => { (0, eval)(source); }", axe_source(), limit=_LIMIT)
