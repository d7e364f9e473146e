from __future__ import annotations

from pytest_govsite.model import Form

from .pages import HEADER, read


def controls(form: Form) -> list[tuple[str, str, str, str]]:
    return [(c.tag, c.kind, c.name, c.label) for c in form.controls]


def test_a_search_form() -> None:
    form = read(HEADER).forms[0]
    assert (form.action, form.method) == ("http://www.shifan.gov.cn/so/s", "get")
    assert controls(form) == [("input", "text", "qt", "请输入关键字"), ("input", "submit", "", "搜索")]


def test_an_input_without_a_form() -> None:
    document = read(
        "<div class=search><input type='keywords' id=txt placeholder='请输入'><a onclick='sousuo()'>搜索</a></div>"
    )
    assert len(document.forms) == 1
    form = document.forms[0]
    assert form.action == ""
    assert controls(form) == [("input", "keywords", "", "请输入"), ("a", "a", "", "搜索")]
    assert form.controls[1].handler == "sousuo()"


def test_inputs_after_their_form_was_closed() -> None:
    document = read("<form action='/s' method=POST></form><div><input name=q><input type=btn value=搜索></div>")
    assert [(f.action, f.method, len(f.controls)) for f in document.forms] == [
        ("http://www.shifan.gov.cn/s", "post", 0),
        ("", "get", 2),
    ]


def test_a_form_between_table_rows() -> None:
    document = read(
        "<table><form action='/s'><tr><td><input name=q></td><td><input type=submit></td></tr></form></table>"
    )
    assert [(f.action, len(f.controls)) for f in document.forms] == [("http://www.shifan.gov.cn/s", 2)]


def test_labels_of_controls() -> None:
    form = read(
        "<form><label for=n>姓名：</label><input id=n name=xm required><label>电话<input name=dh></label><input aria-label=地址><textarea title=内容></textarea>"
        "<select name=t><option>甲</select><button>提交</button><input type=hidden name=k><input name=f form=other></form><form id=other></form>"
    ).forms[0]
    assert [c.label for c in form.controls] == ["姓名", "电话", "地址", "内容", "", "提交", ""]
    assert [c.required for c in form.controls][:2] == [True, False]
    assert form.controls[-1].visible is False
    assert form.controls[5].kind == "submit"


def test_icons_and_words_that_act_when_clicked() -> None:
    document = read(
        "<div><i class=print onclick='javascript:window.print();'></i><span role=button title=分享></span></div>"
        "<p onclick=\"location.href='/x.html'\">专题</p><a onclick='x()'>链</a>"
    )
    assert [[(c.tag, c.handler, c.label) for c in form.controls] for form in document.forms] == [
        [("i", "javascript:window.print();", ""), ("span", "", "分享")]
    ]
