"""People can reach those who run the site in more than one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import DocumentFacts, Edition, Form, PageFacts, PageType, Pointer, Region, Verdict

_WAYS = {"phone": "电话 / phone", "mail": "邮箱 / e-mail", "form": "表单 / form"}
_ENOUGH = 2
_AROUND = (Region.HEADER, Region.NAVIGATION, Region.FOOTER)


def feedback(pages: Sequence[PageFacts]) -> Iterator[Verdict]:
    """At least two of phone, e-mail and a form are offered on the home page, on contact pages or around every page.

    GB/T 37668-2019, 3.5.2.1.
    """
    ways: dict[str, str] = {}
    home = next((page for page in pages if page.type is PageType.HOME), None)
    for page in pages:
        if page.document is None or page.page.edition not in (Edition.MAIN, Edition.ELDER):
            continue
        whole = page.type in (PageType.HOME, PageType.INTERACTIVE) or _tells_contact(page)
        for way in _ways_of(page.document, whole=whole):
            ways.setdefault(way, page.url)
        if len(ways) == len(_WAYS):
            break
    told = "，".join(_WAYS[way] for way in _WAYS if way in ways)
    pointer = Pointer(url=(home or pages[0]).url) if pages else None
    if len(ways) >= _ENOUGH:
        yield passed(
            "有两种以上反馈渠道", "there are two ways or more to give feedback", measured=told, pointer=pointer
        )
    elif any(page.scripted_footer or page.scripted_content for page in pages):
        yield cant_tell(
            "看到的反馈渠道不足两种，部分页面内容由脚本生成、没有看到",
            "fewer than two ways to give feedback were seen; some pages are made by scripts and were not seen",
            found=told,
            pointer=pointer,
        )
    else:
        yield failed(
            "反馈渠道不足两种",
            "fewer than two ways to give feedback",
            expected="电话、邮箱、表单中至少两种 / two of phone, e-mail, form",
            found=told or "—",
            pointer=pointer,
        )


def _tells_contact(page: PageFacts) -> bool:
    document = page.document
    names = (document.title[:40] if document is not None else "", *page.page.anchors, page.url.rpartition("/")[2])
    return page.type is not PageType.ARTICLE and any(pattern("feedback", "contact").search(name) for name in names)


def _ways_of(document: DocumentFacts, *, whole: bool) -> Iterator[str]:
    shown = [block for block in document.blocks if block.visible is not False and (whole or block.region in _AROUND)]
    blocks = [block.text for block in shown if not pattern("feedback", "example").search(block.text)]
    links = [link for link in document.links if link.visible is not False and (whole or link.region in _AROUND)]
    hrefs = [(link.href or "").strip().lower() for link in links]
    if any(href.startswith(("tel:", "callto:")) for href in hrefs) or _any("phone", blocks):
        yield "phone"
    if any(href.startswith("mailto:") for href in hrefs) or _any("mail", blocks):
        yield "mail"
    if _any("form", [link.name for link in links]) or (whole and any(map(_is_letter, document.forms))):
        yield "form"


def _any(way: str, texts: list[str]) -> bool:
    return any(pattern("feedback", way).search(text[:2000]) for text in texts)


def _is_letter(form: Form) -> bool:
    """True: takes a text of some length."""
    return any(control.tag == "textarea" for control in form.controls)
