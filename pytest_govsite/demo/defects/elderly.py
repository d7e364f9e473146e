"""Defects of the mode for older people, the toolbar, reading aloud and CAPTCHAs."""

from __future__ import annotations

from collections.abc import Mapping

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

_HOME = ("/",)


def _mode(
    name: str,
    zh: str,
    en: str,
    *,
    must: tuple[str, ...] = (),
    may: Mapping[str, str] | None = None,
    touches: tuple[str, ...] = (),
    fragment: str = "",
    conflicts: tuple[str, ...] = (),
) -> Defect:
    """A defect that shows on the home page once the mode is on; the scripts of the aids ask for it by its name."""
    return Defect(
        id=name,
        description=Text(zh=zh, en=en),
        must=must,
        may=may or {},
        pages=_HOME,
        touches=touches,
        fragment=fragment,
        conflicts=conflicts,
        needs_browser=True,
    )


ELDERLY = (
    _mode(
        "elderly.entry", "长者模式入口只能用鼠标点", "the entry can only be pressed with a mouse",
        may={
            "accessibility.keyboard": "入口不能聚焦 / the entry takes no focus",
        },
    ),
    Defect(
        id="elderly.entry:missing",
        description=Text(zh="首页没有任何适老版、无障碍入口", en="the home page has no entry of the kind"),
        must=("elderly.entry", "accessibility.toolbar"),
        pages=_HOME,
        needs_browser=True,
        may={"footer.consistent": "首页头部与其他页面不同 / the home page's header differs"},
        alone=Text(zh="没有入口，其他适老要求就都不适用", en="without an entry nothing else of the mode can be seen"),
    ),
    _mode("elderly.simplified", "长者模式的版块与普通版一样", "the mode has the blocks of the ordinary page"),
    _mode(
        "elderly.large-text", "长者模式和放大按钮都不改变字号", "neither the mode nor its buttons change sizes",
        must=("elderly.large-text", "elderly.zoom-control", "elderly.mobile-font"),
    ),
    _mode("elderly.mobile-font", "手机上字号不超过 18 像素", "text stays below 18 pixels on phones"),
    _mode("elderly.zoom-control", "放大、缩小按钮没有效果", "the zoom buttons do nothing"),
    _mode("elderly.caption-screen", "大字幕打开后什么也不显示", "the caption screen stays empty"),
    _mode(
        "elderly.caption-screen:pointer-only", "大字幕不跟随键盘焦点", "the caption does not follow the focus",
        conflicts=("elderly.caption-screen",),
    ),
    Defect(
        id="elderly.read-aloud",
        description=Text(zh="朗读按钮按了没有声音", en="the button for reading aloud is silent"),
        pages=("/zwgk/zcwj/content/*",),
        # stands there with as many articles as the tests of defects make
        example="/zwgk/zcwj/content/post_4000004.html",
        needs_browser=True,
    ),
    Defect(
        id="elderly.read-aloud:endless",
        description=Text(zh="朗读开始后停不下来", en="reading aloud cannot be stopped"),
        pages=("/xwzx/*/*",),
        example="/xwzx/xzdt/show.jsp?id=1200001",
        needs_browser=True,
    ),
    _mode("elderly.large-pointer", "大鼠标按钮不改变指针", "the pointer stays as it is"),
    _mode("elderly.full-keyboard", "长者模式中文章链接不能用键盘到达", "links to articles take no focus in the mode"),
    _mode("elderly.contrast", "高对比配色的对比度只有 2.8:1", "the high-contrast scheme has a contrast of 2.8:1"),
    _mode("elderly.line-spacing", "长者模式的行距只有 1.1 倍", "lines are 1.1 apart in the mode"),
    _mode("elderly.focus-visible", "长者模式去掉了焦点轮廓", "the mode takes the focus outline away"),
    Defect(
        id="elderly.captcha-zoom",
        description=Text(zh="验证码图片不能放大", en="the CAPTCHA cannot be enlarged"),
        pages=("/hdjl/xzxx/write.html",),
        example="/hdjl/xzxx/write.html",
        fragment="main",
        needs_browser=True,
    ),
    Defect(
        id="elderly.captcha-voice",
        description=Text(zh="验证码没有语音等替代形式", en="the CAPTCHA has no spoken form"),
        pages=("/hdjl/zjdc/*.html",),
        example="/hdjl/zjdc/dc_900.html",
        may={"accessibility.captcha": "没有语音就没有替代方式 / without a spoken form there is no alternative"},
        fragment="main",
        needs_browser=True,
    ),
    _mode("elderly.no-ads", "长者模式 4 秒后弹出广告", "an advertisement comes up after 4 seconds in the mode", fragment="foot"),
    _mode("elderly.no-inducement", "长者模式里有“立即下载”按键", "the mode has a “download now” control", fragment="foot"),
    _mode("elderly.floating-closes", "浮窗关闭后刷新又出现", "a floating box comes back after closing", fragment="foot"),
    _mode("elderly.exit", "退出按钮没有作用", "the exit button does nothing"),
    _mode("elderly.persists", "打开下一页后长者模式失效", "the mode is lost on the next page", touches=("*",)),
    _mode("elderly.guide-line", "辅助线按钮没有作用", "the guide line button does nothing"),
    _mode("accessibility.toolbar", "无障碍浏览按钮按了没有反应", "the button of the toolbar does nothing"),
)  # fmt: skip
