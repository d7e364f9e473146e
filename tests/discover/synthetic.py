"""A large made-up portal: many columns, few templates, thousands of articles."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, MemorySite

_WRAPS = (
    "detail",
    "content-box",
    "artical",
    "zoom-wrap",
    "news-show",
    "xx-con",
    "text-area",
    "view",
    "doc",
    "wzy",
    "main-text",
    "inner",
)
_PARTS = (
    "<div class='share-bar'><a>分享</a></div>",
    "<div class='recommend'><ul class='rec-list'><li><a href='/'>相关</a></li></ul></div>",
    "<div class='qr-box'><div class='qr-img'></div></div>",
    "<dl class='info-table'><dt>索引号</dt><dd>1</dd></dl>",
    "<div class='leader-photo'><div class='photo'></div></div>",
    "<div class='attach-box'><ul class='files'><li><a href='/a.doc'>附件</a></li></ul></div>",
)


def article(template: int, number: int, c: Content) -> str:
    wrap = _WRAPS[template % len(_WRAPS)]
    frame = "".join(
        f"<div class='{wrap}-{name}'><div class='{wrap}-{name}-in'></div></div>"
        for name in ("top", "tool", "side", "bottom")
    )
    parts = "".join(
        part for place, part in enumerate(_PARTS) if (template >> place) & 1 or template % len(_PARTS) == place
    )
    table = "<table class='MsoNormal'><tr><td>1</td></tr></table>" if number % 7 == 0 else ""
    pictures = "<p><img src='1.jpg'></p>" * (number % 3)
    video = "<div class='video-box'><video src='v.mp4'></video></div>" if number % 23 == 0 else ""
    title = c.news()
    return f"""<html><head><title>{title}-示范县</title></head><body><div class='header'><div class='logo'></div></div><div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/c0/'>栏目</a></li></ul></div>
<div class='wrap'><div class='position'>当前位置：<a href='/'>首页</a> &gt; 正文</div><div class='{wrap}'><h1 class='{wrap}-title'>{title}</h1><div class='{wrap}-info'>发布时间：2024-05-01 10:00 来源：本网</div>
<div class='{wrap}-body'>{c.paragraphs(1 + number % 3)}{pictures}{table}{video}</div></div>{frame}{parts}</div><div class='footer'><div class='foot-in'>主办单位：示范县人民政府</div></div></body></html>"""


def url(template: int, number: int) -> str:
    return f"/c{template}/2024{number % 12 + 1:02}/t2024{number % 12 + 1:02}{number % 28 + 1:02}_{number}.html"


def portal(columns: int = 12, each: int = 20, *, planted: int = 0) -> MemorySite:
    """A home page, `columns` columns of a template each, paged lists, `each` articles in a column."""
    c = Content(f"portal {columns} {each}")
    site = MemorySite("synthetic", "http://www.shifan.gov.cn")
    links = "".join(f"<li><a href='/c{n}/'>栏目{n}</a></li>" for n in range(columns))
    head = f"<div class='nav'><ul><li><a href='/'>首页</a></li>{links}</ul></div>"
    for n in range(columns):
        for k in range(each):
            site.add(url(n, k), ARTICLE, article(n, k, c))
        for page in range((each + 19) // 20):
            items = "".join(
                f"<li><a href='{url(n, k)}'>{c.news()}</a><span>2024-05-01</span></li>"
                for k in range(page * 20, min(each, page * 20 + 20))
            )
            following = f"<a href='/c{n}/index_{page + 1}.html'>下一页</a>" if (page + 1) * 20 < each else ""
            path = f"/c{n}/index_{page}.html" if page else f"/c{n}/"
            site.add(
                path,
                COLUMN,
                f"<html><head><title>栏目{n}-示范县</title></head><body>{head}<div class='list-wrap'><h2>栏目{n}</h2><ul class='list'>{items}</ul><div class='pages'>{following}</div></div><div class='footer'>主办</div></body></html>",
            )
    for k in range(planted):
        special = article(0, k, c).replace("class='detail", "class='jiedu")
        site.add(f"/c0/202401/t20240101_{90000 + k}.html", ARTICLE, special)
    boxes = "".join(
        f"<div class='box'><h3><a href='/c{n}/'>栏目{n}</a></h3><ul>{''.join(f'<li><a href={url(n, k)}>{c.news()}</a><span>05-01</span></li>' for k in range(min(5, each)))}</ul></div>"
        for n in range(columns)
    )
    more = "".join(f"<a href='/c0/202401/t20240101_{90000 + k}.html'>专题{k}</a>" for k in range(planted))
    site.add(
        "/",
        HOME,
        f"<html><head><title>示范县人民政府</title></head><body>{head}<div class='main'>{boxes}{more}</div><div class='footer'>主办</div></body></html>",
    )
    return site
