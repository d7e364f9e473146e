"""Markup says what is meant: no obsolete elements, no broken references, no content for looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.markup_for_looks import made_for_looks
from pytest_govsite.checks.accessibility.source_markup import as_written
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import advice, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_OBSOLETE = ("font", "center", "marquee", "blink", "big", "strike", "tt", "basefont", "bgsound", "nobr", "dir", "acronym", "applet", "spacer", "multicol", "xmp", "plaintext", "listing", "noembed", "layer")  # fmt: skip
_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "bgcolor": ("body", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "marquee"),
    "align": ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "hr", "img", "tbody", "thead"),
    "valign": ("tr", "td", "th", "tbody", "thead"),
    "background": ("body", "table", "td"),
    "text": ("body",),
    "link": ("body",),
    "vlink": ("body",),
    "alink": ("body",),
    "hspace": ("img", "object"),
    "vspace": ("img", "object"),
    "color": ("hr",),
    "noshade": ("hr",),
}
_CONTROLS = ("a", "button", "input", "select", "textarea")
_ISSUED = re.compile(r"^(?:https?:)?//(?:[\w-]+\.)*(?:conac\.cn|zfwzgl\.www\.gov\.cn)/", re.IGNORECASE)
"""Pictures that the scripts of the official marks write; a site may not change them."""


def valid_markup(page: CloserLook) -> Iterator[Verdict]:
    """No obsolete presentational markup, no repeated id that something refers to, no empty content for space.

    GB/T 37668-2019, 3.5.1.1; HTML Living Standard, 16.2; WCAG 2.1, 1.3.2 (F32, F33) and 4.1.2.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    for document in seen.documents:
        if not document.nodes:
            continue
        found += _obsolete(page, document)
        found += _repeated_ids(page, document)
        found += _misplaced(page, document)
        found += made_for_looks(page, document)
        if not document.frame and not document.doctype:
            doctype = advice(
                "没有文档类型声明，浏览器以怪异模式显示",
                "no doctype: browsers fall back to quirks mode",
                expected="<!DOCTYPE html>",
                pointer=at(page, document),
            )
            found.append(doctype)
    found += as_written(page)
    yield from or_passed(found, "标记规范", "markup says what is meant")


def _obsolete(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    used: dict[str, list[DomNode]] = {}
    for node in document.by_tag(*_OBSOLETE):
        if document.closest(node, "svg") is None:
            used.setdefault(node.tag, []).append(node)
    for tag, nodes in used.items():
        yield failed(
            "使用了已废弃的表现性元素",
            "an obsolete element is used for looks",
            expected="CSS",
            found=f"<{tag}> × {len(nodes)}",
            pointer=at(page, document, nodes[0]),
            place=f"<{tag}>",
        )
    attributes: dict[str, list[DomNode]] = {}
    for node in document.elements:
        if node.tag == "img" and _ISSUED.match(node.get("src") or ""):
            continue
        for name in node.attributes.keys() & _ATTRIBUTES.keys():
            if node.tag in _ATTRIBUTES[name]:
                attributes.setdefault(name, []).append(node)
    for name in sorted(attributes):
        nodes = attributes[name]
        yield advice(
            "使用了已废弃的表现性属性",
            "an obsolete attribute is used for looks",
            expected="CSS",
            found=f"{name} × {len(nodes)}",
            pointer=at(page, document, nodes[0]),
            place=f"[{name}]",
        )


def _repeated_ids(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Ids that links, cells, labels and ARIA refer to; what the reference then means is a matter of luck."""
    told: set[str] = set()
    for node in document.elements:
        names: list[str] = []
        href = (node.get("href") or "").strip()
        if node.tag in ("a", "area") and len(href) > 1 and href.startswith("#"):
            names.append(href[1:])
        if node.tag in ("td", "th"):
            names += (node.get("headers") or "").split()
        for attribute in ("list", "form"):
            names += [node.get(attribute) or ""]
        if node.tag == "label":
            names.append(node.get("for") or "")
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"):
            names += (node.get(attribute) or "").split()
        for name in names:
            same = (
                [each for each in document.all_by_id(name) if each.scope == node.scope]
                if name and name not in told
                else []
            )
            if len(same) > 1:
                told.add(name)
                yield failed(
                    "被引用的 id 重复",
                    "an id that something refers to is used more than once",
                    found=f'id="{name[:60]}" × {len(same)}',
                    pointer=at(page, document, same[1]),
                )


def _misplaced(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    titles = [node for node in document.by_tag("title") if document.closest(node, "svg") is None]
    if len(titles) > 1:
        yield failed(
            "页面有多个 title 元素",
            "the document has more than one title element",
            found=" / ".join(document.text(node, visible=False)[:40] for node in titles[:3]),
            pointer=at(page, document, titles[1]),
        )
    elif titles and document.closest(titles[0], "body") is not None:
        yield failed(
            "title 元素写在正文里", "the title element stands in the body", pointer=at(page, document, titles[0])
        )
    control = next((node for node in document.by_tag(*_CONTROLS) if _in_a_control(document, node)), None)
    if control is not None:
        yield failed(
            "链接或按钮里又有控件",
            "a link or a button holds another control, which HTML does not allow",
            found=f"<{control.tag}>",
            pointer=at(page, document, control),
        )
    for tag in ("a", "form", "button", "label"):
        inner = next((node for node in document.by_tag(tag) if _inside(document, node, tag)), None)
        if inner is not None:
            yield failed(
                "不允许嵌套的元素互相嵌套",
                "an element is nested in another of its kind, which HTML does not allow",
                found=f"<{tag}> <{tag}>",
                pointer=at(page, document, inner),
            )


def _in_a_control(document: DomDocument, node: DomNode) -> bool:
    """True: a control that is used stands inside a link or a button, unlike one of the same kind, which is told as such."""
    outer = document.parent(node)
    around = document.closest(outer, "a", "button") if outer is not None else None
    if around is None or around.tag == node.tag or node.hidden or not node.visible or node.shadow:
        return False
    if around.tag not in ("a", "button") or (around.tag == "a" and "href" not in around.attributes):
        return False
    return node.get("type") != "hidden" and (node.tag != "a" or "href" in node.attributes)


def _inside(document: DomDocument, node: DomNode, tag: str) -> bool:
    around = document.parent(node)
    return (
        around is not None
        and document.closest(around, "svg") is None
        and any(each.tag == tag for each in (around, *document.ancestors(around)))
    )
