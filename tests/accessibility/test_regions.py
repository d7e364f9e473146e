from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.regions import regions
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking

TEXT = "<p>" + "The depot takes everything that does not fit into the bins. " * 12 + "</p>"
LINKS = "".join(f"<a href=/{i}>Notice {i}</a> " for i in range(70))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (TEXT, "failed"),
        (LINKS, "failed"),
        (f"<h2>Notices</h2>{LINKS}", "cantTell"),
        (f"<h1>Depot</h1>{TEXT}", "passed"),
        (f"<main>{TEXT}</main>", "passed"),
        (f"<div role=navigation aria-label=Menu>{LINKS}</div><h1>Notices</h1>", "passed"),
        ("<p>The page has moved.</p>", "inapplicable"),
        (f"<header><a href=/>Depot</a></header><nav>{LINKS}</nav><div class=main><h1>Depot</h1>{TEXT}</div><footer>Mill Road</footer>", "advice"),
        (f"<header><a href=/>Depot</a></header><nav>{LINKS}</nav><main><h1>Depot</h1>{TEXT}</main><footer>Mill Road</footer>", "passed"),
        (f"<nav>{LINKS}</nav><div class=main><h1>Depot</h1>{TEXT}</div>", "passed"),
    ],
)  # fmt: skip
def test_blocks_that_can_be_jumped_to(looking: Looking, html: str, expected: str) -> None:
    assert outcome(regions, looking.look(html)) == expected
