"""Service guides hold the eight classes of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.kinds import kinds_of
from pytest_govsite.checks.columns.names import names_of, title_of
from pytest_govsite.checks.functions.labelled import label_words, main_text, read_labelled
from pytest_govsite.checks.labels.reading import value_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.checks.trail import entries_of
from pytest_govsite.model import Block, DocumentFacts, Edition, PageFacts, PageType, Region, Site, Verdict

ELEMENTS = {
    "name": ("事项名称", "name"),
    "basis": ("设定依据", "legal basis"),
    "condition": ("申请条件", "conditions"),
    "materials": ("办理材料", "papers needed"),
    "place": ("办理地点", "place"),
    "time": ("办理时间", "time"),
    "phone": ("联系电话", "telephone"),
    "process": ("办理流程", "steps"),
}
_TELLING = frozenset(("basis", "condition", "materials", "process"))
_MANY, _SOME = 4, 3
_GUIDE_COLUMNS = r"指南|办事流程|服务事项|办理事项|(?:个人|法人|企业|公民)(?:办事|服务)|办事服务|(?:在线|网上)办事"
_COMPOSED = {
    "basis": re.compile(r"依据"),
    "condition": re.compile(r"条件|资格"),
    "materials": re.compile(r"材料|资料|证件"),
    "place": re.compile(r"地点|地址|窗口"),
    "time": re.compile(r"时间|时限|期限"),
    "phone": re.compile(r"电话|联系方式|咨询"),
    "process": re.compile(r"流程|程序|步骤"),
}
_TABS = frozenset(("li", "a", "span", "div", "button"))
_LINES = frozenset(("li", "p", "div", "tr"))
_LONGEST_HEAD = 20
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "legend", "caption"))
_NO_LABEL = re.compile(r"发布|更新|成文|浏览|打印|分享|来源|版权|网站|相关|下载|查询|进度|导航|搜索")
_PHONE = re.compile(r"(?:0\d{2,3}[-－ ]?)\d{7,8}|12345")


def service_guides(pages: Sequence[PageFacts], site: Site) -> Iterator[Verdict]:
    """No service guide lacks four or more of the eight classes of elements (国办秘函〔2019〕19号 服务不实用).

    Read from tables, definition lists, headings, tabs and labelled lines; the title of the page is the item's name.
    """
    limit = int(site.thresholds.get("functions.service-guides", _MANY))
    found = False
    for page in pages:
        if is_guide(page):
            found = True
            yield _judged(page, limit)
    if not found:
        yield inapplicable("没有看到本网站的办事指南", "No service guide of this site was seen")


def is_guide(page: PageFacts) -> bool:
    """Return True for a page that tells how one matter is settled."""
    if page.document is None or page.type not in (PageType.INTERACTIVE, PageType.ARTICLE, PageType.OTHER):
        return False
    if page.page.edition is not Edition.MAIN:
        return False
    serves = _serves(page)
    if page.type is not PageType.INTERACTIVE and not serves:
        return False
    present = elements_of(page)
    if any(c.tag == "textarea" for f in page.document.forms if f.region is Region.MAIN for c in f.controls):
        # a letter to be written, unless it is an opinion on the guide above it
        return len(present & _TELLING) >= _SOME
    stands = serves if page.type is PageType.INTERACTIVE else _guides(page)
    return len(present & _TELLING) >= 2 or (stands and (bool(present & _TELLING) or len(present) >= _SOME))


def _guides(page: PageFacts) -> bool:
    """Return True for a page in a column that holds nothing but guides; news of services stand elsewhere."""
    document = page.document
    assert document is not None
    return any(
        re.search(_GUIDE_COLUMNS, n) for n in (*entries_of(document)[-2:], value_of(document, "ColumnName")) if n
    )


def _serves(page: PageFacts) -> bool:
    document = page.document
    assert document is not None
    names = (*entries_of(document), value_of(document, "ColumnName"), value_of(document, "ColumnType"))
    if page.type is PageType.OTHER:
        names = (*names, *names_of(page))
    return any("services" in kinds_of(n) or re.search(r"办事|服务指南|办理指南", n) for n in names if n)


def elements_of(page: PageFacts) -> frozenset[str]:
    """Return the classes of elements that a page tells."""
    document = page.document
    assert document is not None
    present: set[str] = set()
    labelled = read_labelled(document, label_words("guide"), hidden=True)
    filled = {x.key for x in labelled if x.value or x.block.tag in _TABS}
    empty = {x.key for x in labelled} - filled
    filled |= _begun(document)
    present |= filled & ELEMENTS.keys()
    for block in document.blocks:
        if block.region is Region.MAIN and _heads(block):
            present |= {key for key, told in _COMPOSED.items() if told.search(block.text)} - empty
    if "phone" not in present and _PHONE.search(main_text(document, 8000)):
        present.add("phone")
    if title_of(page):
        present.add("name")
    return frozenset(present)


def _begun(document: DocumentFacts) -> set[str]:
    """Return the elements of lines that begin with a label without a colon (【受理条件】…, two columns of a list)."""
    words = label_words("guide")
    lines = (b for b in document.blocks if b.region is Region.MAIN and b.tag in _LINES)
    keys = {key for line in lines if (key := words.begins(line.text))}
    return keys if len(keys) >= _SOME else set()


def _heads(block: Block) -> bool:
    """Return True for a short text that names what follows it."""
    if len(block.text) > _LONGEST_HEAD or _NO_LABEL.search(block.text):
        return False
    return block.tag in _HEADS or block.text.endswith(("：", ":"))


def _judged(page: PageFacts, limit: int) -> Verdict:
    document = page.document
    assert document is not None
    present = elements_of(page)
    missing = [key for key in ELEMENTS if key not in present]
    name = title_of(page)[:60]
    where = pointer_to(page.url)
    zh, en = "、".join(ELEMENTS[m][0] for m in missing), ", ".join(ELEMENTS[m][1] for m in missing)
    expected = "、".join(zh for zh, _ in ELEMENTS.values())
    if len(missing) >= limit:
        framed = any(f.region is Region.MAIN and f.loaded is not True for f in document.frames)
        if (page.scripted_content and not page.rendered) or framed:
            return cant_tell(
                "办事指南的内容由脚本或框架生成，要素是否齐全请人工确认",
                "The guide is filled by a script or a frame; a person has to look",
                expected=expected,
                found=name,
                pointer=where,
            )
        return failed(
            f"办事指南缺少{limit}类以上要素",
            f"A service guide lacks {limit} or more classes of elements",
            expected=expected,
            found=f"{name}：缺少{zh} / lacks {en}",
            pointer=where,
            place=name,
        )
    if missing:
        return advice(
            "办事指南有要素缺失",
            "A service guide lacks elements",
            expected=expected,
            found=f"{name}：缺少{zh} / lacks {en}",
            pointer=where,
            place=name,
        )
    return passed("办事指南要素齐全", "The service guide is complete", pointer=where)
