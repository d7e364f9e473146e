"""Texts that end in an ellipsis until a button opens them."""

from __future__ import annotations

import msgspec

from pytest_govsite.model import CloserLook, DomDocument, DomNode, EnlargedState, Loss


def without_shortened(page: CloserLook, state: EnlargedState | None) -> EnlargedState | None:
    """Return the state without what is cut by an ellipsis and a closed button beside it opens (`aria-controls`)."""
    if state is None or page.dom is None or not any(loss.ellipsis for loss in state.losses):
        return state
    opened = {f"#{name}" for document in page.dom.documents if not document.frame for name in _opened(document)}
    kept = tuple(loss for loss in state.losses if not _is_opened(loss, opened))
    return msgspec.structs.replace(state, losses=kept)


def _is_opened(loss: Loss, opened: set[str]) -> bool:
    cut = loss.by or loss.element
    return bool(loss.ellipsis) and not cut.frame and cut.selector in opened


def _opened(document: DomDocument) -> list[str]:
    return [
        name
        for node in document.elements
        if node.attributes.get("aria-expanded") == "false" and _is_button(node)
        for name in node.attributes.get("aria-controls", "").split()
    ]


def _is_button(node: DomNode) -> bool:
    return node.visible and node.tabbable and node.role in ("button", "link")
