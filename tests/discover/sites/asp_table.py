"""An old ASP site: nested tables, no labels, no trail words, GBK, numbers in the query."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("asp")
NAME = "石岭县农业局"
CLASSES = {1: "工作动态", 2: "通知公告", 3: "农业科技", 4: "政策法规"}


def page(title: str, body: str) -> str:
    nav = "".join(
        f"<td align=center><a href=list.asp?classid={n}><font color=#ffffff>{t}</font></a></td>"
        for n, t in CLASSES.items()
    )
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>{title}</title></head><body topmargin=0>
<table width=780 align=center cellpadding=0><tr><td><img src=images/top.jpg width=780></td></tr></table>
<table width=780 align=center bgcolor=#006600><tr><td><a href=index.asp><font color=#ffffff>首 页</font></a></td>{nav}<td><a href=book.asp><font color=#ffffff>留言板</font></a></td></tr></table>
<table width=780 align=center><tr><td width=180 valign=top><table><tr><td>站内搜索</td></tr><tr><td><form action=search.asp><input name=key size=12><input type=submit value=搜索></form></td></tr><tr><td><a href=login.asp>管理登陆</a></td></tr></table></td>
<td valign=top>{body}</td></tr></table>
<table width=780 align=center><tr><td align=center>版权所有：{NAME} 地址：石岭县人民路8号 电话：0000-0000000</td></tr></table></body></html>"""


def rows(items: list[tuple[int, str, str]]) -> str:
    return (
        "<table width=100%>"
        + "".join(
            f"<tr><td><img src=images/dot.gif>&nbsp;<a href=shownews.asp?id={n} target=_blank>{t}</a></td><td width=80>{day}</td></tr>"
            for n, t, day in items
        )
        + "</table>"
    )


def build() -> MemorySite:
    site = MemorySite("asp", "http://nyj.shiling.gov.cn", encoding="gbk")
    boxes, number = [], 100
    for class_id, name in CLASSES.items():
        items = []
        for k in range(12):
            number += 1
            title, day = (c.notice() if class_id in (2, 4) else c.news()), c.day()
            site.add(
                f"/shownews.asp?id={number}",
                ARTICLE,
                article(name, title, f"{day.year}-{day.month}-{day.day}", k),
                counted=k < 2,
            )
            items.append((number, title, f"{day.year}-{day.month}-{day.day}"))
        pager = f"共 38 条 第 1/4 页 首页 上一页 <a href=list.asp?classid={class_id}&page=2>下一页</a> <a href=list.asp?classid={class_id}&page=4>尾页</a>"
        site.add(
            f"/list.asp?classid={class_id}",
            COLUMN,
            page(
                f"{NAME}",
                f"<table width=100%><tr><td><b>{name}</b></td></tr><tr><td>{rows(items)}</td></tr><tr><td align=right>{pager}</td></tr></table>",
            ),
        )
        site.add(
            f"/list.asp?classid={class_id}&page=2",
            COLUMN,
            page(
                f"{NAME}",
                f"<table width=100%><tr><td><b>{name}</b></td></tr><tr><td>{rows(items[3:])}</td></tr><tr><td align=right>{pager}</td></tr></table>",
            ),
            counted=class_id == 1,
        )
        boxes.append(
            f"<table width=100%><tr><td><b>{name}</b></td><td align=right><a href=list.asp?classid={class_id}>更多&gt;&gt;</a></td></tr></table>{rows(items[:7])}"
        )
    site.add("/index.asp", HOME, page(f"{NAME}网站", "".join(boxes)), counted=False)
    site.add("/", HOME, page(f"{NAME}网站", "".join(boxes)))
    fields = "".join(
        f"<tr><td>{t}：</td><td><input name=f{n} size=30></td></tr>" for n, t in enumerate(("姓名", "电话", "主题"))
    )
    site.add(
        "/book.asp",
        INTERACTIVE,
        page(
            "留言板",
            f"<b>在线留言</b><form method=post action=savebook.asp><table>{fields}<tr><td>内容：</td><td><textarea name=nr cols=50 rows=8></textarea></td></tr><tr><td><input type=submit value=提交><input type=reset value=重写></td></tr></table></form>",
        ),
    )
    site.add(
        "/login.asp",
        OTHER,
        page(
            "管理登陆",
            "<form method=post action=chk.asp><table><tr><td>用户名<input name=u></td></tr><tr><td>密码<input type=password name=p></td></tr><tr><td><input type=submit value=登陆></td></tr></table></form>",
        ),
    )
    return site


def article(column: str, title: str, day: str, kind: int) -> str:
    text = "".join(f"　　{c.paragraph()}<br>\n" for _ in range(1 + kind % 4))
    return page(
        f"{title}",
        f"<table width=100%><tr><td align=center><font size=4><b>{title}</b></font></td></tr><tr><td align=center>{day} 点击：{c.number()}次 作者：{c.unit()}</td></tr><tr><td><font style='font-size:14px;line-height:180%'>{text}</font></td></tr><tr><td align=center>【<a href=javascript:window.close()>关闭窗口</a>】【<a href=javascript:print()>打印本页</a>】</td></tr></table>",
    )
