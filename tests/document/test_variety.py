from __future__ import annotations

from pytest_govsite.document.read import read_document
from pytest_govsite.model import DocumentFacts, Region

from .pages import TEXT, URL, read, shown


def bare_tables() -> DocumentFacts:
    """A site of the years when everything was a table: hardly any class, pictures for headings, paging by script."""
    menu = "<td><img src='line.jpg'></td>".join(
        f"<td class='td3'><a href='../{n}/'>{n}</a></td>"
        for n in ("首页", "信息公开", "走进园区", "投资园区", "旅游园区")
    )
    side = "".join(
        f"<tr><td><img src=ico.jpg></td><td><a href='../{n}/' target=_self>信息公开{n}</a></td></tr>"
        for n in ("规定", "制度", "指南", "目录", "年报")
    )
    rows = "".join(
        f"<tr valign=top><td width=25><img src=ico2.jpg></td><td width=550>\n<a href='./202009/t2020090{n}_27.html'>示范园区20{n + 10}年政府信息公开工作年度报告</a>\n</td><td>\n2020-09-0{n}\n</td></tr>"
        for n in range(1, 8)
    )
    return read_document(
        f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>示范园区</title></head><body>
<table width=1006 align=center><tbody><tr><td id=top><embed src=top.swf></td></tr></tbody></table>
<table width=1006 id=memu align=center><tbody><tr>{menu}</tr></tbody></table>
<table><tr><td>天气预报：</td><td><iframe src='http://tianqi.example/widget'></iframe></td><td>站内搜索：</td>
<form name=frmSearch action='http://was.shifan.gov.cn/search'><td><input name=searchword></td><td><img onclick='submitA();' src=ss.jpg></td></form></tr></table>
<table align=center><tr><td width=253><table><tr><td><img src=xx_tit.jpg></td></tr><tr><td><table class=gl_left>{side}</table></td></tr></table></td>
<td><table><tr><td class=pos height=27>您现在的位置是：
<a href='../../' title='首页'>首页</a>&nbsp;&gt;&gt;&nbsp;<a href='../'>信息公开</a>&nbsp;&gt;&gt;&nbsp;<a href='./'>信息公开年报</a></td></tr>
<tr><td><table class=gl_list>{rows}</table></td></tr>
<tr><td class=page>共计&nbsp;<font>2&nbsp;</font>页&nbsp;<a href=index.html>首页</a>&nbsp;|&nbsp;上一页&nbsp;<font>1</font>&nbsp;|&nbsp;<a href=index_1.html>2</a>&nbsp;|&nbsp;<a href=index_1.html><span>下一页</span></a>&nbsp;<a href=index_1.html>尾页</a> 转到 <input type=text size=5><input type=button value=GO onclick='goto();'></td></tr></table></td></tr></table>
<table width=1006 id=down align=center><tr><td align=center><table class=about>
<tr><td align=center>主办：示范市示范园区管委会　<a href='../../wzdt/'>网站地图</a> | <a href='../../lxwm/'>联系我们</a></td></tr>
<tr><td align=center>违法和不良信息举报电话：0477-2258659(工作时间)&nbsp;&nbsp;邮箱：egb@example.gov.cn <br>　建议使用：1024×768分辩率 <font>网站标识码：1506000140</font></td></tr>
<tr><td align=center>　中文域名：示范园区.政务&nbsp;<a href='http://www.beian.miit.gov.cn/'> 蒙ICP备13001412号-2</a><br><a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=15062102000168'>&nbsp;蒙公网安备 15062102000168号</a></td></tr>
<tr><td><script>document.write(unescape("%3Cspan id='_ideConac' %3E"))</script><span id=_ideConac><a href='//bszs.conac.cn/sitename?method=show&amp;id=05C2ED68A8F661C9E053012819ACF5E5'><img id=imgConac src='//dcs.conac.cn/image/blue.png'></a></span></td>
<td><script id=_jiucuo_ sitecode=1506000140 src='http://pucha.kaipuyun.cn/exposure/jiucuo.js'></script></td></tr>
</table></td></tr></table></body></html>""",
        "http://yq.shifan.gov.cn/xxgk/xxgknb/index.html",
    )


def test_a_column_of_bare_tables() -> None:
    document = bare_tables()
    assert document.trail is not None
    assert document.trail.entries == ("首页", "信息公开", "信息公开年报")
    assert len(document.lists) == 1
    assert [i.date for i in document.lists[0].items] == [f"2020-09-0{n}" for n in range(1, 8)]
    assert document.lists[0].items[0].url == "http://yq.shifan.gov.cn/xxgk/xxgknb/202009/t20200901_27.html"
    footer = shown(document, Region.FOOTER)
    for item in (
        "主办：示范市示范园区管委会",
        "网站地图",
        "0477-2258659",
        "1506000140",
        "蒙ICP备13001412号-2",
        "15062102000168",
    ):
        assert item in footer
    assert "年度报告" not in footer
    assert "下一页" not in footer
    assert document.footer_selector == "#down"
    assert "走进园区" in shown(document, Region.NAVIGATION)
    search = next(form for form in document.forms if "was.shifan" in form.action)
    assert [c.name for c in search.controls] == ["searchword"]
    assert document.times == ()


def test_information_in_a_second_heading() -> None:
    document = read(
        f"""<ul class=bread_crumbs><li>您的位置：</li><li><a href='/first.do'>首页</a> <i class='fa'></i></li><li><a href='#'>项目动态</a></li></ul>
<div class=news_cont><div class=top_cont><h1>示范省卫生计生委通知文件</h1><h3><span>2017-05-18 14：30</span><span>来源：示范省卫生和计划生育委员会办公室</span>
<span>【字体：<a name=big>大</a>&nbsp;<a>中</a>】</span><span class=print><i></i> 打印</span><span><div class=jiathis_style><a class=jiathis_button_weixin></a></div></span></h3></div>{TEXT}</div>""",
        "<title>中国继续医学教育网</title>",
    )
    assert document.headline is not None
    assert document.headline.text == "示范省卫生计生委通知文件"
    assert [(t.value, t.standard_form, t.position) for t in document.times] == [("2017-05-18 14:30", False, "title")]
    assert [s.value for s in document.sources] == ["示范省卫生和计划生育委员会办公室"]
    assert document.trail is not None
    assert document.trail.entries == ("首页", "项目动态")


def test_a_footer_in_a_section_of_its_own_and_links_by_a_function() -> None:
    document = read(
        f"""<div class=headbar><div class=headzq><img src=logo.png alt='示范高新区'></div></div><h1>示范高新区简介</h1>{TEXT}
<div class=fullSlide><div class=bd><ul><li><a href='javascript:void(0)' onclick="OpenUrl('http://a.gov.cn/')"></a></li></ul></div></div>
<section id=contact class='gray-section1 contact'><div class=headzq><table><tr><td><p class=t>示范高新网版权所有，未经书面授权禁止使用。粤ICP备09172506 &nbsp; 网站标识码:4412910009 </p>
<p class=t>主办单位：示范国家高新技术产业开发区</p><p class=t>地 址：高新区政德大街四楼西翼</p></td><td><table><tr>
<td><a href='javascript:void(0)' onclick="OpenUrl('http://bszs.conac.cn/sitename?method=show&id=33B99A8643E24B72E053022819AC32CC')"><img src=red.png></a></td>
<td><a href='javascript:void(0)' onclick="OpenUrl('http://121.43.68.40/exposure/jiucuo.html?site_code=4412910008&url=x')"><img src=jiucuo.png></a></td></tr></table></td></tr></table></div></section>"""
    )
    footer = shown(document, Region.FOOTER)
    assert "粤ICP备09172506" in footer
    assert "主办单位" in footer
    assert "简介" not in footer
    marks = [x for x in document.links if "conac" in x.url or "exposure" in x.url]
    assert [x.region for x in marks] == [Region.FOOTER, Region.FOOTER]


def test_one_wrapper_named_content_around_everything() -> None:
    document = read(
        """<div class=content><div class=top><img src=cz.jpg></div><div class=main><ul class=top_content><li><div class=tl_title><img src=a.gif></div>
<ul class=tl_content><li><a href='/1.html'>示范市2026年政府预算公开情况说明</a></li><li><a href='/2.html'>示范市2025年政府决算公开情况说明</a></li></ul><div class=tl_bottom><a href='/more'>更多</a></div></li></ul></div>
<div class=bottom><div class=bottombg><div class=copyright>本站由示范市信息化工作领导小组负责<br>地址：示范市市府街1号 邮编：052360 冀ICP备111111号<br>推荐使用1024*768分辨率浏览本站点</div></div>
<div align=center><script id=_jiucuo_ sitecode=1301810003 src='http://pucha.kaipuyun.cn/exposure/jiucuo.js'></script></div></div></div>"""
    )
    assert "冀ICP备111111号" in shown(document, Region.FOOTER)
    assert "预算公开" not in shown(document, Region.FOOTER)
    assert document.footer_selector.endswith("div.bottom:nth-of-type(3)")
    assert [(len(found.items), found.more) for found in document.lists] == [(2, "http://www.shifan.gov.cn/more")]


def test_a_footer_of_centred_boxes_without_names() -> None:
    document = read(
        f"""<div class=wrap><h1>示范省卫生健康委员会关于做好秋季防病工作的通知</h1>{TEXT}</div>
<div style='width:100%;text-align:center'><span>技术支持：示范信息技术有限公司&nbsp;&nbsp;电话：025-69815356</span></div>
<div style='width:100%;text-align:center'><span>主办单位：示范省卫生健康委员会  地址：示范市玄武区 邮编：210008</span></div>
<div style='width:100%;text-align:center'><span>政府网站标识码：3200000024&nbsp;&nbsp;<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=32010202010427'><img src=a.png>苏公网安备:32010202010427号</a></span></div>""",
    )
    footer = shown(document, Region.FOOTER)
    for item in ("技术支持", "025-69815356", "主办单位", "3200000024", "苏公网安备:32010202010427号"):
        assert item in footer
    assert "通知" not in footer


