"""适老化：《互联网网站适老化通用设计规范》（工信部信管函〔2021〕67号附件1）。"""

from pytest_govsite import requirement
from pytest_govsite.checks import elderly
from pytest_govsite.model.elderly import CaptchaLook, SpeechLook


@requirement("elderly.entry", needs=("rendered", "elderly"))
def test_entry(pages, judge):
    """首页第一屏有看得见的适老版（长者版、长辈版、关怀版等）入口，鼠标和键盘都能打开。"""
    judge.each(elderly.entry, pages.driven)


@requirement("elderly.simplified", needs=("rendered", "elderly"))
def test_simplified(pages, judge):
    """适老版的版块比普通版少，采用大块单列布局。"""
    judge.each(elderly.simplified, pages.driven)


@requirement("elderly.large-text", needs=("rendered", "elderly"))
def test_large_text(pages, judge):
    """打开大字版后，正文字号实际变大，不依赖浏览器自带的缩放。"""
    judge.each(elderly.large_text, pages.driven)


@requirement("elderly.mobile-font", needs=("rendered", "elderly"))
def test_mobile_font(pages, judge):
    """手机宽度下，至少有一档设置使正文不小于 18 像素。"""
    judge.each(elderly.mobile_font, pages.driven, judge.requirement.threshold)


@requirement("elderly.zoom-control", needs=("rendered", "elderly"))
def test_zoom_control(pages, judge):
    """页面有自己的缩放功能，操作后尺寸确实改变。"""
    judge.each(elderly.zoom_control, pages.driven)


@requirement("elderly.caption-screen", needs=("rendered", "elderly"))
def test_caption_screen(pages, judge):
    """大字屏幕（大字幕）能打开，显示鼠标所指或焦点所在的文字。"""
    judge.each(elderly.caption_screen, pages.driven)


@requirement("elderly.read-aloud", needs=("rendered", "elderly", "speech"))
def test_read_aloud(pages, judge):
    """内容页有语音阅读功能，能开始也能停止。"""
    judge.each(elderly.read_aloud, pages.closer.looked(SpeechLook).of("article"), next(iter(pages.driven), None))


@requirement("elderly.large-pointer", needs=("rendered", "elderly"))
def test_large_pointer(pages, judge):
    """打开特大鼠标后，指针明显变大。"""
    judge.each(elderly.large_pointer, pages.driven)


@requirement("elderly.full-keyboard", needs=("rendered", "elderly"))
def test_full_keyboard(pages, judge):
    """适老模式下只用键盘能从首页到达一篇文章再返回。"""
    judge.each(elderly.full_keyboard, pages.driven)


@requirement("elderly.contrast", needs=("rendered", "elderly"))
def test_contrast(pages, judge):
    """配色切换改变颜色，并使文字对比度达到 4.5:1。"""
    judge.each(elderly.contrast, pages.driven, judge.requirement.threshold)


@requirement("elderly.line-spacing", needs=("rendered", "elderly"))
def test_line_spacing(pages, judge):
    """正文行距在 1.3 倍以上。"""
    judge.each(elderly.line_spacing, pages.driven, judge.requirement.threshold)


@requirement("elderly.focus-visible", needs=("rendered", "elderly"))
def test_focus_visible(pages, judge):
    """适老模式下，键盘焦点所在位置明显可见。"""
    judge.each(elderly.focus_visible, pages.driven)


@requirement("elderly.captcha-zoom", needs=("rendered", "captcha"))
def test_captcha_zoom(pages, judge):
    """非文本验证码能放大到 2 倍以上。"""
    judge.each(elderly.captcha_zoom, pages.closer.looked(CaptchaLook), judge.requirement.threshold)


@requirement("elderly.captcha-voice", needs=("rendered", "captcha"))
def test_captcha_voice(pages, judge):
    """非文本验证码有语音等非视觉的替代形式。"""
    judge.each(elderly.captcha_voice, pages.closer.looked(CaptchaLook))


@requirement("elderly.no-ads", needs=("rendered", "elderly"))
def test_no_ads(pages, judge):
    """适老版没有广告内容和插件，在观察时间内不弹出新的窗口或浮层。"""
    judge.each(elderly.no_ads, pages.driven)


@requirement("elderly.no-inducement", needs=("rendered", "elderly"))
def test_no_inducement(pages, judge):
    """适老版没有诱导下载、诱导付款的按键。"""
    judge.each(elderly.no_inducement, pages.driven)


@requirement("elderly.floating-closes", needs=("rendered", "elderly"))
def test_floating_closes(pages, judge):
    """浮窗关闭后刷新页面不再出现。"""
    judge.each(elderly.floating_closes, pages.driven)


@requirement("elderly.exit", needs=("rendered", "elderly"))
def test_exit(pages, judge):
    """有明显的退出入口，退出后恢复原来的尺寸。"""
    judge.each(elderly.leaves, pages.driven)


@requirement("elderly.persists", needs=("rendered", "elderly"))
def test_persists(pages, judge):
    """适老设置在打开下一页和刷新之后继续有效。"""
    judge.each(elderly.persists, pages.driven)


@requirement("elderly.guide-line", needs=("rendered", "elderly"))
def test_guide_line(pages, judge):
    """提供辅助线、配色和重置功能。"""
    judge.each(elderly.guide_line, pages.driven)


@requirement("elderly.real-users")
def test_real_users(judge):
    """由老年用户实际试用（人工确认）。"""
    judge.attested()
