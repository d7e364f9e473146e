"""Which empty links of a rendered page somebody listens to."""

from __future__ import annotations

from pytest_govsite.model import CloserLook, DomDocument, DomNode, EmptyLink

_USED = frozenset({
    "click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "keydown", "keyup", "keypress",
    "dblclick", "contextmenu", "submit",
})  # fmt: skip
_HOVERED = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover", "focus", "focusin"})
_NEAR = 2


class Listening:
    """Listeners of the links of a page that lead nowhere, found again by `href` and text.

    Made with `of`.
    """

    def __init__(self, documents: tuple[DomDocument, ...]) -> None:
        self._links: dict[tuple[str, str], str] = {}
        self._whole: dict[str, bool] = {}
        for document in documents:
            whole = any(_at_document(node) for node in document.nodes if node.tag in ("html", "body"))
            self._whole[document.frame] = self._whole.get(document.frame, False) or whole
            for node in document.nodes:
                if node.tag in ("a", "area") and "href" in node.attributes:
                    key = _key(node.attributes["href"], document.text(node))
                    if self._links.get(key) != "link":
                        self._links[key] = "link" if _listens(document, node) else ("document" if whole else "")

    @classmethod
    def of(cls, look: CloserLook) -> Listening | None:
        """Return the listeners of a page; None where its trees were not taken, or not whole."""
        dom = look.dom
        if dom is None or any(document.truncated for document in dom.documents):
            return None
        return cls(dom.documents)

    def knows(self, link: EmptyLink) -> bool:
        """Return True where the page holds a link of this address and text."""
        return _key(link.href, link.text) in self._links

    def heard(self, link: EmptyLink) -> str:
        """Return `link` where it, what is in it or around it listens, `document` where only the document does."""
        known = self._links.get(_key(link.href, link.text))
        if known is not None:
            return known
        # named by a picture or a label: every link of the same address has to be without listeners
        href = link.href.strip()
        found = {heard for (address, _), heard in self._links.items() if address == href}
        return "link" if "link" in found else ("document" if "document" in found or not found else "")


def _key(href: str, text: str) -> tuple[str, str]:
    return href.strip(), "".join(text.split())[:80]


def _at_document(node: DomNode) -> bool:
    return any(kind.removeprefix("document:").removeprefix("window:") in _USED for kind in node.listeners)


def _listens(document: DomDocument, node: DomNode) -> bool:
    if _heard(node, _USED | _HOVERED):
        return True
    for distance, ancestor in enumerate(document.ancestors(node)):
        if ancestor.tag in ("html", "body"):
            break
        if _heard(ancestor, _USED | _HOVERED if distance < _NEAR else _USED):
            return True
    return any(_heard(inner, _USED | _HOVERED) for inner in document.descendants(node))


def _heard(node: DomNode, kinds: frozenset[str]) -> bool:
    return any(kind in kinds for kind in node.listeners)
