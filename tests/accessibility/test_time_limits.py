from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.time_limits import time_limits
from tests.accessibility.judging import told
from tests.accessibility.looking import Looking

LIMIT = "failed: the page leads away or expires after a time that cannot be stopped or extended"
NONE = "inapplicable: no time limit seen"
EXTENDS = "cantTell: the page has a time limit, which its text says can be extended"
SCRIPT = "cantTell: a script may lead away or reload after a time"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>本页将在 <b>5</b> 秒后自动跳转到首页</p>", LIMIT),
        ("<p>You will be redirected in 10 seconds.</p>", LIMIT),
        ("<p>Your session will expire in 2 minutes.</p>", LIMIT),
        ("<p>请在10分钟内完成填写</p><form><input aria-label=a></form>", LIMIT),
        ("<p>Time remaining: 59</p>", LIMIT),
        ("<p>You are signed out after 20 minutes without input. We warn you, and you can stay signed in.</p>", EXTENDS),
        ("<p>登录后长时间未操作将自动退出，退出前可以选择继续办理。</p>", EXTENDS),
        ("<p>You are signed out after 20 minutes without input.</p>", LIMIT),
        ("<p>Your session ends in <span>60</span> seconds.</p>", LIMIT),
        ("<p>The next session ends at noon. 大会登录报道后举行。</p>", NONE),
        ("<script>setTimeout(function () { if (window.never) location.href = '/next'; }, 60000);</script>", SCRIPT),
        ("<script>setTimeout(\"if (window.never) location='/next'\", 5 * 60 * 1000);</script>", SCRIPT),
        ("<script>function again() { if (window.never) location.reload(); }\nsetInterval(again, 30000);</script>", SCRIPT),
        ("<script>setTimeout(function () { location.href = '/next'; }, 600000);</script>", "failed: a script leads away or reloads after a time, which cannot be stopped or extended"),
        ("<script>button.onclick = function () { setTimeout(function () { location.href = '/next'; }, 600000); };</script>", SCRIPT),
        ("<p>Your session will expire in 2 minutes.</p><button>Stay signed in</button>", "cantTell: the page has a time limit, and a control that may stop or extend it"),
        ("<p>" + "The library closes early on holidays, and borrowed books have to be returned on time. " * 3 + "The session will expire.</p>", "cantTell: the page leads away or expires after a time that cannot be stopped or extended"),
        ("<p>You have 20 minutes.</p><button>Give me 20 more minutes</button>", "cantTell: the page has a time limit, and a control that may stop or extend it"),
        ("<p>验证码5分钟内有效，60秒后可重新获取</p>", NONE),
        ("<p>办理时限：5个工作日。公示期7天。</p>", NONE),
        ("<p>The video is 5 minutes long.</p>", NONE),
        ("<pre>content: 'Your session will expire in 2 minutes.',</pre>", NONE),
        ("<script>setTimeout(function () { document.title = 'a'; }, 5000); function go() { location.href = '/x'; }</script>", NONE),
        ("<script>setTimeout(function () { if (window.never) location.href = '/next'; }, 0);</script>", NONE),
        # axe-core tells of a refresh by meta
        ("<meta http-equiv=refresh content='600;url=/x'><p>You will be redirected in 10 minutes.</p>", NONE),
    ],
)  # fmt: skip
def test_limits_of_time(looking: Looking, html: str, said: str) -> None:
    assert told(time_limits, looking.look(html)) == [said]
