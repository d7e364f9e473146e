"""Elements that look as if they could be pressed on a page some of whose scripts did not come."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.loading import lost_resources, only_counts
from pytest_govsite.checks.outcomes import cant_tell
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_PRESSED = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart"})
_MOST = 5


def unscripted(page: CloserLook) -> Verdict | None:
    """Return that a person has to try what a hand as cursor says can be pressed, where the script that would answer is missing.

    None: every script came, or nothing looks so. Scripts of marks and counters answer nothing.
    """
    missing = [each.url for each in lost_resources(page.facts, "script") if not only_counts(each.url)]
    if not missing or page.dom is None:
        return None
    document = page.dom.main
    found = [node for node in document.elements if _looks_pressed(document, node)]
    if not found:
        return None
    return cant_tell(
        "有脚本未能载入；这些元素看起来可以点击，能否用键盘操作请人工确认",
        "a script did not come; these elements look as if they could be pressed: a person has to see whether keys do",
        found="、".join(_called(document, node) for node in found[:_MOST]) + f"（{missing[0][-80:]}）",
        pointer=at(page, document, found[0]),
    )


def _looks_pressed(document: DomDocument, node: DomNode) -> bool:
    """True: a hand as cursor of its own, no focus in it or around it, and nothing there that hears the mouse."""
    style, around = document.style(node), document.parent(node)
    outer = document.style(around) if around is not None else None
    if not node.visible or node.hidden or style is None or style.cursor != "pointer":
        return False
    if outer is not None and outer.cursor == "pointer":
        return False
    near = (node, *document.ancestors(node), *document.descendants(node))
    return not any(each.tabbable or each.tag == "label" or _PRESSED.intersection(each.listeners) for each in near)


def _called(document: DomDocument, node: DomNode) -> str:
    return (node.name or document.text(node) or node.get("title") or node.get("id") or node.tag)[:30]
