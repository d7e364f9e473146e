"""Names of controls: icons that nobody can read, hints in place of names, labels that point nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pytest_govsite.checks.accessibility.label_targets import labels_meant_for_another
from pytest_govsite.checks.accessibility.made_controls import (
    BUTTONS,
    EXPECTED,
    ROLES,
    is_labelled,
    made_controls,
)
from pytest_govsite.checks.accessibility.opened_parts import fields_without_name
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import plain, words
from pytest_govsite.checks.accessibility.wordless import fault_of, is_sign
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_LABELABLE = frozenset({"input", "select", "textarea", "button", "meter", "output", "progress"})
_SUM = frozenset("0123456789+-−×÷=*/.%CE")


def control_names(page: CloserLook) -> Iterator[Verdict]:
    """Every control has a name that can be read (GB/T 37668-2019, 3.2.1.3).

    Controls without any name are told by axe-core, but for fields in what is shown once it is opened.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    documents = [document for document in seen.documents if document.nodes]
    verdicts = [v for document in documents for judge in _JUDGES for v in judge(page, document)]
    controls = sum(1 for document in documents for _ in document.by_role(*ROLES))
    if not verdicts and not controls:
        yield inapplicable("页面没有控件", "the page has no controls")
        return
    yield from or_passed(
        verdicts,
        "控件的名称都能读出来",
        "the names of controls can be read",
        measured=f"{controls} 个控件 / controls",
    )


def _signs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_role(*BUTTONS):
        name = (node.name or "").strip()
        if node.hidden or not name:
            continue
        if is_sign(name):
            if node.description and not is_sign(node.description):
                continue
            if _in_calculator(document, node):
                continue
            yield failed(
                "按钮的名称只是一个图标字符",
                "the name of the button is an icon character",
                found=name,
                expected=EXPECTED,
                pointer=at(page, document, node),
            )
        elif plain(name) in _EMPTY_NAMES or (not document.text(node) and (plain(name) in _kinds() or _is_file(name))):
            if plain(name) not in _EMPTY_NAMES and _among_tools(document, node):
                continue  # what is put into a text: a picture
            yield failed(
                "按钮的名称没有说明它做什么",
                "the name of the button does not say what it does",
                found=name[:100],
                expected=EXPECTED,
                pointer=at(page, document, node),
            )


_EMPTY_NAMES = frozenset({"button", "btn", "icon", "按钮", "图标", "button text", "undefined", "null", "nan"})


def _among_tools(document: DomDocument, node: DomNode) -> bool:
    """True: it stands in a bar of tools of an editor."""
    return any(
        each.role == "toolbar" or _TOOLS.search(each.attributes.get("class", ""))
        for each in list(document.ancestors(node))[:4]
    )


_TOOLS = re.compile(r"tool-?bar|button-?pane|editor-?buttons?", re.IGNORECASE)


def _kinds() -> frozenset[str]:
    return words("alternatives", "kind")


def _is_file(name: str) -> bool:
    fault = fault_of(name)
    of_a_class = "-" in name and _CLASS.fullmatch(name) is not None
    signs = any(character in name for character in "./_")
    return of_a_class or (fault is not None and signs and any(c.isalpha() for c in name))


_CLASS = re.compile(r"(?:ico|icons?|btn|fa[srlb]?|glyphicon|mdi|bi|el-icon|iconfont|sprite|svg)(?:[-_][a-z0-9]+)+")


def _in_calculator(document: DomDocument, node: DomNode) -> bool:
    """True: it stands among keys with digits."""
    around = document.parent(node)
    for _ in range(3):
        if around is None:
            return False
        names = [each.name or "" for each in document.descendants(around) if each.role == node.role]
        if sum(len(name) == 1 and name in _SUM for name in names) >= _KEYS:
            return True
        around = document.parent(around)
    return False


_KEYS = 5


def _hints(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Fields that a hint names that goes away with the first letter."""
    for node in document.by_tag("input", "textarea"):
        hint = " ".join(node.attributes.get("placeholder", "").split())
        if node.hidden or not hint or not node.visible or node.attributes.get("type") in ("hidden", "submit", "button"):
            continue
        if (node.name or "").strip() == hint and not is_labelled(node) and not _has_label(document, node):
            yield advice(
                "输入项只有占位提示，没有标签",
                "field has a placeholder only, no label",
                found=hint[:100],
                expected="<label>",
                pointer=at(page, document, node),
            )


def _has_label(document: DomDocument, field: DomNode) -> bool:
    """True: a label has the same words as the hint."""
    written = field.attributes.get("id")
    own = [
        each
        for each in document.by_tag("label")
        if written and each.attributes.get("for") == written and each.scope == field.scope
    ]
    around = document.closest(field, "label")
    return any(document.text(each) for each in (*own, *([around] if around is not None else [])))


def _labels(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Labels whose `for` names no field."""
    for node in document.by_tag("label"):
        target = node.attributes.get("for")
        text = document.text(node)
        if target is None or node.hidden or not text:
            continue
        if any(each.tag in _LABELABLE for each in document.descendants(node)):
            continue
        field = document.referred(node, target)
        if field is not None and (field.tag in _LABELABLE or "-" in field.tag):
            continue
        beside = _field_after(document, node)
        if beside is not None and not beside.name:
            continue  # axe-core tells the field without a name
        named = beside is not None and plain(text) in plain(beside.name or "")
        say = advice if beside is None or named or is_labelled(beside) else failed
        yield say(
            "标签指向的输入项不存在",
            "label points to a field that is not there",
            found=f'for="{target[:60]}" {text[:60]}',
            expected="id",
            pointer=at(page, document, node),
        )


def _field_after(document: DomDocument, label: DomNode) -> DomNode | None:
    """Return the field that follows a label before the next one. None: there is none near."""
    for node in document.nodes[label.end : label.end + 60]:
        if node.tag == "label":
            return None
        if node.tag in ("input", "select", "textarea") and not node.hidden and node.attributes.get("type") != "hidden":
            return node
    return None


def _doubtful(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Fields whose label is a text beside them that does not belong to them in the markup."""
    for node in document.by_role("checkbox", "radio"):
        name = plain(node.name or "")
        if not node.hidden and name and name in {"on", "checkbox", "radio", "option", "复选框", "单选框", "选项"}:
            yield cant_tell(
                "选项的名称没有说明选什么",
                "the name of the choice does not say what is chosen",
                found=node.name or "",
                pointer=at(page, document, node),
            )


_JUDGES: tuple[Callable[[CloserLook, DomDocument], Iterator[Verdict]], ...] = (
    _signs,
    _hints,
    _labels,
    made_controls,
    _doubtful,
    labels_meant_for_another,
    fields_without_name,
)
