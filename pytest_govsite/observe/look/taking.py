"""Looks that need no load of their own: taken while a page is rendered, before its picture."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from pytest_govsite.errors import GovsiteError
from pytest_govsite.model import DomLook, Look, Unobserved, UnobservedReason
from pytest_govsite.observe.capture import TooMuchError
from pytest_govsite.observe.frames import FrameReading
from pytest_govsite.observe.look.axe_run import run_axe
from pytest_govsite.observe.look.concealed import look_for_concealed
from pytest_govsite.observe.look.media_playing import try_playing
from pytest_govsite.observe.look.snapshot import take_snapshot
from pytest_govsite.observe.reasons import broken
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import ScriptFailedError, World

if TYPE_CHECKING:
    from pytest_govsite.observe.store import Store

Taking = Callable[[World, Sequence[FrameReading], VisitLimits], Awaitable[Look]]


async def _dom(main: World, frames: Sequence[FrameReading], limits: VisitLimits) -> Look:
    return DomLook(dom=await take_snapshot(main, frames, limits))


TAKINGS: dict[str, Taking] = {"dom": _dom, "concealed": look_for_concealed, "axe": run_axe, "media": try_playing}
"""By kind, in the order in which they are taken; `concealed` reads what `dom` left in the page."""


async def take_looks(
    url: str,
    main: World,
    frames: Sequence[FrameReading],
    kinds: frozenset[str],
    store: Store,
    limits: VisitLimits,
) -> None:
    """Take the looks that are asked for and store each, or why it could not be taken.

    Raises:
        playwright.async_api.Error: the browser is gone.
    """
    from playwright.async_api import Error

    for kind, take in TAKINGS.items():
        if kind not in kinds:
            continue
        seen: Look | Unobserved
        try:
            seen = await take(main, frames, limits)
        except (Error, TimeoutError, ScriptFailedError) as error:
            detail = str(error).splitlines()[0][:150] if str(error) else "time-out"
            seen = Unobserved(url=url, reason=UnobservedReason.TIMEOUT, detail=f"{kind}：{detail}")
        except TooMuchError as error:
            seen = Unobserved(url=url, reason=error.reason, detail=error.detail)
        except (GovsiteError, OSError):
            raise
        except Exception as error:  # a fault of ours costs this look, never the inspection
            seen = broken(url, error)
        store.put_look(url, kind, seen)
