"""Defects of the suite site_identity that are no matter of the footer."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

_LOOK = {"footer.consistent": "头部与其他页面不一样 / the header differs from other pages"}

SITE = (
    Defect(
        id="identity.header-name",
        description=Text(
            zh="部分页面的头部写的是另一个平台的名称", en="the header of some pages names another platform"
        ),
        pages=("/ztzl/",),
        needs_browser=True,
        may=_LOOK | {"identity.single-site": "头部是另一个名称 / the header shows another name"},
    ),
    Defect(
        id="identity.header-name:image-only",
        description=Text(zh="名称只画在图片里，图片没有替代文字", en="the name is only drawn in a picture without alt"),
        pages=("/zwgk/zdly/",),
        outcomes=("cantTell",),
        may=_LOOK,
    ),
    Defect(
        id="identity.domain-suffix",
        description=Text(zh="网站用 .com.cn 域名", en="the site stands under .com.cn"),
        must=("identity.domain-suffix", "identity.domain-structure"),
        touches=("*",),
        domain="www.shifan.com.cn",
    ),
    Defect(
        id="identity.domain-structure",
        description=Text(zh="门户网站的域名不是 www.□□□.gov.cn", en="the portal's domain is not www.□□□.gov.cn"),
        touches=("*",),
        domain="zf.shifan.gov.cn",
        conflicts=("identity.domain-suffix",),
    ),
    Defect(
        id="identity.aliases-redirect",
        description=Text(zh="另一个域名自己提供整站内容，不跳转", en="the alias serves the whole site itself"),
    ),
    Defect(
        id="identity.aliases-redirect:parked",
        description=Text(zh="另一个域名停放着他人的页面", en="the alias shows somebody else's parked page"),
        conflicts=("identity.aliases-redirect",),
    ),
    Defect(
        id="identity.columns-same-domain",
        description=Text(
            zh="主导航的一个频道在商业网站上", en="a channel of the main navigation stands on a commercial site"
        ),
        pages=("/",),
        touches=("*",),
    ),
    Defect(
        id="identity.default-language",
        description=Text(zh="首页正文是繁体", en="the home page is in traditional characters"),
        pages=("/",),
        may={
            "columns.home-fresh": "栏目名称不同了 / column names differ",
        },
    ),
    Defect(
        id="identity.logo",
        needs_browser=True,
        description=Text(zh="首页头部没有标志图", en="the header of the home page has no logo"),
        pages=("/",),
        may=_LOOK | {"identity.emblem": "国徽不在头部 / the emblem is not in the header"},
    ),
    Defect(
        id="identity.logo:distorted",
        needs_browser=True,
        description=Text(zh="首页标志被压扁", en="the logo of the home page is distorted"),
        pages=("/",),
        may=_LOOK,
        conflicts=("identity.logo",),
    ),
    Defect(
        id="identity.emblem",
        description=Text(zh="首页没有国徽", en="the home page shows no national emblem"),
        pages=("/",),
        may=_LOOK,
        outcomes=("failed", "cantTell"),
        message="没有找到国徽",
    ),
    Defect(
        id="identity.single-site",
        description=Text(zh="头部还有另一个单位的名称", en="the header names a second institution"),
        pages=("/",),
        may=_LOOK | {"identity.header-name": "头部有两个名称 / the header shows two names"},
        outcomes=("failed", "cantTell"),
    ),
)
