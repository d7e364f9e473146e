"""axe-core over the page and every frame, put together in the page itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pytest_govsite.model import AxeCheck, AxeFrame, AxeLook, AxeNode, AxeResult
from pytest_govsite.observe.frames import FrameReading
from pytest_govsite.observe.look.axe_core import axe_version, put_axe
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.world import ScriptFailedError, World, script

_RUN = """accesskeys area-alt aria-allowed-attr aria-allowed-role aria-braille-equivalent aria-command-name
    aria-conditional-attr aria-deprecated-role aria-dialog-name aria-hidden-body aria-hidden-focus
    aria-input-field-name aria-meter-name aria-progressbar-name aria-prohibited-attr aria-required-attr
    aria-required-children aria-required-parent aria-roles aria-tab-name aria-text aria-toggle-field-name
    aria-tooltip-name aria-treeitem-name aria-valid-attr aria-valid-attr-value autocomplete-valid
    avoid-inline-spacing blink button-name bypass color-contrast definition-list dlitem document-title
    duplicate-id-aria empty-heading empty-table-header form-field-multiple-labels frame-focusable-content
    frame-title frame-title-unique heading-order html-has-lang html-lang-valid html-xml-lang-mismatch image-alt
    image-redundant-alt input-button-name input-image-alt label label-content-name-mismatch label-title-only
    landmark-banner-is-top-level landmark-contentinfo-is-top-level landmark-main-is-top-level
    landmark-no-duplicate-banner landmark-no-duplicate-contentinfo landmark-no-duplicate-main landmark-one-main
    landmark-unique link-in-text-block link-name list listitem marquee meta-refresh meta-viewport
    meta-viewport-large nested-interactive no-autoplay-audio object-alt p-as-heading page-has-heading-one
    presentation-role-conflict region role-img-alt scope-attr-valid scrollable-region-focusable select-name
    server-side-image-map skip-link summary-name svg-img-alt tabindex table-duplicate-name table-fake-caption
    td-has-header td-headers-attr th-has-data-cells valid-lang video-caption"""
RULES = tuple(_RUN.split())
"""Rules of axe-core that run. Left out: those that only ask for more tests (hidden-content, frame-tested), obsolete
ones (duplicate-id), level AAA, those that need style sheets loaded again (css-orientation-lock), 24-pixel targets (the
norm wants 44) and focus-order-semantics, which takes every focusable text for a fault."""
_ACROSS = (
    "bypass",
    "frame-title-unique",
    "heading-order",
    "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo",
    "landmark-no-duplicate-main",
    "landmark-one-main",
    "landmark-unique",
    "page-has-heading-one",
    "region",
    "accesskeys",
)
"""Rules that compare elements, across frames too: their passes matter."""
_NODES = 100
_LIMIT = 15.0
_UNREADABLE = "框架无法读取 / the frame cannot be read"


async def run_axe(main: World, frames: Sequence[FrameReading], limits: VisitLimits) -> AxeLook:
    """Return what axe-core says of page and frames; a frame that does not answer is told as untested.

    Args:
        main: our world in the page itself.
        frames: what `read_frames` found.
        limits: of the visit.

    Raises:
        playwright.async_api.Error, TimeoutError, ScriptFailedError: the page itself cannot be tested.
    """
    run = _Run(frames, min(limits.capture, _LIMIT))
    first = await run.document(main, None)
    await run.inside(main.frame, first)
    told = json.loads(
        await main.call(
            script("look/axe_finish.js"), run.partials, {"rules": RULES, "nodes": _NODES}, limit=limits.capture
        )
    )
    return AxeLook(
        version=axe_version(),
        rules=RULES,
        frames=len(run.tested) - 1,
        results=tuple(run.result(item) for item in told),
        untested=tuple(run.untested),
    )


class _Run:
    """Walks the frames as axe-core counts them: an outer document, then each of its frames with what is inside."""

    def __init__(self, frames: Sequence[FrameReading], limit: float) -> None:
        self._frames = frames
        self._limit = limit
        self.partials: list[dict[str, Any] | None] = []
        self.tested: dict[str, tuple[int, str]] = {}
        """By DevTools id: place of the document in the tree, and its address; an empty one for the page itself."""
        self.untested: list[AxeFrame] = []

    async def document(self, world: World, context: dict[str, Any] | None) -> dict[str, Any]:
        await put_axe(world)
        options = {"frame": world.frame, "rules": RULES, "across": _ACROSS, "nodes": _NODES, "context": context}
        told: dict[str, Any] = json.loads(await world.call(script("look/axe_run.js"), options, limit=self._limit))
        address = "" if context is None else str(told["url"]).partition("#")[0]
        self.tested[world.frame] = (int(told["document"]), address)
        self.partials.append(told["partial"])
        return told

    async def inside(self, around: str, told: dict[str, Any]) -> None:
        for item in told["frames"]:
            frame = self._find(around, item["index"])
            inner = await self._frame(frame, item["context"]) if frame and item.get("context") else None
            if frame is not None and inner is not None:
                await self.inside(frame.branch.frame, inner)
            else:
                # finishRun counts on one part for each frame
                self.partials.append(None)

    async def _frame(self, frame: FrameReading, context: dict[str, Any]) -> dict[str, Any] | None:
        from playwright.async_api import Error

        if frame.world is None or frame.reading is None:
            self.untested.append(AxeFrame(url="", reason=_UNREADABLE))
            return None
        try:
            return await self.document(frame.world, context)
        except (Error, TimeoutError, ScriptFailedError) as error:
            detail = str(error).splitlines()[0][:150] if str(error) else "time-out"
            self.untested.append(AxeFrame(url=frame.reading.url.partition("#")[0], reason=detail))
            return None

    def _find(self, around: str, place: int) -> FrameReading | None:
        found = [frame for frame in self._frames if frame.branch.parent == around and frame.place == place]
        return found[0] if found and place >= 0 else None

    def result(self, item: dict[str, Any]) -> AxeResult:
        return AxeResult(
            rule=item["rule"],
            impact=item["impact"],
            violations=tuple(map(self._node, item["violations"])),
            incomplete=tuple(map(self._node, item["incomplete"])),
            error=item["error"],
        )

    def _node(self, item: dict[str, Any]) -> AxeNode:
        document, address = self.tested.get(item["frame"], (-1, ""))
        return AxeNode(
            document=document,
            node=item["node"],
            frame=address,
            selector=item["selector"],
            html=masked(item["html"]),
            checks=tuple(
                AxeCheck(
                    id=check["id"],
                    key=check["key"],
                    message=masked(check["message"]),
                    data={name: masked(value) for name, value in check["data"].items()},
                )
                for check in item["checks"]
            ),
        )
