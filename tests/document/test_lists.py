from __future__ import annotations

import pytest

from pytest_govsite.document.read import read_source
from pytest_govsite.model import LinkList

from .pages import HEADER, TRAIL, URL, column, read

TITLES = [f"示范县召开第{n}次常务会议研究秋收工作" for n in range(1, 7)]


def only(markup: str) -> LinkList:
    lists = column(markup).lists
    assert len(lists) == 1
    return lists[0]


ITEMS = {
    "span after": "<ul>{}</ul>|<li><a href='/xw/{n}.html'>{title}</a><span>2026-09-1{n}</span></li>",
    "span before": "<ul>{}</ul>|<li><span>2026-09-1{n}</span><a href='/xw/{n}.html'>{title}</a></li>",
    "span before with heading": "<ul>{}</ul>|<li><span>2026-09-1{n}</span><h1><a href='/xw/{n}.html'>{title}</a></h1></li>",
    "inside the link": "<ul>{}</ul>|<li><a href='/xw/{n}.html'><span class=fl>· {title}</span><span class=fr>2026-09-1{n}</span></a></li>",
    "parentheses": "<ul>{}</ul>|<li>·<a href='/xw/{n}.html'>{title}</a> (2026-09-1{n})</li>",
    "bare in cell": "<table>{}</table>|<tr><td>·</td><td><a href='/xw/{n}.html'>{title}</a></td><td>2026-09-1{n}</td></tr>",
    "text in item": "<ul>{}</ul>|<li><a href='/xw/{n}.html' title='{title}'>{title}</a>2026-09-1{n}</li>",
    "text in link": "<ul>{}</ul>|<li><a href='/xw/{n}.html'>{title} [2026-09-1{n}]</a></li>",
    "divs": "<div class=l>{}</div>|<div class=i><div class=t><a href='/xw/{n}.html'>{title}</a></div><div class=d>2026-09-1{n}</div></div>",
    "definition lists": "<div>{}</div>|<dl><dt><a href='/xw/{n}.html'>{title}</a></dt><dd>2026-09-1{n}</dd></dl>",
    "tables in a cell": "<table><tr><td>{}</td></tr></table>|<table><tr><td><a href='/xw/{n}.html'>{title}</a></td><td>2026-09-1{n}</td></tr></table>",
    "with picture": "<ul>{}</ul>|<li><a href='/xw/{n}.html'><img src='{n}.jpg'></a><a href='/xw/{n}.html'>{title}</a><p>摘要：会议强调要抓好秋收。</p><i>2026-09-1{n}</i></li>",
    "two links": "<ul>{}</ul>|<li>[<a href='/xw/'>要闻</a>] <a href='/xw/{n}.html'>{title}</a><span>2026-09-1{n}</span></li>",
    "handler": "<ul>{}</ul>|<li><a href='#' onclick=\"location.href='/xw/{n}.html'\">{title}</a><span>2026-09-1{n}</span></li>",
    "base64": "<ul>{}</ul>|<li><a href='javascript:void(0)' onclick=\"go('L3h3L3guaHRtbA==')\">{title}</a><span>2026-09-1{n}</span></li>",
    "unclosed": "<ul>{}</ul>|<li><a href='/xw/{n}.html'>{title}</a><span>2026-09-1{n}</span>",
    "text behind": "<div class=l>{}</div>|<a href='/xw/{n}.html'>{title}</a>&nbsp;（2026-09-1{n}）<br>",
    "text in front": "<div class=l>{}</div>|2026-09-1{n} <a href='/xw/{n}.html'>{title}</a><br>",
    "terms": "<dl>{}</dl>|<dt><a href='/xw/{n}.html'>{title}</a></dt><dd>2026-09-1{n}</dd>",
    "a list each": "<div>{}<p>共 6 条，第 1 页，每页 20 条，转到第 1 页，首页，上一页，下一页，末页</p></div>|<ul class=row><li><a href='/xw/{n}.html'>{title}</a></li><li>2026-09-1{n}</li></ul>",
    "same id": "<ul>{}</ul>|<li id=item><a id=a href='/xw/{n}.html'>{title}</a><span id=d>2026-09-1{n}</span></li>",
}


@pytest.mark.parametrize("form", ITEMS)
def test_lists_of_many_makes(form: str) -> None:
    outer, item = ITEMS[form].split("|", 1)
    markup = "".join(item.format(n=n, title=title) for n, title in enumerate(TITLES, 1))
    found = only(outer.format(markup))
    assert [i.text for i in found.items] == TITLES
    assert [i.date for i in found.items] == [f"2026-09-1{n}" for n in range(1, 7)]
    assert all(i.url.startswith("http://www.shifan.gov.cn/xw/") for i in found.items)
    assert not any(i.pinned for i in found.items)
    assert len({i.selector for i in found.items}) == 6


