"""Places within the site's own pages that links lead to."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.links.fragments import lost_fragments
from pytest_govsite.model import Outcome
from tests.checks.building import HOME
from tests.checks.links.surveying import surveyed
from tests.checks.writing import page

TARGET = "<h2 id=part>第一部分</h2><a name=b></a><h2 id=部>二</h2><div name=no></div>"


def told(link: str, target: str = TARGET, holder: str = "/a.html") -> list[str]:
    pages = (page(f"<a href='{link}'>办事</a><p id=own>x</p>", path=holder), page(target, path="/b.html"))
    verdicts = list(lost_fragments(pages, surveyed(*pages)))
    assert all(v.outcome is Outcome.FAILED and v.level is not None and v.level.value == "should" for v in verdicts)
    assert all(v.pointer is not None and v.pointer.url.endswith(holder) for v in verdicts)
    return [v.found.partition(" ")[0].removeprefix(HOME) for v in verdicts]


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("/b.html#nowhere", "b.html#nowhere"),
        ("b.html#PART", "b.html#PART"),
        ("/b.html#no", "b.html#no"),
        ("/a.html#gone", "a.html#gone"),
        (f"{HOME}a.html#gone", "a.html#gone"),
    ],
)
def test_a_place_that_is_not_there_is_advice(link: str, place: str) -> None:
    assert told(link) == [place]


@pytest.mark.parametrize(
    "link",
    [
        "/b.html#part",
        "/b.html#b",
        "/b.html#部",
        "/b.html#%E9%83%A8",
        "/b.html#",
        "/b.html#top",
        "/b.html#/list/1",
        "/b.html#!list",
        "/b.html#:~:text=部分",
        "/b.html#tab=2",
        "/a.html#own",
        "#own",
        # judged by links.empty
        "#gone",
        "/c.html#unknown-page",
        "https://www.elsewhere.cn/x#y",
    ],
)
def test_places_that_are_there_or_not_ours_to_tell(link: str) -> None:
    assert told(link) == []


def test_a_place_that_a_script_may_make_is_not_judged_by_the_source() -> None:
    assert told("/b.html#made", TARGET + "<script>make()</script>") == []
