from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.feedback import feedback
from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.site import DemoSite
from pytest_govsite.model import PageFacts
from tests.accessibility.looking import Looking

FOOT = "<footer class=footer>{}</footer>"


def seen(looking: Looking, html: str, type: str = "home") -> PageFacts:
    return looking.look(html, type=type).facts


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (FOOT.format("联系电话：0571-88990000 邮箱：mail@example.gov.cn"), "passed"),
        (FOOT.format("政务服务热线：12345 <a href=/xx>县长信箱</a>"), "passed"),
        (FOOT.format("<a href='tel:+4412345'>Call us</a> <a href='mailto:a@b.example'>Write</a>"), "passed"),
        ("<p>Phone: 01632 960 123</p><form><label>Your message <textarea></textarea></label></form>", "passed"),
        (FOOT.format("联系电话：0571-88990000"), "failed"),
        ("<p>浙ICP备12345678号 网站标识码3301990001</p>", "failed"),
    ],
)
def test_ways_to_give_feedback(looking: Looking, html: str, expected: str) -> None:
    assert [v.outcome.value for v in feedback([seen(looking, html)])] == [expected]


def test_numbers_in_articles_are_no_way_to_reach_the_site(looking: Looking) -> None:
    article = seen(looking, "<p>报名电话：0571-88990000，邮箱：a@b.example</p>", "article")
    assert [v.outcome.value for v in feedback([seen(looking, "<p>首页</p>"), article])] == ["failed"]


def test_contact_page_counts(looking: Looking) -> None:
    page = "<html><head><title>联系我们</title></head><body><p>电话：0571-88990000</p><p>邮箱：a@b.gov.cn</p></body></html>"
    assert [v.outcome.value for v in feedback([seen(looking, "<p>首页</p>"), seen(looking, page, "other")])] == [
        "passed"
    ]


@pytest.mark.parametrize(("defects", "expected"), [((), "passed"), (("accessibility.feedback",), "failed")])
def test_the_portal_without_phone_and_mail(looking: Looking, defects: tuple[str, ...], expected: str) -> None:
    portal = Portal(DemoSite(articles=30, defects=defects))
    pages: list[PageFacts] = []
    for path, type in (
        ("/", "home"),
        ("/lxwm/", "other"),
        ("/zwgk/", "column"),
        ("/hdjl/xzxx/write.html", "interactive"),
    ):
        page = portal.pages.find(path)
        assert page is not None
        pages.append(seen(looking, portal.renderer.page(page).decode(page.charset), type))
    assert [v.outcome.value for v in feedback(pages)] == [expected]
