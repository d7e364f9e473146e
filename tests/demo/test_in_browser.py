from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from pytest_govsite.demo.internet import DemoInternet

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def engine() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def started(engine: Playwright, internet: DemoInternet) -> Iterator[Browser]:
    rules = ",".join("MAP " + rule.replace("=", " ") for rule in internet.resolve)
    launched = engine.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", f"--host-resolver-rules={rules}, MAP * ~NOTFOUND"]
    )
    yield launched
    launched.close()


@pytest.fixture
def visit(started: Browser) -> Iterator[BrowserContext]:
    context = started.new_context(ignore_https_errors=True, viewport={"width": 1366, "height": 900})
    yield context
    context.close()


def opened(context: BrowserContext, internet: DemoInternet, path: str) -> Page:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"{path}: {error}"))
    page.on("requestfailed", lambda request: pytest.fail(f"{path}: {request.url}"))
    page.goto(internet.start_url.rstrip("/") + path)
    return page


def paths_of(internet: DemoInternet) -> list[str]:
    """One page of each template."""
    library = internet.portal.pages.library
    return [
        "/",
        "/xwzx/",
        "/zwgk/tzgg/",
        "/zwgk/zcwj/",
        "/zwgk/ldxx/",
        "/xwzx/xzdt/",
        "/zjsf/xzqh/",
        "/wzdt/",
        "/hdjl/xzxx/write.html",
        "/zfsj/sjkf/",
        "/ztzl/yhyshj/",
        library.feed("/xwzx/mtjj/").url(0),
        library.feed("/zwgk/zcwj/").url(1),
        library.feed("/xwzx/xzdt/").url(0),
        library.feed("/zfsj/sjfb/").url(0),
        library.leaders[0].path,
        library.guides["/zwfw/grbs/"][0].path,
        library.letters[0].path,
        library.interviews[0].path,
        library.surveys[0].path,
        "/zzb/",  # last: it switches the mode for older people on
    ]


def test_marks_stand_in_every_kind_of_footer(visit: BrowserContext, internet: DemoInternet) -> None:
    for path in ("/", "/xwzx/xzdt/", "/zfsj/sjkf/", "/ztzl/"):
        page = opened(visit, internet, path)
        place = page.frame_locator("iframe.foot-frame") if path == "/zfsj/sjkf/" else page
        mark = place.locator('a[href*="bszs.conac.cn/sitename"] img')
        mark.wait_for()
        assert mark.evaluate("image => image.naturalWidth") == 80, path
        assert "主办单位：示范县人民政府" in place.locator(".facts").inner_text()
        report = place.locator('[onclick*="3301990001"], a[href*="site_code=3301990001"]')
        assert report.count() == 1, path
        page.close()


def test_old_pages_are_read_as_gbk(visit: BrowserContext, internet: DemoInternet) -> None:
    page = opened(visit, internet, "/xwzx/xzdt/")
    assert page.evaluate("document.characterSet") == "GBK"
    assert page.locator("h1").inner_text() == "乡镇动态"


@pytest.mark.thorough
def test_pages_are_clean_under_axe_and_fit_a_phone(visit: BrowserContext, internet: DemoInternet) -> None:
    axe = Axe()
    for path in paths_of(internet):
        page = opened(visit, internet, path)
        found = axe.run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 391, path
        page.close()


def test_leaving_for_a_commercial_site_is_asked_first(visit: BrowserContext, internet: DemoInternet) -> None:
    page = opened(visit, internet, "/")
    page.locator('footer a[href="https://www.shifan-travel.com/"]').click()
    assert "即将离开" in page.locator("dialog").inner_text()
    page.locator("dialog").get_by_text("放弃").click()
    assert page.url == internet.start_url
    page.locator('footer a[href="https://www.shifan-travel.com/"]').click()
    page.locator("dialog").get_by_text("继续访问").click()
    page.wait_for_url("https://www.shifan-travel.com/")


def test_the_mode_for_the_elderly_enlarges_and_stays(visit: BrowserContext, internet: DemoInternet) -> None:
    page = opened(visit, internet, "/")
    size = "parseFloat(getComputedStyle(document.querySelector('main a')).fontSize)"
    before = page.evaluate(size)
    page.get_by_role("button", name="长者模式").click()
    assert page.evaluate(size) > before * 1.3
    page.goto(internet.start_url + "xwzx/")
    page.get_by_role("button", name="退出长者模式").click()
    assert page.evaluate("document.documentElement.classList.contains('elder')") is False


def test_the_toolbar_opens_and_enlarges(visit: BrowserContext, internet: DemoInternet) -> None:
    page = opened(visit, internet, "/")
    page.get_by_role("button", name="无障碍浏览").press("Enter")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.get_by_role("button", name="放大").press("Enter")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before
    page.get_by_role("button", name="退出", exact=True).click()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == before
