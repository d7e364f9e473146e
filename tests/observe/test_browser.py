from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import PIL.Image
import PIL.ImageStat
import pytest

from pytest_govsite.config.settings import Config, Settings
from pytest_govsite.model import RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe import launch
from pytest_govsite.observe.browser import Browser
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.settle import VisitLimits
from pytest_govsite.observe.store import Store
from tests.observe.site import Handler, LocalSite

pytestmark = [pytest.mark.browser, pytest.mark.skipif(launch.find_chromium() is None, reason="no Chromium here")]

Configure = Callable[..., Config]
LIMITS = VisitLimits(total=40.0, load=10.0, hang=4.0)


class Studio:
    """A browser that stays open for the tests of this module, and the site that it looks at."""

    def __init__(self, loop: BackgroundLoop, browser: Browser, site: LocalSite, store: Store) -> None:
        self.loop, self.browser, self.site, self.store = loop, browser, site, store

    def visit(self, path: str, **options: Any) -> RenderedPage | Unobserved:
        return self.loop.run(self.browser.visit(self.site.url(path), **options))

    def show(self, html: str, path: str = "/page", *, take_picture: bool = False, policy: str = "") -> RenderedPage:
        self.site.page(path, html, **{"Content-Security-Policy": policy})
        page = self.visit(path, take_picture=take_picture)
        assert isinstance(page, RenderedPage), page
        return page

    def fail(self, html: str, path: str = "/page") -> Unobserved:
        self.site.page(path, html)
        found = self.visit(path, take_picture=False)
        assert isinstance(found, Unobserved), found
        return found


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    site = LocalSite()
    config = Config(settings=Settings(), url=site.url("/"), output=Path("out"), now=datetime.now().astimezone())
    with BackgroundLoop() as loop, Store(tmp_path_factory.mktemp("store")) as store:
        browser = Browser(config, store=store, limits=LIMITS)
        loop.run(browser.__aenter__())
        yield Studio(loop, browser, site, store)
        loop.run(browser.__aexit__(None, None, None))
    site.close()


def texts(page: RenderedPage, *, shown: bool = True) -> list[str]:
    return [block.text for block in page.document.blocks if (block.visible is not False) is shown]


def test_what_scripts_make_is_seen(studio: Studio) -> None:
    studio.site.routes["/late"] = (200, "晚到的列表", {"Content-Type": "text/plain; charset=utf-8"})
    page = studio.show(
        """<h1>首页</h1><div id=a></div><footer id=f></footer>
        <script>
          document.getElementById('f').innerHTML = '<p>主办单位：示范县人民政府</p>';
          fetch('/late').then(r => r.text()).then(t => { document.getElementById('a').textContent = t; });
        </script>"""
    )
    assert {"首页", "晚到的列表", "主办单位：示范县人民政府"} <= set(texts(page))
    assert (page.engine, page.width, page.height, page.settled) == ("chromium", 1366, 768, True)
    assert page.timings.response is not None
    assert page.timings.load is not None
    assert page.timings.settled is not None
    assert page.errors == ()
    assert studio.browser.facts.version.count(".") == 3


def test_errors_console_and_failed_resources_are_written_down(studio: Studio) -> None:
    page = studio.show(
        "<img src=/none.png><script src=/none.js></script><script>console.error('ach'); nothing()</script>"
        "<link rel=stylesheet href=/style.css>"
    )
    found = {(r.url.rpartition("/")[2], r.kind, r.status) for r in page.resources}
    assert {("none.png", "image", 404), ("none.js", "script", 404), ("style.css", "stylesheet", 404)} <= found
    assert [error.message for error in page.errors] == ["nothing is not defined"]
    assert page.errors[0].source == studio.site.url("/page")
    assert any("ach" in line for line in page.console)


