"""The entry of a menu or a row of links that stands for the page itself, told by its colour alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.field_edges import contrast_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.link_targets import target_of
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.accessibility.word_lists import plain
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_CURRENT = re.compile(
    r"(?:^|[-_\s])(?:cur|current|active|on|selected|sel|here|now|this|hover)(?:[-_\s]|$)", re.IGNORECASE
)
_CRUMBS = re.compile(r"bread|crumb|trail|path|位置", re.IGNORECASE)
_PATH = re.compile(r"[>»›→/＞]")
_EMPHASIS = ("b", "strong", "em", "i", "u", "mark", "ins", "big", "img", "svg")
_FEWEST, _MOST = 3, 40
_TOLD_APART = 3.0


def current_by_colour(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield navigations whose current entry differs from the others in a colour of like lightness only (WCAG 1.4.1).

    Weight, lines, grounds, signs, size and `aria-current` are other marks; so is a contrast of 3:1 between the colours.
    """
    for navigation, links in _navigations(document):
        colours = Counter(_colour(document, link) for link in links)
        usual, count = colours.most_common(1)[0]
        other = [link for link in links if _colour(document, link) != usual]
        if count < len(links) - 1 or len(other) != 1 or not _is_current(document, other[0], navigation):
            continue
        plain = next(link for link in links if _colour(document, link) == usual)
        if navigation.role != "navigation" and not _is_by_hand(document, other[0], plain):
            continue
        one, two = rgba(_colour(document, other[0])), rgba(usual)
        if one is None or two is None or contrast_of(one[:3], two[:3]) >= _TOLD_APART:
            continue
        own, its = _marks(document, other[0], navigation), _marks(document, plain, navigation)
        if own == its or (navigation.role != "navigation" and set(own) == set(its)):
            yield advice(
                "当前栏目只用颜色区分",
                "the current entry of a navigation is told by its colour alone",
                expected='aria-current="page"，另有粗体、下划线等 / and weight, a line or a ground',
                found=document.text(other[0])[:80],
                pointer=at(page, document, other[0]),
            )


def _navigations(document: DomDocument) -> Iterator[tuple[DomNode, list[DomNode]]]:
    """Yield navigations with their links, and rows that hold links and no other words."""
    found: set[int] = set()
    for navigation in document.by_role("navigation"):
        if navigation.visible and not navigation.hidden:
            links = [each for each in document.descendants(navigation) if each.role == "link" and each.visible]
            found.update(each.index for each in links)
            if _FEWEST <= len(links) <= _MOST:
                yield navigation, links
    for row in document.by_tag("ul", "ol", "p", "div", "td", "dl"):
        if not row.visible or row.hidden:
            continue
        links = list(_links_of_row(document, row))
        if _FEWEST <= len(links) <= _MOST and not found.intersection(each.index for each in links):
            yield row, links


def _links_of_row(document: DomDocument, row: DomNode) -> Iterator[DomNode]:
    """Yield the links of a row; nothing where something else than links, in it or in its items, has words."""
    links: list[DomNode] = []
    for each in document.children(row):
        if each.is_text:
            if _PATH.search(each.text) or any(letter.isalnum() for letter in each.text):
                return
            continue
        inside = [each, *document.descendants(each)] if each.tag in ("a", "li", "dd", "span") else []
        held = [one for one in inside if one.role == "link" and one.visible]
        if len(held) != 1:
            if any(one.is_text and one.visible and one.text.strip() for one in (each, *document.descendants(each))):
                return
            continue
        if document.text(each) != document.text(held[0]):
            return
        links += held
    yield from links


def _is_by_hand(document: DomDocument, link: DomNode, plain: DomNode) -> bool:
    """True: the colour is written on the link or in it, and no class of it could draw a line or a ground beside."""
    own, its = ([each, *document.descendants(each)] for each in (link, plain))
    coloured = any("color" in (each.get("style") or "") or (each.tag == "font" and each.get("color")) for each in own)
    around = [document.parent(each) for each in (link, plain)]
    classes = [[each.get("class") or "" for each in group if not each.is_text] for group in (own, its)]
    outer = [each.get("class") or "" if each is not None else "" for each in around]
    return coloured and sorted(set(classes[0])) == sorted(set(classes[1])) and outer[0] == outer[1]


def _is_path(document: DomDocument, navigation: DomNode) -> bool:
    """True: the way to the page, whose last part is the page, whatever its colour."""
    said = f"{navigation.name or ''} {navigation.get('class') or ''} {navigation.get('id') or ''}"
    return bool(_CRUMBS.search(said) or _PATH.search(document.text(navigation)))


def _colour(document: DomDocument, link: DomNode) -> str:
    """Return the colour of the letters of a link."""
    for each in document.descendants(link):
        if each.is_text and each.text.strip() and (style := document.style(each)) is not None:
            return style.color
    style = document.style(link)
    return style.color if style is not None else ""


def _is_current(document: DomDocument, link: DomNode, navigation: DomNode) -> bool:
    around = document.parent(link)
    names = " ".join(each.get("class") or "" for each in (link, around) if each is not None)
    if any(each.get("aria-current") for each in (link, around) if each is not None):
        return False
    if _CURRENT.search(names):
        return True
    if (
        navigation.role != "navigation"
        and not _is_path(document, navigation)
        and _names_page(document, document.text(link))
    ):
        return True
    href = (link.get("href") or "").strip()
    # a link to the page itself stands for it, whatever its class is
    return bool(href) and "#" not in href and target_of(document, link) == _own(document)


def _names_page(document: DomDocument, text: str) -> bool:
    """True: the main heading, or the title up to a sign that parts it, is that text."""
    said = plain(text)
    if not said:
        return False
    mains = [document.text(each) for each in document.by_tag("h1") if each.visible]
    return said in map(plain, (*mains, re.split(r"[-_|–—]", document.title)[0]))


def _own(document: DomDocument) -> str:
    return target_of(document, DomNode(index=0, tag="a", attributes={"href": document.url}))


def _marks(document: DomDocument, link: DomNode, navigation: DomNode) -> tuple[tuple[object, ...], ...]:
    """Return what else than the colour can mark an entry, of the link, of what it holds and of the items around it."""
    chain = [each for each in document.descendants(link) if not each.is_text]
    chain.append(link)
    for around in document.ancestors(link):
        if around.index == navigation.index or around.tag in ("ul", "ol", "nav"):
            break
        chain.append(around)
    return tuple(
        (
            each.tag if each.tag in _EMPHASIS else "",
            style.font_weight,
            style.font_size,
            style.font_style,
            style.text_decoration,
            style.background_color,
            style.background_image,
            style.border,
            style.before,
            style.after,
        )
        for each in chain
        if (style := document.style(each)) is not None
    )
