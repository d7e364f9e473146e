"""How large the targets of pointers are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pytest_govsite.checks.accessibility.axe_excuses import is_whole
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import Box, CloserLook, DomDocument, DomNode, Style, Verdict

LEAST = 44.0
_ROUNDING = 0.6
_NORMAL_LINE = 1.2
_MOST = 1500
_SENTENCE = 4
"""Letters beside the link in its block that make it part of a text; a date has fewer."""
_WIDGETS = frozenset({"button", "link", "tab", "menuitem", "checkbox", "radio", "switch"})
_CHOICES = frozenset({"checkbox", "radio"})
_DRAWN_BY_BROWSER = frozenset({"checkbox", "radio", "range", "color", "file"})
_INLINE = frozenset({"inline", "contents", "inline-block"})
_DEFAULT_PADDING = {
    "button": ("1 6 1 6",),
    "input": ("1 2 1 2", "1 6 1 6"),
    "select": ("", "0 0 0 0"),
    "textarea": ("2 2 2 2",),
}


class _Target(NamedTuple):
    document: DomDocument
    node: DomNode
    kind: str
    width: float
    height: float

    @property
    def large(self) -> bool:
        return min(self.width, self.height) >= LEAST - _ROUNDING


_KINDS = {
    "link": ("链接的点击区域小于 44×44", "links are smaller than 44×44"),
    "button": ("按钮的点击区域小于 44×44", "buttons are smaller than 44×44"),
    "field": ("输入框的点击区域小于 44×44", "fields are smaller than 44×44"),
    "choice": ("单选、复选项的点击区域小于 44×44", "check boxes and radio buttons are smaller than 44×44"),
    "icon": ("图标的点击区域小于 44×44", "icons are smaller than 44×44"),
}


def target_size(page: CloserLook) -> Iterator[Verdict]:
    """Targets of pointers measure at least 44 by 44 CSS pixels (GB/T 37668-2019 3.3.4.4, WCAG 2.1 2.5.5).

    Not those in a sentence, those whose size is the browser's own, and those beside which a large one does the same.
    One finding for each kind of target, with the smallest ones.
    """
    told = trees(page)
    if isinstance(told, Verdict):
        yield told
        return
    whole = is_whole(page)
    targets = [target for document in told.documents for target in _targets(document, whole=whole)]
    if not targets:
        yield inapplicable("页面没有需要衡量的点击目标", "the page has no targets to measure")
        return
    large = {_target_of(target) for target in targets if target.large}
    small = [target for target in targets if not target.large and _target_of(target) not in large]
    measured = f"{len(targets)} / {len(small)}"
    yield from or_passed(
        _findings(page, small), "点击目标都不小于 44×44", "all targets are large enough", measured=measured
    )


def _findings(page: CloserLook, small: list[_Target]) -> Iterator[Verdict]:
    for kind, (zh, en) in _KINDS.items():
        alike = sorted((t for t in small if t.kind == kind), key=lambda t: (min(t.width, t.height), t.node.index))
        if not alike:
            continue
        examples = "; ".join(f"“{_name(t)}” {t.width:.0f}×{t.height:.0f}" for t in alike[:3])
        yield failed(
            zh,
            en,
            expected="≥ 44×44 px",
            found=f"{len(alike)} × {examples}",
            pointer=at(page, alike[0].document, alike[0].node),
        )


def _targets(document: DomDocument, *, whole: bool) -> Iterator[_Target]:
    count = 0
    for node in document.elements:
        if not node.visible or node.box is None or count >= _MOST:
            continue
        kind = _kind(document, node)
        if not kind:
            continue
        count += 1
        style = document.style(node)
        if (
            style is None
            or _is_in_sentence(document, node, style)
            or _is_browsers_own(document, node, style, whole=whole)
        ):
            continue
        box = _whole(document, node, kind)
        yield _Target(document, node, kind, box.width, box.height)


def _kind(document: DomDocument, node: DomNode) -> str:
    type_ = (node.get("type") or "text").lower()
    if "disabled" in node.attributes or node.get("aria-disabled") == "true":
        return ""
    if node.tag == "input":
        if type_ == "hidden":
            return ""
        if type_ in _CHOICES:
            return "choice"
        return "button" if type_ in ("submit", "button", "reset", "image") else "field"
    if node.tag in ("select", "textarea"):
        return "field"
    is_link = node.tag == "a" and "href" in node.attributes
    if is_link or node.tag in ("button", "summary") or (node.role in _WIDGETS and node.focusable):
        if node.role in ("checkbox", "radio", "switch"):
            return "choice"
        if not document.text(node):
            return "icon"
        return "link" if is_link or node.role == "link" else "button"
    return ""


def _is_in_sentence(document: DomDocument, node: DomNode, style: Style) -> bool:
    if style.display not in _INLINE:
        return False
    block = next((a for a in document.ancestors(node) if _is_block(document, a)), None)
    if block is None:
        return False
    letters = skip = 0
    for each in document.descendants(block):
        if each.index < skip:
            continue
        if not each.is_text and (_kind(document, each) or _stands_apart(document, each)):
            skip = each.end
        elif each.is_text and each.visible:
            letters += sum(map(str.isalpha, each.text))
            if letters >= _SENTENCE:
                return True
    return False


def _stands_apart(document: DomDocument, node: DomNode) -> bool:
    """True: a paragraph or the like of its own, which shares no line with what is beside it."""
    style = document.style(node)
    return style is not None and style.display not in (*_INLINE, "none") and not style.display.startswith("ruby")


def _is_block(document: DomDocument, node: DomNode) -> bool:
    style = document.style(node)
    return style is not None and style.display not in ("inline", "contents")


def _is_browsers_own(document: DomDocument, node: DomNode, style: Style, *, whole: bool) -> bool:
    """Tell whether no author changed what makes the size: small print sizes are the browser's where nothing else is set.

    In a fragment a text link with more room between lines than the browser's own stays one; on a whole page lists of
    them are set by its author.
    """
    type_ = (node.get("type") or "").lower()
    if node.tag == "input" and type_ in _DRAWN_BY_BROWSER:
        return not any(label.visible for label in _labels(document, node))
    if node.tag in _DEFAULT_PADDING:
        plain = style.padding in _DEFAULT_PADDING[node.tag] and abs(style.font_size - 13.33) < 0.1
        return plain and "height" not in (node.get("style") or "")
    if node.tag in ("a", "summary"):
        bare = (style.display == "inline" or node.tag == "summary") and not style.padding and not style.border
        if not bare or not document.text(node):
            return False
        if whole:
            return style.font_size == 16.0 and style.line_height is None
        return style.font_size >= 16.0 and (style.line_height or LEAST) >= style.font_size * _NORMAL_LINE
    return False


def _labels(document: DomDocument, node: DomNode) -> list[DomNode]:
    around = document.closest(node, "label")
    name = node.get("id")
    pointing = [label for label in document.by_tag("label") if name and label.get("for") == name]
    return [*([around] if around is not None and around.tag == "label" else []), *pointing]


def _whole(document: DomDocument, node: DomNode, kind: str) -> Box:
    """Return the box that takes the click: with what stands in the element, and with its labels."""
    parts = [each.box for each in document.nodes[node.index : node.end] if each.visible and each.box]
    if kind in ("choice", "field"):
        parts += [label.box for label in _labels(document, node) if label.visible and label.box and kind == "choice"]
    left, top = min(b.x for b in parts), min(b.y for b in parts)
    right, bottom = max(b.x + b.width for b in parts), max(b.y + b.height for b in parts)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _target_of(target: _Target) -> tuple[str, str, str]:
    href = target.node.get("href") or ""
    if href and not href.startswith(("#", "javascript:")):
        return (target.document.url, "", href)
    return (target.document.url, str(target.node.index), "")


def _name(target: _Target) -> str:
    return (target.node.name or target.document.text(target.node) or target.node.tag)[:20]
