"""Guangdong-like intensive platform: post_ addresses, a disclosure platform with information tables, letters."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("gkmlpt")
NAME = "南坪市人民政府门户网站"
CHANNELS = {"xw/npyw": "南坪要闻", "xw/bmdt": "部门动态", "xw/tzgg": "通知公告", "zwgk/zcjd": "政策解读"}


def page(title: str, crumbs: str, body: str, metas: str = "") -> str:
    menu = "".join(f"<li><a href='/{k}/index.html'>{t}</a></li>" for k, t in CHANNELS.items())
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><META NAME="SiteName" CONTENT="{NAME}"><META NAME="SiteDomain" CONTENT="www.nanping.gov.cn">{metas}</head><body>
<div id="header"><div class="content"><a class="logo" href="/">{NAME}</a><div class="searchBar"><input id="keyword" type="text"><a id="btn" onclick="search()">搜索</a></div></div>
<div id="nav"><ul><li><a href="/index.html">首页</a></li>{menu}<li><a href="/gkmlpt/index">政府信息公开</a></li><li><a href="/hdjlpt/letter/index.html">互动交流</a></li></ul></div></div>
<div id="content"><div class="crumbs">{crumbs}</div>{body}</div>
<div id="footer"><div>主办：南坪市人民政府办公室　承办：南坪市政务服务数据管理局</div></div></body></html>"""


def crumbs(*names: str) -> str:
    return "您的位置：<a href='/'>首页</a>" + "".join(f" &gt; <a href='#'>{n}</a>" for n in names)


def build() -> MemorySite:
    site = MemorySite("gkmlpt", "http://www.nanping.gov.cn")
    tabs = []
    for folder, name in CHANNELS.items():
        items = []
        for k in range(12):
            title, day = (c.notice() if "gg" in folder else c.news()), c.day()
            path = f"/{folder}/content/post_{4100000 + c.number()}{k}.html"
            site.add(path, ARTICLE, article(title, f"{day} {c.moment()}:22", name, k), counted=k < 2)
            items.append(
                f"<li><span class='time'>{day}</span><a href='{path}' title='{title}'>{title[:18]}...</a></li>"
            )
        site.add(
            f"/{folder}/index.html",
            COLUMN,
            page(
                f"{name}_{NAME}",
                crumbs("新闻", name),
                f"<div class='gl_list'><h2>{name}</h2><ul>{''.join(items)}</ul><div class='pages'><a class='first'>首页</a><a href='index_2.html'>2</a><a class='next' href='index_2.html'>下一页</a><a class='last' href='index_30.html'>末页</a></div></div>",
                f"<META NAME='ColumnName' CONTENT='{name}'><META NAME='ColumnDescription' CONTENT='{name}'><META NAME='ColumnKeywords' CONTENT='{name}'>",
            ),
        )
        site.add(
            f"/{folder}/index_2.html",
            COLUMN,
            page(
                f"{name}_{NAME}",
                crumbs("新闻", name),
                f"<div class='gl_list'><h2>{name}</h2><ul>{''.join(items)}</ul></div>",
            ),
            counted=folder == "xw/npyw",
        )
        tabs.append(
            f"<div class='tab'><h3><a href='/{folder}/index.html'>{name}</a></h3><ul>{''.join(items[:6])}</ul><a href='/{folder}/index.html'>更多&gt;&gt;</a></div>"
        )
    site.add(
        "/",
        HOME,
        page(
            NAME,
            "",
            f"<div class='banner'>{''.join(f'<a href=/zt/{n}/><img src=b{n}.jpg alt=专题></a>' for n in range(4))}</div>"
            + "".join(tabs)
            + f"<div class='service'><h3>热门服务</h3>{''.join(f'<a href=http://www.gdzwfw.gov.cn/{n}>{t}</a>' for n, t in enumerate(('身份证', '公积金', '社保', '户口', '驾照', '婚姻')))}</div>",
        ),
    )
    site.add(
        "/gkmlpt/index",
        COLUMN,
        page(
            "政府信息公开",
            crumbs("政府信息公开"),
            "<div class='left'><ul>"
            + "".join(
                f"<li><a href='/gkmlpt/{u}'>{t}</a></li>"
                for u, t in (
                    ("guide", "公开指南"),
                    ("policy", "规章文件"),
                    ("annualreport", "年度报告"),
                    ("apply", "依申请公开"),
                )
            )
            + "</ul></div><div class='table'><table><thead><tr><th>标题</th><th>发布日期</th></tr></thead><tbody>"
            + "".join(
                f"<tr><td><a href='/gkmlpt/content/8/{n}/post_{n}.html'>{c.notice()}</a></td><td>{c.day()}</td></tr>"
                for n in range(8100, 8120)
            )
            + "</tbody></table></div>",
        ),
    )
    for n in range(3):
        site.add(f"/gkmlpt/content/8/{8100 + n}/post_{8100 + n}.html", ARTICLE, document(n))
    site.add(
        "/gkmlpt/guide",
        ARTICLE,
        page(
            "政府信息公开指南",
            crumbs("政府信息公开", "公开指南"),
            f"<div class='article'><h3>南坪市人民政府信息公开指南</h3>{c.paragraphs(6)}</div>",
        ),
    )
    site.add(
        "/gkmlpt/apply",
        INTERACTIVE,
        page(
            "依申请公开",
            crumbs("政府信息公开", "依申请公开"),
            "<div class='apply'><h3>政府信息公开申请表</h3><form method='post' action='/gkmlpt/apply/save'>"
            + "".join(
                f"<div><label>{t}</label><input type='text'></div>"
                for t in ("姓名", "证件号码", "联系电话", "联系地址", "邮政编码", "所需信息名称")
            )
            + "<div><label>用途</label><textarea></textarea></div><label><input type='radio' name='w'>邮寄</label><label><input type='radio' name='w'>自取</label><button type='submit'>提交申请</button></form></div>",
        ),
    )
    site.add(
        "/hdjlpt/letter/index.html",
        COLUMN,
        page(
            "来信选登",
            crumbs("互动交流", "来信选登"),
            "<ul class='letters'>"
            + "".join(
                f"<li><a href='/hdjlpt/letter/{n}.html'>关于{c.topic()}问题的咨询</a><i>已回复</i><span>{c.day()}</span></li>"
                for n in range(15)
            )
            + "</ul><div class='pages'>上一页 下一页</div>",
        ),
    )
    site.add(
        "/hdjlpt/letter/new.html",
        INTERACTIVE,
        page(
            "我要写信",
            crumbs("互动交流", "我要写信"),
            "<form method='post'>"
            + "".join(
                f"<p>{t}<input type='text' name='n{n}'></p>" for n, t in enumerate(("您的姓名", "手机号码", "来信标题"))
            )
            + "<p>来信内容<textarea></textarea></p><p>验证码<input type='text'><img src='/code'></p><button>提交</button></form>",
        ),
    )
    site.add(
        "/hdjlpt/yjzj/answer/221.html",
        INTERACTIVE,
        page(
            "民意征集",
            crumbs("互动交流", "民意征集"),
            f"<h1>关于公开征求《{c.place}市{c.topic()}条例》意见的公告</h1><p>征集时间：2024-03-01 至 2024-03-31　状态：进行中</p>{c.paragraphs(2)}<div class='join'><h3>我要提意见</h3><form method='post'><input type='text' placeholder='姓名'><input type='tel' placeholder='电话'><input type='text' placeholder='单位'><textarea placeholder='意见内容'></textarea><button>提交意见</button></form></div>",
        ),
    )
    site.add(
        "/404.html",
        OTHER,
        page("404", "", "<div class='err'><h2>抱歉，您访问的页面不存在</h2><p><a href='/'>返回首页</a></p></div>"),
    )
    return site


