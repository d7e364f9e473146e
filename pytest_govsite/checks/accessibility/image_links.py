"""Links made of pictures and icons: their names say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.pictures import picture_in, source_of
from pytest_govsite.checks.accessibility.state_pictures import one_picture_for_several
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.wordless import ACT, KIND, fault_of_link, is_sign
from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_EXPECTED = "链接去向的文字 / words for where the link leads"


def picture_links(page: CloserLook) -> Iterator[Verdict]:
    """Links of pictures or icons have a text that says where they lead (GB/T 37668-2019, 3.2.1.2).

    Links without any name are told by axe-core; words of links that are text are judged by `link-purpose`.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    found = [(document, node) for document in seen.documents if document.nodes for node in _links(document)]
    if not found:
        yield inapplicable("页面没有图片或图标链接", "the page has no links of pictures or icons")
        return
    verdicts = [verdict for document, node in found for verdict in _judge(page, document, node)]
    verdicts += [
        each for document in seen.documents if document.nodes for each in one_picture_for_several(page, document)
    ]
    yield from or_passed(
        verdicts,
        "图片链接都说明了去向",
        "the links of pictures say where they lead",
        measured=f"{len(found)} 个链接 / links",
    )


def _links(document: DomDocument) -> Iterator[DomNode]:
    for node in document.by_role("link"):
        if node.hidden or node.tag == "area":
            continue
        text = document.text(node)
        if not text and not picture_in(document, node) and document.text(node, visible=False):
            continue  # a link of text that is folded away for now
        if is_sign(text) or (not text and (node.name or picture_in(document, node))):
            yield node
    for node in document.by_tag("area"):
        if not node.hidden and "href" in node.attributes:
            yield node


def _commands(document: DomDocument, node: DomNode) -> bool:
    """True: a link that leads nowhere with a drawn icon, among others like it: a bar of tools, whose names are commands."""
    around = document.closest(node, "ul", "ol", "menu", "toolbar", "menubar", "list")
    if around is None or picture_in(document, node) is not None or not _leads_nowhere(node):
        return False
    alike = [
        each for each in document.descendants(around) if each.role == "link" and _leads_nowhere(each) and each.name
    ]
    return len(alike) >= _TOOLS


_TOOLS = 4


def _is_place(document: DomDocument, node: DomNode) -> bool:
    """True: the sign beside a heading that leads to the heading itself, whatever that says."""
    around = document.closest(node, "h1", "h2", "h3", "h4", "h5", "h6")
    return around is not None and node.attributes.get("href", "").startswith("#")


def _leads_nowhere(node: DomNode) -> bool:
    target = node.attributes.get("href", "").strip().lower()
    return target == "#" or target.startswith("javascript:")


def _judge(page: CloserLook, document: DomDocument, node: DomNode) -> Iterator[Verdict]:
    name = (node.name or "").strip() or node.attributes.get("alt", "").strip()
    if not name:
        return
    pointer = at(page, document, node)
    if is_sign(name):
        if node.description and not is_sign(node.description):
            return
        yield failed(
            "图标链接没有文字", "a link of an icon has no text", found=name, expected=_EXPECTED, pointer=pointer
        )
        return
    if document.text(node) and not is_sign(document.text(node)):
        return
    picture = picture_in(document, node)
    fault = fault_of_link(name, source_of(picture) if picture else "")
    if fault is None and name == node.attributes.get("href", "").strip():
        fault = fault_of_link("http://" + name)
    if fault in (KIND, ACT) and _commands(document, node):
        return
    if _is_place(document, node):
        return
    if fault is not None:
        yield failed(fault.zh, fault.en, found=name[:200], expected=_EXPECTED, pointer=pointer)
