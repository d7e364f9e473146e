from __future__ import annotations

import pytest

from pytest_govsite.model import Region

from .pages import FOOTER, HEADER, TEXT, TRAIL, read, shown

ICP = "浙ICP备05000001号-1"
MARKS = f"<p>主办单位：示范县人民政府办公室</p><p>{ICP} 网站标识码：3301990001</p>"
MAIN = f"{HEADER}{TRAIL}<div class='con'><h1>示范县召开第十二次常务会议</h1><div id='zoom'>{TEXT}</div></div>"

FORMS = {
    "class": f"<div class='footer'>{MARKS}</div>",
    "wrapped": f"<div class='foot_bg'><div class='w1200'><div class='foot clearfix'>{MARKS}</div></div></div>",
    "id": f"<div id='foot_new'><div>{MARKS}</div></div>",
    "tag": f"<footer>{MARKS}</footer>",
    "role": f"<div role='contentinfo'>{MARKS}</div>",
    "camel": f"<div class='pageFooter'>{MARKS}</div>",
    "bottom": f"<div class='bottom'>{MARKS}</div>",
    "copyright": f"<div id='copyright'>{MARKS}</div>",
    "pinyin": f"<div class='dibu'>{MARKS}</div>",
    "yejiao": f"<div class='yejiao_box'>{MARKS}</div>",
    "unnamed": f"<div><div>{MARKS}</div></div>",
    "paragraphs": MARKS,
    "center": f"<center>主办：示范县人民政府<br>{ICP}&nbsp;网站标识码3301990001</center>",
    "table": f"<table width=1000 align=center><tr><td align=center>主办单位：示范县人民政府办公室</td></tr><tr><td>{ICP}</td><td>网站标识码：3301990001</td></tr></table>",
    "other name": f"<div class='g-ft'><div class='m-info'>{MARKS}</div></div>",
    "list": f"<div class='wrap'><ul><li>主办单位：示范县人民政府办公室</li><li>{ICP}</li><li>标识码 ：3301990001</li></ul></div>",
    "sponsor after the name": f"<div class='bq'><span>示范县人民政府办公室主办</span><span>{ICP}</span><span>网站标识码3301990001</span></div>",
}


@pytest.mark.parametrize("form", FORMS)
def test_footers_of_many_makes(form: str) -> None:
    document = read(f"{MAIN}{FORMS[form]}")
    footer = shown(document, Region.FOOTER)
    assert ICP in footer
    assert "主办" in footer
    assert "3301990001" in footer
    assert "常务会议" not in footer
    assert "首页" not in footer
    assert document.footer_selector
    assert not document.footer_scripted


@pytest.mark.parametrize("form", FORMS)
def test_footers_inside_one_wrapper_around_everything(form: str) -> None:
    footer = shown(read(f"<div id='container'><div class='wrapper'>{MAIN}{FORMS[form]}</div></div>"), Region.FOOTER)
    assert ICP in footer
    assert "常务会议" not in footer
    assert "首页" not in footer


@pytest.mark.parametrize("form", FORMS)
def test_footers_below_an_empty_column(form: str) -> None:
    body = f"{HEADER}{TRAIL}<div class='list-main'><h2>政务要闻</h2><p>暂无内容</p></div>{FORMS[form]}"
    document = read(body, "<title>政务要闻-示范县人民政府</title>")
    assert ICP in shown(document, Region.FOOTER)
    assert "暂无内容" in shown(document, Region.MAIN)


def test_link_bars_and_marks_beside_the_footer_belong_to_it() -> None:
    bar = "<div class='yqlj'><div class='title'>友情链接</div><a href='http://www.zj.gov.cn'>浙江省人民政府</a></div>"
    links = "<div class='link-bar'><a href='/wzdt'>网站地图</a>|<a href='/lxwm'>联系我们</a></div>"
    mark = "<div class='jg'><a href='http://bszs.conac.cn/sitename?method=show&id=15ECDB592A9329B9E053022819AC61B0'></a></div>"
    document = read(f"{MAIN}{bar}{links}<div class='footer'>{MARKS}</div>{mark}")
    footer = shown(document, Region.FOOTER)
    assert "友情链接" in footer
    assert "网站地图" in footer
    assert next(link for link in document.links if "conac" in (link.href or "")).region is Region.FOOTER


def test_a_hidden_copy_for_phones_is_known_as_hidden() -> None:
    document = read(f"{MAIN}<div class='footer'>{MARKS}</div><div class='m-footer' style='display: none'>{MARKS}</div>")
    found = [b for b in document.blocks if ICP in b.text]
    assert [(b.region, b.visible) for b in found] == [(Region.FOOTER, None), (Region.FOOTER, False)]
    assert "m-footer" not in document.footer_selector


@pytest.mark.parametrize(
    "text",
    [
        "<p>一、主办单位：示范县文化馆</p><p>二、承办单位：示范县图书馆，技术支持：示范县电视台。</p>",
        "<p>本次活动由县委宣传部主办，县文广旅体局承办，欢迎广大市民踊跃参加，联系电话12345。</p>",
        "<div class='article-foot'><p>责任编辑：张三</p></div>",
        "<p class='footnote'>注：数据来自统计局。</p>",
        "<footer><p>作者：张三</p></footer>",
    ],
)
def test_article_text_is_no_footer(text: str) -> None:
    body = f"{HEADER}{TRAIL}<article class='con'><h1>示范县举办读书活动</h1>{TEXT}{text}</article>"
    assert "主办" not in shown(read(body + FOOTER), Region.FOOTER).replace("主办单位：示范县人民政府办公室", "")
    alone = read(body)
    assert shown(alone, Region.FOOTER) == ""
    assert not alone.footer_scripted


