"""What one hostile page does, and what an inspection has to make of it, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.observe.site import Handler
from tests.shell.conftest import page

Route = tuple[Any, ...] | Callable[[Handler], tuple[Any, ...] | None]
SEEN = "seen"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What the record has to say of a page."""

    source: str = SEEN
    """`seen`, why the crawl could not look (a reason of the record), or empty: no page, and none is claimed."""
    rendered: str | tuple[str, ...] = SEEN
    """`seen`, why the browser could not look, or empty: it was not opened. Several: which comes first is a race."""

    @property
    def reasons(self) -> frozenset[str]:
        """Reasons of which one has to stand in `coverage.unobserved`; empty: the page must not stand there."""
        told = (self.rendered,) if isinstance(self.rendered, str) else self.rendered
        return frozenset({self.source, *told} - {SEEN, ""})

    @property
    def may_be_seen(self) -> bool:
        """True: the browser may show it."""
        return SEEN in ((self.rendered,) if isinstance(self.rendered, str) else self.rendered)


HEALTHY = Expected()


def lost(reason: str) -> Expected:
    """Return that the crawl could not look, so that no browser opens it."""
    return Expected(source=reason, rendered="")


def unseen(*reasons: str) -> Expected:
    """Return that the source was read and the browser could not look."""
    return Expected(rendered=reasons if len(reasons) > 1 else reasons[0])


NO_PAGE = Expected(source="", rendered="")


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """One hostile page, linked from the column of odd pages."""

    name: str
    family: str
    does: str
    """One sentence for the table in docs/staying-power.md."""
    route: Route
    expected: Expected = HEALTHY
    further: tuple[tuple[str, Route], ...] = ()
    """Other addresses that belong to it."""
    slow: bool = False
    """True: nothing but the time tells that it will come to nothing."""
    why: str = ""
    """Why it ends like this, where that is not plain."""

    @property
    def bound(self) -> float:
        """Seconds that one connection to the page, or one window that shows it, may stay open.

        A visit of the browser may take 60 s and closing the window 5; so may a single answer; what tells by its head that it
        is no page is not waited for.
        """
        return 70.0 if self.expected.rendered or self.slow else 30.0

    @property
    def path(self) -> str:
        """Address on the site."""
        return f"/odd/{self.name}.html"


def odd(name: str, body: str = "", *, head: str = "") -> str:
    """Return a page with a structure of its own, so that it is looked at for its own sake.

    It holds a connection to the server open for as long as a browser shows it.
    """
    inside = f"<p>这一页会做一件不寻常的事：{name}，其余内容与别的页面一样，供群众查阅。</p>{body}"
    for number in range(8):
        inside = f'<x-{name}-{number} class="{name}{number}">{inside}</x-{name}-{number}>'
    held = f"<script>new EventSource('/held/{name}')</script>"
    return page(f"{name}-示范县人民政府", held + inside, head)


def shown(name: str, body: str = "", *, head: str = "", **headers: str) -> tuple[Any, ...]:
    """Return a route that serves `odd`."""
    return 200, odd(name, body, head=head), headers


def script(name: str, code: str) -> tuple[Any, ...]:
    """Return a route that serves a page with a script."""
    return shown(name, f"<script>{code}</script>")
