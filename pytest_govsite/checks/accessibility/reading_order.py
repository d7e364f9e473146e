"""What is read one after another stands in that order in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pytest_govsite.checks.accessibility.positioned_texts import positioned_texts
from pytest_govsite.checks.accessibility.reversed_blocks import answers_first, label_behind, steps_back
from pytest_govsite.checks.accessibility.table_grid import Cell, grids
from pytest_govsite.checks.accessibility.table_kind import TableKind, kind_of
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.text_blocks import ends_sentence, weight
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import Box, CloserLook, DomDocument, DomNode, Verdict

_NUMBER = re.compile(r"^\W{0,2}(?:step|part|stage|phase|day|chapter|question|no\.?|第)?\s*\(?(\d{1,2}|[一二三四五六七八九十])\s*(?:步|章|节|条|天|阶段|部分)?(?:[.)、:：．）\s]|$|[^\d\w])", re.IGNORECASE)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL = re.compile(rf"(?:{'|'.join(_ORDINALS)})\b(?!-)", re.IGNORECASE)
_FIRST = re.compile(r"(?:first(?:ly)?\b|to begin with|首先|第一[，,、步])", re.IGNORECASE)
_LATER = re.compile(r"(?:last(?:ly)?\b|finally\b|then\b|after (?:that|this)\b|afterwards\b|最后|然后|接着|随后|之后|再)", re.IGNORECASE)  # fmt: skip
_CHINESE = "一二三四五六七八九十"
_TOLERANCE = 2.0
_MOST = 40
_TEXT = 60
_NOT_IN = ("nav", "select", "svg", "math", "ruby", "menu", "marquee")


@dataclass(frozen=True)
class _Part:
    """A block among its siblings."""

    node: DomNode
    box: Box
    text: str


def reading_order(page: CloserLook) -> Iterator[Verdict]:
    """Blocks that make one sequence on screen follow each other in the document in the same order.

    WCAG 2.1, 1.3.2 (techniques G57, C27; failures F1, F49).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    for document in seen.documents:
        for node in document.elements:
            if node.visible and not node.hidden and node.tag not in _NOT_IN:
                found += _judge(page, document, node)
        found += positioned_texts(page, document)
        found += _tables(page, document)
    yield from or_passed(found, "文档顺序与显示顺序没有冲突", "document and screen tell one order")


