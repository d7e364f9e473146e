"""博达 VSB: /info/ numbers, .htm columns, class names with ids, times in brackets."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("boda")
NAME = "枫林区应急管理局"
COLS = {"yjdt": ("应急动态", 1012), "tzgg": ("通知公告", 1013), "aqsc": ("安全生产", 1021), "kpxc": ("科普宣传", 1033)}


def page(title: str, body: str, metas: str = "") -> str:
    menu = "".join(f'<li><a href="/{k}.htm" title="{t}">{t}</a></li>' for k, (t, _) in COLS.items())
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><HTML><HEAD><TITLE>{title}</TITLE>
<META charset="utf-8"><META Name="keywords" Content="{NAME}">{metas}<!--Announced by Visual SiteBuilder 9--></HEAD><BODY>
<div class="head"><div class="logo"><a href="/index.htm"><img src="/images/logo.png"></a></div><div class="menu"><ul><li><a href="/index.htm">首页</a></li>{menu}<li><a href="/jzxx.htm">局长信箱</a></li></ul></div></div>
{body}<div class="foot"><p>主办：{NAME} 地址：枫林大道1号</p></div></BODY></HTML>"""


def where(name: str) -> str:
    return f'<div class="wz"><table class="winstyle203"><tr><td nowrap>当前位置: <a href="/index.htm"><span class="windowstyle">首页</span></a>&gt;&gt;<a href="#"><span>{name}</span></a></td></tr></table></div>'


def build() -> MemorySite:
    site = MemorySite("boda", "http://yjj.fenglin.gov.cn")
    boxes = []
    for folder, (name, number) in COLS.items():
        rows = []
        for k in range(16):
            title, day = (c.notice() if folder == "tzgg" else c.news()), c.day()
            path = f"/info/{number}/{3450 + k}.htm"
            site.add(path, ARTICLE, article(title, day.strftime("%Y年%m月%d日"), name, k), counted=k < 3)
            rows.append(
                f'<li id="line_u8_{k}"><a href="..{path}" target="_blank">{title}</a><span>({day:%Y/%m/%d})</span></li>'
            )
        pager = f'<div class="pb_sys_common"><span class="p_t">共48条</span><span class="p_no_d">1</span><span class="p_no"><a href="{folder}/2.htm">2</a></span><span class="p_next"><a href="{folder}/2.htm">下页</a></span></div>'
        side = "".join(f'<li><a href="{k}.htm">{t}</a></li>' for k, (t, _) in COLS.items())
        html = page(
            f"{name}-{NAME}",
            f'<div class="ny"><div class="ny-left"><h3>工作动态</h3><ul>{side}</ul></div><div class="ny-right"><h2>{name}</h2>{where(name)}<ul>{"".join(rows)}</ul>{pager}</div></div>',
        )
        site.add(f"/{folder}.htm", COLUMN, html.replace("..", ""))
        site.add(f"/{folder}/2.htm", COLUMN, html, counted=folder == "yjdt")
        boxes.append(
            f'<div class="box"><div class="tt"><h3>{name}</h3><span><a href="{folder}.htm">MORE+</a></span></div><ul>{"".join(rows[:6]).replace("..", "")}</ul></div>'
        )
    site.add("/index.htm", HOME, page(NAME, "".join(boxes)), counted=False)
    site.add("/", HOME, page(NAME, '<div class="banner"><img src="1.jpg"></div>' + "".join(boxes)))
    site.add(
        "/jgzn.htm",
        ARTICLE,
        page(
            f"机构职能-{NAME}",
            f'<div class="ny"><h2>机构职能</h2>{where("机构职能")}<div class="v_news_content">{c.paragraphs(7)}</div></div>',
        ),
    )
    staff = "".join(
        f"<dl><dt><img src='/p{n}.jpg'></dt><dd>姓名：某某某</dd><dd>职务：副局长</dd><dd>分工：{c.sentence()}</dd></dl>"
        for n in range(4)
    )
    site.add(
        "/ldzc.htm",
        COLUMN,
        page(
            f"领导之窗-{NAME}",
            f'<div class="ny"><h2>领导之窗</h2>{where("领导之窗")}<ul class="ld"><li><a href="/info/1050/1.htm">局长 某某某</a></li><li><a href="/info/1050/2.htm">副局长 某某某</a></li><li><a href="/info/1050/3.htm">副局长 某某</a></li><li><a href="/info/1050/4.htm">总工程师 某某</a></li></ul>{staff}</div>',
        ),
        counted=False,
    )
    fields = "".join(
        f'<tr><td>{t}</td><td><input type="text" name="{n}"></td></tr>'
        for n, t in enumerate(("* 您的姓名：", "* 联系方式：", "电子邮件：", "* 邮件主题："))
    )
    site.add(
        "/jzxx.htm",
        INTERACTIVE,
        page(
            f"局长信箱-{NAME}",
            f'<div class="ny"><h2>局长信箱</h2>{where("局长信箱")}<form name="mailform" action="/system/resource/mail.jsp" method="post"><table>{fields}<tr><td>* 邮件内容：</td><td><textarea rows="10"></textarea></td></tr><tr><td><input type="submit" value="发送"></td></tr></table></form></div>',
        ),
    )
    site.add(
        "/search.jsp?wbtreeid=1",
        OTHER,
        page(
            "搜索结果",
            "<div class='search'>"
            + "".join(
                f"<table><tr><td><a href='info/1012/{n}.htm'>{c.news()}</a></td></tr><tr><td>{c.sentence()}</td></tr></table>"
                for n in range(6)
            )
            + "共检索到 62 条 每页10条</div>",
        ),
    )
    return site


def article(title: str, day: str, name: str, kind: int) -> str:
    metas = f'<META Name="description" Content="{title}">'
    text = "<p>（图）</p><p><img src='a.jpg'></p>" if kind == 2 else c.paragraphs(1 + kind % 4)
    return page(
        f"{title}-{NAME}",
        f'<div class="ny">{where(name)}<form name="_newscontent_fromname"><div class="nr"><h1 align="center">{title}</h1><div align="center">{day} 09:20　　　点击：[<script>_showDynClicks("wbnews")</script>]</div><div id="vsb_content"><div class="v_news_content">{text}</div></div><div class="sxt"><p>上一条：<a href="1.htm">{c.news()}</a></p><p>下一条：<a href="2.htm">{c.news()}</a></p></div></div></form></div>',
        metas,
    )
