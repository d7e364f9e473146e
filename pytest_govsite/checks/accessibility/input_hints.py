"""Fields tell in words what they want: that they are required, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import Field, fields
from pytest_govsite.checks.accessibility.late_hints import late_hints
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_STAR = re.compile(r"[*＊✱∗﹡]")
_ANYTHING = re.compile(r"^[\^]?(?:\.[*+]|\\S[*+]?|\.\{1,\}|\[\^\\s\][*+]?)?\$?$")
_PICKER = re.compile(r"date|time|picker|calendar|laydate|wdate", re.IGNORECASE)
_SHORT = 3
"""A log-in has two fields or three; that all are wanted goes without saying."""


def input_hints(page: CloserLook) -> Iterator[Verdict]:
    """What a field requires is told in text beside it: that it must be filled in, and the form of its value.

    GB/T 37668-2019, 3.3.4.1; WCAG 2.1, 3.3.2 (techniques H90, G89, G184).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    some = False
    for document in seen.documents:
        by_form: dict[int, list[Field]] = {}
        for each in fields(document):
            if each.searches and each.required and each.node.get("pattern"):
                # what is looked for by a number or a date may have to be written in one way only
                some = True
                found += _form_of_value(page, document, each)
            elif not each.searches:
                by_form.setdefault(each.form.index if each.form is not None else -1, []).append(each)
        for asked in by_form.values():
            some = True
            text = _text_around(document, asked)
            found += _required(page, document, asked, text)
            found += _stars(page, document, asked, text)
            found += late_hints(page, document, asked)
            for each in asked:
                found += _form_of_value(page, document, each)
    if not some:
        yield inapplicable("没有需要填写的字段", "no field to fill in")
        return
    yield from or_passed(found, "字段的要求都有文字提示", "what fields require is told in text")


def _text_around(document: DomDocument, asked: list[Field]) -> str:
    """Text of the form and of what stands right before it."""
    form = asked[0].form
    if form is None:
        return document.text(document.root)[:20_000]
    around = document.parent(form) or form
    text = document.text(around if around.tag not in ("html",) else form)[:20_000]
    marks = [style.before + style.after for node in document.descendants(form) if (style := document.style(node))]
    return f"{text} {' '.join(mark for mark in marks if mark)}"


def _required(page: CloserLook, document: DomDocument, asked: list[Field], text: str) -> Iterator[Verdict]:
    typed = [each for each in asked if each.is_text or each.kind == "select"]
    wanted = [each for each in typed if each.required and not (each.kind == "select" and each.node.value)]
    silent = [each for each in wanted if not _told(document, each)]
    if not silent or pattern("forms", "all_required").search(text):
        return
    others = [each for each in typed if not each.required and not (each.kind == "select" and each.node.value)]
    others = [each for each in others if each.node.get("readonly") is None and not each.off]
    if others and all(pattern("forms", "optional").search(each.near) for each in others):
        return
    if not others:
        if len(wanted) > _SHORT:
            yield cant_tell(
                "字段全部必填，没有文字说明",
                "all fields are required, which no text tells",
                found=silent[0].label[:60],
                pointer=at(page, document, silent[0].node),
            )
        return
    for each in silent:
        pointer = at(page, document, each.node)
        if pattern("forms", "required").search(each.placeholder):
            yield advice(
                "必填只写在占位文字里，开始输入后就看不到",
                "only the placeholder tells that the field is required, and it goes as soon as one types",
                found=each.placeholder[:60],
                pointer=pointer,
            )
            continue
        yield failed(
            "必填字段没有文字提示必填",
            "no text tells that the field is required",
            expected="必填 / required",
            found=each.label[:60],
            pointer=pointer,
        )


def _told(document: DomDocument, asked: Field) -> bool:
    words = pattern("forms", "required")
    if words.search(asked.near):
        return True
    group = document.closest(asked.node, "fieldset", "group")
    return group is not None and bool(words.search(group.name or "") or words.search(_legend_text(document, group)))


def _legend_text(document: DomDocument, group: DomNode) -> str:
    return " ".join(document.text(each) for each in document.children(group) if each.tag == "legend")


def _stars(page: CloserLook, document: DomDocument, asked: list[Field], text: str) -> Iterator[Verdict]:
    starred = [each for each in asked if _STAR.search(f"{each.before[-12:]} {each.own_label} {each.after[:3]}")]
    if not starred:
        return
    whole = document.text(document.root)[:40_000]
    if pattern("forms", "star_explained").search(text) or pattern("forms", "star_explained").search(whole):
        return
    if re.search(r"必填|必须填|不能为空|\brequired\b|\bmandatory\b", f"{text} {whole}", re.IGNORECASE):
        return
    if any(re.search(r"必填|required", each.label, re.IGNORECASE) for each in starred):
        return
    yield advice(
        "星号没有说明含义",
        "what the star means is not told",
        expected="* 为必填项 / * required",
        found=starred[0].label[:60],
        pointer=at(page, document, starred[0].node),
    )


def _keypad(asked: Field, shape: str) -> bool:
    """True: a field for a number says by its pattern that phones show the keys for digits."""
    digits = re.fullmatch(r"(?:\\d|\[0-9\]|\[\\d\])[*+]", shape) is not None
    return digits and (asked.kind == "number" or asked.node.get("inputmode") == "numeric")


def _form_of_value(page: CloserLook, document: DomDocument, asked: Field) -> Iterator[Verdict]:
    if not asked.is_text or asked.node.get("readonly") is not None or asked.off:
        return
    if pattern("forms", "format").search(asked.near):
        return
    shape = (asked.node.get("pattern") or "").strip()
    wants = bool(shape) and not _ANYTHING.fullmatch(shape) and not _keypad(asked, shape)
    name = f"{asked.own_label or asked.before[-30:]} {asked.node.get('name') or ''}"
    if asked.kind == "password":
        least = asked.node.get("minlength") or "0"
        new = bool(pattern("forms", "new_password").search(name)) or asked.node.get("autocomplete") == "new-password"
        wants = new and (wants or (least.isdigit() and int(least) > 1))
    elif pattern("forms", "known_form").search(f"{name} {asked.label}") or asked.kind in ("email", "tel", "url"):
        return
    pointer = at(page, document, asked.node)
    if wants and pattern("forms", "format").search(asked.placeholder):
        yield advice(
            "格式要求只写在占位文字里，开始输入后就看不到",
            "only the placeholder tells the form of the value, and it goes as soon as one types",
            found=asked.placeholder[:60],
            pointer=pointer,
        )
    elif wants:
        yield failed(
            "字段要求特定格式，没有文字说明",
            "the field wants a certain form, which no text tells",
            found=f"{asked.label[:40]} {shape[:60]}".strip(),
            pointer=pointer,
        )
    elif _is_free_date(asked):
        yield cant_tell(
            "日期字段没有说明格式",
            "no text tells how the date is to be written",
            expected="YYYY-MM-DD",
            found=asked.label[:60],
            pointer=pointer,
        )


def _is_free_date(asked: Field) -> bool:
    """True: a date typed by hand."""
    if (
        asked.node.tag != "input"
        or asked.kind != "text"
        or asked.placeholder
        or asked.node.value
        or asked.node.listeners
    ):
        return False
    if _PICKER.search(
        f"{asked.node.get('class') or ''} {asked.node.get('onclick') or ''} {asked.node.get('onfocus') or ''}"
    ):
        return False
    return bool(pattern("forms", "date").search(asked.own_label or asked.before[-20:]))
