"""Labels whose id stands twice: the browser ties them to the first field alone."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, DomDocument, Verdict

_FIELDS = ("input", "select", "textarea")
_UNTOLD = ("hidden", "submit", "reset", "button", "image")
_NAMES = ("aria-label", "aria-labelledby", "title")


def labels_meant_for_another(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield fields that share an id with an earlier field and have no name but a label of that id (WCAG 1.3.1, F17, F68)."""
    targets = {(label.attributes.get("for", ""), label.scope) for label in document.by_tag("label")}
    for name, scope in sorted(targets):
        sharing = [
            node
            for node in document.all_by_id(name)
            if name
            and node.scope == scope
            and node.tag in _FIELDS
            and node.attributes.get("type", "").lower() not in _UNTOLD
        ]
        for node in sharing[1:]:
            if not node.visible or node.hidden or any(node.attributes.get(each, "").strip() for each in _NAMES):
                continue
            if document.closest(node, "label") is not None:
                continue
            yield failed(
                "两个字段的 id 相同，标签只属于前一个，这个没有标签",
                "two fields have one id: the label belongs to the first, this one has none",
                expected="各自的 id / ids of their own",
                found=f'id="{name}"',
                pointer=at(page, document, node),
            )
