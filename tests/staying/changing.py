"""Sites that change while they are looked at."""

from __future__ import annotations

import itertools
import time

from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, SEEN, Behaviour, Expected, odd, unseen

FAMILY = "变化 / changes"


class _Changing:
    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def __call__(self, handler: Handler) -> tuple[int, str, dict[str, str]]:
        number = next(self.numbers)
        return 200, odd("changing", f"<p>第 {number} 次访问</p>" + "<section>新</section>" * number), {}


class _Vanishing:
    """Is there for programs and gone for a browser that goes to it, as an article taken down while the site is inspected.

    Not told apart by number: a program whose first answer was lost on the way asks again.
    """

    def __init__(self, name: str, status: int) -> None:
        self.name, self.status = name, status

    def __call__(self, handler: Handler) -> tuple[int, str, dict[str, str]]:
        browses = handler.headers.get("Sec-Fetch-Mode") == "navigate"
        return (self.status, "gone", {}) if browses else (200, odd(self.name), {})


def _calendar(handler: Handler) -> tuple[int, str, dict[str, str]]:
    month = int(handler.path.partition("month=")[2] or 0)
    links = "".join(f'<a href="/odd/calendar.html?month={month + step}">下{step}月</a>' for step in (1, 2, 3))
    return 200, odd("calendar", f"<p>第 {month} 月的日程安排</p>{links}"), {}


def _deeper(handler: Handler) -> tuple[int, str, dict[str, str]]:
    return 200, odd("deeper", '<a href="more/deeper.html">下一层</a>'), {}


def _future(handler: Handler) -> tuple[int, str, dict[str, str]]:
    headers = {"Date": "Tue, 19 Jan 2038 03:14:07 GMT", "Last-Modified": "Fri, 31 Dec 9999 23:59:59 GMT"}
    return 200, odd("clock"), {**headers, "Expires": str(time.time()), "Age": "-5"}


BEHAVIOURS = (
    Behaviour(
        name="changing",
        family=FAMILY,
        does="is another page each time it is asked for",
        route=_Changing(),
        expected=HEALTHY,
    ),
    Behaviour(
        name="vanishing",
        family=FAMILY,
        does="is there for the crawl and gone (404) for the browser",
        route=_Vanishing("vanishing", 404),
        expected=unseen("http_error"),
    ),
    Behaviour(
        name="failing",
        family=FAMILY,
        does="is there for the crawl and broken (500) for the browser",
        route=_Vanishing("failing", 500),
        expected=unseen("http_error"),
    ),
    Behaviour(
        name="calendar",
        family=FAMILY,
        does="a calendar that goes on for ever",
        route=_calendar,
        expected=Expected(rendered=(SEEN, "")),
        why="three years of it are followed; the browser opens one month",
    ),
    Behaviour(
        name="deeper",
        family=FAMILY,
        does="links to a longer and longer path of itself",
        route=_deeper,
        expected=HEALTHY,
    ),
    Behaviour(
        name="clock",
        family=FAMILY,
        does="the server's clock stands in the year 2038, its documents come from the year 9999",
        route=_future,
        expected=HEALTHY,
    ),
)
