from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Request, sync_playwright

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.errors import StoreError
from pytest_govsite.fleet.command import main
from pytest_govsite.fleet.dataset import Results
from pytest_govsite.fleet.overview.figures import Figures, figures
from pytest_govsite.fleet.overview.write import write_overview
from pytest_govsite.fleet.runs import read_run
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.record.pdf import find_chromium
from tests.fleet.province import HOSTILE, fill

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=SHANGHAI)
CHROMIUM = find_chromium()
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Storage:
    storage = Storage(str(tmp_path_factory.mktemp("province")))
    fill(storage)
    write_overview(storage, made=NOW)
    return storage


@pytest.fixture(scope="module")
def found(storage: Storage) -> Figures:
    results, run = Results(storage), read_run(storage)
    assert run is not None
    try:
        return figures(results, "2026-11", "2026-10", run.sites)
    finally:
        results.close()


def test_every_site_of_the_list_is_counted_once(found: Figures) -> None:
    assert len(found.sites) == 41
    assert len(found.inspected) == 36
    assert sorted(site.key for site in found.missed) == ["s009", "s019", "s029", "s039", "s040"]
    assert sum(len(found.with_verdict(v)) for v in ("conforming", "nonconforming", "pending")) == 36


def test_change_is_told_against_the_month_before(found: Figures) -> None:
    assert found.before == "2026-10"
    (site,) = [site for site in found.sites if site.key == "s001"]
    assert (site.before, site.verdict, site.finished) == ("pending", "nonconforming", "2026-11-03 02:01")
    assert site in found.turned("nonconforming")
    (gone,) = [site for site in found.sites if site.key == "s009"]
    assert (gone.before, gone.verdict, gone.reason) == ("nonconforming", "", "unreachable")


def test_the_worst_requirements_come_first_with_their_sites(found: Figures) -> None:
    numbers = [each.failed for each in found.worst]
    assert numbers == sorted(numbers, reverse=True)
    for each in found.worst:
        assert 0 < each.failed <= each.judged <= 36
        assert len(each.sites) == each.failed
        assert each.before is not None


def test_vetoes_name_site_requirement_and_clause(found: Figures) -> None:
    assert {veto.site.key for veto in found.vetoes} == {s.key for s in found.inspected if int(s.key[1:]) % 3 == 1}
    assert all(veto.title and veto.clause for veto in found.vetoes)


def test_no_cell_of_the_notice_is_a_formula(storage: Storage) -> None:
    held = storage.read("notice.xlsx")
    assert held is not None
    book = load_workbook(io.BytesIO(held))
    assert book.sheetnames == ["检查通报", "未能检测", "突出问题", "不符合项明细"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    named = [cell for cell in cells if str(cell.value).startswith("=cmd")]
    assert named
    assert all(cell.quotePrefix and cell.data_type == "s" for cell in named)
    sheet = book["检查通报"]
    assert str(sheet["A1"].value) == "2026年11月政府网站检查通报表"
    assert "应检 41 个，已检 36 个" in str(sheet["A2"].value)
    assert sheet.max_row == 3 + 36
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} >= {"sites/s000/GS-R20261103-010000/record.html"}


def test_an_earlier_month_and_english(storage: Storage) -> None:
    page, _ = write_overview(storage, made=NOW, month="2026-10", language="en")
    text = Path(page).read_text("utf-8")
    assert page.endswith("overview-2026-10.html")
    assert "October 2026" in text
    assert "There are no results of an earlier month" in text
    assert '<h2 id="change">Change</h2>' in text


def test_no_results(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no results"):
        write_overview(Storage(str(tmp_path)), made=NOW)


def test_questions_in_sql(storage: Storage, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", storage.url, "select count(*) as n from runs where month = '2026-11'"]) == 0
    assert capsys.readouterr().out == "n\n40\n"
    assert main(["ask", storage.url, "select nothing"]) == 4
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["ask", storage.url, "select name from latest where name like '=%'"]) == 0
    assert capsys.readouterr().out.startswith("name\n\"'=cmd")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(browser: Browser, storage: Storage) -> Iterator[tuple[Page, list[str]]]:
    told: list[str] = []
    page = browser.new_page(viewport={"width": 1366, "height": 900})

    def asked(request: Request) -> None:
        told.append(request.url)

    page.on("request", asked)
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(Path(storage.path("overview.html")).as_uri())
    yield page, told
    page.close()


@pytest.mark.browser
@needs_browser
def test_the_page_sorts_and_filters_and_asks_nothing(opened: tuple[Page, list[str]]) -> None:
    page, told = opened
    rows = page.locator("#all-sites tbody tr:visible")
    page.locator("#all-sites thead button", has_text="不符合项").click()
    numbers = [
        int(text) for text in page.locator("#all-sites td[data-label='不符合项']").all_text_contents() if text != "—"
    ]
    assert numbers == sorted(numbers, reverse=True)
    page.locator("#all-sites thead button", has_text="检测时间").click()
    assert page.locator("#all-sites th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.fill("#filter-text", "温州")
    assert set(page.locator("#all-sites tr:visible td[data-label='分组']").all_text_contents()) == {"温州市"}
    page.fill("#filter-text", "")
    page.select_option("#filter-verdict", "none")
    assert rows.count() == 5
    assert page.locator("#shown").text_content() == "显示 5 个"
    page.select_option("#filter-verdict", "")
    assert page.title() == "政府网站检测总览 · 2026年11月"  # the hostile name did not run
    assert page.get_by_text(HOSTILE[:20]).count() > 0
    assert [url for url in told if not url.startswith("file:")] == []
    assert len(told) == 1


@pytest.mark.browser
@needs_browser
@pytest.mark.parametrize("width", [1366, 390])
def test_the_page_passes_axe_and_fits(opened: tuple[Page, list[str]], width: int) -> None:
    from axe_playwright_python.base import AXE_SCRIPT

    page, _ = opened
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html).slice(0, 3)])"
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        "() => [...document.querySelectorAll('section *, header *')].filter((e) => e.getClientRects().length"
        " && e.getBoundingClientRect().right > e.closest('section, header').getBoundingClientRect().right + 1)"
        ".map((e) => e.outerHTML.slice(0, 80))"
    )
    assert outside == []
