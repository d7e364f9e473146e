"""Scripts, and whether a script makes the footer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pytest_govsite.document.limits import MAX_FACTS
from pytest_govsite.document.marks import HARD_TEXT, Marks
from pytest_govsite.document.names import is_foot_name
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.script_passages import passages_of
from pytest_govsite.document.tree import Element, Tree
from pytest_govsite.model import Script, ScriptPassage

_MATTERS = (
    *(
        "conac",
        "jiucuo",
        "document.write",
        ".load(",
        "foot",
        "dibu",
        "location",
        "icp",
        "公网安备",
        "标识码",
        "sitename",
    ),
    *("aria.", "wza", "olderswitch", "toolbar"),
    *("createpage", "create_page", "laypage", "pagination", "pager("),
)
_FOOT_FILE = re.compile(
    r"(?:^|[/_.=-])(?:[a-z0-9]{0,12}[_-]?)?(?:foot(?:er)?|bottom|dibu|yejiao|copyright|banquan|btm|dib)(?:er|s)?[a-z0-9_.-]{0,24}(?:\.(?:js|s?html?|jsp|php|aspx?|json|txt|inc)|$|[?&])",
    re.I,
)
_FOOT_HELP = re.compile(r"foothelp|footable|bootstrap|bottom-?nav|scroll", re.I)
_LOADS = re.compile(
    r"""(?:\.load|\.get|ajax|fetch|import|include|src\s*[=:])\s*[({]?[^;\n]{0,60}?['"]([^'"\n]{1,300})['"]""", re.I
)
_FILLS = re.compile(
    r"""(?:\(\s*['"][#.](?:[\w-]*foot[\w-]*|bottom|dibu|copyright)['"]\s*\)|getElementById\(\s*['"][\w-]*foot[\w-]*['"]\s*\))\s*\.?\s*(?:load|html|append|innerHTML|replaceWith|prepend)""",
    re.I,
)
_WRITES = re.compile(r"document\.write(?:ln)?|innerHTML|\.html\(|\.append\(|insertAdjacentHTML", re.I)
_ALERT = re.compile(r"\balert\s*\(\s*(['\"])(.{1,200}?)\1\s*\)")
_APP_IDS = frozenset(("app", "root", "__next", "__nuxt", "vue-app"))
_MAX_TEXT = 2_000


def read_scripts(nodes: Nodes) -> tuple[Script, ...]:
    """Return the scripts in document order."""
    scripts = [e for e in nodes.tree.elements if e.tag == "script"][:MAX_FACTS]
    return tuple(_make(element, nodes) for element in scripts)


def alerted(codes: Iterable[str]) -> str:
    """Return what scripts tell a visitor in a box of the browser, the first of them; empty where they tell nothing."""
    return next((found[2].strip() for code in codes if (found := _ALERT.search(code[:20_000]))), "")


def makes_footer(tree: Tree, marks: Marks, footers: tuple[Element, ...]) -> bool:
    """True: the source shows no footer items, but holds a script, frame, include or empty box that plainly makes one."""
    if any(marks.soft(f) + _texts(tree, f) for f in footers if f.visible is not False):
        return False
    if any(not tree.text_length(f) and _is_box(f) for f in footers):
        return True
    return any(_brings_footer(e) for e in tree.elements) or _is_empty_app(tree)


def _texts(tree: Tree, footer: Element) -> int:
    return sum(bool(HARD_TEXT.search(p.text)) for p in tree.pieces_in(footer))


def _is_box(element: Element) -> bool:
    return element.tag in ("footer", "iframe") or is_foot_name(element.names)


def _brings_footer(element: Element) -> bool:
    tag = element.tag
    if tag == "script":
        source = element.value("src")
        if source:
            return bool(_FOOT_FILE.search(source)) and not _FOOT_HELP.search(source)
        return _writes_footer(element.raw[:50_000])
    if tag in ("iframe", "frame", "object", "embed"):
        source = element.value("src") or element.value("data")
        return bool(_FOOT_FILE.search(source)) or is_foot_name(f"{element.names} {element.value('name')}")
    if "-" in tag or tag in ("include", "jsp:include"):
        return "foot" in tag or "foot" in (element.value("src") or element.value("file")).lower()
    included = element.value("data-include") or element.value("w3-include-html") or element.value("data-load")
    return bool(included) and bool(_FOOT_FILE.search(included) or "foot" in included.lower())


def _writes_footer(code: str) -> bool:
    if _FILLS.search(code):
        return True
    if any(_FOOT_FILE.search(m[1]) and not _FOOT_HELP.search(m[1]) for m in _LOADS.finditer(code)):
        return True
    return bool(HARD_TEXT.search(code) and _WRITES.search(code))


def _is_empty_app(tree: Tree) -> bool:
    if tree.length > 40:
        return False
    return any(e.value("id").lower() in _APP_IDS for e in tree.elements if e.tag in ("div", "main", "section"))


def _make(element: Element, nodes: Nodes) -> Script:
    attributes = tuple(
        (name, (value or "")[:500])
        for name, value in element.attributes.items()
        if name != "src" and not name.startswith("data-gs-")
    )
    return Script(
        **nodes.of(element),
        source=nodes.addresses.source(element.attributes.get("src")),
        attributes=attributes,
        text=nodes.clean(_text(element.raw)),
        passages=tuple(
            ScriptPassage(kind=p.kind, text=nodes.clean(p.text), encoded=p.encoded, disguised=p.disguised)
            for p in passages_of(element.raw)
        ),
    )


def _text(raw: str) -> str:
    plain = raw[:200_000].lower()
    places = [place for word in _MATTERS if (place := plain.find(word)) >= 0]
    if not places:
        return ""
    start = 0 if min(places) < _MAX_TEXT - 600 else min(places) - 400
    return raw[start : start + _MAX_TEXT].strip()
