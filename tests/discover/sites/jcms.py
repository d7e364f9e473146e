"""大汉 jcms: /art/ and /col/ addresses, lists kept in a data store that a script unpacks (here as the browser shows them)."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("jcms")
NAME = "北塘市教育局"
COLS = {1229: "教育要闻", 1230: "基层动态", 1231: "公示公告", 1440: "招生考试", 1555: "法定主动公开内容"}


def page(title: str, metas: str, body: str) -> str:
    nav = "".join(f'<td class="nav_a"><a href="/col/col{n}/index.html">{t}</a></td>' for n, t in COLS.items())
    return f"""<!doctype html><html><head><meta http-equiv="X-UA-Compatible" content="IE=edge"/><title>{title}</title>
<meta name='SiteName' content='{NAME}'><meta name='SiteDomain' content='jyj.beitang.gov.cn'><meta name='SiteIDCode' content='3302000031'>{metas}</head><body>
<div id="barrierfree_container"><div class="bt-top w1200"><a href="/col/col1/index.html" class="logo"></a></div>
<table class="bt-nav"><tr><td><a href="/index.html">首页</a></td>{nav}<td><a href="/col/col77/index.html">互动交流</a></td></tr></table>
<div class="bt-main w1200">{body}</div></div>
<div class="bt-foot"><p>主办：{NAME}</p><p>网站标识码：3302000031　浙公网安备 33020000000001号</p></div></body></html>"""


def where(*names: tuple[str, str]) -> str:
    cells = "".join(f"<td>&gt;</td><td><a href='{url}' class='bt_link'>{text}</a></td>" for text, url in names)
    return f"<table class='position'><tr><td>当前位置:</td><td><a href='/index.html'>首页</a></td>{cells}</tr></table>"


def build() -> MemorySite:
    site = MemorySite("jcms", "http://jyj.beitang.gov.cn")
    blocks = []
    for col, name in list(COLS.items())[:4]:
        items = []
        for k in range(15):
            title, day = (c.news() if col < 1231 else c.notice()), c.day()
            path = f"/art/{day.year}/{day.month}/{day.day}/art_{col}_{58700000 + col * 20 + k}.html"
            site.add(path, ARTICLE, article(title, f"{day} {c.moment()}", name, col, k), counted=k < 3)
            items.append(f'<li><a href="{path}" target="_blank">{title}</a><span class="bt-date">{day}</span></li>')
        pager = '<div class="default_pgContainer"><a>首页</a><a>上一页</a><a>下一页</a>共12页 转到第<input size="2">页</div>'
        metas = f"<meta name='ColumnName' content='{name}'><meta name='ColumnType' content=''>"
        site.add(
            f"/col/col{col}/index.html",
            COLUMN,
            page(
                f"{NAME} {name}",
                metas,
                where((name, f"/col/col{col}/index.html"))
                + f"<div class='bt-left'><ul><li><a href='/col/col{col}/index.html'>{name}</a></li></ul></div><div class='bt-right'><ul class='bt-list'>{''.join(items)}</ul>{pager}</div>",
            ),
        )
        blocks.append(
            f"<div class='bt-box'><div class='bt-tit'><span>{name}</span><a href='/col/col{col}/index.html'>更多</a></div><ul>{''.join(items[:7])}</ul></div>"
        )
    photo = (
        "<div class='bt-slide'>"
        + "".join(
            f"<a href='/art/2024/5/{d}/art_1229_5870000{d}.html'><img src='/p{d}.jpg' alt='图片新闻'></a>"
            for d in range(1, 6)
        )
        + "</div>"
    )
    links = (
        "<div class='bt-quick'>"
        + "".join(
            f"<a href='http://{h}'>{t}</a>"
            for t, h in (("教育部", "www.moe.gov.cn"), ("省教育厅", "jyt.zj.gov.cn"), ("学信网", "www.chsi.com.cn"))
        )
        + "</div>"
    )
    for path in ("/", "/index.html"):
        site.add(path, HOME, page(NAME, "", photo + "".join(blocks) + links), counted=path == "/")
    tree = "".join(
        f"<li><a href='/col/col15{n}/index.html'>{t}</a></li>"
        for n, t in enumerate(
            (
                "政策文件",
                "规划信息",
                "预算决算",
                "行政许可",
                "行政处罚",
                "人事信息",
                "招生考试",
                "重大建设项目",
                "政府采购",
            )
        )
    )
    rows = "".join(
        f"<tr><td>{n}</td><td><a href='/art/2023/6/{n}/art_1555_{900 + n}.html'>{c.notice()}</a></td><td>{c.day()}</td></tr>"
        for n in range(1, 16)
    )
    site.add(
        "/col/col1555/index.html",
        COLUMN,
        page(
            f"{NAME} 法定主动公开内容",
            "",
            where(("法定主动公开内容", "/col/col1555/index.html"))
            + f"<div class='xxgk-tree'><ul>{tree}</ul></div><table class='xxgk'><tr><th>序号</th><th>标题</th><th>生成日期</th></tr>{rows}</table>",
        ),
    )
    site.add(
        "/col/col77/index.html",
        COLUMN,
        page(
            f"{NAME} 互动交流",
            "",
            where(("互动交流", "/col/col77/index.html"))
            + "".join(
                f"<div class='bt-hd'><a href='/jact/front/mailpub{n}.do'><img src='/h{n}.png'><span>{t}</span></a></div>"
                for n, t in enumerate(("局长信箱", "网上咨询", "民意征集", "在线访谈", "网上调查", "政策问答"))
            ),
        ),
    )
    fields = "".join(
        f"<div class='row'><label>{t}</label><input type='text' name='{t}'></div>"
        for t in ("真实姓名", "联系电话", "电子邮箱", "信件标题")
    )
    site.add(
        "/jact/front/mailpub0.do",
        INTERACTIVE,
        page(
            f"{NAME} 局长信箱",
            "",
            where(("局长信箱", "#"))
            + f"<form id='mail' method='post'>{fields}<select name='kind'><option>咨询</option><option>投诉</option></select><textarea name='body'></textarea><a class='btn' onclick='submitMail()'>提交</a></form>",
        ),
    )
    results = "".join(
        f"<div class='jsearch-result'><h3><a href='/art/2024/5/1/art_1229_{n}.html'>{c.news()}</a></h3><p>{c.sentence()}</p><span>2024-05-0{n % 9 + 1}</span></div>"
        for n in range(10)
    )
    site.add(
        "/jsearchfront/search.do?q=%E6%8B%9B%E7%94%9F",
        OTHER,
        page(
            "招生_搜索结果",
            "",
            f"<div class='found'>为您找到相关结果约 321 个</div>{results}<div class='pages'>下一页</div>",
        ),
    )
    return site


def article(title: str, moment: str, name: str, col: int, kind: int) -> str:
    metas = f"<meta name='ArticleTitle' content='{title}'><meta name='PubDate' content='{moment}'><meta name='ContentSource' content='{NAME}'><meta name='ColumnName' content='{name}'><meta name='ColumnType' content='{name}'>"
    body = (
        f"<p style='text-align:center'><img src='/pic.jpg'></p><p>图为活动现场。{c.sentence()}</p>"
        if kind == 2
        else c.paragraphs(2 + kind % 5)
    )
    files = "<p>附件：<a href='/attach/1.doc'>1.报名表.doc</a></p>" if col >= 1231 else ""
    return page(
        f"{NAME} {name} {title}",
        metas,
        where((name, f"/col/col{col}/index.html"))
        + f"<table id='article'><tr><td class='title'>{title}</td></tr><tr><td class='bt-info'>信息来源：{NAME}　发布日期：{moment}　浏览次数：<span id='hits'></span></td></tr><tr><td class='bt_content'><div id='zoom'>{body}{files}</div></td></tr></table>",
    )
