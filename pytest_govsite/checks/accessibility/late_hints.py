"""Rules of a form that stand behind its button, where they are read too late."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import Field
from pytest_govsite.checks.accessibility.passages import passages
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_RULE = re.compile(
    r"(?:密码|口令|身份证|手机号|日期)[^。；]{0,16}(?:至少|不少于|须|必须|应为|由)[^。；]{0,8}\d+|"
    r"^(?:at least|minimum(?: of)?) \d+ (?:characters|letters|digits|figures)\b|^(?:至少|不少于)\s*\d+\s*(?:位|个字符)|"
    r"\b(?:passwords?|passcode|pin|date|number|code|reference)\b[^.]{0,30}\b(?:must|needs? to|has to|have to|should)\b[^.]{0,40}\b(?:\d+|letters?|digits?|figures?|characters?|capital)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"at least|minimum|至少|不少于", re.IGNORECASE)
_LONGEST = 200


def late_hints(page: CloserLook, document: DomDocument, asked: list[Field]) -> Iterator[Verdict]:
    """Yield a rule for a field of the form that stands behind its last button only and that no field refers to (WCAG 3.3.2)."""
    form = asked[0].form
    button = _last_button(document, form) if form is not None else None
    if form is None or button is None:
        return
    around = document.parent(form)
    until = around.end if around is not None and around.tag not in ("body", "html", "main") else form.end
    told = " ".join(each.node.description for each in asked)
    before = " ".join(p.text for p in passages(document) if p.node.index < button.index)
    for passage in passages(document):
        inside = button.end <= passage.node.index < max(until, form.end + _NEXT)
        if not inside or len(passage.text) > _LONGEST or passage.text in told:
            continue
        match = _RULE.search(passage.text)
        if match is None or match.group(0) in before:
            continue
        if _BARE.match(match.group(0)) or _speaks_of(match.group(0), asked):
            yield advice(
                "填写要求写在提交按钮之后",
                "what a field requires stands behind the button of the form",
                expected="写在字段旁，或用 aria-describedby / beside the field, or aria-describedby",
                found=passage.text[:100],
                pointer=at(page, document, passage.node),
            )
            return


_NEXT = 12
"""Nodes behind a form that still are about it."""


def _last_button(document: DomDocument, form: DomNode) -> DomNode | None:
    found = [
        each
        for each in document.descendants(form)
        if each.visible
        and (
            (each.tag == "button" and (each.get("type") or "submit") == "submit")
            or each.get("type") in ("submit", "image")
        )
    ]
    return found[-1] if found else None


def _speaks_of(rule: str, asked: list[Field]) -> bool:
    """True: the rule names what the label of a field names."""
    said = rule.lower()
    return any(
        any(word in said for word in re.findall(r"[a-z]{4,}|[\u4e00-\u9fff]{2,}", each.own_label.lower()))
        for each in asked
    )
