"""A small institution on a blog system: slugs, categories, archives, a side bar with widgets, comments."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("wordpress")
NAME = "白沙县图书馆"
CATEGORIES = {"news": "馆内动态", "notice": "公告通知", "reading": "阅读推广"}


def page(title: str, body: str, kind: str) -> str:
    menu = "".join(f'<li class="menu-item"><a href="/category/{k}/">{t}</a></li>' for k, t in CATEGORIES.items())
    recent = "".join(f'<li><a href="/2024/0{n}/1{n}/post-{n}/">{c.news()}</a></li>' for n in range(1, 6))
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>{title}</title><meta name="generator" content="WordPress 6.1"></head>
<body class="{kind}"><header id="masthead" class="site-header"><p class="site-title"><a href="/">{NAME}</a></p>
<nav id="site-navigation" class="main-navigation"><ul><li class="menu-item"><a href="/">首页</a></li>{menu}<li><a href="/about/">本馆概况</a></li><li><a href="/contact/">读者留言</a></li></ul></nav></header>
<div id="content" class="site-content"><div id="primary"><main id="main">{body}</main></div>
<aside id="secondary" class="widget-area"><section class="widget"><form role="search" class="search-form" action="/"><input type="search" name="s" placeholder="搜索…"></form></section><section class="widget"><h2>近期文章</h2><ul>{recent}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">{NAME} 版权所有</div></footer></body></html>"""


def teaser(path: str, title: str, day: str) -> str:
    return f'<article class="post hentry"><header><h2 class="entry-title"><a href="{path}">{title}</a></h2><div class="entry-meta"><time datetime="{day}T09:00:00+08:00">{day}</time></div></header><div class="entry-summary"><p>{c.sentence()} <a href="{path}">继续阅读</a></p></div></article>'


def build() -> MemorySite:
    site = MemorySite("wordpress", "https://lib.baisha.gov.cn")
    teasers: list[str] = []
    for slug, name in CATEGORIES.items():
        own = []
        for k in range(8):
            title, day = c.news(), c.day()
            path = f"/{day:%Y/%m/%d}/{slug}-{k + 3}/"
            site.add(path, ARTICLE, article(title, f"{day:%Y年%m月%d日}", name, slug, k), counted=k < 4)
            own.append(teaser(path, title, f"{day:%Y年%m月%d日}"))
        nav = f'<nav class="navigation pagination"><a class="page-numbers" href="/category/{slug}/page/2/">2</a><a class="next" href="/category/{slug}/page/2/">下一页</a></nav>'
        site.add(
            f"/category/{slug}/",
            COLUMN,
            page(
                f"{name} – {NAME}",
                f'<header class="page-header"><h1 class="page-title">分类：{name}</h1></header>{"".join(own)}{nav}',
                "archive category",
            ),
        )
        site.add(
            f"/category/{slug}/page/2/",
            COLUMN,
            page(
                f"{name} – 第2页 – {NAME}",
                f'<header class="page-header"><h1 class="page-title">分类：{name}</h1></header>{"".join(own[2:])}{nav}',
                "archive category",
            ),
            counted=slug == "news",
        )
        teasers += own[:4]
    site.add("/", HOME, page(NAME, "".join(teasers), "home blog"))
    site.add(
        "/2024/05/",
        COLUMN,
        page(
            f"2024年5月 – {NAME}",
            '<h1 class="page-title">月度归档：2024年5月</h1>' + "".join(teasers[:6]),
            "archive date",
        ),
    )
    site.add(
        "/about/",
        ARTICLE,
        page(
            f"本馆概况 – {NAME}",
            f'<article class="page"><h1 class="entry-title">本馆概况</h1><div class="entry-content">{c.paragraphs(5)}</div></article>',
            "page",
        ),
    )
    site.add(
        "/contact/",
        INTERACTIVE,
        page(
            f"读者留言 – {NAME}",
            '<article class="page"><h1 class="entry-title">读者留言</h1><div class="entry-content"><form class="wpcf7-form" method="post"><p><label>您的姓名 <input type="text" name="your-name"></label></p><p><label>您的邮箱 <input type="email" name="your-email"></label></p><p><label>主题 <input type="text" name="subject"></label></p><p><label>留言 <textarea name="your-message"></textarea></label></p><input type="submit" value="发送"></form></div></article>',
            "page",
        ),
    )
    site.add(
        "/?s=%E8%AF%BB%E4%B9%A6",
        OTHER,
        page(
            f"“读书”的搜索结果 – {NAME}",
            '<header><h1 class="page-title">搜索结果：读书</h1></header>' + "".join(teasers[:5]),
            "search",
        ),
    )
    return site


def article(title: str, day: str, name: str, slug: str, kind: int) -> str:
    around = '<nav class="navigation post-navigation"><a rel="prev" href="/2024/01/02/a/">上一篇 文章</a><a rel="next" href="/2024/01/03/b/">下一篇 文章</a></nav>'
    return page(
        f"{title} – {NAME}",
        f'<article class="post type-post"><header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">发布于 <time>{day}</time> 由 <a href="/author/admin/">管理员</a></div></header><div class="entry-content">{c.paragraphs(1 + kind % 4)}</div><footer class="entry-footer">分类 <a href="/category/{slug}/">{name}</a></footer></article>{around}',
        "single single-post",
    )
