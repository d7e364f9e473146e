"""Words and pictures that style sheets put in: nobody hears them who does not see the styles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.icon_cells import is_bullet
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.accessibility.word_lists import han
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Level, Verdict

PICTURE = "\ufffc"
"""Stands in generated content for a picture."""
_EXPECTED = "图片内容的文字 / words for what the picture shows"
_LETTERS = 3
_PHRASE, _PHRASE_LETTERS, _PHRASE_HAN = 3, 12, 6
_LEAST = 40.0
_ICON = (8.0, 64.0)
_WORD = re.compile(r"[^\W\d_]{2,}")
_BLOCKS = frozenset({"block", "list-item", "table-cell", "flex", "grid", "flow-root"})
_STATES = frozenset({"aria-checked", "aria-pressed", "aria-expanded", "aria-selected", "aria-current", "aria-sort"})
_STATE = re.compile(
    r"on|off|yes|no|open(?:ed)?|closed?|show[ns]?|hide|hidden|more|less|expanded?|collapsed?|checked|selected|current|"
    r"pressed|ascending|descending|[已未]?(?:开启?|关闭?|打开|展开|折叠|收起|选中?|选择)|当前|显示|隐藏|升序|降序",
    re.IGNORECASE,
)
"""Words for a state, which the attribute beside them tells as well."""
_HOLDERS = ("a", "button", "link", "img", "tab", "menuitem", "label")


def made_by_style(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield phrases, pictures and glyphs by `content`, and cells that hold a background picture alone (WCAG 1.1.1, F3, F87).

    A few words may be found elsewhere on the page; whether something is missing without them, a person has to see.
    """
    told: set[str] = set()
    for node in document.elements:
        style = document.style(node)
        if style is None or not node.visible or node.hidden or node.role in ("presentation", "none"):
            continue
        made = f"{style.before} {style.after}".strip()
        if made:
            yield from _made(page, document, node, made, told)
        elif style.background_image.startswith("url(") and (cell := _cell_of_picture(document, node)) is not None:
            yield advice(
                "单元格里只有背景图片，没有文字",
                "a cell holds a background picture only, no text",
                found=style.background_image[-120:],
                expected=_EXPECTED,
                pointer=at(page, document, cell),
            )


def _made(page: CloserLook, document: DomDocument, node: DomNode, made: str, told: set[str]) -> Iterator[Verdict]:
    pointer = at(page, document, node)
    if PICTURE in made:
        # with words beside the picture, in the style sheet or in the markup, it is told
        if made.strip(PICTURE + " ") == "" and _stands_alone(document, node):
            yield advice(
                "样式表插入的图片没有文字",
                "a picture that the style sheet puts in has no text",
                expected=_EXPECTED,
                pointer=pointer,
            )
    elif _STATES.intersection(node.attributes) and _STATE.fullmatch(made.strip()):
        return
    elif _is_phrase(made) and made not in told and made not in document.text(document.root):
        told.add(made)
        yield advice(
            "一句话由样式表写入，不看样式就没有",
            "a phrase comes from the style sheet and is missing without it",
            found=made[:100],
            expected="写在 HTML 里 / in the markup",
            pointer=pointer,
        )
    elif (han(made) >= 2 or len(re.findall(r"[A-Za-z]", made)) >= _LETTERS) and made not in told:
        told.add(made)
        if _is_said_beside(document, node, made):
            return
        yield cant_tell(
            "文字由样式表写入，请确认不看样式也不缺内容",
            "words come from the style sheet: check that nothing is missing without it",
            found=made[:100],
            pointer=pointer,
            level=Level.SHOULD,
        )
    elif (
        _is_glyph(made)
        # what is pressed is a control, and its name is told as such
        and not any("click" in each.listeners for each in (node, *list(document.ancestors(node))[:2]))
        and (cell := document.closest(node, "td", "dd"))
        and not document.readable(cell).strip()
        and not is_bullet(document, cell)
    ):
        yield failed(
            "单元格里只有图标，没有文字",
            "a cell holds an icon only, no text",
            pointer=at(page, document, cell),
            expected=_EXPECTED,
        )


def _is_said_beside(document: DomDocument, node: DomNode, made: str) -> bool:
    """True: a text right before or behind the element holds the same words."""
    around = document.parent(node)
    kin = [each for each in document.children(around) if not each.is_text] if around is not None else []
    place = next((i for i, each in enumerate(kin) if each.index == node.index), 0)
    beside = [each for each in kin[max(0, place - 1) : place + 2] if each.index != node.index]
    said = " ".join(document.readable(each) for each in beside)
    return re.search(rf"(?<![a-z]){re.escape(made)}(?![a-z])", said, re.IGNORECASE) is not None


def _is_phrase(made: str) -> bool:
    words = _WORD.findall(made)
    letters = sum(len(word) for word in words)
    return han(made) >= _PHRASE_HAN or (not han(made) and len(words) >= _PHRASE and letters >= _PHRASE_LETTERS)


def _stands_alone(document: DomDocument, node: DomNode) -> bool:
    """True: nothing in its block says what the picture shows, and the picture is no ornament of a few pixels.

    A picture after a colon is what the words before it announce.
    """
    if document.closest(node, *_HOLDERS) is not None or document.readable(node).strip():
        return False
    block = node
    while (style := document.style(block)) is not None and style.display not in _BLOCKS:
        around = document.parent(block)
        if around is None:
            return False
        block = around
    text = document.readable(block).strip()
    if text:
        before = "".join(each.text for each in document.nodes[block.index : node.index] if each.is_text).rstrip()
        return before.endswith((":", "："))
    box = block.box
    return box is not None and box.width >= _LEAST and box.height >= _LEAST


def _cell_of_picture(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return the cell of a data table that holds nothing but this empty element of an icon's size. None: there is none."""
    least, most = _ICON
    box = node.box
    if (
        box is None
        or not (least <= box.width <= most and least <= box.height <= most)
        or node.tag in ("td", "dd", "th")
    ):
        return None
    if next(iter(document.children(node)), None) is not None or document.closest(node, *_HOLDERS) is not None:
        return None
    if any(node.attributes.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title")):
        return None
    cell, table = document.closest(node, "td", "dd"), document.closest(node, "table", "dl")
    if cell is None or table is None or document.readable(cell).strip():
        return None
    inside = [each for each in document.descendants(cell) if not each.is_text and each.tag != "br"]
    headed = table.tag == "dl" or any(each.tag == "th" for each in document.descendants(table))
    return cell if headed and [each.index for each in inside] == [node.index] else None


def _is_glyph(text: str) -> bool:
    return any("\ue000" <= c <= "\uf8ff" or c in "✓✔✗✘×●○★☆" for c in text)