def test_one_date_between_links_is_none_of_theirs() -> None:
    links = "".join(f"<a href='/xw/{n}.html'>{title}</a><br>" for n, title in enumerate(TITLES))
    assert not any(i.date for i in only(f"<div class=l>{links}（截至2026-09-16）</div>").items)


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ("(09-16)", "09-16"),
        ("[09/16]", "09/16"),
        ("09-16", "09-16"),
        ("2026年9月16日", "2026年9月16日"),
        ("2026.09.16", "2026.09.16"),
        ("2026-09-16 10:11", "2026-09-16 10:11"),
        ("<b>16</b><i>2026-09</i>", "16 2026-09"),
        ("<em>09-16</em><em>2026</em>", "09-16 2026"),
        ("发布时间：2026-09-16", "2026-09-16"),
    ],
)
def test_dates_beside_entries(shown: str, date: str) -> None:
    items = "".join(f"<li><a href='/{n}.html'>{t}</a><div>{shown}</div></li>" for n, t in enumerate(TITLES))
    assert {i.date for i in only(f"<ul>{items}</ul>").items} == {date}


@pytest.mark.parametrize(
    "mark",
    [
        "<span>[置顶]</span>",
        "【置顶】",
        "<img src='/images/zhiding.gif'>",
        "<img src='a.png' alt='置顶'>",
        "<i class='icon istop'></i>",
        "<em>顶</em>",
    ],
)
def test_a_pinned_entry(mark: str) -> None:
    first = f"<li>{mark}<a href='/old.html'>关于开展专项整治的公告</a><span>2024-01-02</span></li>"
    rest = "".join(f"<li><a href='/{n}.html'>{t}</a><span>2026-09-1{n}</span></li>" for n, t in enumerate(TITLES))
    assert [i.pinned for i in only(f"<ul>{first}{rest}</ul>").items] == [True, *[False] * 6]


def test_five_entries_a_block_are_one_list() -> None:
    item = "<li><a href='/{n}.html'>{t}</a><span>2026-09-1{n}</span></li>"
    blocks = "".join(
        "<ul>" + "".join(item.format(n=n, t=t) for n, t in enumerate(TITLES[i : i + 3], i)) + "</ul>" for i in (0, 3)
    )
    assert len(only(f"<div class=list>{blocks}</div>").items) == 6


PAGING = {
    "divs": "<div class='page'><a href='#' onclick=\"location.href='index_1.html'\">1</a><a href='index_2.html'>2</a><a href='index_3.html'>下一页</a><a href='index_9.html'>尾页</a></div>",
    "list": "<ul class='pagination'><li><a href='1'>«</a></li><li><a href='2'>2</a></li><li><a href='3'>&gt;&gt;</a></li></ul>",
    "bare": "<p>共1648条记录 <a href='/1'>首页</a> <a href='/2'>上一页</a> <a href='/3'>[3]</a> <a href='/4'>末页</a></p>",
}


@pytest.mark.parametrize("form", PAGING)
def test_paging_links_are_no_entries(form: str) -> None:
    items = "".join(f"<li><a href='/{n}.html'>{t}</a><span>2026-09-1{n}</span></li>" for n, t in enumerate(TITLES))
    assert len(only(f"<ul>{items}</ul>{PAGING[form]}").items) == 6


def test_an_empty_column_has_no_list() -> None:
    assert (
        column("<h2>政务要闻</h2><ul class='news'></ul><p>暂无内容</p><div class='page'><a href='1'>1</a></div>").lists
        == ()
    )


def test_side_menus_are_no_lists_beside_real_ones() -> None:
    menu = "<ul class='lm'><li><a href='/a/'>通知公告</a></li><li><a href='/b/'>部门动态</a></li><li><a href='/c/'>乡镇动态</a></li></ul>"
    items = "".join(f"<li><a href='/{n}.html'>{t}</a><span>2026-09-1{n}</span></li>" for n, t in enumerate(TITLES))
    assert len(only(f"<div class=left>{menu}</div><ul>{items}</ul>").items) == 6


def test_headings_and_more_links() -> None:
    def box(name: str, url: str) -> str:
        items = "".join(f"<li><a href='/{url}/{n}.html'>{t}</a><span>09-1{n}</span></li>" for n, t in enumerate(TITLES))
        return f"<div class='box'><div class='top'><h3>{name}</h3><a href='/{url}/'>更多>></a></div><div class='bd'><ul>{items}</ul></div></div>"

    document = read(f"<div class='w'>{box('本地动态', 'bddt')}{box('最新公文', 'zxgw')}</div>")
    assert [(found.heading, found.more) for found in document.lists] == [
        ("本地动态", "http://www.shifan.gov.cn/bddt/"),
        ("最新公文", "http://www.shifan.gov.cn/zxgw/"),
    ]


def test_neighbouring_articles_are_no_list() -> None:
    text = "<p>上一篇：<a href='/1.html'>示范县召开第十一次常务会议</a></p><p>下一篇：<a href='/2.html'>示范县召开第十三次常务会议</a></p>"
    assert column(text).lists == ()


