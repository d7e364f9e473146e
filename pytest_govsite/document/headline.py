"""The visible title of the article or column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from pytest_govsite.document.dates import find_moments
from pytest_govsite.document.labels import LABELLED
from pytest_govsite.document.names import TITLE_WORDS, words_of
from pytest_govsite.document.runs import Run
from pytest_govsite.document.tree import HEADINGS, Element, fold_space
from pytest_govsite.document.words import fold_quotes
from pytest_govsite.model import Meta, Place, Region, Trail

_TITLE_SPLIT = re.compile(
    r"\s*[|｜_]+\s*|\s+[-–—]+\s+|\s*-{2,}\s*|(?<=[\u4e00-\u9fff）)”》])[-–—](?=[\u4e00-\u9fff])|\s*[>＞»]\s*"
)
_SIDE_WORDS = frozenset(
    ("side", "left", "leftmenu", "sidebar", "right", "aside", "related", "xgxw", "xggj", "hot", "tuijian")
)
_TOOLS = r"[\[【]\s*(?:[大中小繁简][\s】\]|]|A[-+A\s】]|字|视力|打印|关闭|收藏|返回|推荐给|浏览[次量]|我要|纠错|分享[到\s】\]:：])"
"""A row of tools in brackets; titles begin with brackets as well (【图解】…)."""
_NOT_TITLE = re.compile(
    rf"^(?:{_TOOLS}|分享|打印|字|来源|发布|时间|日期|浏览|点击|作者|扫一扫|上一篇|下一篇|相关|附件|友情链接|当前位置|首页$|更多|索\s*引\s*号|发文|成文|标\s*题\s*[:：]|名\s*称\s*[:：])"
)
_SITE_NAME = re.compile(r"(?:人民政府|政府网|网站|门户|官网|政务网|信息网|公众网|首页|在线)$")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
"""Markup of a headline that a template writes into `<title>`, where it is text."""
_MAX_TITLE = 200
_THRESHOLD = 5.0
_MOST_BESIDE = 4.5
"""What the place of a run adds at most."""
_NEAR = 88


class Wanted(NamedTuple):
    """What the page itself says its title is: label and `<title>`, folded; `parts` are pieces of `<title>`."""

    labels: tuple[str, ...]
    title: str
    parts: tuple[str, ...]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, title: str, metas: Sequence[Meta], trail: Trail | None) -> Wanted:
        """Collect the texts that a headline of this page is likely to show."""
        title = _TAG.sub("", title)
        values = {m.name.casefold(): m.content or "" for m in reversed(metas) if m.place is not Place.COMMENT}
        site = fold_quotes(values.get("sitename", ""))
        parts = [fold_quotes(part) for part in _TITLE_SPLIT.split(title) if part.strip()]
        columns = [values.get("columnname", ""), *(trail.entries[-1:] if trail else ())]
        return cls(
            labels=tuple(text for text in (fold_quotes(values.get("articletitle", "")),) if text),
            title="" if _SITE_NAME.search(fold_quotes(title)) and len(parts) == 1 else fold_quotes(title),
            parts=tuple(part for part in parts if len(part) > 1 and part != site and not _SITE_NAME.search(part)),
            columns=tuple(
                text for c in columns if len(text := fold_quotes(c)) > 1 and text not in ("正文", "详情", "首页")
            ),
        )

    @property
    def exact(self) -> list[str]:
        """Texts that name the page, for finding where its main part begins."""
        return [*self.labels, *self.parts]


class Headline(NamedTuple):
    """The run that shows the title, and the title in it."""

    run: Run
    text: str


def find_headline(runs: list[Run], wanted: Wanted) -> Headline | None:
    """Return the visible title. None: nothing on the page looks like one."""
    sizes = [r.font_size or 0.0 for r in runs if r.block.region is Region.MAIN and r.visible is not False]
    largest = max(sizes, default=0.0)
    texts = _Texts(runs)
    best: tuple[float, Headline] | None = None
    for run in runs:
        text = headline_text(run) if _possible(run) else ""
        if not text:
            continue
        score = _score(run, text, wanted, largest, texts)
        if score >= _THRESHOLD and (best is None or score > best[0]):
            best = (score, Headline(run, text))
    return best[1] if best else None


def headline_text(run: Run) -> str:
    """Return a run's text without the date, source and tools that stand in the same heading."""
    text = run.text
    moments = find_moments(text) if len(text) > 20 and run.block.tag in HEADINGS else []
    cut = len(text)
    if moments and moments[0].start > 6 and moments[0].end >= len(text) - 60:
        label = LABELLED.search(text)
        cut = min(moments[0].start, label.start() if label and label.start() > 6 else cut)
    return text[:cut].strip(" \n　").rstrip(" \n　[(（【")


