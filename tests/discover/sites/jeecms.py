"""A department on a Java content system: .jhtml addresses, a wrong site label left from the template, few other labels."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("jeecms")
NAME = "金湖县住房和城乡建设局"
CHANNELS = {"jsdt": "建设动态", "zcfg": "政策法规", "gsgg": "公示公告", "wjxz": "表格下载"}


def page(title: str, body: str) -> str:
    # every page says it is an article called 首页: a template mistake that is often seen
    menu = "".join(f'<li><a href="/{k}/index.jhtml">{t}</a></li>' for k, t in CHANNELS.items())
    return f"""<!DOCTYPE html><html><head><title>{title}</title><meta name="ArticleTitle" content="首页"><meta name="PubDate" content="2019-01-01"><meta name="ColumnName" content="首页">
<meta http-equiv="keywords" content="{NAME}"></head><body><div class="top"><div class="logo"></div></div><div class="menu"><ul><li><a href="/">首页</a></li>{menu}<li><a href="/guestbook.jspx">咨询投诉</a></li></ul></div>
<div class="wrap">{body}</div><div class="bottom">主办单位：{NAME} 备案号：苏ICP备00000000号</div></body></html>"""


def trail(*names: str) -> str:
    return (
        "<div class='location'>当前位置：<a href='/'>首页</a>"
        + "".join(f" - <a href='#'>{n}</a>" for n in names)
        + "</div>"
    )


def build() -> MemorySite:
    site = MemorySite("jeecms", "http://zjj.jinhu.gov.cn")
    boxes = []
    for folder, name in CHANNELS.items():
        items = []
        for k in range(14):
            title, day = (
                (f"{c.topic()}申请表" if folder == "wjxz" else c.news() if folder == "jsdt" else c.notice()),
                c.day(),
            )
            path = f"/{folder}/{6000 + c.number()}{k}.jhtml"
            site.add(path, ARTICLE, article(title, f"{day}", name, folder, k), counted=k < 2)
            items.append(
                f'<li><span class="fr">[{day:%m-%d}]</span><a href="{path}">{title}</a></li>'
                if folder == "jsdt"
                else f'<li><a href="{path}">{title}</a> <em>{day}</em></li>'
            )
        pager = f"共{len(items) * 3}条记录 1/3页 <a href='#' onclick=\"location.href='index_2.jhtml'\">下一页</a>"
        site.add(
            f"/{folder}/index.jhtml",
            COLUMN,
            page(
                f"{name}-{NAME}",
                trail(name) + f"<ul class='list'>{''.join(items)}</ul><div class='pagebar'>{pager}</div>",
            ),
        )
        boxes.append(
            f"<div class='item'><h2>{name}<a href='/{folder}/index.jhtml'>更多</a></h2><ul>{''.join(items[:6])}</ul></div>"
        )
    site.add("/", HOME, page(NAME, "<div id='slide'></div>" + "".join(boxes)))
    site.add(
        "/guestbook.jspx",
        INTERACTIVE,
        page(
            f"咨询投诉-{NAME}",
            trail("咨询投诉")
            + "".join(
                f"<div class='msg'><p>问：{c.sentence()}</p><p>答：{c.sentence()}</p><span>{c.day()}</span></div>"
                for _ in range(4)
            )
            + "<form method='post' action='/guestbook.jspx'><p>标题<input name='title'></p><p>邮箱<input name='email'></p><p>电话<input name='phone'></p><p>内容<textarea name='content'></textarea></p><p>验证码<input name='captcha'></p><input type='submit' value='提交'></form>",
        ),
    )
    site.add(
        "/search.jspx?q=%E5%85%AC%E7%A4%BA",
        OTHER,
        page(
            f"搜索结果-{NAME}",
            "<p>搜索“公示”共找到 41 条结果</p>"
            + "".join(f"<div><a href='/gsgg/{n}.jhtml'>{c.notice()}</a><p>{c.sentence()}</p></div>" for n in range(8)),
        ),
    )
    site.add(
        "/jgsz/index.jhtml",
        ARTICLE,
        page(
            f"机构设置-{NAME}",
            trail("机构设置")
            + f"<div class='content'><p>根据《{c.place}县机构改革方案》，设立{NAME}，主要职责如下：</p>{c.paragraphs(6)}</div>",
        ),
    )
    site.add(
        "/bszn/3301.jhtml",
        INTERACTIVE,
        page(
            f"建筑工程施工许可证核发-{NAME}",
            trail("办事指南")
            + "<h1>建筑工程施工许可证核发</h1>"
            + "".join(
                f"<h4>{a}</h4><p>{c.sentence()}</p>"
                for a in (
                    "一、设定依据",
                    "二、申请条件",
                    "三、申请材料",
                    "四、办理流程",
                    "五、办理时限",
                    "六、收费标准",
                    "七、办理地点",
                    "八、联系电话",
                )
            ),
        ),
    )
    return site


def article(title: str, day: str, name: str, folder: str, kind: int) -> str:
    body = (
        f"<p>{title}，点击下载。</p><p><a href='/u/form.doc'>{title}.doc</a></p>"
        if folder == "wjxz"
        else c.paragraphs(1 + kind % 5)
    )
    return page(
        f"{title}-{NAME}",
        trail(name)
        + f"<div class='content'><h1>{title}</h1><h2>发布时间：{day} 信息来源：{NAME} 点击数：<span id='v'>0</span></h2><div class='txt'>{body}</div><div class='pn'><p>上一篇：<a href='/{folder}/1.jhtml'>{c.news()}</a></p><p>下一篇：<a href='/{folder}/2.jhtml'>{c.news()}</a></p></div></div>",
    )
