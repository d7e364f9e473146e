"""Forms that ask for personal information say what it is used for and how it is protected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.functions.labelled import main_text
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import failed, inapplicable, passed, pointer_to
from pytest_govsite.model import Control, DocumentFacts, Edition, Form, PageFacts, PageType, Region, Verdict

_TYPED = frozenset(("text", "tel", "email", "number", "input"))
_FEWEST = 2


def privacy_notice(pages: Sequence[PageFacts]) -> Iterator[Verdict]:
    """Pages whose forms ask for name, telephone, identity number or address speak of its use or protection, or link to it.

    (德州办法第六条；互联网政务应用安全管理规定.) Searching and logging in are left out.
    """
    found = False
    for page in pages:
        document = page.document
        if document is None or page.type is PageType.HOME or page.page.edition is not Edition.MAIN:
            continue
        form = next((f for f in document.forms if _asks(f)), None)
        if form is not None:
            found = True
            yield _judged(page, document, form)
    if not found:
        yield inapplicable("没有收集个人信息的表单", "No form asks for personal information")


def _asks(form: Form) -> bool:
    """Return True for a form with two personal fields, or with one beside a text to be written."""
    if form.region is not Region.MAIN or form.visible is False:
        return False
    told = " ".join(f"{c.label} {c.name} {c.kind}" for c in form.controls).lower()
    if pattern("privacy", "login").search(told):
        return False
    personal = [c for c in form.controls if _is_personal(c)]
    writes = any(c.tag == "textarea" and c.visible is not False for c in form.controls)
    return len(personal) >= _FEWEST or (bool(personal) and writes)


def _is_personal(control: Control) -> bool:
    if control.tag != "input" or control.kind not in _TYPED or control.visible is False:
        return False
    told = folded(f"{control.label} {control.placeholder}")
    return bool(pattern("privacy", "asks").search(told)) and "查询" not in told


def _judged(page: PageFacts, document: DocumentFacts, form: Form) -> Verdict:
    if pattern("privacy", "notice").search(main_text(document)):
        return passed(
            "表单旁说明了个人信息的用途或保护",
            "The form says how personal information is used",
            pointer=pointer_to(page.url),
        )
    if any(pattern("privacy", "linked").search(k.name) for k in document.links if k.visible is not False):
        return passed(
            "页面链接到个人信息保护说明",
            "The page links to a statement on personal information",
            pointer=pointer_to(page.url),
        )
    asked = "、".join(dict.fromkeys(c.label for c in form.controls if _is_personal(c)))
    return failed(
        "表单收集个人信息，没有说明用途和保护措施",
        "A form asks for personal information and does not say what for",
        expected="在表单附近或以链接说明个人信息的用途和保护措施",
        found=asked[:80],
        pointer=pointer_to(page.url, form),
    )
