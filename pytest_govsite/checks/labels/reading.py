"""The labels of the 政府网站发展指引 (annex 网页设计规范, table of page labels) as they stand in a document."""

from __future__ import annotations

import re
from typing import NamedTuple

from pytest_govsite.checks.outcomes import failed, inapplicable
from pytest_govsite.model import DocumentFacts, Level, Meta, PageFacts, Place, Pointer, Verdict


class Label(NamedTuple):
    """A label of the table: its name, its Chinese name, whether it may stand more than once."""

    name: str
    zh: str
    many: bool = False
    fillers: tuple[str, ...] = ()
    """Words of a template that stand where the value should, beside the Chinese name."""


TABLE = (
    Label("SiteName", "网站名称", fillers=("站点名称", "政府网站名称")),
    Label("SiteDomain", "网站域名", fillers=("站点域名", "政府网站域名")),
    Label("SiteIDCode", "政府网站标识码", fillers=("网站标识码", "站点标识码", "标识码")),
    Label("ColumnName", "栏目名称"),
    Label("ColumnDescription", "栏目描述", fillers=("栏目介绍", "栏目说明")),
    Label("ColumnKeywords", "栏目关键词", many=True, fillers=("栏目关键字",)),
    Label("ColumnType", "栏目类别", fillers=("栏目类型",)),
    Label("ArticleTitle", "标题", fillers=("文章标题", "内容标题")),
    Label("PubDate", "发布时间", fillers=("发布日期",)),
    Label("ContentSource", "来源", fillers=("内容来源", "信息来源", "文章来源")),
    Label("Keywords", "关键词", many=True, fillers=("关键字",)),
    Label("Author", "作者"),
    Label("Description", "摘要", fillers=("描述", "内容描述", "文章摘要")),
    Label("Image", "图片", many=True),
    Label("Url", "网址", fillers=("文章网址",)),
)
BY_NAME = {label.name.casefold(): label for label in TABLE}

_TEMPLATE = re.compile(
    r"\$!?\{|\{\{|\{%|<%|#\{|\{\$|\{@|\[@|\[\$|@\{|</?(?:cms|trs|jcms|epoint|t|dede)[_:a-z]|\{(?:cms|pboot|dede|eyou|trs):"
    r"|^\{[A-Za-z_.]{2,40}\}$|^(?:undefined|null|none|test|todo|xxx+|×××+)$",
    re.IGNORECASE,
)


def metas_of(document: DocumentFacts, name: str) -> tuple[Meta, ...]:
    """Return the `<meta name=…>` of this name that count: in head or body, the name in any case."""
    return tuple(m for m in document.meta_values(name) if m.attribute == "name")


def values_of(document: DocumentFacts, name: str) -> tuple[str, ...]:
    """Return the trimmed values of a label that are not empty, in document order."""
    return tuple(filter(None, ((m.content or "").strip() for m in metas_of(document, name))))


def value_of(document: DocumentFacts, name: str) -> str:
    """Return the first value of a label; empty where it is missing or has none."""
    return next(iter(values_of(document, name)), "")


def is_placeholder(name: str, value: str) -> bool:
    """Return True for a value that a template left behind: its own name, or a mark of the publishing system."""
    label = BY_NAME[name.casefold()]
    bare = value.strip(" \t[]【】{}<>《》()（）:：")
    return bare in (label.zh, *label.fillers) or bool(_TEMPLATE.search(value[:300]))


def pointer_of(page: PageFacts, name: str) -> Pointer:
    """Return where the label stands, or should."""
    document = page.document
    metas = metas_of(document, name) if document else ()
    snippet = ""
    if metas:
        content = "" if metas[0].content is None else f' content="{metas[0].content}"'
        snippet = f'<meta name="{metas[0].name}"{content}>'
    return Pointer(url=page.url, selector=f'meta[name="{name}" i]' if metas else "", snippet=snippet[:300])


def fault_of(page: PageFacts, name: str, level: Level | None = None) -> Verdict | None:
    """Return why the label counts as missing or empty, or cannot be judged here; None where it holds a value."""
    document = page.document
    assert document is not None
    if not metas_of(document, name) and left_to_script(page):
        return judged_elsewhere()
    zh = BY_NAME[name.casefold()].zh
    where = pointer_of(page, name)
    expected = f'<meta name="{name}" content="…">'
    metas = metas_of(document, name)
    if not metas:
        why_zh, why_en = _why_missing(document, name)
        return failed(
            f"缺少 {name}（{zh}）标签{why_zh}",
            f"The label {name} is missing{why_en}",
            expected=expected,
            pointer=where,
            place=name,
            level=level,
        )
    values = values_of(document, name)
    if not values:
        return failed(
            f"{name}（{zh}）标签的值为空",
            f"The label {name} has no value",
            expected=expected,
            found=where.snippet,
            pointer=where,
            place=name,
            level=level,
        )
    left = next((v for v in values if is_placeholder(name, v)), None)
    if left is None:
        return None
    return failed(
        f"{name}（{zh}）标签仍是模板占位内容，没有换成真实的值",
        f"The label {name} still holds what the template left in its place",
        expected=expected,
        found=left,
        pointer=where,
        place=name,
        level=level,
    )


def _why_missing(document: DocumentFacts, name: str) -> tuple[str, str]:
    same = [m for m in document.metas if m.name.casefold() == name.casefold()]
    if any(m.place is Place.COMMENT for m in same):
        return "（只写在注释里，不起作用）", " (it stands in a comment only, where it has no effect)"
    if any(m.attribute != "name" for m in same):
        return "（写成了其他属性，应使用 name 属性）", " (it is written with an attribute other than `name`)"
    return "", ""


def left_to_script(page: PageFacts) -> bool:
    """Return True where the page is filled by a script and was not rendered: its source cannot show what it holds."""
    return page.scripted_content and not page.rendered


def judged_elsewhere() -> Verdict:
    """Return that rendered pages of the same template stand for this one."""
    return inapplicable(
        "本页内容由脚本生成且未渲染，以同模板已渲染的页面为准",
        "The page is filled by a script and was not rendered; rendered pages of its template are judged",
    )
