"""A bureau on dedecms: /a/ folders, list_ files, GB2312, a visible time without a label, an editor's mark."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("dede")
NAME = "白沙市体育局"
KINDS = {"tyxw": ("体育新闻", 3), "qzty": ("群众体育", 5), "gsgg": ("公示公告", 8)}


def page(title: str, body: str) -> str:
    nav = "".join(f"<li><a href='/a/{k}/' ><span>{t}</span></a></li>" for k, (t, _) in KINDS.items())
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{title}</title></head><body class="articleview">
<div class="header_top"><div class="w960"><span id="time">今天是</span><div class="toplinks"><a href="#">设为首页</a><a href="#">加入收藏</a></div></div></div><div class="header"><div class="pagewidth"><ul class="navlist"><li><a href='/'><span>主页</span></a></li>{nav}<li><a href="/plus/guestbook.php"><span>局长信箱</span></a></li></ul></div></div>
<div class="w960 center clear">{body}</div><div class="footer w960"><p class="powered">Copyright {NAME} 版权所有</p></div></body></html>"""


def build() -> MemorySite:
    site = MemorySite("dede", "http://tyj.baisha.gov.cn", encoding="gbk")
    boxes = []
    for folder, (name, number) in KINDS.items():
        items = []
        for k in range(11):
            title, day = (c.notice() if folder == "gsgg" else c.news()), c.day()
            path = f"/a/{folder}/{day:%Y/%m%d}/{k + 30}.html"
            site.add(path, ARTICLE, article(title, f"{day} {c.moment()}", name, k), counted=k < 3)
            items.append(
                f'<li><a href="{path}" class="title">{title}</a><span class="info"><small>日期：</small>{day} {c.moment()} <small>点击：</small>{c.number()}</span><p class="intro">{c.sentence()[:30]}...</p></li>'
            )
        pager = f'<div class="dede_pages"><ul class="pagelist"><li>首页</li><li class="thisclass">1</li><li><a href="list_{number}_2.html">2</a></li><li><a href="list_{number}_2.html">下一页</a></li><li><span class="pageinfo">共 <strong>9</strong>页<strong>101</strong>条</span></li></ul></div>'
        body = f'<div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > <a href="/a/{folder}/">{name}</a> > </div><div class="listbox"><ul class="e2">{"".join(items)}</ul></div>{pager}</div><div class="pright"><dl class="tbox"><dt><strong>热点内容</strong></dt><dd><ul class="c1">{"".join(f"<li><a href=/a/tyxw/2024/0101/{n}.html>{c.news()}</a></li>" for n in range(5))}</ul></dd></dl></div>'
        site.add(f"/a/{folder}/", COLUMN, page(f"{name}_{NAME}", body))
        site.add(f"/a/{folder}/list_{number}_2.html", COLUMN, page(f"{name}_{NAME}", body), counted=folder == "qzty")
        boxes.append(
            f'<dl class="tbox"><dt><strong><a href="/a/{folder}/">{name}</a></strong><span class="more"><a href="/a/{folder}/">更多...</a></span></dt><dd><ul class="d1">{"".join(i.split("<span")[0] + "</li>" for i in items[:7])}</ul></dd></dl>'
        )
    site.add(
        "/",
        HOME,
        page(
            NAME,
            '<div class="pleft">'
            + "".join(boxes)
            + '</div><dl class="tbox"><dt><strong>友情链接</strong></dt><dd><ul class="f5"><li><a href="http://www.sport.gov.cn">国家体育总局</a></li></ul></dd></dl>',
        ),
    )
    site.add(
        "/a/jgjj/",
        ARTICLE,
        page(
            f"机构简介_{NAME}",
            f'<div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > 机构简介 > </div><div class="content">{c.paragraphs(4)}</div>',
        ),
    )
    site.add(
        "/plus/guestbook.php",
        INTERACTIVE,
        page(
            "局长信箱",
            '<form action="guestbook.php" method="post"><dl><dt>姓名：</dt><dd><input name="uname"></dd><dt>邮箱：</dt><dd><input name="email"></dd><dt>标题：</dt><dd><input name="title"></dd><dt>留言内容：</dt><dd><textarea name="msg"></textarea></dd><dt>验证码：</dt><dd><input name="validate"></dd></dl><button>提交</button></form>',
        ),
    )
    site.add(
        "/plus/diy.php?diyid=2",
        INTERACTIVE,
        page(
            "体育场馆满意度调查",
            f'<h2>体育场馆满意度调查</h2><p>{c.sentence()}</p><form method="post">{"".join(f"<p>{n}、{t}</p><label><input type=radio name=q{n}>好</label><label><input type=radio name=q{n}>中</label><label><input type=radio name=q{n}>差</label>" for n, t in enumerate(("环境卫生", "服务态度", "收费情况"), 1))}<input type="submit" value="提交"></form>',
        ),
    )
    site.add(
        "/plus/search.php?q=%B1%C8%C8%FC",
        OTHER,
        page(
            "搜索 比赛 结果",
            "<div class='place'>搜索 “比赛” 的结果</div>"
            + "".join(
                f"<li><a href='/a/tyxw/2024/0512/{n}.html'>{c.news()}</a><small>2024-05-1{n}</small><p>{c.sentence()}</p></li>"
                for n in range(6)
            )
            + "共 3页32条记录",
        ),
    )
    return site


def article(title: str, moment: str, name: str, kind: int) -> str:
    return page(
        f"{title}_{NAME}",
        f'<div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > <a href="#">{name}</a> > </div><div class="viewbox"><div class="title"><h2>{title}</h2></div><div class="info"><small>时间:</small>{moment}<small>来源:</small>未知 <small>作者:</small>admin <small>点击:</small> 次</div><div class="content"><table><tr><td>{c.paragraphs(1 + kind % 4)}</td></tr></table></div><div class="boxoff"><strong>(责任编辑：admin)</strong></div><div class="context"><ul><li>上一篇：<a href="1.html">{c.news()}</a></li><li>下一篇：没有了</li></ul></div></div></div>',
    )