def test_hosts_out_of_reach_are_told_as_such_and_cost_little(studio: Studio) -> None:
    begun = time.monotonic()
    page = studio.show(
        "<p>x</p><script src='https://no-such-host.invalid/a.js'></script><img src='http://10.0.0.1/a.png'>"
    )
    failures = {resource.kind: resource.failure.partition(":")[0] for resource in page.resources}
    assert failures == {"script": "dns", "image": "refused_address"}
    assert time.monotonic() - begun < 25


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("", True),
        ("display:none", False),
        ("visibility:hidden", False),
        ("opacity:0", False),
        ("position:absolute;left:-9999px", False),
        ("position:absolute;top:-500px", False),
        ("height:0;overflow:hidden", False),
        ("position:absolute;width:1px;height:1px;overflow:hidden", False),
        ("position:absolute;clip:rect(0,0,0,0)", False),
        ("clip-path:inset(50%)", False),
        ("transform:scale(0)", False),
        ("font-weight:bold", True),
        ("overflow:hidden", True),
        ("overflow:auto;height:10px", True),
        ("margin-top:5000px", True),
    ],
)
def test_what_a_person_can_see(studio: Studio, style: str, shown: bool) -> None:
    page = studio.show(f"<div style='{style}'><p>文字</p></div>")
    assert texts(page, shown=shown) == ["文字"]


def test_parts_of_the_hidden_and_the_shown(studio: Studio) -> None:
    page = studio.show(
        """<div style="visibility:hidden">甲<p style="visibility:visible">乙</p></div>
        <a href="/x"><img style="float:left;width:20px;height:20px" src="/none.png"></a>
        <div style="height:50px;overflow:hidden;position:relative"><p>丙</p><p style="position:absolute;top:90px">丁</p></div>
        <div style="height:20px;overflow:hidden"><p style="position:absolute;top:300px">戊</p></div>
        <details><summary>己</summary><p>庚</p></details>
        <noscript><p>辛</p></noscript><template><p>壬</p></template>"""
    )
    assert set(texts(page)) == {"乙", "丙", "戊", "己"}
    assert [link.visible for link in page.document.links] == [True]


def test_boxes_sizes_and_backgrounds(studio: Studio) -> None:
    picture = (
        b"GIF89a\x02\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
        b"\x00\x00\x00\x00\x02\x00\x03\x00\x00\x02\x02\x84_\x00;"
    )
    studio.site.routes["/a.gif"] = (200, picture, {"Content-Type": "image/gif"})
    page = studio.show(
        "<style>body{margin:0}</style><p style='position:absolute;left:40px;top:1200px;width:300px;font-size:18px'>字</p>"
        "<img src=/a.gif style='width:50px;height:60px;position:absolute;left:0;top:0'>"
    )
    block = next(b for b in page.document.blocks if b.text == "字")
    assert block.box is not None
    assert (block.box.x, block.box.width, block.font_size) == (40, 300, 18)
    assert 1200 <= block.box.y <= 1240
    image = page.document.images[0]
    assert (image.natural_width, image.natural_height) == (2, 3)
    assert page.page_height > 1200


def test_marks_of_the_site_are_not_ours(studio: Studio) -> None:
    page = studio.show("<p style='display:none' data-gs-v=1 data-gs-b='1,1,1,1'>藏</p>")
    assert texts(page, shown=False) == ["藏"]


def test_shadow_trees_are_part_of_the_page(studio: Studio) -> None:
    page = studio.show(
        """<x-card><span slot="a">插入</span></x-card><script>
        customElements.define('x-card', class extends HTMLElement { connectedCallback() {
          this.attachShadow({mode: 'open'}).innerHTML = '<h2>影子</h2><p><slot name="a"></slot></p>'; } });
        </script>"""
    )
    assert {"影子", "插入"} <= set(texts(page))


def test_frames_of_the_same_and_of_another_origin(studio: Studio) -> None:
    studio.site.page("/inner", "<p>框内</p><iframe src=/inmost></iframe>")
    studio.site.page("/inmost", "<p>最内</p>")
    other = studio.site.url("/inner", host="localhost")
    page = studio.show(
        f"<p>外</p><iframe src=/inner></iframe><div style='display:none'><iframe src=/inmost></iframe></div>"
        f"<iframe src='{other}'></iframe><iframe src=/none></iframe>"
    )
    found = {(b.text, b.frame) for b in page.document.blocks if b.visible is not False}
    assert {
        ("外", ""),
        ("框内", studio.site.url("/inner")),
        ("框内", other),
        ("最内", studio.site.url("/inmost")),
        ("最内", studio.site.url("/inmost", host="localhost")),
    } <= found
    assert [b.text for b in page.document.blocks if b.visible is False] == ["最内"]
    assert [f.loaded for f in page.document.frames if not f.frame] == [True, True, True, False]


