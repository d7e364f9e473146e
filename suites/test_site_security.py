"""网站安全：HTTPS、证书、响应头、泄露、第三方脚本、IPv6（《互联网政务应用安全管理规定》；《政府网站发展指引》）。"""

from pytest_govsite import requirement
from pytest_govsite.checks import security


@requirement("security.https", needs=("site", "tls"))
def test_https(pages, govsite, judge):
    """网站能以 https 访问，http 自动跳转到 https。"""
    judge.site(security.https, pages.home, govsite.site, govsite.facts)


@requirement("security.certificate", needs=("site", "tls"))
def test_certificate(pages, govsite, judge):
    """证书链、域名有效，剩余有效期超过 30 天。"""
    judge.site(security.certificate, pages.home, govsite.site, govsite.facts)


@requirement("security.tls-version", needs=("site", "tls"))
def test_tls_version(pages, govsite, judge):
    """服务器只接受 TLS 1.2 及以上版本。"""
    judge.site(security.tls_version, pages.home, govsite.site, govsite.facts)


@requirement("security.mixed-content", needs=("source", "rendered"))
def test_mixed_content(pages, judge):
    """https 页面不载入 http 资源。"""
    judge.site(security.mixed_content, pages.all)


@requirement("security.headers", needs=("source",))
def test_security_headers(pages, judge):
    """网页应答带有安全响应头。"""
    judge.site(security.security_headers, pages.all)


@requirement("security.cookies", needs=("source",))
def test_cookies(pages, judge):
    """Cookie 带有 Secure、SameSite 属性，会话 Cookie 还带有 HttpOnly。"""
    judge.site(security.cookie_attributes, pages.all)


@requirement("security.exposed-files", needs=("source", "site", "exposure"))
def test_exposed_files(pages, govsite, judge):
    """版本库、应用内部文件、备份和数据库导出等文件不能下载。"""
    judge.site(security.exposed_files, pages.home, govsite.facts)


@requirement("security.directory-listing", needs=("source", "site", "exposure"))
def test_directory_listing(pages, govsite, judge):
    """资源目录不列出文件清单。"""
    judge.site(security.directory_listing, pages.home, govsite.facts)


@requirement("security.error-disclosure", needs=("source", "site", "probes", "exposure"))
def test_error_disclosure(pages, govsite, judge):
    """页面和出错页面不暴露程序出错信息和内部地址。"""
    judge.site(security.error_disclosure, pages.all, govsite.site, govsite.facts)


@requirement("security.admin-exposed", needs=("source", "site", "exposure"))
def test_admin_exposed(pages, govsite, judge):
    """常见的后台地址不对公众显示登录页。"""
    judge.site(security.admin_exposed, pages.home, govsite.facts)


@requirement("security.third-party-scripts", needs=("source", "rendered", "site"))
def test_third_party_scripts(pages, govsite, judge):
    """脚本都来自本站、政府网站或官方标识。"""
    judge.site(security.third_party_scripts, pages.all, govsite.site)


@requirement("security.ipv6-dns", needs=("site", "ipv6"))
def test_ipv6_dns(pages, govsite, judge):
    """域名有有效的 AAAA 记录。"""
    judge.site(security.ipv6_dns, pages.home, govsite.site, govsite.facts)


@requirement("security.ipv6-reachable", needs=("site", "ipv6"))
def test_ipv6_reachable(pages, govsite, judge):
    """首页能通过 IPv6 访问。"""
    judge.site(security.ipv6_reachable, pages.home, govsite.site, govsite.facts)


@requirement("security.ipv6-content", needs=("site", "ipv6"))
def test_ipv6_content(pages, govsite, judge):
    """通过 IPv6 与 IPv4 访问首页，内容一致。"""
    judge.site(security.ipv6_content, pages.home, govsite.site, govsite.facts)
