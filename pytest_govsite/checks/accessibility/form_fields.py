"""Fields of forms with the words that stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.model import DomDocument, DomNode

_NO_FIELDS = frozenset({"hidden", "submit", "button", "image", "reset"})
_CHOICES = frozenset({"radio", "checkbox"})
_SEARCHES = re.compile(r"(?<![A-Za-z])[Ss]earch|(?<=[a-z])Search|sousuo|[Ff]ull[Tt]ext|/so/")
"""In the name of a field or the address of its form."""
_BUTTON = re.compile(r"^\W*(?:search|find|look ?up)\b|^\s*(?:搜\s*索|检\s*索|查找)", re.IGNORECASE)
"""Name of a button that searches."""
_FAR = 400
_MOST = 300


def is_off(document: DomDocument, node: DomNode) -> bool:
    """Return True for a field that cannot be used now, itself or with the group around it."""
    return "disabled" in node.attributes or any(
        each.tag == "fieldset" and "disabled" in each.attributes for each in document.ancestors(node)
    )


@dataclass(frozen=True)
class Field:
    """A field that a person fills in or chooses, and its surroundings."""

    document: DomDocument = field(repr=False)
    node: DomNode
    kind: str
    """`type` of an input, else the tag."""
    form: DomNode | None
    """The form around it, or the one that its `form` attribute names. None: it stands in none."""
    before: str
    """Text between the field before it and this one."""
    inside: str
    """What of it stands in its form."""
    after: str
    """Text between this one and the next field or its label."""

    @property
    def label(self) -> str:
        """Its accessible name."""
        return self.node.name or ""

    @property
    def placeholder(self) -> str:
        """Its placeholder."""
        return self.node.get("placeholder") or ""

    @cached_property
    def own_label(self) -> str:
        """Its name without what only the placeholder says."""
        return "" if self.label == self.placeholder else self.label

    @property
    def near(self) -> str:
        """All that is said about it outside its placeholder."""
        return f"{self.before} {self.own_label} {self.after} {self.node.description}"

    @property
    def is_choice(self) -> bool:
        """True: a radio button or a check box."""
        return self.kind in _CHOICES

    @property
    def is_text(self) -> bool:
        """True: a person types into it."""
        return self.node.tag == "textarea" or (
            self.node.tag == "input" and self.kind not in (*_CHOICES, "file", "range", "color")
        )

    @property
    def required(self) -> bool:
        """True: the markup says that it has to be filled in."""
        return self.node.get("required") is not None or self.node.get("aria-required") == "true"

    @property
    def off(self) -> bool:
        """True: it cannot be filled in now, itself or with the group around it."""
        return is_off(self.document, self.node)

    @cached_property
    def searches(self) -> bool:
        """True: a search box or part of a query."""
        if self.kind == "search" or self.document.closest(self.node, "search") is not None:
            return True
        told = [self.own_label, self.placeholder, self.node.get("name") or "", self.node.get("id") or ""]
        if self.is_text:
            told.append(self.node.get("value") or "")
            if _SEARCHES.search(" ".join((self.node.get("class") or "", *self._whole_form))):
                return True
            if any(_BUTTON.search(each) for each in self._sent_by):
                return True
        return any(pattern("forms", "search").search(each) for each in told)

    @cached_property
    def _whole_form(self) -> tuple[str, ...]:
        """What the form is called and where it goes, if this is all that a person types into it."""
        form = self.form
        if form is None:
            return ()
        typed = [
            each
            for each in self.document.descendants(form)
            if each.tag in ("textarea", "select") or (each.tag == "input" and _kind(each) not in _NO_FIELDS)
        ]
        if typed != [self.node]:
            return ()
        return tuple(form.get(name) or "" for name in ("action", "id", "class", "name"))

    @property
    def _sent_by(self) -> tuple[str, ...]:
        """Names of the buttons of its form, if this is all that a person types into it and need not be filled in."""
        form = self.form
        if form is None or self.required or not self._whole_form:
            return ()
        return tuple(each.name or "" for each in self.document.descendants(form) if each.role == "button")


def fields(document: DomDocument) -> list[Field]:
    """Return the fields that are shown, in document order."""
    nodes = [node for node in document.by_tag("input", "select", "textarea") if _is_shown_field(document, node)][:_MOST]
    feet = [(each.index, each.end) for each in document.elements if each.role == "contentinfo" or each.tag == "footer"]
    found: list[Field] = []
    for place, node in enumerate(nodes):
        start = nodes[place - 1].end if place else max(0, node.index - _FAR)
        stop = nodes[place + 1].index if place + 1 < len(nodes) else min(len(document.nodes), node.end + _FAR)
        form = _form(document, node)
        # telephone numbers and records at the foot of a page say nothing of a field above
        apart = [(first, end) for first, end in feet if not first <= node.index < end]
        found.append(
            Field(
                document=document,
                node=node,
                kind=_kind(node),
                form=form,
                before=_said(document, document.nodes[start : node.index], apart),
                inside=_said(document, document.nodes[max(start, form.index if form is not None else 0) : node.index]),
                after=_said(document, _up_to_label(document.nodes[node.end : stop]), apart),
            )
        )
    return found


def _kind(node: DomNode) -> str:
    return (node.get("type") or "text").strip().lower() if node.tag == "input" else node.tag


def _is_shown_field(document: DomDocument, node: DomNode) -> bool:
    if node.tag == "input" and _kind(node) in _NO_FIELDS:
        return False
    if node.visible:
        return not node.hidden
    # a choice that is drawn by its label
    return _kind(node) in _CHOICES and not node.hidden and any(label.visible for label in labels_of(document, node))


def labels_of(document: DomDocument, node: DomNode) -> list[DomNode]:
    """Return the labels of a field."""
    name = node.get("id")
    found = [each for each in document.by_tag("label") if name and each.get("for") == name and each.scope == node.scope]
    around = document.closest(node, "label")
    return found + ([around] if around is not None and around not in found else [])


def _form(document: DomDocument, node: DomNode) -> DomNode | None:
    name = node.get("form")
    return document.referred(node, name) if name else document.closest(node, "form")


def _up_to_label(nodes: Iterable[DomNode]) -> list[DomNode]:
    found: list[DomNode] = []
    for node in nodes:
        if node.tag in ("label", "legend", "th", "dt"):
            break
        found.append(node)
    return found


def _said(document: DomDocument, nodes: Iterable[DomNode], apart: Iterable[tuple[int, int]] = ()) -> str:
    parts: list[str] = []
    for node in nodes:
        if any(first <= node.index < end for first, end in apart):
            continue
        if node.is_text:
            around = document.nodes[node.parent]
            if node.visible and around.tag not in ("option", "script", "style"):
                parts.append(node.text)
        elif node.tag == "img" and node.visible:
            parts.append(f" {node.get('alt') or node.get('title') or ''} ")
        elif (style := document.style(node)) is not None and (style.before or style.after):
            parts.append(f" {style.before} {style.after} ")
    return " ".join("".join(parts).split())[-600:]