def test_tools_are_no_list() -> None:
    assert (
        column(
            "<div><a href='javascript:window.print()'>【打印】</a><a href='javascript:window.close()'>【关闭】</a><a>【纠错】</a></div>"
        ).lists
        == ()
    )


STORE = (
    "<div id='9'><script type='text/xml'><datastore>\n<nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?page=2'></a>]]>"
    "</nextgroup><recordset>{}</recordset></datastore></script></div><script src='/jpage.js'></script>"
)
STORED = f"<html><body>{HEADER}{TRAIL}<div class=list-main>{{}}</div></body></html>"


@pytest.mark.parametrize(
    "entry",
    [
        "<li><span>2026-09-1{n}</span><a href='/xw/{n}.html'>{title}</a></li>",
        "<tr><td><a href='/xw/{n}.html'>{title}</a></td><td>2026-09-1{n}</td></tr>",
        "<div class=i><a href='/xw/{n}.html'>{title}</a><b>2026-09-1{n}</b></div>",
    ],
)
def test_entries_that_the_source_holds_as_data(entry: str) -> None:
    records = (f"<record><![CDATA[{entry.format(n=n, title=title)}]]></record>" for n, title in enumerate(TITLES, 1))
    lists = read_source(STORED.format(STORE.format("\n".join(records))), URL).lists
    assert [(i.text, i.date, i.url) for b in lists for i in b.items] == [
        (title, f"2026-09-1{n}", f"http://www.shifan.gov.cn/xw/{n}.html") for n, title in enumerate(TITLES, 1)
    ]


@pytest.mark.parametrize("inner", ["", "<record>", "<record><![CDATA[<li>", "<record>x</record>"])
def test_a_store_of_data_without_entries_is_no_list(inner: str) -> None:
    assert read_source(STORED.format(STORE.format(inner)), URL).lists == ()


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        (
            "<table><tr><th>名称</th><th>成文日期</th><th>发布日期</th></tr>{}</table>|"
            "<tr><td><a href='/xw/{n}.html'>{title}</a></td><td>2026-08-0{n}</td><td>2026-09-1{n}</td></tr>",
            "2026-09-11",
        ),
        (
            "<table><thead><tr><td>名称</td><td>发布时间</td><td>成文时间</td></tr></thead><tbody>{}</tbody></table>|"
            "<tr><td><a href='/xw/{n}.html'>{title}</a></td><td>2026-09-1{n}</td><td>2026-08-0{n}</td></tr>",
            "2026-09-11",
        ),
        (
            "<ul>{}</ul>|<li><a href='/xw/{n}.html'>{title}</a><p><b>成文日期：</b><i>2026-08-0{n}</i> <b>发布日期：</b><i>2026-09-1{n}</i></p></li>",
            "2026-09-11",
        ),
        (
            "<table><tr><th>名称</th><th>开始</th><th>结束</th></tr>{}</table>|"
            "<tr><td><a href='/xw/{n}.html'>{title}</a></td><td>2026-08-0{n}</td><td>2026-09-1{n}</td></tr>",
            "2026-08-01",
        ),
    ],
)
def test_of_two_dates_that_of_publishing_is_the_entrys(markup: str, date: str) -> None:
    around, _, entry = markup.partition("|")
    found = only(around.format("".join(entry.format(n=n, title=title) for n, title in enumerate(TITLES, 1))))
    assert found.items[0].date == date


@pytest.mark.parametrize("count", [1, 2, 6])
def test_a_list_that_is_called_a_list_of_pages(count: int) -> None:
    entries = "".join(
        f"<li id=line_u8_{n}><a href='/xw/{n}.html'><em></em><span class=bt>{title}</span><span class=sj>2026-09-1{n}</span></a></li>"
        for n, title in enumerate(TITLES[:count], 1)
    )
    assert len(only(f"<ul class=pageList>{entries}</ul>").items) == count


def test_a_pager_is_no_list() -> None:
    links = "".join(f"<li><a href='/xw/index_{n}.html'>第{n}期</a></li>" for n in range(1, 5))
    assert column(f"<ul class=pageList>{links}</ul>").lists == ()


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        ("<dl><dt><a href='/xw/1.html'>{}</a></dt><dd>发布时间：2026-09-11　来源：示范县</dd></dl>", 1),
        ("<ul><li><h4><a href='/xw/1.html'>{}</a></h4><p><label>日期：</label>2026年9月11日</p></li></ul>", 1),
        ("<h1>要闻</h1><dl><dt><a href='/xw/1.html'>{}</a></dt><dd>发布时间：2026-09-11</dd></dl>", 1),
        ("<ul><li>发布时间：2026-09-11 来源：<a href='/xw/1.html'>{}</a></li></ul>", 0),
        ("<ul><li><a href='/zb/'>示范日报</a> 发布时间：2026-09-11</li></ul>", 0),
    ],
)
def test_the_only_entry_of_a_list_may_tell_its_time_and_source(markup: str, count: int) -> None:
    assert sum(len(found.items) for found in column(markup.format(TITLES[0])).lists) == count
