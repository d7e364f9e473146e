"""A county on a group platform: long hexadecimal .shtml names, channels of channels, photo news, leader pages, labels with empty values."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, ELDER, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("shtml")
NAME = "石岭县人民政府"
CHANNELS = {
    "zwdt": {"zwyw": "政务要闻", "xzjd": "乡镇街道", "ztbd": "专题报道"},
    "xxgk": {"gsgg": "公示公告", "zfwj": "政府文件"},
}
TOP = {"zwdt": "政务动态", "xxgk": "信息公开"}


def page(title: str, names: tuple[str, ...], body: str, metas: str = "") -> str:
    nav = "".join(f'<a href="/{k}/index.shtml">{t}</a>' for k, t in TOP.items())
    place = '<div class="wzlj"><i></i>' + " / ".join(f"<a href='/'>{n}</a>" for n in names) + "</div>" if names else ""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta name="SiteName" content="{NAME} "><meta name="SiteDomain" content=""><meta name="SiteIDCode" content="bm12345678">{metas}</head><body>
<div class="wrap-head"><div class="logo"><img src="/l.png"></div><div class="nav-wrap"><a href="/index.shtml">首页</a>{nav}<a href="/zmhd/index.shtml">政民互动</a><a href="/bsfw/index.shtml">办事服务</a></div></div>{place}<div class="wrap-main">{body}</div>
<div class="wrap-foot"><div>主办：{NAME}办公室</div></div></body></html>"""


