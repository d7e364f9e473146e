from __future__ import annotations

import pytest

from pytest_govsite.discover.scope import Scope


@pytest.fixture
def staging() -> Scope:
    return Scope.of(
        "http://staging.example:8080/", domain="www.shifan.gov.cn", aliases=("http://shifan.cn/", "www.sf.gov.cn")
    )


@pytest.mark.parametrize(
    ("written", "inspected"),
    [
        ("http://staging.example:8080/a?b=1", "http://staging.example:8080/a?b=1"),
        ("http://staging.example/a", "http://staging.example:8080/a"),
        ("https://www.shifan.gov.cn/a/b.html", "http://staging.example:8080/a/b.html"),
        ("http://shifan.gov.cn/", "http://staging.example:8080/"),
        ("http://www.shifan.cn/x", "http://staging.example:8080/x"),
        ("http://sf.gov.cn/x#/r", "http://staging.example:8080/x#/r"),
        ("http://zrj.shifan.gov.cn/", ""),
        ("http://www.shifan.gov.cn:81/", ""),
        ("http://www.shifan.gov.cn.evil.cn/", ""),
        ("", ""),
    ],
)
def test_the_public_domain_is_looked_at_on_the_inspected_host(staging: Scope, written: str, inspected: str) -> None:
    assert staging.locate(written) == inspected


def test_a_redirect_from_staging_to_the_public_domain_is_another_site(staging: Scope) -> None:
    assert staging.lands("http://www.shifan.gov.cn/") == ""
    assert staging.lands("http://staging.example:8080/b") == "http://staging.example:8080/b"


def test_both_schemes_and_www_are_one_site() -> None:
    scope = Scope.of("http://www.shifan.gov.cn/index.html")
    assert scope.locate("https://shifan.gov.cn/a") == "http://www.shifan.gov.cn/a"
    moved = scope.moved("https://shifan.gov.cn/")
    assert moved.locate("http://www.shifan.gov.cn/a") == "https://shifan.gov.cn/a"


def test_other_ports_of_an_address_are_other_sites() -> None:
    scope = Scope.of("http://127.0.0.1:8000/")
    assert scope.locate("http://127.0.0.1:9000/") == ""
    assert scope.locate("http://127.0.0.1/") == ""
    assert Scope.of("http://[::1]:8000/").locate("http://[::1]:8000/a") == "http://[::1]:8000/a"


def test_patterns() -> None:
    scope = Scope.of("http://x.cn/", include=("/xwzx/", "*.jsp*"), exclude=("/xwzx/旧闻/", "*print*"))
    assert scope.locate("http://x.cn/xwzx/a.html")
    assert scope.locate("http://x.cn/b/a.jsp?id=1")
    assert scope.locate("http://x.cn/"), "the home page is always part"
    assert not scope.locate("http://x.cn/zwgk/a.html")
    assert not scope.locate("http://x.cn/xwzx/%E6%97%A7%E9%97%BB/a.html")
    assert not scope.locate("http://x.cn/xwzx/print.html")


def test_no_address() -> None:
    with pytest.raises(ValueError, match="staging"):
        Scope.of("staging")
