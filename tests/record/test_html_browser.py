from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pytest_govsite.model import Outcome
from pytest_govsite.record.html import record_html
from tests.record import build

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN_AXE = """async () => (await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
 'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))"""


def opened(browser: Browser, page: Path, **context: Any) -> tuple[Page, list[str], list[str]]:
    tab = browser.new_page(**context)
    requests: list[str] = []
    messages: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: messages.append(message.text))
    tab.on("pageerror", lambda error: messages.append(str(error)))
    tab.goto(page.as_uri(), wait_until="networkidle")
    return tab, requests, messages


def test_it_opens_without_any_request_and_without_a_complaint(started_chromium: Browser, hostile_page: Path) -> None:
    tab, requests, messages = opened(started_chromium, hostile_page)
    outside = [url for url in requests if not url.startswith(("data:", hostile_page.as_uri()))]
    assert outside == []
    assert messages == []
    tab.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_it_passes_axe(started_chromium: Browser, hostile_page: Path, width: int) -> None:
    tab, _, _ = opened(started_chromium, hostile_page, viewport={"width": width, "height": 900})
    tab.evaluate(AXE)
    assert tab.evaluate(RUN_AXE) == []
    tab.close()


def test_axe_would_notice(started_chromium: Browser, hostile_page: Path) -> None:
    tab, _, _ = opened(started_chromium, hostile_page)
    tab.evaluate("document.querySelector('main').innerHTML = '<img src=data:,>'")
    tab.evaluate(AXE)
    assert any("image-alt" in violation for violation in tab.evaluate(RUN_AXE))
    tab.close()


def test_the_policy_stops_what_would_be_put_in(started_chromium: Browser, hostile_page: Path) -> None:
    tab, _, messages = opened(started_chromium, hostile_page)
    failures: list[str | None] = []
    tab.on("requestfailed", lambda request: failures.append(request.failure))
    tab.evaluate(
        """() => { const i = new Image(); i.src = 'https://evil.example/x.png';
        const s = document.createElement('script'); s.textContent = 'window.broken = true'; document.body.append(i, s); }"""
    )
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.broken") is None
    assert len([message for message in messages if "Content Security Policy" in message]) == 2
    assert failures == ["csp"]
    tab.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_sticks_out(started_chromium: Browser, hostile_page: Path, width: int) -> None:
    tab, _, _ = opened(started_chromium, hostile_page, viewport={"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()


def test_everything_can_be_read_without_scripts(started_chromium: Browser, hostile_page: Path) -> None:
    tab, _, _ = opened(started_chromium, hostile_page, java_script_enabled=False)
    assert tab.locator("#filter").is_hidden()
    assert tab.locator(".items tr[data-outcome]:visible").count() == tab.locator(".items tr[data-outcome]").count()
    assert tab.locator("#f-labels\\.pub-date").is_visible()
    tab.close()


def test_the_filter_shows_one_outcome_or_what_holds_a_word(started_chromium: Browser, hostile_page: Path) -> None:
    tab, _, _ = opened(started_chromium, hostile_page)
    rows = tab.locator(".items tr[data-outcome]:visible")
    everything = rows.count()
    tab.get_by_role("button", name="不符合").click()
    assert rows.count() == 4
    assert tab.locator("tbody[data-suite]:visible").count() == 3
    assert tab.locator("#a-footer\\.icp").is_hidden()
    tab.get_by_role("button", name="全部").click()
    tab.locator("#filter").get_by_role("searchbox").fill("PUBDATE")
    tab.wait_for_timeout(300)
    assert rows.count() == 1
    assert "1" in (tab.locator("#filter output").text_content() or "")
    tab.locator("#filter").get_by_role("searchbox").fill("")
    tab.wait_for_timeout(300)
    assert rows.count() == everything
    tab.close()


def test_print_shows_all_even_when_filtered(started_chromium: Browser, hostile_page: Path) -> None:
    tab, _, _ = opened(started_chromium, hostile_page)
    tab.get_by_role("button", name="不符合").click()
    tab.emulate_media(media="print")
    assert tab.locator(".items tr[data-outcome]:visible").count() == tab.locator(".items tr[data-outcome]").count()
    assert tab.locator("#filter").is_hidden()
    tab.close()


def test_pages_are_found_by_word_type_and_problems_with_the_keyboard(
    started_chromium: Browser, hostile_page: Path
) -> None:
    tab, _, _ = opened(started_chromium, hostile_page)
    rows = tab.locator("#pages tr[data-type]:visible")
    everything = rows.count()
    form = tab.locator("#page-filter")
    form.get_by_role("searchbox").focus()
    tab.keyboard.type("T0000")
    tab.wait_for_timeout(300)
    assert 0 < rows.count() < everything
    assert str(rows.count()) in (form.locator("output").text_content() or "")
    form.get_by_role("searchbox").fill("")
    tab.keyboard.press("Tab")
    form.get_by_role("combobox").select_option("home")
    tab.wait_for_timeout(300)
    assert rows.count() == 1
    form.get_by_role("combobox").select_option("")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.wait_for_timeout(300)
    bad = rows.count()
    assert 0 < bad < everything
    assert tab.locator("#pages tr[data-bad]:visible").count() == bad
    tab.emulate_media(media="print")
    assert rows.count() == everything
    assert form.is_hidden()
    tab.close()


def test_two_thousand_pages_open_at_once(started_chromium: Browser, tmp_path: Path) -> None:
    """The first screen is painted and the whole is ready while a reader has not yet begun to read."""
    bad = tuple(
        build.result(f"labels.x{k}", "标签", Outcome.FAILED, findings=tuple(build.finding(build.article(n), found=f"找到 {n}", group=f"g{n % 40}") for n in range(1, 2000)))
        for k in range(20)
    )  # fmt: skip
    page = tmp_path / "record.html"
    page.write_text(record_html(build.record(articles=2000, requirements=(*build.results(), *bad))), "utf-8")
    assert page.stat().st_size < 10_000_000
    tab, _, messages = opened(started_chromium, page)
    assert messages == []
    tab.wait_for_function("performance.getEntriesByType('paint').length")  # told a moment after it was painted
    interactive, painted = tab.evaluate(
        "[performance.getEntriesByType('navigation')[0].domInteractive, performance.getEntriesByType('paint')[0].startTime]"
    )
    assert painted < 5_000  # about 0.3 s on a machine at rest
    assert interactive < 20_000
    tab.get_by_role("link", name=build.article(1999).removeprefix(build.HOST)).first.scroll_into_view_if_needed()
    tab.close()