def test_framesets(studio: Studio) -> None:
    studio.site.page("/top", "<p>上</p>")
    studio.site.page("/bottom", "<p>下</p>")
    studio.site.routes["/set"] = (
        200,
        "<html><head><title>框架</title></head><frameset rows='100,*'><frame src=/top><frame src=/bottom></frameset></html>",
    )
    page = studio.visit("/set", take_picture=False)
    assert isinstance(page, RenderedPage)
    assert set(texts(page)) == {"上", "下"}


@pytest.mark.parametrize(
    "policy", ["script-src 'none'", "default-src 'none'; sandbox", "script-src 'self'; style-src 'none'"]
)
def test_a_content_policy_does_not_blind_us(studio: Studio, policy: str) -> None:
    page = studio.show("<p>看得见</p><p hidden>看不见</p>", policy=policy)
    assert texts(page) == ["看得见"]


def test_scripts_of_the_page_cannot_change_what_we_are_told(studio: Studio) -> None:
    page = studio.show(
        """<p>真</p><script>
        JSON.stringify = () => '{}'; Array.prototype.push = () => 0; window.getComputedStyle = () => ({display: 'none'});
        Element.prototype.getBoundingClientRect = () => ({}); Object.prototype.toJSON = () => 1; window.Map = null;
        MutationObserver = null; document.title = '\\ud800';
        </script>"""
    )
    assert texts(page) == ["真"]


def test_dialogs_are_put_away_and_written_down(studio: Studio) -> None:
    page = studio.show("<p>a</p><script>alert('您好'); confirm('q'); onbeforeunload = () => 'stay'; print()</script>")
    assert page.dialogs == ("alert: 您好", "confirm: q")
    assert texts(page) == ["a"]


def test_an_alert_in_a_loop_costs_that_page_only(studio: Studio) -> None:
    begun = time.monotonic()
    found = studio.fail("<script>while (true) alert(1)</script>")
    assert found.reason is UnobservedReason.TIMEOUT
    assert time.monotonic() - begun < 30
    assert texts(studio.show("<p>next</p>")) == ["next"]


@pytest.mark.parametrize(
    "script",
    [
        "while (true) {}",
        "setInterval(() => { const t = Date.now(); while (Date.now() - t < 30000); }, 0)",
        "onload = () => { while (true) {} }",
        "const f = () => Promise.resolve().then(f); f()",
    ],
)
def test_a_script_without_an_end_costs_that_page_only(studio: Studio, script: str) -> None:
    begun = time.monotonic()
    found = studio.fail(f"<p>a</p><script>{script}</script>")
    assert found.reason is UnobservedReason.TIMEOUT
    assert "脚本" in found.detail
    assert time.monotonic() - begun < 40
    assert texts(studio.show("<p>next</p>")) == ["next"]


def test_a_page_of_61000_nodes_is_too_large(studio: Studio) -> None:
    begun = time.monotonic()
    found = studio.fail("<script>document.write('<b></b>'.repeat(61000))</script>")
    assert found.reason is UnobservedReason.TOO_LARGE
    assert time.monotonic() - begun < 40


def test_a_very_deep_page_is_read(studio: Studio) -> None:
    page = studio.show(
        """<div id=a></div><script>let e = document.getElementById('a');
        for (let i = 0; i < 1000; i++) { const d = document.createElement('div'); e.appendChild(d); e = d; }
        e.textContent = '底'</script>"""
    )
    assert "底" in "".join(texts(page))


def test_a_page_of_200_mb_is_cut_off(studio: Studio) -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(200):
            handler.wfile.write(b"<!--" + b"x" * 1_000_000 + b"-->")

    studio.site.routes["/big"] = endless
    begun = time.monotonic()
    found = studio.visit("/big")
    assert isinstance(found, Unobserved)
    assert found.reason is UnobservedReason.TOO_LARGE
    assert time.monotonic() - begun < 40


def test_popups_are_closed_and_written_down(studio: Studio) -> None:
    studio.site.page("/ad", "ad")
    page = studio.show("<p>a</p><script>window.open('/ad'); window.open('/ad', '_blank', 'noopener')</script>")
    assert page.popups.count(studio.site.url("/ad")) >= 1
    assert texts(page) == ["a"]
    context = studio.browser._pages._context
    assert context is not None
    assert context.pages == []


