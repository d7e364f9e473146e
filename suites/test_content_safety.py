"""内容安全：测试数据、时间异常、挂马篡改、表述错误、错别字（国办秘函〔2019〕19号；《政府网站发展指引》）。"""

from pytest_govsite import requirement
from pytest_govsite.checks import content


@requirement("safety.test-content", needs=("source", "rendered"))
def test_no_test_content(pages, govsite, judge):
    """没有测试数据残留。"""
    judge.each(content.leftover_test_data, pages.all, govsite.site)
