from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.answers import fault
from pytest_govsite.observe.origins import SiteOrigins

ASKED = "http://www.shifan.gov.cn/"


@pytest.mark.parametrize(
    ("shown", "onward", "expected"),
    [
        (ASKED, "", None),
        (ASKED, "https://m.example.com/", None),
        (
            "chrome-error://chromewebdata/",
            "https://m.example.com/",
            (UnobservedReason.BLOCKED, "https://m.example.com/"),
        ),
        (
            "chrome-error://chromewebdata/",
            "http://www.shifan.gov.cn/m",
            (UnobservedReason.CONNECT, "http://www.shifan.gov.cn/m"),
        ),
        ("chrome-error://chromewebdata/", "", (UnobservedReason.CONNECT, "chrome-error")),
    ],
)
def test_a_page_that_sends_elsewhere_names_the_address(
    configure: Callable[..., Config], shown: str, onward: str, expected: tuple[UnobservedReason, str] | None
) -> None:
    found = fault(ASKED, shown, 200, "text/html", SiteOrigins(configure(ASKED)), onward=onward)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert found.reason is expected[0]
        assert expected[1] in found.detail
