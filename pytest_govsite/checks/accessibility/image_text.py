"""Text alternatives of pictures and other content: those that say nothing, and those that nobody hears."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pytest_govsite.checks.accessibility.embedded import embedded_content
from pytest_govsite.checks.accessibility.made_by_style import made_by_style
from pytest_govsite.checks.accessibility.opened_parts import pictures_without_alternative
from pytest_govsite.checks.accessibility.pictures import area, heard, is_decoration, source_of
from pytest_govsite.checks.accessibility.pictures_at_odds import pictures_at_odds
from pytest_govsite.checks.accessibility.signs import signs
from pytest_govsite.checks.accessibility.state_pictures import cells_by_picture, marked_by_picture, states_by_picture
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import han, plain
from pytest_govsite.checks.accessibility.wordless import FILE, SIGNS, fault_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_EXPECTED = "图片内容的文字 / words for what the picture shows"
_LONG, _LONG_HAN = 250, 120
_TELLING = re.compile(
    r"(?:^|[/_\-.])(?:logo|qr-?code|ewm|erweima|weixin|wechat|chart|graph|diagram|infographic|timetable|floor-?plan)s?"
    r"(?:[/_\-.\d]|$)",
    re.IGNORECASE,
)
_LARGE = 150 * 100
_SPACER = 9
_WAITS = re.compile(r"load|spin|wait|busy", re.IGNORECASE)
_PLAIN_SIGN = 60 * 60
_PUNCTUATION = re.compile(r"[*,:;/\\^'\"`!+\[\](){}]{1,5}")


def alternatives(page: CloserLook) -> Iterator[Verdict]:
    """Every alternative says what its picture shows, and content that is no text has one (GB/T 37668-2019, 3.2.1.4).

    Pictures without any alternative are told by axe-core, but for those in what is shown once it is opened. Pictures that are all there is in a link or a button are
    judged by its name (`accessibility.image-links`, `accessibility.control-names`).
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    documents = [document for document in seen.documents if document.nodes]
    found = [verdict for document in documents for judge in _JUDGES for verdict in judge(page, document)]
    if not found and not any(_concerns(node) for document in documents for node in document.elements):
        yield inapplicable("页面没有图片等非文本内容", "the page has no pictures or other content that is no text")
        return
    yield from or_passed(found, "替代文本都说明了内容", "the alternatives say what is shown")


def _concerns(node: DomNode) -> bool:
    return node.role in ("img", "image") or node.tag in (
        "img",
        "svg",
        "canvas",
        "object",
        "embed",
        "pre",
        "meter",
        "progress",
    )


