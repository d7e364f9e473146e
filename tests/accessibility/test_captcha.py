from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.captcha import captchas
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking

SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='80' height='30'/%3E"
PICTURE = "<img src='/captcha.jpg?t=1' width=100 height=36 alt='验证码' onclick='change()'>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<form><label>验证码<input name=yzm></label>{PICTURE}<a href='#'>看不清，换一张</a></form>", "failed"),
        (f"<form><input placeholder='请输入验证码' name=c><img src=\"{SVG}\" width=80 height=30 alt=''></form>", "failed"),
        (f"<form><label>Security code <input name=code></label><img src=\"{SVG}\" width=120 height=40></form>", "failed"),
        ("<form><div class='nc-container' style='width:300px;height:34px'>请按住滑块，拖动到最右边</div></form>", "failed"),
        (f"<form>{PICTURE}<button type=button>语音验证码</button></form>", "passed"),
        (f"<form>{PICTURE}<a href='/a.mp3' class=audio-captcha>♪</a></form>", "passed"),
        (f"<form>{PICTURE}<a href='#'>Listen to the code</a></form>", "passed"),
        (f"<form>{PICTURE}<p>看不清？可改用短信验证</p></form>", "passed"),
        (f"<form>{PICTURE}<audio controls src='/a.mp3'></audio></form>", "passed"),
        ("<form><label>代码 <input name=c></label><img id=randImage src=/c width=100 height=36 alt=''></form>", "failed"),
        ("<form><input aria-label=姓名><img class=img-circle src=images/img.jpg width=60 height=60 alt=头像><img class=header-brand-img src=/b.svg width=90 height=30 alt=某某市><img class=imagecheck-image src=/i width=90 height=60 alt=湖></form>", "inapplicable"),
        ("<form><label>3 + 5 = ? <input name=answer></label></form>", "inapplicable"),
        ("<form><label>密码 <input type=password></label><label>请计算：17 + 26 = <input name=js></label></form>", "advice"),
        ("<form><label>密码 <input type=password></label><label>17+26=? <input name=js></label><a href=/d>短信登录</a></form>", "inapplicable"),
        ("<form><label>短信验证码<input name=code></label><button>获取验证码</button></form>", "inapplicable"),
        ("<div><input placeholder='验证码'><canvas width=150 height=150></canvas>扫一扫</div>", "inapplicable"),
        (f"<form><canvas width=300 height=100></canvas><label>验证码<input name=v></label>{PICTURE}<a href='#'>语音验证码</a></form>", "passed"),
        ("<canvas width=300 height=150></canvas><div style='height:400px'><p>留言</p><form><label>短信验证码<input name=code></label></form></div>", "inapplicable"),
        ("<form><label>姓名<input></label><img src='/logo.png' width=200 height=60 alt='某某市'></form>", "inapplicable"),
        ("<form><label>邮政编码<input name=postcode></label><img src='/qrcode.png' width=100 height=100></form>", "inapplicable"),
        ("<iframe src='https://www.google.com/recaptcha/api2/anchor' title=reCAPTCHA width=300 height=80></iframe>", "cantTell"),
    ],
)  # fmt: skip
def test_captchas(looking: Looking, html: str, expected: str) -> None:
    assert outcome(captchas, looking.look(html, type="interactive")) == expected
