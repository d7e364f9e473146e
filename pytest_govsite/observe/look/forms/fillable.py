"""Which pages have something to fill in besides a search or a log-in."""

from __future__ import annotations

import re

from pytest_govsite.model import Form, PageFacts

_TYPED = frozenset({"text", "input", "email", "tel", "url", "number", "date", "textarea"})
_FEW = 2
_EXACT = re.compile(r"编\s*号|号\s*码|单\s*号|证件|身份证|手机|电话|邮箱|查询码")
"""What has to be written in one way, so that one field of it may be filled in wrongly."""


def may_be_filled_in(facts: PageFacts) -> bool:
    """Return False for a page without a form of two fields to type into, of one long text, or of one field for a number or code.

    A page that checks its only field itself may be filled in too.
    """
    document = facts.document
    return document is None or any(_asks(form) for form in document.forms)


def _asks(form: Form) -> bool:
    kinds = [control.kind.lower() for control in form.controls]
    if "password" in kinds:
        return False
    typed = sum(kind in _TYPED for kind in kinds)
    exact = any(
        control.kind.lower() in _TYPED and _EXACT.search(f"{control.label} {control.placeholder}")
        for control in form.controls
    )
    return "textarea" in kinds or typed >= (1 if form.novalidate or exact else _FEW)
