"""A new portal with semantic elements, breadcrumbs without separators, times in `<time>`, rendered by a script framework."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, ELDER, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("html5")
NAME = "金湖新区管理委员会"
CHANNELS = {"yaowen": "要闻", "gongkai": "公开", "zhengce": "政策", "zhaoshang": "招商"}


def page(title: str, crumbs: tuple[str, ...], body: str) -> str:
    menu = "".join(f'<a class="nav__link" href="/channel/{k}">{t}</a>' for k, t in CHANNELS.items())
    trail = (
        f'<nav aria-label="面包屑" class="breadcrumb"><ol>{"".join(f"<li><a href=/>{n}</a></li>" for n in crumbs)}</ol></nav>'
        if crumbs
        else ""
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body><div id="app"><header class="app-header"><a class="brand" href="/">{NAME}</a>
<nav class="nav" aria-label="主导航"><a class="nav__link" href="/">首页</a>{menu}<a class="nav__link" href="/service">服务</a></nav><button class="icon-search" aria-label="搜索"></button><a href="/care-mode">关怀版</a></header>
<main class="app-main">{trail}{body}</main><footer class="app-footer"><p>{NAME} 主办</p></footer></div></body></html>"""


def card(path: str, title: str, day: str) -> str:
    return f'<li class="card"><a class="card__link" href="{path}"><span class="card__title">{title}</span><time class="card__date">{day}</time></a></li>'


def build() -> MemorySite:
    site = MemorySite("html5", "https://www.jinhuxq.gov.cn")
    sections = []
    for key, name in CHANNELS.items():
        cards = []
        for k in range(10):
            title, day = (c.notice() if key in ("gongkai", "zhengce") else c.news()), c.day()
            path = f"/detail/8a8b{c.number():03}f2c4d{k}e1b90a7c2d5e6f70{k:02}aa"
            site.add(path, ARTICLE, article(title, f"{day} {c.moment()}", name, k), counted=k < 3)
            cards.append(card(path, title, f"{day}"))
        site.add(
            f"/channel/{key}",
            COLUMN,
            page(
                f"{name} | {NAME}",
                ("首页", name),
                f'<h1 class="page-title">{name}</h1><ul class="cards">{"".join(cards)}</ul><div class="pager"><button>上一页</button><button>1</button><button>2</button><button>下一页</button></div>',
            ),
        )
        sections.append(
            f'<section class="home-block"><h2>{name}</h2><a class="home-block__more" href="/channel/{key}">查看更多</a><ul>{"".join(cards[:5])}</ul></section>'
        )
    site.add("/", HOME, page(NAME, (), "".join(sections)))
    site.add(
        "/service",
        COLUMN,
        page(
            f"服务 | {NAME}",
            ("首页", "服务"),
            '<h1>服务</h1><div class="grid">'
            + "".join(
                f'<a class="tile" href="/service/{n}"><i></i>{t}</a>'
                for n, t in enumerate(
                    ("企业开办", "工程建设", "人才引进", "税费办理", "融资服务", "惠企政策", "用工招聘", "诉求直达")
                )
            )
            + "</div>",
        ),
    )
    site.add(
        "/service/2",
        INTERACTIVE,
        page(
            f"人才引进 | {NAME}",
            ("首页", "服务", "人才引进"),
            '<h1>高层次人才认定</h1><div class="tabs">'
            + "".join(
                f"<section><h3>{t}</h3><p>{c.sentence()}</p></section>"
                for t in (
                    "基本信息",
                    "受理条件",
                    "申请材料",
                    "办理流程",
                    "收费标准",
                    "办理时限",
                    "常见问题",
                    "咨询方式",
                )
            )
            + '<a class="btn" href="#">在线办理</a></div>',
        ),
    )
    site.add(
        "/service/7",
        INTERACTIVE,
        page(
            f"诉求直达 | {NAME}",
            ("首页", "服务", "诉求直达"),
            '<h1>诉求直达</h1><div class="form">'
            + "".join(f'<label>{t}<input type="text"></label>' for t in ("企业名称", "联系人", "联系电话"))
            + "<label>诉求内容<textarea></textarea></label><button>提交诉求</button></div>",
        ),
    )
    site.add(
        "/care-mode",
        ELDER,
        page(
            f"关怀版 | {NAME}",
            (),
            '<h1>关怀版</h1><div class="big">'
            + "".join(
                f'<a href="/care-mode/{n}">{t}</a>' for n, t in enumerate(("看新闻", "查政策", "办事情", "打电话"))
            )
            + "</div>",
        ),
    )
    site.add(
        "/login",
        OTHER,
        page(
            f"用户登录 | {NAME}",
            (),
            '<h1>用户登录</h1><form><input type="text" placeholder="账号"><input type="password" placeholder="密码"><button>登录</button></form>',
        ),
    )
    site.add(
        "/about/map",
        OTHER,
        page(
            f"网站地图 | {NAME}",
            ("首页", "网站地图"),
            "<h1>网站地图</h1>"
            + "".join(f"<h2>{t}</h2><ul><li><a href=/channel/{k}>{t}</a></li></ul>" for k, t in CHANNELS.items()),
        ),
    )
    site.add(
        "/empty",
        OTHER,
        '<!DOCTYPE html><html><head><title>加载中</title></head><body><div id="app"></div><script src="/js/chunk-vendors.js"></script></body></html>',
    )
    return site


def article(title: str, moment: str, name: str, kind: int) -> str:
    media = '<figure><video controls src="/v.mp4"></video></figure>' if kind == 2 else ""
    return page(
        f"{title} | {NAME}",
        ("首页", name, "详情"),
        f'<article class="detail"><h1 class="detail__title">{title}</h1><p class="detail__meta"><time>{moment}</time><span>{c.unit()}</span></p>{media}<div class="rich-text">{c.paragraphs(1 + kind % 4)}</div></article>',
    )
