"""The regions of a page: trail, footer, navigation, header; the rest is the main area."""

from __future__ import annotations

import re
from typing import NamedTuple

from pytest_govsite.document.footer import find_footers
from pytest_govsite.document.marks import HARD_TEXT, SOFT_TEXT, Marks
from pytest_govsite.document.names import is_head_name, words_of
from pytest_govsite.document.navigation import find_navigations, has_home_link
from pytest_govsite.document.runs import Run
from pytest_govsite.document.tree import HEADINGS, Element, Tree
from pytest_govsite.model import Region

_SENTENCE = re.compile(r"[，。；！？]")
_LIST_DATE = re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}|(?:^|\D)\d\d[-/]\d\d[\])）]?$")
_TODAY = re.compile(r"今天|星期|农历|周[一二三四五六日]")
_MAIN_IDS = re.compile(r"^(?:main|content|article|zoom|zoomcon|ucapcontent|maincontent|mainbody)$", re.I)
_FORM_LABEL = re.compile(r"索\s*引\s*号|发文机关|发文字号|信息分类|主题分类|文\s*号\s*[:：]|生成日期|成文日期")
_LONG_LINK = 14
_MAX_GAP = 120


class Regions(NamedTuple):
    """Where the parts of a page are."""

    header: Element | None
    footer: Element | None
    footers: tuple[Element, ...]


def mark_regions(tree: Tree, runs: list[Run], marks: Marks, trail: Element | None, title: list[str]) -> Regions:
    """Set the region of every element; `title` are texts that a headline of this page would show."""
    headline = _headline_element(runs, title)
    stops = [e for e in (trail, headline, *_main_texts(runs)) if e is not None]
    footers = find_footers(tree, marks, stops)
    barred = [*footers, *([trail] if trail else [])]
    navigations = find_navigations(tree, barred)
    header, head_end = _find_header(tree, runs, navigations, footers, [e for e in (trail, headline) if e is not None])
    _assign(tree, footers, navigations, trail, head_end)
    footer = _principal(footers, marks)
    return Regions(header[0] if header else None, footer, tuple(footers))


def _principal(footers: list[Element], marks: Marks) -> Element | None:
    """Return the footer that readers at a desk see: with marks, not hidden, not the phone's copy."""
    most = max((marks.hard(footer) for footer in footers), default=0)
    full = [f for f in footers if marks.hard(f) * 2 >= most]
    return max(full, key=lambda f: (f.visible is not False, not words_of(f.names) & _PHONE_WORDS), default=None)


_PHONE_WORDS = frozenset(("wap", "mobile", "phone", "wapfoot", "wapfooter", "mfooter", "sj", "app", "m"))


def _headline_element(runs: list[Run], title: list[str]) -> Element | None:
    wanted = {text for text in title if len(text) >= 8}
    for run in runs:
        if run.visible is not False and not run.linked and "".join(run.text.split()) in wanted:
            return run.block
    return None


def _main_texts(runs: list[Run]) -> list[Element]:
    """Return blocks of running text: no footer holds one of them."""
    return [run.block for run in runs if _is_main_text(run) and not _foot_like(run.block)]


def _is_main_text(run: Run) -> bool:
    if len(run.text) < 40 or run.linked or run.visible is False or HARD_TEXT.search(run.text):
        return False
    sentences = len(_SENTENCE.findall(run.text))
    return sentences >= 3 if SOFT_TEXT.search(run.text) else sentences >= 2


def _foot_like(block: Element) -> bool:
    node: Element | None = block
    for _ in range(8):
        if node is None:
            return False
        if node.tag == "footer" or "foot" in node.names.lower() or "copyright" in node.names.lower():
            return True
        node = node.parent
    return False


def _find_header(
    tree: Tree, runs: list[Run], navigations: list[Element], footers: list[Element], known: list[Element]
) -> tuple[list[Element], int]:
    """Return the header's roots, the principal one first, and the index before which everything belongs to it."""
    boundary = _boundary(tree, runs, navigations, footers, known)
    menus = [n for n in navigations if n.end <= boundary and has_home_link(tree, n)]
    menus = menus or [n for n in navigations[:1] if n.end <= boundary]
    named = [e for e in tree.elements[:boundary] if _names_header(e) and e.end <= boundary and not _long(tree, e)]
    roots: list[Element] = []
    for element in named:
        late = bool(menus) and element.index >= menus[0].end and not _plainly_header(element)
        if (not roots or element.index >= roots[-1].end) and not late and _follows_on(tree, element, [*roots, *menus]):
            roots.append(element)
    end = max([root.end for root in roots[:6]] + [menu.end for menu in menus[:2]], default=0)
    if not end and boundary < len(tree.elements):
        heading = next((e.index for e in tree.elements[:boundary] if e.tag in HEADINGS), boundary)
        end = min(boundary, heading)
    roots.sort(key=lambda e: (e.tag != "header", -(e.end - e.index)))
    return roots, end


