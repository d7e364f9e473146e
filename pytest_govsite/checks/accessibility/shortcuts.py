"""Keys of the page: no single key acts that the user cannot turn off, no access keys that nobody can use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_LISTENS = re.compile(
    r"(?:\b(?:document|window|document\.body)\s*\.\s*(?:addEventListener\s*\(\s*['\"]key(?:down|press|up)['\"]|onkey(?:down|press|up)\s*=)"
    r"|(?<![\w.$])addEventListener\s*\(\s*['\"]key(?:down|press|up)['\"]"
    r"|\$\(\s*(?:document|window|['\"]body['\"])\s*\)\s*\.\s*(?:key(?:down|press|up)\s*\(|on\s*\(\s*['\"]key(?:down|press|up)))(.{0,1200})",
    re.DOTALL,
)
_SINGLE = re.compile(
    r"(?<!\w)key(?:\.to(?:Lower|Upper)Case\(\))?\s*={2,3}\s*['\"][^'\"\\\s]['\"]|fromCharCode\([^()]{1,60}\)[^{}]{0,60}={2,3}\s*['\"][^'\"\\\s]['\"]|['\"][^'\"\\\s]['\"]\s*={2,3}\s*\w+\.key\b|\.code\s*={2,3}\s*['\"](?:Key[A-Z]|Digit\d)['\"]"
    r"|\.(?:keyCode|which|charCode)\s*={2,3}\s*(?:4[89]|5[0-7]|6[5-9]|[78]\d|90|9[7-9]|1[01]\d|12[0-2])\b|case\s*['\"][a-zA-Z0-9/?]['\"]\s*:"
)
_MODIFIED = re.compile(r"ctrlKey|altKey|metaKey|getModifierState")
_ASKS = re.compile(
    r"\.checked\b|aria-(?:checked|pressed)|\b(?:enabled?|disabled?|active|isOn|on|off|shortcuts?\w*|hotkeys?\w*)\b\s*[)&|]"
)
"""The handler looks whether it is to act, a box that was ticked or a switch."""
_TICKED = re.compile(r"\.checked\b|aria-checked")
_OFF = re.compile(r"快捷键|热键|shortcut|hot ?key", re.IGNORECASE)


_A_KEY = re.compile(r"\bkeys?\b|按键|键", re.IGNORECASE)
"""A box to tick whose words tell of a key, and whose tick the handler asks for, switches that key."""


def shortcuts(page: CloserLook) -> Iterator[Verdict]:
    """No single character acts by itself, unless it can be turned off or changed; access keys belong to what is shown.

    GB/T 37668-2019, 3.3.3.11; WCAG 2.1, 2.1.4 (failure F99).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    some = False
    for document in seen.documents:
        if not document.nodes:
            continue
        keyed = [node for node in document.elements if (node.get("accesskey") or "").strip()]
        some = some or bool(keyed)
        hidden = [node for node in keyed if not node.visible and node.hidden]
        if hidden:
            found.append(
                cant_tell(
                    "快捷键设在看不见的元素上",
                    "an access key stands on an element that is not shown",
                    found=f'accesskey="{hidden[0].get("accesskey")}"',
                    pointer=at(page, document, hidden[0]),
                )
            )
        found += _single_keys(page, document)
    if not some and not found:
        yield inapplicable("没有看到快捷键", "no shortcut keys seen")
        return
    yield from or_passed(found, "快捷键没有问题", "shortcut keys do no harm")


def _single_keys(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node, code in _handlers(document):
        match = _SINGLE.search(code)
        if not match or _MODIFIED.search(code):
            continue
        settings = any(
            each.role in ("button", "link", "checkbox", "switch") and _OFF.search(each.name or "")
            for each in document.elements
        )
        if (settings and _ASKS.search(code)) or (_TICKED.search(code) and _has_box(document)):
            continue
        tell = cant_tell if settings else failed
        yield tell(
            "单个字符键在整个页面上起作用，没有看到关闭的办法",
            "a single character acts on the whole page, and no way to turn it off is seen",
            found=code[max(0, match.start() - 20) : match.end() + 40].strip()[:100],
            pointer=at(page, document, node),
        )
        return


def _has_box(document: DomDocument) -> bool:
    return any(_A_KEY.search(each.name or "") for each in document.by_role("checkbox", "switch") if each.visible)


def _handlers(document: DomDocument) -> Iterator[tuple[DomNode, str]]:
    for node in document.by_tag("script"):
        for match in _LISTENS.finditer(node.get("#content") or ""):
            yield node, match.group(1)
    for node in document.by_tag("body", "html"):
        for name in ("onkeydown", "onkeypress", "onkeyup"):
            if node.get(name):
                yield node, node.get(name) or ""
