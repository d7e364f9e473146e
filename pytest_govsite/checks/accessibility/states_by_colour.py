"""States of alike things told by colour alone: steps, seats, days, the chosen tab."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.field_edges import contrast_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Style, Verdict

_STATE = re.compile(
    r"(?:^|[-_\s])(?:is-?)?(?:taken|booked|occupied|reserved|sold|sold-?out|full|busy|unavailable|free|available|vacant|"
    r"done|finished|completed?|passed|past|visited|cur|current|now|todo|pending|overdue|late|paid|unpaid|read|unread|"
    r"online|offline|valid|invalid|expired|selected|active|abnormal)(?:[-_\s]|$)",
    re.IGNORECASE,
)
"""Classes that say a state."""
_WORDS = re.compile(
    r"taken|booked|occupied|reserved|sold|full|busy|available|free|vacant|open|closed|done|finish|complete|passed|current|"
    r"now|pending|overdue|late|paid|read|online|offline|valid|expired|[✓✔✗✘×●○]|"
    r"[已未无满完]|可约|约满|余|空闲|占用|办结|进行|当前|正常|异常|逾期|过期|在办|待",
    re.IGNORECASE,
)
"""Texts that say one."""
_STATED = (
    "aria-current", "aria-selected", "aria-pressed", "aria-checked", "aria-disabled", "aria-expanded", "disabled",
    "title", "aria-label", "aria-describedby", "checked",
)  # fmt: skip
_NO_ROWS = ("body", "html", "main", "form", "tbody", "thead", "tfoot", "tr")
_FEWEST, _MOST = 3, 120
_LONGEST = 24
_TOLD_APART = 3.0
_IN = ("nav", "navigation", "tablist", "select", "menu", "menubar", "listbox", "radiogroup")


def states_by_colour(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield rows of alike short things of which some bear a class that names a state, and differ in colours alone (WCAG 1.4.1).

    Other words, attributes, signs, weight, lines, size, shapes or a contrast of 3:1 between the colours tell them apart.
    """
    for row in document.elements:
        if not row.visible or row.tag in _NO_ROWS or document.closest(row, *_IN) is not None:
            continue
        if (odd := _odd_of(document, _alike(document, row))) is not None:
            yield _advice(page, document, odd, "状态只用颜色区分", "a state is told by colour alone")
    for tabs in document.by_role("tablist"):
        parts = [each for each in document.descendants(tabs) if each.role == "tab" and each.visible]
        chosen = [each for each in parts if each.get("aria-selected") == "true"]
        others = [each for each in parts if each not in chosen]
        if len(chosen) != 1 or not others or not all(_colour_alone(document, chosen[0], each) for each in others):
            continue
        if [each for each in parts if _has_a_line(document, tabs, each)] != chosen:
            yield _advice(
                page, document, chosen[0], "选中的选项卡只用颜色区分", "the chosen tab is told by its colour alone"
            )


def _has_a_line(document: DomDocument, tabs: DomNode, chosen: DomNode) -> bool:
    """True: a thin bar of its own, which goes to the chosen one, lies along it."""
    edge = chosen.box
    for each in document.descendants(tabs):
        box = each.box
        if edge is None or box is None or each.is_text or not each.visible or document.contains(chosen, each):
            continue
        along = edge.x - _OFF <= box.x and box.x + box.width <= edge.x + edge.width + _OFF
        beside = edge.y - _OFF <= box.y and box.y + box.height <= edge.y + edge.height + _OFF
        if along and beside and min(box.width, box.height) <= _THIN and not document.text(each):
            return True
    return False


_THIN, _OFF = 5.0, 6.0
"""CSS pixels: thickness of such a bar, and how far it may reach beyond its tab."""


def _advice(page: CloserLook, document: DomDocument, node: DomNode, zh: str, en: str) -> Verdict:
    return advice(
        zh,
        en,
        expected="另有文字、符号、粗体或线条 / words, a sign, weight or a line too",
        found=document.text(node)[:80],
        pointer=at(page, document, node),
    )


def _alike(document: DomDocument, row: DomNode) -> list[DomNode]:
    """Return the children of a row, or the cells of a table, where all are of one tag and short; else nothing."""
    if row.tag == "table":
        found = [each for each in document.descendants(row) if each.tag == "td" and each.visible]
        if not all(each.get("class") for each in found):
            return []  # a cell beside may say it
    else:
        found = [each for each in document.children(row) if not each.is_text and each.visible]
    if not _FEWEST <= len(found) <= _MOST or any(each.tag != found[0].tag for each in found):
        return []
    if any(each.tag in ("tr", "script", "style", "option") for each in found):
        return []
    if not any(_STATE.search(each.get("class") or "") for each in found):
        return []
    return found if all(0 < len(document.readable(each).strip()) <= _LONGEST for each in found) else []


def _odd_of(document: DomDocument, alike: list[DomNode]) -> DomNode | None:
    """Return the first thing whose state only its colour tells from the first thing of another class."""
    if any(_WORDS.search(document.readable(each)) for each in alike):
        return None
    if any(inner.get(name) is not None for each in alike for inner in _chain(document, each) for name in _STATED):
        return None
    kinds: dict[str, list[DomNode]] = {}
    for each in alike:
        kinds.setdefault(" ".join(sorted((each.get("class") or "").split())), []).append(each)
    if not 2 <= len(kinds) <= 4:
        return None
    for kind, members in kinds.items():
        others = [group[0] for name, group in kinds.items() if name != kind]
        if _STATE.search(kind) and all(_colour_alone(document, members[0], other) for other in others):
            return members[0]
    return None


def _chain(document: DomDocument, node: DomNode) -> list[DomNode]:
    return [node, *(each for each in document.descendants(node) if not each.is_text)]


def _colour_alone(document: DomDocument, one: DomNode, other: DomNode) -> bool:
    """True: they differ in colours of like lightness and in nothing else."""
    mine, its = _styles(document, one), _styles(document, other)
    if len(mine) != len(its) or [_shape(style) for style in mine] != [_shape(style) for style in its]:
        return False
    differing = [
        (a, b)
        for x, y in zip(mine, its, strict=True)
        for a, b in ((x.color, y.color), (x.background_color, y.background_color), (x.border_color, y.border_color))
        if a != b
    ]
    return bool(differing) and all(_close(a, b) for a, b in differing)


def _styles(document: DomDocument, node: DomNode) -> list[Style]:
    return [style for each in _chain(document, node) if (style := document.style(each)) is not None]


def _shape(style: Style) -> tuple[object, ...]:
    return (
        style.font_weight, style.font_size, style.font_style, style.text_decoration, style.background_image, style.border,
        style.outline, style.opacity, style.transform, style.padding, style.before, style.after, style.display,
    )  # fmt: skip


def _close(one: str, other: str) -> bool:
    """True: neither is lighter by 3:1; a ground that is seen through is taken for white."""
    colours = [
        (255.0, 255.0, 255.0) if parts[3] == 0 else parts[:3]
        for each in (one, other)
        if (parts := rgba(each)) is not None
    ]
    return len(colours) == 2 and contrast_of(colours[0], colours[1]) < _TOLD_APART
