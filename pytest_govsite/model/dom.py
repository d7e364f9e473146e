"""The live document as a tree of nodes with what only a layout engine knows: what accessibility checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from msgspec import field

from pytest_govsite.model.document import Box
from pytest_govsite.model.terms import Fact

TEXT = "#text"
_T = TypeVar("_T")


class Style(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Computed style of an element; equal ones are stored once. Lengths in CSS pixels, colours as `rgb(…)`/`rgba(…)`."""

    display: str = "block"
    position: str = "static"
    floating: str = "none"
    """`float`."""
    overflow_x: str = "visible"
    overflow_y: str = "visible"
    white_space: str = "normal"
    text_overflow: str = "clip"
    color: str = "rgb(0, 0, 0)"
    background_color: str = "rgba(0, 0, 0, 0)"
    background_image: str = ""
    """Address or gradient, cut at 200 characters; empty for none."""
    opacity: float = 1.0
    """Of this element alone."""
    font_size: float = 16.0
    font_weight: int = 400
    font_style: str = "normal"
    font_family: str = ""
    line_height: float | None = None
    """None: `normal`."""
    letter_spacing: float = 0.0
    word_spacing: float = 0.0
    text_align: str = "start"
    text_transform: str = "none"
    text_decoration: str = "none"
    """Line only: none, underline, line-through …"""
    text_indent: float = 0.0
    direction: str = "ltr"
    unicode_bidi: str = "normal"
    writing_mode: str = "horizontal-tb"
    list_style: str = "none"
    cursor: str = "auto"
    pointer_events: str = "auto"
    user_select: str = "auto"
    border: str = ""
    """`top right bottom left` widths, where one is not 0."""
    border_color: str = ""
    """Of the bottom border, where it has a width."""
    outline: str = ""
    """Style, width and colour, where there is one."""
    margin_top: float = 0.0
    margin_bottom: float = 0.0
    padding: str = ""
    """`top right bottom left`, where one is not 0."""
    z_index: str = "auto"
    animation: str = ""
    """`name duration iterations`, where one runs."""
    transform: str = ""
    before: str = ""
    """Text of `::before`, without quotes, U+FFFC for a picture; empty for none, or for what says that it is decoration."""
    after: str = ""
    drawn: str = ""
    """Of a label or what stands right after a check box or radio button: `line|ground` colours of an empty box of its
    `::before` or `::after` that is drawn in their place, `line` empty where it has none; empty for none, and for pictures and
    shadows. Of a check box or radio button without the browser's looks that is not chosen: its own, or those of its knob."""
    made: str = ""
    """Of words in `::before` or `::after` that have colours of their own: `letters|ground|size|weight`; empty for none."""


