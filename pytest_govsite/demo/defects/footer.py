"""Defects of the functional items at the bottom of the page."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

_LACKS = {"footer.consistent": "这些页面的底部缺一项 / the footer of these pages lacks an item"}
_CODES = {
    "footer.site-id-code": "页面上的几处标识码不一致 / the page's codes differ",
    "footer.error-report": "页面上的几处标识码不一致 / the page's codes differ",
    "labels.site-id-code": "页面上的几处标识码不一致 / the page's codes differ",
    "footer.consistent": "底部与其他页面不同 / the footer differs from other pages",
}

_DEAD = _LACKS | {"links.site": "停用或仿冒的域名打不开 / the closed or false host does not answer"}
_FILLING = _LACKS | {"safety.test-content": "占位的备案号也是演示数据 / a placeholder is test data too"}
_EMPTY = _LACKS | {"links.empty": "网站地图的链接是空的 / the entry is an empty link"}


def _footer(name: str, folder: str, zh: str, en: str, may: dict[str, str] | None = None) -> Defect:
    return Defect(id=f"footer.{name}", description=Text(zh=zh, en=en), pages=(f"{folder}*",), may=may or _LACKS)


def _mark(name: str, channel: str, zh: str, en: str, *, needs_browser: bool = False) -> Defect:
    # on a channel: whether a script draws the mark can only be told on pages that a browser visits
    return Defect(
        id=f"footer.{name}",
        description=Text(zh=zh, en=en),
        pages=(channel,),
        may=_LACKS,
        needs_browser=needs_browser,
    )


FOOTER = (
    _mark("agency-mark", "/zfsj/", "没有党政机关标识", "no agency mark"),
    _mark("agency-mark:red-error", "/xwzx/", "标识不是发给本域名的，显示 red_error", "a mark of another domain: red_error", needs_browser=True),
    _mark("agency-mark:plain-picture", "/zwgk/", "标识只是一张图片，没有链接", "the mark is a picture without a link"),
    _footer("error-report", "/zwgk/ghjh/", "没有找错入口", "no error report entry"),
    _footer("error-report:other-code", "/zwgk/rsrm/", "找错入口是别的网站的标识码", "the entry carries another site's code", _CODES),
    _footer("error-report:stale-host", "/zwgk/jcbgt/", "找错入口指向停用的地址", "the entry points to a closed host", _DEAD),
    _footer("site-id-code", "/zwgk/zdly/jyxx/", "底部标识码是 12 位", "a code of 12 digits", _CODES),
    _footer("site-id-code:other-site", "/zwgk/zdly/ylws/", "底部是别的网站的标识码", "another site's code", _CODES),
    _footer("site-id-code:missing", "/zwgk/zdly/shbz/", "底部没有标识码", "no code"),
    _footer("sponsor", "/zwgk/zdly/jycy/", "“主办单位：”后面是空的", "nothing after 主办单位"),
    _footer("contact", "/zwgk/zdly/sthj/", "没有电话和邮箱", "neither phone nor mail"),
    _footer("icp", "/zwgk/zdly/aqsc/", "备案号是占位符", "the number is a placeholder", _FILLING),
    _footer("icp:look-alike", "/zwgk/zdly/spyp/", "备案号链接到仿冒域名", "the number links to a look-alike host", _DEAD),
    _footer("icp:missing", "/zwgk/zdly/yjgl/", "没有备案号", "no number"),
    _footer("icp:stale-host", "/zwgk/zdly/xzxk/", "备案号链接到停用的地址", "the number links to a closed host", _DEAD),
    _footer("police-filing", "/zwgk/zdly/zdxm/", "公安备案链接里的号码与文字不同", "the link's number differs from the text"),
    _footer("police-filing:placeholder", "/zwgk/zdly/zdgz/", "公安备案号是占位符", "the number is a placeholder", _FILLING),
    _footer("police-filing:missing", "/zwgk/zdly/zfcg/", "没有公安备案号", "no number"),
    _footer("site-map", "/zwgk/zdly/xczx/", "没有网站地图入口", "no site map entry"),
    _footer("site-map:dead", "/zwgk/zdly/xzsf/", "网站地图是空链接", "the site map entry leads nowhere", _EMPTY),
    Defect(
        id="footer.superior-links",
        description=Text(zh="首页没有上下级政府网站链接", en="the home page links to no superior or subordinate site"),
        pages=("/",),
        may={"footer.consistent": "首页底部与其他页面不同 / the home page's footer differs"},
    ),
    Defect(
        id="footer.consistent",
        description=Text(zh="辅助页面的底部只有一行版权", en="auxiliary pages have nothing but a copyright line"),
        pages=("/wzdt/", "/gywm/", "/lxwm/"),
        may={
            f"footer.{item}": "这些页面缺这一项 / these pages lack this item"
            for item in ("agency-mark", "error-report", "site-id-code", "sponsor", "contact", "icp", "police-filing", "site-map")
        },
    ),
    Defect(
        id="footer.copyright-browser-note",
        description=Text(zh="底部没有版权、适用浏览器和最佳浏览方式", en="the footer tells neither copyright nor browsers"),
        pages=("*",),
        config={"profile": "dezhou"},
        alone=Text(zh="只在 dezhou 规则下检测", en="inspected under the profile dezhou only"),
    ),
)  # fmt: skip
