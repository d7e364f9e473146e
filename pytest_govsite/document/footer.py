"""Finding the footer: by tag and class, else by the filing numbers and marks that only footers carry."""

from __future__ import annotations

import re
from bisect import bisect_left

from pytest_govsite.document.marks import LINK_BAR, SOFT_TEXT, Marks
from pytest_govsite.document.names import is_foot_name, is_weak_foot_name, words_of
from pytest_govsite.document.tree import HEADINGS, Element, Tree

_NO_CLIMB = frozenset(("body", "html", "frameset", "main", "article"))
_SKIPPED = frozenset(("script", "style", "link", "br", "noscript", "template", "meta", "hr"))
_DATE = re.compile(r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}")
_MAIN_WORDS = frozenset(("article", "content", "zoom", "detail", "xilan", "wenzhang", "zhengwen", "news", "list"))
_DIALOG_WORDS = frozenset(("modal", "alert", "dialog", "layer", "popup", "comment", "pinglun"))
_YEARLY_FORM = re.compile(r"独立用户访问总量|网站总访问量|信息发布总数")
"""Rows that every 政府网站工作年度报表 has; it names the site and its code as a footer does."""
_MAX_EXTRA = 400
_MAX_BAR = 1_500
_MAX_FORM = 3_000
_MAX_ROOTS = 12
_MAX_ROW = 12
_MAX_MARKS = 200


def find_footers(tree: Tree, marks: Marks, stops: list[Element]) -> list[Element]:
    """Return the roots of the footer (and its copies for phones) in document order; empty where there is none.

    `stops` are elements that are certainly no part of a footer (trail, headline, main text): whatever holds one of them
    is not the footer.
    """
    finder = _Finder(tree, marks, stops)
    roots = finder.named()
    roots += finder.marked(roots)
    if not roots:
        roots = finder.soft_marked()
    wide = [finder.widest(root) for root in roots[-_MAX_ROOTS:]]
    grown = [part for root in wide for part in finder.with_neighbours(root, wide)]
    return _outermost(grown)


