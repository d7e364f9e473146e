from __future__ import annotations

from pytest_govsite.checks.footer import consistent
from pytest_govsite.model import Edition, Outcome, PageType, Region
from tests.checks.building import HOME, block, facts, image, is_advice, is_failure, link, one, site, source_page

HEAD = (
    image("images/logo.png", Region.HEADER),
    *(link(t, f"/{i}/", Region.HEADER) for i, t in enumerate(("首页", "新闻", "公开", "服务", "互动"))),
)
FOOT = (
    block("主办单位：示范县人民政府办公室"),
    block("联系电话：0571-88991234"),
    block("网站标识码：3301990001"),
    link("网站地图", "/wzdt/"),
    link("联系我们", "/lxwm/"),
)


def pages(*others, **values):
    return [
        source_page(*HEAD, *FOOT),
        source_page(*HEAD, *FOOT, url=HOME + "a.html", kind=PageType.ARTICLE),
        source_page(*others, url=values.pop("url", HOME + "b.html"), kind=PageType.ARTICLE, **values),
    ]


def test_the_same_header_and_footer_pass():
    verdict = one(consistent(pages(*HEAD, *FOOT), site(), facts()))
    assert verdict.outcome is Outcome.PASSED
    assert verdict.measured == "比较 3 页"


def test_a_page_that_lacks_an_item_fails_by_item():
    lacking = [n for n in FOOT if getattr(n, "text", "") != "联系电话：0571-88991234"]
    verdict = one(consistent(pages(*HEAD, *lacking), site(), facts()))
    assert is_failure(verdict)
    assert verdict.place == "联系方式"
    assert verdict.pointer is not None
    assert verdict.pointer.url == HOME + "b.html"
    assert "同站有 2 页标有（共 3 页，1 页缺少）" in verdict.message.zh


def test_an_item_that_no_page_shows_is_not_inconsistent():
    assert all("ICP" not in v.message.zh for v in consistent(pages(*HEAD, *FOOT), site(), facts()))


def test_another_look_is_advice():
    other = (
        image("images/other.png", Region.HEADER),
        *(link(t, "/x/", Region.HEADER) for t in ("甲", "乙", "丙", "丁")),
    )
    verdict = one(consistent(pages(*other, *FOOT), site(), facts()))
    assert is_advice(verdict)
    assert verdict.message.zh.startswith("本页头部与全站多数页面不同")


def test_topic_pages_owe_the_items_only():
    assert one(consistent(pages(*FOOT, url=HOME + "ztzl/2026/index.html"), site(), facts())).outcome is Outcome.PASSED
    bare = list(consistent(pages(url=HOME + "ztzl/2026/index.html"), site(), facts()))
    assert bare
    assert all(is_failure(v) for v in bare)


def test_editions_are_compared_with_their_own_pages_only():
    assert one(consistent(pages(edition=Edition.FOREIGN), site(), facts())).measured == "比较 2 页"


def test_a_page_whose_footer_could_not_be_seen_is_left_out():
    assert one(consistent(pages(*HEAD, footer_scripted=True), site(), facts())).measured == "比较 2 页"


def test_one_page_alone_is_untested():
    verdict = one(consistent([source_page(*HEAD, *FOOT)], site(), facts()))
    assert verdict.outcome is Outcome.UNTESTED
    assert "不足两页" in verdict.message.zh
