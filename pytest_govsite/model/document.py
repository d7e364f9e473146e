"""Facts of one document, the same shape whether read from the source or from the rendered page."""

from __future__ import annotations

from enum import StrEnum

from pytest_govsite.model.terms import Fact


class Region(StrEnum):
    """Where on the page a node stands; `MAIN` is everything that is none of the others."""

    HEADER = "header"
    NAVIGATION = "navigation"
    TRAIL = "trail"
    MAIN = "main"
    FOOTER = "footer"


class Place(StrEnum):
    """Where a `<meta>` stands in the markup."""

    HEAD = "head"
    BODY = "body"
    COMMENT = "comment"


class Box(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Border box in CSS pixels, relative to the top left corner of the document."""

    x: float
    y: float
    width: float
    height: float


class Node(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What every fact about an element carries."""

    selector: str
    """CSS selector that finds the element again in its document."""
    region: Region = Region.MAIN
    visible: bool | None = None
    """None: the source alone cannot tell. False: the layout (or the markup, by `hidden` or an inline style) hides it."""
    box: Box | None = None
    """None: not rendered."""
    frame: str = ""
    """Address of the frame the element stands in; empty for the page itself."""


class Meta(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One `<meta>` with a name. `attribute` is `name`, `http-equiv` or `property`, lower case."""

    name: str
    """As written; compare case-insensitively."""
    content: str | None
    """As written, not trimmed. None: no `content` attribute."""
    attribute: str = "name"
    place: Place = Place.HEAD


class Block(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A run of text that one block-level element holds itself (not its block-level children)."""

    tag: str
    text: str
    """White space folded to single spaces; a `<br>` is a line break."""
    font_size: float | None = None
    """Computed size in CSS pixels. None: not rendered."""


class Link(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An `<a>` or `<area>`, or another element whose click handler plainly goes to an address."""

    text: str
    """Own text, white space folded."""
    href: str | None
    """As written. None: no such attribute."""
    url: str = ""
    """Absolute address without fragment for http(s); empty where `href` leads to no document."""
    title: str = ""
    label: str = ""
    """aria-label."""
    image_text: str = ""
    """alt, title or aria-label of the pictures inside, joined by spaces."""
    handler: str = ""
    """Inline click handler as written, cut at 300 characters."""
    target: str = ""
    rel: str = ""
    context: str = ""
    """Text of the nearest heading before it or of the list it heads; empty where there is none."""
    tag: str = "a"

    @property
    def name(self) -> str:
        """What a reader knows the link by: text, else picture text, aria-label or title."""
        return self.text or self.image_text or self.label or self.title


class Image(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A picture: `<img>`, `<input type=image>`, `<svg>` with a name, or a CSS background of a header or footer element."""

    source: str
    """Absolute address; `data:` addresses are cut after the media type."""
    alt: str | None = None
    """None: no `alt` attribute."""
    title: str = ""
    label: str = ""
    """aria-label."""
    link: str = ""
    """Absolute address of the link around it."""
    link_title: str = ""
    """title or aria-label of the link around it."""
    handler: str = ""
    background: bool = False
    natural_width: int | None = None
    """None: not rendered or not loaded."""
    natural_height: int | None = None


class ScriptPassage(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A passage of an inline script that writes markup, evaluates text, or looks where the visitor comes from."""

    kind: str
    """`write` (document.write), `evaluate` (eval, Function), `packed`, `referrer` (a search engine as referrer leads to
    another address or to writing), `robot` (the same for a crawler's name) or `miner` (names a known miner)."""
    text: str
    """`write`, `evaluate`: its literals, decoded and joined; else the code. Cut at 1,500 characters."""
    encoded: bool = False
    """The literals were encoded (`unescape`, `atob`, `fromCharCode`, many `\\x` …)."""
    disguised: bool = False
    """An address in the decoded text cannot be read in the code."""


class Script(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A `<script>`."""

    source: str = ""
    """Absolute address; empty for an inline script."""
    attributes: tuple[tuple[str, str], ...] = ()
    """All attributes but `src`, lower-case names, values as written."""
    text: str = ""
    """Inline text, cut at 2,000 characters; empty where it holds nothing about footer marks, labels or navigation."""
    passages: tuple[ScriptPassage, ...] = ()


class Frame(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An `<iframe>` or `<frame>`; its content, where it could be read, stands among the other facts with `frame` set."""

    source: str
    title: str = ""
    name: str = ""
    width: str = ""
    """As written."""
    height: str = ""
    """As written."""
    loaded: bool | None = None
    """None: not known (source only). False: it did not answer."""


class Asset(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An address that a document uses beside links, pictures, scripts and frames."""

    kind: str
    """`style`, `icon`, `manifest`, `reference` (canonical, alternate), `following` (next, prev), `media`, `track`, `poster`, `picture` (a further
    source of a picture), `background` (what an inline style or style element loads), `object`, `drawing` (what SVG
    loads), `preload`, `feed`, `description` (`longdesc`), `query` or `form` (`formaction` of a button that gets, or
    posts)."""
    source: str
    """Absolute address."""


class EmptyLink(Node, frozen=True, kw_only=True, omit_defaults=True):
    """An `<a>` or `<area>` whose `href` leads nowhere by itself.

    It is empty, a bare `#`, a fragment that is not on the page, a script that does nothing, or `about:blank`.
    """

    text: str
    """Text, else picture text, label or title."""
    href: str
    """As written."""
    kind: str
    """`empty`, `hash`, `fragment`, `script` or `blank`."""
    handled: str = ""
    """What in the markup acts when it is used: a handler of its own, of a child or an ancestor, a data attribute that a
    component library reads, a menu that it heads. Empty: nothing in the markup does."""
    names: tuple[str, ...] = ()
    """Its identifier, classes, data attributes and role, and the identifiers and classes of its ancestors, by which a
    script can take hold of it."""
    own_names: int = 0
    """How many of `names`, the first ones, are its own."""
    marked: tuple[str, ...] = ()
    """Attributes of a framework's bindings on it or an ancestor (`@click`, `v-on:click`, `ng-click` …)."""


class InnerAddress(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An address of an inner network that a page holds and does not show."""

    place: str
    """`comment` or `script`."""
    url: str
    """Scheme, host and port."""


class PlainResource(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Something that an https page loads over plain http."""

    tag: str
    url: str


class Control(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A form field or button."""

    tag: str
    kind: str
    """`type` attribute, else the tag."""
    name: str = ""
    identifier: str = ""
    label: str = ""
    """Label text, aria-label, title, placeholder or button text, the first that is not empty."""
    placeholder: str = ""
    handler: str = ""
    required: bool = False


class Form(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A `<form>`, or controls without a form that stand together (`action` is then empty)."""

    action: str = ""
    """Absolute address."""
    method: str = "get"
    novalidate: bool = False
    """The browser is not to check it: the page does, or nobody."""
    controls: tuple[Control, ...] = ()


class ListItem(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a list of links."""

    text: str
    url: str
    """Absolute address; empty where a script opens it in a way that the source does not tell."""
    date: str = ""
    """Date as shown beside the entry, as written; empty where none is shown."""
    pinned: bool = False
    """Marked 置顶 or by a like sign."""
    selector: str = ""


class LinkList(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A list of links of one kind in the main area (news, notices, letters …)."""

    heading: str = ""
    """Visible heading of the list; empty where there is none."""
    more: str = ""
    """Absolute address of its 更多 link."""
    items: tuple[ListItem, ...] = ()


class TableRow(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One row of a table; an empty cell keeps its place."""

    cells: tuple[str, ...]
    """Text of each cell, cut at 120 characters."""
    url: str = ""
    """Absolute address of the first link in it; empty where there is none."""


class Table(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A table that lists letters, surveys or their numbers by its head; other tables are not kept."""

    header: tuple[str, ...]
    """Texts of the cells of its first row."""
    rows: tuple[TableRow, ...] = ()


class Trail(Node, frozen=True, kw_only=True, omit_defaults=True):
    """The location trail (当前位置)."""

    entries: tuple[str, ...]
    """Entries in order, separators and the words 当前位置 left out."""
    text: str = ""
    """As shown."""
    urls: tuple[str, ...] = ()
    """Absolute address of each entry, empty string where it is no link; as long as `entries`."""


class TimeSighting(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A date or time shown on the page."""

    text: str
    """As written."""
    value: str
    """`YYYY-MM-DD`, `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS`, to the precision shown."""
    label: str = ""
    """Word before it (发布时间, 发布日期, 时间, 日期 …); empty where there is none."""
    standard_form: bool = False
    """True: written `YYYY-MM-DD HH:MM` with or without seconds."""
    position: str = "title"
    """`title` (between the title and the text), `table` (information table), `below` (after the text) or `text`."""


class SourceSighting(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A shown 来源."""

    text: str
    """As written, label included."""
    label: str
    """来源, 信息来源, 稿源, 发布机构, 责任部门 … with the inner spaces removed."""
    value: str
    """Empty where nothing follows the label."""
    position: str = "title"
    """As in `TimeSighting`."""


class PersonalSighting(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A personal number that was seen, masked before anything was written."""

    kind: str
    """`identity` (GB 11643-1999, check digit right), `card` (bank prefix, Luhn digit right) or `mobile` (beside a person)."""
    shown: str
    """As it may be shown: `35*************123`, `138****1234`, `6222***********0123`."""
    digest: str
    """The same for the same number within one run, made with a key that is gone after it."""
    place: str = "text"
    """`text`, `title`, `alternative` (of a picture), `label` (a `<meta>`) or `field` (the value of a form field)."""
    context: str = ""
    """The text around it, personal numbers masked; of a table, the row."""
    label: str = ""
    """What names it from outside: the heads of the table's columns, the line before it; empty where nothing does."""
    column: str = ""
    """Head of its own column."""
    named: bool = False
    """A person's name stands beside it."""
    page: int | None = None
    """Page, sheet or slide of an attachment, from 1. None: the document has none, or is a web page."""
    node: Node | None = None
    """None: it stands in no element of the body."""


class ClassificationMark(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A mark of classified documents (GB/T 9704-2012, 7.2) as typeset; nothing of what it stands on is kept."""

    kind: str
    """`绝密`, `机密` or `秘密`."""
    period: bool = False
    """A term of secrecy stands after the star."""
    copy_number: bool = False
    """A copy number (份号) stands above it."""
    page: int | None = None
    """Page of an attachment, from 1. None: a web page."""


class MarkupFault(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A place where the markup as written breaks the rules of HTML."""

    kind: str
    """`attribute` written twice, `end` tag of what was never begun, `crossed` with another element, `nested` in its own
    kind, which the rules forbid."""
    tag: str
    name: str = ""
    """Of the attribute, or of the element that it crosses."""
    line: int = 0


class DocumentFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Everything the checks of page structure need to know of one document."""

    url: str
    """Final address, without fragment."""
    title: str = ""
    """`<title>`, white space folded."""
    language: str | None = None
    """`lang` of the root element. None: no such attribute."""
    generator: str = ""
    metas: tuple[Meta, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    scripts: tuple[Script, ...] = ()
    frames: tuple[Frame, ...] = ()
    plain_resources: tuple[PlainResource, ...] = ()
    inner_addresses: tuple[InnerAddress, ...] = ()
    forms: tuple[Form, ...] = ()
    assets: tuple[Asset, ...] = ()
    """Style sheets, icons, media and what else is loaded."""
    empty_links: tuple[EmptyLink, ...] = ()
    script_names: tuple[str, ...] = ()
    """Names in the short strings of inline scripts, by which they can take hold of elements; kept where there are empty
    links."""
    anchors: tuple[str, ...] = ()
    """Names that fragments of addresses can lead to: identifiers, and names of anchors, in document order."""
    blocks: tuple[Block, ...] = ()
    """All text in document order, cut at 200,000 characters a document."""
    lists: tuple[LinkList, ...] = ()
    tables: tuple[Table, ...] = ()
    """Tables of letters, surveys and their numbers."""
    trail: Trail | None = None
    """None: no location trail found."""
    headline: Block | None = None
    """The visible title of the article or column. None: none found."""
    times: tuple[TimeSighting, ...] = ()
    """Times that may be the publishing time, the likeliest first. Never times inside the running text."""
    sources: tuple[SourceSighting, ...] = ()
    """Shown sources, the likeliest first."""
    main_text_length: int = 0
    """Characters of running text in the main area (paragraphs, not link lists)."""
    element_count: int = 0
    skeleton: tuple[int, ...] = ()
    """MinHash signature of the element paths; similar templates have similar signatures."""
    footer_selector: str = ""
    """Empty: no footer found."""
    footer_scripted: bool = False
    """The source shows no footer but holds a script, frame or empty box that plainly makes one."""
    header_selector: str = ""
    refresh: str = ""
    """Absolute address of a meta refresh; empty where there is none."""
    personal: tuple[PersonalSighting, ...] = ()
    """Personal numbers, in document order, each place once."""
    marks: tuple[ClassificationMark, ...] = ()
    """Marks of classified documents. Such a document is never stored: whoever reads it keeps the marks alone."""
    markup_faults: tuple[MarkupFault, ...] = ()
    """Of the source as fetched; a rendered document has none."""
    masked: int = 0
    """How many personal numbers were masked before anything was written."""

    def texts(self, region: Region | str) -> tuple[Block, ...]:
        """Return the blocks of a region (`header`, `navigation`, `trail`, `main`, `footer`) that are not hidden."""
        wanted = Region(region)
        return tuple(b for b in self.blocks if b.region is wanted and b.visible is not False)

    def meta_values(self, name: str) -> tuple[Meta, ...]:
        """Return the metas of this name in head and body, in document order, whatever their case."""
        folded = name.casefold()
        return tuple(m for m in self.metas if m.name.casefold() == folded and m.place is not Place.COMMENT)
