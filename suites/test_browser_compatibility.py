"""浏览器兼容：《政府网站发展指引》（国办发〔2017〕47号）附件《网页设计规范》；每个页面在每种浏览器内核中打开，同一套观测，以 Chromium 为对照。"""

from pytest_govsite import requirement
from pytest_govsite.checks import compatibility
from pytest_govsite.checks.accessibility.telling import together


@requirement("compatibility.loads", needs=("rendered", "engines"))
def test_loads(pages, judge):
    """页面在每种浏览器中都能打开，正文与对照浏览器相同。"""
    judge.each(compatibility.loads, pages.closer)


@requirement("compatibility.script-errors", needs=("rendered", "engines"))
def test_script_errors(pages, judge):
    """本站脚本在每种浏览器中都不报错；只在某一浏览器出现的，注明该浏览器；配置了最低版本的，脚本在该版本也能运行。"""
    judge.each(together(compatibility.script_errors, compatibility.minimum_version), pages.closer)


@requirement("compatibility.resources", needs=("rendered", "engines"))
def test_resources(pages, judge):
    """本站的样式、脚本、图片和字体在每种浏览器中都能加载。"""
    judge.each(compatibility.resources, pages.closer)


@requirement("compatibility.layout", needs=("rendered", "engines"))
def test_layout(pages, judge):
    """版面与对照浏览器一样整齐：版块不缺、不乱、不叠，文字不重叠、不截断，表格不错位。"""
    judge.each(compatibility.layout, pages.closer)


@requirement("compatibility.controls", needs=("rendered", "engines"))
def test_controls(pages, judge):
    """导航、搜索、翻页、入口和关闭按钮可见、可点中，对鼠标和键盘有反应。"""
    judge.each(compatibility.controls, pages.closer.where(compatibility.used))


@requirement("compatibility.characters", needs=("rendered", "engines"))
def test_characters(pages, judge):
    """声明的编码与实际编码一致，页面没有乱码。"""
    judge.each(compatibility.characters, pages.closer)


@requirement("compatibility.resolutions", needs=("rendered", "engines"))
def test_resolutions(pages, judge):
    """1920×1080、1366×768、1280×720 下没有横向滚动，内容不被截断；1024×768 和手机宽度为建议。"""
    judge.each(compatibility.resolutions, pages.closer.of("home", "column", "article"))


@requirement("compatibility.open-browser", needs=("rendered", "engines"))
def test_open_browser(pages, judge):
    """不拒绝任何浏览器，不要求安装插件、ActiveX 或 Flash。"""
    judge.each(compatibility.open_browser, pages.closer)
