"""What is said to be open while it is not there to be seen, and parts of trees that do not say it."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, Verdict


def false_expansion(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield visible buttons with `aria-expanded="true"` of which nothing that `aria-controls` names is displayed (WCAG 4.1.2)."""
    for button in document.by_role("button"):
        if not button.visible or button.hidden or button.get("aria-expanded") != "true":
            continue
        places = [document.by_id(name) for name in (button.get("aria-controls") or "").split()]
        named = [each for each in places if each is not None]
        if not named or len(named) < len(places) or any(document.style(each) is not None for each in named):
            continue
        if any(document.text(each, visible=False) for each in named):
            yield advice(
                "标明已展开，内容却没有显示",
                "says that it is expanded while what it controls is not displayed",
                expected='aria-expanded="false"',
                found=(button.name or document.text(button))[:80],
                pointer=at(page, document, button),
            )


def untold_branches(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield the first entry of each tree that holds entries which are not displayed, without `aria-expanded` (WCAG 4.1.2)."""
    for tree in document.by_role("tree"):
        if tree.hidden:
            continue
        for entry in document.descendants(tree):
            if entry.role != "treeitem" or not entry.visible or entry.get("aria-expanded") is not None:
                continue
            below = [each for each in document.descendants(entry) if (each.get("role") or "").strip() == "treeitem"]
            if below and not any(document.style(each) is not None for each in below):
                yield advice(
                    "树的节点收起了下级，没有标明状态",
                    "an entry of a tree has folded entries below it and does not say so",
                    expected='aria-expanded="false"',
                    found=document.text(entry)[:80],
                    pointer=at(page, document, entry),
                )
                break
