"""内容安全：个人信息、涉密标志、测试数据、时间异常、挂马篡改、表述错误、错别字（国办秘函〔2019〕19号；《政府网站发展指引》）。"""

from pytest_govsite import requirement
from pytest_govsite.checks import content

READ = ("source", "rendered", "attachments")


@requirement("safety.id-numbers", needs=READ)
def test_no_id_numbers(pages, govsite, judge):
    """没有公开完整的身份证号。"""
    judge.each(content.id_numbers, pages.all)
    judge.site(content.attached_id_numbers, (), govsite.observed.attachments)


@requirement("safety.phone-numbers", needs=READ)
def test_no_private_phone_numbers(pages, govsite, judge):
    """没有公开个人手机号。"""
    judge.each(content.phone_numbers, pages.all)
    judge.site(content.attached_phone_numbers, (), govsite.observed.attachments)


@requirement("safety.bank-cards", needs=READ)
def test_no_bank_cards(pages, govsite, judge):
    """没有公开银行卡号。"""
    judge.each(content.bank_cards, pages.all)
    judge.site(content.attached_bank_cards, (), govsite.observed.attachments)


@requirement("safety.misstatements", needs=READ)
def test_no_misstatements(pages, govsite, judge):
    """没有词库所列的严重表述错误。"""
    words = content.wordings("misstatements", govsite.site.lexicons)
    judge.each(content.misstatements, pages.all, words)
    judge.site(content.attached_misstatements, (), govsite.observed.attachments, words)


@requirement("safety.secret-markers", needs=READ)
def test_no_classification_marks(pages, govsite, judge):
    """没有涉密标志。"""
    judge.site(content.secret_markers, pages.all, pages.withheld)
    judge.site(content.attached_secret_markers, (), govsite.observed.attachments)


@requirement("safety.forged-dates", needs=("source", "rendered"))
def test_publishing_times(pages, govsite, judge):
    """发布时间不晚于检测时刻，也不与网址、附件的日期矛盾。"""
    judge.each(content.forged_dates, pages.articles, govsite.site)


@requirement("safety.test-content", needs=READ)
def test_no_test_content(pages, govsite, judge):
    """没有测试数据残留。"""
    judge.each(content.leftover_test_data, pages.all, govsite.site)
    judge.site(content.attached_test_data, (), govsite.observed.attachments, govsite.site)


@requirement("safety.malicious-code", needs=("source", "rendered"))
def test_no_injected_code(pages, govsite, judge):
    """页面没有被挂马、篡改的迹象。"""
    judge.each(content.malicious_code, pages.all, govsite.site)


@requirement("safety.typos", needs=READ)
def test_no_misprints(pages, govsite, judge):
    """没有词库所列的错别字。"""
    words = content.wordings("typos", govsite.site.lexicons)
    judge.site(content.typos, pages.all, words)
    judge.site(content.attached_typos, (), govsite.observed.attachments, words)