def _plainly_header(element: Element) -> bool:
    return element.tag == "header" or bool(words_of(element.names) & {"header", "search", "logo"})


def _follows_on(tree: Tree, element: Element, before: list[Element]) -> bool:
    """True: hardly any text stands between the parts of the header before and this one."""
    ends = [tree.text_before(e) + tree.text_length(e) for e in before if e.end <= element.index]
    return tree.text_before(element) - max(ends, default=0) < _MAX_GAP


def _boundary(
    tree: Tree, runs: list[Run], navigations: list[Element], footers: list[Element], known: list[Element]
) -> int:
    """Return the index of the first element that is certainly no header."""
    ends = [e.index for e in (*known, *footers)]
    ends += [e.index for e in tree.elements if _names_main(e) and not _holds_menu(tree, e, navigations)][:1]
    menus = [n for n in navigations if not ends or n.index < min(ends)]
    for run in runs:
        block = run.block
        if any(menu.index <= block.index < menu.end for menu in menus) or run.visible is False:
            continue
        if _starts_main(run):
            ends.append(_outside(block).index)
            break
    return min(ends, default=len(tree.elements))


def _names_main(element: Element) -> bool:
    if element.tag in ("main", "article"):
        return True
    return "id" in element.attributes and bool(_MAIN_IDS.match(element.value("id")))


def _holds_menu(tree: Tree, element: Element, navigations: list[Element]) -> bool:
    inside = (n for n in navigations if element.index <= n.index < element.end)
    return any(has_home_link(tree, menu) for menu in inside)


def _starts_main(run: Run) -> bool:
    text = run.text
    if run.block.tag in ("body", "html"):
        return False
    if len(text) < 40 and _FORM_LABEL.match(text):
        return True
    if _LIST_DATE.search(text) and not _TODAY.search(text):
        return True
    if any(piece.owner.link and len(piece.text.strip()) >= _LONG_LINK for piece in run.pieces):
        return run.block.tag not in HEADINGS and not _in_header(run.block)
    return len(text) > 60 and bool(_SENTENCE.search(text)) and not _in_header(run.block)


def _in_header(element: Element) -> bool:
    node: Element | None = element
    while node is not None:
        if node.tag == "header" or is_head_name(node.names):
            return True
        node = node.parent
    return False


def _outside(block: Element) -> Element:
    """Return the list item around a block, so that its other cells stay with it."""
    node: Element | None = block
    while node is not None and node.tag in ("td", "span", "p", "div", "h3", "h4", "h5", "dd", "dt"):
        if node.parent is None or node.parent.tag not in ("li", "tr", "dl"):
            break
        node = node.parent
    return node or block


def _names_header(element: Element) -> bool:
    if element.tag == "header":
        return True
    if not element.attributes:
        return False
    if element.attributes.get("role") == "banner":
        return True
    if not element.names or element.tag in ("a", "li", "span", "script", "img", "i", "p", "input", "button"):
        return False
    return is_head_name(element.names)


def _long(tree: Tree, element: Element) -> bool:
    return tree.text_length(element) - tree.linked_length(element) > 1_500


def _assign(
    tree: Tree,
    footers: list[Element],
    navigations: list[Element],
    trail: Element | None,
    head_end: int,
) -> None:
    roots: dict[int, Region] = {n.index: Region.NAVIGATION for n in navigations}
    roots.update({f.index: Region.FOOTER for f in footers})
    if trail is not None:
        roots[trail.index] = Region.TRAIL
    for element in tree.elements:
        inherited = element.parent.region if element.parent else Region.MAIN
        if inherited is Region.FOOTER:
            element.region = Region.FOOTER
        elif element.index in roots:
            element.region = roots[element.index]
        elif inherited is Region.MAIN and element.end <= head_end:
            element.region = Region.HEADER
        else:
            element.region = inherited