def _wordless(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in heard(document):
        if is_decoration(node):
            continue
        name = (node.name or "").strip()
        alone = node.tag == "img" and "alt" not in node.attributes
        if alone and name and name == node.attributes.get("title", "").strip():
            yield advice(
                "图片只有 title，没有 alt",
                "picture has a title only, no alt",
                found=name[:200],
                expected=_EXPECTED,
                pointer=at(page, document, node),
            )
            continue
        fault = None if _says_it_loads(node, name) else fault_of(name, source_of(node))
        if fault is None and name.isdecimal() and node.tag == "img" and area(node) >= _LARGE:
            # a small picture may show a number; a large one shows more than that
            fault = FILE
        elif fault is None and name and area(node) >= _PLAIN_SIGN and _PUNCTUATION.fullmatch(name):
            # beside a small picture an asterisk may be all there is to say: a mark of required fields
            fault = SIGNS
        if fault is not None:
            yield failed(fault.zh, fault.en, found=name[:200], expected=_EXPECTED, pointer=at(page, document, node))
        elif len(name) > _LONG or han(name) > _LONG_HAN:
            yield advice(
                "替代文本太长",
                "the text alternative is very long",
                found=f"{len(name)}：{name[:100]}…",
                pointer=at(page, document, node),
            )


def _says_it_loads(node: DomNode, name: str) -> bool:
    """True: a sign that something is being loaded, and no left-over of a picture that came in its place."""
    if name.lower().strip(" .…") not in ("loading", "please wait", "加载中", "正在加载"):
        return False
    return node.tag not in ("img", "input") or bool(_WAITS.search(source_of(node)))


_LATER = re.compile(r"data-(?:\w+-)*(?:src|srcset|original|url)")


def _spacers(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_tag("img"):
        alternative = node.attributes.get("alt", "").strip()
        natural = (node.natural_width or 99) * (node.natural_height or 99)
        if any(_LATER.fullmatch(name) and value for name, value in node.attributes.items()):
            continue  # a script loads the picture when it comes into the window
        if alternative and not node.hidden and natural <= _SPACER and not fault_of(alternative):
            yield advice(
                "占位的小图片带有替代文本",
                "a spacer of a few pixels has an alternative",
                found=alternative[:100],
                expected='alt=""',
                pointer=at(page, document, node),
            )


def _unheard(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Pictures with an empty alternative that show something: known ones fail, large ones a person has to see."""
    for node in document.by_tag("img"):
        if not node.visible or node.hidden or not is_decoration(node) or node.attributes.get("title", "").strip():
            continue
        if document.closest(node, "a", "button", "link") is not None:
            continue
        source, pointer = source_of(node), at(page, document, node)
        if {"click", "mousedown", "mouseup"} & set(node.listeners):
            yield failed(
                "能点击的图片没有替代文本",
                "a picture that can be clicked has no text alternative",
                expected=_EXPECTED,
                pointer=pointer,
            )
        elif _TELLING.search(source) and not _told_beside(document, node):
            yield failed(
                "有内容的图片标为装饰（alt 为空）",
                "a picture with content is marked as decoration (empty alt)",
                found=source[-120:],
                expected=_EXPECTED,
                pointer=pointer,
            )
        elif area(node) >= _LARGE and _is_content(document, node):
            yield cant_tell(
                "正文里的大图标为装饰（alt 为空），请确认它没有内容",
                "a large picture in the text is marked as decoration (empty alt): check that it shows nothing",
                found=source[-120:],
                pointer=pointer,
            )


def _told_beside(document: DomDocument, node: DomNode) -> bool:
    around = document.parent(node)
    for _ in range(2):
        if around is None or around.tag in ("body", "html"):
            return False
        if document.text(around):
            return True
        around = document.parent(around)
    return False


def _is_content(document: DomDocument, node: DomNode) -> bool:
    return document.closest(node, "article", "main", "figure", "p", "td") is not None


def _repeated(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Alternatives that say what the text beside them says, and one alternative for different pictures in a row."""
    last: tuple[str, str] = ("", "")
    for node in heard(document):
        if node.tag != "img" or is_decoration(node):
            continue
        name, source = plain(node.attributes.get("alt", "")), source_of(node)
        if not name:
            continue
        figure = document.closest(node, "figure")
        caption = next((n for n in document.descendants(figure) if n.tag == "figcaption"), None) if figure else None
        if caption is not None and plain(document.text(caption)) == name:
            yield advice(
                "替代文本与图片说明完全相同，会读两遍",
                "the alternative repeats the caption and is read twice",
                found=node.attributes["alt"][:100],
                pointer=at(page, document, node),
            )
        elif last[0] == name and source and last[1] != source and (han(name) >= 2 or len(name) > _SHORT):
            yield advice(
                "相邻的不同图片用了同一个替代文本",
                "different pictures in a row have one alternative",
                found=node.attributes["alt"][:100],
                pointer=at(page, document, node),
            )
        last = (name, source)


_SHORT = 4


_JUDGES: tuple[Callable[[CloserLook, DomDocument], Iterator[Verdict]], ...] = (
    _wordless,
    _spacers,
    pictures_at_odds,
    _unheard,
    _repeated,
    made_by_style,
    states_by_picture,
    cells_by_picture,
    marked_by_picture,
    signs,
    embedded_content,
    pictures_without_alternative,
)