def test_dialogs_are_no_footer() -> None:
    dialog = "<div class='alert-box'><p>您访问的链接即将离开示范县人民政府网站，是否继续？</p><div class='alert-footer'><span>继续访问</span></div></div>"
    footer = shown(read(f"{MAIN}{FOOTER}{dialog}"), Region.FOOTER)
    assert "继续访问" not in footer


def test_text_in_comments_and_scripts_never_counts() -> None:
    body = f"{MAIN}<div class='footer'><p>版权所有 示范县人民政府</p><!-- {MARKS} --><script>//{ICP}</script></div>"
    assert ICP not in shown(read(body), Region.FOOTER)


SCRIPTED = {
    "script file": "<script src='static/js/foot.js' charset='gb2312'></script>",
    "script file in a box": "<div id='foot_new'><script src='/js/dibu.js'></script></div>",
    "footer.js": "<script src='/r/cms/www/default/js/footer.js?v=1'></script>",
    "load": "<div class='ft'></div><script>$('.ft').load('/html/footer.html')</script>",
    "load with parent": '<div id=\'f\'></div><script>$("#f").load("../../bottom.html");</script>',
    "empty box": "<div id='footer'></div>",
    "empty tag": "<footer></footer>",
    "written": f"<script>document.write('<div>{ICP}</div>');</script>",
    "written lines": f'<script>document.writeln("<p>{ICP}<\\/p>");</script>',
    "filled": "<div class='x'></div><script>$('#footer').html(data)</script>",
    "frame": "<iframe src='/include/foot.html' width='100%'></iframe>",
    "frame by id": "<iframe id='footerFrame' src='/include/1.html'></iframe>",
    "include": "<div data-include='/common/footer.html'></div>",
    "element": "<page-footer></page-footer>",
}


@pytest.mark.parametrize("form", SCRIPTED)
def test_footers_that_a_script_makes(form: str) -> None:
    document = read(f"{MAIN}{SCRIPTED[form]}")
    assert document.footer_scripted
    assert shown(document, Region.FOOTER) == ""


@pytest.mark.parametrize(
    "script",
    [
        "<script src='/js/foothelp.js'></script>",
        "<script src='/js/jquery.js'></script>",
        "<script src='/js/bootstrap.bundle.js'></script>",
    ],
)
def test_other_scripts_make_none(script: str) -> None:
    assert not read(f"{MAIN}{script}").footer_scripted


def test_a_footer_in_the_source_beside_scripts_is_not_scripted() -> None:
    document = read(f"{MAIN}{FOOTER}<script src='/js/foot.js'></script>")
    assert not document.footer_scripted


def test_an_application_without_any_source() -> None:
    assert read("<div id='app'></div><script src='/js/app.js'></script>").footer_scripted


def test_the_sponsor_before_its_telephone_belongs_to_the_marks_below() -> None:
    foot = f"<p>示范县示范镇人民政府主办　电话：0954-3055001</p><p>{ICP} 网站标识码：3301990001</p>"
    assert "镇人民政府主办" in shown(read(f"{MAIN}{foot}"), Region.FOOTER)


def test_the_columns_of_a_site_map_are_no_footer() -> None:
    names = ("工作动态", "通知公告", "机构职能", "领导之窗", "政策文件", "政策解读", "办事指南", "局长信箱")
    links = "".join(f"<a href='/c{n}/'>{name}</a> " for n, name in enumerate(names))
    body = f"{HEADER}<div class='w'>当前位置：<a href='/'>首页</a>&gt;网站地图</div><div class='w'><h2>网站地图</h2><h3><a href='/xw/'>新闻</a></h3><p>{links}</p></div><div class='foot'>{MARKS}</div>"
    document = read(body, "<title>网站地图-示范县人民政府</title>")
    assert "领导之窗" in shown(document, Region.MAIN)
    assert ICP in shown(document, Region.FOOTER)


@pytest.mark.parametrize("cell", ["th", "td"])
def test_the_yearly_report_of_a_site_names_its_code_in_a_table_that_is_no_footer(cell: str) -> None:
    told = (
        ("网站名称", "示范县人民政府"),
        ("主办单位", "示范县政府办公室"),
        ("网站标识码", "3301990001"),
        ("独立用户访问总量（个）", "812345"),
    )
    rows = "".join(f"<tr><{cell}>{name}</{cell}><td>{value}</td></tr>" for name, value in told)
    body = f"{HEADER}<h1>示范县人民政府网站工作年度报表（2025年度）</h1><div id=zoom><table>{rows}</table></div><table><tr><td>{MARKS}</td></tr></table>"
    document = read(body, "<title>示范县人民政府网站工作年度报表（2025年度）</title>")
    assert "812345" in shown(document, Region.MAIN)
    assert "网站名称" not in shown(document, Region.FOOTER)
    assert ICP in shown(document, Region.FOOTER)
