"""Searches built in many ways, each used in a real browser: no finder may fit one of them only."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from pytest_govsite.checks import functions
from pytest_govsite.model import CloserLook, InteractionPlan, Page, PageFacts, PageType, Unobserved
from pytest_govsite.model.search import SearchLook
from pytest_govsite.observe.look.search import look_at_search
from pytest_govsite.observe.opening import Opened
from tests.accessibility.looking import Looking
from tests.functions import searches

pytestmark = pytest.mark.browser

GOOD = (
    *(
        "form_get",
        "form_post_new_window",
        "script_and_icon",
        "value_as_hint",
        "link_to_page",
        "overlay",
        "results_here",
    ),
    *("results_later", "other_host", "in_frame", "among_look_alikes"),
)
FAULTY = {
    # name: what functions.search, search-finds and search-no-result come to
    "button_dead": ("failed", "passed", "passed"),
    "enter_dead": ("failed", "passed", "passed"),
    "all_dead": ("failed", "cantTell", "cantTell"),
    "error_page": ("failed", "cantTell", "cantTell"),
    "finds_nothing": ("passed", "failed", "passed"),
    "silent": ("passed", "passed", "failed"),
    "echoes_markup": ("failed", "passed", "passed"),
    "tells_database": ("failed", "passed", "passed"),
    "look_alikes": ("failed", "cantTell", "cantTell"),
    "with_captcha": ("untested", "untested", "untested"),
    "unreachable_host": ("untested", "untested", "untested"),
}


THOROUGH = (
    *("all_dead", "enter_dead", "error_page", "finds_nothing", "silent", "tells_database"),
    *("among_look_alikes", "in_frame", "value_as_hint"),
)
"""Left to `make test-all`: each takes seconds, and tests of the checks cover the verdicts."""


@pytest.fixture(scope="module")
def searched(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[dict[str, CloserLook]]:
    """Home pages of the test sites that are asked for, by name; all are searched side by side, once."""
    calls = [getattr(item, "callspec", None) for item in request.session.items if item.path == request.path]
    names = dict.fromkeys(str(call.params["name"]) for call in calls if call is not None and "name" in call.params)
    with Looking(tmp_path_factory.mktemp("search")) as looking:

        async def one(name: str) -> SearchLook:
            async def work(here: Opened) -> SearchLook:
                here.plan = InteractionPlan(articles=searches.articles(looking.site, name)[1:2], seed=1)
                return await look_at_search(here)

            url = looking.site.url(f"/{name}/")
            seen = await looking._browser.examine(url, work, leaves=True, alone=True, limit=120.0)
            assert not isinstance(seen, Unobserved), seen
            return seen

        async def every() -> list[SearchLook]:
            return await asyncio.gather(*map(one, names))

        for name in names:
            getattr(searches, name)(looking.site, name)
        looks = looking._loop.run(every())
        made = [Page(url=looking.site.url(f"/{name}/"), type=PageType.HOME, template="t") for name in names]
        yield {
            name: CloserLook.made_of(PageFacts(page=page), {look.kind: look})
            for name, page, look in zip(names, made, looks, strict=True)
        }


def _outcomes(page: CloserLook) -> tuple[str, str, str]:
    told = (
        list(functions.search_works(page)),
        list(functions.search_finds([page])),
        list(functions.search_without_result([page])),
    )
    worst = ("failed", "cantTell", "untested", "inapplicable", "passed")
    return tuple(min((v.outcome.value for v in each), key=worst.index) for each in told)  # type: ignore[return-value]


def _told(page: CloserLook) -> str:
    look = page.of(SearchLook)
    assert isinstance(look, SearchLook)
    lines = [
        f"{t.purpose} {t.way} {t.effect} {t.seconds} {t.rank} {t.messages} {t.url} {t.failure}" for t in look.trials
    ]
    return "\n".join([str(look.box), *lines, *look.missed])


def _marked(names: Iterable[str]) -> list[Any]:
    return [pytest.param(name, marks=pytest.mark.thorough if name in THOROUGH else ()) for name in names]


@pytest.mark.parametrize("name", _marked(GOOD))
def test_good_search(searched: dict[str, CloserLook], name: str) -> None:
    page = searched[name]
    assert _outcomes(page) == ("passed", "passed", "passed"), _told(page)


@pytest.mark.parametrize("name", _marked(FAULTY))
def test_faulty_search(searched: dict[str, CloserLook], name: str) -> None:
    page = searched[name]
    assert _outcomes(page) == FAULTY[name], _told(page)
