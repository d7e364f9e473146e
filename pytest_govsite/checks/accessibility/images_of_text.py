"""Pictures that hold text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import han, has_words
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "heading")
_LOGO = re.compile(
    r"logo|标志|徽|logotype|brand|banner-?logo|site-?name|emblem|crest|signature|flag|qr-?code|二维码|icp|police|gongan|conac|ga\.png|找错|jiucuo|党政机关|事业单位|适老|无障碍",
    re.IGNORECASE,
)
_TEXT_FILE = re.compile(
    r"(?:^|[-_/])(?:text|txt|title|tit|heading|headline|caption|slogan|word|wenzi|biaoti|btn|button|menu|nav)[-_\d]*(?:[-_.]|$)",
    re.IGNORECASE,
)
_ICON = 40
"""A picture that is no larger than this holds no readable words."""
_TEXT_SHAPE = 2.2
_FEWEST = 3
_LINE, _SHORT = 60, 30
"""Height of a line of text in a picture, and characters of a menu item."""
_CHART = re.compile(
    r"(?:柱状|柱形|条形|折线|曲线|走势|趋势|饼状?|统计|示意|流程|结构|架构|效果|平面|分布|位置)图|地图|图表|照片|截图"
)
"""Chinese names the kind of a picture behind its subject (…情况柱状图); words in a chart are no picture of text."""
_TITLE = 40
_EXPECTED = "用文字，配合样式 / text, styled"


def text_not_pictured(page: CloserLook) -> Iterator[Verdict]:
    """Text is text and no picture of it, apart from logos (WCAG 2.1, 1.4.5)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    pictures = [(d, n) for d in seen.documents for n in d.by_tag("img", "input") if _is_picture(n)]
    if not pictures:
        yield inapplicable("页面没有图片", "the page has no pictures")
        return
    menus = {(d.url, m.index): (d, group) for d in seen.documents for m, group in _menus(d)}
    taken = {(d.url, n.index) for d, group in menus.values() for n in group}
    yield from or_passed(
        [
            *(_menu(page, d, group) for d, group in menus.values()),
            *(v for d, n in pictures if (d.url, n.index) not in taken for v in _single(page, d, n)),
        ],
        "没有发现代替文字的图片",
        "no pictures in place of text were found",
    )


def _is_picture(node: DomNode) -> bool:
    if not node.visible or node.hidden:
        return False
    if node.tag == "input" and node.attributes.get("type", "").lower() != "image":
        return False
    return node.box is not None and node.box.width > 1 and node.box.height > 1


def _alt(node: DomNode) -> str:
    return (
        node.attributes.get("alt") or node.attributes.get("aria-label") or node.attributes.get("title") or ""
    ).strip()


def _file(node: DomNode) -> str:
    try:
        return unquote(urlsplit(node.attributes.get("src", "")).path).rsplit("/", 1)[-1]
    except ValueError:
        return ""


def _logo(document: DomDocument, node: DomNode) -> bool:
    around = [document.nodes[node.parent]] if node.parent >= 0 else []
    told = [_alt(node), node.attributes.get("src", "")]
    told += [f"{n.attributes.get('class', '')} {n.attributes.get('id', '')}" for n in (node, *around)]
    return bool(_LOGO.search(" ".join(told)))


def _wordy(node: DomNode) -> bool:
    """Return whether a picture has the shape of a line of text and is too large for a sign."""
    box = node.box
    return box is not None and box.width > _ICON and box.width >= _TEXT_SHAPE * box.height


def _menus(document: DomDocument) -> Iterator[tuple[DomNode, list[DomNode]]]:
    """Yield menus and button rows whose items are pictures with words as alternatives and nothing else."""
    for around in document.elements:
        if around.tag not in ("ul", "ol", "nav", "tr") and around.role not in ("navigation", "menu", "menubar", "list"):
            continue
        if any(n.tag in ("ul", "ol", "nav") for n in document.descendants(around)):
            continue
        links = [n for n in document.descendants(around) if n.role in ("link", "button", "menuitem") and n.visible]
        group: list[DomNode] = []
        for link in links:
            inside = [n for n in document.descendants(link) if n.tag == "img" and _is_picture(n)]
            if (
                len(inside) != 1
                or document.text(link).strip()
                or not has_words(_alt(inside[0]))
                or _logo(document, inside[0])
            ):
                break
            group.append(inside[0])
        if any(n.natural_width is None for n in group):
            continue  # what is seen of a picture that did not load is its alternative
        heights = [n.box.height for n in group if n.box is not None]
        whole = len(group) >= _FEWEST and len(group) == len(links) and all(_wordy(n) for n in group)
        if whole and max(heights) <= _LINE and all(len(_alt(n)) <= _SHORT for n in group):
            yield around, group


def _menu(page: CloserLook, document: DomDocument, group: list[DomNode]) -> Verdict:
    return failed(
        "菜单或按钮的文字做成了图片",
        "the texts of a menu or of buttons are pictures",
        expected=_EXPECTED,
        found="、".join(_alt(n)[:30] for n in group[:5]),
        pointer=at(page, document, group[0]),
    )


def _single(page: CloserLook, document: DomDocument, node: DomNode) -> Iterator[Verdict]:
    alt = _alt(node)
    if _logo(document, node):
        return
    heading = document.closest(node, *_HEADINGS)
    if (
        heading is not None
        and has_words(alt)
        and not document.text(heading).strip()
        and _wordy(node)
        and node.natural_width is not None
        and document.closest(node, "header", "banner") is None
        and (heading.tag != "h1" or len([*document.by_tag("h1")]) > 1)
    ):
        yield failed(
            "标题做成了图片",
            "a heading is a picture",
            expected=_EXPECTED,
            found=alt[:150],
            pointer=at(page, document, node),
        )
        return
    sentence = len(alt.split()) >= 10 or han(alt) >= 15
    button = node.tag == "input" or document.closest(node, "button") is not None
    photo = _file(node).lower().endswith((".jpg", ".jpeg"))
    named = _TEXT_FILE.search(_file(node)) is not None and has_words(alt)
    if (
        (button and has_words(alt) and _wordy(node))
        or (named and _wordy(node))
        or (_quotes(alt) and sentence and not photo)
    ):
        yield cant_tell(
            "图片可能含有文字，是否用图片代替文字须由人工确认",
            "the picture may hold text; a person has to see whether it stands in place of text",
            expected=_EXPECTED,
            found=(alt or _file(node))[:150],
            pointer=at(page, document, node),
        )


def _quotes(alt: str) -> bool:
    """Return whether an alternative reads as text that is copied rather than a picture that is described."""
    if _CHART.search(alt[:_TITLE]):
        return False
    if re.match(
        r"(?:a |an |the )?(?:photo|picture|image|graph|chart|map|diagram|screenshot|illustration|图[为是中表片]|照片|示意图|地图|流程图)",
        alt,
        re.IGNORECASE,
    ):
        return False
    return bool(re.search(r"[。！？!?；;：:]|\.\s|[.]$|\d{2,}[%％元年]", alt))
