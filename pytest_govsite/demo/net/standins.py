"""Stand-ins for the hosts around the portal: official marks, the province's platform, other portals, a partner."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from pytest_govsite.demo import identity
from pytest_govsite.demo.net.upstream import upstream_feed
from pytest_govsite.demo.portal import pictures
from pytest_govsite.demo.portal.app import Portal

Answer = Callable[[str], Response]

MARK_HOST = "dcs.conac.cn"
MARK_PAGE_HOST = "bszs.conac.cn"
REPORT_HOST = "zfwzgl.www.gov.cn"

_MARK = """(function () {
  var place = document.getElementById("_ideConac");
  if (!place) { return; }
  place.innerHTML = '<a href="https://%(page)s/sitename?method=show&id=%(id)s" target="_blank"><img id="imgConac" vspace="0" hspace="0" border="0" src="https://%(host)s/image/%(image)s" width="60" height="60" alt="党政机关网站标识" title="党政机关网站标识"></a>';
})();
"""
_REPORT = """(function () {
  var script = document.getElementById("_jiucuo_");
  if (!script) { return; }
  var code = script.getAttribute("sitecode");
  window.Link = function (sitecode) {
    window.open("https://%(host)s/exposure/jiucuo.html?site_code=" + sitecode + "&url=" + encodeURIComponent(window.location.href));
  };
  var picture = document.createElement("img");
  picture.src = "https://%(host)s/exposure/images/jiucuo.png";
  picture.alt = "我为政府网站找错";
  picture.width = 110; picture.height = 50;
  picture.style.cursor = "pointer";
  picture.tabIndex = 0;
  picture.setAttribute("role", "link");
  picture.setAttribute("onclick", "Link('" + code + "')");
  picture.setAttribute("onkeydown", "if (event.key === 'Enter') { Link('" + code + "'); }");
  script.parentNode.insertBefore(picture, script);
})();
"""


class StandIns:
    """Answers for every host of the demo but the portal and its alias."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self.answers: dict[str, Answer] = {
            MARK_HOST: self._mark,
            MARK_PAGE_HOST: self._simple(
                "党政机关和事业单位网站标识（演示替身）", f"网站名称：{identity.NAME}", f"主办单位：{identity.NAME}"
            ),
            REPORT_HOST: self._report,
            "beian.miit.gov.cn": self._simple("ICP备案查询（演示替身）", "本页为离线演示用的替身，不提供查询。"),
            "beian.mps.gov.cn": self._simple("公安备案查询（演示替身）", "本页为离线演示用的替身，不提供查询。"),
            "www.gov.cn": self._simple("中国政府网（演示替身）", "本页为离线演示用的替身。"),
            identity.PROVINCE_DOMAIN: self._province,
            identity.CITY_DOMAIN: self._simple("示范市人民政府", "虚构的上级政府门户网站。"),
            identity.PLATFORM_DOMAIN: self._platform,
            identity.SEARCH_DOMAIN: self._search,
            identity.PARTNER_DOMAIN: self._partner,
            identity.FOR_SALE_DOMAIN: self._simple("域名展示页", "本域名现已出售，欢迎洽谈。"),
            identity.GAMBLING_DOMAIN: self._simple("真人百家乐（演示替身）", "本页为离线演示用的替身，没有任何内容。"),
            identity.DEPARTMENT_DOMAIN: self._department,
        }

    def _html(
        self, title: str, *paragraphs: str, links: tuple[tuple[str, str], ...] = (), login: bool = False
    ) -> Response:
        body = self._portal.renderer.standin(title, paragraphs, links, login=login)
        return Response(body, headers={"Content-Type": "text/html; charset=utf-8"})

    def _simple(self, title: str, *paragraphs: str) -> Answer:
        return lambda _: self._html(title, *paragraphs)

    def _province(self, path: str) -> Response:
        if path == identity.UPSTREAM_PATH:
            return Response(upstream_feed(self._portal), media_type="application/rss+xml")
        return self._html("浙江省人民政府（演示替身）", "本页为离线演示用的替身。")

    def _partner(self, path: str) -> Response:
        if path.split("?", 1)[0] == "/count.js":
            return Response("window.shifanCount = 1;\n", media_type="text/javascript")
        return self._html("示范文旅", "虚构的旅游企业网站。")

    def _mark(self, path: str) -> Response:
        bare = path.split("?", 1)[0]
        if bare.startswith("/image/"):
            return Response(pictures.seal(wrong="_error" in bare), media_type="image/png")
        # a mark issued for another domain does not validate here
        image = "red.png" if bare == f"/js/{identity.MARK_SCRIPT}" else "red_error.png"
        script = _MARK % {"page": MARK_PAGE_HOST, "id": identity.MARK_ID, "host": MARK_HOST, "image": image}
        return Response(script, media_type="text/javascript")

    def _report(self, path: str) -> Response:
        bare = path.split("?", 1)[0]
        if bare == "/exposure/jiucuo.js":
            return Response(_REPORT % {"host": REPORT_HOST}, media_type="text/javascript")
        if bare.endswith(".png"):
            return Response(pictures.report_picture(), media_type="image/png")
        return self._html("我为政府网站找错（演示替身）", "本页为离线演示用的替身，不接收留言。")

    def _platform(self, path: str) -> Response:
        if "wjdcx" in path:
            return Response("404", status_code=404, media_type="text/plain")
        if "progress" in path or path.startswith("/login"):
            return self._html("浙江政务服务网 统一身份认证（演示替身）", "请登录后查询办理进度和结果。", login=True)
        if "znwd" in path:
            return self._html("智能问答（演示替身）", "请输入您的问题，系统将自动回答。")
        return self._html(
            "浙江政务服务网 示范县平台（演示替身）",
            "本页为离线演示用的替身，提供示范县政务服务事项的在线办理入口。",
            login=True,
        )

    def _search(self, path: str) -> Response:
        page, found = self._portal.search(path)
        hits = found["hits"]
        assert isinstance(hits, list)
        body = self._portal.renderer.standin(
            "全省政府网站统一搜索（演示替身）",
            (self._told(found),),
            tuple((article.title, f"https://{self._portal.site.domain}{article.url}") for article in hits),
        )
        return Response(body, status_code=page.status, headers={"Content-Type": f"text/html; charset={page.charset}"})

    def _told(self, found: dict[str, object]) -> str:
        if not found["query"]:
            return "请输入关键词后搜索。"
        if found["hits"]:
            return f"“{found['query']}”共找到{found['count']}条结果。"
        silent = self._portal.site.on("functions.search-no-result")
        return "" if silent else f"没有找到与“{found['query']}”相关的内容。"

    def _department(self, path: str) -> Response:
        if path.split("?", 1)[0] not in ("/", "/index.html"):
            return Response("404", status_code=404, media_type="text/plain")
        return self._html(
            "示范县教育局",
            "主办单位：示范县教育局",
            f"网站标识码：{identity.DEPARTMENT_ID_CODE}",
            links=((f"返回{identity.NAME}门户网站", f"https://{identity.DOMAIN}/"),),
        )
