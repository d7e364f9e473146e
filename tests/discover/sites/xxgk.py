"""A disclosure platform of its own: a tree, a table of documents by script parameters, reports, an application form."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("xxgk")
NAME = "青柳县政府信息公开平台"
TREE = ("机构概况", "政策文件", "财政资金", "重点领域", "行政执法", "人事信息")


def page(title: str, body: str) -> str:
    tree = "".join(
        f'<li><a href="/xxgk/jcms_files/list.jsp?area=&webid=9&cid={n}">{t}</a></li>' for n, t in enumerate(TREE, 100)
    )
    return f"""<html><head><meta charset="utf-8"/><title>{title}</title></head><body><div id="xxgk_top"><img src="top.png" alt="{NAME}"/></div>
<table class="xxgk_frame"><tr><td class="xxgk_left"><ul><li><a href="/">平台首页</a></li><li><a href="/xxgk/zn.jsp">公开指南</a></li>{tree}<li><a href="/xxgk/nb.jsp">年度报告</a></li><li><a href="/xxgk/ysq/form.jsp">依申请公开</a></li></ul></td><td class="xxgk_right">{body}</td></tr></table><div id="xxgk_foot">青柳县人民政府办公室主办</div></body></html>"""


def build() -> MemorySite:
    site = MemorySite("xxgk", "http://xxgk.qingliu.gov.cn")
    recent = []
    for number, name in enumerate(TREE, 100):
        rows = []
        for k in range(10):
            title, day = c.notice(), c.day()
            path = f"/xxgk/jcms_files/art.jsp?webid=9&cid={number}&aid={number * 10 + k}"
            site.add(path, ARTICLE, document(title, f"{day}", k), counted=k < 2)
            rows.append(
                f"<tr><td>{k + 1}</td><td><a href='{path}' title='{title}'>{title[:16]}…</a></td><td>青政办〔2024〕{k}号</td><td>{day}</td></tr>"
            )
        site.add(
            f"/xxgk/jcms_files/list.jsp?area=&webid=9&cid={number}",
            COLUMN,
            page(
                f"{name}",
                f"<h3>{name}</h3><table class='zfxxgk'><tr><th>序号</th><th>名称</th><th>文号</th><th>日期</th></tr>{''.join(rows)}</table><div>共 5 页 <a href='?page=2'>下页</a> <a href='?page=5'>末页</a></div>",
            ),
        )
        recent += rows[:3]
    site.add(
        "/",
        HOME,
        page(
            NAME,
            f"<div class='zx'><h3>最新公开</h3><table>{''.join(recent)}</table></div><div class='ss'><h3>信息检索</h3><input name='kw'><input type='button' value='检索'></div><div class='tj'><h3>公开统计</h3><p>本年主动公开 318 条</p></div>",
        ),
    )
    site.add(
        "/xxgk/zn.jsp",
        ARTICLE,
        page("政府信息公开指南", f"<h2>青柳县政府信息公开指南</h2><div>{c.paragraphs(7)}</div>"),
    )
    years = "".join(
        f"<li><a href='/xxgk/nb_{y}.jsp'>青柳县{y}年政府信息公开工作年度报告</a> {y + 1}-01-2{y % 10}</li>"
        for y in range(2016, 2024)
    )
    site.add("/xxgk/nb.jsp", COLUMN, page("政府信息公开年度报告", f"<h2>年度报告</h2><ul>{years}</ul>"))
    site.add(
        "/xxgk/nb_2023.jsp",
        ARTICLE,
        page(
            "2023年年度报告",
            f"<h2>青柳县2023年政府信息公开工作年度报告</h2><p>发布日期：2024-01-22</p>{c.paragraphs(4)}<table>{''.join(f'<tr><td>{t}</td><td>{c.number()}</td></tr>' for t in ('规章', '行政规范性文件', '行政许可', '行政处罚', '行政强制', '行政事业性收费'))}</table>",
        ),
    )
    fields = "".join(
        f"<tr><td>{t}</td><td><input type='text'/></td></tr>"
        for t in ("申请人姓名", "工作单位", "证件名称", "证件号码", "联系电话", "通信地址", "电子邮箱")
    )
    site.add(
        "/xxgk/ysq/form.jsp",
        INTERACTIVE,
        page(
            "依申请公开申请表",
            f"<h2>政府信息公开申请表（公民）</h2><form>{'<table>' + fields}<tr><td>所需信息的内容描述</td><td><textarea></textarea></td></tr></table><input type='submit' value='提交'/></form>",
        ),
    )
    site.add(
        "/xxgk/ysq/query.jsp",
        INTERACTIVE,
        page(
            "申请查询",
            "<h2>申请办理结果查询</h2><form><p>申请编号：<input type='text'/></p><p>查询密码：<input type='text'/></p><p>验证码：<input type='text'/></p><input type='submit' value='查询'/></form>",
        ),
    )
    site.add(
        "/xxgk/lc.jsp",
        ARTICLE,
        page("依申请公开流程", f"<h2>依申请公开办理流程</h2><p><img src='lc.png'/></p><p>{c.paragraph()}</p>"),
    )
    site.add(
        "/sso/login.jsp",
        OTHER,
        page(
            "统一身份认证",
            "<form>用户名<input type='text'/>密码<input type='password'/><input type='submit' value='登录'/></form>",
        ),
    )
    return site


def document(title: str, day: str, kind: int) -> str:
    table = f"<table class='xxgk_info'><tr><td>索 引 号：</td><td>00712/2024-{kind:03}</td><td>主题分类：</td><td>综合政务</td></tr><tr><td>发布机构：</td><td>{c.unit()}</td><td>发文日期：</td><td>{day}</td></tr><tr><td>标　　题：</td><td colspan='3'>{title}</td></tr></table>"
    body = (
        f"<p>各乡镇人民政府：</p>{c.paragraphs(1 + kind % 4)}"
        if kind != 1
        else "<p>详见附件</p><p>附件：<a href='/f.pdf'>文件全文.pdf</a></p>"
    )
    return page(title, f"{table}<div class='xxgk_title'>{title}</div><div class='xxgk_content'>{body}</div>")
