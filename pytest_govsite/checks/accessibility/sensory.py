"""Instructions that name only shape, size, place, colour or sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.passages import Passage, passages
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import han, pattern
from pytest_govsite.checks.outcomes import advice, cant_tell, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, Verdict

_SENTENCE = re.compile(r"[^。！？!?；;\n]*?(?:[。！？!?；;\n]|\.(?=\s|$)|$)")
_MOST = 8
_WORD = 4
_NAME = 2
"""Characters of a name that can be looked for in a sentence."""


def sensory_instructions(page: CloserLook) -> Iterator[Verdict]:
    """No instruction relies on shape, size, place, colour or sound alone (GB/T 37668-2019, 3.2.4.1; WCAG 2.1, 1.3.3).

    A sentence that points at a control by its colour or shape, and holds the name of no control of the page, is told as
    advice; others that may do so are shown to a person.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    told = [(d, p) for d in seen.documents for p in passages(d)]
    if not told:
        yield inapplicable("页面没有文字", "the page has no text")
        return
    found = [(d, p, s) for d, p in told for s in _sentences(p)]
    yield from or_passed(
        (_verdict(page, d, p, s) for d, p, s in found[:_MOST]),
        "没有发现只提形状、位置、颜色或声音的说明",
        "no instruction that names only shape, place, colour or sound",
    )


def _sentences(passage: Passage) -> Iterator[str]:
    if passage.length > 20_000:
        return
    for match in _SENTENCE.finditer(passage.text):
        sentence = match[0].strip()
        if not 4 <= len(sentence) <= 400:
            continue
        asked = pattern("sensory", "zh" if han(sentence) else "en")
        if asked.search(sentence) and not pattern("sensory", "named").search(sentence):
            yield sentence


def _names_none(document: DomDocument, sentence: str) -> bool:
    """True: no control of the document is called by its name in the sentence."""
    names = {(node.name or "").strip() for node in document.by_role("button", "link", "tab", "menuitem", "switch")}
    names |= {(node.name or "").strip() for node in document.by_role("textbox", "searchbox", "combobox", "checkbox")}
    return not any(len(name) >= _NAME and _holds(sentence, name) for name in names)


def _holds(sentence: str, name: str) -> bool:
    if han(name):
        return name in sentence
    # short words mean something else in small letters: "to go on" names no button "Go on"
    flags = re.IGNORECASE if max(map(len, name.split()), default=0) >= _WORD else re.NOFLAG
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, flags))


def _verdict(page: CloserLook, document: DomDocument, passage: Passage, sentence: str) -> Verdict:
    asked = pattern("sensory", "control_zh" if han(sentence) else "control_en")
    if asked.search(sentence) and _names_none(document, sentence):
        return advice(
            "操作说明只用颜色或形状指明控件，没有说出名称",
            "an instruction tells a control by its colour or shape and does not name it",
            expected="同时说明名称或文字 / a name or text as well",
            found=sentence[:300],
            pointer=at(page, document, passage.node),
        )
    return cant_tell(
        "操作说明可能只提到形状、大小、位置、颜色或声音，须由人工确认",
        "an instruction may name only shape, size, place, colour or sound; a person has to see",
        expected="同时说明名称或文字 / a name or text as well",
        found=sentence[:300],
        pointer=at(page, document, passage.node),
    )
