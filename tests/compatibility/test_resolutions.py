from __future__ import annotations

from pytest_govsite.checks.compatibility.resolutions import resolutions
from pytest_govsite.model import CloserLook
from pytest_govsite.model.engine_view import WIDTHS
from tests.compatibility.judging import outcome, outcomes, page_of
from tests.compatibility.viewing import Viewing

PHONE = "<meta name=viewport content='width=device-width, initial-scale=1'>"


def by_size(page: CloserLook) -> dict[str, str]:
    return {verdict.place: outcome(verdict) for verdict in resolutions(page)}


def test_sizes(viewing: Viewing) -> None:
    wide = viewing.see(viewing.put("<div style='width:1300px'>页面内容</div>"), widths=WIDTHS)
    assert by_size(wide) == {
        "1366×768": "passed", "1920×1080": "passed", "1280×720": "failed", "1024×768": "advice", "390×844": "inapplicable",
    }  # fmt: skip
    fluid = viewing.see(viewing.put(f"{PHONE}<div style='max-width:1200px'>页面内容</div>"), widths=WIDTHS)
    assert set(by_size(fluid).values()) == {"passed"}
    phone = viewing.see(viewing.put(f"{PHONE}<div style='width:500px'>页面内容</div>"), widths=WIDTHS[-1:])
    assert by_size(phone) == {"390×844": "advice"}


def test_text_that_the_window_cuts_off(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put(
            "<style>html{overflow-x:hidden}</style><p style='width:1700px'>"
            + "这一行文字比窗口更宽，读者看不到它的结尾，也不能滚动到那里，因为页面隐藏了横向滚动条。" * 2
        ),
        widths=WIDTHS[:2],
    )
    assert by_size(page) == {"1366×768": "failed", "1920×1080": "passed"}


def test_no_fault(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put(
            "<style>body{overflow-x:hidden;margin:0}</style><img src=/x.png style='width:1920px;height:200px;margin-left:-277px'>"
            "<nav style='position:fixed;left:100%;width:300px'><p>从右侧滑入的菜单</p></nav>"
            "<div style='overflow-x:auto'><table style='width:3000px'><tr><td>可以滚动的宽表格</table></div>"
            "<p style='position:absolute;left:-9999px'>跳到正文</p><p style='width:1376px'>正文</p>"
        )
    )
    assert outcomes(resolutions, page) == ["passed"]
    assert outcomes(resolutions, page_of()) == ["untested"]