def test_popups_without_an_end_end_the_visit(studio: Studio) -> None:
    begun = time.monotonic()
    studio.site.page("/page", "<p>a</p><script>setInterval(() => window.open('/ad'), 1)</script>")
    found = studio.visit("/page", take_picture=False)
    assert isinstance(found, RenderedPage) or found.reason in (UnobservedReason.LIMIT, UnobservedReason.TIMEOUT)
    assert time.monotonic() - begun < 50
    assert texts(studio.show("<p>next</p>")) == ["next"]


def test_downloads_are_cancelled_and_written_down(studio: Studio) -> None:
    studio.site.routes["/a.zip"] = (200, b"PK\x03\x04", {"Content-Type": "application/zip"})
    page = studio.show("<p>a</p><script>location = '/a.zip'</script>")
    assert page.downloads == (studio.site.url("/a.zip"),)
    assert texts(page) == ["a"]
    found = studio.visit("/a.zip")
    assert isinstance(found, Unobserved)
    assert found.reason is UnobservedReason.NOT_HTML


def test_a_page_finds_what_it_knows_a_chromium_by(studio: Studio) -> None:
    page = studio.show("<p id=a>?</p><script>a.textContent = typeof window.chrome + navigator.userAgent;</script>")
    (text,) = texts(page)
    assert text.startswith("objectMozilla/5.0")
    assert "Headless" not in text


def test_permissions_are_not_granted(studio: Studio) -> None:
    page = studio.show(
        """<p id=a>?</p><script>
        const wait = setInterval(() => { document.getElementById('a').textContent += '?'; }, 100);
        Notification.requestPermission().then(p => { clearInterval(wait); document.getElementById('a').textContent = p; });
        navigator.geolocation.getCurrentPosition(() => {}, () => {}); </script>"""
    )
    assert texts(page) in (["denied"], ["default"])  # the headless shell takes the question for dismissed


@pytest.mark.parametrize(
    "way",
    [
        "<script>location = '/end'</script>",
        "<meta http-equiv=refresh content='0; url=/end'>",
        "<script>onload = () => setTimeout(() => location.replace('/end'), 100)</script>",
        "<script>window.open('/end', '_self')</script>",
    ],
)
def test_a_page_that_goes_elsewhere_is_followed(studio: Studio, way: str) -> None:
    studio.site.page("/end", "<p>终点</p>")
    page = studio.show(way)
    assert texts(page) == ["终点"]
    assert page.document.url == studio.site.url("/end")
    assert any("/end" in note for note in page.notes)


def test_a_page_that_never_stays_is_given_up(studio: Studio) -> None:
    studio.site.page("/page", "<script>setTimeout(() => { location = '/page?' + Math.random() }, 30)</script>")
    found = studio.visit("/page")
    assert isinstance(found, Unobserved)
    assert found.reason is UnobservedReason.TIMEOUT


def test_a_page_that_leaves_the_site_is_not_the_sites(studio: Studio, other: LocalSite) -> None:
    other.page("/", "<p>别家</p>")
    found = studio.fail(f"<script>location = '{other.url('/', host='localhost')}'</script>")
    assert found.reason is UnobservedReason.BLOCKED


def test_error_statuses_and_challenges(studio: Studio) -> None:
    studio.site.routes["/gone"] = (404, "<p>没有</p>")
    found = studio.visit("/gone")
    assert isinstance(found, Unobserved)
    assert (found.reason, found.status) == (UnobservedReason.HTTP_ERROR, 404)

    def challenge(handler: Handler) -> tuple[int, str]:
        if "ok=1" in handler.headers.get("Cookie", ""):
            return (200, "<p>进来</p>")
        return (412, "<script>document.cookie = 'ok=1'; location.reload()</script>")

    studio.site.routes["/guarded"] = challenge
    page = studio.visit("/guarded")
    assert isinstance(page, RenderedPage)
    assert texts(page) == ["进来"]


def test_unreachable_pages_are_told_apart(studio: Studio, secure: LocalSite) -> None:
    async def reason(url: str) -> UnobservedReason | None:
        found = await studio.browser.visit(url)
        return found.reason if isinstance(found, Unobserved) else None

    closed = LocalSite()
    closed.close()
    assert studio.loop.run(reason(closed.url("/"))) is UnobservedReason.CONNECT
    assert studio.loop.run(reason("http://no-such-host.invalid/")) is UnobservedReason.DNS
    assert studio.loop.run(reason("http://169.254.169.254/")) is UnobservedReason.REFUSED_ADDRESS
    assert studio.loop.run(reason(secure.url("/"))) is UnobservedReason.TLS
    studio.site.redirect("/loop", "/loop")
    assert studio.loop.run(reason(studio.site.url("/loop"))) is UnobservedReason.REDIRECT_LOOP


