"""What a column page holds: items, a text, an explanation why it holds none, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.survey import Survey, signature
from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.trail import column_entry
from pytest_govsite.model import DocumentFacts, Form, LinkList, ListItem, PageFacts, Region

_EXPLAINED = re.compile(
    r"暂无|暂未|暂时没有|暂缺|尚无|尚未|没有(?:找到|查到|查询到)?(?:相关|符合|任何)?.{0,6}(?:内容|信息|数据|记录|文章|结果)"
    r"|(?:内容|信息|数据|栏目|资料|页面|正在|加紧|抓紧|持续|陆续)?(?:更新|建设|完善|整理|补充|维护|制作|收集)中"
    r"|正在(?:建设|更新|完善|整理|补充|维护|制作)|敬请期待|敬请关注|本栏目.{0,20}(?:无|没有)|无(?:相关)?(?:数据|内容|信息|记录)"
)
_LOADING = re.compile(r"加载中|正在加载|数据加载|loading", re.IGNORECASE)
_SEARCHES = re.compile(r"搜索|检索|查找|关键|search|sousuo|keyword|[?&/._]so[?&/._]", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]|caption|legend|label|button|option")
_SAYS = re.compile(r"[，。；：、:]")
_PAGER = re.compile(r"(?:共|第)\s*\d+\s*(?:条|页|篇|/)|首\s*页.{0,20}尾\s*页|上一页|下一页")
_SHORT_TEXT = 12
_TEXT = 40
_CELLS = 4
_FOLDED = 2
"""Buttons with a text folded away below them; one alone may be anything."""
_SAID = 24
_LONG_TEXT = 200
_LINKS = 3
_MOST_LINKS = 500
_FIELDS = (
    "text",
    "input",
    "textarea",
    "select",
    "radio",
    "checkbox",
    "tel",
    "email",
    "file",
    "password",
    "number",
    "date",
)
_PICTURE = 200


class Content(Enum):
    """What there is to read on a column page."""

    ITEMS = "items"
    TEXT = "text"
    EXPLAINED = "explained"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


def content_of(page: PageFacts, survey: Survey) -> Content:
    """Return what a page holds in its main area; UNKNOWN where its source cannot tell."""
    document = page.document
    if document is None:
        return Content.UNKNOWN
    if any(block.items for block in own_lists(page, survey)):
        return Content.ITEMS
    if document.main_text_length < _LONG_TEXT and explanation_of(document):
        return Content.EXPLAINED
    says = _says_something(document) or _folds_away(document)
    if says or any(map(_asks, document.forms)) or _shows_pictures(document, survey):
        return Content.TEXT
    if (page.scripted_content and not page.rendered) or _hides_in_frame(document) or _loads(page, document):
        return Content.UNKNOWN
    leads = _links_on(page, survey) or _leads_below(page, survey) or _leads_beside(page, survey)
    return Content.ITEMS if leads else Content.NOTHING


def own_lists(page: PageFacts, survey: Survey) -> tuple[LinkList, ...]:
    """Return the lists that are the page's own: no side menu, none that stands on other columns alike."""
    document = page.document
    if document is None:
        return ()
    shown = [b for b in document.lists if b.items and b.visible is not False and b.region is Region.MAIN]
    own = [b for b in shown if not _is_menu(b, page, survey)]
    return tuple(b for b in own if signature(i.url for i in b.items) not in survey.furniture or _holds(page, b, survey))


def _holds(page: PageFacts, block: LinkList, survey: Survey) -> bool:
    """Return True where most entries say that this is their column; a channel and a catalogue may show the same list."""
    names = set(map(folded, names_of(page)))
    pages = [below for item in block.items if item.url and (below := survey.addresses.page(item.url)) is not None]
    return sum(folded(column_entry(below)) in names for below in pages) * 2 > len(block.items)


def own_items(page: PageFacts, survey: Survey) -> Iterator[ListItem]:
    """Yield the entries of the page's own lists."""
    for block in own_lists(page, survey):
        yield from block.items


def explanation_of(document: DocumentFacts) -> str:
    """Return the sentence that explains why a column is empty; an empty string where there is none."""
    for block in document.texts(Region.MAIN):
        if len(block.text) <= 200 and _EXPLAINED.search(block.text):
            return block.text
    return ""


def _loads(page: PageFacts, document: DocumentFacts) -> bool:
    """Return True for a page that was not rendered and says that its content is still to come."""
    return not page.rendered and any(_LOADING.search(b.text[:_LONG_TEXT]) for b in document.texts(Region.MAIN))


def _is_menu(block: LinkList, page: PageFacts, survey: Survey) -> bool:
    """Return True for a menu of this page and its neighbours: undated, and leading to columns on its own level."""
    if any(item.date for item in block.items):
        return False
    here = survey.key(page.url)
    keys = [survey.key(item.url) for item in block.items if item.url]
    if not keys:
        return False
    if here in keys:
        return True
    to_columns = [k for k in keys if k in survey.column_keys]
    if len(to_columns) * 2 < len(keys):
        return False
    folder = _parent(here)
    if not folder or "?" in here:
        return False  # flat addresses do not tell neighbours from columns below
    return sum(_parent(k) == folder for k in to_columns) * 2 > len(to_columns)


