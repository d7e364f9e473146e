"""Structure tags match their content: lists above all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.fake_lists import Marker, bare_lists, fake_lists
from pytest_govsite.checks.accessibility.struck_out import struck_out
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.text_blocks import TextBlock, text_blocks, weight
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_LISTS = ("ul", "ol", "menu")
_MEANS = ("img", "input", "select", "textarea", "button", "svg", "canvas", "video", "iframe", "object", "a", "audio")
_NAVIGATION = 5
_SOURCE = 60
"""Characters of a line that names who is quoted."""
_SPLIT = 3
_PARAGRAPH = 75
_LINES = (
    cant_tell,
    "多行并列的短文字只用换行分开，可能是没有标记的列表",
    "short lines that only breaks part may be a list without list markup",
)
_LINKS = (
    advice,
    "一行一个链接，只用换行分开，没有列表标记",
    "links on lines of their own that only breaks part, without list markup",
)
_QUOTED = re.compile(r"[“”「『\"‘]|^[>—–-]|——|\b(?:said|wrote|says)\b", re.IGNORECASE)


def structure(page: CloserLook) -> Iterator[Verdict]:
    """Lists, quotes and navigation are marked as what they are.

    GB/T 37668-2019, 3.4.3.3; WCAG 2.1, 1.3.1 (techniques H48, G115; failures F2, F92).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    content = False
    for document in seen.documents:
        if not document.nodes:
            continue
        blocks = text_blocks(document)
        content = content or bool(blocks)
        found += _made_of_signs(page, document, blocks)
        found += _parted_by_breaks(page, document, blocks)
        found += _paragraphs_of_breaks(page, document, blocks)
        found += _emptied(page, document)
        found += _split(page, document)
        found += _quotes(page, document)
        found += struck_out(page, document)
        found += _navigation(page, document)
    if not content and not found:
        yield inapplicable("页面没有文字内容", "the page has no text")
        return
    yield from or_passed(found, "结构标签与内容相符", "structure tags match their content")


def _made_of_signs(page: CloserLook, document: DomDocument, blocks: list[TextBlock]) -> Iterator[Verdict]:
    for fake in fake_lists(document, blocks):
        text = " / ".join(fake.entries)
        pointer = at(page, document, fake.node)
        if fake.doubtful:
            yield cant_tell(
                "逐条编号的短文字没有用列表标记，编号可能属于原文",
                "short numbered texts are no marked list; the numbers may belong to the text",
                expected="<ol>",
                found=text,
                pointer=pointer,
            )
        else:
            ordered = fake.marker in (Marker.NUMBER, Marker.LETTER)
            yield failed(
                "用符号、编号或换行排成列表，没有用列表标记",
                "a list is made of signs, numbers or line breaks without list markup",
                expected="<ol><li>" if ordered else "<ul><li>",
                found=text,
                pointer=pointer,
            )


def _parted_by_breaks(page: CloserLook, document: DomDocument, blocks: list[TextBlock]) -> Iterator[Verdict]:
    for fake in bare_lists(document, blocks):
        told, zh, en = _LINES if fake.doubtful else _LINKS
        yield told(
            zh,
            en,
            expected="<ul><li>",
            found=" / ".join(fake.entries),
            pointer=at(page, document, fake.node),
        )


def _paragraphs_of_breaks(page: CloserLook, document: DomDocument, blocks: list[TextBlock]) -> Iterator[Verdict]:
    """Paragraphs that only two line breaks part."""
    for block in blocks:
        if document.closest(block.node, "pre", "textarea", "address", "td", "li", "footer", "contentinfo") is not None:
            continue
        parts: list[int] = [0]
        for line in block.lines:
            if line.text:
                parts[-1] += weight(line.text)
            elif parts[-1]:
                parts.append(0)
        if sum(part >= _PARAGRAPH for part in parts) >= _SPLIT:
            yield advice(
                "段落只用两个换行分开，没有段落标记",
                "paragraphs are parted by two line breaks, not marked as paragraphs",
                expected="<p>",
                found=block.text[:80],
                pointer=at(page, document, block.node),
            )


