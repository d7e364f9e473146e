"""Where in an article something stands: between title and text, in the information table, below the text."""

from __future__ import annotations

import re

from pytest_govsite.document.labels import LABELLED
from pytest_govsite.document.names import words_of
from pytest_govsite.document.runs import Run
from pytest_govsite.document.tree import HEADINGS, Element, Tree
from pytest_govsite.model import Region

_SENTENCE = re.compile(r"[，。；！？、]")
_TABLE_WORDS = re.compile(r"meta|xxgk|table|index|info_?table|szk|headinfo|basic|zfxxgk|gkxx", re.I)
_CELLS = frozenset(("td", "th", "dd", "dt"))
_TABLE_LABEL = re.compile(
    r"索\s*引\s*号|文\s*号|生成日期|成文日期|发文日期|公开方式|公开时限|公开范围|主题分类|信息类别|发文机关|发布机构|发布机关|公开形式"
)
_BODY_IDS = re.compile(
    r"^(?:zoom|zoomcon|ucapcontent|bodylabel|ivs_content|article|articlecontent|content|contenttext|newscontent|fontzoom|trs_editor|txt|vsb_content.*|article_content|mainText|text|con_con|art_content|conzoom|infocontent|detail|detailcontent|printcontent)$",
    re.I,
)
_MIN_TEXT = 30
_LONG_TITLE = 200
"""Characters that a heading may have; some editors make whole paragraphs headings."""


class Placing:
    """Knows where the running text of the main area begins and ends."""

    def __init__(self, tree: Tree, runs: list[Run], headline: Run | None) -> None:
        self._tree = tree
        self.headline = headline
        self._index = headline.index if headline else -1
        self.text_runs = [run for run in runs if is_running_text(run)]
        self._body = self._find_body()
        inside = [r.index for r in self.text_runs if self._body is None or _within(r.block, self._body)]
        inside = [index for index in inside if index > self._index] or inside
        self.first = min(inside, default=None)
        self.last = max(inside, default=None)
        self._table_roots = self._find_tables(runs)

    def position(self, run: Run) -> str:
        """Return `title`, `table`, `below` or `text`."""
        if any(_within(run.block, root) for root in self._table_roots):
            return "table"
        if self._body is not None and _within(run.block, self._body):
            return self._inside_body(run)
        if self.last is not None and run.index > self.last:
            return "below"
        if self.first is not None and run.index > self.first:
            return "text"
        return "title"

    def distance(self, run: Run) -> int:
        """Return how many runs lie between the headline and this one."""
        return abs(run.index - self._index) if self._index >= 0 else run.index

    def _inside_body(self, run: Run) -> str:
        if self.first is not None and run.index < self.first:
            return "title" if not _in_table(run.block) else "text"
        if self.last is not None and run.index > self.last and not _in_table(run.block):
            return "below"
        return "text"

    def _find_body(self) -> Element | None:
        """Return the smallest element that holds most of the running text, or the one named as the text."""
        if not self.text_runs:
            return None
        total = sum(len(run.text) for run in self.text_runs)
        counted: dict[int, tuple[Element, int]] = {}
        for run in self.text_runs[:2_000]:
            node: Element | None = run.block.parent
            for _ in range(8):
                if node is None or node.tag in ("body", "html"):
                    break
                counted[node.index] = (node, counted.get(node.index, (node, 0))[1] + len(run.text))
                node = node.parent
        enough = [e for e, length in counted.values() if length >= total * 0.7]
        named = [e for e in enough if _BODY_IDS.match(e.value("id")) and not self._holds_headline(e)]
        smallest = max(enough, key=lambda e: e.depth, default=None)
        chosen = max(named, key=lambda e: e.depth, default=smallest)
        return None if chosen is None or self._holds_headline(chosen) else chosen

    def _holds_headline(self, element: Element) -> bool:
        return self.headline is not None and _within(self.headline.block, element)

    def _find_tables(self, runs: list[Run]) -> list[Element]:
        roots: dict[int, Element] = {}
        for run in runs:
            if run.block.region is Region.MAIN and len(run.text) < 40 and _TABLE_LABEL.match(run.text):
                root = _table_root(run.block)
                if root is not None and not (self._body and _within(root, self._body)):
                    roots[root.index] = root
        return [r for r in roots.values() if self._tree.text_length(r) < 1_500 and not self._holds_headline(r)]


def is_running_text(run: Run) -> bool:
    """True: a sentence or paragraph of the main area, no heading, list entry or information about the page."""
    if run.block.region is not Region.MAIN or run.visible is False or len(run.text) < _MIN_TEXT or run.linked:
        return False
    if run.block.tag in HEADINGS and len(run.text) < _LONG_TITLE:
        return False
    linked = sum(len(piece.text) for piece in run.pieces if piece.owner.link)
    if linked * 2 >= len(run.text):
        return False
    # a long line of labels (发布日期：… 来源：… 浏览次数：… 【打印】) says something of the page, however many characters
    return bool(_SENTENCE.search(run.text)) or (len(run.text) > 60 and not LABELLED.search(run.text))


def _table_root(block: Element) -> Element | None:
    node: Element | None = block
    found: Element | None = None
    for _ in range(6):
        if node is None or node.tag in ("body", "html"):
            break
        if node.tag in ("table", "dl", "ul") or (node.names and _TABLE_WORDS.search(node.names)):
            found = node
            if node.tag in ("table", "dl", "ul"):
                break
        node = node.parent
    return found


def _in_table(element: Element) -> bool:
    node: Element | None = element
    for _ in range(6):
        if node is None:
            return False
        if node.tag in _CELLS:
            return True
        node = node.parent
    return False


def _within(element: Element, root: Element) -> bool:
    return root.index <= element.index < root.end


def is_side(element: Element) -> bool:
    """True: stands in a side column or among related items."""
    node: Element | None = element
    for _ in range(8):
        if node is None or node.tag == "body":
            return False
        if node.tag == "aside" or (node.names and words_of(node.names) & _ASIDE):
            return True
        node = node.parent
    return False


_ASIDE = frozenset(
    ("related", "xgxw", "xggj", "xgwj", "reldocuments", "relnews", "hotnews", "comment", "comments", "pinglun", "aside")
)
