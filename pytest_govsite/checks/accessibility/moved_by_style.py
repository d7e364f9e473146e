"""What stands at the edge because a style moves it there and back without end."""

from __future__ import annotations

import re

import msgspec

from pytest_govsite.model import CloserLook, DomDocument, DomNode, EnlargedState

_MOVES = re.compile(r"translate|(?:^|[{;\s])(?:left|right|margin-left|margin-right|inset[\w-]*)\s*:")


def without_moving(page: CloserLook, state: EnlargedState | None) -> EnlargedState | None:
    """Return the state without what was cut at the moment of the look and moves through its box.

    Whether it can be paused is told elsewhere.
    """
    if state is None or page.dom is None or not any(loss.kind == "clipped" for loss in state.losses):
        return state
    document = page.dom.main
    names = [document.selector(each) for each in endless(document) if _is_moved(document, each)]
    kept = tuple(
        loss
        for loss in state.losses
        if loss.kind != "clipped" or loss.element.frame or not within(loss.element.selector, names)
    )
    return msgspec.structs.replace(state, losses=kept)


def endless(document: DomDocument) -> list[DomNode]:
    """Return the elements that a style animates without end."""
    return [
        each
        for each in document.elements
        if (style := document.style(each)) is not None and "infinite" in style.animation
    ]


def within(selector: str, names: list[str]) -> bool:
    """Return whether a selector is one of the names, or of something below one."""
    return any(selector == name or selector.startswith(f"{name} > ") for name in names)


def _is_moved(document: DomDocument, node: DomNode) -> bool:
    style = document.style(node)
    names = {each.split()[0] for each in style.animation.split(",") if each.split()} if style is not None else set()
    return any(
        match[1] in names and _MOVES.search(rule)
        for rule in document.rules
        if (match := re.search(r"@keyframes\s+([\w-]+)", rule))
    )
