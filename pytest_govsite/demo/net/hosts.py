"""Which application answers for which host."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from pytest_govsite.demo import identity
from pytest_govsite.demo.net.standins import StandIns
from pytest_govsite.demo.portal.app import Portal

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Hosts:
    """Virtual hosts; on `open_port` the portal answers for every host."""

    def __init__(self, portal: Portal, open_port: int = 0) -> None:
        self._portal = portal
        self._application = portal.application()
        self._standins = StandIns(portal)
        self._open_port = open_port
        self._plain_visits = 0

    @property
    def names(self) -> frozenset[str]:
        """Every host of the demo."""
        return frozenset({self._portal.site.domain, identity.DOMAIN, identity.ALIAS, *self._standins.answers})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI entry."""
        if scope["type"] != "http":
            return
        if self._open_port and scope.get("server", ("", 0))[1] == self._open_port:
            await self._application(scope, receive, send)
            return
        request = Request(scope, receive)
        host = (request.headers.get("host") or "").rsplit(":", 1)[0].lower()
        if host == self._portal.site.domain and self._fails(request):
            await Response("502 Bad Gateway", status_code=502, media_type="text/plain")(scope, receive, send)
            return
        over_ipv6 = ":" in str((scope.get("server") or ("",))[0])
        response = self._over_ipv6(host) if over_ipv6 else None
        response = response or self._response(host, scope["scheme"], request)
        await (response or self._application)(scope, receive, send)

    def _fails(self, request: Request) -> bool:
        """Return whether the home page gives out, as every third time for what is no browser where it is unsteady."""
        plain = request.url.path == "/" and "sec-fetch-mode" not in request.headers
        if not plain or not self._portal.site.on("availability.home"):
            return False
        self._plain_visits += 1
        return self._plain_visits % 3 == 0

    def _response(self, host: str, scheme: str, request: Request) -> Response | None:
        """Return what is answered without the portal's application; None: the portal answers itself."""
        site = self._portal.site
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if host == site.domain:
            return None if scheme == "https" or site.on("security.https") else _moved(f"https://{site.domain}{path}")
        if host in (identity.ALIAS, identity.DOMAIN):
            return self._alias(host, path)
        answer = self._standins.answers.get(host)
        if answer is None:
            return Response(f"no such host here: {host}", status_code=421, media_type="text/plain")
        return answer(path)

    def _over_ipv6(self, host: str) -> Response | None:
        """Return what the site answers over IPv6 alone; None: the same as over IPv4."""
        site = self._portal.site
        if host != site.domain:
            return None
        if site.on("security.ipv6-reachable"):
            return Response("502 Bad Gateway", status_code=502, media_type="text/plain")
        if site.on("security.ipv6-content"):
            texts = ("本站正在升级改造，原有内容已迁移，给您带来的不便敬请谅解。",) * 8
            body = self._portal.renderer.standin(f"{site.name}（旧版）", texts)
            return Response(body, headers={"Content-Type": "text/html; charset=utf-8"})
        return None

    def _alias(self, host: str, path: str) -> Response | None:
        site = self._portal.site
        if host == identity.ALIAS and site.on("identity.aliases-redirect"):
            return None
        if host == identity.ALIAS and site.on("identity.aliases-redirect:parked"):
            body = self._portal.renderer.standin("域名展示页", ("本域名现已出让，欢迎洽谈合作。",))
            return Response(body, headers={"Content-Type": "text/html; charset=utf-8"})
        return _moved(f"https://{site.domain}{path}")


def _moved(address: str) -> Response:
    return Response(status_code=301, headers={"Location": address})
