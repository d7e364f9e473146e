from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks import footer
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Outcome, Page, PageFacts, PageType
from tests.checks.building import HOME, is_advice, is_failure, site

ARTICLE = """
<div class="article"><h1>示范县召开经济运行调度会</h1>
<p>9月9日，由区委网信委、空军西安飞行学院主办，区委办联合承办的活动举行。咨询电话：0571-88990000。会议强调，要紧盯全年目标，狠抓项目建设，确保完成任务。</p>
</div>
"""
GOOD = """
<div class="footer">
 <p>主办：&nbsp;示范县人民政府办公室 &nbsp;&nbsp;承办：示范县数据管理中心</p>
 <p>联系电话：0571-88991234 <a href="/wzdt/index.html">网站地图</a> <a href="/lxwm/">联系我们</a></p>
 <p><a href="https://beian.miit.gov.cn/" target="_blank">浙ICP备<br>2026099001号-1</a>
 <a href="https://beian.mps.gov.cn/#/query/webSearch?code=33019902000001"><img src="/images/ga.png">浙公网安备&nbsp;33019902000001号</a>
 政府网站标识码：3301990001</p>
 <span id="_ideConac"><a href="//bszs.conac.cn/sitename?method=show&amp;id=0F9C66D1A35B47E8B2D4C7A1E5F60318"><img src="/images/red.png"></a></span>
 <SCRIPT ID="_jiucuo_" SITECODE='3301990001' SRC='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></SCRIPT>
</div>
"""
CHECKS: dict[str, Any] = {
    "mark": footer.agency_mark,
    "entry": footer.error_report,
    "code": footer.site_id_code,
    "sponsor": footer.sponsor,
    "contact": footer.contact,
    "icp": footer.icp_number,
    "police": footer.police_filing,
}


def judged(key: str, foot: str, body: str = ARTICLE):
    html = f"<html><head><title>示范县人民政府</title></head><body>{body}{foot}</body></html>"
    page = PageFacts(page=Page(url=HOME, type=PageType.ARTICLE), source=read_document(html, HOME))
    return list(CHECKS[key](page, site()))


@pytest.mark.parametrize("key", CHECKS)
def test_a_complete_footer_passes(key):
    verdicts = judged(key, GOOD)
    assert [v.outcome for v in verdicts] == [Outcome.PASSED], verdicts


@pytest.mark.parametrize("key", CHECKS)
def test_comments_and_script_texts_do_not_count(key):
    foot = (
        f"<div class='footer'><p>版权所有：示范县人民政府 欢迎您访问本网站 浏览本站建议分辨率</p><!-- {GOOD} --></div>"
    )
    foot += f"<script>/* {GOOD.replace('</SCRIPT>', '').replace('SCRIPT', 'x')} */ var a = 1;</script>"
    verdicts = judged(key, foot)
    assert all(v.outcome in (Outcome.FAILED, Outcome.UNTESTED) for v in verdicts), verdicts


@pytest.mark.parametrize("key", CHECKS)
@pytest.mark.parametrize("hidden", ['style="display:none"', "hidden", 'style="visibility: hidden"'])
def test_a_footer_hidden_by_its_markup_does_not_count(key, hidden):
    foot = f"<div {hidden}>{GOOD}</div><div class='footer'><p>版权所有：示范县人民政府 欢迎您访问本网站</p></div>"
    assert all(v.outcome is not Outcome.PASSED for v in judged(key, foot))


@pytest.mark.parametrize("key", CHECKS)
def test_a_footer_that_a_script_writes_is_untested_in_the_source(key):
    verdicts = judged(key, '<div id="footer"></div><script>$("#footer").load("/html/footer.html")</script>')
    assert [v.outcome for v in verdicts] == [Outcome.UNTESTED], verdicts


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("icp", "浙ICP备<br>2026099001号-1", "浙ICP备12345678号"),
        ("icp", "https://beian.miit.gov.cn/", "https://beian-miit.com/"),
        ("police", "浙公网安备&nbsp;33019902000001号", "浙公网安备12345678901234号"),
        ("police", "webSearch?code=33019902000001", "webSearch?code=33019902000009"),
        ("code", "标识码：3301990001", "标识码：330199000001"),
        ("code", "SITECODE='3301990001'", "SITECODE='3301980003'"),
        ("entry", "SITECODE='3301990001'", "SITECODE='3301980003'"),
        ("mark", "//bszs.conac.cn/sitename?method=show&amp;id=0F9C66D1A35B47E8B2D4C7A1E5F60318", "#"),
        ("sponsor", "主办：&nbsp;示范县人民政府办公室 &nbsp;&nbsp;", ""),
        ("contact", "联系电话：0571-88991234", ""),
    ],
)
def test_each_fault_fails(key, old, new):
    assert old in GOOD
    verdicts = judged(key, GOOD.replace(old, new))
    assert verdicts
    assert any(is_failure(v) for v in verdicts), verdicts


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("icp", "https://beian.miit.gov.cn/", "http://www.beian.miit.gov.cn/"),
        ("icp", 'href="https://beian.miit.gov.cn/"', 'href="javascript:;"'),
        ("police", "浙公网安备&nbsp;33019902000001号", "公安备案号 33019902000001"),
        ("police", "code=33019902000001", ""),
        ("entry", "zfwzgl.www.gov.cn", "pucha.kaipuyun.cn"),
    ],
)
def test_each_weakness_is_advice(key, old, new):
    assert old in GOOD
    verdicts = judged(key, GOOD.replace(old, new))
    assert verdicts
    assert all(is_advice(v) for v in verdicts), verdicts


def test_a_mark_written_by_a_script_is_untested_in_the_source():
    start, end = GOOD.index('<span id="_ideConac">'), GOOD.index("</span>") + len("</span>")
    written = (
        "<script>document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript "
        "src='https://dcs.conac.cn/js/33/019/9000/60999901/CA330199000609999010001.js' %3E%3C/script%3E\"));</script>"
    )
    verdicts = judged("mark", GOOD[:start] + written + GOOD[end:])
    assert [v.outcome for v in verdicts] == [Outcome.UNTESTED]
    assert verdicts[0].found.startswith("https://dcs.conac.cn/js/33/")
