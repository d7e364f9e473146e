"""Pages that are too much of something."""

from __future__ import annotations

from tests.observe.site import Handler
from tests.staying.behaviour import HEALTHY, SEEN, Behaviour, Expected, odd, script, shown, unseen

FAMILY = "规模 / sizes"


def _links(handler: Handler) -> tuple[int, str, dict[str, str]]:
    links = "".join(f"<a href='/news/1.html#{number}'>{number}</a>" for number in range(100_000))
    return 200, odd("links-100000", links), {}


def _nodes(handler: Handler) -> tuple[int, str, dict[str, str]]:
    return 200, odd("nodes-200000", "<b>x</b>" * 200_000), {}


def _deep(handler: Handler) -> tuple[int, str, dict[str, str]]:
    return 200, odd("deep", "<div>" * 50_000 + "底"), {}


BEHAVIOURS = (
    Behaviour(
        name="links-100000",
        family=FAMILY,
        does="100,000 links on one page",
        route=_links,
        expected=unseen("too_large", "timeout"),
    ),
    Behaviour(
        name="nodes-200000",
        family=FAMILY,
        does="200,000 elements on one page",
        route=_nodes,
        expected=unseen("too_large", "timeout"),
    ),
    Behaviour(
        name="deep",
        family=FAMILY,
        does="50,000 elements inside one another",
        route=_deep,
        expected=Expected(rendered=(SEEN, "timeout", "crash", "too_large")),
    ),
    Behaviour(
        name="grows",
        family=FAMILY,
        does="appends an element every ten milliseconds, for ever",
        route=script("grows", "setInterval(() => document.body.append(document.createElement('i')), 10)"),
        expected=HEALTHY,
        why="seen as it stands when its time is up, and said to be restless",
    ),
    Behaviour(
        name="infinite-scroll",
        family=FAMILY,
        does="appends a screen of text whenever it is scrolled",
        route=shown(
            "infinite-scroll",
            "<script>onscroll = () => { for (let i = 0; i < 30; i++) { const p = document.createElement('p');"
            "p.textContent = '更多内容'; p.style.height = '100px'; document.body.append(p); } }</script>"
            "<p style='height:3000px'>长</p>",
        ),
        expected=HEALTHY,
    ),
    Behaviour(
        name="tall",
        family=FAMILY,
        does="is ten million pixels tall",
        route=shown("tall", "<p style='height:10000000px'>高</p>"),
        expected=HEALTHY,
    ),
)