class DomNode(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An element or a text of the flattened tree (open shadow roots and slots as they are shown)."""

    index: int
    """Its place in `DomDocument.nodes`, document order."""
    parent: int = -1
    """-1: the root element."""
    end: int = 0
    """Index after its last descendant."""
    tag: str
    """Lower-case local name; `#text` for a text."""
    text: str = ""
    """Of a text: as in the document, not folded, cut at 20,000 characters. Personal numbers are masked."""
    attributes: dict[str, str] = field(default_factory=dict)
    """Lower-case names, values cut at 2,000 characters; no value of password fields."""
    visible: bool = False
    """Shown on screen: displayed, not transparent, not cut away, of some size. For a text: its letters are."""
    box: Box | None = None
    """Border box in document coordinates; for a text the box of its letters. None: it has none."""
    style: int = -1
    """Place in `DomDocument.styles`; -1: not displayed, or a text (ask its parent)."""
    role: str = ""
    """Explicit or implicit ARIA role as axe-core tells it; empty for none, `presentation` and `none` as given."""
    name: str | None = None
    """Accessible name (accname 1.2, by axe-core). None: not computed (an element that has no name of its own)."""
    description: str = ""
    """Accessible description: aria-describedby, aria-description, or a title that is not the name."""
    focusable: bool = False
    """Takes focus, by Tab or by script."""
    tabbable: bool = False
    """Takes focus by Tab."""
    hidden: bool = False
    """Hidden from assistive technology: not displayed, aria-hidden or inert, itself or by an ancestor."""
    listeners: tuple[str, ...] = ()
    """Kinds of its own event listeners and inline handlers (click, mousedown, keydown …; `click:as-dblclick` beside `click`
    where a double click elsewhere calls the same function, `click:as-another` where a click on one other element does, `click:opens-window` where the function opens a window whatever happens); of `<body>`, `<html>` and the
    document too, the document's stand on the root element as `document:click`."""
    natural_width: int | None = None
    """Of a loaded picture or video. None: not loaded, or no picture."""
    natural_height: int | None = None
    value: str = ""
    """Current value of a field, cut at 200 characters; `checked`, `selected` or empty for choices."""
    shadow: bool = False
    """True: it stands in a shadow tree, or is slotted into one."""
    scope: int = -1
    """Index of the element whose shadow tree it belongs to, inside which alone ids mean something; -1: the document's own tree."""

    @property
    def is_text(self) -> bool:
        """True: a text."""
        return self.tag == TEXT

    def get(self, name: str) -> str | None:
        """Return an attribute, None where it is not there."""
        return self.attributes.get(name)


class DomDocument(Fact, frozen=True, kw_only=True, omit_defaults=True, dict=True, gc=True):
    """The document of a page or of one of its frames at one moment.

    Unlike other facts it is looked through by the collector (`gc=True`): what `once` keeps may lead back to it.
    """

    url: str
    frame: str = ""
    """Address of the frame; empty for the page itself."""
    frame_node: int = -1
    """Index of the frame's element in the document around it; -1: the page itself, or not known."""
    around: int = -1
    """Place of the document around it in `DomFacts.documents`; -1: the page itself."""
    title: str = ""
    doctype: str = ""
    width: int = 0
    height: int = 0
    """innerWidth and innerHeight."""
    page_width: int = 0
    page_height: int = 0
    """scrollWidth and scrollHeight of the root element."""
    nodes: tuple[DomNode, ...] = ()
    styles: tuple[Style, ...] = ()
    rules: tuple[str, ...] = ()
    """Texts of style rules that checks ask for: `@media … orientation`, `:focus`/`:hover` rules that set outline,
    display or visibility, `@keyframes`, `!important` spacing, colours for dark windows; at most 300, each cut at 400 characters."""
    truncated: bool = False
    """It had more nodes than are kept, or did not answer; it has none then."""

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        children: dict[int, list[int]] = {}
        for node in self.nodes:
            children.setdefault(node.parent, []).append(node.index)
        return children

    @cached_property
    def _by_id(self) -> dict[str, list[DomNode]]:
        found: dict[str, list[DomNode]] = {}
        for node in self.nodes:
            if (name := node.attributes.get("id")) is not None:
                found.setdefault(name, []).append(node)
        return found

    @cached_property
    def _told(self) -> dict[Callable[[DomDocument], Any], Any]:
        return {}

    def once(self, work: Callable[[DomDocument], _T]) -> _T:
        """Return what a function of the document alone says of it; it is called once, however often it is asked for."""
        if work not in self._told:
            self._told[work] = work(self)
        told: _T = self._told[work]
        return told

    @property
    def root(self) -> DomNode:
        """The root element."""
        return self.nodes[0]

    @property
    def elements(self) -> Iterator[DomNode]:
        """All elements in document order."""
        return (node for node in self.nodes if node.tag != TEXT)

    def by_tag(self, *tags: str) -> Iterator[DomNode]:
        """All elements with one of these names, in document order."""
        wanted = frozenset(tags)
        return (node for node in self.nodes if node.tag in wanted)

    def by_role(self, *roles: str) -> Iterator[DomNode]:
        """All elements with one of these roles, in document order."""
        wanted = frozenset(roles)
        return (node for node in self.nodes if node.role in wanted)

    def by_id(self, name: str) -> DomNode | None:
        """The first element with this id. None: there is none."""
        return next(iter(self._by_id.get(name, ())), None)

    def all_by_id(self, name: str) -> tuple[DomNode, ...]:
        """All elements with this id."""
        return tuple(self._by_id.get(name, ()))

    def referred(self, node: DomNode, name: str) -> DomNode | None:
        """The element that an id written at a node means: the first of the same tree. None: there is none."""
        return next((each for each in self._by_id.get(name, ()) if each.scope == node.scope), None)

    def children(self, node: DomNode) -> Iterator[DomNode]:
        """Children, texts among them."""
        return (self.nodes[i] for i in self._children.get(node.index, ()))

    def parent(self, node: DomNode) -> DomNode | None:
        """The element around it. None: the root."""
        return self.nodes[node.parent] if node.parent >= 0 else None

    def ancestors(self, node: DomNode) -> Iterator[DomNode]:
        """Elements around it, the nearest first."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def closest(self, node: DomNode, *tags: str) -> DomNode | None:
        """The element itself or the nearest around it with one of these names or roles. None: there is none."""
        wanted = frozenset(tags)
        for each in (node, *self.ancestors(node)):
            if each.tag in wanted or each.role in wanted:
                return each
        return None

    def descendants(self, node: DomNode) -> tuple[DomNode, ...]:
        """Everything inside it, in document order, texts among them."""
        return self.nodes[node.index + 1 : node.end]

    def contains(self, outer: DomNode, inner: DomNode) -> bool:
        """True: `inner` stands inside `outer` or is it."""
        return outer.index <= inner.index < outer.end

    def style(self, node: DomNode) -> Style | None:
        """Computed style of an element, of a text its parent's. None: not displayed."""
        if node.tag == TEXT:
            node = self.nodes[node.parent]
        return self.styles[node.style] if node.style >= 0 else None

    def text(self, node: DomNode, *, visible: bool = True) -> str:
        """Text inside it, white space folded; visible text only, unless told otherwise. No alternatives of pictures."""
        if node.tag == TEXT:
            return " ".join(node.text.split()) if node.visible or not visible else ""
        parts: list[str] = []
        for each in self.descendants(node):
            if each.tag == TEXT:
                if each.visible or not visible:
                    parts.append(each.text)
            elif each.tag in _BREAKS or ((style := self.style(each)) is not None and style.display not in _INLINE):
                parts.append(" ")
        return " ".join("".join(parts).split())

    def readable(self, node: DomNode) -> str:
        """What a screen reader says of its content: visible texts, alternatives and labels inside, folded."""
        parts: list[str] = []
        skip = node.index
        for each in self.nodes[node.index : node.end]:
            if each.index < skip or each.hidden:
                continue
            if each.tag == TEXT:
                parts.append(each.text)
            elif each.index != node.index and (label := each.attributes.get("aria-label", "").strip()):
                parts.append(f" {label} ")
                skip = each.end
            elif each.tag in ("img", "area") or (each.tag == "input" and each.attributes.get("type") == "image"):
                parts.append(f" {each.attributes.get('alt', '')} ")
            elif each.tag in _BREAKS or ((style := self.style(each)) is not None and style.display not in _INLINE):
                parts.append(" ")
        return " ".join("".join(parts).split())

    def language(self, node: DomNode) -> str:
        """`lang` in force for a node, as written; empty where none is set."""
        for each in (node, *self.ancestors(node)):
            value = each.attributes.get("lang") or each.attributes.get("xml:lang")
            if value:
                return value
        return ""

    def selector(self, node: DomNode) -> str:
        """CSS selector that finds the element again; of a text its parent's."""
        if node.tag == TEXT:
            node = self.nodes[node.parent]
        steps: list[str] = []
        for each in (node, *self.ancestors(node)):
            name = each.attributes.get("id", "")
            if name and _is_plain(name) and len(self._by_id.get(name, ())) == 1:
                steps.append(f"#{name}")
                break
            steps.append(self._step(each))
        return " > ".join(reversed(steps))

    def snippet(self, node: DomNode) -> str:
        """Start tag and text of an element for a person who looks for it, at most 300 characters."""
        if node.tag == TEXT:
            return " ".join(node.text.split())[:300]
        kept = (f' {name}="{value[:80]}"' for name, value in node.attributes.items() if not name.startswith("#"))
        return f"<{node.tag}{''.join(kept)}>{self.text(node, visible=False)[:120]}"[:300]

    def _step(self, node: DomNode) -> str:
        around = self.parent(node)
        if around is None:
            return node.tag
        alike = [each.index for each in self.children(around) if each.tag == node.tag]
        return node.tag if len(alike) == 1 else f"{node.tag}:nth-of-type({alike.index(node.index) + 1})"


class DomFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The documents of a rendered page, the page's own first, then its frames."""

    documents: tuple[DomDocument, ...]

    @property
    def main(self) -> DomDocument:
        """The page's own document."""
        return self.documents[0]

    @property
    def unseen(self) -> tuple[DomDocument, ...]:
        """Documents of frames that people see and that could not be looked at element by element."""
        return tuple(each for each in self.documents[1:] if each.truncated and not each.nodes and self._is_shown(each))

    def _is_shown(self, document: DomDocument) -> bool:
        around = self.documents[document.around].nodes if document.around >= 0 else ()
        return not 0 <= document.frame_node < len(around) or around[document.frame_node].visible


_BREAKS = frozenset({"br", "hr"})
_INLINE = frozenset({"inline", "contents", "none", "ruby", "ruby-text"})


def _is_plain(name: str) -> bool:
    return name.isascii() and (name[0].isalpha() or name[0] == "_") and name.replace("-", "").replace("_", "").isalnum()