def _parent(key: str) -> str:
    return key.partition("?")[0].rpartition("/")[0]


def _says_something(document: DocumentFacts) -> bool:
    """Return True for text, short paragraphs, tables and definition lists included, links left out."""
    links = {link.name for link in document.links}
    blocks = [b for b in document.texts(Region.MAIN) if b.text not in links and not _HEADING.fullmatch(b.tag)]
    told = [b for b in blocks if b.tag in ("td", "dd") and not _PAGER.search(b.text)]
    if len(told) >= _CELLS and any(b.tag == "th" for b in blocks):
        return True  # a table with headings whose rows tell something, however short (a catalogue of what is published)
    cells = sum(len(b.text) for b in blocks if b.tag in ("td", "dd"))
    said = sum(len(b.text) for b in blocks if b.tag not in ("td", "dd") and _speaks(b.text))
    return said >= _SAID or cells + max(said, document.main_text_length) >= _TEXT


def _folds_away(document: DocumentFacts) -> bool:
    """Return True for texts that are folded away, each below the button that shows it (questions, departments)."""
    panels: list[int] = []
    under = False
    for block in document.blocks:
        control = block.tag in ("button", "summary")
        if block.region is Region.MAIN and block.visible is not False and block.tag != "details":
            under = control
            panels += [0] if control else []
        elif block.region is Region.MAIN and under and not control:
            panels[-1] += len(block.text)
    return sum(told > 0 for told in panels) >= _FOLDED and sum(panels) >= _TEXT


def _speaks(text: str) -> bool:
    """Return True for a sentence or a labelled detail (电话：…), False for names, buttons and the line of a pager."""
    return len(text) >= _SHORT_TEXT and bool(_SAYS.search(text)) and not _PAGER.search(text)


def _links_on(page: PageFacts, survey: Survey) -> bool:
    """Return True where enough links of the main area lead on to other pages of the site, outside of lists."""
    document = page.document
    assert document is not None
    listed = {item.url for block in document.lists for item in block.items}
    here = survey.key(page.url)
    links = (x for x in document.links if x.region is Region.MAIN and x.visible is not False and x.url)
    targets = {survey.key(x.url) for x in links if x.url not in listed and len(x.name) >= 4}
    return len({t for t in targets - {here} if t not in survey.column_keys}) >= _LINKS


def _leads_below(page: PageFacts, survey: Survey) -> bool:
    """Return True where the main area links to a page whose trail stands below this one: its only column, say."""
    document = page.document
    assert document is not None
    names = {name for name in names_of(page) if name}
    here = survey.key(page.url)
    for link in document.links[:_MOST_LINKS]:
        if link.region is not Region.MAIN or link.visible is False or not link.url or survey.key(link.url) == here:
            continue
        below = survey.addresses.page(link.url)
        if below is not None and below.document is not None and names.intersection(ancestors_of(below)):
            return True
    return False


def _leads_beside(page: PageFacts, survey: Survey) -> bool:
    """Return True where a list leads to columns of the page's own level and stands in the main area of this page alone.

    A catalogue of what is published lists its neighbours; a menu beside the content stands on each of them, perhaps
    without the entry of the page itself.
    """
    here = survey.key(page.url)
    own = [keys for keys in _main_lists(page, survey) if len(keys) >= _LINKS and here not in keys]
    if not own:
        return False
    above = set(ancestors_of(page))
    others = [
        keys
        for other in survey.pages
        if other is not page and survey.key(other.url) in survey.column_keys and not above.intersection(names_of(other))
        for keys in _main_lists(other, survey)
    ]
    return any(not any(len(keys & other) * 2 > len(keys) for other in others) for keys in own)


def _main_lists(page: PageFacts, survey: Survey) -> list[set[str]]:
    lists = page.document.lists if page.document is not None else ()
    shown = (b for b in lists if b.region is Region.MAIN and b.visible is not False)
    return [{survey.key(i.url) for i in b.items if i.url} for b in shown]


def _asks(form: Form) -> bool:
    """Return True for a form that asks for more than a search word (the number of a case, a name …)."""
    fields = [c for c in form.controls if c.kind in _FIELDS and c.visible is not False]
    if form.region is not Region.MAIN or not fields:
        return False
    told = " ".join(f"{c.label} {c.name} {c.identifier} {c.placeholder}" for c in form.controls)
    return len(fields) >= 2 or (bool(fields[0].label) and not _SEARCHES.search(f"{told} {form.action}"))


def _shows_pictures(document: DocumentFacts, survey: Survey) -> bool:
    return any(
        image.region is Region.MAIN
        and image.visible is not False
        and not image.background
        and not image.link
        and image.source not in survey.shared_images
        and (image.natural_height is None or image.natural_height >= _PICTURE)
        for image in document.images
    )


def _hides_in_frame(document: DocumentFacts) -> bool:
    frames = [f for f in document.frames if f.region is Region.MAIN and f.visible is not False]
    return any(f.loaded is not True for f in frames)
