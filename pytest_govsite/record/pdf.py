"""record.pdf, printed from record.html by Chromium."""

from __future__ import annotations

import asyncio
import os
import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from html import escape
from pathlib import Path

from pytest_govsite.playwright_builds import SHELL, own_build
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.signing import Signing, sign
from pytest_govsite.record.words import Words

TIME_LIMIT = 300.0
"""Seconds that printing may take altogether."""

_MARGIN = {"top": "20mm", "bottom": "18mm", "left": "0", "right": "0"}
_OPEN_ALL = "document.querySelectorAll('details').forEach(element => { element.open = true; })"
_TITLES = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(heading => heading.textContent)"
_SMALL = "font: 10px 'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif; color: #57606a; width: 100%; padding: 0 16mm; display: flex; justify-content: space-between;"  # fmt: skip


def print_pdf(
    html_path: Path,
    pdf_path: Path,
    chromium_executable: str | None,
    *,
    heading: str = "",
    language: str = "zh",
    signing: Signing | None = None,
    written: Future[None] | None = None,
) -> str | None:
    """Print a record to A4 with page numbers, tags and an outline; return None, or why there is no PDF.

    Works beside a running event loop and beside another Playwright in the calling thread: the browser is driven from a
    thread of its own. Nothing is asked of any network.

    Args:
        html_path: the finished record.html.
        written: done when record.html is finished, which the started browser waits for; None: it is finished.
        pdf_path: written only when printing succeeded.
        chromium_executable: path of a Chromium; None: there is none.
        heading: shown at the top of every page (report number or record id).
        signing: what it is signed with; a PDF that could not be signed does not stay. None: it is not signed.
        language: `zh` or `en`, of the page numbers and of the reason returned.
    """
    words = Words(language)
    if chromium_executable is None:
        return words("pdf.no_chromium")
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="govsite-pdf") as thread:
        job = thread.submit(asyncio.run, _print(html_path, pdf_path, chromium_executable, heading, words, written))
        try:
            job.result()
        except Exception as error:  # whatever a foreign browser raises, the record goes on without a PDF
            return words("pdf.failed", error=one_line(str(error).split("\n", 1)[0] or type(error).__name__, 200))
    reason = sign(pdf_path, signing) if signing else None
    if reason is not None:
        pdf_path.unlink()
        return words("pdf.not_signed", error=reason)
    return None


async def _print(
    html_path: Path, pdf_path: Path, executable: str, heading: str, words: Words, written: Future[None] | None
) -> None:
    async with asyncio.timeout(TIME_LIMIT):
        content, titles = await _printed(html_path, executable, heading, words, written)
    pdf_path.write_bytes(_mended(content, titles))


def _mended(content: bytes, titles: list[str]) -> bytes:
    from pypdf.errors import PyPdfError

    from pytest_govsite.record.pdf_text import mended

    try:
        return mended(content, titles)
    except (PyPdfError, ValueError):
        # A PDF that another Chromium writes differently is still the record; only its search is worse.
        return content


async def _printed(
    html_path: Path, executable: str, heading: str, words: Words, written: Future[None] | None
) -> tuple[bytes, list[str]]:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=executable,
            chromium_sandbox=_sandbox_possible(),
            timeout=TIME_LIMIT * 1000,
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )
        try:
            page = await browser.new_page(offline=True)
            if written is not None:
                await asyncio.wrap_future(written)
            await page.goto(html_path.resolve().as_uri(), wait_until="load", timeout=TIME_LIMIT * 1000)
            await page.evaluate(_OPEN_ALL)
            titles = await page.evaluate(_TITLES)
            content = await page.pdf(
                format="A4",
                prefer_css_page_size=True,
                print_background=True,
                display_header_footer=True,
                header_template=_header(heading),
                footer_template=_footer(words),
                margin=_MARGIN,  # type: ignore[arg-type]
                tagged=True,
                outline=True,
            )
            return content, [one_line(title, 200) for title in titles]
        finally:
            await browser.close()


def _header(heading: str) -> str:
    return f'<div style="{_SMALL}"><span>{escape(one_line(heading, 120))}</span></div>'


def _footer(words: Words) -> str:
    page, total = '<span class="pageNumber"></span>', '<span class="totalPages"></span>'
    return f'<div style="{_SMALL}"><span>pytest-govsite</span><span>{words("pdf.page", page=page, total=total)}</span></div>'


def _sandbox_possible() -> bool:
    return not (hasattr(os, "geteuid") and os.geteuid() == 0)


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine, for the command line; None: none found."""
    for name in (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
    ):
        if found := shutil.which(name):
            return found
    own = own_build(SHELL) or own_build("chromium")
    return str(own) if own else None
