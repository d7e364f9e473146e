from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser

from pytest_govsite.record import load_record, write_record
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.pdf import print_pdf
from pytest_govsite.record.verify import verify_folder
from tests.record import build

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def printed(chromium: str, hostile_page: Path, tmp_path_factory: pytest.TempPathFactory) -> pypdf.PdfReader:
    target = tmp_path_factory.mktemp("pdf") / "record.pdf"
    assert print_pdf(hostile_page, target, chromium, heading="报告编号 JC-1") is None
    return pypdf.PdfReader(target)


def folded(page: pypdf.PageObject) -> str:
    return re.sub(r"\s+", "", page.extract_text())


def test_every_page_has_its_number_and_the_report_number(printed: pypdf.PdfReader) -> None:
    total = len(printed.pages)
    assert total > 5
    for number, page in enumerate(printed.pages, start=1):
        text = folded(page)
        assert f"第{number}页共{total}页" in text
        assert "报告编号JC-1" in text


def test_pages_are_a4_and_the_table_of_items_lies_across(printed: pypdf.PdfReader) -> None:
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in printed.pages}
    assert sizes == {(595, 842), (842, 595)}


def test_it_is_tagged_and_has_an_outline(printed: pypdf.PdfReader) -> None:
    catalogue = printed.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    titles = [re.sub(r"\s+", "", str(item.title)) for item in flat(printed.outline)]
    assert "1检测结论" in titles
    assert "7不符合项详述" in titles


def flat(outline: list[object]) -> list[pypdf.generic.Destination]:
    found: list[pypdf.generic.Destination] = []
    for item in outline:
        found.extend(flat(item) if isinstance(item, list) else [item])  # type: ignore[list-item]
    return found


def test_the_first_page_tells_the_verdict(printed: pypdf.PdfReader) -> None:
    text = folded(printed.pages[0])
    assert "检测原始记录" in text
    assert "不合格（不符合）" in text
    assert "以下空白" in folded(printed.pages[-1])


def test_without_a_browser_it_says_why(tmp_path: Path, hostile_page: Path) -> None:
    reason = print_pdf(hostile_page, tmp_path / "record.pdf", None)
    assert reason is not None
    assert "没有可用的 Chromium" in reason
    assert not (tmp_path / "record.pdf").exists()


def test_a_browser_that_does_not_start_is_told_in_one_line(tmp_path: Path, hostile_page: Path) -> None:
    reason = print_pdf(hostile_page, tmp_path / "record.pdf", str(tmp_path / "nowhere"), language="en")
    assert reason is not None
    assert reason.startswith("printing failed")
    assert "\n" not in reason
    assert not (tmp_path / "record.pdf").exists()


def test_it_prints_while_a_loop_runs(chromium: str, tmp_path: Path) -> None:
    page = tmp_path / "record.html"
    page.write_text("<title>x</title><p>x")

    async def inside() -> str | None:
        return print_pdf(page, tmp_path / "record.pdf", chromium)

    assert asyncio.run_coroutine_threadsafe is not None
    assert run_apart(inside) is None
    assert len(pypdf.PdfReader(tmp_path / "record.pdf").pages) == 1


def run_apart(inside: object) -> object:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(lambda: asyncio.run(inside())).result()  # type: ignore[operator]


def test_it_prints_beside_the_synchronous_playwright(started_chromium: Browser, chromium: str, tmp_path: Path) -> None:
    tab = started_chromium.new_page()
    page = tmp_path / "record.html"
    page.write_text("<title>x</title><p>x")
    assert print_pdf(page, tmp_path / "record.pdf", chromium) is None
    assert tab.evaluate("1 + 1") == 2
    tab.close()


def test_the_command_makes_it_later_and_the_folder_stays_intact(chromium: str, tmp_path: Path) -> None:
    write_record(build.record(articles=3), tmp_path, chromium=None)
    assert main(["pdf", str(tmp_path), "--chromium", chromium]) == 0
    assert (tmp_path / "record.pdf").is_file()
    assert verify_folder(tmp_path) == []
    assert "GS-20261122" in folded(pypdf.PdfReader(tmp_path / "record.pdf").pages[0])


def test_the_command_does_not_print_what_was_changed(
    chromium: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_record(build.record(articles=3), tmp_path, chromium=None)
    (tmp_path / "record.html").write_text("合格")
    assert main(["pdf", str(tmp_path), "--chromium", chromium]) == 2
    assert "record.html" in capsys.readouterr().err
    assert not (tmp_path / "record.pdf").exists()


def test_a_record_with_its_pdf_leaves_nothing_out(chromium: str, tmp_path: Path) -> None:
    record = write_record(build.record(articles=3), tmp_path, chromium=chromium)
    assert record.files_left_out == {}
    assert load_record(tmp_path).files_left_out == {}
    assert (tmp_path / "record.pdf").stat().st_size > 10_000
    assert verify_folder(tmp_path) == []
