"""Where a violation that axe-core reports is none, or only perhaps one: what its rules leave out."""

from __future__ import annotations

import re
from difflib import get_close_matches

from pytest_govsite.checks.accessibility.axe_data import ADVICE, DOUBT, DROP, NORMAL
from pytest_govsite.checks.accessibility.axe_settled import contrasts_enough, link_stands_out
from pytest_govsite.checks.accessibility.components import is_in_a_component
from pytest_govsite.checks.accessibility.link_rows import same_everywhere, stands_apart
from pytest_govsite.checks.accessibility.pictures import area
from pytest_govsite.checks.accessibility.scrolling_boxes import weight_of_scroller
from pytest_govsite.checks.accessibility.wordless import is_sign
from pytest_govsite.model import AxeCheck, AxeNode, CloserLook, DomDocument, DomNode

_TINY = 9
LOGO = re.compile(r"(?:^|[-_\s])(?:logo|brand|slogan)", re.IGNORECASE)
INACTIVE = re.compile(r"(?:^|[-_\s])(?:disabled?|inactive|unavailable)(?:$|[-_\s])|[-_]dis(?:$|\s)", re.IGNORECASE)
_ONE_CHARACTER = frozenset({"shortTextContent"})
_NEARLY = 0.84
_NAMES = """
activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex
colindextext colspan controls current describedby description details disabled dropeffect errormessage
expanded flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level live modal multiline
multiselectable orientation owns placeholder posinset pressed readonly relevant required roledescription
rowcount rowindex rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext
"""
_ATTRIBUTES = tuple(f"aria-{name}" for name in _NAMES.split())
_WORD = re.compile(r"[A-Za-z]{3,}|[\u3400-\u9fff]{2,}")
_CJK = re.compile(r"[\u3400-\u9fff]")


def weight(rule: str, page: CloserLook, node: AxeNode, *, violation: bool) -> str:
    """Return what a result counts as: `normal`, `advice`, `doubt`, or `drop`."""
    found = element(page, node)
    if found is None:
        return NORMAL if violation else DOUBT
    document, named = found
    if rule == "color-contrast":
        return _contrast(document, named, node, violation=violation)
    if rule == "link-in-text-block" and (_bears_a_sign(document, named) or stands_apart(document, named)):
        return DROP
    if rule == "link-in-text-block" and not violation:
        differs = link_stands_out(document, named)
        return DOUBT if differs is None else DROP if differs else NORMAL
    if rule == "aria-prohibited-attr" and not violation and _is_nameless(named):
        # ARIA 1.2 lets no author name a generic element; that a reader may say the name all the same is no reason
        return ADVICE
    if rule == "aria-valid-attr" and not any(_is_misspelt(name) for name in named.attributes):
        # names of its own by which a script (an accessibility toolbar, often) finds things, read by nobody else
        return ADVICE if violation else DOUBT
    if rule == "aria-valid-attr-value" and not violation and _is_named_by_nothing(document, named, node):
        return ADVICE
    if rule == "aria-valid-attr-value" and not violation and _controls_what_is_there(document, named, node):
        return DROP
    if rule in ("listitem", "aria-required-parent") and violation and is_in_a_component(document, named):
        return DOUBT
    if rule == "tabindex" and document.once(_numbered_in_order):
        return DROP
    if rule == "accesskeys" and same_everywhere(document, named):
        # the same link above and below a text, as manuals have it
        return DROP
    if rule == "marquee" and "stop" in named.attributes.get("onmouseover", "").lower():
        # it stops for the pointer
        return DROP
    if rule == "presentation-role-conflict" and named.tag == "img" and "role" not in named.attributes and named.name:
        # an empty alt beside a name by aria-label or aria-labelledby: it is read as it is meant
        return DROP
    if rule in ("button-name", "link-name", "aria-command-name") and _is_named_by_style(document, named):
        # browsers compute a name from it; that the words come from the style sheet is told for itself
        return DROP
    if rule == "label-title-only" and _searches(document, named):
        # the button beside it tells what it is for (WCAG techniques H65, G167)
        return DROP
    if rule == "empty-table-header" and _is_corner(document, named):
        return DROP
    if rule == "th-has-data-cells" and not violation and _heads_groups(document, named):
        return DROP
    if rule == "listitem" and _is_directory(document.parent(named)):
        return DROP
    if rule == "scrollable-region-focusable":
        return weight_of_scroller(document, named, violation=violation)
    if rule == "avoid-inline-spacing" and not document.text(named):
        return DROP
    if rule == "frame-title" and (not named.visible or area(named) <= _TINY):
        # nobody comes across a frame of a pixel, which statistics use
        return DROP
    return NORMAL if violation else DOUBT


