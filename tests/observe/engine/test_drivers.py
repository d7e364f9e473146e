"""Each engine that is here, on sites that the table of hosts leads to."""

from __future__ import annotations

import asyncio
import os
import signal
import struct
from typing import Any

import pytest

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe.engine.window import EngineLostError, Happened, NotShownError, Window
from pytest_govsite.observe.world import ScriptFailedError
from tests.observe.conftest import HOST
from tests.observe.engine.conftest import BAD, OTHER, SECRET, Engine, Sites
from tests.observe.site import Handler

pytestmark = [pytest.mark.browser]
HOME = f"http://{HOST}"
SECURE = f"https://{HOST}"
PROCESSES = {"chromium": ("chromium", "chrome"), "firefox": ("firefox",), "webkit": ("MiniBrowser",)}


async def told(window: Window) -> Happened:
    return await window.happened()


async def soon(window: Window, question: str, wanted: object) -> Any:
    """Return the answer once it is the wanted one, or after a while whatever it is."""
    for _ in range(40):
        found = await window.call(question)
        if found == wanted:
            break
        await asyncio.sleep(0.05)
    return found


def test_it_says_what_it_is(engine: Engine) -> None:
    facts = engine.driver.facts
    assert facts.available
    assert facts.name == engine.name
    assert facts.version[0].isdigit()
    assert facts.driver.startswith("selenium" if "WebKitWebDriver" in facts.driver else "playwright ")
    able = {name for name, holds in facts.capabilities.items() if holds}
    assert able >= {
        *("status", "errors", "resources", "dialogs", "mouse", "keyboard", "viewport", "picture", "phone_width"),
        *("reduced_motion", "timezone", "locale"),
    }


def test_a_page_opens_in_our_surroundings(engine: Engine, sites: Sites) -> None:
    sites.plain.page("/a", "<h1>标题</h1>")

    async def look(window: Window) -> Any:
        seen = await window.happened()
        assert (seen.status, seen.content_type) == (200, "text/html; charset=utf-8")
        assert (seen.errors, seen.dialogs) == ((), ())
        assert window.url == f"{HOME}/a"
        with pytest.raises(ScriptFailedError, match="oh no"):
            await window.call("() => { throw new Error('oh no') }")
        with pytest.raises(ScriptFailedError):
            await window.call("async () => { await 1; throw new Error('later') }")
        return await window.call(
            """async (word) => [word, document.querySelector("h1").textContent, innerWidth, innerHeight,
              Intl.DateTimeFormat().resolvedOptions().timeZone, matchMedia("(prefers-reduced-motion: reduce)").matches,
              document.compatMode, document.querySelectorAll("script").length]""",
            "词",
        )

    seen = engine.on(f"{HOME}/a", look)
    assert seen == ["词", "标题", 1366, 768, "Asia/Shanghai", True, "CSS1Compat", 0]
    headers = next(headers for path, headers, _ in sites.plain.requests if path == "/a")
    assert "pytest-govsite/" in headers["User-Agent"]
    assert headers["Accept-Language"].startswith("zh-CN")


def test_a_window_of_a_telephone(engine: Engine, sites: Sites) -> None:
    sites.plain.page("/wide", "<p>x</p>")

    async def look(window: Window) -> Any:
        sizes = [await window.resize(390, 844), await window.resize(1920, 1080), await window.resize(1024, 768)]
        return sizes, await window.call("() => [innerWidth, innerHeight]")

    assert engine.on(f"{HOME}/wide", look) == ([(390, 844), (1920, 1080), (1024, 768)], [1024, 768])
    assert engine.on(f"{HOME}/wide", lambda w: w.call("() => innerWidth"), viewport=(390, 844)) == 390


