"""Test data that was left on a page (上线前内容清理; 国办秘函〔2019〕19号 takes such pages for neglected ones)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pytest_govsite.checks.content.leftovers import (
    Sign,
    fills_paragraph,
    sign_of_file,
    sign_of_filing,
    sign_of_name,
    sign_of_picture,
    sign_of_text,
)
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.document.dates import is_list_date
from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.model import Content, DocumentFacts, Level, Node, PageFacts, PageType, Region, Site, Verdict

_SHORT_PAGE = 80
"""Characters of running text below which a paragraph of filling is all that a page says."""
_MOST = 20
_PARAGRAPHS = frozenset(("p", "div", "section", "article"))
_SEPARATORS = ("_", "|", "-", "—", "–")
_AUTHORS = ("Author", "ContentSource")


class _Found(NamedTuple):
    kind: tuple[str, str]
    text: str
    certain: bool
    node: Node | None = None


def leftover_test_data(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """No title, list entry, column, author, text, picture, file name or filing number is test data.

    A name counts where it is filling as a whole (测试, test, aaa, 111, 标题标题); 测试 inside a name is the subject of an
    article. Names that an article or a column may rarely have are for a person. While the content is a sample, or there
    is none, every failure is advice.
    """
    document = page.document
    assert document is not None
    level = Level.SHOULD if site.content in (Content.SAMPLE, Content.NONE) else None
    if not document.title and not document.blocks and not document.images:
        yield inapplicable("页面没有文字和图片", "The page has neither texts nor pictures")
        return
    seen: set[tuple[str, str]] = set()
    for found in _all(document, article=page.type is PageType.ARTICLE):
        key = (found.kind[1], found.text)
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > _MOST:
            break
        where = pointer_to(page.url, found.node, found.text)
        place = f"{found.kind[1]}:{found.text[:60]}"
        if found.certain:
            zh, en = f"{found.kind[0]}是测试数据", f"Test data is left over: {found.kind[1]}"
            yield failed(zh, en, found=found.text[:200], pointer=where, place=place, level=level)
        else:
            zh, en = f"{found.kind[0]}像是测试数据，请人工确认", f"This may be test data: {found.kind[1]}"
            yield cant_tell(zh, en, found=found.text[:200], pointer=where, place=place)
    if not seen:
        yield passed("没有测试数据残留", "No test data left over")


def _all(document: DocumentFacts, *, article: bool) -> Iterator[_Found]:
    yield from _titles(document)
    yield from _entries(document)
    yield from _makers(document)
    yield from _texts(document, article)
    for image in document.images:
        sign = sign_of_picture(image.source, image.alt or image.title)
        if sign:
            yield _Found(("图片", "picture"), sign, True, image)
    for link, _ in downloads_of(document):
        name = sign_of_file(link.url)
        if name:
            yield _Found(("附件的文件名", "file name"), name, True, link)


def _named(kind: tuple[str, str], sign: Sign | None, node: Node | None = None) -> Iterator[_Found]:
    if sign is not None:
        yield _Found(kind, sign.text, sign.certain, node)


def _titles(document: DocumentFacts) -> Iterator[_Found]:
    yield from _named(("网页标题", "page title"), sign_of_name(_first_part(document.title), titled=True))
    if document.headline is not None:
        yield from _named(("标题", "title"), sign_of_name(document.headline.text, titled=True), document.headline)
    for name in ("ArticleTitle", "ColumnName"):
        for meta in document.meta_values(name):
            sign = sign_of_name((meta.content or "").strip(), titled=name == "ArticleTitle")
            yield from _named((f"{name} 标签", f"label {name}"), sign)


def _first_part(title: str) -> str:
    for separator in _SEPARATORS:
        title = title.partition(separator)[0]
    return title.strip()


def _entries(document: DocumentFacts) -> Iterator[_Found]:
    for listed in document.lists:
        for item in listed.items:
            dated = bool(item.date) and is_list_date(item.date)
            node = Node(selector=item.selector, frame=listed.frame)
            yield from _named(("列表条目", "list entry"), sign_of_name(item.text, titled=dated), node)
    for link in document.links:
        if link.region in (Region.NAVIGATION, Region.HEADER) and link.url and link.visible is not False:
            yield from _named(("导航名称", "navigation"), sign_of_name(link.name), link)
    if document.trail is not None:
        for entry in document.trail.entries[:-1]:
            yield from _named(("栏目名称", "column"), sign_of_name(entry), document.trail)


def _makers(document: DocumentFacts) -> Iterator[_Found]:
    for source in document.sources:
        if source.visible is not False:
            yield from _named(("来源", "source"), sign_of_name(source.value, titled=True), source)
    for name in _AUTHORS:
        for meta in document.meta_values(name):
            sign = sign_of_name((meta.content or "").strip(), titled=True)
            yield from _named((f"{name} 标签", f"label {name}"), sign)


def _texts(document: DocumentFacts, article: bool) -> Iterator[_Found]:
    short = document.main_text_length < _SHORT_PAGE
    for block in document.blocks:
        if block.visible is False or not block.text:
            continue
        filling = sign_of_text(block.text)
        if filling:
            yield _Found(("正文", "text"), filling, True, block)
        elif short and block.region is Region.MAIN and block.tag in _PARAGRAPHS and fills_paragraph(block.text):
            yield _Found(("正文", "text"), block.text, article, block)
        elif block.region is Region.FOOTER:
            number = sign_of_filing(block.text)
            if number:
                yield _Found(("备案号", "filing number"), number, True, block)
