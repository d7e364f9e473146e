"""网站名称、域名与底部功能区：《政府网站发展指引》（国办发〔2017〕47号）及《国务院办公厅关于加强政府网站域名管理的通知》。"""

from pytest_govsite import requirement
from pytest_govsite.checks import domains, footer, identity


@requirement("identity.header-name", needs=("rendered",))
def test_header_name(pages, govsite, judge):
    """页面头部显示网站规范名称（文字，或标志图片的替代文字）。"""
    judge.each(identity.header_name, pages.rendered or pages.all, govsite.site, govsite.profile)


@requirement("identity.domain-suffix", needs=("site",))
def test_domain_suffix(pages, govsite, judge):
    """网站正式域名以 .gov.cn 结尾；事业单位使用 .cn 或 .公益。"""
    judge.site(domains.domain_suffix, pages.home, govsite.site, govsite.facts)


@requirement("identity.domain-structure", needs=("site",))
def test_domain_structure(pages, govsite, judge):
    """门户网站域名为 www.□□□.gov.cn，部门网站域名为 ○○○.□□□.gov.cn。"""
    judge.site(domains.domain_structure, pages.home, govsite.site, govsite.facts, govsite.profile)


@requirement("identity.aliases-redirect", needs=("site", "probes"))
def test_aliases_redirect(pages, govsite, judge):
    """除主域名外的其他域名都跳转到主域名。"""
    closed = govsite.profile.old_domains_closed
    judge.site(domains.aliases_redirect, pages.home, govsite.site, govsite.facts, closed=closed)


@requirement("identity.columns-same-domain", needs=("rendered",))
def test_columns_same_domain(pages, govsite, judge):
    """首页导航的栏目都使用本站域名，不另用域名；全省统一平台除外。"""
    judge.each(domains.columns_same_domain, pages.home, govsite.site, govsite.profile)


@requirement("identity.icp-holder")
def test_icp_holder(judge):
    """域名持有者、网站主办单位、ICP 备案主体三者一致（人工核对）。"""
    judge.attested()


@requirement("footer.agency-mark", needs=("rendered",))
def test_agency_mark(pages, govsite, judge):
    """页脚显示党政机关（事业单位）网站标识，并链接到标识查询页。"""
    # a script of the issuer draws the mark nearly everywhere, so the source alone does not show it
    judge.each(footer.agency_mark, pages.rendered or pages.with_own_footer, govsite.site)


@requirement("footer.error-report", needs=("rendered",))
def test_error_report(pages, govsite, judge):
    """页脚有“我为政府网站找错”入口，代码为本站的网站标识码。"""
    judge.each(footer.error_report, pages.with_own_footer, govsite.site)


@requirement("footer.site-id-code", needs=("rendered",))
def test_site_id_code(pages, govsite, judge):
    """页脚标明网站标识码，格式正确，与 SiteIDCode 标签和“找错”入口一致。"""
    judge.each(footer.site_id_code, pages.with_own_footer, govsite.site)


@requirement("footer.sponsor", needs=("rendered",))
def test_sponsor(pages, govsite, judge):
    """页脚标明主办单位。"""
    judge.each(footer.sponsor, pages.with_own_footer, govsite.site)


@requirement("footer.contact", needs=("rendered",))
def test_contact(pages, govsite, judge):
    """页脚标明联系电话或电子邮箱。"""
    judge.each(footer.contact, pages.with_own_footer, govsite.site)


@requirement("footer.icp", needs=("rendered",))
def test_icp_number(pages, govsite, judge):
    """页脚标明格式正确的 ICP 备案编号，并链接到工业和信息化部备案管理系统。"""
    judge.each(footer.icp_number, pages.with_own_footer, govsite.site)


@requirement("footer.police-filing", needs=("rendered",))
def test_police_filing(pages, govsite, judge):
    """页脚标明公安机关备案编号，链接中的编号与文字一致。"""
    judge.each(footer.police_filing, pages.with_own_footer, govsite.site)


@requirement("footer.site-map", needs=("rendered", "probes"))
def test_site_map(pages, govsite, judge):
    """页面头部或底部有网站地图入口，并能打开。"""
    addresses = footer.Addresses(govsite.site, govsite.facts, pages.all)
    judge.each(footer.site_map, pages.with_own_footer, govsite.site, addresses)


@requirement("footer.copyright-browser-note", needs=("rendered",))
def test_copyright_browser_note(pages, govsite, judge):
    """页脚说明版权、适用浏览器和最佳浏览方式（仅部分地方有此要求）。"""
    judge.each(footer.copyright_browser_note, pages.with_own_footer, govsite.site)


@requirement("footer.superior-links", needs=("rendered",))
def test_superior_links(pages, govsite, judge):
    """首页至少有一个上级或下级政府网站的链接。"""
    judge.each(footer.superior_links, pages.home, govsite.site)


@requirement("footer.consistent", needs=("rendered",))
def test_footer_consistent(pages, govsite, judge):
    """各页面的头部和底部一致，底部功能项齐全；适老版、外文版各自比较。"""
    judge.site(footer.consistent, pages.with_own_footer, govsite.site, govsite.facts)


@requirement("identity.default-language", needs=("rendered",))
def test_default_language(pages, govsite, judge):
    """首页默认文版为简体中文。"""
    judge.each(identity.default_language, pages.home, govsite.site)


@requirement("identity.logo", needs=("rendered",))
def test_logo(pages, govsite, judge):
    """首页头部有网站标志图片，没有变形。"""
    judge.each(identity.logo, pages.home, govsite.site, govsite.profile)


@requirement("identity.emblem", needs=("rendered",))
def test_emblem(pages, govsite, judge):
    """县级以上政府和国务院部门网站首页显著位置使用国徽图案（须人工确认）。"""
    judge.each(identity.emblem, pages.home, govsite.site)


@requirement("identity.single-site", needs=("rendered", "site"))
def test_single_site(pages, govsite, judge):
    """网站独立开设，不一站两用，不作为其他网站的频道。"""
    judge.site(identity.single_site, pages.home, govsite.site, govsite.facts, govsite.profile)


@requirement("identity.opening-notice")
def test_opening_notice(judge):
    """网站开通时发布公告（提供公告地址或证明材料）。"""
    judge.attested()


@requirement("identity.change-notices")
def test_change_notices(judge):
    """网站迁移、临时下线、变更域名时按规定发布公告（提供证明材料）。"""
    judge.attested()


@requirement("identity.entitled")
def test_entitled(judge):
    """网站的开设单位具备开设资格（提供批准文件）。"""
    judge.attested()


@requirement("identity.approval")
def test_approval(judge):
    """网站开办审批、集约化平台和备案材料齐全（提供证明材料）。"""
    judge.attested()


@requirement("identity.fake-sites")
def test_fake_sites(judge):
    """开展假冒网站监测（提供监测记录）。"""
    judge.attested()
