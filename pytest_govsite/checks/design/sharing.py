"""Controls to print and to share an article (政府网站发展指引, annex 网页设计规范, 正文页)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.labels.reading import judged_elsewhere, left_to_script
from pytest_govsite.checks.outcomes import failed, passed, pointer_to
from pytest_govsite.model import DocumentFacts, Image, Link, PageFacts, Region, Verdict

_PRINT_WORD = re.compile(r"打\s*印")
_PRINT_CODE = re.compile(r"print(?!able|f)", re.IGNORECASE)
_SHARE_WORD = re.compile(r"分\s*享|转发到|一键转发")
_SHARE_CODE = re.compile(
    r"(?<![a-z])share|bdshare|bshare|jiathis|socialshare|sharetos?(?:ina|qq|weixin)", re.IGNORECASE
)
_SHARE_SCRIPT = re.compile(
    r"bdshare|bdimg\.share|jiathis|bshare|social-?share|(?:jquery\.)?share\.min\.js|jquery\.share|addthis",
    re.IGNORECASE,
)
_SHARE_HOST = re.compile(
    r"service\.weibo\.com/share|v\.t\.sina\.com\.cn/share|share/share\.php|sns\.qzone\.qq\.com|cgi_qzshare"
    r"|connect\.qq\.com/widget/shareqq|share\.v\.t\.qq\.com|widget\.renren\.com|douban\.com/(?:share|recommend)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[【\[]\s*((?:我要|一键)?(?:打\s*印|分\s*享)(?:本页|此页|文章|到)?)\s*[】\]]")
"""A control within the line of time and source; scripts make it one by its id (`【<span id="printBtn">打印</span>】`)."""
_SHORT, _LINE = 30, 200


def share_print(page: PageFacts) -> Iterator[Verdict]:
    """The article offers a control to print it and one to share it."""
    document = page.document
    assert document is not None
    missing = [zh_en for zh_en, there in _offers(document) if not there]
    if not missing:
        yield passed("正文页有打印和分享", "The article can be printed and shared", pointer=pointer_to(page.url))
        return
    if left_to_script(page):
        yield judged_elsewhere()
        return
    zh = "、".join(m[0] for m in missing)
    en = " and ".join(m[1] for m in missing)
    yield failed(
        f"正文页没有{zh}功能",
        f"The article offers no control to {en}",
        expected="打印、分享",
        pointer=pointer_to(page.url),
        place="share-print",
    )


def _offers(document: DocumentFacts) -> tuple[tuple[tuple[str, str], bool], ...]:
    words = list(_words(document))
    codes = list(_codes(document))
    can_print = any(map(_PRINT_WORD.search, words)) or any(map(_PRINT_CODE.search, codes))
    can_share = any(map(_SHARE_WORD.search, words)) or any(map(_SHARE_CODE.search, codes)) or _shares(document)
    return (("打印", "print"), can_print), (("分享", "share"), can_share)


def _words(document: DocumentFacts) -> Iterator[str]:
    """Yield what a reader takes controls for: their names, and short texts such as “分享到：”."""
    for link in document.links:
        if link.visible is not False and link.region is not Region.FOOTER:
            yield " ".join((link.text[:_SHORT], link.title, link.label, link.image_text))
    for image in document.images:
        if image.visible is not False and image.region is not Region.FOOTER:
            yield " ".join((image.alt or "", image.title, image.label, image.link_title))
    for form in document.forms:
        yield from (c.label[:_SHORT] for c in form.controls if c.visible is not False)
    for block in document.texts(Region.MAIN):
        if len(block.text) <= _SHORT:
            yield block.text
        elif len(block.text) <= _LINE:
            yield from _BRACKETED.findall(block.text)


def _codes(document: DocumentFacts) -> Iterator[str]:
    """Yield how controls are made: handlers and the last step of selectors."""
    shown: list[Link | Image] = [*document.links, *document.images]
    for node in shown:
        if node.visible is not False and node.region is not Region.FOOTER:
            yield f"{node.handler} {node.selector.rpartition('>')[2]}"
    for form in document.forms:
        yield from (f"{c.handler} {c.identifier} {c.name}" for c in form.controls if c.visible is not False)


def _shares(document: DocumentFacts) -> bool:
    """Return whether there is a box of a sharing service; its links open on hover, or get their icons by its script."""
    links = [x for x in document.links if x.region is not Region.FOOTER]
    if any(_SHARE_HOST.search(x.url) and x.visible is not False for x in links):
        return True
    if any(_SHARE_WORD.search(x.name) and (x.visible is not False or not x.text) for x in links):
        return True
    return any(_SHARE_SCRIPT.search(s.source) for s in document.scripts)
