"""Fields to fill in, in the main area of a page."""

from __future__ import annotations

from pytest_govsite.discover import words
from pytest_govsite.model import Control, DocumentFacts, Region

EDITABLE = frozenset(
    {"text", "textarea", "select", "select-one", "tel", "email", "number", "date", "file", "password", "url", "input"}
)
"""Kinds of controls that take what somebody writes or chooses."""


def fields_of(document: DocumentFacts) -> list[Control]:
    """Return the fields of the main area; forms that only search are left out."""
    kept: list[Control] = []
    for form in document.forms:
        own = tuple(
            c for c in form.controls if c.region is Region.MAIN and c.kind != "hidden" and c.visible is not False
        )
        if form.visible is not False and not _only_searches(form.action, own):
            kept += own
    return kept


def _only_searches(action: str, controls: tuple[Control, ...]) -> bool:
    editable = [c for c in controls if c.kind in EDITABLE]
    asks = any(c.kind in ("textarea", "password", "file") for c in editable)
    choices = sum(1 for c in controls if c.kind in ("radio", "checkbox"))
    if asks or len(editable) > 4 or choices > 3 or (choices > 1 and not editable):
        return False
    rest = [c for c in editable if not words.SEARCH_BOX.search(f"{c.name} {c.identifier} {c.label} {c.placeholder}")]
    return len(editable) <= 1 or len(rest) <= 1 or bool(words.SEARCH_BOX.search(action))


def submits(control: Control) -> bool:
    """Return True for a button that sends a form, searches aside."""
    return control.kind in ("submit", "image", "button") and not words.SEARCH.fullmatch(control.label.strip())
