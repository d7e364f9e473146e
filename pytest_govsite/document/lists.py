"""Lists of links: news, notices, letters; with the date beside each entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec

from pytest_govsite.document.dates import is_list_date
from pytest_govsite.document.dates_between import dates_between
from pytest_govsite.document.entries import Entries
from pytest_govsite.document.headings import MORE, Headings
from pytest_govsite.document.links import target
from pytest_govsite.document.lone_entries import TITLE, is_entry
from pytest_govsite.document.names import words_of
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.tree import Element
from pytest_govsite.model import LinkList, ListItem, Region

_PAGING = re.compile(
    r"^(?:[\[<(（]?\s*\d{1,5}\s*[\]>)）]?|[上下前后][一1]?[页頁]|首[页頁]|尾[页頁]|末[页頁]|最后[一]?[页頁]|第一[页頁]|跳转|转到|go|确定|[<>«»‹›…]{1,3}|\.{2,3}"
    r"|<<|>>|共\s*\d+.{0,6}|第\s*\d+\s*[页頁]|prev(?:ious)?|next|first|last|上一条|下一条|上一篇.{0,4}|下一篇.{0,4})$",
    re.I,
)
_PAGING_WORDS = frozenset(
    [
        "page", "pages", "pager", "paging", "pagination", "pagenav", "pagelist", "fenye", "pagebar", "turnpage",
        "pageturn", "pgs", "zwfenye", "pagebox",
    ]
)  # fmt: skip
_TOOLS = re.compile(
    r"^(?:打印|关闭|收藏|分享|返回|返回顶部|大|中|小|字号|保存|纠错|我要纠错|评论|点赞|下载|查看|详情|详细|登录|注册|搜索|A\+|A-)$"
)
_ITEM_TAGS = frozenset(("li", "tr", "dd"))
_STATES = frozenset(("on", "cur", "curr", "current", "active", "now", "hover", "selected", "xz"))
_MAX_LISTS, _MAX_ITEMS, _SHORT = 300, 1_000, 6


@dataclass
class _Group:
    container: Element
    items: list[tuple[Element, Element]] = field(default_factory=list)


class FoundLists(NamedTuple):
    """The lists of a document, and the elements that hold one dated entry each."""

    lists: tuple[LinkList, ...]
    dated: tuple[Element, ...]


def read_lists(nodes: Nodes, headings: Headings) -> FoundLists:
    """Return the lists of links of the main area in document order; menus, paging and tools are none."""
    reader = _Reader(nodes, headings)
    made = [(group, found) for group in reader.groups() if (found := reader.make(group)) is not None]
    dated = [item for group, found in made if _is_dated(found) for item in reader.entries_alike(group)]
    lists = tuple(_without_menus([found for _, found in made]))[:_MAX_LISTS]
    return FoundLists(lists, tuple(sorted(dated, key=lambda e: e.index)))


def _is_dated(found: LinkList) -> bool:
    return sum(bool(item.date) for item in found.items) > 1


class _Reader:
    def __init__(self, nodes: Nodes, headings: Headings) -> None:
        self._nodes, self._headings, self._tree = nodes, headings, nodes.tree
        self._entries = Entries(nodes)
        links = [e for e in self._tree.elements if e.tag == "a"]
        self._links = [e for e in links if self._is_entry(e)]
        keys = [target(e, nodes) or f"#{e.index}" for e in self._links]
        changes = [0, *(int(a != b) for a, b in pairwise(keys))]
        self._changes = list(accumulate(changes))
        self._place = {e.index: place for place, e in enumerate(self._links)}
        marks = [0] * (len(self._tree.elements) + 1)
        for element in self._links:
            marks[element.index + 1] = 1
        self._counts = list(accumulate(marks))

    def groups(self) -> list[_Group]:
        groups: dict[tuple[int, str, str], _Group] = {}
        seen: set[int] = set()
        for link in self._links:
            item = self._item(link)
            if item.index in seen or item.parent is None:
                continue
            seen.add(item.index)
            key = self._key(item)
            group = groups.setdefault(key, _Group(item.parent))
            if item.parent.index != group.container.index:
                group.container = group.container.parent or group.container
            group.items.append((item, self._title_link(item, link)))
        return sorted(groups.values(), key=lambda g: g.items[0][0].index)

    def make(self, group: _Group) -> LinkList | None:
        items = self._read(group)
        if not items or (len(items) < 2 and not (items[0].date and is_entry(self._tree, *group.items[0]))):
            return None
        container = group.container
        # `pageList` is what some call a page's list: what has dates or titles is no pager
        titled = any(item.date for item in items) or _mean(items) > TITLE
        if (not titled and self._is_paging(container)) or self._is_menu(group, items):
            return None
        first = group.items[0][0]
        return LinkList(
            **self._nodes.of(container),
            heading=self._nodes.clean(self._heading(container, first)),
            more=self._more(container),
            items=tuple(items),
        )

    def _read(self, group: _Group) -> list[ListItem]:
        pairs = group.items[:_MAX_ITEMS]
        read = [(item, made) for item, link in pairs if (made := self._entries.read(item, link))]
        items = [made for _, made in read]
        if len(items) < 2 or any(made.date for made in items):
            return items
        dates = dates_between(self._tree, group.container, [item for item, _ in read])
        return [msgspec.structs.replace(made, date=date) for made, date in zip(items, dates, strict=True)]

    def entries_alike(self, group: _Group) -> list[Element]:
        """Return the entries without the line that tells when the page itself was published, linked by 分享到…."""
        return [i for i, link in group.items if is_entry(self._tree, i, link)] or [i for i, _ in group.items]

    def _is_entry(self, link: Element) -> bool:
        if link.region is not Region.MAIN or link.silent:
            return False
        text = self._tree.text(link, 120)
        if not text:
            return any(e.tag == "img" for e in self._tree.inside(link)[:12])
        return not (_PAGING.match(text) or MORE.match(text) or _TOOLS.match(text.strip("[]【】() ")))

    def _count(self, element: Element) -> int:
        return self._counts[element.end] - self._counts[element.index]

    def _single(self, element: Element) -> bool:
        """True: all entry links inside lead to the same address."""
        first = self._counts[element.index]
        last = self._counts[element.end] - 1
        return last <= first or self._changes[last] == self._changes[first]

    def _item(self, link: Element) -> Element:
        node = link.parent
        for _ in range(7):
            if node is None or node.tag in ("body", "html"):
                break
            if node.tag in _ITEM_TAGS:
                if self._single(node) or (self._count(node) <= 3 and node.tag != "tr") or self._is_row(node):
                    return self._around_row(node) if node.tag == "tr" else node
                break
            node = node.parent
        item = link
        while (
            item.parent is not None
            and item.parent.tag not in ("body", "html", "ul", "ol")
            and self._single(item.parent)
        ):
            item = item.parent
        return item

    def _around_row(self, row: Element) -> Element:
        """Return the table that holds nothing but one entry, else the row."""
        table = row.parent.parent if row.parent is not None and row.parent.tag == "tbody" else row.parent
        alone = table is not None and table.tag == "table" and self._single(table) and (table.parent is not None)
        twins = (
            alone and table is not None and table.parent is not None and (table.parent.tags or {}).get("table", 0) > 1
        )
        return table if twins and table is not None else row

    def _is_row(self, row: Element) -> bool:
        """True: a table row that is one entry: at most three links, or a date in a cell of its own."""
        if row.tag != "tr":
            return False
        cells = [self._tree.text(cell, 40) for cell in self._tree.children(row)[:10]]
        return self._count(row) <= 3 and (any(is_list_date(cell) for cell in cells) or self._count(row) == 1)

    def _key(self, item: Element) -> tuple[int, str, str]:
        container = item.parent or item
        outer = container.parent
        if (
            outer is not None
            and container.tag in ("ul", "ol", "dl", "tbody", "table")
            and self._twins(container, outer)
        ):
            return (outer.index, container.tag, container.names)
        return (container.index, "", "")

    def _twins(self, container: Element, outer: Element) -> bool:
        """True: the container is one of several alike with nothing but them in their parent (five entries a block)."""
        if outer.tag in ("body", "html") or (outer.tags or {}).get(container.tag, 0) < 2:
            return False
        return self._in_a_row(container, outer) or (
            self._tree.text_length(outer)
            - sum(self._tree.text_length(c) for c in self._tree.children(outer)[:60] if c.tag == container.tag)
            < 4
        )

    def _in_a_row(self, container: Element, outer: Element) -> bool:
        """True: three or more of the name follow each other, each with one entry (`<ul class=row>` for each)."""
        siblings = self._tree.children(outer)[:_MAX_ITEMS]
        place = siblings.index(container) if container in siblings else 0
        row = [
            bool(e.names) and (e.tag, e.names) == (container.tag, container.names) and self._single(e)
            for e in siblings[max(0, place - 2) : place + 3]
        ]
        return any(all(row[i : i + 3]) for i in range(len(row) - 2))

    def _title_link(self, item: Element, link: Element) -> Element:
        first, last = self._counts[item.index], self._counts[item.end]
        inside = self._links[first:last]
        return max(inside or [link], key=lambda e: min(self._tree.text_length(e), 60))

    def _heading(self, container: Element, first: Element) -> str:
        tab = self._headings.tab(container)
        return tab or self._headings.over(container, levels=4) or self._headings.over(first, levels=2)

    def _more(self, container: Element) -> str:
        node: Element | None = container
        for _ in range(3):
            if node is None or node.tag in ("body", "html") or node.end - node.index > 400:
                return ""
            for element in self._tree.inside(node)[:400]:
                if element.tag == "a" and self._says_more(element):
                    return target(element, self._nodes)
            node = node.parent
        return ""

    def _says_more(self, link: Element) -> bool:
        text = self._tree.text(link, 30) or link.value("title")
        return bool(MORE.match(text)) or (not text and "more" in words_of(link.names))

    def _is_paging(self, container: Element) -> bool:
        node: Element | None = container
        for _ in range(3):
            if node is None:
                return False
            if node.names and words_of(node.names) & _PAGING_WORDS and self._count(node) < 30:
                return True
            node = node.parent
        return False

    def _is_menu(self, group: _Group, items: list[ListItem]) -> bool:
        if any(item.date for item in items) or _mean(items) > 10:
            return False
        if _mean(items) <= _SHORT and not any(
            item.url or link.value("href") == "#" for item, (_, link) in zip(items, group.items, strict=False)
        ):
            return True
        lit = sum(
            bool(words_of(item.names) & _STATES) or bool(words_of(link.names) & _STATES) for item, link in group.items
        )
        return lit == 1 and _mean(items) <= 8


def _without_menus(lists: list[LinkList]) -> Iterable[LinkList]:
    """Leave out lists of short undated links where the page has real lists."""
    real = any(len(found.items) > 1 and (found.items[0].date or _mean(found.items) > 10) for found in lists)
    for found in lists:
        if real and not any(item.date for item in found.items) and _mean(found.items) <= _SHORT:
            continue
        yield found


def _mean(items: Iterable[ListItem]) -> float:
    lengths = [len(item.text) for item in items]
    return sum(lengths) / max(1, len(lengths))