def test_mouse_and_keyboard(engine: Engine, sites: Sites) -> None:
    sites.plain.page(
        "/use",
        """<button style="position:absolute;left:40px;top:60px;width:80px;height:30px"
          onclick="this.textContent = event.isTrusted + ' ' + event.detail">b</button>
        <input onkeydown="this.value += event.key + '|'; if (event.key != 'Tab') event.preventDefault()">
        <div style="height: 3000px"></div>""",
    )

    async def look(window: Window) -> Any:
        await window.click(75.4, 70.2)
        clicked = await soon(window, "() => document.querySelector('button').textContent", "true 1")
        await window.call("() => document.querySelector('button').focus()")
        await window.press("Enter")
        await window.press("Tab")
        for key in ("ArrowDown", "Escape", "a", "Space", "Enter"):
            await window.press(key)
        return clicked, await soon(window, "() => document.querySelector('input').value", "ArrowDown|Escape|a| |Enter|")

    assert engine.on(f"{HOME}/use", look) == ("true 1", "ArrowDown|Escape|a| |Enter|")


def test_pictures(engine: Engine, sites: Sites) -> None:
    sites.plain.page(
        "/high",
        "<style>body{margin:0;background:#00f} p{height:2000px;margin:0;background:#f00} b{position:fixed;top:0;left:0;"
        "width:50px;height:50px;background:#0f0;transition:all 1s}</style><p></p><div style='height:500px'></div><b></b>",
    )

    async def look(window: Window) -> tuple[bytes, bytes, bytes, Any]:
        whole, part = await window.picture(), await window.picture(whole=False)
        return (
            whole,
            part,
            await window.picture(quality=60),
            await window.call("() => [scrollY, getComputedStyle(document.querySelector('b')).visibility]"),
        )

    whole, part, small, after = engine.on(f"{HOME}/high", look)
    assert struct.unpack(">II", part[16:24]) == (1366, 768)
    assert struct.unpack(">II", whole[16:24]) == (1366, 2500)
    assert after == [0, "visible"]
    from io import BytesIO

    from PIL import Image

    places, colours = (20, 790, 1990, 2010, 2490), [(0, 255, 0), *[(255, 0, 0)] * 2, *[(0, 0, 255)] * 2]
    image = Image.open(BytesIO(whole)).convert("RGB")
    assert [image.getpixel((20, y)) for y in places] == colours
    with Image.open(BytesIO(small), formats=("JPEG",)) as lossy:
        assert lossy.size == (1366, 2500)
        for y, colour in zip(places, colours, strict=True):
            found = lossy.getpixel((20, y))
            assert isinstance(found, tuple)
            assert all(abs(a - b) < 12 for a, b in zip(found, colour, strict=True))


BROKEN = f"""<img src="/missing.png"><script src="/missing.js"></script><link rel="stylesheet" href="/good.css">
<script src="http://{OTHER}/gone.js"></script><img src="https://nowhere.invalid/x.png">
<script>alert("欢迎"); setTimeout(() => noSuchFunction(), 0); Promise.reject(new Error("not caught"))</script>"""


@pytest.mark.parametrize("start", [HOME, SECURE])
def test_what_happens_is_told(engine: Engine, sites: Sites, start: str) -> None:
    site = sites.plain if start == HOME else sites.secure
    site.page("/broken", BROKEN)
    site.routes["/good.css"] = (200, "p { color: red }", {"Content-Type": "text/css"})
    seen = engine.on(f"{start}/broken", told)
    assert seen.status == 200
    assert seen.errors is not None
    assert sorted("noSuchFunction" in e.message or "not caught" in e.message for e in seen.errors) == [True, True], seen
    assert next(e for e in seen.errors if "noSuch" in e.message).source == f"{start}/broken"
    assert seen.resources is not None
    found = {r.url: r for r in seen.resources}
    assert (found[f"{start}/missing.png"].kind, found[f"{start}/missing.png"].status) == ("image", 404)
    assert (found[f"{start}/missing.js"].kind, found[f"{start}/missing.js"].failure) == ("script", "HTTP 404")
    assert (found[f"{start}/good.css"].kind, found[f"{start}/good.css"].failure) == ("stylesheet", "")
    assert found["https://nowhere.invalid/x.png"].failure.startswith("dns")
    if start == HOME:
        assert found[f"http://{OTHER}/gone.js"].status == 404
        assert seen.dialogs == ("alert: 欢迎",)


