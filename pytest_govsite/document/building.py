"""Markup to tree, as a browser with scripting builds it."""

from __future__ import annotations

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from pytest_govsite.document.limits import MAX_ELEMENTS, tame
from pytest_govsite.document.tree import RAW_TAGS, Element, Piece, Tree


def build(html: str) -> Tree:
    """Parse markup as a browser with scripting does; never raises for any text."""
    parser = LexborHTMLParser(tame(html), options=LexborDocumentOptions.WO_EVENTS, scripting=True)
    builder = _Builder()
    if parser.root is not None:
        builder.leading_comments(parser.root)
        builder.walk(parser.root)
    return Tree(builder.elements, builder.pieces, builder.comments)


class _Builder:
    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.pieces: list[Piece] = []
        self.comments: list[str] = []
        self.space = False

    def leading_comments(self, root: LexborNode) -> None:
        node = root.prev
        while node is not None:
            if node.tag == "-comment":
                self.comments.append(node.comment_content or "")
            node = node.prev

    def walk(self, root: LexborNode) -> None:
        elements, pieces = self.elements, self.pieces
        stack: list[tuple[LexborNode, Element]] = []
        parent: Element | None = None
        node: LexborNode | None = root
        while node is not None and len(elements) < MAX_ELEMENTS:
            tag = node.tag or "-"
            if tag[0] not in "-!":
                element = Element(len(elements), tag, node.attributes, parent)
                elements.append(element)
                if tag == "br" and parent is not None:
                    pieces.append(Piece(parent, "\n"))
                element.first_piece = len(pieces)
                child = node.first_child
                if child is not None:
                    stack.append((node, element))
                    node, parent = child, element
                    continue
                element.end, element.last_piece = len(elements), len(pieces)
            elif tag == "-text":
                self._add_text(node.text_content or "", parent)
            elif tag == "-comment":
                self.comments.append(node.comment_content or "")
            following = node.next if stack else None
            while following is None and stack:
                node, element = stack.pop()
                element.end, element.last_piece = len(elements), len(pieces)
                parent = stack[-1][1] if stack else None
                following = node.next if stack else None
            node = following
        while stack:
            _, element = stack.pop()
            element.end, element.last_piece = len(elements), len(pieces)

    def _add_text(self, text: str, parent: Element | None) -> None:
        if parent is None:
            return
        if parent.tag in RAW_TAGS:
            parent.raw = text
        elif text.isspace():
            self.space = True
        elif not parent.silent and parent.tag not in ("frameset", "head", "html"):
            self.pieces.append(Piece(parent, " " + text if self.space else text))
            self.space = False
