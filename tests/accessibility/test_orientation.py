from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.orientation import orientation
from tests.accessibility.judging import told
from tests.accessibility.looking import Looking

FREE = "passed: nothing holds the page to one orientation"
TURNED = "a style turns content by 90 degrees in one orientation"
ASKS = "the page asks to turn the device"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<style>@media (orientation: portrait) { html { transform: rotate(-90deg); } }</style><p>a</p>", f"failed: {TURNED}"),
        ("<style>@media screen and (orientation: landscape) { body { transform: rotate(90deg) } }</style><p>a</p>", f"failed: {TURNED}"),
        ("<style>@media (orientation: landscape) { body { rotate: -1.5708rad } }</style><p>a</p>", f"failed: {TURNED}"),
        ("<style>@media (orientation: landscape) { body { rotate: 1.2rad } }</style><p>a</p>", FREE),
        ("<style>@media (orientation: portrait) { .arrow { transform: rotate(90deg) } }</style><p class=arrow>a</p>", f"cantTell: {TURNED}"),
        ("<style>@media (orientation: landscape) { #app { display: none } }</style><div id=app>a</div>", "failed: a style hides the page in one orientation"),
        ("<style>.turn{display:none} @media (orientation: portrait) { .turn { display: block } }</style><div class=turn>Please rotate your device</div><p>a</p>", f"failed: {ASKS}"),
        ("<style>.turn{display:none} @media (orientation: portrait) { .turn { display: block } }</style><h1>Rotate your phone</h1><p class=turn>Please rotate your device</p>", f"failed: {ASKS}"),
        ("<div style='position:fixed;inset:0;background:#fff'>请将手机旋转至横屏浏览</div>", f"failed: {ASKS}"),
        ("<p>请横屏观看</p>", f"cantTell: {ASKS}"),
        ("<script>function never() { screen.orientation.lock('portrait'); }</script>", "failed: a script locks the orientation of the screen"),
        ("<script>function never() { v.requestFullscreen(); screen.orientation.lock('landscape'); }</script>", "cantTell: a script locks the orientation of the screen"),
        ("<style>@media (orientation: portrait) { .side { display: none } body { font-size: 18px } }</style><p class=side>a</p>", FREE),
        ("<p>The portrait of the mayor hangs in the hall; a landscape beside it.</p>", FREE),
    ],
)  # fmt: skip
def test_what_holds_the_orientation(looking: Looking, html: str, said: str) -> None:
    assert told(orientation, looking.look(html)) == [said]
