from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.device_motion import device_motion
from pytest_govsite.checks.accessibility.shortcuts import shortcuts
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>document.addEventListener('keydown', function (e) { if (e.key === 's') find(); });</script>", "failed"),
        ("<script>$ = undefined; document.onkeypress = function (e) { if (e.keyCode == 83) find(); };</script>", "failed"),
        ("<body onkeypress=\"if (event.key == 'd') remove()\"><p>a</p>", "failed"),
        ("<script>document.addEventListener('keydown', function (e) { if (e.key === 's') find(); });</script><button>关闭快捷键</button>", "cantTell"),
        ("<script>document.onkeypress = function (e) { if (!k.checked) return; if (e.key == 'n') go(); };</script><label><input type=checkbox id=k> 启用快捷键</label>", "inapplicable"),
        ("<script>document.addEventListener('keydown', e => { if (k.checked && e.key == '/') go(); });</script><label><input type=checkbox id=k> Key / goes to the search</label>", "inapplicable"),
        ("<script>document.addEventListener('keydown', e => { if (k.checked && e.key == '/') go(); });</script><label><input type=checkbox id=k> Letters</label>", "failed"),
        ("<script>document.addEventListener('keydown', e => { if (e.key == '/') go(); });</script><label><input type=checkbox id=k> Keys of the house</label>", "failed"),
        ("<a href=/ accesskey=h style='display:none'>Home</a>", "cantTell"),
        ("<a href=/ accesskey=h>Home</a>", "passed"),
        ("<script>document.addEventListener('keydown', function (e) { if (e.ctrlKey && e.key === 's') save(); });</script>", "inapplicable"),
        ("<script>document.addEventListener('keydown', function (e) { if (e.key === 'Escape' || e.keyCode == 27) shut(); });</script>", "inapplicable"),
        ("<input id=q aria-label=q><script>document.getElementById('q').addEventListener('keydown', function (e) { if (e.key === 's') find(); });</script>", "inapplicable"),
    ],
)  # fmt: skip
def test_single_keys_and_access_keys(looking: Looking, html: str, expected: str) -> None:
    assert outcome(shortcuts, looking.look(html)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Shake your phone to undo.</p><script>window.addEventListener('devicemotion', function () {});</script>", "failed"),
        ("<p>Menu</p><script>window.addEventListener('devicemotion', function () {});</script>", "cantTell"),
        ("<p>Shake your phone to undo.</p><div><div><div><div><div><input aria-label=Name></div></div></div></div></div><script>window.addEventListener('devicemotion', function () {});</script>", "cantTell"),
        ("<div><p>摇一摇参与抽奖</p><button>点击参与</button></div><script>window.ondevicemotion = null; window.addEventListener('devicemotion', function () {});</script>", "passed"),
        ("<div><p>Shake your phone to undo.</p><button>Undo</button></div><script>window.addEventListener('devicemotion', function () {});</script>", "passed"),
        ("<div><p>Shake your phone to undo.</p><button>Search</button></div><script>window.addEventListener('devicemotion', function () {});</script>", "cantTell"),
        ("<p>Shake the bottle.</p>", "inapplicable"),
    ],
)  # fmt: skip
def test_motion_of_the_device(looking: Looking, html: str, expected: str) -> None:
    assert outcome(device_motion, looking.look(html)) == expected
