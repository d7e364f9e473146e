"""Defects of the page labels and of what articles show."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

_ARTICLES = "2*"
"""Articles of a column have paths such as 202611/t20261120_1000001.html."""


def _columns(folder: str) -> tuple[str, ...]:
    return (folder, f"{folder}index*")


def _articles(folder: str) -> tuple[str, ...]:
    return (f"{folder}{_ARTICLES}",)


def _label(
    id: str, pages: tuple[str, ...], zh: str, en: str, may: dict[str, str] | None = None, must: tuple[str, ...] = ()
) -> Defect:
    return Defect(id=id, description=Text(zh=zh, en=en), pages=pages, may=may or {}, must=must)


_CODES = dict.fromkeys(
    ("footer.site-id-code", "footer.error-report"), "页面上的几处标识码不一致 / the page's codes differ"
)
_TIME = {"safety.forged-dates": "这样的发布时间不可能 / such a publishing time cannot be true"}
_IN_BODY = {
    f"labels.{name}": "标签不在 head 中 / the labels do not stand in the head"
    for name in ("article-title", "pub-date", "content-source", "column-name", "column-type", "column-description", "column-keywords")
}  # fmt: skip

LABELS = (
    _label("labels.site-name", ("/zwgk/zdly/xczx/*",), "没有 SiteName", "no SiteName"),
    _label(
        "labels.site-name:placeholder", ("/zwgk/zdly/jyxx/*",), "SiteName 是模板里的“网站名称”", "SiteName is the template's own word",
        {"labels.placement": "占位文字也算标签不规范 / a placeholder counts there too"},
    ),
    _label("labels.site-domain", ("/zwgk/zcwj/*",), "SiteDomain 带 https:// 和斜杠", "SiteDomain with scheme and slash"),
    _label("labels.site-domain:other-site", ("/zwgk/ghjh/*",), "SiteDomain 是别的城市的域名", "SiteDomain of another city"),
    _label("labels.site-id-code", ("/xwzx/mtjj/*",), "SiteIDCode 是 12 位", "SiteIDCode of 12 digits", _CODES),
    _label("labels.site-id-code:other-site", ("/zfsj/tjgb/*",), "SiteIDCode 是别的网站的", "SiteIDCode of another site", _CODES),
    _label("labels.column-name", _columns("/zwgk/jcbgt/"), "ColumnName 写成年份", "ColumnName is a year"),
    _label("labels.column-description", ("/zfsj/",), "ColumnDescription 是空的", "ColumnDescription is empty"),
    _label("labels.column-keywords", _columns("/xwzx/mtjj/"), "ColumnKeywords 是空的", "ColumnKeywords is empty"),
    _label("labels.column-type", _columns("/xwzx/zwyw/"), "ColumnType 是空的", "ColumnType is empty"),
    _label("labels.column-type:unknown", _columns("/zwgk/ghjh/"), "ColumnType 不在规定的类别中", "ColumnType is none of the guideline's values"),
    _label("labels.article-title", _articles("/xwzx/zwyw/"), "ArticleTitle 不是本文标题", "ArticleTitle is another title"),
    _label("labels.article-title:missing", ("/xwzx/xzdt/show.jsp*",), "没有 ArticleTitle", "no ArticleTitle"),
    _label(
        "labels.article-title:comment", _articles("/zwgk/zdly/yjgl/"), "标签只在注释里", "labels stand in a comment only",
        {"labels.column-name": "注释里的标签等于没有 / a label in a comment is none", "labels.column-type": "同上 / as above"},
        ("labels.article-title", "labels.pub-date", "labels.content-source"),
    ),
    _label("labels.pub-date", _articles("/xwzx/bmdt/"), "时间里的冒号是比号 ∶", "the colon is a ratio sign"),
    _label("labels.pub-date:seconds", _articles("/xwzx/mtjj/"), "PubDate 带秒", "PubDate with seconds"),
    _label("labels.pub-date:generated", _articles("/zwgk/zdly/xczx/"), "PubDate 是生成页面的时间", "PubDate is the time the page was made", _TIME),
    _label("labels.pub-date:future", _articles("/zwgk/ghjh/"), "PubDate 在将来", "PubDate in the future", _TIME),
    _label("labels.pub-date:date-only", _articles("/zwgk/rsrm/"), "PubDate 只有日期", "PubDate without a time"),
    _label("labels.pub-date:missing", _articles("/zfsj/tjgb/"), "没有 PubDate", "no PubDate"),
    _label("labels.content-source", _articles("/zwgk/jcbgt/"), "ContentSource 是空的", "ContentSource is empty"),
    _label("labels.content-source:differs", _articles("/xwzx/zwyw/"), "ContentSource 与页面上的来源不同", "ContentSource differs from the shown source"),
    _label("labels.optional-filled", _articles("/zwgk/zdly/ylws/"), "Author 标签是空的", "Author is empty"),
    _label("labels.optional-filled:dead-image", _articles("/xwzx/mtjj/"), "Image 标签指向不存在的图片", "Image points to a picture that is not there"),
    _label("labels.placement", _articles("/zwgk/zdly/shbz/"), "栏目和内容标签写在 body 里", "labels stand in the body", _IN_BODY),
    _label(
        "labels.placement:duplicate", _articles("/zwgk/zdly/zdxm/"), "标签以不同大小写写了两遍", "labels written twice in different case",
    ),
    _label(
        "labels.placement:template", _articles("/zwgk/zdly/zdgz/"), "标签里留着模板变量", "a template variable is left in a label",
        {"labels.optional-filled": "变量没有换成值 / the variable was not replaced"},
    ),
    _label(
        "design.publish-time", _articles("/zwgk/zdly/aqsc/"), "正文不显示发布时间", "no publishing time is shown",
    ),
    _label("design.publish-time:date-only", _articles("/zwgk/zdly/spyp/"), "正文只显示日期", "only the date is shown"),
    _label("design.source", _articles("/zwgk/zdly/sthj/"), "正文不显示来源", "no source is shown"),
    _label(
        "design.breadcrumb", ("/zwgk/zdly/jycy/*",), "没有当前位置", "no location trail",
        {"labels.column-name": "没有可以对照的位置 / nothing to compare with"},
    ),
    _label("design.share-print", _articles("/zwgk/zdly/xzxk/"), "没有打印和分享", "neither print nor share"),
)  # fmt: skip
