"""A frameset site: menu and pages in frames, uppercase markup, no titles worth the name."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("framed")
NAME = "临泉县水利局"
KINDS = {"gzdt": "工作动态", "zcfg": "政策法规", "fxkh": "防汛抗旱"}


def page(body: str, title: str = NAME) -> str:
    return f"<HTML><HEAD><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=GBK'><TITLE>{title}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>{body}</BODY></HTML>"


def build() -> MemorySite:
    site = MemorySite("framed", "http://slj.linquan.gov.cn", encoding="gbk")
    site.add(
        "/",
        HOME,
        f"<HTML><HEAD><TITLE>{NAME}</TITLE></HEAD><FRAMESET ROWS='100,*'><FRAME SRC='top.htm' NAME=top><FRAMESET COLS='160,*'><FRAME SRC='left.htm' NAME=left><FRAME SRC='main.htm' NAME=main></FRAMESET></FRAMESET></HTML>",
    )
    menu = "".join(f"<A HREF='{k}/index.htm' TARGET=main>{t}</A><BR>" for k, t in KINDS.items())
    site.add("/top.htm", OTHER, page(f"<TABLE><TR><TD><IMG SRC=logo.gif ALT={NAME}></TD></TR></TABLE>"), counted=False)
    site.add("/left.htm", OTHER, page(f"{menu}<A HREF='ly.htm' TARGET=main>意见反馈</A>"), counted=False)
    news = []
    for folder, name in KINDS.items():
        lines = []
        for k in range(10):
            title, day = (c.notice() if folder == "zcfg" else c.news()), c.day()
            path = f"/{folder}/{day:%y%m%d}{k}.htm"
            site.add(path, ARTICLE, article(title, f"{day.year}-{day.month:02}-{day.day:02}", k), counted=k < 4)
            lines.append(
                f"<TR><TD>■ <A HREF='{path}' TARGET=_blank>{title}</A> <FONT COLOR=#999999>({day.month}月{day.day}日)</FONT></TD></TR>"
            )
        site.add(
            f"/{folder}/index.htm",
            COLUMN,
            page(
                f"<P><B>{name}</B></P><TABLE>{''.join(lines)}</TABLE><P>[首页] [上一页] [<A HREF=index2.htm>下一页</A>] [尾页]</P>",
                name,
            ),
        )
        news += lines[:4]
    site.add("/main.htm", COLUMN, page(f"<P><B>最新信息</B></P><TABLE>{''.join(news)}</TABLE>"), counted=False)
    site.add(
        "/ly.htm",
        INTERACTIVE,
        page(
            "<FORM METHOD=POST ACTION=/cgi-bin/mail.pl><TABLE><TR><TD>姓名<INPUT NAME=xm></TD></TR><TR><TD>电话<INPUT NAME=dh></TD></TR><TR><TD>意见<TEXTAREA NAME=yj></TEXTAREA></TD></TR></TABLE><INPUT TYPE=SUBMIT VALUE=发送></FORM>",
            "意见反馈",
        ),
    )
    return site


def article(title: str, day: str, kind: int) -> str:
    return page(
        f"<CENTER><H3>{title}</H3></CENTER><P ALIGN=CENTER>{c.unit()}　{day}</P><HR>{''.join(f'<P>　　{c.paragraph()}</P>' for _ in range(1 + kind % 4))}<P ALIGN=RIGHT>（办公室供稿）</P>",
        title,
    )
