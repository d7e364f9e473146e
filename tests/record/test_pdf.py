from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pypdf
import pytest
from playwright.sync_api import Browser

from pytest_govsite.model.annex import Sheet
from pytest_govsite.record import load_record, write_record
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.html import record_html
from pytest_govsite.record.pdf import print_pdf
from pytest_govsite.record.pdf_text import corrected_map, mended
from pytest_govsite.record.verify import verify_folder
from tests.record import bad, build

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
    marked = printed.root_object["/MarkInfo"].get_object()
    assert isinstance(marked, pypdf.generic.DictionaryObject)
    assert marked["/Marked"]
    titles = [re.sub(r"\s+", "", str(item.title)) for item in flat(printed.outline)]
    assert titles[:5] == ["检测原始记录", "声明", "1检测结论", "各部分结论", "项目计数"]
    assert "7不符合项详述" in titles
    assert len(titles) == len(set(titles))


def flat(outline: Sequence[Any]) -> list[pypdf.generic.Destination]:
    found: list[pypdf.generic.Destination] = []
    for item in outline:
        found.extend(flat(item) if isinstance(item, list) else [item])
    return found


def test_the_first_page_tells_the_verdict(printed: pypdf.PdfReader) -> None:
    text = folded(printed.pages[0])
    assert "检测原始记录" in text
    assert "不合格（不符合）" in text
    assert "以下空白" in folded(printed.pages[-1])


@pytest.mark.parametrize(("language", "chapters"), [("zh", ("声明", "1检测结论", "目录")), ("en", ("Statement", "1Conclusion", "Contents"))])  # fmt: skip
def test_cover_statement_and_conclusion_are_one_sheet_each_of_a_bad_site_too(
    chromium: str, tmp_path: Path, language: str, chapters: tuple[str, ...]
) -> None:
    record = msgspec.structs.replace(bad.record(), language=language)
    page = tmp_path / "record.html"
    before = record_html(record).partition('<section id="sample"')[0]
    page.write_text(before, encoding="utf-8")
    assert print_pdf(page, tmp_path / "record.pdf", chromium, language=language) is None
    sheets = [folded(sheet) for sheet in pypdf.PdfReader(tmp_path / "record.pdf").pages]
    assert len(sheets) == 4
    assert all(sheet.startswith(title) for sheet, title in zip(sheets[1:], chapters, strict=True))
    assert str(bad.FAILED) in sheets[2]
    assert "赵六" in sheets[2]


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

    with ThreadPoolExecutor(max_workers=1) as thread:
        assert thread.submit(asyncio.run, inside()).result() is None
    assert len(pypdf.PdfReader(tmp_path / "record.pdf").pages) == 1


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
    sheet = Sheet(key="papers", columns=("项目",), rows=())
    record = write_record(build.record(articles=3), tmp_path, chromium=chromium, annexes=lambda: (sheet,))
    assert record.files_left_out == {}
    assert load_record(tmp_path).files_left_out == {}
    assert (tmp_path / "record.pdf").stat().st_size > 10_000
    assert verify_folder(tmp_path) == []


def test_words_can_be_searched_for(printed: pypdf.PdfReader) -> None:
    text = "".join(folded(page) for page in printed.pages)
    assert "网页" in text
    assert re.findall(r"[\u2e80-\u2fdf]", text) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"<92> <2F42>", "<92> <6587>"),
        (b"<0001> <2EDA>", "<0001> <9875>"),
        (b"<20> <21> <653E>", "<20> <21> <653E>"),
        (b"<20> <21> <2F42>", "<20> <21> [<6587> <6597>]"),
        (b"<00> <FF>", "<00> <FF>"),
    ],
)
def test_radicals_become_characters(given: bytes, expected: str) -> None:
    assert corrected_map(given).decode() == expected


def test_a_pdf_of_another_build_stays_as_it_is() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert mended(buffer.getvalue(), ["a"]) == buffer.getvalue()