def element(page: CloserLook, node: AxeNode) -> tuple[DomDocument, DomNode] | None:
    """Return the element that axe-core names in the trees of the page. None: it is not there."""
    if page.dom is None or not 0 <= node.document < len(page.dom.documents):
        return None
    document = page.dom.documents[node.document]
    return (document, document.nodes[node.node]) if 0 <= node.node < len(document.nodes) else None


def is_whole(page: CloserLook) -> bool:
    """True: the page is long enough to need regions, headings and a way to skip; not a fragment or an example."""
    if page.dom is None:
        return True
    main = page.dom.main
    links = sum(1 for node in main.by_tag("a") if node.visible and "href" in node.attributes)
    return links >= _LINKS and len(main.text(main.root)) >= _CHARACTERS


_LINKS, _CHARACTERS = 8, 300


def _bears_a_sign(document: DomDocument, link: DomNode) -> bool:
    """True: a sign that all can see stands in the link: an arrow that the style brings, a small picture."""
    for each in (link, *document.descendants(link)):
        style = document.style(each) if not each.is_text else None
        if style is not None and (style.before.strip() or style.after.strip()):
            return True
        if each.visible and (each.tag in ("img", "svg") or is_sign(each.text if each.is_text else "")):
            return True
    return False


def _searches(document: DomDocument, field: DomNode) -> bool:
    """True: the one field of a form with a button that is named by words, or one with such a button right behind it."""
    form = document.closest(field, "form", "search")
    if form is None:
        around = document.parent(field)
        kin = [node for node in document.children(around) if not node.is_text] if around is not None else []
        behind = next((node for node in kin if node.index > field.index), None)
        return behind is not None and behind.visible and behind.role == "button" and bool(behind.name)
    inside = [node for node in document.descendants(form) if node.visible]
    typed = [
        node
        for node in inside
        if node.tag in ("textarea", "select")
        or (node.tag == "input" and node.attributes.get("type", "text") not in ("submit", "button", "image", "reset"))
    ]
    return len(typed) == 1 and any(
        node.name and (node.tag == "button" or node.attributes.get("type") in ("submit", "button", "image"))
        for node in inside
    )


def _contrast(document: DomDocument, named: DomNode, node: AxeNode, *, violation: bool) -> str:
    text = document.text(named)
    if not any(character.isalnum() for character in text):
        # separators and arrows are decoration (WCAG 1.4.3, incidental)
        return DROP
    around = (named, *document.ancestors(named))
    if any(INACTIVE.search(each.attributes.get("class", "")) for each in around[:2]):
        return DOUBT
    if any(LOGO.search(f"{each.attributes.get('class', '')} {each.attributes.get('id', '')}") for each in around[:4]):
        # words of a logo need no contrast, and only a person knows what belongs to it
        return DOUBT
    enough = None if violation else contrasts_enough(document, named, node)
    if enough is not None:
        return DROP if enough else NORMAL
    if not violation and any(_is_low(check) for check in node.checks) and _CJK.search(text):
        # one character is a word in Chinese
        return NORMAL
    return NORMAL if violation else DOUBT


