"""TRS WCM as county portals use it: dated file names, createPageHTML, all labels."""

from __future__ import annotations

from tests.discover.sites.content import COLUMNS, Content
from tests.discover.sites.site import ARTICLE, COLUMN, ELDER, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("trs")
NAME = "云溪县人民政府"
NAV = (
    ("首页", "/"),
    ("走进云溪", "/zjyx/"),
    ("新闻中心", "/xwzx/"),
    ("政务公开", "/zwgk/"),
    ("办事服务", "/bsfw/"),
    ("互动交流", "/hdjl/"),
)


def page(title: str, metas: str, trail: str, body: str) -> str:
    nav = "".join(f'<li><a href="{url}">{text}</a></li>' for text, url in NAV)
    where = f'<div class="BreadcrumbNav">您当前的位置：{trail}</div>' if trail else ""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<meta name="SiteName" content="{NAME}"><meta name="SiteDomain" content="www.yunxi.gov.cn"><meta name="SiteIDCode" content="3301990001">{metas}
<script src="/images/jquery.js"></script></head><body>
<div class="header"><div class="logo"><img src="/images/logo.png" alt="{NAME}"></div>
<div class="topbar"><a href="/slh/">长者专区</a><a href="/en/">English</a><a href="javascript:void(0)" id="wza">无障碍</a></div>
<form action="/was5/web/search"><input name="searchword" placeholder="请输入关键字"><input type="submit" value="搜索"></form></div>
<div class="nav"><ul>{nav}</ul></div>{where}
<div class="main">{body}</div>
<div class="footer"><p><a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a></p><p>主办单位：{NAME}办公室</p><p>浙ICP备12345678号</p></div></body></html>"""


def trail(*names: str) -> str:
    return "&nbsp;&gt;&nbsp;".join(f'<a href="{"../" * n or "./"}">{name}</a>' for n, name in enumerate(names))


def listing(items: list[tuple[str, str, str]]) -> str:
    return (
        "<ul class='list'>"
        + "".join(f'<li><span>{day}</span><a href="{url}" title="{t}">{t}</a></li>' for t, url, day in items)
        + "</ul>"
    )


def build() -> MemorySite:
    site = MemorySite("trs", "http://www.yunxi.gov.cn")
    sections = []
    for n, (column, folder) in enumerate(zip(COLUMNS[:4], ("zwyw", "bmdt", "xzdt", "tzgg"), strict=True)):
        items = [article(site, f"/xwzx/{folder}/", column, n * 10 + k, counted=k < 2) for k in range(9)]
        pager = '<div class="page"><script>createPageHTML(12, 0, "index", "html");</script></div>'
        metas = f'<meta name="ColumnName" content="{column}"><meta name="ColumnDescription" content="{column}栏目"><meta name="ColumnKeywords" content="{column}"><meta name="ColumnType" content="工作动态">'
        html = page(
            f"{column}_{NAME}",
            metas,
            trail("首页", "新闻中心", column),
            f"<div class='left'><h3>新闻中心</h3></div><div class='right'><h2>{column}</h2>{listing(items)}{pager}</div>",
        )
        site.add(f"/xwzx/{folder}/", COLUMN, html)
        sections.append(
            f"<div class='box'><h2><a href='/xwzx/{folder}/'>{column}</a></h2><a class='more' href='/xwzx/{folder}/'>更多</a>{listing(items[:6])}</div>"
        )
    site.add(
        "/",
        HOME,
        page(
            f"{NAME}门户网站",
            "",
            "",
            "".join(sections) + services() + "<div class='friend'><select><option>友情链接</option></select></div>",
        ),
    )
    site.add(
        "/xwzx/",
        COLUMN,
        page(
            f"新闻中心_{NAME}",
            '<meta name="ColumnName" content="新闻中心">',
            trail("首页", "新闻中心"),
            "".join(sections),
        ),
    )
    site.add(
        "/zwgk/",
        COLUMN,
        page(
            f"政务公开_{NAME}",
            '<meta name="ColumnName" content="政务公开"><meta name="ColumnType" content="概况类">',
            trail("首页", "政务公开"),
            catalogue(),
        ),
    )
    site.add("/zjyx/", ARTICLE, single("走进云溪", "云溪县位于省域中部", 6))
    site.add("/hdjl/", COLUMN, page(f"互动交流_{NAME}", "", trail("首页", "互动交流"), interaction()))
    site.add(
        "/hdjl/xzxx/", INTERACTIVE, page(f"县长信箱_{NAME}", "", trail("首页", "互动交流", "县长信箱"), letter_form())
    )
    site.add(
        "/hdjl/wjdc/202404/t20240408_77.html",
        INTERACTIVE,
        page(f"政府网站满意度调查_{NAME}", "", trail("首页", "互动交流", "网上调查"), survey()),
    )
    site.add("/bsfw/", COLUMN, page(f"办事服务_{NAME}", "", trail("首页", "办事服务"), services()))
    site.add(
        "/bsfw/bszn/202403/t20240301_55.html",
        INTERACTIVE,
        page(f"居民身份证换领办事指南_{NAME}", "", trail("首页", "办事服务", "办事指南"), guide()),
    )
    site.add(
        "/slh/",
        ELDER,
        page(
            f"长者专区_{NAME}",
            "",
            "",
            f"<h1>长者专区</h1><ul class='big'>{''.join(f'<li><a href=/slh/{k}/>{t}</a></li>' for k, t in enumerate(('养老服务', '医保查询', '社保办理', '出行服务', '便民电话')))}</ul>",
        ),
    )
    site.add(
        "/wzdt/",
        OTHER,
        page(
            f"网站地图_{NAME}",
            "",
            "",
            "<h2>网站地图</h2>" + "".join(f"<dl><dt>{t}</dt><dd><a href='{u}'>{t}</a></dd></dl>" for t, u in NAV),
        ),
    )
    # tells of the site itself and has no labels, so that none of a column or an article are asked of it
    site.add("/lxwm/", OTHER, single("联系我们", "本网站由云溪县人民政府办公室主办", 1))
    return site


def article(site: MemorySite, folder: str, column: str, number: int, *, counted: bool) -> tuple[str, str, str]:
    title, day, moment, unit = (c.notice() if column == "通知公告" else c.news()), c.day(), c.moment(), c.unit()
    path = f"{folder}{day:%Y%m}/t{day:%Y%m%d}_{3390 + number}.html"
    metas = f'<meta name="ColumnName" content="{column}"><meta name="ColumnType" content="工作动态"><meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{day} {moment}"><meta name="ContentSource" content="{unit}">'
    body = f"""<div class="article"><h1>{title}</h1><div class="info">发布时间：{day} {moment}　来源：{unit}　字体：[大 中 小]　<a href="javascript:window.print()">打印</a></div>
