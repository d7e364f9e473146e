from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.availability import main_colours
from pytest_govsite.model import CloserLook, ColoursLook, Outcome, Unobserved, UnobservedReason, Verdict
from pytest_govsite.observe.look.colours import look_at_colours
from tests.checks.building import HOME, one, rendered_page, site

PHOTO = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='400'%3E%3Crect width='200' height='400'"
    " fill='%23e8590c'/%3E%3Crect x='200' width='200' height='400' fill='%232b8a3e'/%3E%3Crect x='400' width='200'"
    " height='400' fill='%23862e9c'/%3E%3C/svg%3E"
)
HEADER = '<div style="background:#005caa;height:120px;color:#fff">示范县人民政府</div>'
NEWS = (
    '<ul style="list-style:none">'
    + "<li><a href='/1' style='color:#333'>县政府召开常务会议</a> 2026-11-20</li>" * 20
    + "</ul>"
)
RED = '<p style="background:#c7000b;height:40px;color:#fff">要闻</p>'


def blocks(*colours: str, height: int = 90) -> str:
    return "".join(f'<p style="height:{height}px;margin:0;background:{colour}"></p>' for colour in colours)


def judged(look: ColoursLook) -> Verdict:
    return one(main_colours(CloserLook.made_of(rendered_page(), {"colours": look}), site()))


@pytest.mark.browser
def test_colours_of_pages(looking: Any) -> None:
    pages = {
        "blue and red": HEADER + RED + NEWS,
        "shades of blue": HEADER + blocks("#0b4f8a", "#1e88e5", "#5aa9e6", "#e8f3fd") + NEWS,
        "photographs": f'<style>.city{{height:300px;background:url("{PHOTO}")}}</style>{HEADER}'
        f'<img src="{PHOTO}" width="1200" height="500" alt="县城全景"><div class="city"></div>{NEWS}',
        "accents": HEADER + RED + NEWS
        + '<i style="display:inline-block;width:30px;height:30px;background:#2f9e44"></i>'
        + '<i style="display:inline-block;width:30px;height:30px;background:#f08c00"></i>',
        "motley": HEADER + blocks("#c81e1e", "#f08c00", "#2f9e44", "#7b2cbf", "#d6249f"),
        "motley behind a grey filter": "<style>html{filter:grayscale(100%)}</style>"
        + HEADER + blocks("#c81e1e", "#f08c00", "#2f9e44", "#7b2cbf", "#d6249f"),
        "grey filter": "<style>html{-webkit-filter:grayscale(1);filter:grayscale(1)}</style>" + HEADER + RED + NEWS,
        "colourless": NEWS,
    }  # fmt: skip
    looks = {name: look for name, (_, look) in looking.examine_all(pages, look_at_colours).items()}
    assert {name: judged(look).outcome.value for name, look in looks.items()} == {
        "blue and red": "passed",
        "shades of blue": "passed",
        "photographs": "passed",
        "accents": "passed",
        "motley": "failed",
        "motley behind a grey filter": "failed",
        "grey filter": "passed",
        "colourless": "passed",
    }
    assert looks["grey filter"].greyed
    assert not looks["motley"].greyed
    assert "灰色滤镜" in judged(looks["grey filter"]).measured
    assert sum(looks["colourless"].hues) == 0


def look(**hues: int) -> ColoursLook:
    """Return a look with pixels at hues such as `h210`, of a million."""
    bins = [0] * 72
    for name, count in hues.items():
        bins[int(name[1:]) // 5] += count
    return ColoursLook(hues=tuple(bins), pixels=1_000_000)


def test_what_a_strict_and_a_lenient_measure_do_not_agree_on_is_for_a_person() -> None:
    # the fourth colour takes a twentieth of what is coloured
    assert judged(look(h210=60_000, h0=20_000, h45=15_000, h120=5_000)).outcome is Outcome.CANT_TELL
    # two hues 25 degrees apart: one tone or two
    assert judged(look(h210=60_000, h0=20_000, h120=20_000, h145=20_000)).outcome is Outcome.CANT_TELL
    assert judged(look(h210=60_000, h0=20_000, h45=20_000, h120=20_000)).outcome is Outcome.FAILED
    # red lies on both sides of the circle's seam
    assert judged(look(h210=60_000, h355=20_000, h5=20_000, h120=20_000)).outcome is Outcome.PASSED


def test_a_home_page_that_was_not_pictured_is_untested() -> None:
    lost = Unobserved(url=HOME, reason=UnobservedReason.TIMEOUT)
    page = CloserLook.made_of(rendered_page(), {"colours": lost})
    assert one(main_colours(page, site())).outcome is Outcome.UNTESTED
