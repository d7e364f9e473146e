"""Forms, and the controls that stand together without one: icons and words with a click handler among them."""

from __future__ import annotations

import re

from pytest_govsite.document.limits import MAX_FACTS
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import Control, Form

_CONTROLS = frozenset(("input", "select", "textarea", "button"))
_SEARCHES = re.compile(r"搜\s*索|搜一下|检\s*索|查\s*询|提\s*交|登\s*录|注\s*册|search|submit|query", re.I)
_CLICKED = frozenset(("a", "span", "i", "div", "img", "em", "b", "label", "p"))
_NO_BUTTONS = _CONTROLS | {"a", "area", "img", "body", "html", "form", "option", "script", "table", "tbody"}
_LEVELS = 3
_MAX_CLICKED = 300


def read_forms(nodes: Nodes) -> tuple[Form, ...]:
    """Return the forms in document order, and groups of controls that belong to none."""
    reader = _Reader(nodes)
    elements = nodes.tree.elements
    forms = [e for e in elements if e.tag == "form" and not e.silent][:500]
    made = [(form.index, reader.form(form)) for form in forms]
    groups = reader.groups()
    groups += reader.clicked({e.index for group in groups for e in group})
    made += [(group[0].index, reader.loose(group)) for group in groups]
    return tuple(form for _, form in sorted(made, key=lambda pair: pair[0]))


class _Reader:
    def __init__(self, nodes: Nodes) -> None:
        self._nodes, self._tree = nodes, nodes.tree
        self._owner: dict[int, Element] = {}
        self._controls = [e for e in self._tree.elements if _is_control(e)][:MAX_FACTS]
        self._labels = self._read_labels()
        self._assign()

    def form(self, form: Element) -> Form:
        method = form.value("method").lower()
        return Form(
            **self._nodes.of(form),
            action=self._nodes.addresses.resolve(form.attributes.get("action")),
            method=method if method in ("get", "post", "dialog") else "get",
            novalidate="novalidate" in form.attributes,
            controls=tuple(self._make(e) for e in self._controls if self._owner.get(e.index) is form),
        )

    def loose(self, group: list[Element]) -> Form:
        container = _container(group[0])
        return Form(**self._nodes.of(container), controls=tuple(self._make(e) for e in group))

    def groups(self) -> list[list[Element]]:
        """Return controls without a form, those together that share a near container, with what is clicked beside them."""
        groups: list[list[Element]] = []
        loose = [e for e in self._controls if e.index not in self._owner]
        for control in loose:
            if groups and control.index < _container(groups[-1][0]).end:
                groups[-1].append(control)
            else:
                groups.append([control])
        return [self._with_clicked(group) for group in groups[:200]]

    def clicked(self, known: set[int]) -> list[list[Element]]:
        """Return what else acts when clicked (an icon that prints), those together that share a near container."""
        groups: list[list[Element]] = []
        found = [e for e in self._tree.attributed if self._acts(e) and e.index not in known]
        for element in found[:_MAX_CLICKED]:
            if groups and element.index < _container(groups[-1][0]).end:
                groups[-1].append(element)
            else:
                groups.append([element])
        return groups

    def _acts(self, element: Element) -> bool:
        if element.silent or element.tag in _NO_BUTTONS:
            return False
        handler = element.attributes.get("onclick")
        if not handler:
            return element.attributes.get("role") == "button" and element.tag != "a"
        return not self._nodes.addresses.handler(handler)

    def _with_clicked(self, group: list[Element]) -> list[Element]:
        if not any(e.tag == "input" and e.value("type").lower() not in ("hidden", "checkbox", "radio") for e in group):
            return group
        around = self._tree.inside(_container(group[0]))
        if len(around) > 40:
            return group
        clicked = [e for e in around if e.tag in _CLICKED and self._is_clicked(e)]
        return sorted([*group, *clicked[:5]], key=lambda e: e.index)

    def _is_clicked(self, element: Element) -> bool:
        inside = self._tree.inside(element)[:6]
        if len(inside) > 4 or any(e.tag in _CONTROLS for e in inside):
            return False
        if element.attributes.get("onclick"):
            return True
        if element.tag in ("a", "span", "i", "div") and _SEARCHES.search(f"{element.names} {element.value('title')}"):
            return self._tree.text_length(element) <= 8
        return element.tag in ("a", "span") and bool(_SEARCHES.fullmatch(self._tree.text(element, 20)))

    def _assign(self) -> None:
        named = {e.value("id"): e for e in self._tree.attributed if e.tag == "form" and e.value("id")}
        for control in self._controls:
            owner = named.get(control.value("form")) or _ancestor_form(control) or self._table_form(control)
            if owner is not None:
                self._owner[control.index] = owner

    def _table_form(self, control: Element) -> Element | None:
        """Return the form that the parser closed because it stood between table rows (HTML 13.2.6.4.9)."""
        node = control.parent
        while node is not None:
            if node.tag in ("tr", "tbody", "table"):
                for child in self._tree.children(node)[:20]:
                    if child.tag == "form" and child.index < control.index and child.end == child.index + 1:
                        return child
            node = node.parent
        return None

    def _make(self, element: Element) -> Control:
        region = element.region
        kind = element.value("type").lower() or ("submit" if element.tag == "button" else element.tag)
        return Control(
            **self._nodes.of(element),
            tag=element.tag,
            kind=kind if element.tag in ("input", "button") else element.tag,
            name=element.value("name")[:200],
            identifier=element.value("id")[:200],
            label=self._nodes.clean(self._label(element)[:300], region),
            placeholder=element.value("placeholder")[:300],
            handler=element.value("onclick")[:300],
            required="required" in element.attributes or element.value("aria-required").lower() == "true",
        )

    def _label(self, element: Element) -> str:
        button = element.tag == "button" or element.tag in _CLICKED
        value = element.value("value") if element.value("type").lower() in ("submit", "button", "reset") else ""
        candidates = (
            self._labels.get(element.value("id"), "") if element.value("id") else "",
            _wrapping_label(self._nodes, element),
            element.value("aria-label"),
            self._tree.text(element, 200) if button else "",
            value,
            element.value("title"),
            element.value("placeholder"),
            element.value("alt"),
        )
        return next((text for text in candidates if text), "")

    def _read_labels(self) -> dict[str, str]:
        labels = [e for e in self._tree.elements if e.tag == "label" and e.value("for")]
        return {e.value("for"): self._tree.text(e, 200).strip(" :：*") for e in labels[:2_000]}


def _is_control(element: Element) -> bool:
    return element.tag in _CONTROLS and not (element.silent and element.tag not in ("select", "textarea"))


def _ancestor_form(element: Element) -> Element | None:
    node = element.parent
    while node is not None:
        if node.tag == "form":
            return node
        node = node.parent
    return None


def _container(element: Element) -> Element:
    node = element
    for _ in range(_LEVELS):
        if node.parent is None or node.parent.tag in ("body", "html") or node.parent.end - node.parent.index > 60:
            break
        node = node.parent
    return node


def _wrapping_label(nodes: Nodes, element: Element) -> str:
    node = element.parent
    for _ in range(4):
        if node is None:
            return ""
        if node.tag == "label":
            return nodes.tree.text(node, 200)
        node = node.parent
    return ""