def _judge(page: CloserLook, document: DomDocument, node: DomNode) -> Iterator[Verdict]:
    if (asked := label_behind(document, node)) is not None:
        yield advice(
            "标签显示在字段之前，在文档中却在字段之后",
            "a label is shown before its field and stands behind it in the document",
            expected=document.text(node)[:60],
            found=(asked.name or "")[:60],
            pointer=at(page, document, asked),
        )
    parts = _parts(document, node)
    if len(parts) < 2:
        return
    shown = _on_screen(parts)
    if shown is None or [part.node.index for part in shown] == [part.node.index for part in parts]:
        return
    found = " | ".join(part.text[:24] for part in parts[:5])
    expected = " | ".join(part.text[:24] for part in shown[:5])
    pointer = at(page, document, node)
    if (_counts_up(shown) and not _counts_up(parts)) or (_first_to_last(shown) and not _first_to_last(parts)):
        yield failed(
            "编号内容在文档中的顺序与显示的顺序不同",
            "numbered content stands in another order in the document than on screen",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    elif _sentence(shown) and not _sentence(parts):
        yield failed(
            "一句话被拆成几块，在文档中的顺序与显示的顺序不同",
            "a sentence is cut into blocks that stand in another order in the document than on screen",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    elif answers_first(*_texts(parts, shown)):
        yield failed(
            "问题显示在回答之前，在文档中却在回答之后",
            "a question is shown before its answer and stands behind it in the document",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    elif steps_back(document, node, *_texts(parts, shown)):
        yield failed(
            "流程各步在文档中的顺序与显示的顺序相反",
            "the steps of a process stand in the reverse order in the document",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    elif _heading_follows(document, parts, shown):
        yield cant_tell(
            "标题显示在内容上方，在文档中却在内容之后",
            "a heading is shown above content that comes before it in the document",
            expected=expected,
            found=found,
            pointer=pointer,
        )
    elif len(parts) > 2 and all(weight(part.text) > _TEXT for part in parts) and shown == parts[::-1]:
        yield cant_tell(
            "多段文字的显示顺序与文档顺序相反",
            "several texts are shown in the reverse order of the document",
            expected=expected,
            found=found,
            pointer=pointer,
        )


def _parts(document: DomDocument, node: DomNode) -> list[_Part]:
    parts: list[_Part] = []
    moved = False
    for child in document.children(node):
        if child.is_text:
            if child.text.strip() and child.visible:
                return []  # text of its own: no row of blocks
            continue
        if not child.visible or child.hidden or child.box is None:
            continue
        style = document.style(child)
        if style is None or style.position == "fixed" or style.transform:
            return []
        text = document.text(child)
        if text:
            parts.append(_Part(node=child, box=child.box, text=text))
            moved = moved or style.display not in ("inline", "contents")
        if len(parts) > _MOST:
            return []
    return parts if moved else []


def _on_screen(parts: list[_Part]) -> list[_Part] | None:
    """Return the parts as rows from top to bottom, each from left to right. None: they overlap, or no rows show."""
    rows: list[list[_Part]] = []
    for part in sorted(parts, key=lambda each: (each.box.y, each.box.x)):
        if rows and part.box.y < min(each.box.y + each.box.height for each in rows[-1]) - _TOLERANCE:
            rows[-1].append(part)
        else:
            rows.append([part])
    shown: list[_Part] = []
    for row in rows:
        ordered = sorted(row, key=lambda each: each.box.x)
        for one, other in pairwise(ordered):
            if other.box.x < one.box.x + one.box.width - max(_TOLERANCE, 0.3 * min(one.box.width, other.box.width)):
                return None
        shown += ordered
    return shown


def _number(text: str) -> int:
    match = _NUMBER.match(text)
    if match is None:
        word = _ORDINAL.match(text)
        return _ORDINALS.index(word[0].lower()) + 1 if word is not None else 0
    told = match.group(1)
    return int(told) if told.isdigit() else _CHINESE.index(told) + 1


def _counts_up(parts: list[_Part]) -> bool:
    numbers = [_number(part.text) for part in parts]
    counted = [number for number in numbers if number]
    return len(counted) >= 3 and counted == list(range(counted[0], counted[0] + len(counted))) and counted[0] == 1


def _first_to_last(parts: list[_Part]) -> bool:
    """True: the first of several texts says that it is the first, the last that it is the last or comes later."""
    return len(parts) >= 2 and bool(_FIRST.match(parts[0].text)) and bool(_LATER.match(parts[-1].text))


def _sentence(parts: list[_Part]) -> bool:
    """True: the texts make one sentence in this order: capital first, each other goes on in lower case."""
    texts = [part.text for part in parts]
    first = next((c for c in texts[0] if c.isalpha()), "")
    others = [next((c for c in text if c.isalpha()), "") for text in texts[1:]]
    goes_on = all(not ends_sentence(text) for text in texts[:-1]) and ends_sentence(texts[-1])
    return first.isupper() and all(c.islower() for c in others) and goes_on and len(" ".join(texts).split()) >= 5


def _texts(parts: list[_Part], shown: list[_Part]) -> tuple[list[str], list[str]]:
    return [part.text for part in parts], [part.text for part in shown]


def _starts_with_heading(document: DomDocument, node: DomNode) -> bool:
    for each in (node, *document.descendants(node)):
        if each.role == "heading":
            return True
        if each.is_text and each.text.strip():
            return False
    return False


def _heading_follows(document: DomDocument, parts: list[_Part], shown: list[_Part]) -> bool:
    """True: a heading, or a block that starts with one, is first on screen and later in the document.

    What stands before it in the document is text of some length without a heading of its own, shown below it.
    """
    first = shown[0]
    if first is parts[0] or not _starts_with_heading(document, first.node):
        return False
    before = parts[: parts.index(first)]
    below = [part for part in before if part.box.y >= first.box.y + first.box.height - _TOLERANCE]
    headed = any(each.role == "heading" for p in below for each in (p.node, *document.descendants(p.node)))
    return bool(below) and not headed and all(weight(part.text) > _TEXT for part in below)


def _tables(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Layout tables in which a text goes on below while the document goes on beside."""
    for grid in grids(document):
        if grid.width < 2 or grid.height < 2 or kind_of(grid) is TableKind.DATA or grid.header_cells:
            continue
        at_place = {(cell.row, cell.column): cell for cell in grid.cells}
        cut = [cell for cell in grid.cells if _goes_on_below(cell, at_place)]
        if cut:
            yield cant_tell(
                "布局表格逐行读出时，句子可能被旁边一栏打断",
                "read row by row, a layout table may break sentences by the column beside",
                found=cut[0].text[:80],
                pointer=at(page, document, cut[0].node),
            )


def _goes_on_below(cell: Cell, at_place: dict[tuple[int, int], Cell]) -> bool:
    below, beside = at_place.get((cell.row + 1, cell.column)), at_place.get((cell.row, cell.column + 1))
    if below is None or beside is None or not cell.text or not below.text or not beside.text:
        return False
    if ends_sentence(cell.text) or len(cell.text.split()) < 2:
        return False
    return below.text[0].islower() and cell.text[0].isupper() and not beside.text[0].islower()