<div class="TRS_Editor" id="zoom">{c.paragraphs(c.number(2, 6))}</div><div class="share">分享到：</div><div class="ewm">扫一扫在手机打开当前页</div></div>"""
    site.add(
        path,
        ARTICLE,
        page(f"{title}_{NAME}", metas, trail("首页", "新闻中心", column) + "&nbsp;&gt;&nbsp;正文", body),
        counted=counted,
    )
    return title, path, f"{day}"


def single(title: str, start: str, count: int) -> str:
    return page(
        f"{title}_{NAME}",
        "",
        trail("首页", title),
        f"<div class='article'><h1>{title}</h1><div id='zoom'><p>　　{start}，{c.paragraph()}</p>{c.paragraphs(count)}</div></div>",
    )


def catalogue() -> str:
    names = (
        "机构职能",
        "政府文件",
        "规划计划",
        "统计数据",
        "财政预决算",
        "重大项目",
        "应急管理",
        "人事任免",
        "公开指南",
        "公开年报",
        "依申请公开",
    )
    return (
        "<div class='gkml'>"
        + "".join(f"<div class='item'><a href='/zwgk/{k}/'>{n}</a></div>" for k, n in enumerate(names))
        + "</div>"
    )


def services() -> str:
    names = (
        "户籍办理",
        "婚姻登记",
        "社会保障",
        "医疗卫生",
        "教育入学",
        "不动产登记",
        "企业开办",
        "交通出行",
        "住房保障",
    )
    return (
        "<div class='bs'><h3>办事服务</h3>"
        + "".join(f"<a href='http://www.zjzwfw.gov.cn/item/{k}'>{n}</a>" for k, n in enumerate(names))
        + "</div>"
    )


def interaction() -> str:
    letters = "".join(
        f"<tr><td><a href='/hdjl/xd/{k}.html'>关于{c.topic()}的咨询</a></td><td>已答复</td><td>{c.day()}</td></tr>"
        for k in range(10)
    )
    return f"<div class='entries'><a href='/hdjl/xzxx/'>县长信箱</a><a href='/hdjl/wjdc/202404/t20240408_77.html'>网上调查</a></div><table><tr><th>标题</th><th>状态</th><th>日期</th></tr>{letters}</table>"


def letter_form() -> str:
    rows = "".join(
        f"<tr><td>{label}</td><td><input type='text' name='f{n}'></td></tr>"
        for n, label in enumerate(("姓名", "电话", "邮箱", "地址", "标题"))
    )
    return f"<h2>我要写信</h2><form action='/hdjl/save.do' method='post'><table>{rows}<tr><td>内容</td><td><textarea name='content'></textarea></td></tr><tr><td>验证码</td><td><input name='code'></td></tr></table><input type='submit' value='提交'></form><p>写信须知：{c.paragraph()}</p>"


def survey() -> str:
    questions = "".join(
        f"<div><p>{n}、您对本网站的{t}是否满意？</p>"
        + "".join(f"<label><input type='radio' name='q{n}' value='{v}'>{v}</label>" for v in ("满意", "一般", "不满意"))
        + "</div>"
        for n, t in enumerate(("内容", "设计", "服务", "速度"), 1)
    )
    return f"<h1>政府网站满意度调查</h1><p>调查时间：2024-04-08至2024-05-08</p><form action='/vote.do' method='post'>{questions}<input type='submit' value='提交问卷'></form>"


def guide() -> str:
    parts = (
        ("受理条件", "年满十六周岁的本县居民"),
        ("申请材料", "户口簿、照片"),
        ("办理流程", "申请、受理、审核、制证"),
        ("法定期限", "二十个工作日"),
        ("收费标准", "20元"),
        ("办理地点", "县政务服务中心"),
        ("咨询电话", "0571-0000000"),
        ("设定依据", "居民身份证法"),
    )
    return (
        "<h1>居民身份证换领</h1><table>" + "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in parts) + "</table>"
    )
