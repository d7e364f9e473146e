"""Links outside running text: the way to a page, numbers of notes, the same row above and below a text."""

from __future__ import annotations

import re

from pytest_govsite.model import DomDocument, DomNode

_TRAIL = re.compile(r"bread-?crumb|面包屑|当前位置", re.IGNORECASE)


def is_trail(document: DomDocument, link: DomNode) -> bool:
    """True: it stands in the way to the page, a row of links with a name at its end and no running text."""
    return any(
        _TRAIL.search(" ".join(each.attributes.get(name, "") for name in ("class", "id", "aria-label")))
        for each in list(document.ancestors(link))[:3]
    )


def is_note(link: DomNode) -> bool:
    """True: the number of a note, or the way back from it."""
    return link.attributes.get("role") in ("doc-backlink", "doc-noteref")


def same_everywhere(document: DomDocument, node: DomNode) -> bool:
    """True: what shares its accesskey leads to the same place, as above and below the text of a manual."""
    key = node.attributes.get("accesskey", "").strip().lower()
    sharing = [each for each in document.elements if each.attributes.get("accesskey", "").strip().lower() == key]
    targets = {each.attributes.get("href", "") for each in sharing}
    return len(sharing) > 1 and len(targets) == 1 and targets != {""}
