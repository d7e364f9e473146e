"""No page that refuses a browser or demands a plug-in (政府网站发展指引 附件, 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.compatibility.views import MOST, spot, unseen, views_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.engine_view import BrowserDemand, EngineView

_BROWSER = r"(?:IE|InternetExplorer|谷歌|火狐|Chrome|Firefox|Safari|Edge|360|搜狗|QQ|其他|现代|主流|新版)"
_REFUSES = re.compile(
    r"(?:您|你|当前)?(?:的|所?使用的?)?浏览器[^。！；]{0,14}(?:不支持|不受支持|不被支持|版本过低|版本太低|过低|过旧|太旧|不兼容)"
    r"|(?:不支持|暂不支持|不兼容)(?:您|你|当前)?[^。！；]{0,10}浏览器|本(?:页面|网站|站|系统)?(?:仅|只)(?:支持|限|能)[^。！；]{0,20}浏览器"
    r"|(?:yourbrowser|thisbrowser)[^.]{0,30}(?:notsupported|unsupported|outofdate|outdated|tooold)|(?:unsupported|outdated)browser",
    re.IGNORECASE,
)
"""Says to the visitor that this browser is not good enough."""
_DEMANDS = re.compile(
    rf"(?:请|须|必须|务必|需要?|只能|仅能)(?:使用|用|换用|改用|更换|切换(?:到|至)?|升级(?:到|至|为)?|在)[^。！；]{{0,12}}{_BROWSER}[^。！；]{{0,16}}(?:浏览器|内核|模式|版本|以上|打开|访问|登录)"
    rf"|(?:请|须|必须)(?:升级|更换|更新)[^。！；]{{0,6}}浏览器|请?(?:下载|安装)[^。！；]{{0,8}}{_BROWSER}[^。！；]{{0,6}}浏览器"
    r"|(?:仅|只)支持[^。！；]{0,12}(?:IE|浏览器)|(?:please|must)(?:use|upgrade(?:to)?)[^.]{0,30}(?:browser|internetexplorer|chrome|firefox)",
    re.IGNORECASE,
)
_PLUGINS = re.compile(
    r"(?:请|须|必须|需要?|未|没有|尚未)(?:先|正确)?(?:安装|下载|启用|允许|运行|加载)[^。；]{0,12}(?:Flash|ActiveX|插件|控件|Silverlight)"
    r"|(?:Flash|ActiveX|Silverlight)[^。；]{0,12}(?:未安装|版本过低|才能)|(?:install|requires?|enable)[^.]{0,20}(?:flash|activex|plug-?in|silverlight)",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"推荐|建议|最佳|适合|宜|兼容|支持|recommend|best(?:viewed)?", re.IGNORECASE)
_OPEN = re.compile(r"主流|各类|各种|现代|Chrome|谷歌|Firefox|火狐|Edge|Safari|极速|国产|信创|或", re.IGNORECASE)
"""The sentence names more than one make, or none."""
_IE = re.compile(r"IE|InternetExplorer", re.IGNORECASE)
_EXPECTED = "任何主流浏览器都可使用 / any mainstream browser"


def open_browser(page: CloserLook) -> Iterator[Verdict]:
    """No engine is refused, no visitor is told to take a certain browser or to install a plug-in."""
    yield from unseen(page)
    views = views_of(page)
    told = False
    for verdict in [*_dialogs(page, views), *_demands(page, views)][:MOST]:
        told = True
        yield verdict
    if views and not told:
        yield passed(
            "没有限定浏览器，不要求插件", "no browser is refused and no plug-in is asked for",
            measured="、".join(each.engine for each in views),
        )  # fmt: skip


def _dialogs(page: CloserLook, views: tuple[EngineView, ...]) -> Iterator[Verdict]:
    said: dict[str, list[str]] = {}
    for view in views:
        for dialog in view.dialogs or ():
            text = squeeze(dialog)
            if _REFUSES.search(text) or _DEMANDS.search(text) or _PLUGINS.search(text):
                said.setdefault(dialog, []).append(view.engine)
    for dialog, engines in said.items():
        yield failed(
            "打开页面时弹出对话框，要求更换浏览器或安装插件", "a dialog asks for another browser or a plug-in",
            expected=_EXPECTED, found=f"{'、'.join(engines)}：“{dialog[:150]}”", pointer=spot(page, snippet=dialog),
            place="dialog",
        )  # fmt: skip


def _demands(page: CloserLook, views: tuple[EngineView, ...]) -> Iterator[Verdict]:
    said: dict[tuple[str, str], tuple[BrowserDemand, list[str]]] = {}
    for view in views:
        for demand in view.demands:
            said.setdefault((demand.kind, demand.passage), (demand, []))[1].append(view.engine)
    every = len(views)
    for demand, engines in said.values():
        judged = _plugin if demand.kind == "plugin" else _words
        verdict = judged(page, demand, engines, only=len(set(engines)) < every)
        if verdict is not None:
            yield verdict


def _plugin(page: CloserLook, demand: BrowserDemand, engines: list[str], *, only: bool) -> Verdict | None:
    del only
    pointer, found = spot(page, demand.element, demand.passage), f"{'、'.join(engines)}：{demand.passage[:150]}"
    if demand.shown and not demand.alternative:
        return failed(
            "页面内容需要 Flash、ActiveX 等插件才能显示", "content needs Flash, ActiveX or another plug-in",
            expected=_EXPECTED, found=found, pointer=pointer, place=demand.element,
        )  # fmt: skip
    return advice(
        "页面仍含有 Flash、ActiveX 等插件的代码", "the page still holds code for Flash, ActiveX or another plug-in",
        expected=_EXPECTED, found=found, pointer=pointer, place=demand.element,
    )  # fmt: skip


def _words(page: CloserLook, demand: BrowserDemand, engines: list[str], *, only: bool) -> Verdict | None:
    text = squeeze(demand.passage)
    refuses, demands, plugin = _REFUSES.search(text), _DEMANDS.search(text), _PLUGINS.search(text)
    pointer, found = spot(page, demand.element, demand.passage), f"{'、'.join(engines)}：“{demand.passage[:150]}”"
    if not demand.shown:
        return None
    if only and (refuses or demands or plugin):
        return failed(
            "只对部分浏览器显示更换浏览器的要求", "some browsers only are told to be changed",
            expected=_EXPECTED, found=found, pointer=pointer, place=demand.element,
        )  # fmt: skip
    if refuses or demands:
        # a sentence in the footer that recommends is no demand, though it says 请使用
        if demand.footer or (demands and not refuses and _OPEN.search(demands[0])):
            return _recommended(page, demand, found)
        if page.type == "article" and not refuses:
            return cant_tell(
                "正文提到须使用某种浏览器，请人工确认所指的系统", "the text speaks of a browser to use; a person has to see for what",
                expected=_EXPECTED, found=found, pointer=pointer, place=demand.element,
            )  # fmt: skip
        return failed(
            "页面要求使用某种浏览器", "the page demands a certain browser",
            expected=_EXPECTED, found=found, pointer=pointer, place=demand.element,
        )  # fmt: skip
    if plugin:
        say = cant_tell if page.type == "article" else failed
        return say(
            "页面要求安装插件", "the page asks to install a plug-in",
            expected=_EXPECTED, found=found, pointer=pointer, place=demand.element,
        )  # fmt: skip
    return _recommended(page, demand, found) if _RECOMMENDS.search(text) else None


def _recommended(page: CloserLook, demand: BrowserDemand, found: str) -> Verdict | None:
    text = squeeze(demand.passage)
    if not _IE.search(text) or _OPEN.search(text):
        return None
    return advice(
        "只推荐已停止维护的 IE 浏览器", "Internet Explorer, which is no longer maintained, is the only one recommended",
        expected=_EXPECTED, found=found, pointer=spot(page, demand.element, demand.passage), place=demand.element,
    )  # fmt: skip