def test_a_script_that_never_arrives_does_not_stop_the_visit(studio: Studio) -> None:
    studio.site.routes["/never.js"] = lambda handler: time.sleep(15)
    page = studio.show("<p>a</p><script async src=/never.js></script>")
    assert texts(page) == ["a"]
    assert not page.settled
    assert page.timings.load is None


def test_pictures_and_sources_are_kept_without_personal_numbers(studio: Studio) -> None:
    number = "11010519491231002X"
    page = studio.show(f"<p>身份证 {number}</p><div style='height:20000px'></div>", take_picture=True)
    assert page.screenshot is not None
    assert page.source is not None
    data = (studio.store.folder / page.screenshot.path).read_bytes()
    assert data.startswith(b"\xff\xd8")
    assert _jpeg_size(data) == (1366, 8000)
    source = gzip.decompress((studio.store.folder / page.source.path).read_bytes()).decode()
    assert "身份证" in source
    assert number not in source
    assert number not in repr(page)


def test_personal_numbers_are_black_in_pictures(studio: Studio) -> None:
    style = "position:absolute;left:50px;top:{}px;font-size:20px;margin:0"
    studio.site.page("/inner", f"<p style='{style.format(20)}'>11010519491231002X</p>")
    page = studio.show(
        f"<p style='{style.format(10)}'>11010519491231002X</p><p style='{style.format(50)}'>3301990001</p>"
        "<iframe src=/inner style='position:absolute;left:0;top:100px;border:0;margin:0'></iframe>",
        take_picture=True,
    )
    assert page.screenshot is not None
    picture = PIL.Image.open(studio.store.folder / page.screenshot.path).convert("L")

    def darkness(top: int) -> float:
        return PIL.ImageStat.Stat(picture.crop((55, top + 5, 150, top + 20))).mean[0]

    assert darkness(10) < 30
    assert darkness(120) < 30
    assert darkness(50) > 100


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at + 1] not in (0xC0, 0xC1, 0xC2):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")


def test_another_window_size(studio: Studio) -> None:
    studio.site.page("/page", "<p>a</p>")
    page = studio.visit("/page", viewport=(390, 844), take_picture=False)
    assert isinstance(page, RenderedPage)
    assert (page.width, page.height) == (390, 844)


def test_a_crash_costs_that_page_only(studio: Studio) -> None:
    import asyncio

    studio.site.page("/page", "<p>a</p><script>setInterval(() => document.body.append('x'), 50)</script>")

    async def crash() -> tuple[RenderedPage | Unobserved, RenderedPage | Unobserved]:
        visits = [asyncio.create_task(studio.browser.visit(studio.site.url("/page"), take_picture=False))]
        context = studio.browser._pages._context
        assert context is not None
        while not any(page.url.endswith("/page") for page in context.pages):
            await asyncio.sleep(0.02)
        session = await context.new_cdp_session(context.pages[0])
        breaking = asyncio.create_task(session.send("Page.crash"))
        found = await visits[0]
        breaking.cancel()
        await asyncio.gather(breaking, return_exceptions=True)
        return found, await studio.browser.visit(studio.site.url("/end"))

    studio.site.page("/end", "<p>终点</p>")
    broken, after = studio.loop.run(crash())
    # a page whose renderer is gone before it was opened is visited again
    assert isinstance(broken, RenderedPage) or broken.reason is UnobservedReason.CRASH
    assert isinstance(after, RenderedPage)


def test_the_browser_is_started_again_when_it_is_gone(studio: Studio) -> None:
    native = studio.browser._pages._native
    assert native is not None
    studio.loop.run(native.close())
    assert texts(studio.show("<p>wieder</p>")) == ["wieder"]


def test_visits_side_by_side(studio: Studio) -> None:
    import asyncio

    for number in range(8):
        studio.site.page(f"/n{number}", f"<p>第{number}页</p>")

    async def all_of_them() -> list[RenderedPage | Unobserved]:
        return await asyncio.gather(
            *(studio.browser.visit(studio.site.url(f"/n{n}"), take_picture=False) for n in range(8))
        )

    found = studio.loop.run(all_of_them())
    assert [texts(page) for page in found if isinstance(page, RenderedPage)] == [[f"第{n}页"] for n in range(8)]
