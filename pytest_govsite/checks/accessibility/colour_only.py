"""Colour as the only sign of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pytest_govsite.checks.accessibility.colour_keys import (
    days_by_ground,
    has_picture,
    marked_inside,
    names_two,
    told_by_key,
    told_by_siblings,
)
from pytest_govsite.checks.accessibility.current_items import current_by_colour
from pytest_govsite.checks.accessibility.hues import hue_of
from pytest_govsite.checks.accessibility.legends import legends_by_colour
from pytest_govsite.checks.accessibility.passages import Passage, passages
from pytest_govsite.checks.accessibility.states_by_colour import states_by_colour
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import table
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_SENTENCE = re.compile(r"[^。！？!?；;]*?(?:[。！？!?；;]|\.(?=\s|$)|$)")
_NEAR_COLOURS = {"red": {"red", "orange"}, "orange": {"orange", "red", "yellow"}, "yellow": {"yellow", "orange"}}
_MOST_COLOURED = 60
"""More text than this in one colour is the page's own colour."""
_SEVERAL = 2
_FIELDS = ("input", "select", "textarea")
_EXPECTED = "颜色之外还有文字、符号或形状 / text, sign or shape beside the colour"


@cache
def _meanings() -> tuple[re.Pattern[str], ...]:
    listed = table("colours")["meaning"]
    return tuple(re.compile(entry, re.IGNORECASE) for entry in (*listed["zh"], *listed["en"]))


@cache
def _required() -> re.Pattern[str]:
    return re.compile("|".join(table("colours")["marks"]["required"]), re.IGNORECASE)


def colour_not_alone(page: CloserLook) -> Iterator[Verdict]:
    """Nothing is told by colour alone: required fields, states, kinds (GB/T 37668-2019, 3.2.2.1; WCAG 2.1, 1.4.1).

    Links in running text are measured by axe-core's rule `link-in-text-block`.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(any(True for _ in passages(document)) for document in seen.documents):
        yield inapplicable("页面没有文字", "the page has no text")
        return
    yield from or_passed(
        (
            v
            for d in seen.documents
            for judge in (_sentences, _labels, _cells, _fields, current_by_colour, states_by_colour, legends_by_colour)
            for v in judge(page, d)
        ),
        "没有发现只靠颜色区分的信息",
        "nothing is told by colour alone",
    )


def _alone(page: CloserLook, document: DomDocument, sentence: str, node: DomNode) -> Verdict:
    return failed(
        "只用颜色表示含义",
        "a meaning is told by colour alone",
        expected=_EXPECTED,
        found=f"{sentence[:150]} → {document.text(node)[:80]}",
        pointer=at(page, document, node),
    )


def _meaning(passage: Passage) -> tuple[str, str] | None:
    """Return a sentence that gives a colour a meaning, and the colour."""
    if passage.length > 5000:
        return None
    for match in _SENTENCE.finditer(passage.text):
        sentence = match[0].strip()
        if 4 <= len(sentence) <= 300:
            for meaning in _meanings():
                if found := meaning.search(sentence):
                    return sentence, table("colours")["names"].get(found["c"], found["c"].lower())
    return None


def _sentences(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """A sentence that gives a colour a meaning fails where things in that colour bear no other sign."""
    for passage in passages(document):
        told = _meaning(passage)
        if told is None and not names_two(passage):
            continue
        sentence, colour = told or (passage.text.strip(), "")
        if (keyed := told_by_key(document, passage)) is not None:
            yield _alone(page, document, sentence, keyed)
            continue
        if told is None and not has_picture(document):
            continue  # a sentence of two colours that are nowhere on the page
        wanted = _NEAR_COLOURS.get(colour, {colour})
        coloured = [n for n in _coloured(document, wanted) if not document.contains(passage.node, n)]
        bare = [n for n in coloured if not _signed(document, n)]
        inside = marked_inside(document, passage, _coloured(document, wanted))
        if len(inside) >= _SEVERAL:
            yield _alone(page, document, sentence, inside[0])
            continue
        if (day := days_by_ground(document, wanted)) is not None:
            yield _alone(page, document, sentence, day)
            continue
        meant = _about_fields(document, sentence, bare) or told_by_siblings(document, bare, sentence)
        if bare and len(coloured) <= _MOST_COLOURED and meant:
            yield _alone(page, document, sentence, bare[0])
        else:
            yield cant_tell(
                "说明文字提到颜色的含义，是否另有文字或符号须由人工确认",
                "a sentence gives a colour a meaning; a person has to see whether text or a sign tells it too",
                expected=_EXPECTED,
                found=sentence[:200],
                pointer=at(page, document, passage.node),
            )


def _about_fields(document: DomDocument, sentence: str, nodes: list[DomNode]) -> bool:
    """Return whether a sentence speaks of required fields and labels are coloured: evidence enough to fail."""
    if not re.search(r"必填|必须|required|mandatory|must be (?:filled|completed)", sentence, re.IGNORECASE):
        return False
    return any(_labels_field(document, node) for node in nodes)


def _labels_field(document: DomDocument, node: DomNode) -> bool:
    if document.closest(node, "label", "legend") is not None:
        return True
    item = document.closest(node, "p", "li", "tr", "dt", "div")
    return item is not None and any(n.tag in _FIELDS for n in document.descendants(item))


def _coloured(document: DomDocument, hues: set[str]) -> list[DomNode]:
    """Return the elements that hold visible text of their own in one of these hues, links and headings left out."""
    found: dict[int, DomNode] = {}
    for node in document.nodes:
        if node.is_text and node.visible and node.text.strip() and node.parent >= 0:
            style = document.style(node)
            if style is not None and hue_of(style.color) in hues and document.closest(node, "a", "button") is None:
                found[node.parent] = document.nodes[node.parent]
    return list(found.values())


def _signed(document: DomDocument, node: DomNode) -> bool:
    """Return whether something beside the colour marks an element: a sign, a word, weight or a line."""
    around = document.closest(node, "label", "legend", "li", "td", "th", "p", "dt") or node
    text = document.text(around)
    generated = [
        style.before + style.after
        for each in (around, *document.descendants(around))
        if not each.is_text and (style := document.style(each)) is not None
    ]
    if _required().search(" ".join((text, *generated))) or any(g.strip() for g in generated):
        return True
    own, outer = document.style(node), document.style(document.parent(node) or node)
    if own is None or outer is None:
        return False
    if own.text_decoration != "none" or own.font_style == "italic" or own.font_weight >= outer.font_weight + 200:
        return True
    return any(n.tag in ("img", "svg") for n in document.descendants(around))


def _labels(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Labels of one form of which some are red and bear no other sign may tell required fields by colour."""
    by_form: dict[int, list[DomNode]] = {}
    for label in document.by_tag("label"):
        if label.visible and document.text(label):
            form = document.closest(label, "form", "fieldset")
            by_form.setdefault(form.index if form is not None else -1, []).append(label)
    if any(_meaning(p) for p in passages(document)):
        return
    for labels in by_form.values():
        red = [label for label in labels if _hue_of_text(document, label) == "red"]
        if not red or len(red) == len(labels):
            continue
        bare = [x for x in red if not _signed(document, x) and not _required_field(document, x)]
        if bare and not any(_required().search(document.text(label)) for label in labels):
            yield cant_tell(
                "部分标签是红色，没有其他必填标记，是否只靠颜色区分须由人工确认",
                "some labels are red without any other mark; a person has to see whether colour alone marks them",
                expected=_EXPECTED,
                found=document.text(bare[0])[:150],
                pointer=at(page, document, bare[0]),
            )