def build() -> MemorySite:
    site = MemorySite("shtml", "http://www.shiling.gov.cn")
    home = []
    for top, subs in CHANNELS.items():
        blocks = []
        for sub, name in subs.items():
            items = []
            for k in range(14):
                title, day = (c.notice() if top == "xxgk" else c.news()), c.day()
                path = f"/{top}/{sub}/{day:%Y%m}/{c.random.getrandbits(120):030x}a1.shtml"
                site.add(path, ARTICLE, article(title, f"{day}", top, name, k), counted=k < 3)
                items.append(f'<dd><a href="{path}">{title}</a><b>{day:%Y.%m.%d}</b></dd>')
            metas = f'<meta name="ColumnName" content=""><meta name="ColumnDescription" content="{name}"><meta name="ColumnKeywords" content="{name}"><meta name="ColumnType" content="">'
            site.add(
                f"/{top}/{sub}/list.shtml",
                COLUMN,
                page(
                    f"{name}-{NAME}",
                    ("首页", TOP[top], name),
                    f'<div class="sub-l"><a href="/{top}/{sub}/list.shtml">{name}</a></div><dl class="sub-r">{"".join(items)}</dl><div class="page-nav"><a>1</a><a href="list_2.shtml">2</a><a href="list_2.shtml">&gt;</a></div>',
                    metas,
                ),
            )
            blocks.append(
                f'<div class="blk"><div class="blk-t">{name}<a href="/{top}/{sub}/list.shtml">+</a></div><dl>{"".join(items[:6])}</dl></div>'
            )
        site.add(f"/{top}/index.shtml", COLUMN, page(f"{TOP[top]}-{NAME}", ("首页", TOP[top]), "".join(blocks)))
        home += blocks
    site.add(
        "/",
        HOME,
        page(
            f"{NAME}",
            (),
            '<div class="focus"><img src="f.jpg"><p>图片新闻</p></div>'
            + "".join(home)
            + '<div class="fw"><a href="/bsfw/index.shtml">个人办事</a><a href="/bsfw/index.shtml">法人办事</a></div>',
        ),
    )
    leaders = "".join(
        f'<li><a href="/xxgk/ld/{n}.shtml"><img src="/ld{n}.jpg"><p>某某某</p><p>县委常委、副县长</p></a></li>'
        for n in range(9)
    )
    site.add(
        "/xxgk/ld/index.shtml",
        COLUMN,
        page(f"领导之窗-{NAME}", ("首页", "信息公开", "领导之窗"), f'<ul class="ldlist">{leaders}</ul>'),
    )
    site.add(
        "/xxgk/ld/1.shtml",
        ARTICLE,
        page(
            f"某某某-{NAME}",
            ("首页", "信息公开", "领导之窗", "某某某"),
            f'<div class="ldxx"><img src="/ld1.jpg"><h2>某某某</h2><p>县委常委、副县长</p><h4>工作分工</h4><p>{c.paragraph()}</p><h4>个人简历</h4><p>{c.paragraph()}</p></div>',
        ),
    )
    site.add(
        "/bsfw/index.shtml",
        COLUMN,
        page(
            f"办事服务-{NAME}",
            ("首页", "办事服务"),
            '<div class="tabs"><h3>按主题</h3>'
            + "".join(
                f'<a href="http://www.hnzwfw.gov.cn/{n}">{t}</a>'
                for n, t in enumerate(
                    (
                        "生育收养",
                        "户籍办理",
                        "民族宗教",
                        "教育科研",
                        "入伍服役",
                        "就业创业",
                        "设立变更",
                        "准营准办",
                        "职业资格",
                        "婚姻登记",
                    )
                )
            )
            + "</div>",
        ),
    )
    site.add(
        "/zmhd/index.shtml",
        COLUMN,
        page(
            f"政民互动-{NAME}",
            ("首页", "政民互动"),
            '<div class="hd3"><a href="/zmhd/xzxx.shtml">县长信箱</a><a href="/zmhd/dc.shtml">网上调查</a><a href="/zmhd/zj.shtml">民意征集</a></div><h3>来信选登</h3><ul>'
            + "".join(
                f'<li><a href="/zmhd/xx/{n}.shtml">{c.topic()}问题</a><em>已回复</em><b>2024-04-1{n}</b></li>'
                for n in range(8)
            )
            + "</ul>",
        ),
    )
    site.add(
        "/zmhd/xzxx.shtml",
        INTERACTIVE,
        page(
            f"县长信箱-{NAME}",
            ("首页", "政民互动", "县长信箱"),
            '<div class="mail"><p>姓名<input type="text"></p><p>手机<input type="text"></p><p>标题<input type="text"></p><p>正文<textarea></textarea></p><p>验证码<input type="text"></p><a href="javascript:submit()">提交信件</a></div>',
        ),
    )
    site.add(
        "/zmhd/xx/1.shtml",
        INTERACTIVE,
        page(
            f"来信查看-{NAME}",
            ("首页", "政民互动", "来信选登"),
            f"<table><tr><th>信件标题</th><td>{c.topic()}问题</td></tr><tr><th>来信时间</th><td>2024-04-11</td></tr><tr><th>信件内容</th><td>{c.paragraph()}</td></tr><tr><th>回复单位</th><td>{c.unit()}</td></tr><tr><th>回复时间</th><td>2024-04-15</td></tr><tr><th>回复内容</th><td>{c.paragraph()}</td></tr></table>",
        ),
    )
    site.add(
        "/slh/index.shtml",
        ELDER,
        page(
            f"适老化专区-{NAME}",
            ("首页", "适老化专区"),
            "<div class='slh'>"
            + "".join(
                f"<div><h3>{t}</h3><a href='/slh/{n}.shtml'>{c.news()}</a></div>"
                for n, t in enumerate(("新闻资讯", "养老政策", "健康保健"))
            )
            + "</div>",
        ),
    )
    site.add(
        "/wzdt.shtml",
        OTHER,
        page(
            f"网站导航-{NAME}",
            ("首页", "网站导航"),
            "".join(
                f"<h3>{t}</h3><ul>{''.join(f'<li><a href=/{k}/{s}/list.shtml>{n}</a></li>' for s, n in CHANNELS[k].items())}</ul>"
                for k, t in TOP.items()
            ),
        ),
    )
    site.add("/error.shtml", OTHER, page("出错啦", (), "<h1>您要查看的页面已删除或不存在</h1><a href='/'>返回首页</a>"))
    return site


def article(title: str, day: str, top: str, name: str, kind: int) -> str:
    metas = f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{day} 08:00:00"><meta name="ContentSource" content=""><meta name="ColumnName" content="">'
    if kind == 2:
        text = "".join(
            f"<p style='text-align:center'><img src='/img{n}.jpg'></p><p style='text-align:center'>图{n}</p>"
            for n in range(4)
        )
    else:
        text = "".join(f"<p style='text-indent:2em'><span>{c.paragraph()}</span></p>" for _ in range(1 + kind % 5))
    return page(
        f"{title}-{NAME}",
        ("首页", TOP[top], name),
        f'<div class="arc"><div class="arc-t">{title}</div><div class="arc-s"><span>{day}</span><span>文章来源：</span><span>阅读次数：</span></div><div class="arc-c" id="UCAP-CONTENT">{text}</div><div class="arc-f"><span>打印</span><span>关闭</span></div></div>',
        metas,
    )
