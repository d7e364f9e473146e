from __future__ import annotations

import pytest

from pytest_govsite.checks.links import links_internal
from pytest_govsite.model import PageFacts
from tests.checks.links.surveying import home, surveyed
from tests.checks.writing import labelled, page, word


def judged(*pages: PageFacts, **values: str) -> list[str]:
    return [word(v) for v in links_internal(pages, surveyed(*pages, **values))]


@pytest.mark.parametrize(
    "body",
    [
        "<a href=http://192.168.1.8/oa>办公</a>",
        "<a href=http://10.20.30.40:8080/>办公</a>",
        "<img src=http://172.16.3.4/a.png alt=图>",
        "<script src=http://127.0.0.1:8080/a.js></script>",
        "<iframe src=http://localhost:3000/ title=图></iframe>",
        "<form action=http://100.70.1.2/send method=post></form>",
        "<a href=http://oa/index.html>办公</a>",
        "<a href=http://oa.xian.local/>办公</a>",
        "<a href='http://[::1]:8080/'>办公</a>",
        "<a href='http://[fe80::1]/'>办公</a>",
        "<a href=http://8.8.4.4:8088/x>系统</a>",
        "<a href=https://test.shifan.gov.cn/x>系统</a>",
        "<a href=https://uat-zwfw.shifan.gov.cn/x>系统</a>",
        "<a href=https://test2.shifan.gov.cn/x>系统</a>",
        "<a href=https://a1b2.ngrok-free.app/>系统</a>",
        "<a href='file:///C:/Users/li/a.doc'>附件</a>",
        r"<a href='D:\网站\a.doc'>附件</a>",
        "<img src='file:///C:/a.png' alt=图>",
        "<div style='background:url(http://192.168.1.8/b.png)'></div>",
        "<video poster=http://192.168.1.8/c.jpg></video>",
    ],
)
def test_addresses_of_inner_networks_and_test_systems_fail(body: str) -> None:
    assert judged(page(body)) == ["failed"]


def test_each_address_on_a_disk_is_named() -> None:
    told = links_internal(
        pages := [page("<a href='file:///C:/a.doc'>附件</a>"), page(r"<a href='D:\b.doc'>附件</a>")], surveyed(*pages)
    )
    assert [v.found.split(" ｜ ")[0] for v in told] == ["file:///C:/a.doc", r"D:\b.doc"]
    many = [page("".join(f"<img src='file:///C:/{n}.png' alt=图>" for n in range(200)))]
    assert len(list(links_internal(many, surveyed(*many)))) == 21


@pytest.mark.parametrize("name", ["Image", "Url"])
def test_labels_count(name: str) -> None:
    assert judged(page(head=labelled(**{name: "http://192.168.1.8/a.png"}))) == ["failed"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>登录 http://192.168.1.1/ 设置路由器</p><a href=/a.html>说明</a>",
        "<a href=/v/1.2.3.4.html>版本 10.1.2.3</a>",
        "<a href='https://www.gov.cn/?from=192.168.1.1'>中国政府网</a>",
        "<a href=https://www.shifan.gov.cn/test/>考试</a>",
        "<a href=https://contest.shifan.gov.cn/>竞赛</a>",
        "<a href=https://latest.shifan.gov.cn/>最新</a>",
        "<a href=https://www.testing.com.cn/>检测公司</a>",
        "<a href=mailto:a@192.168.1.1>信箱</a><a href=/a>a</a>",
        "<a href='javascript:void(0)'>更多</a><a href=/a>a</a>",
        "<a href=https://device.gov.cn/>设备</a>",
        "<a href=https://developer.weixin.qq.com/>开发者</a>",
    ],
)
def test_what_only_looks_like_them_passes(body: str) -> None:
    assert judged(page(body)) == ["passed"]


@pytest.mark.parametrize("host", ["test.neea.edu.cn", "someone.github.io"])
def test_names_alone_are_for_a_person(host: str) -> None:
    assert judged(page(f"<a href=https://{host}/>报名</a>")) == ["cantTell"]


def test_a_bare_address_without_a_port_is_advice() -> None:
    assert judged(page("<a href=http://8.8.4.4/x>系统</a>")) == ["advice"]


def test_the_inspected_host_is_the_site_itself() -> None:
    shown = home("<a href=http://127.0.0.1:8080/a.html>办事</a><a href=http://127.0.0.1:9090/>服务</a>")
    assert judged(shown, url="http://127.0.0.1:8080/") == ["passed"]
    staged = home("<a href=https://test.shifan.gov.cn/a.html>办事</a>")
    assert judged(staged, url="https://test.shifan.gov.cn/") == ["passed"]


def test_one_origin_is_one_finding_with_its_pages() -> None:
    pages = [page(f"<a href=http://192.168.1.8/{n}>a</a>", path=f"/a/{n}.html") for n in range(30)]
    (found,) = links_internal(pages, surveyed(*pages))
    assert "×30" in found.found


def test_nothing_to_look_at() -> None:
    assert judged(page("文字")) == ["inapplicable"]
