"""The location trail: 当前位置：首页 > 新闻 > 要闻, in whatever markup it comes."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from pytest_govsite.document.addresses import Addresses
from pytest_govsite.document.names import TRAIL_WORDS, words_of
from pytest_govsite.document.runs import Run
from pytest_govsite.document.selectors import Selectors
from pytest_govsite.document.tree import Element, Piece, Tree, fold_space
from pytest_govsite.model import Region, Trail

LABEL = re.compile(
    r"(?:[您你](?:当前|现在|目前)?(?:所在|所处)?的?(?:当前|现在)?位置|(?:当前|现在|目前|所在|页面)(?:所在)?的?(?:页面)?位置"
    r"|[您你](?:现在|正|当前)(?:所)?在(?:的?是)?(?=[\s:：])|当前(?:页面|栏目|路径)(?=\s*[:：])|(?:^|(?<=\s))位置(?=\s*[:：])|現在位置|當前位置|您的位置)"
    r"(?:是|在|为)?\s*[:：>]?\s*"
)
_HOME = re.compile(
    r"^[\s·]*(?:(?:网站|门户|本站|返回|中文|总站|主站)?(?:首\s*页|首\s*頁|主\s*页)|.{0,14}(?:首页|主页)|home)$", re.I
)
_ROOT = re.compile(r"/?(?:index|default|main)?(?:\.\w{2,5})?", re.I)
_SPLIT = re.compile(r"\s*(?:-{1,3}[>＞]|={1,2}[>＞]|[>＞›»→❯▶▸⟩≫⇒»〉]+)\s*")
_SPLIT_WEAK = re.compile(r"\s*[/／\\|｜]+\s*|\s+[-–—·]+\s+|^[-–—·:：]+|[-–—·]+$|\s*::\s*")
_NOISE = re.compile(r"^[\s>＞›»→/／\\|｜\-–—·:：;；,，.。•*»«()（）\[\]【】]*$")
_STOP = re.compile(r"今天是|星期|(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]|搜索|字号|打印|【")
_MAX_TEXT = 320
_MAX_ENTRIES = 12


class FoundTrail(NamedTuple):
    """A trail and the element that holds it."""

    root: Element
    trail: Trail
    score: float


def find_trail(tree: Tree, runs: list[Run], addresses: Addresses, selectors: Selectors) -> FoundTrail | None:
    """Return the location trail of a page, the visible and fullest one. None: there is none."""
    finder = _Finder(tree, addresses, selectors)
    found = [*finder.labelled(runs), *finder.named(), *finder.plain(runs)]
    return max(found, key=lambda f: (f.score, -f.root.index), default=None)


class _Finder:
    def __init__(self, tree: Tree, addresses: Addresses, selectors: Selectors) -> None:
        self._tree, self._addresses, self._selectors = tree, addresses, selectors

    def labelled(self, runs: list[Run]) -> list[FoundTrail]:
        found = []
        for run in runs:
            text = run.text
            told = len(text) < _MAX_TEXT and ("置" in text or "在" in text or "当前" in text)
            match = LABEL.search(text) if told else None
            if match and match.start() < 40:
                trail = self._around(run)
                if trail:
                    found.append(trail)
        return found

    def named(self) -> list[FoundTrail]:
        found = []
        for element in self._tree.attributed:
            noted = element.attributes.get("aria-label") or ""
            named = element.names and words_of(element.names) & TRAIL_WORDS
            if (named or "breadcrumb" in noted.lower() or "面包屑" in noted) and self._may_hold(element):
                entries = [*self._home_picture(element), *self._entries(self._tree.pieces_in(element))]
                if len(entries) >= 2 and _HOME.match(entries[0][0]):
                    found.append(self._make(element, entries, 2.0))
        return found

    def _home_picture(self, element: Element) -> list[tuple[str, str]]:
        """Return 首页 where a trail begins with a link to the site's root that only shows a picture."""
        link = next((e for e in self._tree.inside(element)[:12] if e.tag == "a"), None)
        if link is None or self._tree.text(link, 20) or link.first_piece > element.first_piece + 1:
            return []
        told = [e.value(name) for e in [link, *self._tree.inside(link)[:4]] for name in ("title", "alt", "aria-label")]
        url = self._addresses.resolve(link.attributes.get("href"))
        at_root = bool(url) and _ROOT.fullmatch(urlsplit(url).path) is not None
        return [("首页", url)] if at_root or any(map(_HOME.match, filter(None, told))) else []

    def plain(self, runs: list[Run]) -> list[FoundTrail]:
        found = []
        for run in runs:
            if len(run.text) < 200 and "页" in run.text[:8] and (_SPLIT.search(run.text) or "/" in run.text):
                entries = self._entries(run.pieces)
                if 2 <= len(entries) <= 8 and _HOME.match(entries[0][0]) and _separated(run.text, entries):
                    found.append(self._make(run.block, entries, 1.0))
        return found

    def _around(self, run: Run) -> FoundTrail | None:
        element: Element | None = run.block
        for _ in range(4):
            if element is None or element.tag in ("body", "html") or not self._may_hold(element):
                return None
            entries = self._entries(self._after_label(element, run))
            if entries and not _is_trail(entries):
                return None
            if entries:
                return self._make(element, entries, 3.0)
            element = element.parent
        return None

    def _may_hold(self, element: Element) -> bool:
        if element.tag in ("body", "html", "head", "form"):
            return False
        length = self._tree.text_length(element)
        if element.visible is False:
            length = sum(len(p.text) for p in self._tree.pieces_in(element)[:100])
        return 2 <= length <= _MAX_TEXT and self._tree.link_count(element) <= _MAX_ENTRIES + 4

    def _after_label(self, element: Element, run: Run) -> list[Piece]:
        pieces = self._tree.pieces_in(element)
        text = ""
        for place, piece in enumerate(pieces):
            text += piece.text
            match = LABEL.search(fold_space(text)) if any(piece is p for p in run.pieces) else None
            if match:
                rest = LABEL.split(fold_space(text), maxsplit=1)[-1]
                following = pieces[place + 1 :]
                if following and not rest:
                    return following
                return [Piece(piece.owner, rest), *following]
        return []

    def _entries(self, pieces: list[Piece]) -> list[tuple[str, str]]:
        strong = any(_SPLIT.search(p.text) for p in pieces if not p.owner.link)
        entries: list[tuple[str, str]] = []
        last_link: Element | None = None
        for piece in pieces:
            if piece.owner.visible is False and pieces[0].owner.visible is not False:
                continue
            link, text = piece.owner.link, fold_space(piece.text)
            if link is not None and link is last_link and entries:
                entries[-1] = (fold_space(entries[-1][0] + piece.text), entries[-1][1])
                continue
            last_link = link
            if link is None and _STOP.search(text) and entries:
                break
            entries += self._split(text, link, strong=strong)
        return [(name, url) for name, url in entries if not _NOISE.match(name)][:_MAX_ENTRIES]

    def _split(self, text: str, link: Element | None, *, strong: bool) -> list[tuple[str, str]]:
        if link is not None:
            name = _SPLIT.sub("", text) if _SPLIT.sub("", text) else text
            return [(LABEL.sub("", name).strip(), self._addresses.resolve(link.attributes.get("href")))]
        parts = _SPLIT.split(text) if strong else _SPLIT_WEAK.split(text)
        return [(part.strip(" :：-–—·"), "") for part in parts if part and part.strip(" :：-–—·") and len(part) <= 100]

    def _make(self, root: Element, entries: list[tuple[str, str]], weight: float) -> FoundTrail:
        score = weight + min(len(entries), 6) / 10 - (5 if root.visible is False else 0)
        score += 0.5 if _HOME.match(entries[0][0]) else -0.5
        trail = Trail(
            selector=self._selectors.of(root),
            region=Region.TRAIL,
            visible=root.visible,
            box=root.box,
            entries=tuple(name for name, _ in entries),
            urls=tuple(url for _, url in entries),
            text=self._tree.text(root, _MAX_TEXT),
        )
        return FoundTrail(root, trail, score)


def _is_trail(entries: list[tuple[str, str]]) -> bool:
    """True: entries with a link or a home page among them, none of them a sentence."""
    if any(re.search(r"[，。；]", name) and not url for name, url in entries[:-1] or entries):
        return False
    return len(entries) > 1 or bool(entries[0][1]) or bool(_HOME.match(entries[0][0]))


def _separated(text: str, entries: list[tuple[str, str]]) -> bool:
    if _SPLIT.search(text):
        return True
    return len(_SPLIT_WEAK.findall(text)) >= len(entries) - 1 and "|" not in text and "｜" not in text
