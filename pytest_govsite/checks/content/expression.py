"""Wrong wordings and misprints in what pages say (国办秘函〔2019〕19号, 单项否决: 严重表述错误)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.content.wordings import Hit, Wordings, bundled
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.checks.wording import chinese_length
from pytest_govsite.model import DocumentFacts, Node, PageFacts, Verdict

_LABELS = ("description", "keywords", "ArticleTitle", "ColumnName", "ColumnDescription")
_MOST_ON_PAGE = 20
_MOST = 500


def misstatements(page: PageFacts, wordings: Wordings | None = None) -> Iterator[Verdict]:
    """No text, title, label or alternative holds a wording of the list.

    Words without any legitimate reading fail; in quotations, and all others, they are for a person. Corrections and
    warnings of such words are none. No failure is more than a proposal: whether it counts as a veto a person says.
    Texts in pictures are not looked at.

    Args:
        page: the page.
        wordings: the list; none: the bundled one, which is small on purpose.
    """
    document = page.document
    assert document is not None
    texts = list(_texts(document))
    if not texts:
        yield inapplicable("页面没有文字", "The page has no text")
        return
    seen: set[str] = set()
    for text, node in texts:
        for hit in (wordings or bundled("misstatements")).hits(text):
            place = _once(hit)
            if place in seen or len(seen) >= _MOST_ON_PAGE:
                continue
            seen.add(place)
            yield _misstatement(page, hit, node)
    if not seen:
        yield passed(
            "没有发现词库中的表述错误（未查图片中的文字）",
            "No wording of the list was found (pictures not read)",
        )


def _misstatement(page: PageFacts, hit: Hit, node: Node | None) -> Verdict:
    found = hit.told
    where, place = pointer_to(page.url, node, found), f"words:{hit.key}"
    right = hit.wording.right
    if hit.wording.certain and not hit.quoted and hit.wording.level == "serious":
        zh, en = "有严重表述错误", "A serious misstatement"
        return failed(zh, en, expected=right, found=found, pointer=where, place=place)
    if hit.wording.certain and not hit.quoted:
        return advice("有表述错误", "A wrong wording", expected=right, found=found, pointer=where, place=place)
    zh, en = "疑似表述错误，请人工确认", "This may be a misstatement; a person has to confirm it"
    return cant_tell(zh, en, expected=right, found=found, pointer=where, place=place, term=hit.key, context=hit.digest)


def _once(hit: Hit) -> str:
    """Return what counts once on a page: certain words, doubtful ones in each context, as a person may judge each."""
    return hit.text if hit.wording.certain and not hit.quoted else hit.context


def typos(pages: Sequence[PageFacts], wordings: Wordings | None = None) -> Iterator[Verdict]:
    """No visible text or title holds a misprint of the list; hits are for a person, never a failure by themselves.

    Each hit is given with its context and the rate of the site in 10,000 characters; a text that stands on many pages
    counts once, on the first of them.

    Args:
        pages: the observed pages.
        wordings: the list; none: the bundled one.
    """
    length, found, known = 0, [], set[int]()
    for page in pages:
        document = page.document
        if document is None:
            continue
        seen: set[str] = set()
        for text, node in _texts(document, labels=False):
            if hash(text) in known:
                continue
            known.add(hash(text))
            length += chinese_length(text)
            for hit in (wordings or bundled("typos")).hits(text):
                if hit.context not in seen and len(seen) < _MOST_ON_PAGE and not hit.quoted:
                    seen.add(hit.context)
                    found.append((page, hit, node))
    if not length:
        yield inapplicable("页面没有中文文字", "The pages have no Chinese text")
        return
    rate = f"每万字 {len(found) * 10_000 / length:.2f} 处（共 {length} 字）"
    for page, hit, node in found[:_MOST]:
        zh, en = "疑似错别字，请人工确认", "This may be a misprint; a person has to confirm it"
        where, place = pointer_to(page.url, node, hit.told), f"words:{hit.key}"
        yield cant_tell(
            zh,
            en,
            expected=hit.wording.right,
            found=hit.told,  # without the rate: a decision is bound to what was found
            pointer=where,
            place=place,
            measured=rate,
            term=hit.key,
            context=hit.digest,
        )
    if not found:
        zh, en = "没有发现词库中的错别字", "No misprint of the list was found"
        yield passed(zh, en, measured=rate)


def _texts(document: DocumentFacts, *, labels: bool = True) -> Iterator[tuple[str, Node | None]]:
    if document.title:
        yield document.title, None
    for block in document.blocks:
        if block.visible is not False and block.text:
            yield block.text, block
    if not labels:
        return
    for image in document.images:
        for text in filter(None, (image.alt, image.title)):
            yield text, image
    for name in _LABELS:
        for meta in document.meta_values(name):
            if meta.content:
                yield meta.content, None
