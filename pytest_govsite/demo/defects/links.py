"""Defects of the suite links that sources and answers show."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def _placed(name: str, page: str, zh: str, en: str, **values: object) -> Defect:
    return Defect(
        id=f"links.{name}",
        description=Text(zh=zh, en=en),
        pages=(page,),
        fragment="main",
        example=page,
        **values,  # type: ignore[arg-type]
    )


LINKS = (
    _placed(
        "home", "/", "首页有打不开的内部链接和外部链接", "links of the home page are dead, to the site and elsewhere"
    ),
    _placed(
        "site",
        "/zwfw/",
        "办事频道有打不开的附件和图片",
        "an attachment and a picture of a channel are not there",
        may={"functions.forms-download": "打不开的附件也是不能下载的文件 / the attachment cannot be downloaded either"},
    ),
    _placed(
        "wrong",
        "/hdjl/",
        "论坛的链接返回 200，其实是出错页面",
        "the link to a forum answers 200 and is an error page",
        touches=("/hdjl/", "/hdjl/luntan/2019.html"),
    ),
    _placed("wrong:parked", "/gywm/", "合作网站的域名已在出售", "the domain of a partner is for sale"),
    _placed(
        "internal-address",
        "/zfsj/",
        "页面有内网和测试系统的地址",
        "addresses of the inner network and a test system",
        may={"security.error-disclosure": "内网地址也暴露了内部结构 / an inner address shows the insides too"},
    ),
    _placed("empty", "/ztzl/", "几个链接没有地址也没有事件", "links have neither an address nor a handler"),
    _placed("illegal", "/xwzx/", "链接指向赌博网站", "a link leads to gambling"),
    _placed(
        "commercial",
        "/wzdt/",
        "页面有商家推广链接",
        "a link for which a seller pays",
        may={"links.site": "演示中没有这个域名 / the demo has no such host"},
    ),
    _placed(
        "hidden",
        "/zwgk/",
        "栏目页有不显示的站外链接",
        "links to another host stand in a block that nothing shows",
        needs_browser=True,
    ),
    _placed(
        "hidden:away",
        "/zfsj/",
        "站外链接移到屏幕之外",
        "a link to another host stands off the screen",
        needs_browser=True,
    ),
    _placed(
        "hidden:colour",
        "/xwzx/",
        "站外链接与背景同色",
        "a link to another host has the colour of its ground",
        needs_browser=True,
    ),
    _placed(
        "hidden:script",
        "/hdjl/",
        "脚本把站外链接藏起来",
        "a script hides a link to another host",
        needs_browser=True,
    ),
    _placed(
        "hidden:size",
        "/ztzl/",
        "站外链接放在一像素高的框里",
        "a link to another host stands in a box of one pixel",
        needs_browser=True,
    ),
    Defect(
        id="links.cloaking",
        description=Text(zh="首页给搜索引擎爬虫加了赌博链接", en="crawlers get a home page with a link to gambling"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="links.cloaking:referred",
        description=Text(
            zh="从搜索结果来的访问者被跳转到赌博网站", en="visitors from search results are sent to gambling"
        ),
        pages=("/",),
        message="引向站外",
        served=True,
    ),
)
