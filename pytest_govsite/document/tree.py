"""The parsed document as one flat list in document order, so that every question about a subtree is a subtraction."""

from __future__ import annotations

from itertools import accumulate

from pytest_govsite.document.limits import MAX_VALUE
from pytest_govsite.model import Box, Region

BLOCK_TAGS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main", "marquee",
        "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul",
    ]
)  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
RAW_TAGS = frozenset(
    ("script", "style", "title", "textarea", "option", "noscript", "noframes", "noembed", "iframe", "xmp")
)
_SILENT = RAW_TAGS | {"select", "template", "datalist", "object", "audio", "video", "canvas"}


class Element:
    """One element. `index` is its place in document order, `end` the index after its last descendant."""

    __slots__ = (
        "attributes",
        "block",
        "depth",
        "end",
        "first_piece",
        "index",
        "last_piece",
        "link",
        "names",
        "ordinal",
        "parent",
        "raw",
        "region",
        "selector",
        "silent",
        "tag",
        "tags",
        "visible",
    )

    def __init__(self, index: int, tag: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.index, self.tag, self.attributes, self.parent = index, tag, attributes, parent
        self.end = index + 1
        self.first_piece = self.last_piece = 0
        self.raw = self.selector = self.names = ""
        self.region = Region.MAIN
        self.tags: dict[str, int] | None = None
        self.visible: bool | None = None
        # all in one place: this is done for every element of every page
        if parent is None:
            self.depth, self.ordinal, self.block, self.link, self.silent = 0, 1, self, None, False
        else:
            self.depth = parent.depth + 1
            tags = parent.tags
            if tags is None:
                tags = parent.tags = {}
            self.ordinal = tags[tag] = tags.get(tag, 0) + 1
            block = parent.block
            self.block = self if tag in BLOCK_TAGS or (tag == "small" and block.tag in HEADINGS) else block
            self.link = self if tag == "a" or tag == "area" else parent.link
            self.silent = parent.silent or tag in _SILENT
            self.visible = parent.visible
        if attributes:
            self.names = _names(attributes)
            self.visible = _visibility(tag, attributes, self.visible)
        elif tag in ("noscript", "template", "dialog"):
            self.visible = False

    def value(self, name: str) -> str:
        """Return an attribute, trimmed and cut at 4,000 characters; empty where there is none."""
        value = self.attributes.get(name)
        return value[:MAX_VALUE].strip() if value else ""

    @property
    def box(self) -> Box | None:
        """Border box noted by the probe. None: not rendered, or not noted."""
        if "data-gs-b" not in self.attributes:
            return None
        numbers = self.value("data-gs-b").split(",")
        try:
            x, y, width, height = (float(number) for number in numbers)
        except ValueError:
            return None
        return Box(x=x, y=y, width=width, height=height)

    @property
    def font_size(self) -> float | None:
        """Computed font size noted by the probe. None: not rendered, or no text of its own."""
        if "data-gs-f" not in self.attributes:
            return None
        try:
            return float(self.value("data-gs-f"))
        except ValueError:
            return None


class Piece:
    """One text node, or a line break."""

    __slots__ = ("_folded", "owner", "text")

    def __init__(self, owner: Element, text: str) -> None:
        self.owner, self.text = owner, text
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """The text with its white space folded."""
        if self._folded is None:
            self._folded = fold_space(self.text)
        return self._folded


class Tree:
    """A document: its elements and text pieces in order, and its comments."""

    def __init__(self, elements: list[Element], pieces: list[Piece], comments: list[str]) -> None:
        self.elements, self.pieces, self.comments = elements, pieces, comments
        self.attributed = [e for e in elements if e.attributes]
        """The elements that have attributes: half of those of most pages."""
        self.rendered = bool(elements) and "data-gs-v" in elements[0].attributes
        lengths = [0 if p.owner.visible is False else len(p.text.strip()) for p in pieces]
        self._text = [0, *accumulate(lengths)]
        linked = (n if p.owner.link else 0 for n, p in zip(lengths, pieces, strict=True))
        self._linked = [0, *accumulate(linked)]
        self._links = [0, *accumulate(e.link is e for e in elements)]
        self._children: dict[int, list[Element]] = {}
        self.body = next((e for e in elements[:50_000] if e.tag in ("body", "frameset")), None)

    def inside(self, element: Element) -> list[Element]:
        """Return the descendants of an element in document order."""
        return self.elements[element.index + 1 : element.end]

    def children(self, element: Element) -> list[Element]:
        """Return the child elements."""
        found = self._children.get(element.index)
        if found is None:
            found, index = [], element.index + 1
            while index < element.end:
                found.append(self.elements[index])
                index = self.elements[index].end
            self._children[element.index] = found
        return found

    def pieces_in(self, element: Element) -> list[Piece]:
        """Return the text pieces inside an element."""
        return self.pieces[element.first_piece : element.last_piece]

    def text(self, element: Element, limit: int = MAX_VALUE) -> str:
        """Return the text inside an element that is not known to be hidden, white space folded."""
        first, last = element.first_piece, element.last_piece
        if last - first < 2:  # most elements
            piece = self.pieces[first] if first < last else None
            shown = piece is not None and (piece.owner.visible is not False or element.visible is False)
            return piece.folded[:limit] if piece is not None and shown else ""
        parts: list[str] = []
        length = 0
        for piece in self.pieces[first:last]:
            if piece.owner.visible is not False or element.visible is False:
                parts.append(piece.text)
                length += len(piece.text)
                if length > limit * 2:
                    break
        return fold_space("".join(parts))[:limit]

    def text_length(self, element: Element) -> int:
        """Return the number of characters inside an element that are not known to be hidden."""
        return self._text[element.last_piece] - self._text[element.first_piece]

    def text_before(self, element: Element) -> int:
        """Return the number of such characters before an element."""
        return self._text[element.first_piece]

    def linked_length(self, element: Element) -> int:
        """Return how many of them stand in links."""
        return self._linked[element.last_piece] - self._linked[element.first_piece]

    def link_count(self, element: Element) -> int:
        """Return the number of links inside an element, itself included."""
        return self._links[element.end] - self._links[element.index]

    @property
    def length(self) -> int:
        """Number of visible characters of the document."""
        return self._text[-1]


def fold_space(text: str) -> str:
    """Return text with white space (all kinds, line breaks too) folded to single spaces and zero-width signs removed."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def _names(attributes: dict[str, str | None]) -> str:
    identifier, classes = attributes.get("id"), attributes.get("class")
    if not identifier:
        return classes[:500] if classes else ""
    return f"{identifier} {classes or ''}"[:500]


def _visibility(tag: str, attributes: dict[str, str | None], inherited: bool | None) -> bool | None:
    noted = attributes.get("data-gs-v")
    if noted is not None:
        return noted == "1"
    if inherited is not None:
        return inherited
    return False if _hidden_by_markup(tag, attributes) else None


def _hidden_by_markup(tag: str, attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or tag in ("template", "noscript"):
        return True
    if tag == "input" and (attributes.get("type") or "").strip().lower() == "hidden":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style")
    if not style:
        return False
    plain = "".join(style.lower().split())
    return "display:none" in plain or "visibility:hidden" in plain