class _Finder:
    def __init__(self, tree: Tree, marks: Marks, stops: list[Element]) -> None:
        self._tree, self._marks = tree, marks
        self._stop_set = {stop.index for stop in stops}
        self._stops = sorted(self._stop_set)
        body = tree.body
        self._first = body.index if body else 0
        self._middle = self._first + (len(tree.elements) - self._first) * 2 // 5

    def named(self) -> list[Element]:
        roots = [e for e in self._tree.elements[self._first + 1 :] if self._names_footer(e) and self._fits(e)]
        roots = _outermost(roots)[-_MAX_MARKS:]
        if any(self._marks.hard(root) for root in roots):
            return [r for r in roots if self._marks.hard(r) or self._marks.soft(r) or self._adjoins(r, roots)]
        return [r for r in roots if r.index >= self._middle or not self._tree.text_length(r)]

    def marked(self, roots: list[Element]) -> list[Element]:
        found: list[Element] = []
        owners = [piece.owner for piece in self._marks.hard_pieces] + self._marks.hard_elements
        for owner in sorted(owners, key=lambda e: e.index)[-_MAX_MARKS:]:
            if _within(owner, roots) or _within(owner, found) or owner.index < self._middle or owner.silent:
                continue
            if owner.tag == "script" or not self._fits(owner) or self._tabulated(owner):
                continue
            found.append(self._climb(owner))
        return _outermost([f for f in found if self._believable(f)])

    def _tabulated(self, owner: Element) -> bool:
        """True: it stands in a table of data, among headings or in the yearly report of a site."""
        table = owner.parent
        while table is not None and table.tag != "table":
            table = table.parent
        return table is not None and self._holds_data(table)

    def _holds_data(self, element: Element) -> bool:
        headed = any(e.tag in ("th", "caption") for e in self._tree.inside(element))
        return headed or _YEARLY_FORM.search(self._tree.text(element, _MAX_FORM)) is not None

    def soft_marked(self) -> list[Element]:
        found: list[Element] = []
        late = self._tree.length * 3 // 5
        for piece in self._marks.soft_pieces[-_MAX_MARKS:]:
            owner = piece.owner
            if owner.silent or self._tree.text_before(owner) < late or not self._fits(owner.block):
                continue
            root = self._climb(owner.block)
            kinds = {m.group(0)[:4].lower() for m in SOFT_TEXT.finditer(self._tree.text(root))}
            if len(kinds) >= 2 and not self._among_text(root):
                found.append(root)
        return _outermost(found)[-1:]

    def widest(self, root: Element) -> Element:
        """Return the outermost element around a root that shows nothing else."""
        length = self._tree.text_length(root)
        parent = root.parent
        while parent is not None and parent.tag not in _NO_CLIMB and self._fits(parent):
            if self._tree.text_length(parent) > length + 2:
                if not (is_foot_name(parent.names) and self._extra(parent, root) < _MAX_BAR):
                    break
                length = self._tree.text_length(parent)
            root, parent = parent, parent.parent
        return root

    def with_neighbours(self, root: Element, roots: list[Element]) -> list[Element]:
        """Return a root and the link bars and marks beside it."""
        if root.parent is None:
            return [root]
        siblings = self._tree.children(root.parent)
        place = siblings.index(root)
        before: list[Element] = []
        for sibling in reversed(siblings[max(0, place - 12) : place]):
            if self._is_nothing(sibling):
                continue
            if _holds(sibling, roots) or not self._belongs(sibling) or len(before) >= 4:
                break
            before.append(sibling)
        after = [s for s in siblings[place + 1 : place + 13] if self._follows(s) and not _holds(s, roots)]
        return [*before, root, *after]

    def _names_footer(self, element: Element) -> bool:
        if not element.attributes and element.tag != "footer":
            return False
        if element.tag == "footer" or element.attributes.get("role") == "contentinfo":
            return not _inside_article(element)
        if not element.names or element.tag in ("a", "li", "span", "p", "img", "script", "input", "i"):
            return element.tag == "iframe" and is_foot_name(element.names)
        if words_of(element.names) & _DIALOG_WORDS:
            return False
        if is_foot_name(element.names):
            return not _inside_article(element) or self._marks.hard(element) > 0
        return is_weak_foot_name(element.names) and (self._marks.hard(element) > 0 or self._marks.soft(element) > 1)

    def _fits(self, element: Element) -> bool:
        if element.tag in _NO_CLIMB:
            return False
        low, high = element.index, element.end
        return not any(low <= stop < high for stop in self._stops_between(low, high))

    def _stops_between(self, low: int, high: int) -> list[int]:
        start = bisect_left(self._stops, low)
        return self._stops[start : start + 1] if start < len(self._stops) and self._stops[start] < high else []

    def _climb(self, element: Element) -> Element:
        parent = element.parent
        while parent is not None and self._fits(parent):
            named = is_foot_name(parent.names) or parent.tag == "footer"
            if not named and self._extra(parent, element) > _MAX_EXTRA:
                break
            if not named and self._holds_main(parent, element):
                break
            element, parent = parent, parent.parent
        return element

    def _extra(self, parent: Element, element: Element) -> int:
        return self._tree.text_length(parent) - self._tree.text_length(element)

    def _holds_main(self, parent: Element, element: Element) -> bool:
        for child in self._tree.children(parent):
            if child is element or child.tag in _SKIPPED:
                continue
            if words_of(child.names) & _MAIN_WORDS and not self._marks.hard(child):
                return True
            if not self._belongs(child) and self._tree.text_length(child) > 60:
                return True
        return False

    def _among_text(self, root: Element) -> bool:
        """True: paragraphs of the main text stand beside it."""
        siblings = self._tree.children(root.parent) if root.parent else []
        return any(sibling.index in self._stop_set for sibling in siblings)

    def _believable(self, element: Element) -> bool:
        return not _inside_article(element) or self._marks.soft(element) > 0 or self._marks.hard(element) > 1

    def _is_nothing(self, sibling: Element) -> bool:
        if sibling.tag in _SKIPPED:
            return True
        return (
            not self._tree.text_length(sibling) and not self._marks.hard(sibling) and not self._tree.link_count(sibling)
        )

    def _belongs(self, sibling: Element) -> bool:
        if not self._fits(sibling) or sibling.tag in ("header", "nav", "main", "article") or sibling.tag in HEADINGS:
            return False
        if words_of(sibling.names) & _DIALOG_WORDS:
            return False
        text = self._tree.text(sibling, _MAX_BAR + 1)
        if len(text) > _MAX_BAR or len(_DATE.findall(text)) > 1:
            return False
        unlinked = self._tree.text_length(sibling) - self._tree.linked_length(sibling)
        if LINK_BAR.match(text) or is_foot_name(sibling.names):
            return unlinked < _MAX_EXTRA
        if self._marks.hard(sibling):
            return len(text) < _MAX_EXTRA and not self._holds_data(sibling)
        return bool(SOFT_TEXT.search(text[:300])) and len(text) < _MAX_EXTRA and not self._is_headed(sibling)

    def _is_headed(self, element: Element) -> bool:
        """True: it has headings of its own, as the list of columns of a site map has and a row of footer links has not."""
        return any(e.tag in ("h1", "h2") for e in self._tree.inside(element)) or (
            self._tree.link_count(element) > _MAX_ROW
            and any(e.tag in HEADINGS or e.tag in ("dt", "th") for e in self._tree.inside(element))
        )

    def _follows(self, sibling: Element) -> bool:
        return sibling.tag not in _SKIPPED and self._belongs(sibling)

    def _adjoins(self, root: Element, roots: list[Element]) -> bool:
        if self._tree.text_length(root) > _MAX_BAR:
            return False
        return any(other is not root and other.parent is root.parent and self._marks.hard(other) for other in roots)


def _inside_article(element: Element) -> bool:
    node = element.parent
    while node is not None:
        if node.tag in ("article", "blockquote", "aside", "li"):
            return True
        node = node.parent
    return False


def _holds(element: Element, roots: list[Element]) -> bool:
    return any(element.index <= root.index < element.end for root in roots)


def _within(element: Element, roots: list[Element]) -> bool:
    return any(root.index <= element.index < root.end for root in roots)


def _outermost(elements: list[Element]) -> list[Element]:
    found: list[Element] = []
    for element in sorted(elements, key=lambda e: (e.index, -e.end)):
        if not found or element.index >= found[-1].end:
            found.append(element)
    return found
