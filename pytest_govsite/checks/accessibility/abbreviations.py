"""Abbreviations without their full form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pytest_govsite.checks.accessibility.passages import body_text
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.word_lists import han, plain, table, words
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_TOKEN = re.compile(r"(?<![\w.\-/&@])[A-Z](?:[A-Z]{1,5}|[A-Z]{1,3}&[A-Z]{1,2}|(?:\.[A-Z]){1,4}\.?)(?![\w&@]|[-/.]\w)")
_FEWEST = 120
_MOST_NAMED = 5


@cache
def _known() -> frozenset[str]:
    lists = table("abbreviations")
    return frozenset(lists["known"].split()) | frozenset(lists["shouted"])


def abbreviations_explained(page: CloserLook) -> Iterator[Verdict]:
    """The first use of an abbreviation gives its full form, in the text or as `<abbr title>` (GB/T 37668-2019, 3.4.1.2)."""
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    marked = [(d, node) for d in seen.documents for node in d.by_tag("abbr", "acronym") if node.visible]
    doubtful = [(d, found) for d in seen.documents if (found := _unexplained(d))]
    if not marked and not doubtful:
        yield inapplicable("页面没有需要说明的缩写", "the page has no abbreviation that needs a full form")
        return
    yield from or_passed(
        [*(v for d, node in marked for v in _of_marked(page, d, node)), *(_doubt(page, d, f) for d, f in doubtful)],
        "缩写都有全称",
        "abbreviations have their full form",
    )


def _all_text(document: DomDocument) -> str:
    return " ".join(node.text for node in document.nodes if node.is_text)


def _of_marked(page: CloserLook, document: DomDocument, node: DomNode) -> Iterator[Verdict]:
    short = document.text(node)
    title = (node.attributes.get("title") or node.attributes.get("aria-label") or "").strip()
    if not short:
        return
    if not title:
        told = any(
            other.attributes.get("title") and document.text(other) == short
            for other in document.by_tag("abbr", "acronym")
        )
        if told or short.upper() in _known() or _explained(short, _all_text(document)):
            return
        yield failed(
            "缩写标签没有 title，正文里也没有全称",
            "an abbreviation is marked without a title, and the text does not spell it out",
            expected="全称 / the full form",
            found=short[:100],
            pointer=at(page, document, node),
        )
    elif plain(title) == plain(short) or plain(title) in words("abbreviations", "useless_titles"):
        yield failed(
            "缩写标签的 title 不是全称",
            "the title of an abbreviation is not its full form",
            expected="全称 / the full form",
            found=f"{short[:80]}: title={title[:80]}",
            pointer=at(page, document, node),
        )


def _explained(short: str, text: str) -> bool:
    """Return whether a text sets the abbreviation beside its full form, in or out of brackets."""
    token = re.escape(short)
    if re.search(
        rf"[（(]\s*(?:[^（()）]{{0,40}}[,，、:：]\s*)?(?:简称|缩写|以下简称|英文简称|即|or |known as )?\s*[“\"'‘]?{token}[”\"'’]?[^（()）]{{0,20}}[)）]",
        text,
    ):
        return True
    if re.search(rf"{token}\s*[（(][^（()）]{{3,}}[)）]", text):
        return True
    if re.search(rf"{token}\s*(?:是指|指的是|即|全称|，即|——|stands for|means|is short for|, which stands|: )", text):
        return True
    letters = [c for c in short.lower() if c.isalpha()]
    if len(letters) < 2:
        return False
    # the full form in letters somewhere: World Intellectual Property Organization … WIPO
    initials = (
        r"\b"
        + r"\w*[\s\-]+(?:(?:of|and|the|for|in|on|to|de|la|et)\s+){0,2}".join(re.escape(c) for c in letters)
        + r"\w+"
    )
    return re.search(initials, text[:50_000], re.IGNORECASE) is not None


def _unexplained(document: DomDocument) -> list[tuple[str, DomNode]]:
    """Return abbreviations of the running text that are neither known nor explained, with where they first stand."""
    found: dict[str, DomNode] = {}
    for passage, _ in body_text(document, least=40):
        text = passage.text
        capitals = sum(1 for c in text if c.isupper())
        if capitals * 3 > len(text) and not han(text):
            continue
        for match in _TOKEN.finditer(text[:5000]):
            token = match[0].replace(".", "")
            if token not in _known() and len(token) <= 6:
                found.setdefault(token, passage.node)
    if not found:
        return []
    titled = {document.text(n) for n in document.by_tag("abbr", "acronym", "dfn")}
    whole = _all_text(document)
    return [(t, n) for t, n in list(found.items())[:40] if t not in titled and not _explained(t, whole)]


def _doubt(page: CloserLook, document: DomDocument, found: list[tuple[str, DomNode]]) -> Verdict:
    named = "、".join(token for token, _ in found[:_MOST_NAMED])
    return cant_tell(
        "正文中有未说明全称的缩写，是否众所周知须由人工确认",
        "the text holds abbreviations without a full form; a person has to see whether everyone knows them",
        expected="第一次出现时给出全称 / the full form at the first use",
        found=f"{named} ({len(found)})",
        pointer=at(page, document, found[0][1]),
        place="abbreviations",
    )
