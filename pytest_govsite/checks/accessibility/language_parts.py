"""Passages in another language than the page says they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility import tongues
from pytest_govsite.checks.accessibility.page_text import text_of_page
from pytest_govsite.checks.accessibility.passages import passages
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import plain
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_INNER = frozenset({"q", "cite", "i", "em", "span", "font", "a", "b", "strong", "label", "small", "bdi"})
_NO_PROSE = re.compile(
    r"copyright|all rights? reserved|powered by|designed by|https?://|www\.|@|©|best viewed|lorem ipsum|isbn|issn|\bversion\b",
    re.IGNORECASE,
)
_ENOUGH = {"hani": 8, "hira": 6, "hang": 8, "tibt": 10, "thai": 15, "latn": 15}
_LETTERS = 12  # of a script not listed
_EXPECTED = "标明语言的 lang / a lang that says the language"


def language_of_parts(page: CloserLook) -> Iterator[Verdict]:
    """A passage in another language carries its `lang`, and each `lang` fits its text (WCAG 2.1, 3.1.2).

    Names, single words, lines of rights and code are no passages. Codes that do not exist are told by axe-core.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    if not any(document.nodes and any(True for _ in passages(document)) for document in seen.documents):
        yield inapplicable("页面没有文字", "the page has no text")
        return
    yield from or_passed(
        (v for d in seen.documents if d.nodes for v in (*_unmarked(page, d), *_mismarked(page, d))),
        "各部分的语言都与标明的相符",
        "the parts are in the languages they say",
    )


def _primary(language: str) -> str:
    return re.split(r"[-_]", language.strip().lower())[0]


def _main_language(document: DomDocument) -> str:
    """Return the language the page says it is in; where it says none or a wrong one, that of most of its text."""
    declared = _primary(document.root.attributes.get("lang") or document.root.attributes.get("xml:lang") or "")
    text = text_of_page(document)[:20_000]
    told = tongues.language_of(text)
    if declared and (
        not told or tongues.alike(told, declared) or _written(text, declared) or speaks_around(document, declared, told)
    ):
        return declared
    # the page's own language is wrong: another requirement; its passages are measured by its text
    return told


def speaks_around(document: DomDocument, declared: str, told: str) -> bool:
    """Return whether a page speaks its declared language around passages in another one that make up most of it.

    Two texts or more that are not plainly of the other language have words of the declared one, and more of them; a
    single one of them does where the other passages are as few.
    """
    if not tongues.known(declared):
        return False
    if not tongues.known(told):
        # a language that its script tells: texts without a letter of that script, with words of the declared language
        texts = [p.text for p in passages(document)]
        script = tongues.script_of(" ".join(texts))
        own = [text for text in texts if script not in tongues.scripts_of(text)]
        counts = [hits for text in own if (hits := tongues.hits(text[:4000])[declared])]
        return len(counts) >= 2 or (sum(counts) >= 2 and len(own) >= 2 and len(own) * 2 >= len(texts))
    around = [p.text for p in passages(document) if tongues.fits(p.text, told) is not True]
    found = tongues.hits(" ".join(around)[:4000])
    return len(around) >= 2 and found[declared] > found[told]


def _written(text: str, language: str) -> bool:
    """Return whether a fair part of a text is in the script of a language, and can be in it."""
    counts = tongues.scripts_of(text)
    own = {name for name, listed in tongues.LANGUAGES_OF_SCRIPT.items() if language in listed} or {"latn"}
    share = sum(count for name, count in counts.items() if name in own)
    if own == {"latn"}:
        return tongues.fits(text[:4000], language) is not False
    return share * 12 >= sum(counts.values())


def _set_by(document: DomDocument, node: DomNode) -> DomNode | None:
    """Return the element below the root whose `lang` is in force for a node. None: the page's own is."""
    for each in (node, *document.ancestors(node)):
        if each.index and (each.attributes.get("lang") or each.attributes.get("xml:lang")):
            return each
    return None