def _is_nameless(node: DomNode) -> bool:
    """True: an element without meaning, which is not written into and does not pop up."""
    return (
        node.tag in ("div", "span", "i", "b")
        and node.role in ("", "generic")
        and not {"contenteditable", "popover"}.intersection(node.attributes)
    )


def _numbered_in_order(document: DomDocument) -> bool:
    """True: Tab comes to everything in the order of the document all the same, positive numbers or none."""
    stops = [node for node in document.elements if node.tabbable and node.visible]
    numbers = [_number(node) for node in stops]
    return numbers == sorted(numbers)


def _number(node: DomNode) -> float:
    """Return the place that `tabindex` gives it; what has none comes after all that have one."""
    written = (node.attributes.get("tabindex") or "").strip()
    return int(written) if written.isdecimal() and int(written) > 0 else float("inf")


def _is_named_by_style(document: DomDocument, node: DomNode) -> bool:
    """True: the style sheet puts words into it (accname 1.2, 2F.ii), no signs and characters of icon fonts."""
    inside = (node, *document.descendants(node))
    styles = [style for each in inside if not each.is_text and (style := document.style(each)) is not None]
    return any(_WORD.search(f"{style.before} {style.after}") for style in styles)


def _is_misspelt(name: str) -> bool:
    """True: no attribute of WAI-ARIA 1.2, and nearly one."""
    return (
        name.startswith("aria-") and name not in _ATTRIBUTES and bool(get_close_matches(name, _ATTRIBUTES, 1, _NEARLY))
    )


def _is_named_by_nothing(document: DomDocument, named: DomNode, node: AxeNode) -> bool:
    """True: it is to be named by elements of which none exists; a description may come with an error, a name not."""
    ids = (named.attributes.get("aria-labelledby") or "").split()
    told = " ".join(check.data.get("needsReview", "") for check in node.checks)
    return bool(ids) and told.startswith("aria-labelledby") and all(document.by_id(each) is None for each in ids)


def _controls_what_is_there(document: DomDocument, named: DomNode, node: AxeNode) -> bool:
    """True: what it opens stands on the page, hidden perhaps, or is closed; axe-core asks for a person without looking for it."""
    ids = (named.attributes.get("aria-controls") or "").split()
    about = all(check.key == "controlsWithinPopup" for check in node.checks)
    if node.checks and about and (not ids or (named.role == "combobox" and named.get("aria-expanded") == "false")):
        return True  # the list of a combobox that is closed need not be there (ARIA 1.2)
    return bool(ids and node.checks) and about and all(document.by_id(each) is not None for each in ids)


def _is_low(check: AxeCheck) -> bool:
    """True: the contrast of a single character was measured and is too low."""
    try:
        return check.key in _ONE_CHARACTER and float(check.data.get("contrastRatio", 0)) > 1
    except ValueError:
        return False


def _heads_groups(document: DomDocument, table: DomNode) -> bool:
    """True: the only cells without data of their own head a group of rows, and every other cell is filled."""
    lone = False
    for row in (node for node in document.descendants(table) if node.tag == "tr"):
        cells = [node for node in document.children(row) if node.tag in ("th", "td")]
        if any(cell.tag == "td" and not document.text(cell) for cell in cells):
            return False
        if [cell.tag for cell in cells] == ["th"]:
            if cells[0].attributes.get("scope") not in ("rowgroup", "colgroup"):
                return False
            lone = True
    return lone


def _is_directory(node: DomNode | None) -> bool:
    """True: a list whose role or element is told as outdated; browsers take it for a list all the same."""
    if node is None:
        return False
    return node.tag == "dir" or (node.tag in ("ul", "ol") and node.attributes.get("role") == "directory")


def _is_corner(document: DomDocument, cell: DomNode) -> bool:
    row = document.parent(cell)
    table = document.closest(cell, "table")
    if row is None or table is None:
        return False
    cells = [node for node in document.children(row) if node.tag in ("th", "td")]
    rows = [node for node in document.descendants(table) if node.tag == "tr"]
    return bool(cells and rows) and cells[0] is cell and rows[0] is row