def _hue_of_text(document: DomDocument, node: DomNode) -> str:
    for each in document.descendants(node):
        if each.is_text and each.visible and each.text.strip():
            style = document.style(each)
            return hue_of(style.color) if style is not None else ""
    return ""


def _required_field(document: DomDocument, label: DomNode) -> bool:
    field = document.referred(label, label.attributes.get("for", "")) if label.attributes.get("for") else None
    inside = [n for n in document.descendants(label) if n.tag in _FIELDS]
    for each in (field, *inside):
        if each is not None and ("required" in each.attributes or each.attributes.get("aria-required") == "true"):
            return True
    return False


def _cells(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Empty cells of a data table in several colours tell something by colour alone."""
    for around in document.by_tag("table"):
        if around.role in ("presentation", "none") or not any(n.tag == "th" for n in document.descendants(around)):
            continue
        coloured: list[tuple[str, DomNode]] = []
        for cell in document.descendants(around):
            if cell.tag == "td" and cell.visible and document.closest(cell, "table") == around:
                hue = _empty_hue(document, cell)
                if hue:
                    coloured.append((hue, cell))
        if len({hue for hue, _ in coloured}) >= 2:
            yield failed(
                "表格里只用底色表示状态，没有文字",
                "table cells tell a state by background colour alone",
                expected=_EXPECTED,
                found=f"{len(coloured)} 个空单元格 / empty cells",
                pointer=at(page, document, coloured[0][1]),
            )


def _empty_hue(document: DomDocument, cell: DomNode) -> str:
    """Return the hue that fills a cell without text or alternative, its own or that of a dot in it."""
    inner = [n for n in document.descendants(cell) if not n.is_text]
    if document.readable(cell).strip() or any(n.tag in ("img", "svg", "input", "canvas", "i") for n in inner):
        return ""
    for each in (cell, *inner):
        if any(each.attributes.get(name, "").strip() for name in ("title", "aria-label", "aria-labelledby")):
            return ""
        style = document.style(each)
        if style is not None and (style.before.strip() or style.after.strip() or style.background_image):
            return ""
    hues = [
        hue for each in (cell, *inner) if (style := document.style(each)) and (hue := hue_of(style.background_color))
    ]
    return hues[-1] if hues else ""


def _fields(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """A field with a red border among others may tell an error by colour alone."""
    fields = [
        n
        for n in document.by_tag(*_FIELDS)
        if n.visible
        and n.attributes.get("type", "text")
        not in ("checkbox", "radio", "hidden", "submit", "button", "reset", "image")
    ]
    by_form: dict[int, list[DomNode]] = {}
    for field in fields:
        form = document.closest(field, "form")
        by_form.setdefault(form.index if form is not None else -1, []).append(field)
    red: list[DomNode] = []
    for group in by_form.values():
        bordered = [n for n in group if (s := document.style(n)) and hue_of(s.border_color) == "red"]
        if len(bordered) < len(group):
            red += bordered
    for field in red[:5]:
        if field.description or field.attributes.get("aria-invalid") == "true" or "required" in field.attributes:
            continue
        item = document.closest(field, "p", "li", "td", "div", "fieldset")
        if item is not None and re.search(
            r"错误|有误|不能为空|请输入|必填|[*]|error|invalid|required|please|must", document.text(item), re.IGNORECASE
        ):
            continue
        yield cant_tell(
            "输入框的边框是红色，没有文字说明，是否只靠颜色表示错误须由人工确认",
            "a field has a red border and no text; a person has to see whether an error is told by colour alone",
            expected=_EXPECTED,
            found=(field.name or "")[:150],
            pointer=at(page, document, field),
        )
