from __future__ import annotations

from pytest_govsite.checks.footer import copyright_browser_note, superior_links
from pytest_govsite.model import Outcome
from tests.checks.building import block, is_failure, link, one, site, source_page


def test_a_footer_with_all_notes_passes():
    text = "版权所有：示范县人民政府 建议使用IE9.0以上浏览器，分辨率1280*720以上"
    assert one(copyright_browser_note(source_page(block(text)), site())).outcome is Outcome.PASSED


def test_each_missing_note_is_named():
    verdicts = list(copyright_browser_note(source_page(block("版权所有：示范县人民政府")), site()))
    assert [v.message.zh for v in verdicts] == ["底部没有说明适用浏览器", "底部没有说明最佳浏览方式"]
    assert all(is_failure(v) for v in verdicts)


def test_notes_of_a_scripted_footer_are_untested():
    verdicts = list(copyright_browser_note(source_page(footer_scripted=True), site()))
    assert {v.outcome for v in verdicts} == {Outcome.UNTESTED}


def test_links_to_governments_pass():
    page = source_page(
        link("河北省人民政府", "http://www.hebei.gov.cn/"), link("靖安县人民政府", "http://www.jxjaxzf.gov.cn/")
    )
    verdict = one(superior_links(page, site()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == "2 个：www.hebei.gov.cn、www.jxjaxzf.gov.cn"


def test_filing_systems_and_own_pages_are_no_superiors():
    page = source_page(
        link("示范县人民政府", "https://www.shifan.gov.cn/"),
        link("浙ICP备05000123号", "https://beian.miit.gov.cn/"),
        link("12345政务热线", "https://12345.zj.gov.cn/"),
        link("国务院要闻一则", "https://www.gov.cn/yaowen/liebiao/202611/content_1.htm"),
    )
    verdict = one(superior_links(page, site()))
    assert is_failure(verdict)
    assert "没有链接到任何上级或下级政府网站" in verdict.message.zh
