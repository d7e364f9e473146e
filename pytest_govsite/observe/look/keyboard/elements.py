"""Elements of the snapshot as the keyboard look tells of them."""

from __future__ import annotations

from pytest_govsite.model import DomDocument, DomNode, KeyElement

TOLD = 200
"""Characters of a name, a handler or a message."""
_LANDMARKS = {
    "banner": "banner",
    "navigation": "navigation",
    "main": "main",
    "contentinfo": "contentinfo",
    "complementary": "complementary",
    "search": "search",
    "form": "form",
    "region": "region",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_TAG_REGIONS = {"header": "banner", "nav": "navigation", "footer": "contentinfo", "aside": "complementary"}


def element_of(document: DomDocument, number: int, node: DomNode) -> KeyElement:
    """Return what is told of an element; `number` is that of its document."""
    ancestors = list(document.ancestors(node))
    style = document.style(node)
    inline = (f"{name}={value[:TOLD]}" for name, value in node.attributes.items() if name.startswith("on"))
    return KeyElement(
        frame=document.frame,
        document=number,
        place=node.index,
        selector=document.selector(node),
        snippet=document.snippet(node),
        tag=node.tag,
        type=(node.get("type") or "").strip().lower(),
        role=node.role,
        name=(node.name or document.text(node) or document.text(node, visible=False) or node.get("title") or "")[:TOLD],
        href=(node.get("href") or "")[:300],
        box=node.box,
        tabindex=number_of(node.get("tabindex")),
        listeners=node.listeners,
        heard=_heard(ancestors),
        inline=tuple(inline)[:8],
        regions=tuple(f"{region}@{each.index}" for each in ancestors if (region := _region(each))),
        around=tuple(each.index for each in ancestors if each.tag not in ("html", "body"))[:12],
        layout=_layout(document, [node, *ancestors[:10]]),
        pointer=style is not None and style.cursor == "pointer",
    )


def number_of(text: str | None) -> int | None:
    """Return the number that an attribute says. None: it says none."""
    try:
        return int(text.strip()) if text is not None and len(text) < 12 else None
    except ValueError:
        return None


def _region(node: DomNode) -> str:
    if node.role in _LANDMARKS:
        return _LANDMARKS[node.role]
    return _TAG_REGIONS.get(node.tag, "") if not node.role or node.role == "generic" else ""


def _heard(ancestors: list[DomNode]) -> tuple[str, ...]:
    kinds = (kind.removeprefix("document:") for each in ancestors for kind in each.listeners)
    return tuple(dict.fromkeys(kinds))[:30]


def _layout(document: DomDocument, nodes: list[DomNode]) -> tuple[str, ...]:
    found: list[str] = []
    for node in nodes:
        style = document.style(node)
        if style is None:
            continue
        if style.position in ("fixed", "sticky", "absolute"):
            found.append(style.position)
        if style.floating == "right":
            found.append("float:right")
        if style.transform:
            found.append("transform")
    return tuple(dict.fromkeys(found))
