"""Defects of the suite site_security."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

SECURITY = (
    Defect(
        id="security.https",
        description=Text(zh="http 不跳转到 https", en="http does not lead to https"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="security.certificate",
        description=Text(zh="证书二十天后到期", en="the certificate expires in twenty days"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="security.tls-version",
        description=Text(zh="服务器还接受 TLS 1.0 和 1.1", en="the server still takes TLS 1.0 and 1.1"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="security.mixed-content",
        description=Text(zh="栏目页的一张图片用 http 地址", en="a picture of a column has an http address"),
        pages=("/zwgk/",),
        fragment="main",
        example="/zwgk/",
    ),
    Defect(
        id="security.headers",
        description=Text(
            zh="没有 X-Content-Type-Options 和 Referrer-Policy 响应头",
            en="no X-Content-Type-Options and no Referrer-Policy",
        ),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="security.cookies",
        description=Text(zh="会话 Cookie 没有任何保护属性", en="the session cookie has no attribute that protects it"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="security.exposed-files",
        description=Text(zh="版本库目录 .git 随网站发布", en="the folder .git was published with the site"),
        pages=("/.git/*",),
        touches=("/.git/*",),
    ),
    Defect(
        id="security.directory-listing",
        description=Text(zh="附件目录列出文件清单", en="the folder of attachments lists its files"),
        pages=("/upload/",),
        touches=("/upload/",),
    ),
    Defect(
        id="security.error-disclosure",
        description=Text(zh="栏目页显示程序的出错信息", en="a column shows the stack trace of its program"),
        pages=("/zwfw/",),
        fragment="main",
        example="/zwfw/",
    ),
    Defect(
        id="security.admin-exposed",
        description=Text(zh="后台登录页对公众开放", en="the login of the management is public"),
        pages=("/admin/",),
        touches=("/admin/",),
    ),
    Defect(
        id="security.third-party-scripts",
        description=Text(zh="页面载入企业网站的统计脚本", en="a page loads a counting script of a company"),
        pages=("/hdjl/",),
        fragment="foot",
        example="/hdjl/",
    ),
    Defect(
        id="security.ipv6-dns",
        description=Text(zh="AAAA 记录是文档示例地址", en="the AAAA record is an address for documentation"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="security.ipv6-reachable",
        description=Text(zh="通过 IPv6 访问出错（502）", en="over IPv6 the site answers 502"),
        pages=("/",),
        served=True,
        may={"security.ipv6-content": "没有内容可比 / there is nothing to compare"},
        conflicts=("security.ipv6-content",),
    ),
    Defect(
        id="security.ipv6-content",
        description=Text(zh="通过 IPv6 看到的是旧版网站", en="over IPv6 the old site is shown"),
        pages=("/",),
        served=True,
    ),
)
