"""Small sites whose searches are built in different ways, each below a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pytest_govsite.model import KnownArticle
from tests.observe.site import Handler, LocalSite

TITLES = (
    "清溪县召开2026年春季农业生产工作会议",
    "关于印发《清溪县“十五五”就业促进规划》的通知",
    "县文化馆暑期公益培训班开始报名",
)
_OTHERS = tuple(f"清溪县第{number}次常务会议研究部署安全生产工作" for number in "一二三四五六七")
_NAV = '<ul class="menu"><li><a href="{0}">网站首页</a></li><li><a href="{0}zwgk/">政务公开</a></li><li><a href="{0}zwfw/">政务服务</a></li><li><a href="{0}hdjl/">互动交流</a></li></ul>'
_HOT = '<div class="hot"><h3>热门文章</h3><p><a href="/hot/1.html">2026年部门预算公开</a></p><p><a href="/hot/2.html">城乡居民医保缴费</a></p></div>'
_FORM = (
    '<div class="{}"><form action="{}" {}><input type="text" name="q" {}><input type="submit" value="{}"></form></div>'
)


def articles(site: LocalSite, folder: str) -> tuple[KnownArticle, ...]:
    """Return the articles that a search of a folder has to find."""
    return tuple(KnownArticle(title=t, url=site.url(f"/{folder}/art/{i}.html")) for i, t in enumerate(TITLES))


def hits(folder: str, query: str) -> list[tuple[str, str]]:
    """Return title and address of what is found."""
    everything = [
        *((t, f"/{folder}/art/{i}.html") for i, t in enumerate(TITLES)),
        *((t, f"/{folder}/o/{i}.html") for i, t in enumerate(_OTHERS)),
    ]
    found = [
        (t, a)
        for t, a in everything
        if query and (query in t or any(query[i : i + 3] in t for i in range(0, len(query) - 2)))
    ]
    return sorted(found, key=lambda each: each[0] != query)


def page(title: str, body: str, folder: str = "") -> str:
    """Return a whole page."""
    nav = _NAV.format(f"/{folder}/")
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body><div class="header"><h1>清溪县人民政府</h1>{nav}</div>{body}<div class="foot"><a href="/about">关于我们</a> 清溪县人民政府主办</div></body></html>'


def asked(handler: Handler, name: str = "q") -> str:
    """Return what a request asks for, in its address or in its body."""
    given = parse_qs(urlsplit(handler.path).query)
    if handler.command == "POST":
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0))).decode()
        if body.startswith("{"):
            return str(json.loads(body).get(name, ""))
        given |= parse_qs(body)
    return given.get(name, [""])[0].strip()


def marked(title: str, query: str) -> str:
    """Return a title with the words of the query in tags, as engines show it."""
    return "".join(f'<em style="color:red">{escape(c)}</em>' if c in query else escape(c) for c in title)


Show = Callable[[str, str], str]


def listing(folder: str, query: str) -> str:
    """Return a page of results with a number, titles marked up, and a message where there are none."""
    found = hits(folder, query)
    if not query:
        return page("搜索", f"<p>请输入关键词</p>{_HOT}", folder)
    if not found:
        return page("搜索", f"<p>抱歉，没有找到与“{escape(query)}”相关的内容</p>{_HOT}", folder)
    rows = "".join(
        f'<li><h3><a href="{a}" target="_blank">{marked(t, query)}</a></h3><p>摘要……</p></li>' for t, a in found
    )
    return page("搜索", f'<p>共找到{len(found)}条结果</p><ul class="list">{rows}</ul>{_HOT}', folder)


def answer(
    folder: str, show: Show = listing, name: str = "q", status: int = 200
) -> Callable[[Handler], tuple[Any, ...]]:
    """Return a route that searches."""
    return lambda handler: (status, show(folder, asked(handler, name)), {})


def home(site: LocalSite, folder: str, markup: str) -> None:
    """Serve a home page with a search in its head."""
    news = "".join(f'<li><a href="/{folder}/o/{i}.html">{t}</a></li>' for i, t in enumerate(_OTHERS))
    site.routes[f"/{folder}/"] = (200, page("清溪县人民政府", f"{markup}<ul>{news}</ul>", folder), {})


def form_get(site: LocalSite, folder: str) -> None:
    home(site, folder, _FORM.format("search", f"/{folder}/s", "", 'placeholder="请输入关键字"', "搜索"))
    site.routes[f"/{folder}/s"] = answer(folder)


def form_post_new_window(site: LocalSite, folder: str) -> None:
    """As on a real site: POST into a new window, a button without a name."""
    home(
        site,
        folder,
        _FORM.format(
            "m-search",
            f"/{folder}/so/s",
            'method="post" target="_blank" id="searchform"',
            'placeholder="请输入搜索关键词" required',
            "",
        ),
    )
    site.routes[f"/{folder}/so/s"] = answer(folder)


def script_and_icon(site: LocalSite, folder: str) -> None:
    """No form: a script sets location.href, a picture is the button."""
    home(
        site,
        folder,
        f"""<div class="ss"><input class="stxt" id="txt_search" placeholder="请输入关键字" onkeydown="if(event.keyCode==13)sousuo()">
        <i class="icon-search" style="cursor:pointer;display:inline-block;width:24px;height:24px" onclick="sousuo()"></i></div>
        <script>function sousuo(){{ var v=document.getElementById('txt_search').value; if(!v){{alert('请输入关键字');return}}
        window.location = '/{folder}/s?keywords='+encodeURIComponent(v); }}</script>""",
    )
    site.routes[f"/{folder}/s"] = answer(folder, name="keywords")


def value_as_hint(site: LocalSite, folder: str) -> None:
    """As on a real site: the hint is the value, the link beside it fills a hidden form that opens a window."""
    home(
        site,
        folder,
        f"""<div class="con"><input id="sw" class="input1" onkeydown="if(event.keyCode==13)go()" value="请输入检索关键词" type="text"
        onfocus="if(this.value=='请输入检索关键词')this.value=''"> <a class="btn_ss" onclick="go()" href="javascript:">搜索</a>
        <form id="zlb" method="get" action="/{folder}/infopub/gjjs.jsp" target="_blank"><input id="w" type="hidden" name="huopro"></form></div>
        <script>function go(){{ document.getElementById('w').value=document.getElementById('sw').value; document.getElementById('zlb').submit(); }}</script>""",
    )
    site.routes[f"/{folder}/infopub/gjjs.jsp"] = answer(folder, name="huopro")


def link_to_page(site: LocalSite, folder: str) -> None:
    """The home page has an icon only, a link to the page of the search."""
    home(
        site,
        folder,
        f'<a class="header_ssbtn" href="/{folder}/search/main.html" target="_blank" aria-label="信息搜索" title="搜索">&#128269;</a>',
    )
    site.routes[f"/{folder}/search/main.html"] = (
        200,
        page("信息搜索", _FORM.format("box", f"/{folder}/s", "", "", "搜索")),
        {},
    )
    site.routes[f"/{folder}/s"] = answer(folder)


def overlay(site: LocalSite, folder: str) -> None:
    """A press on an icon shows the field."""
    home(
        site,
        folder,
        f"""<div class="header_ss_open" onclick="document.getElementById('o').style.display='block'"><span>搜索</span></div>
        <div id="o" style="display:none;position:fixed;top:60px;left:100px"><form action="/{folder}/s"><input name="searchWord" placeholder="搜索">
        <button class="sbtn">搜一下</button></form></div>""",
    )
    site.routes[f"/{folder}/s"] = answer(folder, name="searchWord")


_BY_SCRIPT = """<div class="searchbox"><input id="k" type="search" placeholder="搜索"><button id="b" type="button">搜索</button></div><div id="list"></div>
<script>
async function find() { const q = document.getElementById('k').value; if (!q) return;
  const got = await fetch('%(api)s', {method:'POST', headers:{'Content-Type':'application/json'}, body: JSON.stringify({q, page: 1})});
  const told = await got.json();
  document.getElementById('list').innerHTML = told.total ? '<p>为您找到相关结果约'+told.total+'条</p>' : '<p>暂无数据</p>';
  for (const one of told.rows) { const d = document.createElement('div'); d.className='row'; const a = document.createElement('a'); a.href = one.url; a.textContent = one.title; d.append(a); document.getElementById('list').append(d); } }
