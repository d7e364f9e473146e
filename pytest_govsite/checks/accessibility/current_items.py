"""The entry of a menu that stands for the page itself, told by its colour alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.field_edges import contrast_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.link_targets import target_of
from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.outcomes import advice
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_CURRENT = re.compile(
    r"(?:^|[-_\s])(?:cur|current|active|on|selected|sel|here|now|this|hover)(?:[-_\s]|$)", re.IGNORECASE
)
_FEWEST, _MOST = 3, 40
_TOLD_APART = 3.0


def current_by_colour(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield navigations whose current entry differs from the others in a colour of like lightness only (WCAG 1.4.1).

    Weight, lines, grounds, signs, size and `aria-current` are other marks; so is a contrast of 3:1 between the colours.
    """
    for navigation in document.by_role("navigation"):
        if not navigation.visible or navigation.hidden:
            continue
        links = [each for each in document.descendants(navigation) if each.role == "link" and each.visible]
        if not _FEWEST <= len(links) <= _MOST:
            continue
        colours = Counter(_colour(document, link) for link in links)
        usual, count = colours.most_common(1)[0]
        other = [link for link in links if _colour(document, link) != usual]
        if count < len(links) - 1 or len(other) != 1 or not _is_current(document, other[0]):
            continue
        plain = next(link for link in links if _colour(document, link) == usual)
        one, two = rgba(_colour(document, other[0])), rgba(usual)
        if one is None or two is None or contrast_of(one[:3], two[:3]) >= _TOLD_APART:
            continue
        if _marks(document, other[0], navigation) == _marks(document, plain, navigation):
            yield advice(
                "当前栏目只用颜色区分",
                "the current entry of a navigation is told by its colour alone",
                expected='aria-current="page"，另有粗体、下划线等 / and weight, a line or a ground',
                found=document.text(other[0])[:80],
                pointer=at(page, document, other[0]),
            )


def _colour(document: DomDocument, link: DomNode) -> str:
    """Return the colour of the letters of a link."""
    for each in document.descendants(link):
        if each.is_text and each.text.strip() and (style := document.style(each)) is not None:
            return style.color
    style = document.style(link)
    return style.color if style is not None else ""


def _is_current(document: DomDocument, link: DomNode) -> bool:
    around = document.parent(link)
    names = " ".join(each.get("class") or "" for each in (link, around) if each is not None)
    if any(each.get("aria-current") for each in (link, around) if each is not None):
        return False
    if _CURRENT.search(names):
        return True
    href = (link.get("href") or "").strip()
    # a link to the page itself stands for it, whatever its class is
    return bool(href) and "#" not in href and target_of(document, link) == _own(document)


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
            each.tag,
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
