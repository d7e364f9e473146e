"""Scripts that never end, or that eat what they can get."""

from __future__ import annotations

from tests.staying.behaviour import HEALTHY, SEEN, Behaviour, Expected, script, unseen

FAMILY = "脚本 / scripts"

BEHAVIOURS = (
    Behaviour(
        name="loop",
        family=FAMILY,
        does="a script that never ends",
        route=script("loop", "while (true) {}"),
        expected=unseen("timeout"),
    ),
    Behaviour(
        name="loop-later",
        family=FAMILY,
        does="a script that never ends, begun once the page is loaded",
        route=script("loop-later", "onload = () => setTimeout(() => { while (true) {} }, 50)"),
        expected=unseen("timeout"),
    ),
    Behaviour(
        name="memory",
        family=FAMILY,
        does="a script that asks for memory until there is none",
        route=script(
            "memory",
            "const a = []; setInterval(() => { for (let i = 0; i < 50; i++) a.push(new Array(1e6).fill(i)) }, 1)",
        ),
        expected=Expected(rendered=(SEEN, "timeout", "crash")),
    ),
    Behaviour(
        name="alerts",
        family=FAMILY,
        does="alert, confirm and prompt one after the other without an end",
        route=script("alerts", "while (true) { alert(1); confirm(2); prompt(3) }"),
        expected=unseen("timeout"),
    ),
    Behaviour(
        name="three-dialogs",
        family=FAMILY,
        does="one alert, one confirm, one prompt",
        route=script("three-dialogs", "alert(1); confirm(2); prompt(3)"),
        expected=HEALTHY,
    ),
    Behaviour(
        name="history",
        family=FAMILY,
        does="fills the history as fast as it can",
        route=script("history", "let n = 0; setInterval(() => history.pushState(0, '', '?' + n++), 1)"),
        expected=Expected(rendered=(SEEN, "timeout")),
    ),
    Behaviour(
        name="rewrites",
        family=FAMILY,
        does="writes itself anew with document.write after it was loaded",
        route=script(
            "rewrites",
            "onload = () => setTimeout(() => { document.open(); document.write('<!doctype html><title>新</title><p>新的内容');"
            "document.close() }, 20)",
        ),
        expected=HEALTHY,
    ),
    Behaviour(
        name="tampers",
        family=FAMILY,
        does="replaces what scripts read pages with (querySelectorAll, JSON, Promise …)",
        route=script(
            "tampers",
            "document.querySelectorAll = () => { throw 1 }; JSON.stringify = () => { throw 2 }; window.Promise = undefined;"
            "Array.prototype.map = () => { throw 3 }; Object.defineProperty(document, 'body', { get() { throw 4 } })",
        ),
        expected=HEALTHY,
    ),
)
