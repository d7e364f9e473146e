"""ASP.NET web forms: one form around every page, __VIEWSTATE, paging by script, grid tables."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("aspx")
NAME = "青柳市卫生健康委员会"
TYPES = {"01": "工作动态", "02": "通知公告", "03": "疾病防控", "04": "政务公开"}


def page(title: str, body: str) -> str:
    menu = "".join(
        f'<td class="m"><a id="ctl00_m{n}" href="NewsList.aspx?TypeID={n}">{t}</a></td>' for n, t in TYPES.items()
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>
	{title}
</title></head><body><form name="aspnetForm" method="post" action="#" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTk0" />
<div id="top"><img src="images/banner.jpg" alt="{NAME}" /></div><table id="menu"><tr><td class="m"><a href="Default.aspx">网站首页</a></td>{menu}<td class="m"><a href="Consult.aspx">在线咨询</a></td></tr></table>
<div id="search"><input name="ctl00$txtKey" type="text" id="ctl00_txtKey" /><input type="submit" name="ctl00$btnSearch" value="搜索" /></div>
<div id="main">{body}</div><div id="bottom">版权所有 {NAME}<br />技术支持：某某公司</div></form></body></html>"""


def build() -> MemorySite:
    site = MemorySite("aspx", "http://wjw.qingliu.gov.cn")
    boxes = []
    for number, name in TYPES.items():
        rows = []
        for k in range(15):
            title, day = (c.notice() if number in ("02", "04") else c.news()), c.day()
            path = f"/NewsDetail.aspx?InfoID={number}{k:04}a-9c{k:02}"
            site.add(
                path, ARTICLE, article(title, f"{day.year}/{day.month}/{day.day} {c.moment()}:00", k), counted=k < 3
            )
            rows.append(
                f'<tr><td style="width:600px"><a href="NewsDetail.aspx?InfoID={number}{k:04}a-9c{k:02}" target="_blank">{title}</a></td><td>{day.year}/{day.month}/{day.day}</td></tr>'
            )
        grid = f'<table id="ctl00_GridView1" cellspacing="0">{"".join(rows)}<tr><td colspan="2"><table><tr><td><span>1</span></td><td><a href="javascript:__doPostBack(&#39;GridView1&#39;,&#39;Page$2&#39;)">2</a></td><td><a href="javascript:__doPostBack(&#39;GridView1&#39;,&#39;Page$3&#39;)">3</a></td></tr></table></td></tr></table>'
        site.add(
            f"/NewsList.aspx?TypeID={number}",
            COLUMN,
            page(
                NAME,
                f'<div id="nav">您现在的位置：<a href="Default.aspx">首页</a> &gt;&gt; <span id="lblType">{name}</span></div>{grid}',
            ),
        )
        boxes.append(
            f'<div class="block"><div class="bt"><span>{name}</span><a href="NewsList.aspx?TypeID={number}"><img src="images/more.gif" alt="更多" /></a></div><table>{"".join(rows[:6])}</table></div>'
        )
    site.add("/Default.aspx", HOME, page(NAME, "".join(boxes)), counted=False)
    site.add("/", HOME, page(NAME, '<div id="flash"></div>' + "".join(boxes)))
    fields = "".join(
        f'<tr><td>{t}</td><td><input name="ctl00$t{n}" type="text" /></td></tr>'
        for n, t in enumerate(("咨询人：", "联系电话：", "咨询标题："))
    )
    site.add(
        "/Consult.aspx",
        INTERACTIVE,
        page(
            f"在线咨询-{NAME}",
            f'<div id="nav">您现在的位置：首页 &gt;&gt; 在线咨询</div><table>{fields}<tr><td>咨询内容：</td><td><textarea name="ctl00$c" rows="6"></textarea></td></tr><tr><td></td><td><input type="submit" value="提 交" /></td></tr></table>',
        ),
    )
    site.add(
        "/Query.aspx",
        INTERACTIVE,
        page(
            f"办件查询-{NAME}",
            '<div id="nav">您现在的位置：首页 &gt;&gt; 办件查询</div><h2>办件进度查询</h2><table><tr><td>受理编号：</td><td><input name="a" type="text" /></td></tr><tr><td>查询密码：</td><td><input name="b" type="text" /></td></tr><tr><td>验证码：</td><td><input name="d" type="text" /></td></tr><tr><td><input type="submit" value="查询" /></td></tr></table>',
        ),
    )
    site.add(
        "/Leader.aspx",
        COLUMN,
        page(
            NAME,
            '<div id="nav">您现在的位置：首页 &gt;&gt; 领导信息</div><table>'
            + "".join(
                f'<tr><td><img src="l{n}.jpg" /></td><td><a href="LeaderInfo.aspx?ID={n}">某某某</a> 党委委员、副主任</td></tr>'
                for n in range(6)
            )
            + "</table>",
        ),
    )
    site.add(
        "/Admin/Login.aspx",
        OTHER,
        page(
            "后台登录",
            '<table><tr><td>用户名</td><td><input name="u" type="text" /></td></tr><tr><td>密码</td><td><input name="p" type="password" /></td></tr></table>',
        ),
    )
    return site


def article(title: str, moment: str, kind: int) -> str:
    body = "".join(f"<div>　　{c.paragraph()}</div>" for _ in range(1 + kind % 4))
    return page(
        title,
        f'<div id="nav">您现在的位置：<a href="Default.aspx">首页</a> &gt;&gt; 信息浏览</div><div style="text-align:center"><span id="lblTitle" style="font-size:20px">{title}</span></div><div style="text-align:center">发布人：<span>{c.unit()}</span>　发布时间：<span id="lblTime">{moment}</span>　浏览次数：<span>{c.number()}</span></div><div id="lblContent">{body}</div><div style="text-align:right"><a href="javascript:window.close()">[关闭]</a></div>',
    )
