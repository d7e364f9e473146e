"""The language that a page says it is in, against the language that it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility import tongues
from pytest_govsite.checks.accessibility.frame_title import shown_frames
from pytest_govsite.checks.accessibility.language_parts import speaks_around
from pytest_govsite.checks.accessibility.page_text import text_of_page
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, Verdict

_TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4}|[A-Za-z]{5,8})(?:-[A-Za-z0-9]{1,8})*|[iIxX]-[A-Za-z0-9-]+"
)
_CLEAR, _HINT = {"hani": 20, "hira": 15, "hang": 20, "latn": 60}, {"hani": 6, "hira": 6, "hang": 6, "latn": 18}
_SCRIPT_ELSE = 40, 10
_HERE = 15
"""Characters of a frame that need a language."""
_EXPECTED = "与文字相符的语言代码，如 zh-CN / the code of the language of the text, as in zh-CN"


def page_language(page: CloserLook) -> Iterator[Verdict]:
    """The page says its language with a valid code, and it is the language of its text (WCAG 2.1, 3.1.1).

    Missing and unknown codes of the page itself are told by axe-core. Text is compared by its script and by its
    commonest words where there is enough of it; passages with a `lang` of their own are left out.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(document.nodes and document.text(document.root) for document in seen.documents):
        yield inapplicable("页面没有文字", "the page has no text")
        return
    yield from or_passed(
        (v for document in seen.documents if document.nodes for v in _judge(page, seen, document)),
        "标明的语言与文字相符",
        "the language told is that of the text",
    )


def _judge(page: CloserLook, dom: DomFacts, document: DomDocument) -> Iterator[Verdict]:
    root = document.root
    declared = (root.attributes.get("lang") or "").strip()
    pointer = at(page, document, root)
    if document.around >= 0:
        if not _is_shown(dom, document) or len(document.text(root)) < _HERE:
            return
        if not declared and not _has_language(document):
            yield failed(
                "框架里的网页没有标明语言",
                "the page in a frame does not say its language",
                expected='<html lang="zh-CN">',
                pointer=pointer,
            )
            return
    if not declared:
        return
    if document.around >= 0 and "_" in declared:
        yield failed("语言代码无效", "language code is invalid", found=declared, expected="zh-CN", pointer=pointer)
        return
    if not _TAG.fullmatch(declared):
        if document.around >= 0 or re.fullmatch(r"[A-Za-z]{2,3}", declared.split("-")[0]):
            yield failed("语言代码无效", "language code is invalid", found=declared, expected="zh-CN", pointer=pointer)
        return
    yield from _against_text(page, document, declared)


def _is_shown(dom: DomFacts, document: DomDocument) -> bool:
    around = dom.documents[document.around]
    return any(node.index == document.frame_node for node in shown_frames(around))


def _has_language(document: DomDocument) -> bool:
    body = next(iter(document.by_tag("body")), None)
    return body is not None and bool(body.attributes.get("lang", "").strip())


def _against_text(page: CloserLook, document: DomDocument, declared: str) -> Iterator[Verdict]:
    text = text_of_page(document)
    language = declared.split("-")[0].lower()
    if not text or tongues.fits(text, language) is not False:
        return
    script = tongues.script_of(text)
    letters = tongues.scripts_of(text)
    amount = sum(letters.values())
    clear, hint = _CLEAR.get(script, _SCRIPT_ELSE[0]), _HINT.get(script, _SCRIPT_ELSE[1])
    mixed = script != "hani" or language not in tongues.WITH_HANI
    if amount < hint or (mixed and _has_fair_share(text, language)):
        return
    told = tongues.language_of(text)
    if not told and script == "latn":
        # Latin letters in a page that says Chinese: sentences, no numbers of files and names
        told = tongues.latin_language(text, least=3)
    if told and speaks_around(document, language, told):
        return  # passages in another language, which `accessibility.language-parts` tells
    say = failed if amount >= clear and (script != "latn" or told) else cant_tell
    yield say(
        "标明的语言与文字不符",
        "the language told is not that of the text",
        found=f'lang="{declared}"：{text[:120]}',
        expected=told or _EXPECTED,
        pointer=at(page, document, document.root),
    )


def _has_fair_share(text: str, language: str) -> bool:
    """True: a fair part of the text is in a script of the language that is told."""
    own = {name for name, listed in tongues.LANGUAGES_OF_SCRIPT.items() if language in listed}
    if not own:
        return False
    counts = tongues.scripts_of(text)
    return sum(count for name, count in counts.items() if name in own) * 10 >= sum(counts.values())
