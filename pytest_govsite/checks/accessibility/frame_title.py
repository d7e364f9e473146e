"""Titles of frames: whether they say what the frame holds, and tell frames apart."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.pictures import area
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.wordless import fault_of_frame
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_EXPECTED = "框架里的内容 / what the frame holds"
_TINY = 9
_ALIKE = 0.3
_WORDS = 20


def frame_titles(page: CloserLook) -> Iterator[Verdict]:
    """Frames carry a title that says what they hold, another one for other contents (GB/T 37668-2019, 3.4.3.1).

    Frames without a title are told by axe-core; hidden ones need none.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    found = [(document, node) for document in seen.documents if document.nodes for node in shown_frames(document)]
    if not found:
        yield inapplicable("页面没有看得见的框架", "the page has no frames that are shown")
        return
    yield from or_passed(
        (*_wordless(page, found), *_alike(page, seen, found)),
        "框架标题说明了内容，互不混淆",
        "the titles of frames say what they hold and tell them apart",
        measured=f"{len(found)} 个框架 / frames",
    )


def shown_frames(document: DomDocument) -> Iterator[DomNode]:
    """Yield the frames that people come across: neither hidden nor of a few pixels."""
    for node in document.by_tag("iframe", "frame"):
        if not node.hidden and node.visible and area(node) > _TINY and node.role not in ("presentation", "none"):
            yield node


def _wordless(page: CloserLook, found: list[tuple[DomDocument, DomNode]]) -> Iterator[Verdict]:
    for document, node in found:
        title = (node.name or "").strip()
        if title and (fault := fault_of_frame(title)) is not None:
            yield failed(fault.zh, fault.en, found=title[:200], expected=_EXPECTED, pointer=at(page, document, node))


def _alike(page: CloserLook, dom: DomFacts, found: list[tuple[DomDocument, DomNode]]) -> Iterator[Verdict]:
    titled: dict[str, list[tuple[DomDocument, DomNode]]] = {}
    for document, node in found:
        title = " ".join((node.name or "").split()).casefold()
        if title and fault_of_frame(title) is None:
            titled.setdefault(title, []).append((document, node))
    for title, frames in titled.items():
        first_document, first = frames[0]
        for document, node in frames[1:]:
            if _source(node) == _source(first):
                continue
            one, other = _content(dom, first_document, first), _content(dom, document, node)
            if one is not None and one == other:
                continue
            say = failed if one is not None and other is not None and _differ(one, other) else cant_tell
            yield say(
                "内容不同的框架用了同一个标题",
                "frames of different contents have one title",
                found=title[:200],
                expected=_EXPECTED,
                pointer=at(page, document, node),
            )


def _source(node: DomNode) -> str:
    return node.attributes.get("src", "").partition("#")[0].strip() or node.attributes.get("srcdoc", "")


def _content(dom: DomFacts, document: DomDocument, node: DomNode) -> str | None:
    """Return the text in a frame. None: it was not read."""
    place = next((i for i, each in enumerate(dom.documents) if each is document), -1)
    for each in dom.documents:
        if each.around == place and each.frame_node == node.index and each.nodes:
            return each.text(each.root)
    return None


def _differ(one: str, other: str) -> bool:
    """True: two texts are long enough to be told apart and share hardly any words."""
    if min(len(one), len(other)) < _WORDS:
        return False
    pieces = [_pieces(one), _pieces(other)]
    shared = len(pieces[0] & pieces[1])
    return shared < _ALIKE * min(len(pieces[0]), len(pieces[1]))


def _pieces(text: str) -> set[str]:
    cut = text[:5000].casefold()
    spaced = cut.split()
    return set(spaced) if len(spaced) > len(cut) / 12 else {cut[i : i + 2] for i in range(len(cut) - 1)}
