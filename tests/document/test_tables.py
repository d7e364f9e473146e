from __future__ import annotations

from pytest_govsite.model import Table
from tests.document.pages import column

HEAD = "<tr><th>来信标题</th><th>来信时间</th><th>答复时间</th><th>办理情况</th></tr>"


def tables(markup: str) -> tuple[Table, ...]:
    return column(markup).tables


def test_an_empty_cell_keeps_its_place() -> None:
    found = tables(
        f"<table>{HEAD}<tr><td><a href=/x/1.html>路灯</a></td><td>2026-11-02</td><td></td><td>办理中</td></tr></table>"
    )
    assert found[0].header == ("来信标题", "来信时间", "答复时间", "办理情况")
    assert found[0].rows[0].cells == ("路灯", "2026-11-02", "", "办理中")
    assert found[0].rows[0].url == "http://www.shifan.gov.cn/x/1.html"


def test_cells_that_span_columns() -> None:
    found = tables(f"<table>{HEAD}<tr><td colspan=2>合计</td><td>1</td><td>2</td></tr></table>")
    assert found[0].rows[0].cells == ("合计", "", "1", "2")


def test_other_tables_are_not_kept() -> None:
    data = (
        "<table><tr><th>指标</th><th>单位</th><th>数值</th></tr><tr><td>产值</td><td>亿元</td><td>12</td></tr></table>"
    )
    layout = f"<table><tr><td>来信</td><td>答复</td><td><table>{HEAD}</table></td></tr></table>"
    text = f"<table><tr><td>{'来信须知' * 20}</td><td>a</td><td>b</td></tr><tr><td>1</td></tr></table>"
    assert tables(data + layout + text) == ()


def test_bounds() -> None:
    rows = "<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>" * 400
    wide = "<tr>" + "<td colspan=99999>x</td>" * 40 + "</tr>"
    found = tables(f"<table>{HEAD}{rows}</table>" * 20 + f"<table>{HEAD}{wide}</table>")
    assert len(found) == 8
    assert len(found[0].rows) == 100
    assert all(len(row.cells) <= 12 for table in found for row in table.rows)
