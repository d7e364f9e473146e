from __future__ import annotations

import msgspec

from pytest_govsite.model import EngineFacts, Outcome, PageEntry, Record
from pytest_govsite.record.html import record_html
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
