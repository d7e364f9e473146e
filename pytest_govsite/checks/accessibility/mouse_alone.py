"""Menus of the right button and controls that come under the pointer alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_RIGHT = re.compile(r"右键|右击|\bright[- ]?click", re.IGNORECASE)
_KEYS = frozenset({"keydown", "keyup", "keypress"})
_CONTROLS = ("button", "a", "input", "select")
_RULE = re.compile(r"^([^{}@]+)\{([^{}]*)\}$")
_SHOWS = re.compile(r"(?:^|[;\s])(?:display\s*:\s*(?!none)\w|visibility\s*:\s*visible)")
_LAST = re.compile(r"[\s>+~]([a-z]*)((?:\.[\w-]+)+)\s*$", re.IGNORECASE)
_NEAR = 120
_EXPECTED = "按钮等可用键盘操作的办法 / buttons or another way by keyboard"


def mouse_alone(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield texts that say they answer the right button and nothing else, and controls that only hovering shows (WCAG 2.1.1)."""
    for node in document.elements:
        if "contextmenu" not in node.listeners or not node.visible or node.tag in ("html", "body", "main"):
            continue
        if _RIGHT.search(document.text(node)[:_NEAR]) and not _is_worked_otherwise(document, node):
            yield advice(
                "只能用鼠标右键操作，没有别的办法",
                "answers the right button of the mouse only",
                expected=_EXPECTED,
                found=document.text(node)[:60],
                pointer=at(page, document, node),
            )
    if (shown := _hovered(document)) is not None:
        yield advice(
            "按钮只在鼠标悬停时显示，键盘到不了",
            "a control is shown under the pointer only: no key comes to it",
            expected=":focus-within { … }",
            found=document.text(shown, visible=False)[:60],
            pointer=at(page, document, shown),
        )


def _is_worked_otherwise(document: DomDocument, node: DomNode) -> bool:
    """True: it, or what stands in it or right behind it, takes the focus or hears keys or a click."""
    around = document.parent(node)
    kin = [each for each in document.children(around) if not each.is_text] if around is not None else []
    behind = next((each for each in kin if each.index > node.index and each.visible), None)
    near = [node, *document.descendants(node)]
    near += [behind, *document.descendants(behind)] if behind is not None else []
    return any(
        each.tabbable or _KEYS.intersection(each.listeners) or (each is not behind and "click" in each.listeners)
        for each in near
        if not each.is_text
    )


def _hovered(document: DomDocument) -> DomNode | None:
    """Return a control that a rule for hovering around it displays, where no rule for the focus speaks of its class.

    Of controls within what hovering opens (menus) the use of the keyboard tells.
    """
    rules = [(match[1], match[2]) for rule in document.rules if (match := _RULE.match(rule.strip()))]
    focus = " ".join(selector for selector, _ in rules if ":focus" in selector)
    for selectors, body in rules:
        if not _SHOWS.search(body):
            continue
        for selector in selectors.split(","):
            last = _LAST.search(selector)
            if ":hover" not in selector or last is None or ":" in last[0] or last[2] in focus:
                continue
            tag, classes = last[1].lower(), set(last[2].split(".")) - {""}
            for node in document.elements:
                held = set((node.get("class") or "").split())
                if node.tag in _CONTROLS and tag in ("", node.tag) and classes <= held and _is_gone(document, node):
                    return node
    return None


def _is_gone(document: DomDocument, node: DomNode) -> bool:
    """True: it is not displayed, itself and not what is around it, and can be used once it is."""
    around = document.parent(node)
    usable = node.tag != "a" or "href" in node.attributes or "click" in node.listeners
    return (
        not node.visible
        and around is not None
        and around.visible
        and usable
        and node.get("type") != "hidden"
        and "disabled" not in node.attributes
        and "hidden" not in node.attributes
    )
