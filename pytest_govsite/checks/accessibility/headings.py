"""Headings: what is marked as one is one, and what looks like one is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.styled_headings import styled_headings
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.text_blocks import Body, TextBlock, body_of, ends_sentence, text_blocks, weight
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_PROSE = 80
_LONG = 1500
"""Latin characters of running text that want a heading; a page of print."""
_PARAGRAPH = 200
_STATEMENT = 140
"""A heading that ends like a sentence and is no longer may be a statement or a question."""
_LONGEST_TITLE = 320
_MANY_MAIN = 4
_BOLD = 600
_HEADINGS = ("heading", "h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCES = re.compile(r"[。！？](?=.)|[^.\d\s][.!?]\s+(?=[A-Z])")


def headings(page: CloserLook) -> Iterator[Verdict]:
    """Text that serves as a heading is marked as one, and headings are marked for no other reason.

    GB/T 37668-2019, 3.4.3.4; WCAG 2.1, 1.3.1 (techniques H42, F2, F43) and 2.4.10.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    told = False
    for document in seen.documents:
        if not document.nodes:
            continue
        blocks = text_blocks(document)
        marked = marked_headings(document)
        told = told or bool(marked) or sum(block.weight for block in blocks) >= _PARAGRAPH
        found += _looks(page, document, blocks)
        found += _misused(
            page,
            document,
            marked,
            body_of([block for block in blocks if document.closest(block.node, *_HEADINGS) is None]),
        )
        found += _none_at_all(page, document, blocks, marked, bool(found))
    if not told and not found:
        yield inapplicable("没有标题，也没有需要标题的内容", "no heading, and no content that wants one")
        return
    yield from or_passed(found, "用作标题的文字都标记为标题", "text that serves as a heading is marked as one")


def marked_headings(document: DomDocument) -> list[DomNode]:
    """Return the headings that assistive technology gets."""
    return [node for node in document.elements if node.role == "heading" and not node.hidden]


def level_of(node: DomNode) -> int:
    """Return the level of a heading, 2 where it tells none."""
    told = node.get("aria-level") or (node.tag[1:] if re.fullmatch(r"h[1-6]", node.tag) else "")
    return int(told) if told.isascii() and told.isdigit() else 2


def _looks(page: CloserLook, document: DomDocument, blocks: list[TextBlock]) -> Iterator[Verdict]:
    body: Body = body_of(blocks)
    for block in styled_headings(document, blocks, body):
        yield failed(
            "文字用样式做成标题，没有用标题标记",
            "text is styled to look like a heading and is not marked as one",
            expected="<h1>–<h6>",
            found=block.text[:80],
            pointer=at(page, document, block.node),
        )


def _leads_on(document: DomDocument, node: DomNode) -> bool:
    """True: it is all link, as the title of an article is, whatever sentences that title is made of."""
    if document.closest(node, "a") is not None:
        return True
    links = [each for each in document.descendants(node) if each.tag == "a" and each.get("href")]
    return len(links) == 1 and document.text(links[0]) == document.text(node)


def _misused(page: CloserLook, document: DomDocument, marked: list[DomNode], body: Body) -> Iterator[Verdict]:
    mains = [node for node in marked if level_of(node) == 1 and node.visible]
    if len(mains) >= _MANY_MAIN and len(mains) * 2 > len([node for node in marked if node.visible]):
        yield advice(
            "多数标题都用一级标题，级别没有表示层次",
            "most headings are of level 1, so that levels tell no order",
            found=f"{len(mains)} <h1>",
            pointer=at(page, document, mains[1]),
        )
    for node in marked:
        text = document.text(node)
        long_sentence = weight(text) > _PARAGRAPH and ends_sentence(text)
        if long_sentence or (len(_SENTENCES.findall(text)) and (ends_sentence(text) or weight(text) > _PARAGRAPH)):
            if weight(text) < _PROSE or _leads_on(document, node):
                continue
            yield failed(
                "整段文字标记为标题",
                "a whole paragraph is marked as a heading",
                expected="<p>",
                found=text[:80],
                pointer=at(page, document, node),
            )
        elif weight(text) > _STATEMENT and ends_sentence(text) and text.rstrip()[-1:] not in "?？":
            yield advice(
                "标题是一个很长的句子，可能是正文",
                "a heading is one long sentence, which may be running text",
                expected="<p>",
                found=text[:80],
                pointer=at(page, document, node),
            )
        elif weight(text) >= _PROSE and ends_sentence(text) and _is_small(document, node, body):
            yield failed(
                "小字号的正文标记为标题",
                "running text in small letters is marked as a heading",
                expected="<p>",
                found=text[:80],
                pointer=at(page, document, node),
            )
        elif weight(text) > _LONGEST_TITLE:
            yield cant_tell(
                "标题很长，可能是正文",
                "a heading is so long that it may be running text",
                found=text[:80],
                pointer=at(page, document, node),
            )
    for node in document.by_tag("h1", "h2", "h3", "h4", "h5", "h6"):
        if node.role in ("presentation", "none") and node.visible and not node.hidden and document.text(node):
            yield failed(
                "标题标记被 role 去掉了标题含义",
                "a role takes the meaning of a heading away",
                expected="heading",
                found=f'role="{node.get("role")}"',
                pointer=at(page, document, node),
            )


def _is_small(document: DomDocument, node: DomNode, body: Body) -> bool:
    """True: shown smaller than the running text and no bolder."""
    style = document.style(node)
    return style is not None and node.visible and style.font_size < 0.95 * body.size and style.font_weight < _BOLD


def _none_at_all(
    page: CloserLook, document: DomDocument, blocks: list[TextBlock], marked: list[DomNode], found: bool
) -> Iterator[Verdict]:
    if found or any(document.text(node, visible=False) or node.name for node in marked):
        return
    prose = [block for block in blocks if block.weight >= _PROSE and not block.linked]
    total = sum(block.weight for block in prose)
    if total >= _LONG and len(prose) > 2:
        yield failed(
            "内容很长而没有任何标题",
            "long content has no heading at all",
            found=f"{len(prose)} 段 / paragraphs",
            pointer=at(page, document),
        )
