"""互动功能：来信、征集调查、办事服务、下载等功能可用（《政府网站发展指引》；国办秘函〔2019〕19号；各地规定）。"""

import pytest

from pytest_govsite import requirement
from pytest_govsite.checks import columns, functions

SEEN = ("source", "probes", "site")


@pytest.fixture
def survey(pages, govsite):
    return columns.survey(pages.all, govsite.site, govsite.facts)


@requirement("functions.letters-public", needs=SEEN)
def test_public_letters(pages, survey, judge):
    """公开的来信显示来信内容、答复内容、来信和答复时间以及办理状态。"""
    judge.site(functions.letters_public, pages.all, survey)


@requirement("functions.letters-answered", needs=SEEN)
def test_letters_answered_in_time(pages, survey, govsite, judge):
    """近一年的咨询类来信都在规定期限内答复。"""
    judge.site(functions.letters_answered, pages.all, survey, govsite.profile)


@requirement("functions.letters-statistics", needs=SEEN)
def test_letter_statistics(pages, survey, judge):
    """公布来信的受理和反馈数量。"""
    judge.site(functions.letters_statistics, pages.all, survey)


@requirement("functions.service-guides", needs=SEEN)
def test_service_guides(pages, govsite, judge):
    """办事指南的八类要素齐全。"""
    judge.site(functions.service_guides, pages.of("interactive", "article", "other"), govsite.site)


@requirement("functions.forms-download", needs=SEEN)
def test_forms_download(pages, govsite, judge):
    """办事表格和样表能下载，不是空文件，类型与扩展名一致。"""
    judge.site(functions.downloads, pages.of("interactive", "column", "other"), govsite.facts)


@requirement("functions.attachments", needs=SEEN)
def test_attachments(pages, govsite, judge):
    """内容页的附件能下载，不是空文件，类型与扩展名一致。"""
    judge.site(functions.downloads, pages.articles, govsite.facts)


@requirement("functions.not-found", needs=SEEN)
def test_error_page(pages, survey, judge):
    """不存在的地址返回 404，页面保持本网站样式，能返回首页，不暴露出错信息。"""
    judge.site(functions.not_found, pages.all, survey)


@requirement("functions.indexable", needs=SEEN)
def test_search_engines_allowed(pages, survey, judge):
    """没有全站禁止搜索引擎收录。"""
    judge.site(functions.indexable, pages.all, survey)
