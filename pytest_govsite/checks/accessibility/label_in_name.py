"""Visible text of controls against their accessible names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_NAMED_BY_CONTENT = frozenset(
    {
        "button",
        "link",
        "tab",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "option",
        "checkbox",
        "radio",
        "switch",
        "treeitem",
    }
)
_LABELLED = frozenset({"input", "select", "textarea", "meter", "progress"})
_ICON = re.compile(r"icon|awesome|material|glyph|symbol|fontello|ionicons|wingdings|webdings", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_NO_WORD = re.compile(r"[\W_]+")
_SIGN_LETTERS = frozenset({"x", "×", "✕", "✖", "i", "b", "u", "v", "q", "o", "a"})
"""Letters that stand for a sign on a button: x closes, i informs, B makes bold."""
_AND = ("and", "和", "与", "及")
_PICTURE = "\ufffc"
"""Stands for a picture within a text; its alternative is a part of the name there."""
_CARD = 40
_STATES = frozenset({"on", "off", "yes", "no", "开", "关", "已开", "已关", "开启", "关闭", "是", "否", "启用", "停用"})
"""What a switch shows of its state; the state is told as such, not by the name."""


def visible_text_named(page: CloserLook) -> Iterator[Verdict]:
    """The text on a control is part of its accessible name, so that it can be said to it (WCAG 2.1, 2.5.3)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    controls = [(d, n, shown) for d in seen.documents for n in _controls(d) if (shown := _shown(d, n))]
    if not controls:
        yield inapplicable("页面没有带可见文字的控件", "the page has no control with visible text")
        return
    yield from or_passed(
        (v for document, node, shown in controls for v in _judged(page, document, node, shown)),
        "可见文字都包含在无障碍名称中",
        "visible texts are part of the accessible names",
    )


def _controls(document: DomDocument) -> Iterator[DomNode]:
    for node in document.elements:
        named = (node.role in _NAMED_BY_CONTENT and node.tag != "option") or node.tag in _LABELLED
        if named and node.visible and not node.hidden and (node.name or "").strip():
            yield node


def _shown(document: DomDocument, node: DomNode) -> str:
    """Return the visible text that names a control: its content, or its label."""
    if node.tag not in _LABELLED:
        return _text(document, node)
    kind = node.attributes.get("type", "").lower()
    if node.tag == "input" and kind in ("submit", "reset", "button"):
        return node.attributes.get("value", "")
    label = next(
        (
            n
            for n in document.by_tag("label")
            if node.attributes.get("id") and n.attributes.get("for") == node.attributes["id"] and n.scope == node.scope
        ),
        None,
    )
    if label is None and (around := document.closest(node, "label")) is not None and not around.attributes.get("for"):
        label = around
    return _text(document, label, without=node) if label is not None else ""


def _text(document: DomDocument, node: DomNode, *, without: DomNode | None = None) -> str:
    parts: list[str] = []
    skip = node.index
    for each in document.descendants(node):
        if each.index < skip:
            continue
        if without is not None and each.index == without.index:
            skip = each.end
        elif each.is_text:
            style = document.style(each)
            if each.visible and not (style is not None and _ICON.search(style.font_family)):
                parts.append(each.text)
        elif each.tag == "img" and each.visible and (each.attributes.get("alt") or "").strip():
            parts.append(f" {_PICTURE} ")
        elif each.tag in ("select", "textarea", "svg", "sup", "sub", "rt", "rp", "kbd") or (
            each.attributes.get("aria-hidden") == "true" and _drawn(document.text(each).strip())
        ):
            skip = each.end
        else:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _drawn(text: str) -> bool:
    """Return whether a text kept from screen readers is a letter, a number or a sign beside the text proper."""
    return len(text) <= 2 or not any(c.isalpha() for c in text)


def _folded(text: str) -> list[str]:
    """Return the words of a text, each Han character one."""
    normal = _PRIVATE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    spread = re.sub(
        r"([\u3040-\u30ff\u3400-\u9fff])", r" \1 ", _NO_WORD.sub(" ", normal.replace("'", "").replace("’", ""))
    )
    return spread.split()


def _judged(page: CloserLook, document: DomDocument, node: DomNode, shown: str) -> Iterator[Verdict]:
    name = _folded(node.name or "")
    text = _folded(shown)
    if node.role == "switch" and "".join(text) in _STATES:
        return
    if "&" in shown and any(_within(_folded(shown.replace("&", f" {word} ")), name) for word in _AND):
        return
    if not text or (len(text) == 1 and text[0] in _SIGN_LETTERS) or _within(text, name):
        return
    if _PICTURE in shown and _in_order([_folded(part) for part in shown.split(_PICTURE)], name):
        return
    shown = " ".join(shown.replace(_PICTURE, " ").split())
    bare = _folded(_BRACKETED.sub(" ", shown))
    if (
        not bare
        or _within(bare, name)
        or (_within(_folded(_BRACKETED.sub(" ", node.name or "")), text) and len(text) - len(name) <= 2)
    ):
        return
    expected, found = shown[:150], (node.name or "")[:150]
    if len(shown) > _CARD and _within(name, text):
        yield cant_tell(
            "控件上的文字较多，名称只是其中一部分，是否够用须由人工确认",
            "the control holds a long text of which the name is a part; a person has to see whether that is enough",
            expected=expected,
            found=found,
            pointer=at(page, document, node),
        )
        return
    yield failed(
        "可见文字没有包含在无障碍名称中",
        "the visible text is not part of the accessible name",
        expected=expected,
        found=found,
        pointer=at(page, document, node),
    )


def _in_order(parts: list[list[str]], whole: list[str]) -> bool:
    """True: the parts follow each other in the whole, with anything between them."""
    said, place = "".join(whole), 0
    for part in map("".join, parts):
        found = said.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _within(part: list[str], whole: list[str]) -> bool:
    if not part:
        return False
    if "".join(part) in "".join(whole):
        return True
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))
