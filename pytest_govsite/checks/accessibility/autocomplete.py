"""Fields about the person who fills them in tell their purpose to the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pytest_govsite.checks.accessibility.form_fields import Field, fields
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import table
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, Verdict

_PERSONAL = frozenset({"name", "given-name", "family-name", "email", "tel", "street-address"})
_OFF = ("", "on", "off", "no", "none", "nope", "new", "false", "true", "disabled")
_CONTACT = ("home", "work", "mobile", "fax", "pager", "shipping", "billing", "webauthn")


def autocomplete(page: CloserLook) -> Iterator[Verdict]:
    """Every field about the user carries the `autocomplete` token of its purpose.

    WCAG 2.1, 1.3.5 (technique H98, failure F107).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    some = False
    for document in seen.documents:
        asked = [(each, purpose) for each in fields(document) if (purpose := purpose_of(document, each))]
        forms = {_place(each) for each, purpose in asked if purpose in _PERSONAL and not _is_street(each)}
        for each, purpose in asked:
            if _place(each) not in forms and not _is_of_another(each, purpose):
                continue  # a lone city or country may be a filter, a lone street the place that a report is about
            some = True
            found += _judge(page, document, each, purpose)
    if not some:
        yield inapplicable("没有填写本人信息的字段", "no field asks for data of the user")
        return
    yield from or_passed(found, "个人信息字段都标明用途", "fields about the user tell their purpose")


def purpose_of(document: DomDocument, asked: Field) -> str:
    """Return the token that a field about the user should carry; empty where it asks for something else."""
    if asked.kind in ("textarea", "radio", "checkbox", "file", "hidden", "password") or asked.searches:
        return ""
    if asked.node.get("readonly") is not None or asked.node.get("disabled") is not None or _queries(document, asked):
        return ""
    group = document.closest(asked.node, "fieldset", "group")
    around = f"{asked.label} {group.name if group is not None else ''} {_headed(document, asked)}"
    if any(re.search(each, around, re.IGNORECASE) for each in table("autocomplete")["others"]["words"]):
        return ""
    label = re.sub(
        table("autocomplete")["others"]["label"], " ", asked.label or asked.before[-30:], flags=re.IGNORECASE
    )
    label = " ".join(label.split())
    for purpose, expressions in _labels():
        if any(expression.fullmatch(label) for expression in expressions):
            return purpose
    return ""


def _headed(document: DomDocument, asked: Field) -> str:
    """Return the heading of the part of its form that a field stands in."""
    if asked.form is None:
        return ""
    heads = [
        node
        for node in document.by_role("heading")
        if node.index < asked.node.index and document.contains(asked.form, node)
    ]
    return heads[-1].name or document.text(heads[-1]) if heads else ""


@cache
def _labels() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    told = table("autocomplete")["label"]
    return tuple((name, tuple(re.compile(each, re.IGNORECASE) for each in told[name])) for name in told)


def _is_street(asked: Field) -> bool:
    """True: its label names a street, not an address."""
    return bool(re.match(r"street(?!\s+address)", (asked.label or asked.before[-30:]).strip(), re.IGNORECASE))


def _place(asked: Field) -> int:
    return asked.form.index if asked.form is not None else -1


def _queries(document: DomDocument, asked: Field) -> bool:
    """True: the form looks something up."""
    if asked.form is None:
        return False
    if (asked.form.get("role") or "") == "search":
        return True
    buttons = [
        node
        for node in document.descendants(asked.form)
        if node.tag == "button" or (node.tag == "input" and node.get("type") in ("submit", "button", "image"))
    ]
    names = [(node.name or document.text(node)) for node in buttons if node.visible]
    return bool(names) and any(
        re.search(r"查\s*询|搜\s*索|检\s*索|查\s*找|\bsearch\b|\bfind\b|\blook ?up\b", name, re.IGNORECASE)
        for name in names
    )


def _token(asked: Field) -> str:
    told = (asked.node.get("autocomplete") or "").strip().lower()
    tokens = [each for each in told.split() if each not in _CONTACT and not each.startswith("section-")]
    return tokens[-1] if tokens else ""


def _is_of_another(asked: Field, purpose: str) -> bool:
    """True: it names a purpose that is known, and not this one."""
    fits = table("autocomplete")["fits"]
    return _token(asked) in {token for tokens in fits.values() for token in tokens} - set(fits[purpose])


def _judge(page: CloserLook, document: DomDocument, asked: Field, purpose: str) -> Iterator[Verdict]:
    told = (asked.node.get("autocomplete") or "").strip().lower()
    last = _token(asked)
    pointer = at(page, document, asked.node)
    if last in _OFF:
        yield failed(
            "个人信息字段没有用 autocomplete 标明用途",
            "a field about the user does not tell its purpose by autocomplete",
            expected=f'autocomplete="{purpose}"',
            found=f"{asked.label[:40]} {told}".strip(),
            pointer=pointer,
        )
        return
    if _is_of_another(asked, purpose):
        yield failed(
            "autocomplete 的值与字段的用途不符",
            "autocomplete names another purpose than the field's",
            expected=f'autocomplete="{purpose}"',
            found=told,
            pointer=pointer,
        )
