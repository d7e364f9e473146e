from __future__ import annotations

import pytest

from pytest_govsite.checks.compatibility.characters import characters
from pytest_govsite.checks.compatibility.open_browser import open_browser
from pytest_govsite.model.engine_view import Characters
from tests.compatibility.judging import by_engine, outcomes, page_of, seen
from tests.compatibility.viewing import Viewing


@pytest.mark.parametrize(
    ("body", "header", "expected"),
    [
        ("<meta charset=gb2312><p>关于做好政府信息公开工作的通知</p>".encode("gb18030"), "text/html", "passed"),
        ("<meta charset=utf-8><p>关于做好政府信息公开工作的通知</p>".encode("gb18030"), "text/html", "failed"),
        ("<meta charset=gbk><p>关于做好政府信息公开工作的通知，请认真贯彻执行</p>".encode(), "text/html", "failed"),
        (
            "<meta charset=gb2312><p>关于做好政府信息公开工作的通知</p>".encode(),
            "text/html; charset=utf-8",
            "advice",
        ),
        ("<meta charset=utf-8><p>Résumé – naïve café, Ærø, Malmö: “ÀÉ”</p>".encode(), "text/html", "passed"),
    ],
)
def test_characters(viewing: Viewing, body: bytes, header: str, expected: str) -> None:
    viewing.site.routes["/characters"] = (200, body, {"Content-Type": header})
    page = viewing.see(viewing.site.url("/characters"))
    assert set(outcomes(characters, page)) == {expected}


def test_icons_without_their_font() -> None:
    page = page_of(
        seen(characters=Characters(used="UTF-8", declared="utf-8"), lost_fonts=("Some Serif",)),
        seen("firefox", characters=Characters(used="UTF-8"), lost_fonts=("FontAwesome",)),
    )
    assert outcomes(characters, page) == ["passed", "failed"]


PLAIN = "<p>欢迎访问</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PLAIN, {"passed"}),
        ("<p>请使用IE8及以上版本浏览器访问本系统</p>", {"failed"}),
        ("<p>您的浏览器版本过低，请升级浏览器</p>", {"failed"}),
        ("<p>本系统仅支持IE浏览器</p>", {"failed"}),
        ("<p>Your browser is not supported. Please use Internet Explorer.</p>", {"failed"}),
        ("<p>请先安装 Flash 播放插件</p>", {"failed"}),
        ("<footer>建议使用IE8.0以上浏览器、1366*768分辨率浏览</footer>", {"advice"}),
        ("<footer>推荐使用 Chrome、Firefox、Edge 等主流浏览器访问</footer>", {"passed"}),
        ("<div class=foot>建议您使用主流浏览器的最新版本，请使用IE11或Chrome浏览器</div>", {"passed"}),
        ("<p style='display:none'>您的浏览器版本过低，请升级浏览器</p>", {"passed"}),
        ("<noscript>您的浏览器不支持脚本</noscript><p>浏览量：12</p>", {"passed"}),
        ("<p>浏览器兼容性测试工作顺利完成，覆盖主流浏览器</p>", {"passed"}),
        ("<object type='application/x-shockwave-flash' data='a.swf' width=300 height=200></object>", {"failed"}),
        (
            "<object classid='CLSID:8856F961-340A-11D0-A96B-00C04FD705A2' width=0 height=0></object>",
            {"advice"},
        ),
        (
            "<object data='a.swf' width=300 height=200><a href=/a.mp4>观看视频</a></object>",
            {"advice"},
        ),
        ("<object data='data:text/html,a' type='text/html' width=300 height=200></object>", {"passed"}),
        ("<script>if(!window.ActiveXObject && 0) alert('请使用IE浏览器')</script>", {"passed"}),
    ],
)
def test_demands(viewing: Viewing, body: str, expected: set[str]) -> None:
    page = viewing.see(viewing.put(body), type="home")
    assert set(outcomes(open_browser, page)) == expected


def test_one_engine_is_sent_away(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put(
            "<p id=a>欢迎</p><script>if(!window.chrome)document.getElementById('a').textContent='推荐使用谷歌浏览器，您的浏览器不支持'</script>"
        )
    )
    assert by_engine(open_browser, page) == {"firefox": {"failed"}}


def test_a_dialog_and_an_article() -> None:
    assert outcomes(open_browser, page_of(seen(dialogs=("请使用IE浏览器打开！",)), seen("webkit"))) == ["failed"]
    assert outcomes(open_browser, page_of(seen(dialogs=("今天放假",)))) == ["passed"]
    assert outcomes(open_browser, page_of()) == ["untested"]


def test_an_article_that_speaks_of_another_system(viewing: Viewing) -> None:
    page = viewing.see(viewing.put("<p>报名网站请使用IE浏览器登录，按提示填写。</p>"))
    assert outcomes(open_browser, page) == ["cantTell"]
