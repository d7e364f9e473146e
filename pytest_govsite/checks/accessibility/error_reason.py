"""Errors of input are told in text: what is wrong, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import Field, fields
from pytest_govsite.checks.accessibility.plain_queries import plain_queries
from pytest_govsite.checks.accessibility.telling import MOST, at, trees
from pytest_govsite.checks.accessibility.text_blocks import text_blocks
from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_WRONG = re.compile(r"(?:^|[\s_-])(?:error|errors|invalid|has-?error|is-?invalid|err|(?<!\S)(?:is-|has-|field-|input-)?danger|wrong|haserror|fielderror|inputerror)(?:$|[\s_-])", re.IGNORECASE)  # fmt: skip
_ALERT = re.compile(
    r"^(?!\s*(?:如|若|一旦|请勿|if|when|in case)).{0,24}(?:有误|错误|失败|不正确|error|invalid|wrong|problem|incorrect).{0,40}$",
    re.IGNORECASE,
)
"""Says at once that something went wrong; hints what happens if it does are longer, or begin with an if."""
_COLOUR = re.compile(r"rgba?\((\d+), (\d+), (\d+)")
_CHECKED = ("email", "url", "number", "date", "time", "month", "week", "datetime-local")


def error_reason(page: CloserLook) -> Iterator[Verdict]:
    """A field shown as wrong has its reason in text, and a form has a way to tell errors in text.

    GB/T 37668-2019, 3.4.4.1 and 3.4.4.2; WCAG 2.1, 3.3.1 and 3.3.3 (techniques G83, G84, G85, ARIA21).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    asked = 0
    ways: list[Verdict] = []
    for document in seen.documents:
        shown = _asked(document)
        asked += len(shown)
        labels = {each.own_label for each in shown}
        blocks = text_blocks(document) if shown else []
        errors = [block.text for block in blocks if block.weight <= 400 and block.text not in labels]
        found += _shown_errors(page, document, shown, errors)
        ways += _ways(page, document, shown)
    if not asked:
        yield inapplicable("没有需要填写的字段", "no field to fill in")
    elif not found and not ways:
        yield inapplicable("字段都不能提交，也没有标为有错的", "no field is sent, and none is shown as wrong")
    else:
        yield from [*found, *ways][:MOST]


def _asked(document: DomDocument) -> list[Field]:
    """Fields of forms that can be filled in wrongly; lists that only lead somewhere and what is disabled are none, nor are plain queries."""
    shown = [each for each in fields(document) if not (each.searches or each.off) and each.node.get("readonly") is None]
    forms = {_place(each) for each in shown if each.is_text or each.required or each.kind == "file"}
    asks = plain_queries(document)
    return [each for each in shown if _place(each) in forms - asks]


def _place(asked: Field) -> int:
    return asked.form.index if asked.form is not None else -1


def _shown_errors(page: CloserLook, document: DomDocument, shown: list[Field], texts: list[str]) -> Iterator[Verdict]:
    """Fields that are shown as wrong now."""
    red = [each for each in shown if _is_red(document, each.node)]
    only = [text for text in texts if pattern("forms", "error_only").search(text)]
    reasons = [text for text in texts if _is_reason(text) and text not in only]
    coloured = red if len(red) < len(shown) or only else []
    marks = any(each.node.get("aria-invalid") == "true" or _is_marked(document, each.node) for each in shown)
    alerts = [text for text in only if _ALERT.search(text)]
    if alerts and len(shown) > 1 and not reasons and not coloured and not marks:
        yield advice(
            "只说输入有误，没有说是哪一项、错在哪里",
            "says that something is wrong and neither where nor what",
            expected="文字说明 / text",
            found=alerts[0][:80],
            pointer=at(page, document, shown[0].form or shown[0].node),
        )
    for each in shown:
        marked = each.node.get("aria-invalid") == "true" or _is_marked(document, each.node)
        if not marked and each not in coloured:
            continue
        if _reason(document, each, only) or any(each.own_label and _names(text, each.own_label) for text in reasons):
            continue
        pointer = at(page, document, each.node)
        if marked or only:
            if marked and reasons and not only and len([e for e in shown if _is_marked(document, e.node)]) < 2:
                continue  # one field, one message somewhere
            yield failed(
                "字段标为有错，没有文字说明原因",
                "a field is shown as wrong without a reason in text",
                expected="文字说明 / text",
                found=(only[0] if only else each.label)[:80],
                pointer=pointer,
            )
        elif not reasons:
            yield cant_tell(
                "字段边框为红色，附近没有文字，可能只用颜色表示错误",
                "a red field without text nearby may tell an error by colour alone",
                found=each.label[:60],
                pointer=pointer,
            )


def _is_red(document: DomDocument, node: DomNode) -> bool:
    style = document.style(node)
    match = _COLOUR.match(style.border_color) if style is not None else None
    if match is None:
        return False
    red, green, blue = map(int, match.groups())
    return red >= 170 and green <= 90 and blue <= 90


