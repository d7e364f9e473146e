"""Which heading stands over which part of the page."""

from __future__ import annotations

import re

from pytest_govsite.document.names import TITLE_WORDS, words_of
from pytest_govsite.document.tree import HEADINGS, Element, Tree

MORE = re.compile(
    r"^[\[【(（<《+·\s]*(?:查看|了解|点击)?\s*(?:更\s*多|more)\s*(?:内容|信息|详情)?[\s.…>＞»›+\]】)）》]*$|^\+$",
    re.I,
)
_HEAD_TAGS = HEADINGS | {"dt", "legend", "caption"}
_MAX_HEADING = 40


class Headings:
    """Answers what the nearest heading before an element is."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._over: dict[int, list[tuple[int, str]]] = {}
        for element in tree.elements:
            if element.tag in _HEAD_TAGS or self._is_title(element):
                self._note(element)

    def over(self, element: Element, levels: int = 8) -> str:
        """Return the text of the nearest heading that stands before an element in a part that holds both."""
        node: Element | None = element
        for _ in range(levels):
            if node is None or node.tag == "html":
                return ""
            for place, text in reversed(self._over.get(node.index, ())):
                if place <= element.index:
                    return text
            node = node.parent
        return ""

    def tab(self, element: Element) -> str:
        """Return the word of the tab that opens a panel: as many short entries before the panels as there are panels."""
        panel: Element | None = element
        for _ in range(3):
            if panel is None or panel.parent is None or panel.tag == "body":
                return ""
            panels = [e for e in self._tree.children(panel.parent)[:12] if e.tag == panel.tag]
            words = self._tab_words(panel.parent, len(panels)) if len(panels) > 1 and panel in panels else []
            if words:
                return words[panels.index(panel)]
            panel = panel.parent
        return ""

    def _tab_words(self, holder: Element, count: int) -> list[str]:
        """Return the entries of the row of tabs that stands before the panels, beside their holder or in it."""
        before = self._tree.children(holder.parent)[:12] if holder.parent else []
        rows = [e for e in before if e.index < holder.index][-2:] + self._tree.children(holder)[:1]
        for row in reversed(rows):
            for menu in [row, *self._tree.inside(row)[:6]]:
                entries = [e for e in self._tree.children(menu)[:13] if e.tag in ("li", "a", "span", "div", "h3", "h2")]
                words = [self._tree.text(e, 30) for e in entries]
                words = [word for word in words if word and not MORE.match(word)]
                if len(words) == count and all(1 < len(word) <= 12 for word in words):
                    return words
        return []

    def _is_title(self, element: Element) -> bool:
        if not element.names or element.tag in ("a", "li", "tr", "td") or not words_of(element.names) & TITLE_WORDS:
            return False
        inside = self._tree.inside(element)[:12]
        return self._tree.link_count(element) <= 2 and not any(e.tag in HEADINGS for e in inside)

    def _note(self, element: Element) -> None:
        text = self._text(element)
        if not text or len(text) > _MAX_HEADING:
            return
        node, length = element.parent, self._tree.text_length(element)
        for _ in range(4):
            if node is None or node.tag == "html":
                return
            self._over.setdefault(node.index, []).append((element.index, text))
            if self._tree.text_length(node) > length + 30:
                return
            node = node.parent

    def _text(self, element: Element) -> str:
        if self._tree.text_length(element) > _MAX_HEADING * 2:
            return ""
        links = [e for e in self._tree.inside(element) if e.tag == "a"][:6]
        text = self._tree.text(element)
        for link in links:
            shown = self._tree.text(link)
            if MORE.match(shown):
                text = text.replace(shown, "")
        return text.strip(" :：|｜>")