document.getElementById('b').addEventListener('click', find);
document.getElementById('k').addEventListener('keyup', (e) => { if (e.key === 'Enter') find(); });
</script>"""


def results_here(site: LocalSite, folder: str) -> None:
    """A script posts JSON and shows results in the home page itself."""
    home(site, folder, _BY_SCRIPT % {"api": f"/{folder}/api/query"})

    def rows(handler: Handler) -> tuple[Any, ...]:
        found = hits(folder, asked(handler))
        told = {"total": len(found), "rows": [{"title": t, "url": a} for t, a in found]}
        return 200, json.dumps(told), {"Content-Type": "application/json"}

    site.routes[f"/{folder}/api/query"] = rows


def results_later(site: LocalSite, folder: str) -> None:
    """The page of results is empty until a script has fetched them; titles are no links but have a handler."""
    home(site, folder, _FORM.format("top", f"/{folder}/s", "", 'placeholder="搜索"', "搜索"))
    shell = page(
        "搜索",
        f"""<div id="app">加载中</div><script>setTimeout(async () => {{
        const told = await (await fetch('/{folder}/api'+location.search)).json(); const app = document.getElementById('app');
        app.innerHTML = told.length ? '' : '<p>没有搜索到相关内容</p>';
        for (const one of told) {{ const d = document.createElement('div'); d.className = 'item'; d.setAttribute('onclick', 'void 0'); d.textContent = one[0]; app.append(d); }}
        }}, 700)</script>""",
        folder,
    )
    site.routes[f"/{folder}/s"] = (200, shell, {})
    site.routes[f"/{folder}/api"] = lambda handler: (
        200,
        json.dumps(hits(folder, asked(handler))),
        {"Content-Type": "application/json"},
    )


def other_host(site: LocalSite, folder: str) -> None:
    """The search of the province on a host of others; a notice asks before leaving."""
    elsewhere = site.url(f"/{folder}/jsearch", host="localhost")
    home(
        site,
        folder,
        _FORM.format(
            "search", elsewhere, "onsubmit=\"return confirm('您即将离开本网站')\"", 'placeholder="搜索"', "搜索"
        ),
    )
    site.routes[f"/{folder}/jsearch"] = answer(folder)


def unreachable_host(site: LocalSite, folder: str) -> None:
    home(site, folder, _FORM.format("search", "http://search.province.invalid/s", "", 'placeholder="搜索"', "搜索"))


def in_frame(site: LocalSite, folder: str) -> None:
    """The head with the field is a frame; results fill the window."""
    home(site, folder, f'<iframe src="/{folder}/top.html" width="900" height="120"></iframe>')
    site.routes[f"/{folder}/top.html"] = (
        200,
        _FORM.format("search", f"/{folder}/s", 'target="_top"', 'placeholder="站内搜索"', "搜索"),
        {},
    )
    site.routes[f"/{folder}/s"] = answer(folder)


def with_captcha(site: LocalSite, folder: str) -> None:
    home(
        site,
        folder,
        f'<form class="search" action="/{folder}/s"><input name="q" placeholder="请输入关键字"><input name="yzm" placeholder="验证码"><button>搜索</button></form>',
    )


def button_dead(site: LocalSite, folder: str) -> None:
    home(
        site,
        folder,
        f'<form class="search" action="/{folder}/s"><input name="q" placeholder="请输入关键字"><button type="button">搜索</button></form>',
    )
    site.routes[f"/{folder}/s"] = answer(folder)


def enter_dead(site: LocalSite, folder: str) -> None:
    home(
        site,
        folder,
        f"""<div class="search"><input id="q" placeholder="请输入关键字"><a href="javascript:void(0)" onclick="location.href='/{folder}/s?q='+encodeURIComponent(document.getElementById('q').value)">搜索</a></div>""",
    )
    site.routes[f"/{folder}/s"] = answer(folder)


def all_dead(site: LocalSite, folder: str) -> None:
    """As in a template: a field and a button that nothing listens to."""
    home(
        site,
        folder,
        '<div class="search"><input type="text" placeholder="请输入要搜索的内容..."><button type="button">搜索</button></div>',
    )


def error_page(site: LocalSite, folder: str) -> None:
    form_get(site, folder)
    site.routes[f"/{folder}/s"] = answer(
        folder, lambda _f, _q: page("错误", "<p>HTTP Status 500 - 系统错误</p>"), status=500
    )


def finds_nothing(site: LocalSite, folder: str) -> None:
    """The engine answers, but it knows no article; a list of hot articles stands beside."""
    form_get(site, folder)
    site.routes[f"/{folder}/s"] = answer(folder, lambda f, _q: listing(f, "qqqqqqq"))


def silent(site: LocalSite, folder: str) -> None:
    """No word where nothing was found."""
    form_get(site, folder)

    def show(name: str, query: str) -> str:
        return listing(name, query) if hits(name, query) else page("搜索", f'<ul class="list"></ul>{_HOT}', name)

    site.routes[f"/{folder}/s"] = answer(folder, show)


def echoes_markup(site: LocalSite, folder: str) -> None:
    """What is typed comes back as it is."""
    form_get(site, folder)
    site.routes[f"/{folder}/s"] = answer(
        folder, lambda f, q: listing(f, q).replace(escape(q), q) if q else listing(f, q)
    )


def tells_database(site: LocalSite, folder: str) -> None:
    """A quote breaks the statement."""
    form_get(site, folder)

    def show(name: str, query: str) -> str:
        broken = "java.sql.SQLException: You have an error in your SQL syntax near ''1'='1'"
        return page("错误", f"<pre>{broken}</pre>") if "'" in query else listing(name, query)

    site.routes[f"/{folder}/s"] = answer(folder, show)


LOOK_ALIKES = """
<form action="/login"><input name="username" placeholder="用户名"><input type="password" name="p"><button>登录</button></form>
<form action="/subscribe"><input name="email" placeholder="请输入邮箱订阅"><button>订阅</button></form>
<form action="https://www.baidu.com/s" target="_blank"><input name="wd" placeholder="请输入关键字"><input type="submit" value="百度搜索"></form>
<div class="dataTables_filter"><label>筛选：<input type="search" aria-controls="t1" placeholder="在本表中过滤"></label></div>
<div class="robot-box"><input placeholder="请输入您的问题"><button>提问</button></div>
<form action="/query"><input name="code" placeholder="请输入办件编号"><button>查询</button></form>
"""


def look_alikes(site: LocalSite, folder: str) -> None:
    """Fields of other kinds only."""
    home(site, folder, LOOK_ALIKES)


def among_look_alikes(site: LocalSite, folder: str) -> None:
    home(site, folder, LOOK_ALIKES + _FORM.format("top-so", f"/{folder}/s", "", 'placeholder="请输入关键字"', "搜索"))
    site.routes[f"/{folder}/s"] = answer(folder)


def unquoted(path: str) -> str:
    """Return a path with its query as it was typed."""
    return unquote(path.replace("+", " "))
