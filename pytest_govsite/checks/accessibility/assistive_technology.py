"""What keeps assistive technology out: content hidden from it, blocked menus and selection, roles that lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pytest_govsite.checks.accessibility.fake_tabs import fake_tabs
from pytest_govsite.checks.accessibility.false_expansion import false_expansion, untold_branches
from pytest_govsite.checks.accessibility.link_menus import link_menus
from pytest_govsite.checks.accessibility.radio_groups import radio_groups
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_BLOCKED = ("contextmenu", "selectstart", "copy")
_STOPS = re.compile(r"return\s*(?:false|!1)|preventDefault|returnValue\s*=\s*(?:false|!1)|^\s*(?:false|!1)\s*$")
_SCRIPTED = re.compile(
    r"(?:document|body|window|documentElement)\)?(?:\.body)?\s*\.on(contextmenu|selectstart|copy|keydown)\s*=\s*"
    r"(?:new\s+Function\(\s*[\"'][^\"']*return\s*(?:false|!1)|(?:function\s*\w*\([^)]*\)|\(?\w*\)?\s*=>)\s*\{?\s*"
    r"(?:(?:\w+\.)?(?:preventDefault\(\)|returnValue\s*=\s*(?:false|!1))|(?:return\s*)?(?:false|!1)))"
)
_LISTENED = re.compile(
    r"(?:document|body|window|[\"'](?:body|html)[\"'])\)?(?:\.body)?\s*\.(?:addEventListener|on|bind)\(\s*[\"']([\w\s]+)[\"']\s*,\s*"
    r"(?:function\s*\w*\([^)]*\)|\(?\w*\)?\s*=>)\s*\{?\s*(?:(?:\w+\.)?preventDefault\(\)|(?:return\s*)?(?:false|!1))"
)
_WHOLE, _HALF, _SHORT = 0.8, 0.5, 40
_PLAIN_ROLES = (
    "heading img image text paragraph listitem list region article banner main navigation table cell row none"
    " presentation separator group note status alert figure generic complementary contentinfo"
)
_NO_CONTROL = frozenset(_PLAIN_ROLES.split())


def not_kept_out(page: CloserLook) -> Iterator[Verdict]:
    """Nothing blocks or limits assistive technology (GB/T 37668-2019, 3.5.1.1).

    Selecting text, copying it and the context menu work, the content is not hidden from screen readers, and no role
    takes from a control what it is. Roles and attributes of ARIA are judged by axe-core.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    yield from or_passed(
        (v for document in seen.documents if document.nodes for judge in _JUDGES for v in judge(page, document)),
        "没有发现阻碍辅助技术的设置",
        "nothing was found that keeps assistive technology out",
    )


