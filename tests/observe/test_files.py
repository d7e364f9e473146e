from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.demo.portal.files import TYPES, file_of
from pytest_govsite.inspection.offered import MOST_FILES, file_addresses
from pytest_govsite.model import FileProbe, LostPage, Page, PageFacts
from pytest_govsite.observe.files import probe_files, probe_lost_page
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from tests.checks.writing import page
from tests.observe.site import LocalSite

Configure = Callable[..., Config]


@pytest.fixture
def asked(loop: BackgroundLoop, configure: Configure, site: LocalSite) -> Callable[..., Any]:
    """Ask the site with a client of its own for files, or for an address that it cannot have."""

    def run(*paths: str, lost: bool = False) -> Any:
        async def scene() -> Any:
            async with HttpClient(configure(site.url("/"))) as client:
                if lost:
                    return await probe_lost_page(client, site.url("/"), 7)
                return await probe_files(client, map(site.url, paths))

        return loop.run(scene())

    return run


def test_files_by_what_they_are(site: LocalSite, asked: Callable[..., tuple[FileProbe, ...]]) -> None:
    word = file_of("docx", "1")
    site.routes["/a.docx"] = (200, word, {"Content-Type": TYPES["docx"]})
    site.routes["/b.pdf"] = (200, file_of("pdf", "1") + b" " * 200_000, {"Content-Type": "application/pdf"})
    disposition = "attachment; filename*=UTF-8''%E8%A1%A8.xls"
    site.routes["/down.do"] = (200, b"", {"Content-Type": "application/x-download", "Content-Disposition": disposition})
    site.page("/c.doc", "<title>登录</title><input type=password>")
    docx, pdf, empty, login = asked("/a.docx", "/b.pdf", "/down.do", "/c.doc")
    assert (docx.status, docx.signature, docx.size) == (200, "zip", len(word))
    assert "word/document.xml" in docx.members
    assert (pdf.signature, pdf.size) == ("pdf", len(file_of("pdf", "1")) + 200_000)
    assert (empty.signature, empty.size, empty.attachment, empty.filename) == ("empty", 0, True, "表.xls")
    assert (login.signature, login.title, login.login) == ("html", "登录", True)


def test_files_that_are_gone(site: LocalSite, asked: Callable[..., tuple[FileProbe, ...]]) -> None:
    assert asked("/gone.pdf")[0].status == 404
    site.redirect("/loop.pdf", "/loop.pdf")
    (loop,) = asked("/loop.pdf")
    assert loop.status is None
    assert loop.unobserved is not None


def test_each_file_is_asked_for_once(site: LocalSite, asked: Callable[..., tuple[FileProbe, ...]]) -> None:
    asked("/a.pdf", "/a.pdf")
    assert site.paths() == ["/a.pdf"]


def test_the_lost_page(site: LocalSite, asked: Callable[..., LostPage]) -> None:
    first, second = asked(lost=True), asked(lost=True)
    assert first.url == second.url
    assert first.status == 404
    assert first.document is not None
    assert "nothing here" in first.document.blocks[0].text


def offering(number: int, template: str, *files: str) -> PageFacts:
    made = page("".join(f"<p><a href={file}>附件</a></p>" for file in files), path=f"/{number}.html")
    return PageFacts(page=Page(url=made.url, template=template), source=made.source)


def test_the_sample_of_files_is_bounded_seeded_and_mixed() -> None:
    many = [offering(n, "news", f"/n{n}.pdf") for n in range(100)]
    few = [offering(200, "document", "/d.docx", "/e.pdf")]
    chosen = file_addresses([*many, *few], 1)
    assert len(chosen) == MOST_FILES
    assert {url.rpartition("/")[2] for url in chosen} >= {"d.docx", "e.pdf"}
    assert file_addresses([*many, *few], 1) == chosen
    assert file_addresses([*many, *few], 2) != chosen