def test_a_trail_as_a_definition_list() -> None:
    document = read(
        f"<dl class='adminPath'><dt>您现在的位置：</dt><dd><a href='/'>首页</a></dd><dd>政务公开</dd><dd>统计数据</dd></dl><h1>示范县统计公报</h1>{TEXT}"
    )
    assert document.trail is not None
    assert document.trail.entries == ("首页", "政务公开", "统计数据")


def test_everything_in_one_line_of_information() -> None:
    line = "索引号：52230011/2016-173111 文章来源：示范日报 发布时间：2016/11/11 9:37:15 作者：张三 李四 点击：119 【字体： 】大中小【打印内容】【内容纠错】"
    document = read(f"<h1>示范县召开第十二次常务会议</h1><div class=info>{line}</div>{TEXT}")
    assert [(t.value, t.label) for t in document.times] == [("2016-11-11 09:37:15", "发布时间")]
    assert [(s.label, s.value) for s in document.sources] == [("文章来源", "示范日报")]


def test_brackets_around_each_piece_of_information() -> None:
    document = read(
        f"<h1>示范县召开第十二次常务会议</h1><p>【来源：县政府办】【时间：2026-09-16】【作者：张三】【<a href='javascript:print()'>打印</a>】</p>{TEXT}"
    )
    assert [(t.value, t.label) for t in document.times] == [("2026-09-16", "时间")]
    assert [s.value for s in document.sources] == ["县政府办"]


