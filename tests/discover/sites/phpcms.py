"""A township on a PHP system: everything behind index.php, letters by a form in a pop-up table, photo columns."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("phpcms")
NAME = "东阳河镇人民政府"
CATS = {6: "镇情动态", 9: "公示公告", 12: "惠民政策", 15: "镇村风貌"}


def page(title: str, body: str) -> str:
    nav = "".join(
        f'<li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid={n}">{t}</a></li>'
        for n, t in CATS.items()
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta name="keywords" content="{NAME}"><meta name="SiteIDCode" content=""></head><body>
<div class="header"><h1 class="logo"><a href="/index.php">{NAME}</a></h1><div class="search"><form action="/index.php"><input type="hidden" name="m" value="search"><input type="text" name="q"><input type="submit" value="搜索"></form></div></div>
<div class="nav-bar"><ul class="nav-site"><li><a href="/index.php">首页</a></li>{nav}<li><a href="/index.php?m=formguide&c=index&a=show&formid=14">镇长信箱</a></li></ul></div>
<div class="main">{body}</div><div class="footer"><p>{NAME} 主办　<a href="/index.php?m=member&c=index&a=login">登录</a></p></div></body></html>"""


def crumbs(name: str) -> str:
    return f'<div class="crumbs"><a href="/index.php">首页</a><span> &gt; </span><a href="#">{name}</a> &gt; '


def build() -> MemorySite:
    site = MemorySite("phpcms", "http://dyhz.linquan.gov.cn")
    boxes = []
    for cat, name in CATS.items():
        items, photos = [], []
        for k in range(12):
            title, day = (c.notice() if cat == 9 else c.news()), c.day()
            path = f"/index.php?m=content&c=index&a=show&catid={cat}&id={cat * 100 + k}"
            site.add(path, ARTICLE, article(title, f"{day} {c.moment()}:07", name, k), counted=k < 3)
            items.append(f'<li><span class="rt">{day} {c.moment()}:07</span>·<a href="{path}">{title}</a></li>')
            photos.append(
                f'<li><div class="img-wrap"><a href="{path}"><img src="/p{k}.jpg" alt="{title}"></a></div><a href="{path}">{title[:10]}</a></li>'
            )
        inner = (
            f'<ul class="photo-list">{"".join(photos)}</ul>'
            if cat == 15
            else f'<ul class="list lh24 f14">{"".join(items)}</ul>'
        )
        site.add(
            f"/index.php?m=content&c=index&a=lists&catid={cat}",
            COLUMN,
            page(
                f"{name} - {NAME}",
                f'<div class="col-left">{crumbs(name)} 列表</div>{inner}<div id="pages">36条 上一页 <span>1</span> <a href="/index.php?m=content&c=index&a=lists&catid={cat}&page=2">2</a> 下一页</div></div>',
            ),
        )
        boxes.append(
            f'<div class="box"><h5 class="title-1">{name}<a href="/index.php?m=content&c=index&a=lists&catid={cat}" class="more">更多&gt;&gt;</a></h5><ul class="content digg">{"".join(items[:5])}</ul></div>'
        )
    site.add("/index.php", HOME, page(NAME, "".join(boxes)), counted=False)
    site.add("/", HOME, page(NAME, "<div class='slide'></div>" + "".join(boxes)))
    site.add(
        "/index.php?m=content&c=index&a=lists&catid=2",
        ARTICLE,
        page(
            f"镇情概况 - {NAME}",
            f'<div class="page">{crumbs("镇情概况")}</div><h1>镇情概况</h1><div class="content">{c.paragraphs(4)}</div></div>',
        ),
    )
    site.add(
        "/index.php?m=formguide&c=index&a=show&formid=14",
        INTERACTIVE,
        page(
            f"镇长信箱 - {NAME}",
            f'{crumbs("镇长信箱")}</div><form method="post" action="/index.php?m=formguide"><table class="table_form">'
            + "".join(
                f"<tr><th>{t}</th><td><input type=text name=info[{n}]></td></tr>"
                for n, t in enumerate(("姓名", "电话", "标题"))
            )
            + "<tr><th>内容</th><td><textarea name=info[c]></textarea></td></tr></table><input type=submit value=提交></form>",
        ),
    )
    site.add(
        "/index.php?m=member&c=index&a=login",
        OTHER,
        page(
            "会员登录",
            "<form method=post><p>用户名<input name=username></p><p>密码<input type=password name=password></p><input type=submit value=登录></form>",
        ),
    )
    site.add(
        "/index.php?m=search&q=%E9%95%87",
        OTHER,
        page(
            "镇_搜索_" + NAME,
            "<div class='jg'>获得约 23 条结果</div><ul class='wrap'>"
            + "".join(
                f"<li><h5><a href='/index.php?m=content&c=index&a=show&catid=6&id={n}'>{c.news()}</a></h5><p>{c.sentence()}</p><div class='adds'>发布时间：2024-05-1{n}</div></li>"
                for n in range(7)
            )
            + "</ul>",
        ),
    )
    return site


def article(title: str, moment: str, name: str, kind: int) -> str:
    return page(
        f"{title} - {name} - {NAME}",
        f'<div class="col-left">{crumbs(name)} 正文</div><div id="Article"><h1>{title}<br /><span>{moment} &nbsp;&nbsp;来源：{NAME}&nbsp;&nbsp;点击：<span id="hits"></span></span></h1><div class="content">{c.paragraphs(1 + kind % 4)}</div><p class="page-next"><strong>上一篇：</strong><a href="#a">{c.news()}</a><br /><strong>下一篇：</strong><a href="#b">返回列表</a></p></div></div>',
    )
