"""Groups that say they hold radio buttons and hold none."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_OTHERS = ("button", "link", "checkbox", "switch", "option", "menuitem", "tab")
_SEVERAL = 2


def radio_groups(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield groups by role="radiogroup" whose choices have another role, so that neither kind nor state of them is told.

    WAI-ARIA 1.2, required owned elements of radiogroup; WCAG 2.1, 4.1.2. Buttons beside radio buttons are no choices.
    """
    for node in document.by_role("radiogroup"):
        if not node.visible or node.hidden or not node.get("role") or node.get("aria-owns"):
            continue
        inside = [each for each in document.descendants(node) if not each.is_text and not each.hidden]
        choices = [each for each in inside if each.role in _OTHERS and each.visible]
        if len(choices) >= _SEVERAL and not any(_is_radio(each) for each in inside):
            yield failed(
                "单选组里没有单选项",
                "a group of radio buttons holds none",
                expected='role="radio" + aria-checked / <input type="radio">',
                found=f"role={choices[0].role} × {len(choices)}",
                pointer=at(page, document, node),
            )


def _is_radio(node: DomNode) -> bool:
    return node.role in ("radio", "menuitemradio") or (node.tag == "input" and node.get("type") == "radio")