def test_an_application_rendered_by_a_script() -> None:
    document = read(
        f"""<div id=root><div class=ant-layout><header class=ant-layout-header><div class=logo></div><ul class=ant-menu role=menu><li><a href='#/home'>首页</a></li><li><a href='#/list'>开放数据</a></li><li><a href='#/req'>数据申请</a></li><li><a href='#/board'>政策文件</a></li></ul></header>
<main class=ant-layout-content><h2>数据开放</h2>{TEXT}</main>
<footer class=ant-layout-footer><div class=foot-link><a href='/link.html'>友情链接</a><a href='/privacy.html'>隐私政策</a></div><div class=foot-card><p>主办单位： <a href='#'>示范省大数据局</a></p><p>联系电话： 0851-85283098</p>
<p>备案号：黔ICP备17006171号-2</p><p>政府网站标识码：5200000127</p><p>贵公网安备： <a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=52010302000644'>52010302001599号</a></p></div></footer></div></div>"""
    )
    footer = shown(document, Region.FOOTER)
    assert "示范省大数据局" in footer
    assert "52010302001599号" in footer
    assert "数据申请" in shown(document, Region.NAVIGATION)
    assert not document.footer_scripted


def test_a_header_without_any_name() -> None:
    document = read(
        f"""<div><div><a href='/'><img src='/images/2026.png' alt='示范县人民政府'></a></div><div><form action='/s'><input name=q><input type=submit></form></div></div>
<div><ul><li><a href='/'>首页</a></li><li><a href='/a/'>政务公开</a></li><li><a href='/b/'>政务服务</a></li><li><a href='/c/'>互动交流</a></li></ul></div>
<div><h2>示范县召开会议</h2>{TEXT}</div>"""
    )
    assert document.images[0].region is Region.HEADER
    assert document.forms[0].region is Region.HEADER
    assert "政务服务" in shown(document, Region.NAVIGATION)


def test_pages_that_hold_nothing() -> None:
    for html in ("", " ", "<html></html>", "<!-- x -->", "\ufeff", "{}"):
        document = read_document(html, URL)
        assert document.headline is None
        assert document.trail is None
        assert document.footer_selector == ""
        assert not document.footer_scripted