def test_a_strict_policy_changes_nothing(engine: Engine, sites: Sites) -> None:
    policy = {"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'"}
    sites.plain.routes["/own.js"] = (200, "document.title = 'own'; missing()", {"Content-Type": "text/javascript"})
    sites.plain.page("/strict", "<script src='/own.js'></script><script>document.title = 'inline'</script>", **policy)

    async def look(window: Window) -> Any:
        return await window.happened(), await window.call("() => document.title")

    seen, title = engine.on(f"{HOME}/strict", look)
    assert title == "own"
    assert ["missing" in error.message for error in seen.errors] == [True]


def test_nothing_is_written_and_the_page_is_not_left(engine: Engine, sites: Sites) -> None:
    sites.plain.page("/next", "next")
    sites.plain.page(
        "/write",
        """<style>button, a { position: absolute; left: 10px; width: 80px; height: 20px }</style>
        <form method="post" action="/save-form"><button style="top: 10px">save</button></form>
        <a href="/next" style="top: 60px">next</a>
        <button style="top: 110px" onclick="location = '/next'">go</button>
        <script>fetch("/save-fetch", { method: "POST", body: "1" }).catch(() => 0);
        navigator.sendBeacon("/save-beacon", "1");
        const x = new XMLHttpRequest(); x.open("PUT", "/save-xhr"); x.send("1");
        setTimeout(() => { const f = document.forms[0].cloneNode(); f.action = "/save-early"; document.body.append(f);
          if (!window.sent) { window.sent = 1; f.submit(); } }, 30)</script>""",
    )

    async def use(window: Window) -> str:
        for y in (20, 70, 120):
            await window.click(40, y)
            await asyncio.sleep(0.2)
        return str(await window.call("() => location.pathname + document.forms.length"))

    assert engine.on(f"{HOME}/write", use) == "/write2"
    assert not [path for path in sites.plain.paths() if path.startswith(("/save", "/next"))]


@pytest.mark.parametrize(
    ("path", "reason", "status"),
    [
        ("/not-there", UnobservedReason.HTTP_ERROR, 404),
        ("/broken-empty", UnobservedReason.HTTP_ERROR, 500),
        ("/data.json", UnobservedReason.NOT_HTML, None),
        ("/paper.zip", UnobservedReason.NOT_HTML, None),
        ("/away", UnobservedReason.BLOCKED, None),
        ("/round", UnobservedReason.REDIRECT_LOOP, None),
        ("/hang-up", UnobservedReason.CONNECT, None),
        ("http://no-such-host.shifan.gov.cn/", UnobservedReason.DNS, None),
        (f"https://{BAD}/", UnobservedReason.TLS, None),
    ],
)
def test_why_a_page_is_not_shown(
    engine: Engine, sites: Sites, path: str, reason: UnobservedReason, status: int | None
) -> None:
    def hang_up(handler: Handler) -> None:
        handler.close_connection = True

    sites.plain.routes |= {
        "/broken-empty": (500, "", {}),
        "/data.json": (200, "{}", {"Content-Type": "application/json"}),
        "/paper.zip": (200, b"PK", {"Content-Type": "application/zip", "Content-Disposition": "attachment"}),
        "/hang-up": hang_up,
    }
    sites.plain.redirect("/away", f"http://{OTHER}/")
    sites.plain.redirect("/round", "/round")
    sites.other.page("/", "other")
    with pytest.raises(NotShownError) as told_why:
        engine.on(path if path.startswith("http") else HOME + path, told)
    assert told_why.value.reason is reason, told_why.value.detail
    if status:
        assert told_why.value.status == status
    assert "\n" not in told_why.value.detail


def test_a_page_that_leaves_at_the_last_moment_is_followed(engine: Engine, sites: Sites) -> None:
    sites.plain.page(
        "/leaves",
        """<script>const told = window[Symbol.for("pytest-govsite")];
        const leave = () => { location.href = "/left"; throw new Error("going"); };
        if (told) Object.defineProperty(told, "stands", { get: () => false, set: leave });
        else location.href = "/left";</script>leaves""",
    )
    sites.plain.page("/left", "left")

    async def look(window: Window) -> str:
        return str(await window.call("() => location.pathname"))

    assert engine.on(f"{HOME}/leaves", look) == "/left"


