"""Pictures that hold text, and abbreviations."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.abbreviations import abbreviations_explained
from pytest_govsite.checks.accessibility.images_of_text import text_not_pictured
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def img(alt: str, width: int = 200, height: int = 40, source: str = PIXEL, more: str = "") -> str:
    return f"<img src='{source}' alt='{alt}' width='{width}' height='{height}' {more}>"


def menu(*names: str) -> str:
    return "<ul>" + "".join(f"<li><a href='/{n}'>{img(n, 120, 36)}</a></li>" for n in names) + "</ul>"


PICTURED = {
    "heading": f"<h1>办事指南</h1><h2>{img('办理流程')}</h2><p>x</p>",
    "English heading": f"<h1>Guide</h1><h2>{img('Opening times and prices', 400, 60)}</h2>",
    "menu": menu("政务公开", "政务服务", "互动交流"),
    "English menu": f"<nav>{menu('Home', 'About us', 'Contact')}</nav>",
}
TEXT = {
    "logo": f"<h1>{img('示范县人民政府', 400, 72, more='class=logo')}</h1>",
    "logo heading of the header": f"<header><h1>{img('示范县人民政府', 400, 72)}</h1></header>",
    "heading with text": f"<h2>{img('通知', 24, 24)}通知公告</h2>",
    "icons with text": "<ul>" + "".join(f"<li><a href='/{n}'>{img('', 40, 40)}{n}</a></li>" for n in ("公开", "服务", "互动")) + "</ul>",
    "pictures of people": "<ul>" + "".join(f"<li><a href='/{n}'>{img(n, 120, 160)}</a></li>" for n in ("张三", "李四", "王五")) + "</ul>",
    "photo": img("照片：县长在东湖街道调研，与群众交谈，了解生产生活情况。", 600, 400),
    "described": img("A photo of the town hall with the mayor and her guests in front of it.", 600, 400),
    "chart named behind its subject": img("2026年1-10月示范县主要经济指标柱状图，数值见上表", 560, 300, "/chart.png"),
    "heading whose picture is lost": f"<h2>{img('Opening times and prices', source='/lost.png')}</h2>",
    "picture of nothing": img("", 600, 60),
}  # fmt: skip
MAYBE = {
    "picture button": f"<form><input type='image' src='{PIXEL}' alt='立即申请' width='120' height='40'></form>",
    "file called text": img("重要公告内容", 600, 60, "/images/text-1.png"),
    "what a picture tells in words": img(
        "《示范县城市更新方案》图解：一、背景；二、目标；三、任务。自2026年起施行。", 600, 300
    ),
    "copied sentences": img("办理时间：周一至周五 8:30-17:30。联系电话：0570-12345。地址：东湖路 1 号。", 600, 300),
}
LONG = "本办法自发布之日起施行，由县数据管理中心负责解释，原有规定同时废止，各乡镇和部门遵照执行。"


def test_headings_and_menus_of_pictures_fail(looking: Looking) -> None:
    assert outcomes(text_not_pictured, looking, PICTURED) == dict.fromkeys(PICTURED, "failed")


def test_logos_icons_and_photographs_pass(looking: Looking) -> None:
    assert outcomes(text_not_pictured, looking, TEXT) == dict.fromkeys(TEXT, "passed")


def test_likely_pictures_of_text_are_for_a_person(looking: Looking) -> None:
    assert outcomes(text_not_pictured, looking, MAYBE) == dict.fromkeys(MAYBE, "cantTell")
    assert told(text_not_pictured, looking.look("<p>正文</p>")) == [("inapplicable", "")]


UNEXPLAINED = {
    "abbr without title": "<p>The <abbr>SVRO</abbr> opens at nine.</p>",
    "title repeats it": "<p>The <abbr title='SVRO'>SVRO</abbr> opens at nine.</p>",
    "useless title": "<p>The <acronym title='缩写'>SVRO</acronym> opens.</p>",
}
EXPLAINED = {
    "title": "<p>The <abbr title='Special Visitors Registration Office'>SVRO</abbr> opens.</p>",
    "title on another use": "<p><abbr title='Special Visitors Office'>SVO</abbr> and <abbr>SVO</abbr></p>",
    "in brackets": "<p>The Special Visitors Registration Office (SVRO) … <abbr>SVRO</abbr></p>",
    "everyone knows it": "<p><abbr>HTML</abbr></p>",
    "Chinese": "<p>环境影响评价（简称EIA）… <abbr>EIA</abbr></p>",
}
NONE = {
    "no abbreviation": f"<p>{LONG}</p>",
    "known": f"<p>{LONG}全县 GDP 增长 6.1%，支持 IPv6 和 PDF 下载。</p>",
    "explained after": f"<p>{LONG}推广 EPR（生产者责任延伸）制度。</p>",
    "shouting": "<p>READ THIS NOW. ALL VISITORS MUST SIGN IN AT THE DESK BEFORE THEY GO UP TO THE HALL.</p>",
    "sizes of files": f"<p>{LONG}申请表（DOCX，32 KB）、扫描件（不超过 5 MB）。</p>",
    "numbers": f"<p>{LONG}文号 GB/T37668-2019，型号 XK-120。</p>",
    "full form in the text": f"<p>{'The county runs a Regional Broadband Upgrade programme. ' * 2} The RBU ends in May.</p>",
}
FOR_A_PERSON = {
    "Chinese article": f"<p>{LONG}加快建设 DRGX 平台，推进 QHSE 管理。</p>",
    "English article": f"<p>{'The county has joined a programme for roads and bridges. ' * 2} The QRBU ends in May.</p>",
}


def test_marked_abbreviations_without_full_form_fail(looking: Looking) -> None:
    assert outcomes(abbreviations_explained, looking, UNEXPLAINED) == dict.fromkeys(UNEXPLAINED, "failed")


def test_explained_and_known_abbreviations_pass(looking: Looking) -> None:
    assert outcomes(abbreviations_explained, looking, EXPLAINED) == dict.fromkeys(EXPLAINED, "passed")
    assert outcomes(abbreviations_explained, looking, NONE) == dict.fromkeys(NONE, "inapplicable")


def test_unknown_tokens_of_the_text_are_for_a_person_once_a_page(looking: Looking) -> None:
    assert outcomes(abbreviations_explained, looking, FOR_A_PERSON) == dict.fromkeys(FOR_A_PERSON, "cantTell")
    assert told(abbreviations_explained, looking.look(FOR_A_PERSON["Chinese article"])) == [
        ("cantTell", "DRGX、QHSE (2)")
    ]
