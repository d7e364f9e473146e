"""Policy documents and their interpretations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pytest_govsite.checks.columns.kinds import kinds_of
from pytest_govsite.checks.columns.names import title_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.functions.dates import day_in
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.checks.trail import entries_of
from pytest_govsite.model import Block, Edition, PageFacts, PageType, Region

_QUOTED = re.compile(r"《([^《》]{6,80})》")
_ISSUED = re.compile(r"^.{0,40}?(?:关于|印发)(?:印发|公布|发布|下发)?[《]?")
_TAIL = re.compile(r"(?:》)?的?(?:通知|公告|意见|决定|通告|实施意见|令)?(?:（.{1,12}）|\(.{1,12}\))?$")
_COLUMN_LINK = re.compile(r".{0,6}(?:政策|文件)解读(?:栏目|专栏)?|解读回应|首页|更多.*")
_ENDED = re.compile(
    r"(?:有\s*效\s*性|效力状态|效力|时效性?|文件状态|有效状态|状态|是否有效)?\s*[：:]?\s*(?:已|全文)?(?:废止|失效)"
)
_SHORTEST = 6
_SHORT = 30


def columns_above(page: PageFacts) -> tuple[str, ...]:
    """Return the names of the columns that a page stands in, by trail and label."""
    document = page.document
    if document is None:
        return ()
    return tuple(
        filter(None, (*entries_of(document), value_of(document, "ColumnName"), value_of(document, "ColumnType")))
    )


def is_interpretation(page: PageFacts) -> bool:
    """Return True for an article that interprets a policy, by its column or title."""
    if page.type is not PageType.ARTICLE or page.document is None:
        return False
    above = columns_above(page)
    return any("policy-interpretation" in kinds_of(n) for n in above) or bool(
        pattern("documents", "interpretation").search(title_of(page))
    )


def is_document(page: PageFacts) -> bool:
    """Return True for an article that is a policy document: in such a column, with a title of one."""
    if page.type is not PageType.ARTICLE or page.document is None or page.page.edition is not Edition.MAIN:
        return False
    above = columns_above(page)
    title = title_of(page)
    if any("policy-interpretation" in kinds_of(n) for n in above) or pattern("documents", "no_document").search(title):
        return False
    return any("policy-documents" in kinds_of(n) for n in above)


def is_normative(page: PageFacts) -> bool:
    """Return True for a document that the site itself calls normative: by its column, its number or in its table of particulars."""
    if not is_document(page) or page.document is None:
        return False
    told = [b.text for b in page.document.texts(Region.MAIN)[:60] if len(b.text) <= _SHORT and _particular(b)]
    numbered = any(pattern("documents", "normative_number").search(t) for t in told)
    return numbered or any(pattern("documents", "normative").search(n) for n in (*columns_above(page), *told))


def is_repealed(page: PageFacts) -> bool:
    """Return True for a document whose particulars say that it is in force no more; a clause of the text repeals others."""
    document = page.document
    return document is not None and any(_ENDED.fullmatch(b.text) for b in document.texts(Region.MAIN))


def _particular(block: Block) -> bool:
    """Return True for a line of the table of particulars; a menu names kinds of documents too."""
    return block.tag in ("td", "dd") or bool(
        re.search(r"^组配分类|(?:类型|类别|分类|种类|编号|登记号|属性)\s*[：:]", block.text)
    )


def published(page: PageFacts) -> date:
    """Return the day an article was published; the first day of all where it shows none."""
    document = page.document
    assert document is not None
    shown = next((t.value for t in document.times), "") or value_of(document, "PubDate")
    return day_in(shown) or date.min


def core_of(title: str) -> str:
    """Return what two titles about one document share: without who issued it and what kind of letter it is."""
    quoted = _QUOTED.search(title)
    bare = quoted[1] if quoted else title
    bare = _TAIL.sub("", _ISSUED.sub("", bare.strip()))
    return folded(bare).strip("《》")


def interprets(interpretation: PageFacts, document: PageFacts) -> bool:
    """Return True where the title of an interpretation names the document."""
    core = core_of(title_of(document))
    return len(core) >= _SHORTEST and core in folded(title_of(interpretation))


def links_to(page: PageFacts, other: PageFacts, survey: Survey) -> bool:
    """Return True for a page with a link to another."""
    document = page.document
    assert document is not None
    key = survey.key(other.url)
    return any(survey.key(k.url) == key for k in document.links if k.url and k.visible is not False)


def leads_by_name(page: PageFacts, word: str) -> bool:
    """Return True for a page with a link in its main area that says where it leads, to whichever host."""
    document = page.document
    assert document is not None
    links = (k for k in document.links if k.region is Region.MAIN and k.visible is not False and k.url)
    return any(word in f"{k.name}{k.context}" and not _COLUMN_LINK.fullmatch(k.name) for k in links)


def pairs_of(survey: Survey) -> list[tuple[PageFacts, PageFacts]]:
    """Return documents with their interpretations: by the title that names the document, or by a link."""
    documents = [p for p in survey.pages if is_document(p)]
    found: list[tuple[PageFacts, PageFacts]] = []
    by_key = {survey.key(p.url): p for p in documents}
    cores = {core: p for p in documents if len(core := core_of(title_of(p))) >= _SHORTEST}
    for page in survey.pages:
        if not is_interpretation(page):
            continue
        partner = _named(page, cores) or next(iter(_linked(page, by_key, survey)), None)
        if partner is not None:
            found.append((partner, page))
    return found


def _named(page: PageFacts, cores: dict[str, PageFacts]) -> PageFacts | None:
    title = folded(title_of(page))
    fitting = [core for core in cores if core in title]
    return cores[max(fitting, key=len)] if fitting else None


def _linked(page: PageFacts, by_key: dict[str, PageFacts], survey: Survey) -> Iterable[PageFacts]:
    document = page.document
    assert document is not None
    title = folded(title_of(page))
    for link in document.links:
        partner = by_key.get(survey.key(link.url)) if link.url and link.region.value == "main" else None
        if partner is not None and re.search("原文|政策文件|相关文件|文件", f"{link.context}{link.name}"):
            core = core_of(title_of(partner))
            if core[:8] in title or "原文" in f"{link.context}{link.name}":
                yield partner
