"""网页标签与页面要素：《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范》。"""

from pytest_govsite import requirement
from pytest_govsite.checks import design, labels

LABELLED = ("home", "column", "article")


@requirement("labels.site-name", needs=("source",))
def test_site_name_label(pages, govsite, judge):
    """首页、栏目页、正文页都有 SiteName 标签，值为网站规范名称。"""
    judge.each(labels.site_name, pages.of(*LABELLED), govsite.site, govsite.profile)


@requirement("labels.site-domain", needs=("source",))
def test_site_domain_label(pages, govsite, judge):
    """首页、栏目页、正文页都有 SiteDomain 标签，值为网站域名，不带协议和路径。"""
    judge.each(labels.site_domain, pages.of(*LABELLED), govsite.site)


@requirement("labels.site-id-code", needs=("source",))
def test_site_id_code_label(pages, govsite, judge):
    """首页、栏目页、正文页都有 SiteIDCode 标签，值为网站标识码，与页脚和“找错”入口一致。"""
    judge.each(labels.site_id_code, pages.of(*LABELLED), govsite.site)


@requirement("labels.column-name", needs=("source",))
def test_column_name_label(pages, judge):
    """栏目页有 ColumnName 标签，与页面显示的栏目名称一致；正文页宜有。"""
    judge.each(labels.column_name, pages.of("column", "article"))


@requirement("labels.column-description", needs=("source",))
def test_column_description_label(pages, judge):
    """栏目页有 ColumnDescription 标签，写明栏目的作用和主要内容。"""
    judge.each(labels.column_description, pages.columns)


@requirement("labels.column-keywords", needs=("source",))
def test_column_keywords_label(pages, judge):
    """栏目页有 ColumnKeywords 标签，至少有一个关键词。"""
    judge.each(labels.column_keywords, pages.columns)


@requirement("labels.column-type", needs=("source",))
def test_column_type_label(pages, judge):
    """栏目页有 ColumnType 标签，宜取指引列举的栏目类别；正文页宜有。"""
    judge.each(labels.column_type, pages.of("column", "article"))


@requirement("labels.article-title", needs=("source",))
def test_article_title_label(pages, judge):
    """正文页有 ArticleTitle 标签，与页面显示的标题一致。"""
    judge.each(labels.article_title, pages.articles)


@requirement("labels.pub-date", needs=("source",))
def test_pub_date_label(pages, govsite, judge):
    """正文页的 PubDate 标签为真实发布时间，格式为 YYYY-MM-DD HH:MM。"""
    judge.each(labels.pub_date, pages.articles, govsite.site)


@requirement("labels.content-source", needs=("source",))
def test_content_source_label(pages, judge):
    """正文页有 ContentSource 标签，与页面显示的来源一致。"""
    judge.each(labels.content_source, pages.articles)


@requirement("labels.optional-filled", needs=("source", "probes"))
def test_optional_labels_filled(pages, govsite, judge):
    """正文页用到的可选标签（Keywords、Author、Description、Image、Url）都有值，地址能打开。"""
    judge.each(labels.optional_filled, pages.articles, labels.Addresses(govsite.site, govsite.facts, pages.all))


@requirement("labels.placement", needs=("source",))
def test_labels_placed_in_head(pages, judge):
    """标签都写在 head 内，单值标签不重复，没有模板占位内容。"""
    judge.each(labels.placement, pages.of(*LABELLED))


@requirement("design.publish-time", needs=("source",))
def test_publish_time_shown(pages, judge):
    """正文页在标题附近显示发布时间，写到分。"""
    judge.each(design.publish_time, pages.articles)


@requirement("design.source", needs=("source",))
def test_source_shown(pages, judge):
    """正文页显示信息来源。"""
    judge.each(design.source, pages.articles)


@requirement("design.breadcrumb", needs=("source",))
def test_breadcrumb_shown(pages, judge):
    """栏目页和正文页显示当前位置，指到所在栏目。"""
    judge.each(design.breadcrumb, pages.of("column", "article"))


@requirement("design.share-print", needs=("source",))
def test_share_and_print_offered(pages, judge):
    """正文页提供打印和分享功能。"""
    judge.each(design.share_print, pages.articles)
