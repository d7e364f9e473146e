from __future__ import annotations

import pytest

from pytest_govsite.checks.functions.phone import mobile
from pytest_govsite.model import CloserLook, Page, PageFacts, PageType, Unobserved, UnobservedReason
from pytest_govsite.model.phone import MenuTap, Part, PhoneLook
from pytest_govsite.observe.look.phone import SIZE, look_on_phone
from tests.accessibility.looking import Looking
from tests.functions.phone_pages import FAULTS, FINE, PAGES
from tests.observe.site import Handler

URL = "http://www.shifan.gov.cn/"


def judged(look: PhoneLook | Unobserved) -> list[tuple[str, str]]:
    page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.HOME, template="t")), {"phone": look})
    return [(verdict.outcome.value, verdict.message.en) for verdict in mobile(page)]


@pytest.fixture(scope="module")
def seen(looking: Looking) -> dict[str, PhoneLook]:
    """The pages by name, each shown once."""
    looks = looking.examine_all(PAGES, look_on_phone, viewport=SIZE, leaves=True, phone=True)
    return {name: look for name, (_, look) in looks.items()}


@pytest.mark.browser
@pytest.mark.parametrize("name", FINE)
def test_pages_that_fit(name: str, seen: dict[str, PhoneLook]) -> None:
    assert judged(seen[name]) == [("passed", "It fits the screen of a phone")]


@pytest.mark.browser
@pytest.mark.parametrize("name", FAULTS)
def test_pages_that_do_not_fit(name: str, seen: dict[str, PhoneLook]) -> None:
    assert {message for outcome, message in judged(seen[name]) if outcome == "failed"} == FAULTS[name]


@pytest.mark.browser
def test_a_navigation_that_is_nowhere_is_left_to_a_person(seen: dict[str, PhoneLook]) -> None:
    assert [outcome for outcome, _ in judged(seen["no-menu"])] == ["cantTell"]


@pytest.mark.browser
def test_menus_are_tapped(seen: dict[str, PhoneLook]) -> None:
    for name in ("menu", "drawer"):
        assert seen[name].taps[-1].opened == 6, name


@pytest.mark.browser
def test_a_site_of_its_own_for_phones_counts(looking: Looking) -> None:
    def sorted_by_agent(handler: Handler) -> tuple[int, str, dict[str, str]]:
        mobile_agent = "Mobile" in handler.headers["User-Agent"]
        return (302, "", {"Location": "/m/"}) if mobile_agent else (200, PAGES["desktop"], {})

    looking.site.routes["/sorted"] = sorted_by_agent
    looking.site.routes["/m/"] = (200, PAGES["plain"], {})
    url = looking.site.url("/sorted")
    look = looking._loop.run(looking._browser.examine(url, look_on_phone, viewport=SIZE, leaves=True, phone=True))
    assert isinstance(look, PhoneLook)
    assert look.url.endswith("/m/")
    assert judged(look) == [("passed", "It fits the screen of a phone")]


BUTTON = Part(selector="button", text="菜单")


@pytest.mark.parametrize(
    ("look", "outcome"),
    [
        (PhoneLook(navigation=5), ["passed"]),
        (PhoneLook(content=391), ["passed"]),
        (PhoneLook(content=500, held=True), ["passed"]),
        (PhoneLook(content=500), ["failed"]),
        (PhoneLook(layout=980, content=980, small_characters=900), ["failed"]),
        (PhoneLook(small_characters=7), ["passed"]),
        (PhoneLook(small_characters=20), ["failed"]),
        (PhoneLook(viewports=("user-scalable = no",)), ["failed"]),
        (PhoneLook(viewports=("maximum-scale=2",)), ["passed"]),
        (PhoneLook(taps=(MenuTap(button=BUTTON),)), ["failed"]),
        (PhoneLook(taps=(MenuTap(button=BUTTON),), lost_scripts=("https://cdn.x.com/jquery.js",)), ["cantTell"]),
        (PhoneLook(navigation=4, taps=(MenuTap(button=BUTTON),)), ["passed"]),
        (PhoneLook(taps=(MenuTap(button=BUTTON, url="http://x/menu"),)), ["passed"]),
        (PhoneLook(missed=("菜单: time-out",)), ["cantTell"]),
        (Unobserved(url=URL, reason=UnobservedReason.CRASH), ["untested"]),
    ],
)
def test_what_was_seen_is_judged(look: PhoneLook | Unobserved, outcome: list[str]) -> None:
    assert [told for told, _ in judged(look)] == outcome
