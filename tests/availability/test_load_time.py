from __future__ import annotations

import pytest

from pytest_govsite.checks.availability import load_time
from pytest_govsite.inspection.loading import timed_pages
from pytest_govsite.model import (
    CloserLook,
    ColdLoad,
    LoadingLook,
    Outcome,
    Page,
    PageType,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from tests.checks.building import HOME, facts, one, rendered_page, site


def judged(*spans: float | None, outside: tuple[str, ...] = (), reachable: bool = True, busy: float = 0.3) -> Verdict:
    loads = tuple(ColdLoad(load=span, limit=20.0, outside_failed=outside, busy=busy) for span in spans)
    page = CloserLook.made_of(rendered_page(), {"loading": LoadingLook(loads=loads)})
    return one(load_time(page, site(), facts(outside_reachable=reachable)))


@pytest.mark.parametrize(
    ("spans", "outcome"),
    [
        ((0.8, 0.9, 1.1), Outcome.PASSED),
        ((2.4, 2.5, 2.6), Outcome.PASSED),
        ((4.0, 4.2, 4.1), Outcome.FAILED),
        ((None, None, None), Outcome.FAILED),
        # the limit lies within the spread
        ((2.7, 2.9, 3.3), Outcome.CANT_TELL),
        ((2.5, 2.7, 2.9), Outcome.CANT_TELL),
        # one outlier of five says nothing
        ((0.6, 0.7, 0.65, 0.7, 9.0), Outcome.PASSED),
        ((0.6, 4.0, 4.1, 4.2, 4.3), Outcome.FAILED),
        ((0.9, 1.0), Outcome.CANT_TELL),
    ],
)
def test_the_middle_of_the_loads_is_judged(spans: tuple[float | None, ...], outcome: Outcome) -> None:
    assert judged(*spans).outcome is outcome


def test_hosts_that_this_machine_cannot_reach_are_for_a_person_where_the_page_is_slow() -> None:
    assert judged(5.0, 5.1, 5.2, outside=("hm.baidu.com",)).outcome is Outcome.CANT_TELL
    assert judged(1.0, 1.1, 1.2, outside=("hm.baidu.com",)).outcome is Outcome.PASSED
    assert judged(5.0, 5.1, 5.2, reachable=False).outcome is Outcome.CANT_TELL


def test_a_busy_machine_times_nothing_that_is_slow() -> None:
    assert judged(5.0, 5.1, 5.2, busy=1.0).outcome is Outcome.CANT_TELL
    assert judged(1.0, 1.1, 1.2, busy=1.0).outcome is Outcome.PASSED


def test_a_page_that_could_not_be_timed_is_untested() -> None:
    lost = Unobserved(url=HOME, reason=UnobservedReason.CRASH)
    page = CloserLook.made_of(rendered_page(), {"loading": lost})
    assert one(load_time(page, site(), facts())).outcome is Outcome.UNTESTED


def test_home_page_and_two_templates_of_columns_and_articles_are_timed() -> None:
    def page(name: str, kind: PageType, template: str) -> Page:
        return Page(url=f"{HOME}{name}", type=kind, template=template)

    pages = [
        page("", PageType.HOME, "h"), page("a/", PageType.COLUMN, "x"), page("b/", PageType.COLUMN, "x"),
        page("c/", PageType.COLUMN, "y"), page("d/", PageType.COLUMN, "z"), page("1", PageType.ARTICLE, "p"),
        page("2", PageType.ARTICLE, "p"), page("3", PageType.INTERACTIVE, "q"),
    ]  # fmt: skip
    assert {each.url.removeprefix(HOME) for each in timed_pages(pages, {"p": 9})} == {"", "a/", "c/", "1"}
    more = [*pages, page("4", PageType.ARTICLE, "r"), page("5", PageType.ARTICLE, "s")]
    chosen = timed_pages(more, {"p": 1, "r": 30, "s": 200})
    assert [each.url.removeprefix(HOME) for each in chosen if each.type is PageType.ARTICLE] == ["5", "4"]
