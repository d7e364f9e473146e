"""Forms that search for what is typed, or answer it, and take any words: there is nothing in them to get wrong."""

from __future__ import annotations

import re

from pytest_govsite.checks.accessibility.form_fields import Field, fields
from pytest_govsite.model import DomDocument, DomNode

_BUTTON = re.compile(
    r"^\W*(?:search|find|look ?up|query|filter|show results|apply filters?)(?: (?:for )?\w+)?\W*$"
    r"|^\s*(?:高级|立即|开始|点击)?\s*(?:搜\s*索|检\s*索|查\s*询|查\s*找|筛\s*选)\s*$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^\s*(?:我要|立即|点击|开始)?\s*(?:提\s*问|问一问)\s*$|^\W*ask(?: a question)?\W*$", re.IGNORECASE
)
"""The button of a box that takes a question and answers by itself (智能问答)."""
_ADDRESS = re.compile(r"(?<![a-z])search(?![a-z])|sousuo|(?<![a-z])query(?![a-z])", re.IGNORECASE)
_EXACT = re.compile(
    r"证|编号|号码|单号|代码|密码|验证|手机|电话|邮箱|邮编|日期|时间|年月|金额|年龄"
    r"|\b(?:number|no\.|code|pin|id|phone|tel|mobile|password|card|date|day|month|year|time|age|amount|price|e-?mail|captcha|post ?code|zip)\b",
    re.IGNORECASE,
)
"""What has to be written in one way, or belongs to one person."""
_FREE = frozenset({"text", "search", "select", "radio", "checkbox"})
_LIMITS = ("required", "pattern", "min", "minlength", "onblur", "aria-invalid")


def plain_queries(document: DomDocument) -> set[int]:
    """Return the places of forms that only search and in which any words will do."""
    by_form: dict[int, list[Field]] = {}
    for each in fields(document):
        if each.form is not None:
            by_form.setdefault(each.form.index, []).append(each)
    return {
        place
        for place, asked in by_form.items()
        if (_asks(document, document.nodes[place]) or _talks(document, document.nodes[place], asked))
        and all(map(_free, asked))
    }


def _asks(document: DomDocument, form: DomNode) -> bool:
    """True: its role, its button or its address says that it searches, and it need not change anything."""
    if form.role == "search" or document.closest(form, "search") is not None:
        return True
    buttons = [each.name or "" for each in document.descendants(form) if each.role == "button" and not each.hidden]
    if any(_BUTTON.search(each) for each in buttons):
        return True
    return (form.get("method") or "get").lower() == "get" and _ADDRESS.search(form.get("action") or "") is not None


def _talks(document: DomDocument, form: DomNode, asked: list[Field]) -> bool:
    """True: one box for a question that is answered at once; a question to a person asks for more."""
    buttons = [each.name or "" for each in document.descendants(form) if each.role == "button" and not each.hidden]
    return len(asked) == 1 and any(_QUESTION.search(each) for each in buttons)


def _free(asked: Field) -> bool:
    if asked.kind not in _FREE or asked.required or any(asked.node.get(name) is not None for name in _LIMITS):
        return False
    told = (asked.own_label, asked.placeholder, re.sub(r"[_-]", " ", asked.node.get("name") or ""))
    return asked.kind in ("select", "radio", "checkbox") or not any(_EXACT.search(each) for each in told)
