"""The portal as an ASGI application."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from importlib.resources import files
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pytest_govsite.demo.portal import pictures
from pytest_govsite.demo.portal.captcha import PICTURE, Captcha
from pytest_govsite.demo.portal.files import PLANTED, TYPES, file_of, planted
from pytest_govsite.demo.portal.page import Page
from pytest_govsite.demo.portal.pages import Pages
from pytest_govsite.demo.portal.render import Renderer
from pytest_govsite.demo.portal.searching import searched
from pytest_govsite.demo.portal.security import for_search_engines, headers_of, open_to_all
from pytest_govsite.demo.portal.services import QUERY
from pytest_govsite.demo.portal.submissions import Submissions, errors_of
from pytest_govsite.demo.site import DemoSite

_STATIC_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "wav": "audio/wav",
}
_PICTURE = re.compile(r"^/(pic|portrait)/(\d{1,3})\.svg$")
_FILE = re.compile(r"^/(?:upload|open)/([a-z]{0,12}\d{0,8})\.(pdf|docx|xlsx|csv)$")
_SLOW = "/script/slow.js"
_SLOW_SECONDS = 4.2
_BODY_LIMIT = 512 * 1024
_LOGGED = 20_000


class Portal:
    """Answers every path of the portal."""

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.pages = Pages(site)
        self.renderer = Renderer(self.pages)
        self.submissions = Submissions()
        self.captcha = Captcha(site.captcha)
        self.log: deque[tuple[str, str]] = deque(maxlen=_LOGGED)
        """Method and path of the requests that came in, the newest last."""
        self._static = {
            f"/static/{each.name}": (each.read_bytes(), _STATIC_TYPES[each.name.rsplit(".", 1)[1]])
            for each in (files("pytest_govsite.demo") / "static").iterdir()
            if each.name.rsplit(".", 1)[-1] in _STATIC_TYPES
        }

    def application(self) -> Starlette:
        """Return the portal as an ASGI application."""
        return Starlette(routes=[Route("/{path:path}", self._answer, methods=["GET", "HEAD", "POST"])])

    async def _answer(self, request: Request) -> Response:
        self.log.append((request.method, request.url.path))
        if request.url.path == _SLOW and self.site.on("availability.load-time"):
            await asyncio.sleep(_SLOW_SECONDS)
        if request.method == "POST":
            fields = await _fields(request)
            response = self.submitted(request.url.path, fields)
        else:
            query = request.url.query
            response = self.response(request.url.path + (f"?{query}" if query else ""))
            response = for_search_engines(self.site, request, response)
        response.headers.update(headers_of(self.site, request.url.path))
        return response

    def response(self, path: str) -> Response:
        """Return the answer to a GET of `path` (query included)."""
        bare = path.split("?", 1)[0]
        if (lies_open := open_to_all(self.site, self.renderer, bare)) is not None:
            return lies_open
        resource = self._resource(bare)
        if resource is not None:
            # the slow script is kept by browsers, so that only what is loaded for the first time takes so long
            kept = {"Cache-Control": "max-age=3600"} if bare == _SLOW else {}
            return Response(resource[0], headers={"Content-Type": resource[1], **kept})
        if bare == "/search/":
            return self._html(*self.search(path))
        page = self.pages.find(path) or self.pages.find(bare)
        if bare == QUERY and page is not None:
            number = parse_qs(path.partition("?")[2]).get("number", [""])[0].strip()[:60]
            page.content.update(number=number, found=self.submissions.find(number))
        if page is None and not bare.endswith("/") and self.pages.find(bare + "/") is not None:
            return Response(status_code=301, headers={"Location": bare + "/"})
        if page is None:
            soft = self.site.on("links.wrong") and bare == "/hdjl/luntan/2019.html"
            found = soft or self.site.defective("functions.not-found", bare)
            title = "页面" if found and not soft else "页面不存在"
            lost = Page(path=bare, kind="other", template="error", title=title, status=200 if found else 404)
            return self._html(lost, {})
        return self._html(page, {})

    def _html(self, page: Page, more: dict[str, object]) -> Response:
        if page.template == "form":
            page.content["question"] = self.captcha.question()
        body = self.renderer.page(page, **more)
        # the old pages leave it to the markup to declare the charset
        kind = "text/html" if page.charset == "gbk" else f"text/html; charset={page.charset}"
        return Response(body, status_code=page.status, headers={"Content-Type": kind})

    def _resource(self, path: str) -> tuple[bytes, str] | None:
        if path in self._static:
            return self._static[path]
        if path == _SLOW and self.site.on("availability.load-time"):
            return b"", _STATIC_TYPES["js"]
        asked = PICTURE.match(path)
        if asked is not None and self.site.captcha:
            return self.captcha.picture(asked[1]).encode(), "image/svg+xml"
        picture = _PICTURE.match(path)
        if picture is not None:
            draw = pictures.landscape if picture[1] == "pic" else pictures.portrait
            return draw(int(picture[2])).encode(), "image/svg+xml"
        file = _FILE.match(path)
        if file is not None and file[1]:
            return self._file(file[1], file[2]), TYPES[file[2]]
        return self._include(path)

    def _file(self, name: str, kind: str) -> bytes:
        if self.site.on("functions.forms-download") and name.startswith("form"):
            return b""
        if self.site.on("functions.attachments") and kind == "pdf" and name.isdigit():
            return file_of("docx", name)
        wrong = next((defect for defect, file in PLANTED.items() if file == (name, kind) and self.site.on(defect)), "")
        return planted(wrong) if wrong else file_of(kind, name)

    def _include(self, path: str) -> tuple[bytes, str] | None:
        if path == "/script/foot.js":
            return self.renderer.footer("script"), "text/javascript"
        if path == "/include/foot.html":
            return self.renderer.footer("frame"), "text/html; charset=utf-8"
        if path == "/include/foot-inner.html":
            return self.renderer.footer("later"), "text/html; charset=utf-8"
        if path == "/stat/hit.gif":
            return pictures.GIF, "image/gif"
        if path == "/favicon.ico":
            return pictures.seal(), "image/png"
        if path == "/robots.txt":
            return f"User-agent: *\nAllow: /\nSitemap: https://{self.site.domain}/sitemap.xml\n".encode(), "text/plain"
        if path == "/sitemap.xml":
            return self._site_map(), "application/xml"
        return None

    def _site_map(self) -> bytes:
        places = ["/", *self.pages.library.columns, "/wzdt/", "/gywm/", "/lxwm/"]
        rows = "".join(f"<url><loc>https://{self.site.domain}{place}</loc></url>" for place in places)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{space}">{rows}</urlset>'.encode()

    def search(self, path: str) -> tuple[Page, dict[str, object]]:
        """Return the search page for the `q` and `page` of the query."""
        return searched(self.site, self.pages.library.everything, path)

    def _shown(self, path: str, value: str) -> str:
        """Return a value as a page shows it."""
        return Markup(value) if self.site.defective("functions.form-validation:echo", path) else value

    def submitted(self, path: str, fields: dict[str, str]) -> Response:
        """Return the answer to a submitted form: a receipt with a query number, or what is missing."""
        page = self.pages.find(path)
        if page is None or page.template != "form":
            return Response("405", status_code=405, media_type="text/plain")
        errors = errors_of(page.content["form"], fields) | self.captcha.errors(fields)
        forgets = self.site.defective("functions.form-validation:kept", path)
        shows = {name: self._shown(path, value) for name, value in fields.items()}
        if errors:
            page.content.update(errors=errors, filled={} if forgets else shows)
        else:
            page.content.update(receipt=self.submissions.take(fields, self.site.now), filled=shows)
        return self._html(page, {})


async def _fields(request: Request) -> dict[str, str]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _BODY_LIMIT:
            return {}
    values = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: given[0] for name, given in values.items()}
