from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks import labels
from pytest_govsite.model import Profile
from tests.checks.building import site
from tests.checks.writing import labelled, page, single

FOOTER = '<div class="footer"><p>主办：示范县人民政府办公室</p><p>网站标识码：{}　浙ICP备05000001号-1</p></div>'


@pytest.mark.parametrize(
    ("head", "outcome", "message"),
    [
        ("<meta name=SiteName content='示范县人民政府 '>", "passed", "SiteName 标签与网站名称一致"),
        ('<META CONTENT="示范县人民政府" NAME="Sitename"/>', "passed", "SiteName 标签与网站名称一致"),
        ("", "failed", "缺少 SiteName（网站名称）标签"),
        (
            "<!-- <meta name='SiteName' content='示范县人民政府'> -->",
            "failed",
            "缺少 SiteName（网站名称）标签（只写在注释里，不起作用）",
        ),
        (
            "<meta property='SiteName' content='示范县人民政府'>",
            "failed",
            "缺少 SiteName（网站名称）标签（写成了其他属性，应使用 name 属性）",
        ),
        ("<meta name='SiteName' content=' '>", "failed", "SiteName（网站名称）标签的值为空"),
        ("<meta name='SiteName'>", "failed", "SiteName（网站名称）标签的值为空"),
        (
            "<meta name='SiteName' content='网站名称'>",
            "failed",
            "SiteName（网站名称）标签仍是模板占位内容，没有换成真实的值",
        ),
        (
            "<meta name='SiteName' content='${site.name}'>",
            "failed",
            "SiteName（网站名称）标签仍是模板占位内容，没有换成真实的值",
        ),
        ("<meta name='SiteName' content='邻县人民政府'>", "failed", "SiteName 标签与网站名称不一致"),
        (
            "<meta name='SiteName' content='示范县人民政府'><meta name='sitename' content='邻县人民政府'>",
            "failed",
            "SiteName 标签与网站名称不一致",
        ),
    ],
)
def test_site_name(head: str, outcome: str, message: str) -> None:
    assert single(labels.site_name(page(head=head), site())) == (outcome, message)


def test_site_name_unknown() -> None:
    verdict = single(labels.site_name(page(head=labelled(SiteName="示范县人民政府")), site(name="")))
    assert verdict[0] == "cantTell"
    assert "不知道网站的规范名称" in verdict[1]


def test_site_name_accepted_by_profile() -> None:
    profile = Profile(name="dezhou", title="德州", site_names=("中国示范",))
    shown = page(head=labelled(SiteName="中国示范"))
    assert single(labels.site_name(shown, site(), profile))[0] == "passed"
    assert single(labels.site_name(shown, site()))[0] == "failed"


def test_labels_of_an_unrendered_scripted_page_are_judged_elsewhere() -> None:
    shown = page(scripted_content=True)
    assert single(labels.site_name(shown, site())) == (
        "inapplicable",
        "本页内容由脚本生成且未渲染，以同模板已渲染的页面为准",
    )
    assert single(labels.site_name(page(rendered=True, scripted_content=True), site()))[0] == "failed"


@pytest.mark.parametrize(
    ("value", "outcome", "message"),
    [
        ("www.shifan.gov.cn", "passed", "SiteDomain 标签与网站域名一致"),
        ("WWW.Shifan.gov.cn", "passed", "SiteDomain 标签与网站域名一致"),
        ("https://www.shifan.gov.cn", "failed", "SiteDomain 标签应只写域名，不带协议、端口和路径"),
        ("www.shifan.gov.cn/", "failed", "SiteDomain 标签应只写域名，不带协议、端口和路径"),
        ("www.shifan.gov.cn:80", "failed", "SiteDomain 标签应只写域名，不带协议、端口和路径"),
        ("www.linxian.gov.cn", "failed", "SiteDomain 标签与网站域名不一致"),
        ("网站域名", "failed", "SiteDomain（网站域名）标签仍是模板占位内容，没有换成真实的值"),
        ("", "failed", "SiteDomain（网站域名）标签的值为空"),
    ],
)
def test_site_domain(value: str, outcome: str, message: str) -> None:
    assert single(labels.site_domain(page(head=labelled(SiteDomain=value)), site())) == (outcome, message)


def test_site_domain_on_a_staging_host() -> None:
    staging: dict[str, Any] = {"url": "http://127.0.0.1:8080/"}
    shown = page(head=labelled(SiteDomain="www.shifan.gov.cn"))
    assert single(labels.site_domain(shown, site(**staging)))[0] == "passed"
    outcome, message = single(labels.site_domain(shown, site(domain="127.0.0.1", **staging)))
    assert outcome == "cantTell"
    assert "没有申报网站的公开域名" in message


@pytest.mark.parametrize(
    ("value", "body", "outcome", "message"),
    [
        ("3301990001", "", "passed", "SiteIDCode 标签正确"),
        ("3301990001", FOOTER.format("3301990001"), "passed", "SiteIDCode 标签正确"),
        ("3301990001", FOOTER.format("3301990002"), "failed", "SiteIDCode 标签与页脚标识码不一致"),
        ("3302880001", "", "failed", "SiteIDCode 标签与网站标识码不一致"),
        ("330199001", "", "failed", "SiteIDCode 标签格式不对，应为 10 位数字，或 bm 加 8 位数字"),
        ("３３０１９９０００１", "", "failed", "SiteIDCode 标签格式不对，应为 10 位数字，或 bm 加 8 位数字"),
        ("", "", "failed", "SiteIDCode（政府网站标识码）标签的值为空"),
        (
            "政府网站标识码",
            "",
            "failed",
            "SiteIDCode（政府网站标识码）标签仍是模板占位内容，没有换成真实的值",
        ),
        (
            "3301990001",
            '<script id="_jiucuo_" sitecode="3302880001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>',
            "failed",
            "SiteIDCode 标签与“我为政府网站找错”的标识码不一致",
        ),
    ],
)
def test_site_id_code(value: str, body: str, outcome: str, message: str) -> None:
    shown = page(body, head=labelled(SiteIDCode=value))
    assert single(labels.site_id_code(shown, site())) == (outcome, message)


def test_ministry_code_in_either_case() -> None:
    shown = page(head=labelled(SiteIDCode="BM01000001"))
    assert single(labels.site_id_code(shown, site(id_code="bm01000001")))[0] == "passed"


def test_code_still_to_be_issued() -> None:
    waiting = site(id_code="", stage="prelaunch", filing={"id_code": "pending"})
    assert single(labels.site_id_code(page(head=labelled(SiteIDCode="")), waiting)) == (
        "untested",
        "标识码待取得，标签位置已留好，取得后须补填",
    )
    assert single(labels.site_id_code(page(), waiting))[0] == "failed"
    assert single(labels.site_id_code(page(head=labelled(SiteIDCode="政府网站标识码")), waiting))[0] == "failed"
