from __future__ import annotations

import pytest

from pytest_govsite.document.metas import refresh_target
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Place

from .pages import URL, read


@pytest.mark.parametrize(
    ("markup", "name", "content", "attribute"),
    [
        ('<meta name="SiteName" content="示范县人民政府">', "SiteName", "示范县人民政府", "name"),
        ("<META NAME='Sitename' CONTENT='示范县 '/>", "Sitename", "示范县 ", "name"),
        ('<meta content="2026-09-16 10:11" name="PubDate" />', "PubDate", "2026-09-16 10:11", "name"),
        ("<meta name=ColumnType content=>", "ColumnType", "", "name"),
        ('<meta name="Author" content>', "Author", "", "name"),
        ('<meta name="Author">', "Author", None, "name"),
        ('<meta http-equiv="keywords" content="旅游"/>', "keywords", "旅游", "http-equiv"),
        ('<meta property="og:title" content="题"/>', "og:title", "题", "property"),
        ('<meta name=" SiteDomain " content="www.shifan.gov.cn"', "SiteDomain", "www.shifan.gov.cn", "name"),
    ],
)
def test_labels_in_any_writing(markup: str, name: str, content: str | None, attribute: str) -> None:
    metas = [m for m in read("<p>x</p>", markup if markup.endswith(">") else markup + ">").metas if m.name == name]
    assert [(m.content, m.attribute, m.place) for m in metas] == [(content, attribute, Place.HEAD)]


def test_the_same_label_twice_in_different_case() -> None:
    document = read("", '<meta name="Keywords" content="a"><meta name="keywords" content="b">')
    assert [m.content for m in document.meta_values("KEYWORDS")] == ["a", "b"]


def test_a_label_in_a_comment() -> None:
    document = read("", '<!-- <meta name="SiteName" content="示范县"> --><title>t</title>')
    assert [(m.name, m.content, m.place) for m in document.metas] == [("SiteName", "示范县", Place.COMMENT)]
    assert document.meta_values("SiteName") == ()


def test_a_comment_before_the_document() -> None:
    source = '<!-- <meta name="SiteName" content="a"> --><html><head></head><body></body></html>'
    assert read_document(source, URL).metas[0].place is Place.COMMENT


@pytest.mark.parametrize(
    "source",
    [
        "<html><head></head><body><meta name=SiteName content=x></body></html>",
        "<html><head><div>x</div><meta name=SiteName content=x></head><body></body></html>",
        "<html><head><img src=a.gif><meta name=SiteName content=x></head><body></body></html>",
        "文字<meta name=SiteName content=x>",
    ],
)
def test_where_a_browser_puts_it_in_the_body(source: str) -> None:
    assert [m.place for m in read_document(source, URL).metas] == [Place.BODY]


@pytest.mark.parametrize(
    "source",
    [
        "<meta name=SiteName content=x><p>",
        "<html><script>1</script><head><meta name=SiteName content=x></head>",
        "<html><head><noscript><img src=a.gif></noscript><meta name=SiteName content=x></head><body>",
        "<html><head><title>t</title></head><meta name=SiteName content=x><body>",
        "\n\n<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><meta name=SiteName content=x />",
    ],
)
def test_where_a_browser_puts_it_in_the_head(source: str) -> None:
    assert [m.place for m in read_document(source, URL).metas] == [Place.HEAD]


def test_labels_in_scripts_noscript_and_templates_are_none() -> None:
    meta = '<meta name="SiteName" content="x">'
    document = read(f"<template>{meta}</template><noscript>{meta}</noscript>", f"<script>var a='{meta}'</script>")
    assert document.metas == ()


def test_title_language_generator_refresh_and_base() -> None:
    document = read_document(
        "<html lang=zh-CN><head><base href='/x/'><title>\n 政务\n要闻 </title><meta name=Generator content='TRS WCM'>"
        "<meta http-equiv=Refresh content=\"0;URL='index2.html'\"></head><body><svg><title>图</title></svg><a href=b.html>b</a></body>",
        URL + "#top",
    )
    assert (document.title, document.language, document.generator) == ("政务 要闻", "zh-CN", "TRS WCM")
    assert document.refresh == "http://www.shifan.gov.cn/x/index2.html"
    assert document.links[0].url == "http://www.shifan.gov.cn/x/b.html"
    assert document.url == URL


@pytest.mark.parametrize(("markup", "language"), [("<html>", None), ("<html lang>", ""), ("<html LANG='zh'>", "zh")])
def test_language(markup: str, language: str | None) -> None:
    assert read_document(markup + "<p>x", URL).language == language


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/a.html", "/a.html"),
        (".5;/a.html", "/a.html"),
        ("3, URL='/a.html'", "/a.html"),
        ("; /a.html", ""),  # without a number browsers stay (HTML, shared declarative refresh steps)
        ("url=/a.html", ""),
        ("30", ""),
    ],
)
def test_a_refresh_leads_on_where_it_tells_when(content: str, target: str) -> None:
    assert refresh_target(content) == target
