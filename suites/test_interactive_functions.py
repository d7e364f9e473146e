"""互动功能：来信、征集调查、办事服务、下载等功能可用（《政府网站发展指引》；国办秘函〔2019〕19号；各地规定）。"""

import pytest

from pytest_govsite import requirement
from pytest_govsite.checks import columns, functions
from pytest_govsite.model import FormsLook
from pytest_govsite.model.leaving import LeavingLook
from pytest_govsite.model.media import MediaLook
from pytest_govsite.model.paging import PagingLook
from pytest_govsite.model.phone import PhoneLook

SEEN = ("source", "probes", "site")


@pytest.fixture
def survey(pages, govsite):
    return columns.survey(pages.all, govsite.site, govsite.facts)


@requirement("functions.search", needs=("rendered", "search"))
def test_search(pages, judge):
    """首页搜索框用回车和按钮都能在限定时间内得到结果，输入的代码不会被执行。"""
    judge.each(functions.search_works, pages.closer.of("home"), judge.requirement.threshold)


@requirement("functions.search-finds", needs=("rendered", "search"))
def test_search_finds_articles(pages, govsite, judge):
    """用本网站已有文章的标题搜索，结果第一页有该文章。"""
    judge.site(functions.search_finds, pages.closer.of("home"), govsite.site.stage)


@requirement("functions.search-no-result", needs=("rendered", "search"))
def test_search_without_result(pages, judge):
    """搜索没有结果时有明确提示，不出现错误页。"""
    judge.site(functions.search_without_result, pages.closer.of("home"))


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


@requirement("functions.external-notice", needs=("rendered", "leaving"))
def test_notice_before_leaving(pages, govsite, judge):
    """点击非政府网站的链接时，先提示即将离开本网站，可以继续或取消。"""
    judge.each(functions.external_notice, pages.closer.looked(LeavingLook), govsite.site, govsite.profile)


@requirement("functions.media", needs=("rendered", "media"))
def test_media_play(pages, judge):
    """音频和视频能载入并播放，不使用需要插件的格式。"""
    judge.each(functions.media, pages.closer.looked(MediaLook))


@requirement("functions.pagination", needs=("rendered", "paging"))
def test_pages_of_lists_turn(pages, judge):
    """列表的下一页和尾页能打开，显示不同的内容。"""
    judge.each(functions.pagination, pages.closer.looked(PagingLook))


@requirement("functions.not-found", needs=SEEN)
def test_error_page(pages, survey, judge):
    """不存在的地址返回 404，页面保持本网站样式，能返回首页，不暴露出错信息。"""
    judge.site(functions.not_found, pages.all, survey)


@requirement("functions.mobile", needs=("rendered", "phone"))
def test_phones(pages, judge):
    """在 390 像素宽的手机屏幕上不需横向滚动，能缩放，文字不小于 12 像素，菜单能打开。"""
    judge.each(functions.mobile, pages.closer.looked(PhoneLook))


@requirement("functions.indexable", needs=SEEN)
def test_search_engines_allowed(pages, survey, judge):
    """没有全站禁止搜索引擎收录。"""
    judge.site(functions.indexable, pages.all, survey)


@requirement("functions.site-map", needs=SEEN)
def test_site_map(pages, survey, judge):
    """网站地图能打开，列出一级栏目，其中的链接有效。"""
    judge.site(functions.site_map, pages.all, survey)


@requirement("functions.consultation-form", needs=(*SEEN, "rendered", "forms"))
def test_consultation_form(pages, survey, judge):
    """有可用的咨询投诉表单：能打开，字段有名称，有提交控件；允许提交时有回执或查询编号。"""
    judge.site(functions.consultation_form, pages.all, survey, pages.closer.looked(FormsLook))


@requirement("functions.form-validation", needs=("rendered", "forms"))
def test_form_validation(pages, judge):
    """空的和格式错误的输入被拒绝，字段旁有文字说明，已填内容保留，脚本和 SQL 文本原样显示。"""
    judge.each(functions.form_validation, pages.closer.looked(FormsLook))


@requirement("functions.survey", needs=SEEN)
def test_surveys_can_be_taken(pages, survey, judge):
    """正在进行的征集调查能打开，有题目和提交按钮。"""
    judge.site(functions.surveys_open, pages.all, survey)


@requirement("functions.survey-results", needs=SEEN)
def test_survey_results(pages, survey, judge):
    """结束一个月以上的征集调查公布了结果和采用情况。"""
    judge.site(functions.survey_results, pages.all, survey)


@requirement("functions.service-catalogue", needs=SEEN)
def test_service_catalogue(pages, survey, govsite, judge):
    """有办事事项目录，按主题、对象或部门分类，或直达统一平台中本地区、本单位的页面。"""
    judge.site(functions.service_catalogue, pages.all, survey, govsite.profile)


@requirement("functions.service-progress", needs=SEEN)
def test_service_progress(pages, survey, judge):
    """有办理进度和结果查询入口，能打开查询页或统一登录页。"""
    judge.site(functions.service_progress, pages.all, survey)


@requirement("functions.interaction-kinds", needs=SEEN)
def test_interaction_kinds(pages, survey, govsite, judge):
    """所用规范列出的各种互动渠道都有。"""
    judge.site(functions.interaction_kinds, pages.all, survey, govsite.profile)


@requirement("functions.interpretation-links", needs=SEEN)
def test_interpretation_links(pages, survey, judge):
    """政策文件与其解读互相链接。"""
    judge.site(functions.interpretation_links, pages.all, survey)


@requirement("functions.interpretation-exists", needs=SEEN)
def test_documents_interpreted(pages, survey, judge):
    """最近的规范性文件有解读，解读不只有文字。"""
    judge.site(functions.interpretation_exists, pages.all, survey)


@requirement("functions.validity-mark", needs=SEEN)
def test_validity_marked(pages, survey, judge):
    """规范性文件标明有效性，已废止的已注明。"""
    judge.site(functions.validity_mark, pages.all, survey)


@requirement("functions.disclosure-request-form", needs=SEEN)
def test_disclosure_request(pages, survey, govsite, judge):
    """能在线申请公开，或写明地址并提供申请表。"""
    judge.site(functions.disclosure_request, pages.all, survey, govsite.profile)


@requirement("functions.procedures", needs=SEEN)
def test_procedures(pages, survey, judge):
    """依申请公开、在线服务、咨询建议公布了受理事项的种类和程序。"""
    judge.site(functions.procedures, pages.all, survey)


@requirement("functions.smart-answers", needs=SEEN)
def test_smart_answers(pages, survey, judge):
    """首页有智能问答入口，能打开。"""
    judge.each(functions.smart_answers, pages.home, survey)


@requirement("functions.search-unified", needs=SEEN)
def test_unified_search(pages, govsite, judge):
    """搜索框通向全省统一搜索。"""
    judge.each(functions.search_unified, pages.home, govsite.profile)


@requirement("functions.portal-interaction-link", needs=SEEN)
def test_portal_interaction_link(pages, survey, govsite, judge):
    """部门网站链接到本级政府门户网站的互动渠道。"""
    judge.site(functions.portal_interaction_link, pages.all, survey, govsite.profile)


@requirement("functions.evaluation", needs=SEEN)
def test_evaluation(pages, survey, judge):
    """有网站评价入口或栏目。"""
    judge.site(functions.evaluation, pages.all, survey)


@requirement("functions.privacy-notice", needs=SEEN)
def test_privacy_notice(pages, judge):
    """收集个人信息的表单说明了用途和保护措施。"""
    judge.site(functions.privacy_notice, pages.all)
