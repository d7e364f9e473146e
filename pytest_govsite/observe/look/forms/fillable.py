"""Which pages have something to fill in besides a search or a log-in."""

from __future__ import annotations

from pytest_govsite.model import Form, PageFacts

_TYPED = frozenset({"text", "input", "email", "tel", "url", "number", "date", "textarea"})
_FEW = 2


def may_be_filled_in(facts: PageFacts) -> bool:
    """Return False for a page without a form of two fields to type into, of one long text, or of one field that the page checks itself."""
    document = facts.document
    return document is None or any(_asks(form) for form in document.forms)


def _asks(form: Form) -> bool:
    kinds = [control.kind.lower() for control in form.controls]
    if "password" in kinds:
        return False
    typed = sum(kind in _TYPED for kind in kinds)
    return "textarea" in kinds or typed >= (1 if form.novalidate else _FEW)