def _emptied(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_tag(*_LISTS, "dl"):
        if node.hidden or node.shadow:
            continue
        items = [each for each in document.children(node) if not each.is_text]
        plain = not (set(node.attributes) - {"type", "start"}) and not node.listeners
        if not items and plain and not document.text(node, visible=False):
            yield advice("空的列表", "an empty list", pointer=at(page, document, node))
            continue
        texts = [item for item in items if item.tag in ("li", "dt", "dd") and item.visible]
        hollow = [item for item in texts if _is_hollow(document, item)]
        if hollow and len(hollow) < len(texts):
            yield advice("空的列表项", "an empty list item", pointer=at(page, document, hollow[0]))
        if node.role in ("presentation", "none") and _speaks(document, node, texts):
            yield failed(
                "列表标记被 role 去掉了列表含义",
                "a role takes the meaning of a list away",
                expected="list",
                found=f'role="{node.get("role")}"',
                pointer=at(page, document, node),
            )


def _is_hollow(document: DomDocument, item: DomNode) -> bool:
    style = document.style(item)
    if style is None or style.background_image or style.before or style.after or item.listeners or item.attributes:
        return False
    inside = document.descendants(item)
    return not document.text(item, visible=False) and not any(each.tag in _MEANS or each.name for each in inside)


def _speaks(document: DomDocument, node: DomNode, items: list[DomNode]) -> bool:
    """True: shown as a list with signs or numbers, its entries no parts of a menu or of tabs."""
    style = document.style(node)
    signs = style is not None and style.list_style != "none"
    return signs and len(items) > 1 and all(not item.get("role") and document.text(item) for item in items)


def _split(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Lists of one entry each in a row are one list taken apart."""
    for parent in document.elements:
        run: list[DomNode] = []
        for child in (each for each in document.children(parent) if not each.is_text or each.text.strip()):
            items = [each for each in document.children(child) if each.tag == "li"]
            if child.tag in ("ul", "ol") and child.visible and len(items) == 1 and not child.get("start"):
                run.append(child)
                continue
            if len(run) >= _SPLIT:
                break
            run = []
        if len(run) >= _SPLIT and all(_lies_below(one, other) for one, other in itertools.pairwise(run)):
            yield advice(
                "一个列表被拆成多个只有一项的列表",
                "one list is taken apart into lists of one entry",
                found=f"{len(run)} <{run[0].tag}>",
                pointer=at(page, document, run[0]),
            )


def _lies_below(one: DomNode, other: DomNode) -> bool:
    return one.box is not None and other.box is not None and other.box.y >= one.box.y + one.box.height - 1


def _quotes(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_tag("blockquote"):
        if not node.visible or node.hidden or node.get("cite") or node.role in ("presentation", "none"):
            continue
        inside = document.descendants(node)
        if any(each.tag in ("cite", "footer", "figcaption", "q") for each in inside) or node.get("class"):
            continue
        built = sum(each.tag in ("table", "form", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote") for each in inside)
        text = document.text(node)
        around = document.parent(node)
        if around is not None and around.tag in ("figure", "blockquote"):
            continue
        if built or (
            text
            and not (_QUOTED.search(text) or _QUOTED.search(_before(document, node)) or _is_sourced(document, node))
        ):
            yield cant_tell(
                "blockquote 里看不出是引文，可能只用来缩进",
                "a blockquote shows no sign of a quotation and may be there for its indent",
                found=text[:80],
                pointer=at(page, document, node),
            )


def _is_sourced(document: DomDocument, node: DomNode) -> bool:
    """True: a dash or `<cite>` right after it names who said it."""
    around = document.parent(node)
    for each in document.children(around) if around is not None else ():
        if each.index < node.end or (each.is_text and not each.text.strip()):
            continue
        said = each.text if each.is_text else document.text(each)
        cited = not each.is_text and (each.tag == "cite" or any(n.tag == "cite" for n in document.descendants(each)))
        return len(said) <= _SOURCE and (cited or said.lstrip().startswith(("—", "――", "–", "--")))
    return False


def _before(document: DomDocument, node: DomNode) -> str:
    """Last text before a node: a quotation is often announced there."""
    for each in reversed(document.nodes[max(0, node.index - 30) : node.index]):
        if each.is_text and each.text.strip():
            return "—" if each.text.rstrip().endswith((":", "：")) else each.text[-60:]
    return ""


def _navigation(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_role("navigation"):
        if not node.visible or node.hidden:
            continue
        inside = document.descendants(node)
        links = [each for each in inside if each.role == "link" and each.visible]
        grouped = any(
            each.tag in ("ul", "ol", "dl", "table", "h2", "h3", "h4", "details", "p")
            or each.role in ("list", "menu", "menubar", "tablist", "tree", "heading")
            for each in inside
        )
        if len(links) >= _NAVIGATION and not grouped and not _is_bar_of_pages(document, links):
            yield advice(
                "导航链接没有用列表组织",
                "the links of a navigation are no list",
                expected="<ul><li>",
                found=f"{len(links)} 个链接 / links",
                pointer=at(page, document, node),
            )


def _is_bar_of_pages(document: DomDocument, links: list[DomNode]) -> bool:
    """True: a pager."""
    return sum(document.text(link).isdigit() or len(document.text(link)) <= 2 for link in links) * 2 > len(links)
