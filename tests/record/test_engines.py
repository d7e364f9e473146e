from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.inspection.side_by_side import pictures_in_engines
from pytest_govsite.model import EngineFacts, Evidence, Outcome, PageEntry, Record
from pytest_govsite.model.engine_layout import Layout
from pytest_govsite.model.engine_view import EnginesLook, EngineView
from pytest_govsite.record.html import record_html
from pytest_govsite.record.view import contact
from pytest_govsite.record.view.engines import engines_compared, matrix
from tests.record import build

ENGINES = ("chromium", "firefox", "webkit")


def compared() -> Record:
    """A record in which firefox has a problem on the first page, webkit did not show the second."""
    first, second, third = (f"{build.HOST}/{n}/" for n in "abc")
    entries = tuple(
        PageEntry(url=url, type="column", rendered=engines, looks=("engines",))
        for url, engines in ((third, ENGINES), (second, ENGINES[:2]), (first, ENGINES))
    )
    layout = build.result(
        "compatibility.layout",
        "版面",
        Outcome.FAILED,
        suite="browser_compatibility",
        findings=(
            build.finding("/a/", message="错位", engine="firefox"),
            build.finding("/a/", message="缺失", engine="firefox"),
            build.finding("/a/", message="过宽"),
            build.finding("/b/", message="没打开", engine="webkit", outcome=Outcome.UNTESTED),
        ),
    )
    before = build.record()
    return msgspec.structs.replace(
        before,
        engines=(*tuple(EngineFacts(name=name) for name in ENGINES), EngineFacts(name="old", available=False)),
        coverage=msgspec.structs.replace(before.coverage, pages=entries),
        requirements=(layout,),
    )


def test_engines_and_pages_at_a_glance() -> None:
    rows = matrix(compared())
    assert [row.url[-3:] for row in rows] == ["/a/", "/b/", "/c/"]  # most findings first
    told = [[(cell.state, cell.count) for cell in row.cells] for row in rows]
    assert told[0] == [("clean", 0), ("failed", 2), ("clean", 0), ("failed", 1)]
    assert told[1] == [("clean", 0), ("clean", 0), ("not_shown", 1), ("clean", 0)]
    assert [row.differs for row in rows] == [True, True, False]


def test_the_table_stands_in_the_record_where_engines_were_compared() -> None:
    page = record_html(compared())
    assert "浏览器对照一览" in page
    assert '<td class="cell failed">问题 2</td>' in page
    assert ">old</th>" not in page.partition("matrix")[2].partition("</table>")[0]
    assert engines_compared(build.record()) == ()
    assert "浏览器对照一览" not in record_html(build.record())


def pictured(folder: Path, pages: int, height: int = 400) -> Record:
    """A record of which every page has a picture in chromium and in webkit."""
    before = compared()
    (folder / "evidence").mkdir(exist_ok=True)
    entries = []
    for number in range(pages):
        taken = {}
        for engine in ("chromium", "webkit"):
            taken[engine] = f"evidence/{engine}-{number}.jpg"
            picture = Image.effect_noise((1280, height), 90 + number % 7)
            picture.convert("RGB").save(folder / taken[engine], quality=40)
        url = f"{build.HOST}/{number}/"
        entries.append(PageEntry(url=url, type="column", rendered=ENGINES, looks=("engines",), pictures=taken))
    return msgspec.structs.replace(before, coverage=msgspec.structs.replace(before.coverage, pages=tuple(entries)))


def test_the_contact_sheet_shows_a_page_in_each_engine_side_by_side(tmp_path: Path) -> None:
    page = record_html(pictured(tmp_path, 2), tmp_path)
    sheet = LexborHTMLParser(page).css_first("#contact")
    assert sheet is not None
    rows = sheet.css("tbody tr")
    assert len(rows) == 2
    for row in rows:
        there = [cell.css_first("img") is not None for cell in row.css("td")]
        assert there == [True, False, True]
        alts = [img.attributes["alt"] or "" for img in row.css("img")]
        assert [alt.split()[0] for alt in alts] == ["chromium", "webkit"]
        sizes = [(int(img.attributes["width"] or 0), int(img.attributes["height"] or 0)) for img in row.css("img")]
        assert all(width <= contact.SIZE[0] and height <= contact.SIZE[1] for width, height in sizes)
    assert '<a href="#contact">' in page
    assert 'id="contact"' not in record_html(compared(), tmp_path)


def test_it_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = pictured(tmp_path, 12)
    names, rows = engines_compared(record), matrix(record)
    taken = {entry.url: entry.pictures for entry in record.coverage.pages}
    monkeypatch.setattr(contact, "PAGES", 5)
    assert len(contact.contact_sheet(rows, names, taken, tmp_path)) == 5
    monkeypatch.setattr(contact, "TOTAL_BYTES", 30_000)
    strips = contact.contact_sheet(rows, names, taken, tmp_path)
    room = sum(len(one.picture.data) for strip in strips for one in strip.shown if one.picture)
    assert 0 < room < 30_000 * 4 / 3 + 500
    assert contact.contact_sheet(rows, names, {url: {"chromium": "../x.jpg"} for url in taken}, tmp_path) == []


def test_the_picture_at_the_reference_size_is_the_one_that_is_kept() -> None:
    wide, narrow = (
        Evidence(kind="screenshot", path=f"evidence/{name}.jpg", sha256="", media_type="image/jpeg") for name in "ab"
    )

    def layout(picture: Evidence | None) -> Layout:
        return Layout(
            asked=(1280, 800), width=1280, height=800, room=1280, page_width=1280, page_height=800, picture=picture
        )

    views = (
        EngineView(engine="chromium", layouts=(layout(wide), layout(narrow))),
        EngineView(engine="firefox", layouts=(layout(None),)),
        EngineView(engine="webkit"),
    )
    observed: Any = SimpleNamespace(shown={"x": ("chromium",)}, look=lambda url, kind: EnginesLook(views=views))
    assert pictures_in_engines("x", observed) == {"chromium": "evidence/a.jpg"}
    assert pictures_in_engines("y", observed) == {}
