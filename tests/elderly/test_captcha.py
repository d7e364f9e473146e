from __future__ import annotations

import pytest

from pytest_govsite.model.elderly import CaptchaLook
from pytest_govsite.observe.look.elderly import look_at_captchas
from tests.accessibility.looking import Looking

pytestmark = pytest.mark.browser

PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
IMAGE = f"<img id=vcode src='{PICTURE}' width=100 height=36 alt='验证码，看不清换一张' onclick='this.title=1'>"
ROW = "<form><p><label>验证码<input name=yzm placeholder=请输入验证码></label>{}</p></form>"


def captchas(looking: Looking, html: str) -> CaptchaLook:
    look = looking.examine(html, look_at_captchas, leaves=True, alone=True)
    assert isinstance(look, CaptchaLook)
    assert look.missed == ()
    return look


def test_picture_without_anything(looking: Looking) -> None:
    (one,) = captchas(looking, ROW.format(IMAGE)).captchas
    assert (one.kind, one.enlarged, one.voice) == ("picture", None, None)


def test_picture_that_is_enlarged_and_spoken(looking: Looking) -> None:
    more = (
        "<a href='javascript:;' onclick=\"vcode.width*=1.5;vcode.height*=1.5\">放大</a>"
        "<button type=button onclick=\"new Audio('/yzm.mp3').play().catch(()=>{})\">语音验证码</button>"
    )
    (one,) = captchas(looking, ROW.format(IMAGE + more)).captchas
    assert one.enlarged is not None
    assert one.enlarged.width >= 200
    assert one.voice is not None
    assert one.spoken


def test_voice_control_that_is_silent(looking: Looking) -> None:
    (one,) = captchas(looking, ROW.format(IMAGE + "<button type=button>听验证码</button>")).captchas
    assert one.voice is not None
    assert not one.spoken


def test_slider(looking: Looking) -> None:
    html = "<form><input name=user><div class=slide-verify style='width:300px;height:40px'>向右拖动滑块完成验证</div></form>"
    (one,) = captchas(looking, html).captchas
    assert one.kind == "drag"


@pytest.mark.parametrize(
    "html",
    [
        f"<form><label>姓名<input name=xm></label><img src='{PICTURE}' width=100 height=36 alt='身份证示例'></form>",
        "<form><label>短信验证码<input name=code></label><button type=button>获取验证码</button></form>",
        f"<p>如何填写验证码</p><img src='{PICTURE}' width=100 height=36 alt=验证码图示><p>说明</p>",
        "<p>拖动地图可查看位置</p>",
    ],
)
def test_look_alikes_are_none(looking: Looking, html: str) -> None:
    assert captchas(looking, html).captchas == ()
