"""Headers of every answer, and what lies open when the portal is to be insecure."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pytest_govsite.demo import identity
from pytest_govsite.demo.portal.render import Renderer
from pytest_govsite.demo.site import DemoSite

HEADERS = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' https://dcs.conac.cn https://zfwzgl.www.gov.cn; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: https://dcs.conac.cn https://zfwzgl.www.gov.cn; "
        "frame-ancestors 'self'"
    ),
}
_OPEN = {
    "/.git/HEAD": ("ref: refs/heads/master\n", "application/octet-stream"),
    "/.git/config": ("[core]\n\trepositoryformatversion = 0\n\tbare = false\n", "application/octet-stream"),
}
_LISTING = (
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n  <title>Index of /upload</title>\n </head>\n'
    " <body>\n<h1>Index of /upload</h1>\n<table><tr><th>Name</th><th>Last modified</th><th>Size</th></tr>"
    '<tr><td><a href="/">Parent Directory</a></td></tr><tr><td><a href="form01.docx">form01.docx</a></td></tr>'
    '<tr><td><a href="00003.pdf">00003.pdf</a></td></tr></table>\n</body></html>\n'
)


def headers_of(site: DemoSite, path: str) -> dict[str, str]:
    """Return the headers of an answer beside its own."""
    headers = dict(HEADERS)
    if site.on("security.headers"):
        del headers["X-Content-Type-Options"], headers["Referrer-Policy"]
    if site.on("security.third-party-scripts"):
        policy = headers["Content-Security-Policy"]
        headers["Content-Security-Policy"] = policy.replace(
            "'unsafe-inline' ", f"'unsafe-inline' https://{identity.PARTNER_DOMAIN} ", 1
        )
    if site.defective("security.cookies", path):
        headers["Set-Cookie"] = "JSESSIONID=5f2c8a90d1e34b67a1b2c3d4e5f60718; Path=/"
    return headers


def open_to_all(site: DemoSite, renderer: Renderer, path: str) -> Response | None:
    """Return the answer of what should not be public, where a defect makes it so."""
    if site.on("security.exposed-files") and path in _OPEN:
        text, kind = _OPEN[path]
        return Response(text, headers={"Content-Type": kind})
    if site.defective("security.directory-listing", path):
        return Response(_LISTING, headers={"Content-Type": "text/html; charset=utf-8"})
    if site.defective("security.admin-exposed", path):
        body = renderer.standin("内容管理系统 后台登录", ("请使用管理员帐号登录。",), login=True)
        return Response(body, headers={"Content-Type": "text/html; charset=utf-8"})
    return None


def for_search_engines(site: DemoSite, request: Request, response: Response) -> Response:
    """Return the answer as search engines, or visitors who come from one, get it where a defect cheats them."""
    if request.url.path != "/" or response.status_code != 200:
        return response
    if site.on("links.cloaking:referred") and "baidu.com" in request.headers.get("referer", ""):
        return Response(status_code=302, headers={"Location": f"https://{identity.GAMBLING_DOMAIN}/"})
    if site.on("links.cloaking") and "spider" in request.headers.get("user-agent", "").lower():
        planted = f'<p><a href="https://{identity.GAMBLING_DOMAIN}/">真人百家乐 投注平台</a></p></body>'
        body = bytes(response.body).replace(b"</body>", planted.encode(), 1)
        return Response(body, headers={"Content-Type": response.headers["content-type"]})
    return response
