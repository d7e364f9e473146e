from __future__ import annotations

from urllib.parse import urljoin

import pytest

from pytest_govsite.checks import labels
from pytest_govsite.model import LinkProbe, PageFacts, Unobserved, UnobservedReason
from tests.checks.building import HOME, facts, site
from tests.checks.writing import article, labelled, page, single, words

PICTURE = urljoin(HOME, "/images/a.jpg")


def judged(
    shown: PageFacts, *probes: LinkProbe, pages: tuple[PageFacts, ...] = (), **values: str
) -> list[tuple[str, str]]:
    return words(labels.optional_filled(shown, labels.Addresses(site(**values), facts(probes=probes), pages)))


def test_none_used() -> None:
    assert judged(page(article())) == [("inapplicable", "页面没有使用可选标签")]


def test_filled() -> None:
    shown = page(article(), head=labelled(Keywords="政务公开", description="培训", Author="张三"))
    assert judged(shown) == [("passed", "可选标签都有值")]


def test_each_empty_one_is_named() -> None:
    shown = page(article(), head=labelled(Keywords="", Author="", Description="培训"))
    assert judged(shown) == [
        ("failed", "Keywords（关键词）标签的值为空，不用时宜去掉"),
        ("failed", "Author（作者）标签的值为空，不用时宜去掉"),
    ]


def test_placeholder() -> None:
    assert judged(page(article(), head=labelled(Author="${author}"))) == [
        ("failed", "Author（作者）标签仍是模板占位内容")
    ]


@pytest.mark.parametrize(
    ("probe", "outcome"),
    [
        (LinkProbe(url=PICTURE, status=200), "passed"),
        (LinkProbe(url=PICTURE, status=404), "failed"),
        (LinkProbe(url=PICTURE, status=403), "untested"),
        (LinkProbe(url=PICTURE, unobserved=Unobserved(url=PICTURE, reason=UnobservedReason.OFFLINE)), "untested"),
    ],
)
def test_image_resolves(probe: LinkProbe, outcome: str) -> None:
    shown = page(article(), head=labelled(Image="/images/a.jpg"))
    assert single(labels.optional_filled(shown, labels.Addresses(site(), facts(probes=(probe,)))))[0] == outcome


def test_several_images() -> None:
    shown = page(article(), head=labelled(Image="/images/a.jpg;/images/b.jpg"))
    other = urljoin(HOME, "/images/b.jpg")
    assert judged(shown, LinkProbe(url=PICTURE, status=200), LinkProbe(url=other, status=404)) == [
        ("failed", "Image 标签的地址打不开")
    ]


def test_image_that_nobody_asked_for() -> None:
    shown = page(article(), head=labelled(Image="https://img.example.com/a.jpg"))
    assert judged(shown) == [("untested", "Image 标签的地址没有条件核实能否打开")]


def test_url_on_the_public_domain_is_the_inspected_page() -> None:
    shown = page(article(), head=labelled(Url="https://www.shifan.gov.cn/zwgk/tzgg/art_1.html"))
    staged = PageFacts(page=shown.page, source=shown.source)
    assert judged(staged, url="http://127.0.0.1:8080/") == [("passed", "可选标签都有值")]


def test_url_of_a_page_that_is_gone() -> None:
    gone = page("", path="/zwgk/tzgg/old.html")
    lost = PageFacts(
        page=gone.page,
        unobserved=(Unobserved(url=gone.url, reason=UnobservedReason.HTTP_ERROR, status=404),),
    )
    shown = page(article(), head=labelled(Url=gone.url))
    assert judged(shown, pages=(lost,)) == [("failed", "Url 标签的地址打不开")]


def test_url_that_is_no_address() -> None:
    assert judged(page(article(), head=labelled(Url="javascript:void(0)"))) == [("failed", "Url 标签的地址打不开")]
