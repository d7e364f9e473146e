"""Headings and labels that do not say topic or purpose."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import pattern, plain, words
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TYPED = frozenset({"textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"})
_CHOICES = frozenset({"checkbox", "radio", "switch"})
_GROUPS = ("fieldset", "group", "radiogroup", "row", "tr", "dialog", "table", "region", "li", "listitem")
_NATIVE = frozenset({"input", "textarea", "select"})
_CLOSE = 4
"""Blocks around fields of one group that has no form: label, cell, row, what holds the rows."""
_ALL = 2
_NUMBERED = re.compile(
    r"(?:section|heading|headline|title|part|topic|subheading)\s*#?(?:\d{1,2}|[ivx]{1,4}|[a-d])\.?|(?:标题|部分|内容|段落|小标题)[一二三四五六\d]|第[一二三四五六\d]部分",
    re.IGNORECASE,
)
_BODY = ("内容", "正文", "content", "text", "message")
_UNTOLD = frozenset({"submit", "reset", "button", "image", "hidden", "file"})


def _placeholder(area: str, text: str) -> bool:
    return plain(text) in words("labels", area) or bool(pattern("labels", "pattern").search(text.strip()))


def descriptive_labels(page: CloserLook) -> Iterator[Verdict]:
    """Headings and labels say topic or purpose and tell sections and fields apart (WCAG 2.1, 2.4.6).

    Empty headings and fields without any name are told elsewhere.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(_headings(document) or _fields(document) for document in seen.documents):
        yield inapplicable("页面没有标题和表单控件", "the page has neither headings nor fields")
        return
    yield from or_passed(
        (v for d in seen.documents for v in (*_of_headings(page, d), *_repeated(page, d), *_of_fields(page, d))),
        "标题和标签说明主题或用途",
        "headings and labels say topic or purpose",
    )


_INDEX = 6
"""Headings of one character, or of one name of a program, that make a list of such."""
_IDENTIFIER = re.compile(r"[a-z]+(?:[A-Z_.]\w*)*(?:\(.*\))?")


def _headings(document: DomDocument) -> list[DomNode]:
    return [n for n in document.elements if (n.tag in _HEADINGS or n.role == "heading") and n.visible and not n.hidden]


def _fields(document: DomDocument) -> list[DomNode]:
    return [
        node
        for node in document.elements
        if (node.role in _TYPED or node.role in _CHOICES or node.tag in ("input", "select", "textarea"))
        and node.attributes.get("type", "").lower() not in _UNTOLD
        and not node.hidden
        and (node.visible or node.focusable)
        and not (node.attributes.get("aria-readonly") == "true" and document.closest(node, "combobox") is not None)
    ]


