"""Why pages of a site that went away were lost."""

from __future__ import annotations

import pytest

from pytest_govsite.inspection.cut_short import unheard
from pytest_govsite.model import Page, PageFacts, PageType, Unobserved, UnobservedReason

URL = "http://www.example.gov.cn/"


def lost(*reasons: UnobservedReason, of: PageType = PageType.HOME) -> PageFacts:
    return PageFacts(page=Page(url=URL, type=of), unobserved=tuple(Unobserved(url=URL, reason=why) for why in reasons))


@pytest.mark.parametrize(
    "reasons",
    [
        (UnobservedReason.TIMEOUT,),
        (UnobservedReason.TOO_LARGE, UnobservedReason.TIMEOUT),
        (UnobservedReason.HTTP_ERROR, UnobservedReason.TIMEOUT, UnobservedReason.DNS),
    ],
)
def test_the_silence_is_told_whatever_else_was_in_the_way_of_the_page(reasons: tuple[UnobservedReason, ...]) -> None:
    assert unheard([lost(*reasons)]) is UnobservedReason.TIMEOUT


def test_pages_that_answered_are_no_sign_of_a_site_that_is_gone() -> None:
    refused = lost(UnobservedReason.HTTP_ERROR)
    assert unheard([refused]) is None
    assert unheard([lost(UnobservedReason.DNS, of=PageType.ARTICLE), *[refused] * 50]) is None
    assert unheard([refused, lost(UnobservedReason.TOO_LARGE, UnobservedReason.DNS)]) is UnobservedReason.DNS