def _is_marked(document: DomDocument, node: DomNode) -> bool:
    """True: a class says that it is wrong, its own or that of the box which it has for itself."""
    if _WRONG.search(node.get("class") or ""):
        return True
    for each in list(document.ancestors(node))[:2]:
        if sum(other.tag in ("input", "select", "textarea") for other in document.descendants(each)) > 1:
            return False
        if each.tag not in ("form", "body", "td") and _WRONG.search(each.get("class") or ""):
            return each.tag != "label" or bool(_is_red(document, node))
    return False


def _is_reason(text: str) -> bool:
    return bool(pattern("forms", "error").search(text))


def _reason(document: DomDocument, asked: Field, only: list[str]) -> bool:
    # what the page says far above its form is no reason
    before = asked.inside.replace(asked.own_label, " ")
    for text in only:
        before = before.replace(text, " ")
    told = [asked.after, asked.node.description, before]
    told = [text for text in told if not pattern("forms", "error_only").search(text)]
    for name in (asked.node.get("aria-errormessage") or "").split():
        other = document.referred(asked.node, name)
        if other is not None and other.visible:
            told.append(document.text(other))
    if _told_as_error(document, asked) or _told_behind(document, asked):
        return True
    stars = re.compile(r"[*＊]|必填|[(（]?\brequired\b[)）]?", re.IGNORECASE)
    return any(_is_reason(stars.sub(" ", text)) for text in told) or bool(
        re.search(r"\brequired\b.{0,3}$|不能为空|请", f"{asked.after} {asked.node.description}".strip(), re.IGNORECASE)
    )


def _told_as_error(document: DomDocument, asked: Field) -> bool:
    """True: what describes the field is words in a box that a class calls an error, in whatever language."""
    for name in (asked.node.get("aria-describedby") or "").split():
        other = document.referred(asked.node, name)
        boxes = (other, *document.descendants(other)) if other is not None else ()
        for each in boxes:
            text = document.text(each) if not each.is_text and _ERROR.search(each.get("class") or "") else ""
            if len(text) >= _MESSAGE and not pattern("forms", "error_only").search(text):
                return True
    return False


def _told_behind(document: DomDocument, asked: Field) -> bool:
    """True: words behind the field, in the box that it has for itself, whose class calls them an error."""
    for each in list(document.ancestors(asked.node))[:3]:
        inside = list(document.descendants(each))
        if sum(other.tag in ("input", "select", "textarea") for other in inside) > 1:
            return False
        for other in inside:
            if other.is_text or other.index < asked.node.index or not _ERROR.search(other.get("class") or ""):
                continue
            text = document.text(other) if other.tag not in ("input", "select", "textarea") else ""
            if len(text) > 1 and not document.contains(other, asked.node) and not _is_only(text):
                return True
    return False


def _is_only(text: str) -> bool:
    return bool(pattern("forms", "error_only").search(text))


_ERROR = re.compile(r"(?:^|[\s_-])(?:errors?|invalid)(?:$|[\s_-])", re.IGNORECASE)
_MESSAGE = 8


def _names(text: str, label: str) -> bool:
    """True: a message names the field."""
    words = re.sub(r"[*＊:：()（）]|必填|required|选填", " ", label, flags=re.IGNORECASE).strip().lower()
    return bool(words) and words in text.lower()


def _ways(page: CloserLook, document: DomDocument, shown: list[Field]) -> Iterator[Verdict]:
    """How each form will tell errors."""
    by_form: dict[int, list[Field]] = {}
    for each in shown:
        by_form.setdefault(_place(each), []).append(each)
    sent = any(map(_acts, document.elements))
    for asked in by_form.values():
        form = asked[0].form
        if form is None and not sent:
            continue  # nothing on the page sends them
        wanting = [each for each in asked if each.required or each.kind in _CHECKED or each.node.get("pattern")]
        if form is not None and form.get("novalidate") is None and any(_native(each) for each in wanting):
            yield passed(
                "浏览器以文字提示错误原因",
                "the browser tells errors in text",
                pointer=at(page, document, form),
            )
            continue
        yield cant_tell(
            "页面本身不能说明提交后怎样提示错误",
            "the page alone does not tell how errors are told after submission",
            pointer=at(page, document, form if form is not None else asked[0].node),
        )


def _acts(node: DomNode) -> bool:
    """True: a button, or what a script makes one."""
    if not node.visible:
        return False
    scripted = "click" in node.listeners or node.get("onclick") is not None
    return node.role == "button" or scripted or (node.get("href") or "").lower().startswith("javascript:")


def _native(asked: Field) -> bool:
    """True: the browser itself checks it and says in words what is wrong."""
    return asked.node.get("required") is not None or asked.kind in _CHECKED or asked.node.get("pattern") is not None