def _handlers(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    told: set[str] = set()
    body = next(iter(document.by_tag("body")), None)
    holders = [node for node in (document.root, body) if node is not None]
    for node in holders:
        for kind in (*_BLOCKED, "keydown", "keypress"):
            code = node.attributes.get(f"on{kind}", "")
            if code and (_STOPS.search(code) if kind in _BLOCKED else _always_stops(code)):
                told.add(kind)
                yield _blocked(page, document, node, kind, f'on{kind}="{code[:80]}"')
    for node in document.by_tag("script"):
        code = node.attributes.get("#content", "")
        found = [(match[1], match[0]) for match in _SCRIPTED.finditer(code)]
        found += [(kind, match[0]) for match in _LISTENED.finditer(code) for kind in match[1].split()]
        for kind, written in found:
            if kind in (*_BLOCKED, "keydown") and kind not in told:
                told.add(kind)
                yield _blocked(page, document, node, kind, written[:120])
    heard = {
        kind.removeprefix("document:")
        for node in holders
        if len(node.listeners) < _EVERYTHING and node.get("contenteditable") is None
        for kind in node.listeners
    } & set(_BLOCKED)
    for kind in sorted(heard - told):
        yield cant_tell(
            _DOUBT[0].format(kind),
            _DOUBT[1].format(kind),
            found=kind,
            pointer=at(page, document, body or document.root),
        )


_EVERYTHING = 20
"""Kinds of events of which a framework hears all on one element, to hand them on; an editor hears copying to do it."""
_DOUBT = (
    "页面监听了 {}，请确认没有禁止选择、复制或右键菜单",
    "the page listens to {}: check that selecting, copying and the context menu work",
)


def _always_stops(code: str) -> bool:
    return re.fullmatch(r"\s*(?:return\s*)?(?:false|!1)\s*;?\s*|\s*\w+\.preventDefault\(\)\s*;?\s*", code) is not None


def _blocked(page: CloserLook, document: DomDocument, node: DomNode, kind: str, written: str) -> Verdict:
    keys = kind.startswith("key")
    return failed(
        "整个页面禁用了键盘按键" if keys else "整个页面禁止选择、复制或右键菜单",
        "keys are blocked on the whole page" if keys else "selecting, copying or the context menu is blocked",
        found=written,
        pointer=at(page, document, node),
    )


def _selection(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    letters = locked = 0
    for node in document.nodes:
        if node.is_text and node.visible and (style := document.style(node)) is not None:
            count = len(node.text.strip())
            letters += count
            locked += count if style.user_select == "none" else 0
    body = next(iter(document.by_tag("body")), None)
    if body is not None and letters and locked >= letters * _WHOLE and letters >= 2:
        style = document.style(body)
        if style is not None and style.user_select == "none":
            yield failed(
                "样式禁止选择全部文字（user-select: none）",
                "the style forbids to select any text (user-select: none)",
                found=f"{locked}/{letters}",
                pointer=at(page, document, body),
            )


def _hidden(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    if any(node.visible and _is_dialog(node) for node in document.by_role("dialog", "alertdialog")):
        return  # the page behind an open dialog is hidden for good reason
    whole = sum(len(node.text.strip()) for node in document.nodes if node.is_text and node.visible)
    skip = -1
    for node in document.elements:
        if node.index < skip or node.attributes.get("aria-hidden") != "true" or node.tag in ("body", "html"):
            continue
        skip = node.end
        if not node.visible:
            continue
        own = sum(len(each.text.strip()) for each in document.descendants(node) if each.is_text and each.visible)
        main = node.tag in ("main", "article", "h1", "h2", "form") or node.role in ("main", "article")
        if ((own >= whole * _HALF and own >= _SHORT) or (main and own >= 2)) and not _said_by_names(document, node):
            yield failed(
                "主要内容对读屏隐藏（aria-hidden）",
                "main content is hidden from screen readers (aria-hidden)",
                found=document.text(node)[:100],
                pointer=at(page, document, node),
            )


def _said_by_names(document: DomDocument, hidden: DomNode) -> bool:
    """True: the labels of what stands around it and the names of controls beside it say the same words."""
    words = set(re.findall(r"\w+", document.text(hidden).casefold())) - {"a", "an", "the"}
    around = [each.get("aria-label") or "" for each in document.ancestors(hidden)]
    beside = [each.name or "" for each in document.by_role("button", "link") if not each.hidden]
    said = set(re.findall(r"\w+", " ".join(around + beside).casefold()))
    return any(around) and len(words - said) <= len(words) // 10


def _is_dialog(node: DomNode) -> bool:
    return node.attributes.get("aria-modal") != "false"


def _roles(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    whole = len(document.text(document.root))
    for node in document.elements:
        role = node.attributes.get("role", "").strip().lower()
        if not role or node.hidden:
            continue
        if role == "application":
            own = len(document.text(node))
            if node.tag in ("body", "html") or (own >= whole * _HALF and own >= _SHORT * 5):
                yield failed(
                    "整个页面设为 role=application，读屏的浏览键失效",
                    "the whole page has role=application: reading keys of screen readers stop working",
                    pointer=at(page, document, node),
                )
        elif role in _NO_CONTROL and node.focusable and _is_control(node):
            yield failed(
                "控件被改成不能操作的角色，读屏读不出它是控件",
                "a control has a role that is none; screen readers do not tell that it can be used",
                found=f"<{node.tag} role={role}>",
                pointer=at(page, document, node),
            )


def _pasting(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Fields that refuse what a password manager puts in (WCAG 2.2, 3.3.8)."""
    for node in document.by_tag("input"):
        code = node.get("onpaste") or (_paste_script(document) if "paste" in node.listeners else "")
        if code and _STOPS.search(code) and node.visible and (node.get("type") or "text").lower() in _ENTRIES:
            yield advice(
                "输入框禁止粘贴，密码管理工具用不上",
                "a field refuses pasting, which keeps password managers out",
                found=f'onpaste="{code[:80]}"',
                pointer=at(page, document, node),
            )


def _paste_script(document: DomDocument) -> str:
    """Return what scripts do when something is pasted into a field, where they stop it and put nothing in; else nothing."""
    for script in document.by_tag("script"):
        for match in _PASTED.finditer(script.get("#content") or ""):
            if not _PUT_IN.search(match[0]):
                return match[0]
    return ""


_PASTED = re.compile(
    r"\.(?:onpaste\s*=|addEventListener\s*\(\s*['\"]paste|on\s*\(\s*['\"]paste|paste\s*\().{0,300}", re.DOTALL
)
_PUT_IN = re.compile(r"clipboardData|getData|insertText|\.value\s*=(?!=)")
_ENTRIES = ("password", "text", "email", "tel", "number")


def _tabs(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for tablist in document.by_role("tablist"):
        if tablist.hidden or tablist.get("aria-multiselectable") == "true":
            continue
        tabs = [each for each in document.descendants(tablist) if each.role == "tab" and not each.hidden]
        chosen = [tab for tab in tabs if tab.get("aria-selected") == "true"]
        if len(chosen) > 1:
            yield failed(
                "几个选项卡都标为选中",
                "several tabs of one list say that they are selected",
                expected='aria-selected="true" × 1',
                found=f"{len(chosen)} / {len(tabs)}",
                pointer=at(page, document, chosen[1]),
            )
        elif len(tabs) > 1 and not any(name in tab.attributes for tab in tabs for name in _TAB_STATES):
            yield advice(
                "选项卡都没有标明哪一个选中",
                "no tab of the list says which one is selected",
                expected='aria-selected="true" × 1',
                found=" | ".join(document.text(tab)[:20] for tab in tabs[:4]),
                pointer=at(page, document, tablist),
            )


_TAB_STATES = ("aria-selected", "aria-expanded", "aria-current", "aria-pressed", "aria-checked", "aria-haspopup")


def _is_control(node: DomNode) -> bool:
    if node.role in ("link", "button", "textbox", "checkbox", "radio", "combobox"):
        return False  # the role is overruled by the browser
    return node.tag in ("button", "select", "textarea", "input") or (node.tag == "a" and "href" in node.attributes)


_JUDGES: tuple[Callable[[CloserLook, DomDocument], Iterator[Verdict]], ...] = (
    link_menus,
    _handlers,
    _selection,
    _hidden,
    _roles,
    _tabs,
    _pasting,
    fake_tabs,
    false_expansion,
    untold_branches,
    radio_groups,
)