def test_secrets_go_to_the_site_only(engine: Engine, sites: Sites) -> None:
    sites.other.requests.clear()
    for site, start in ((sites.plain, HOME), (sites.secure, SECURE)):
        site.redirect("/to-other.png", f"http://{OTHER}/hop.png")
        site.page("/keys", f"<img src='/to-other.png'><img src='http://{OTHER}/own.png'><img src='/mine.png'>")
        site.requests.clear()
        engine.on(f"{start}/keys", told)
        assert {"/keys", "/mine.png"} <= {
            path for path, headers, _ in site.requests if headers.get("X-Staging") == SECRET
        }
    assert "/own.png" in sites.other.paths()
    assert not [path for path, headers, _ in sites.other.requests if SECRET in str(headers)]


def test_a_page_that_hangs_costs_itself_only(engine: Engine, sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    sites.plain.page("/hang", "<script>setTimeout(() => { for (;;); }, 0)</script>")
    sites.plain.page("/well", "<p>well</p>")
    from pytest_govsite.observe.settle import VisitLimits

    monkeypatch.setattr(engine.driver, "_limits", VisitLimits(answer=1.0, hang=1.5, close=1.0, load=5.0))
    with pytest.raises((NotShownError, EngineLostError)) as why:
        engine.on(f"{HOME}/hang", told)
    assert getattr(why.value, "reason", UnobservedReason.TIMEOUT) is UnobservedReason.TIMEOUT
    monkeypatch.undo()
    assert engine.on(f"{HOME}/well", told).status == 200


@pytest.mark.thorough
def test_a_killed_browser_is_started_again(engine: Engine, sites: Sites) -> None:
    sites.plain.page("/calm", "<p>calm</p>")

    async def kill(window: Window) -> None:
        for pid in engine.processes(*PROCESSES[engine.name]):
            os.kill(pid, signal.SIGKILL)
        await window.call("() => new Promise((done) => setTimeout(done, 3000))")

    with pytest.raises(EngineLostError):
        engine.on(f"{HOME}/calm", kill)
    assert engine.on(f"{HOME}/calm", told).status == 200


def test_what_a_page_stored_reaches_no_other(engine: Engine, sites: Sites) -> None:
    sites.plain.page(
        "/stores", "<script>localStorage.setItem('mode', 'elder'); document.cookie = 'mode=elder'</script>"
    )
    stored = "() => [localStorage.getItem('mode'), document.cookie]"

    async def look(window: Window) -> Any:
        return await window.call(stored)

    assert engine.on(f"{HOME}/stores", look) == ["elder", "mode=elder"]
    sites.plain.page("/reads", "<p>x</p>")
    assert engine.on(f"{HOME}/reads", look) == [None, ""]


def test_what_a_page_left_behind_reaches_no_other(engine: Engine, sites: Sites) -> None:
    """Where one window shows one page after the other: the pointer, listeners, timers and messages of the one before."""
    sites.plain.page(
        "/leaves",
        "<button style='width:300px;height:200px' onclick='window.name=\"left\"'>x</button>"
        "<script>addEventListener('pagehide', () => navigator.sendBeacon('/beacon', 'x'));"
        "addEventListener('beforeunload', (event) => event.preventDefault());"
        "setInterval(() => { throw new Error('late') }, 10)</script>",
    )
    sites.plain.page("/follows", "<button style='width:300px;height:200px'>x</button>")

    async def use(window: Window) -> Any:
        await window.click(100, 100)
        return await window.call("() => window.name")

    async def look(window: Window) -> Any:
        await window.resize(1280, 720)
        seen = await window.happened()
        return [
            await window.call("() => [document.querySelector('button').matches(':hover'), window.name]"),
            seen.errors, seen.dialogs, seen.status, [resource.failure for resource in seen.resources or ()],
        ]  # fmt: skip

    assert engine.on(f"{HOME}/leaves", use) == "left"
    assert engine.on(f"{HOME}/follows", look) == [[False, ""], (), (), 200, []]
    assert "/beacon" not in sites.plain.paths()