def article(title: str, moment: str, name: str, kind: int) -> str:
    metas = f"<META NAME='ArticleTitle' CONTENT='{title}'><META NAME='PubDate' CONTENT='{moment}'><META NAME='ContentSource' CONTENT='本网'><META NAME='ColumnName' CONTENT='{name}'>"
    video = "<video src='/v.mp4' controls></video>" if kind == 1 else ""
    return page(
        f"{title}_{name}_{NAME}",
        crumbs("新闻", name, "内容"),
        f"<div class='zw-title'>{title}</div><div class='zw-info'><span class='time'>时间：{moment}</span><span class='ly'>来源：本网</span><span>【字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】</span><span class='share'>分享</span></div><div class='zw'>{video}{c.paragraphs(1 + kind % 4)}</div>",
        metas,
    )


def document(n: int) -> str:
    title = c.notice()
    rows = f"<tr><td>索引号</td><td>0070{n}/2024-00{n}</td><td>分类</td><td>政策文件</td></tr><tr><td>发布机构</td><td>南坪市人民政府</td><td>成文日期</td><td>2024-03-0{n + 1}</td></tr><tr><td>名称</td><td colspan=3>{title}</td></tr><tr><td>文号</td><td>南府〔2024〕{n}号</td><td>发布日期</td><td>2024-03-1{n}</td></tr>"
    return page(
        title,
        crumbs("政府信息公开", "规章文件"),
        f"<table class='classify'>{rows}</table><h1 class='title'>{title}</h1><div class='article-content'><p>各县（市、区）人民政府：</p>{c.paragraphs(5)}<p style='text-align:right'>南坪市人民政府</p></div><ul class='attach'><li><a href='/a.pdf'>附件.pdf</a></li></ul>",
    )
