"""Pages that send visitors on and on."""

from __future__ import annotations

from typing import Any

from tests.observe.site import Handler
from tests.staying.behaviour import SEEN, Behaviour, Expected, lost, shown

FAMILY = "跳转 / redirects"


def _to(target: str) -> tuple[int, bytes, dict[str, str]]:
    return 302, b"", {"Location": target}


def _chain(handler: Handler) -> tuple[int, bytes, dict[str, str]]:
    number = int(handler.path.partition("?")[2] or 0)
    return _to(f"/odd/redirect-chain.html?{number + 1}")


def _cookies(handler: Handler) -> tuple[int, bytes, dict[str, str]]:
    number = int(handler.path.partition("?")[2] or 0)
    headers = {"Location": f"/odd/redirect-cookies.html?{number + 1}", "Set-Cookie": f"a{number}=1"}
    return 302, b"", headers


def _refresh(name: str, target: str) -> tuple[Any, ...]:
    return shown(name, head=f'<meta http-equiv="refresh" content="0;url={target}">')


_NEXT = {2: "-3", 3: "-4", 4: "-5", 5: ""}

BEHAVIOURS = (
    Behaviour(
        name="redirect-loop",
        family=FAMILY,
        does="two addresses that redirect to each other",
        route=_to("/odd/redirect-loop-2.html"),
        further=(("/odd/redirect-loop-2.html", _to("/odd/redirect-loop.html")),),
        expected=lost("redirect_loop"),
    ),
    Behaviour(
        name="redirect-self",
        family=FAMILY,
        does="redirects to itself",
        route=_to("/odd/redirect-self.html"),
        expected=lost("redirect_loop"),
    ),
    Behaviour(
        name="redirect-chain",
        family=FAMILY,
        does="redirects to ever new addresses",
        route=_chain,
        expected=lost("redirect_loop"),
    ),
    Behaviour(
        name="redirect-cookies",
        family=FAMILY,
        does="the same, with a new cookie each time",
        route=_cookies,
        expected=lost("redirect_loop"),
    ),
    Behaviour(
        name="refresh-loop",
        family=FAMILY,
        does="five pages that send visitors round in a circle by meta refresh",
        route=_refresh("refresh-loop", "/odd/refresh-loop-2.html"),
        further=tuple(
            (f"/odd/refresh-loop-{n}.html", _refresh(f"refresh-loop-{n}", f"/odd/refresh-loop{_NEXT[n]}.html"))
            for n in _NEXT
        ),
        expected=Expected(rendered=(SEEN, "timeout")),
    ),
    Behaviour(
        name="refresh-self",
        family=FAMILY,
        does="reloads itself at once, without an end",
        route=_refresh("refresh-self", "/odd/refresh-self.html"),
        expected=Expected(rendered=(SEEN, "timeout")),
    ),
    Behaviour(
        name="redirect-file",
        family=FAMILY,
        does="redirects to file:///etc/passwd",
        route=_to("file:///etc/passwd"),
        expected=lost("http_error"),
        why="only http and https are followed, so a redirect without a page is left",
    ),
    Behaviour(
        name="redirect-metadata",
        family=FAMILY,
        does="redirects to the metadata service of a cloud (169.254.169.254)",
        route=_to("http://169.254.169.254/latest/meta-data/"),
        expected=lost("refused_address"),
    ),
    Behaviour(
        name="redirect-inner",
        family=FAMILY,
        does="redirects into an inner network (10.0.0.1)",
        route=_to("http://10.0.0.1/"),
        expected=lost("refused_address"),
    ),
    Behaviour(
        name="redirect-outside",
        family=FAMILY,
        does="redirects to another site",
        route=_to("http://no-such-host.invalid/"),
        expected=lost("dns"),
    ),
)
