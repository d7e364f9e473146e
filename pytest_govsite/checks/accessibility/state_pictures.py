"""States of alike things told by background pictures alone, and one picture that stands for several things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.pictures import picture_in, source_of
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.accessibility.word_lists import plain
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_FEWEST, _MOST, _KINDS = 3, 200, 4
_LARGEST = 40
"""Nodes of an entry."""
_ICON = (8.0, 64.0)
_HOLDERS = ("a", "button", "link", "img", "tab", "menuitem", "label", "nav", "navigation")
_NAMES = ("title", "aria-label", "aria-labelledby", "aria-hidden", "role")
_ROWS = ("td", "th", "li", "p", "dd", "div", "span")
_LONGEST = 120
_MARK = re.compile(
    r"星(?:号|标)|标记|图标|符号|圆点|小旗|\b(?:stars?|asterisks?|icons?|marks?|symbols?|flags?|dots?|ticks?)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"必[须备填需]|重要|紧急|优先|新增|\b(?:required|compulsory|mandatory|obligatory|important|urgent|must|essential|new|closed|full)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?<![a-z])(?:ok|yes|no|ticks?|cross|check(?:ed)?|done|fail(?:ed)?|on|off|open|closed|full|free|(?:un)?available|(?:in)?active)(?![a-z])",
    re.IGNORECASE,
)
"""What pictures of a state are called in classes and addresses."""
_SAYS = re.compile(
    r"[是否有无未已可不]|正常|开放|关闭|完成|通过|\b(?:yes|no|not|open|closed?|full|free|(?:un)?available|running|cancelled|delayed|done|failed|passed|on|off|ok)\b",
    re.IGNORECASE,
)
"""Words for a state."""
_STEP = re.compile(
    r"\d|上一?[页张个条篇]|下一?[页张个条篇]|[左右上下前后]|\b(?:prev(?:ious)?|next|left|right|up|down|back|forward|first|last)\b",
    re.IGNORECASE,
)
"""One arrow that is turned round, dots of a series: the place tells which is which."""


def states_by_picture(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield lists whose entries end in an empty element with one of few background pictures, and no text says which (WCAG 1.1.1, F3)."""
    for around in document.by_tag("ul", "ol", "tbody", "table", "dl", "div"):
        if not around.visible or around.hidden:
            continue
        items = [
            each
            for each in document.children(around)
            if not each.is_text and each.tag in ("li", "tr", "dd", "div", "p")
        ]
        if not _FEWEST <= len(items) <= _MOST or len({each.tag for each in items}) != 1:
            continue
        if any(item.end - item.index > _LARGEST for item in items):
            continue
        shown = [
            (icon, document.style(icon), item) for item in items if (icon := _last_icon(document, item)) is not None
        ]
        kinds: dict[str, list[DomNode]] = {}
        for _, style, item in shown:
            if style is not None:
                kinds.setdefault(style.background_image, []).append(item)
        if len(shown) != len(items) or not 2 <= len(kinds) <= min(_KINDS, len(items) - 1):
            continue
        named = all(
            _STATE.search(f"{icon.get('class') or ''} {style.background_image}") for icon, style, _ in shown if style
        )
        by_chance = named and not any(_SAYS.search(document.readable(item)) for item in items)
        if not _is_said(document, list(kinds.values()), in_place=by_chance):
            yield advice(
                "列表各项的状态只用背景图片表示，没有文字",
                "what the entries of a list are is told by background pictures alone, no text",
                expected="说明含义的文字 / words for its meaning",
                found=document.text(shown[0][2])[:80],
                pointer=at(page, document, shown[0][0]),
            )


