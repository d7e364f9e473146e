from __future__ import annotations

import pytest

from pytest_govsite.record.keys import finding_key, path_of, structural


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("#list > li:nth-of-type(1) > a", "#list > li:nth-of-type(7) > a"),
        ("#list > li > a", "#list > li:nth-of-type(2) > a"),
        ("#news20261101 > img", "#news20261122 > img"),
        ("body > div.main:nth-of-type(3) > p", "body > div.main:nth-of-type(4) > p"),
    ],
)
def test_content_that_moves_keeps_its_place(one: str, other: str) -> None:
    assert structural(one) == structural(other)
    assert finding_key("a11y.alt", "t1", selector=one) == finding_key("a11y.alt", "t1", selector=other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("#header > img", "#footer > img"), ("#list > li > a", "#list > li > img"), ("div.a > p", "div.b > p")],
)
def test_other_places_have_other_keys(one: str, other: str) -> None:
    assert finding_key("a11y.alt", "t1", selector=one) != finding_key("a11y.alt", "t1", selector=other)


def test_requirement_template_and_named_place_tell_keys_apart() -> None:
    keys = {finding_key(r, t, place=p) for r in ("a", "b") for t in ("t1", "t2") for p in ("", "title")}
    assert len(keys) == 8
    assert finding_key("a", "t", place="title", selector="#x") == finding_key("a", "t", place="title", selector="#y")


def test_staging_and_production_give_the_same_key() -> None:
    staging = finding_key("links.home", "", place="http://127.0.0.1:8080/zwgk/1.html", site="http://127.0.0.1:8080/")
    production = finding_key("links.home", "", place="https://www.a.gov.cn/zwgk/1.html", site="https://www.a.gov.cn/x")
    assert staging == production
    assert path_of("https://www.a.gov.cn/zwgk/", "https://www.a.gov.cn") == "/zwgk/"
    assert path_of("https://b.cn/zwgk/", "https://www.a.gov.cn") == "https://b.cn/zwgk/"


@pytest.mark.parametrize("odd", ["", "[", "\ud800", "http://[", "#" * 10_000])
def test_odd_text_gives_a_key(odd: str) -> None:
    assert finding_key("a", odd, place=odd, selector=odd, site=odd).startswith("a:")
