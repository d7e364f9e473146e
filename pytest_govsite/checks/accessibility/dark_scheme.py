"""Contrast of the colours that a page takes where the system is set to dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.field_edges import contrast_of
from pytest_govsite.checks.accessibility.hues import rgba
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_LEAST = 4.5
_OPAQUE = 0.99
_DARK = re.compile(r"^@media [^{]*prefers-color-scheme:\s*dark[^{]*?\)\s*(?P<selector>[^@{}()]+)\{(?P<body>[^}]*)\}")
_COLOUR = re.compile(r"(?:^|;)\s*color:\s*(rgb[^;]+)")
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?:\s*(rgb[^;]+)")
_PAGE = frozenset({"body", "html", ":root"})


def dark_scheme(page: CloserLook) -> Iterator[Verdict]:
    """Where a page has colours of its own for dark windows, its text contrasts enough in them (WCAG 2.1, 1.4.3).

    Only rules that give the page as a whole both colours are compared, where a text of it has neither another colour
    nor another ground in the light. Pages are looked at in the light.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        return
    told = False
    for document in seen.documents:
        ratio = _in_the_dark(document)
        text = _plain_text(document) if ratio and ratio < _LEAST else None
        if text is not None:
            told = True
            yield failed(
                "深色模式下文字与背景的对比度不足",
                "text contrasts too little in the colours for dark windows",
                expected=f"≥ {_LEAST:g}",
                found=f"{ratio:.2f}:1 @media (prefers-color-scheme: dark)",
                pointer=at(page, document, text),
            )
    if not told:
        yield inapplicable("没有对比度不足的深色模式配色", "no colours for dark windows that contrast too little")


def _in_the_dark(document: DomDocument) -> float:
    """Return the contrast of the last rule for the whole page in the dark; 0 without one."""
    found = 0.0
    for rule in document.rules:
        match = _DARK.match(rule)
        if match is None or not _PAGE & {each.strip() for each in match["selector"].split(",")}:
            continue
        color, ground = _COLOUR.search(match["body"]), _GROUND.search(match["body"])
        letters, below = rgba(color[1]) if color else None, rgba(ground[1]) if ground else None
        if letters is not None and below is not None and min(letters[3], below[3]) >= _OPAQUE:
            found = contrast_of(letters[:3], below[:3])
    return found


def _plain_text(document: DomDocument) -> DomNode | None:
    """Return an element with text in the colour and on the ground of the page itself. None: there is none."""
    body = next(iter(document.by_tag("body")), None)
    own = document.style(body) if body is not None else None
    if body is None or own is None:
        return None
    for text in document.nodes:
        holder = document.parent(text) if text.is_text and text.visible and text.text.strip() else None
        style = document.style(holder) if holder is not None else None
        if holder is None or style is None or style.color != own.color:
            continue
        between = [holder, *document.ancestors(holder)]
        grounds = [document.style(each) for each in between if each.index > body.index]
        if all(
            _lets_through(each.background_color) and not each.background_image for each in grounds if each is not None
        ):
            return holder
    return None


def _lets_through(colour: str) -> bool:
    parts = rgba(colour)
    return parts is not None and parts[3] == 0