def _of_headings(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    sections = [heading for heading in _headings(document) if _level(heading) != "1"]
    if len(sections) >= _ALL and all(_NUMBERED.fullmatch(document.readable(each).strip()) for each in sections):
        yield advice(
            "各部分的标题只有编号，不说明内容",
            "the headings of all sections are numbers only and do not say what follows",
            expected="说明内容的标题 / headings that name their topics",
            found=" | ".join(document.readable(each)[:30] for each in sections[:4]),
            pointer=at(page, document, sections[0]),
        )
        return
    said = [document.readable(each).strip() for each in _headings(document)]
    letters = sum(len(each) == 1 for each in said)
    identifiers = sum(_IDENTIFIER.fullmatch(each) is not None for each in said)
    for heading in _headings(document):
        text = document.readable(heading)
        if not text:
            continue
        if identifiers >= _INDEX and _IDENTIFIER.fullmatch(text):
            continue  # the name of an option among others, in the manual of a program
        if _placeholder("heading", text):
            yield failed(
                "标题是占位文字，不说明内容",
                "the heading is a placeholder and does not say what follows",
                expected="说明内容的标题 / a heading that names its topic",
                found=text[:200],
                pointer=at(page, document, heading),
            )
        elif plain(text) in words("labels", "heading_doubtful"):
            yield _doubtful(page, document, heading, text)
        elif not any(c.isalnum() for c in text) and not any(ord(c) > 0x2190 and not c.isascii() for c in text):
            if letters >= _INDEX:
                continue  # what does not begin with a letter, in an index
            yield failed(
                "标题只有符号",
                "the heading is made of signs only",
                expected="说明内容的标题 / a heading that names its topic",
                found=text[:200],
                pointer=at(page, document, heading),
            )


def _doubtful(page: CloserLook, document: DomDocument, node: DomNode, text: str) -> Verdict:
    return cant_tell(
        "标题或标签用词笼统，是否够用须由人工确认",
        "a heading or label of a general word; a person has to see whether it is enough here",
        expected="说明主题或用途 / topic or purpose",
        found=text[:200],
        pointer=at(page, document, node),
    )


def _level(heading: DomNode) -> str:
    return heading.attributes.get("aria-level") or (heading.tag[1:] if heading.tag in _HEADINGS else "2")


def _written(document: DomDocument, heading: DomNode) -> str:
    """Return what a heading says, signs included: C and C++ are two topics."""
    return " ".join(document.readable(heading).casefold().split())


def _repeated(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    headings = _headings(document)
    for place, (one, other) in enumerate(itertools.pairwise(headings)):
        text = plain(document.readable(other))
        if not text or _written(document, one) != _written(document, other) or _level(one) != _level(other):
            continue
        end = headings[place + 2].index if place + 2 < len(headings) else len(document.nodes)
        between, after = _text(document, one.end, other.index), _text(document, other.end, end)
        if between and after and plain(between[:300]) != plain(after[:300]) and not _placeholder("heading", text):
            yield failed(
                "相邻两部分的标题相同，分不清各说什么",
                "two sections in a row have the same heading and cannot be told apart",
                expected="各自说明内容的标题 / headings that name what each holds",
                found=document.readable(other)[:200],
                pointer=at(page, document, other),
            )


def _text(document: DomDocument, start: int, end: int) -> str:
    nodes = document.nodes[start:end]
    return " ".join(node.text.strip() for node in nodes if node.is_text and node.visible and node.text.strip())


def _of_fields(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    fields = _fields(document)
    for field in fields:
        name = field.name or ""
        if _placeholder("label", name):
            yield failed(
                "标签是占位文字，不说明填什么",
                "the label is a placeholder and does not say what to enter",
                expected="说明用途的标签 / a label that names the purpose",
                found=name[:200],
                pointer=at(page, document, field),
            )
        elif plain(name) in words("labels", "label_doubtful"):
            if field.tag == "textarea" and plain(name) in _BODY and len(fields) > 1:
                continue  # of a message that has a title, a name or an address beside it
            yield _doubtful(page, document, field, name)
        elif name and not any(c.isalnum() for c in name):
            yield failed(
                "标签只有符号",
                "the label is made of signs only",
                expected="说明用途的标签 / a label that names the purpose",
                found=name[:200],
                pointer=at(page, document, field),
            )
    alike: dict[tuple[str, int, int, int], list[DomNode]] = {}
    for field in fields:
        if field.role in _TYPED and plain(field.name or "") and not _placeholder("label", field.name or ""):
            alike.setdefault((plain(field.name or ""), *_place(document, field)), []).append(field)
    for group in alike.values():
        if len(group) > 1 and not _told_by_description(group):
            yield failed(
                "同一表单的几个输入项标签相同，又没有分组，分不清各填什么",
                "fields of one form have the same label and no group that tells them apart",
                expected="能分清的标签，或有名称的分组 / labels that differ, or named groups",
                found=f"{(group[0].name or '')[:150]} × {len(group)}",
                pointer=at(page, document, group[1]),
            )


def _place(document: DomDocument, field: DomNode) -> tuple[int, int, int]:
    """Return form, group and heading that a field stands in: what tells two of one label apart.

    Fields without a form belong together where one block holds them closely; each widget of a page has its own.
    """
    form, group = document.closest(field, "form"), document.closest(field, *_GROUPS)
    before = [heading.index for heading in _headings(document) if heading.index < field.index]
    return (
        form.index if form is not None else _block(document, field),
        group.index if group is not None else -1,
        before[-1] if before else -1,
    )


def _block(document: DomDocument, field: DomNode) -> int:
    if field.tag not in _NATIVE:
        return -2 - field.index  # a widget of scripts, told apart by what it stands beside
    around = list(itertools.islice(document.ancestors(field), _CLOSE))
    return -2 - around[-1].index if around else -1


def _told_by_description(group: list[DomNode]) -> bool:
    return len({plain(field.description or field.attributes.get("placeholder", "")) for field in group}) == len(group)
