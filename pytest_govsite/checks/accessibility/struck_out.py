"""Words that only a line through them takes back: an old price, an annulled rule."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_MARKED = ("del", "s", "strike")
_ROLES = ("deletion",)
_DONE = ("li", "option", "tr")
"""Entries of lists to tick off: the box beside them says it."""
_CHOSEN = ("checkbox", "radio", "switch")


def struck_out(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield, once for a document, text that a style strikes out without `del` or `s` (WCAG 2.1, 1.3.1; failure F2)."""
    for node in document.elements:
        style = document.style(node)
        if style is None or "line-through" not in style.text_decoration or not node.visible or node.hidden:
            continue
        around = (node, *document.ancestors(node))
        if any(each.tag in _MARKED or each.role in _ROLES for each in around) or _is_ticked(document, node):
            continue
        inside = document.descendants(node)
        if any(each.tag in _MARKED for each in inside) or not document.readable(node).strip():
            continue
        yield advice(
            "划掉的文字只用样式表示，读屏听不出来",
            "words are struck out by style alone, which is not heard",
            expected="<del> / <s>",
            found=document.text(node)[:80],
            pointer=at(page, document, node),
        )
        return


def _is_ticked(document: DomDocument, node: DomNode) -> bool:
    """True: it belongs to something that can be ticked or is switched off, which says so itself."""
    entry = document.closest(node, *_DONE) or document.closest(node, "label") or node
    return any(
        each.role in _CHOSEN or "disabled" in each.attributes or each.attributes.get("aria-disabled") == "true"
        for each in (entry, *document.descendants(entry), *document.ancestors(node))
    )