def _unmarked(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    main = _main_language(document)
    if not main:
        return
    whole = [p for p in passages(document) if _set_by(document, p.node) is None]
    reported: set[str] = set()
    for passage in whole:
        texts = [t for t in passage.texts if _set_by(document, document.nodes[t.parent]) is None]
        pieces = [(passage.node, " ".join("".join(t.text for t in texts).split()))]
        by_parent: dict[int, str] = {}
        for each in texts:
            holder = document.nodes[each.parent]
            if holder.tag in _INNER and holder.index != passage.node.index:
                by_parent[holder.index] = by_parent.get(holder.index, "") + each.text
        pieces += [(document.nodes[i], " ".join(t.split())) for i, t in by_parent.items()]
        for node, text in pieces:
            if not _passage(text) or (tongues.fits(text, main) is not False and not _strange(text, main)):
                # a foreign sentence inside a block of the page's own language
                text = _foreign_run(text, main)
            if not text or plain(text[:200]) in reported:
                continue
            reported.add(plain(text[:200]))
            language = tongues.language_of(text)
            yield failed(
                "其他语言的段落没有标明语言",
                "a passage in another language does not say so",
                expected=f'lang="{language}"' if language else _EXPECTED,
                found=text[:200],
                pointer=at(page, document, node),
            )
            break


def _strange(text: str, main: str) -> bool:
    """Return whether a text in Latin letters has no common word of a language and several different ones of another.

    Which one may be open; names, whose words begin with capitals, are none.
    """
    words = tongues.latin_words(text)
    if not tongues.known(main) or len(words) < _WORDS or len(words) != len(text.split()):
        return False
    found = tongues.hits(text)
    likeliest = max(found, key=lambda name: found[name])
    named = sum(word[0].isupper() for word in words[1:])
    common = {word.lower() for word in words if tongues.is_common(word, likeliest)}
    return found[main] == 0 and len(common) >= 2 and (named * 4 <= len(words) or likeliest == "de")


_WORDS = 5


def _foreign_run(text: str, main: str) -> str:
    """Return a sentence in another script inside a text; empty without one."""
    if main in ("zh", "ja", "ko"):
        for run in re.findall(r"[A-Za-z][A-Za-z\s,;:'’\-.!?]{40,}", text):
            if _passage(run) and len(tongues.latin_words(run)) >= 10 and tongues.fits(run, main) is False:
                return " ".join(run.split())
        return ""
    for run in re.findall(r"[\u3040-\u30ff\u3400-\u9fff，。、！？：；“”（）《》]{10,}", text):
        if tongues.fits(run, main) is False and _passage(run):
            return str(run)
    return ""


def _passage(text: str) -> bool:
    """Return whether a text is long enough, and prose rather than a name."""
    script = tongues.script_of(text)
    if not script or _NO_PROSE.search(text) or sum(map(text.count, "<>{}=;|[]_\\")) * 15 > len(text):
        return False
    letters = sum(tongues.scripts_of(text).values())
    if letters < _ENOUGH.get(script, _LETTERS):
        return False
    if sum(len(word) == 1 for word in text.split()) * 2 > len(text.split()) and script == "latn":
        return False  # the letters of an index
    if script != "latn":
        return script in ("hani", "hira", "thai", "tibt") or len(text.split()) >= 3
    words = tongues.latin_words(text)
    common = tongues.hits(text)
    if len(words) < 4 or max(common.values()) < 2:
        return False
    # names of bodies and works: The People's Government of Guangdong Province
    small = [w for w in words if w[0].islower()]
    prose = [w for w in small if not any(tongues.is_common(w, each) for each in _FUNCTION)]
    if text.rstrip()[-1:] in ".!?…" and len(words) >= 4 and small:
        return True
    if len(small) >= 2 and sum(w[0].isupper() for w in words[1:]) * 4 <= len(words):
        return True
    return len(prose) >= 2 or (len(words) >= 12 and len(small) * 2 >= len(words))


_FUNCTION = ("en", "fr", "de", "es", "it", "pt", "nl")


def _mismarked(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.elements:
        written = node.attributes.get("lang") or node.attributes.get("xml:lang") or ""
        declared = _primary(written)
        if not declared or not node.index or node.tag in ("body", "script", "style") or not node.visible:
            continue
        if not re.fullmatch(r"[a-z]{2,3}", declared) or declared in ("zxx", "und", "mul"):
            continue
        text = _own_text(document, node)
        if not text:
            continue
        wrong = _contradicts(text, declared)
        if wrong is None:
            continue
        if wrong:
            yield failed(
                "标明的语言与文字不符",
                "the language that is marked is not that of the text",
                expected=f'lang="{language}"' if (language := tongues.language_of(text)) else _EXPECTED,
                found=f'lang="{written}": {text[:150]}',
                pointer=at(page, document, node),
            )
        else:
            yield cant_tell(
                "标明的语言可能与文字不符，须由人工确认",
                "the marked language may not be that of the text; a person has to see",
                expected=_EXPECTED,
                found=f'lang="{written}": {text[:150]}',
                pointer=at(page, document, node),
            )


def _own_text(document: DomDocument, node: DomNode) -> str:
    """Return the visible text of an element without parts that have a `lang` of their own."""
    parts, skip = [], node.index
    for each in document.descendants(node):
        if each.index < skip:
            continue
        if each.attributes.get("lang") or each.tag in ("code", "pre", "kbd", "samp"):
            skip = each.end
        elif each.is_text and each.visible:
            parts.append(each.text)
        elif not each.is_text:
            parts.append(" ")
    return " ".join("".join(parts).split())[:4000]


def _contradicts(text: str, declared: str) -> bool | None:
    """Return True where a text is plainly not in a language, False where that is likely. None: it may well be."""
    script = tongues.script_of(text)
    letters = tongues.scripts_of(text).get(script, 0)
    if not script:
        return None
    if script != "latn":
        return True if declared not in tongues.LANGUAGES_OF_SCRIPT[script] and letters >= 2 else None
    if declared in tongues.NOT_LATIN:
        # a name or a transcription in Latin letters is read well enough
        return True if _passage(text) and tongues.latin_language(text) else None
    if tongues.fits(text, declared) is False and not _NO_PROSE.search(text):
        return len(tongues.latin_words(text)) >= 5
    return None
