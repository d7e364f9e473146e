"""Choosing a value changes nothing else without notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import Field, fields
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, Verdict

_LEAVES = r"(?:\blocation\b(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace|reload)\s*\(|\.submit\s*\(|\bwindow\.open\s*\(|(?<![.\w])open\s*\(|\b(?:window|document|top|self|parent|opener|loc|url)\.href\s*=(?!=)|\.href\s*=(?!=)[^;}]*[;\n][^}]*\.click\s*\(|MM_jumpMenu|__doPostBack)"
_LEAVING = re.compile(_LEAVES, re.IGNORECASE)
_MOVES_FOCUS = re.compile(r"\.length\s*(?:>=|==+|>)[^;{}]{1,60}.{0,80}?\.focus\s*\(", re.IGNORECASE | re.DOTALL)
_CALLS = re.compile(r"(?<![.\w])([A-Za-z_$][\w$]*)\s*\(")
_SCRIPTED = re.compile(
    r"(?:\$\(\s*['\"]#([\w-]+)['\"]\s*\)|getElementById\(\s*['\"]([\w-]+)['\"]\s*\)|querySelector\(\s*['\"]#([\w-]+)['\"]\s*\)|(?<![\w.$])([A-Za-z_]\w*)(?=\s*\.(?:on|add)))"
    r"\s*\.(?:on)?(?:change\s*\(|(?:change|input)\s*=|on\s*\(\s*['\"]change|addEventListener\s*\(\s*['\"](?:change|input))(.{0,400})",
    re.DOTALL,
)
_TYPED = re.compile(
    r"(?:getElementById\(\s*['\"]([\w-]+)['\"]\s*\)|querySelector\(\s*['\"]#([\w-]+)['\"]\s*\)|\$\(\s*['\"]#([\w-]+)['\"]\s*\)|(?<![\w.$])([A-Za-z_]\w*)(?=\s*\.(?:on|add)))"
    r"\s*\.(?:on(?:input|keyup)\s*=|(?:input|keyup)\s*\(|on\s*\(\s*['\"](?:input|keyup)|addEventListener\s*\(\s*['\"](?:input|keyup))([^;{}]{0,60}\{.{0,300})",
    re.DOTALL,
)
"""What a script does at each character that is typed."""
_ON_INPUT = ("onchange", "oninput", "onkeyup", "onselect", "onpropertychange")
_ON_CHOICE = ("onclick",)


def input_stable(page: CloserLook) -> Iterator[Verdict]:
    """Choosing or typing a value neither leaves the page, nor submits, nor moves the focus, unless told beforehand.

    WCAG 2.1, 3.2.2 (techniques G80, G13, H32; failures F36, F37).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    some = False
    for document in seen.documents:
        scripts = "\n".join(node.get("#content") or "" for node in document.by_tag("script"))
        by_script = {name: body for *names, body in _SCRIPTED.findall(scripts) for name in names if name}
        typed = {name: body for *names, body in _TYPED.findall(scripts) for name in names if name}
        for each in fields(document):
            some = True
            found += _judge(page, document, each, scripts, by_script)
            found += _moves_on(page, document, each, typed)
    if not some:
        yield inapplicable("没有需要填写或选择的字段", "no field to fill in or to choose from")
        return
    yield from or_passed(found, "输入和选择没有直接引起跳转或提交", "no inline handler leaves the page on input")


def _judge(
    page: CloserLook, document: DomDocument, asked: Field, scripts: str, by_script: dict[str, str]
) -> Iterator[Verdict]:
    names = (*_ON_INPUT, *_ON_CHOICE) if asked.is_choice else _ON_INPUT
    handler = " ; ".join(asked.node.get(name) or "" for name in names).strip(" ;")
    code = handler + _called(handler, scripts)
    own = by_script.get(asked.node.get("id") or "", "")
    body = own.split("})", 1)[0]
    leaves = _LEAVING.search(code) or _LEAVING.search(body)
    pointer = at(page, document, asked.node)
    shown = (handler or body.strip())[:80]
    if leaves and not _warned(document, asked):
        if _has_button(document, asked):
            yield cant_tell(
                "选择后自动跳转，旁边另有按钮",
                "choosing a value leaves the page although there is a button",
                found=shown,
                pointer=pointer,
            )
            return
        yield failed(
            "选择或输入后页面自动跳转或提交，事先没有说明",
            "choosing or typing a value leaves the page or submits without notice",
            expected="按钮 / a button",
            found=shown,
            pointer=pointer,
        )
    elif _MOVES_FOCUS.search(code) and not _warned(document, asked):
        yield failed(
            "输入后焦点自动移走，事先没有说明",
            "typing moves the focus on without notice",
            found=shown,
            pointer=pointer,
        )


def _moves_on(page: CloserLook, document: DomDocument, asked: Field, typed: dict[str, str]) -> Iterator[Verdict]:
    """Yield a field from which a script leads away when it is full, as far as the script names it."""
    body = re.split(r"\}\s*[;)]", typed.get(asked.node.get("id") or "", ""), maxsplit=1)[0]
    if asked.is_text and _MOVES_FOCUS.search(body) and not _warned(document, asked):
        yield failed(
            "输入后焦点自动移走，事先没有说明",
            "typing moves the focus on without notice",
            found=body.strip()[:80],
            pointer=at(page, document, asked.node),
        )


def _called(handler: str, scripts: str) -> str:
    """Return the bodies of functions that a handler calls, as far as scripts of the page show them."""
    bodies = ""
    for name in list(dict.fromkeys(_CALLS.findall(handler)))[:4]:
        match = re.search(rf"function\s+{re.escape(name)}\s*\([^)]*\)\s*\{{(.{{0,400}})", scripts, re.DOTALL)
        if match:
            bodies += " ; " + re.split(r"\n?\}\s*(?:function\b|\n\n|$)", match.group(1), maxsplit=1)[0]
    return bodies


def _warned(document: DomDocument, asked: Field) -> bool:
    text = asked.near
    if asked.form is not None:
        text += document.text(asked.form)[:2000]
    return bool(pattern("forms", "warned").search(text))


def _has_button(document: DomDocument, asked: Field) -> bool:
    around = asked.form or document.parent(asked.node)
    if around is None:
        return False
    return any(
        node.visible
        and (node.tag == "button" or (node.tag == "input" and node.get("type") in ("submit", "button", "image")))
        and pattern("forms", "go").search((node.name or document.text(node)).strip())
        for node in document.descendants(around)
    )