class _Texts:
    """What stands near a run."""

    def __init__(self, runs: list[Run]) -> None:
        self.first_text = next(
            (
                r.index
                for r in runs
                if r.block.region is Region.MAIN
                and len(r.text) > 60
                and not r.linked
                and re.search(r"[，。；]", r.text)
            ),
            len(runs),
        )
        self._information = [
            r.index for r in runs if r.visible is not False and r.block.region is Region.MAIN and _informs(r)
        ]
        self._trail = [r.index for r in runs if r.block.region is Region.TRAIL]

    def beside_information(self, run: Run) -> bool:
        """True: the publishing time or source follows within three runs."""
        return any(0 < index - run.index <= 3 for index in self._information[:40])

    def beside_trail(self, run: Run) -> bool:
        """True: the trail stands next to it."""
        return any(0 < abs(index - run.index) <= 2 for index in self._trail[:40])


def _informs(run: Run) -> bool:
    text = run.text
    colon = ":" in text or "：" in text
    return colon and len(text) < 200 and not run.linked and bool(LABELLED.search(text))


def _possible(run: Run) -> bool:
    if run.visible is False or run.block.region in (Region.FOOTER, Region.NAVIGATION, Region.TRAIL):
        return False
    return 2 <= len(run.text) <= _MAX_TITLE + 100 and not _NOT_TITLE.match(run.text)


def _score(run: Run, text: str, wanted: Wanted, largest: float, texts: _Texts) -> float:
    if len(text) > _MAX_TITLE:
        return 0.0
    score = _agreement(fold_quotes(text), wanted)
    if run.linked and not score:
        return 0.0
    score += _shape(run, largest)
    if score < _THRESHOLD - _MOST_BESIDE:
        return 0.0
    score += 1.5 if run.index <= texts.first_text else -2.5
    score += 2.0 if texts.beside_information(run) else 0.0
    score += 1.0 if texts.beside_trail(run) else 0.0
    if run.block.region is Region.HEADER:
        score -= 6.0
    if run.linked:
        score -= 2.0 if run.block.tag == "h1" else 4.0
    if _aside(run.block):
        score -= 3.0
    if re.search(r"[。；]$", text) or len(text) > 90:
        score -= 1.5
    return score


def _agreement(text: str, wanted: Wanted) -> float:
    if text in wanted.labels:
        return 9.0
    if text in wanted.parts or text == wanted.title:
        return 8.0 if len(text) > 3 else 5.0
    if text in wanted.columns:
        return 5.0
    best = 0.0
    for weight, others in ((9.0, wanted.labels), (8.0, wanted.parts)):
        for other in others:
            best = max(best, weight * _alike(text, other))
    if len(text) >= 8 and text in wanted.title:
        best = max(best, 6.0 * len(text) / len(wanted.title))
    return best


def _alike(text: str, other: str) -> float:
    one, two = len(text), len(other)
    if one < 6 or two < 6 or one > two * 3 or two > one * 3:
        return 0.0
    ratio = fuzz.ratio(text, other, score_cutoff=_NEAR)
    if ratio:
        return ratio / 100
    # A headline of two lines whose label holds only the main one, or the other way round.
    shorter, longer = sorted((text, other), key=len)
    return 0.8 if shorter in longer and len(shorter) >= 8 else 0.0


def _shape(run: Run, largest: float) -> float:
    score = 0.0
    node: Element | None = run.owner
    for _ in range(4):
        if node is None or node.tag == "body":
            break
        if node.tag in HEADINGS:
            score = max(score, {"h1": 4.0, "h2": 3.0}.get(node.tag, 2.0))
        if node.names and words_of(node.names) & TITLE_WORDS:
            score = max(score, 3.0)
        if node is run.block:
            break
        node = node.parent
    parent = run.block.parent
    if score < 2.0 and parent is not None and parent.names and words_of(parent.names) & TITLE_WORDS:
        score = 2.0
    size = run.font_size or 0.0
    if largest and size >= largest - 0.5 and size >= 18:
        score += 2.0
    return score


def _aside(block: Element) -> bool:
    node: Element | None = block
    for _ in range(6):
        if node is None:
            return False
        if node.tag == "aside" or (node.tag != "body" and node.names and words_of(node.names) & _SIDE_WORDS):
            return True
        node = node.parent
    return False


def title_text(raw: str) -> str:
    """Return `<title>` text, white space folded."""
    return fold_space(raw)[:1_000]