def cells_by_picture(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield data tables whose empty cells have one of few background pictures, or some of them have one (WCAG 1.1.1, F3)."""
    for table in document.by_tag("table"):
        if not table.visible or table.hidden or not any(each.tag == "th" for each in document.descendants(table)):
            continue
        empty = [
            each
            for each in document.descendants(table)
            if each.tag == "td"
            and each.visible
            and all(inner.is_text and not inner.text.strip() for inner in document.descendants(each))
        ]
        looks = [style.background_image for each in empty if (style := document.style(each)) is not None]
        pictured = {look for look in looks if look and "gradient" not in look}
        if not 0 < len(pictured) <= _KINDS or len(set(looks)) < _TWO or any(map(_is_named, empty)):
            continue
        first = next(
            e for e in empty if (style := document.style(e)) is not None and style.background_image in pictured
        )
        yield advice(
            "表格单元格的内容只用背景图片表示，没有文字",
            "what cells of a table hold is told by background pictures alone, no text",
            expected="说明含义的文字 / words for its meaning",
            found=f"{len(empty)} × td",
            pointer=at(page, document, first),
        )


_TWO = 2


def _is_named(node: DomNode) -> bool:
    return any(node.get(name) for name in ("title", "aria-label", "aria-labelledby"))


def marked_by_picture(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield lists where a background picture alone marks some entries, which a sentence says is of importance (WCAG 1.1.1, F3)."""
    legend = next(
        (each for each in document.by_tag("p", "li", "div", "small", "span") if _is_legend(document, each)), None
    )
    if legend is None:
        return
    for around in document.by_tag("ul", "ol", "tbody"):
        items = [each for each in document.children(around) if each.tag in ("li", "tr") and each.visible]
        marked = [each for each in items if _is_marked(document, each)]
        if not 0 < len(marked) < len(items) or around.hidden or document.contains(around, legend):
            continue
        if any(_MEANING.search(document.readable(each)) for each in items):
            continue
        yield advice(
            "列表中哪些项重要，只用背景图片表示",
            "which entries of a list matter is told by a background picture alone",
            expected="说明含义的文字 / words for its meaning",
            found=f"{document.text(legend)[:60]}: {document.text(marked[0])[:40]}",
            pointer=at(page, document, marked[0]),
        )


def _is_legend(document: DomDocument, node: DomNode) -> bool:
    if (
        not node.visible
        or node.hidden
        or any(not each.is_text and each.tag != "br" for each in document.children(node))
    ):
        return False
    text = document.text(node)
    return len(text) <= _LONGEST and bool(_MARK.search(text)) and bool(_MEANING.search(text))


def _is_marked(document: DomDocument, node: DomNode) -> bool:
    """True: the entry, or its first cell, has a background picture, and nothing in it is a picture with words."""
    inner = [each for each in document.descendants(node) if not each.is_text]
    if any(each.tag in ("img", "svg") for each in inner):
        return False
    styles = [style for each in (node, *inner[:1]) if (style := document.style(each)) is not None]
    return any(style.background_image.startswith("url(") for style in styles)


def _last_icon(document: DomDocument, item: DomNode) -> DomNode | None:
    """Return the empty element with a background picture that ends an entry behind its words. None: there is none."""
    found: DomNode | None = None
    words = False
    for each in document.descendants(item):
        if each.is_text and each.text.strip():
            if found is not None:
                return None
            words = True
        elif not each.is_text and _is_icon(document, each):
            if found is not None or not words:
                return None
            found = each
    if found is None or document.closest(found, *_HOLDERS) is not None:
        return None
    return found


def _is_icon(document: DomDocument, node: DomNode) -> bool:
    style, box = document.style(node), node.box
    least, most = _ICON
    return (
        style is not None
        and box is not None
        and node.visible
        and style.background_image.startswith("url(")
        and least <= box.width <= most
        and least <= box.height <= most
        and next(iter(document.children(node)), None) is None
        and not (style.before + style.after).strip()
        and not any(node.get(name) for name in _NAMES)
    )


def _is_said(document: DomDocument, groups: list[list[DomNode]], *, in_place: bool) -> bool:
    """True: entries of one picture share a word that entries of the others lack: "open"; or an entry says more than its name.

    With `in_place` such a word counts only where it stands equally far from an end of all entries: names may be shared by chance.
    """
    said = [[_words(document.readable(item)) for item in group] for group in groups]
    for place, group in enumerate(said):
        if len(group) < 2:
            continue
        others = set().union(*(words for at_, rest in enumerate(said) if at_ != place for words in rest))
        texts = [plain(document.readable(item)) for item in groups[place]]
        if any(not in_place or _is_in_place(word, texts) for word in frozenset.intersection(*group) - others):
            return True
    return False


def _is_in_place(word: str, texts: list[str]) -> bool:
    """True: the word stands equally far from the beginning, or from the end, of all texts."""
    return len({text.find(word) for text in texts}) == 1 or len({len(text) - text.rfind(word) for text in texts}) == 1


def _words(text: str) -> frozenset[str]:
    said = plain(text)
    pairs = {part[i : i + 2] for part in re.findall(r"[\u4e00-\u9fff]+", said) for i in range(len(part))}
    return frozenset(pairs | set(re.findall(r"[a-z]{2,}", said)))


def one_picture_for_several(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield links side by side that show one and the same picture and nothing else, and mean different things (WCAG 3.2.4).

    Whoever sees the pictures cannot tell them apart; only their alternatives do.
    """
    rows: dict[int, list[tuple[str, str, DomNode]]] = {}
    for node in document.by_role("link", "button"):
        picture = picture_in(document, node) if node.visible and not node.hidden else None
        if picture is None or picture.tag != "img" or not source_of(picture) or document.text(node):
            continue
        name, box = plain(node.name or ""), picture.box
        around = document.closest(document.parent(node) or node, *_ROWS)
        if name and box is not None and max(box.width, box.height) <= _ICON[1] and around is not None:
            rows.setdefault(around.index, []).append((source_of(picture), name, node))
    for row in rows.values():
        source, count = Counter(source for source, _, _ in row).most_common(1)[0]
        alike = [(name, node) for one, name, node in row if one == source]
        names = {name for name, _ in alike}
        if count < 2 or len(names) < count or any(_STEP.search(_differing(names, name)) for name in names):
            continue
        beside = plain(document.text(document.nodes[alike[0][1].parent]))
        if any(word in beside for name in names for word in _differing(names, name).split()):
            continue
        if any(_turned(document, node) for _, node in alike):
            continue
        yield advice(
            "并排的几个链接用同一个图标，含义却不同，看图分不清",
            "links side by side show one picture and mean different things, which nobody can see",
            expected="不同的图标，或者图标旁有文字 / different pictures, or words beside them",
            found="、".join(sorted(names))[:120],
            pointer=at(page, document, alike[0][1]),
        )


def _differing(names: set[str], name: str) -> str:
    """Return the words of a name that not all of the names have."""
    common = frozenset.intersection(*(frozenset(each.split()) for each in names))
    return " ".join(word for word in name.split() if word not in common)


def _turned(document: DomDocument, node: DomNode) -> bool:
    return any(
        (style := document.style(each)) is not None and style.transform not in ("", "none")
        for each in (node, *document.descendants(node))
        if not each.is_text
    )
