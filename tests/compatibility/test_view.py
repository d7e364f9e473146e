from __future__ import annotations

import pytest
from PIL import Image

from pytest_govsite.model import CloserLook
from pytest_govsite.model.engine_view import WIDTHS, EnginesLook, EngineView
from tests.compatibility.viewing import Viewing

pytestmark = pytest.mark.browser


def views(page: CloserLook) -> tuple[EngineView, ...]:
    look = page.of(EnginesLook)
    assert isinstance(look, EnginesLook)
    return look.views


def test_engines_tell_the_same_of_a_plain_page(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put(
            "<h1>通知公告</h1><table><tr><th>名称<th>数量</tr><tr><td>甲<td>12</tr></table>"
            "<p style='width:90px'>电话 1234567890123 转</p><p hidden>不显示的话</p>"
        ),
        widths=WIDTHS,
    )
    first, second = views(page)
    assert first.elements == second.elements
    assert first.text == second.text
    for one, other in zip(first.layouts, second.layouts, strict=True):
        assert (one.width, one.asked) == (other.width, other.asked) == (one.asked[0], one.asked)
        assert [block.element for block in one.blocks] == [block.element for block in other.blocks]
    cells = [(e.row, e.column, e.text) for e in first.elements if e.table == 0]
    assert cells == [(0, 0, "名称"), (0, 1, "数量"), (1, 0, "甲"), (1, 1, "12")]
    hidden = {first.elements[number].text for number in first.layouts[0].hidden}
    assert hidden == {"不显示的话"}


def test_broken_words_clipped_lines_and_overlaps_are_facts(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put(
            "<p id=number style='width:60px;word-break:break-all'>电话1234567890123</p>"
            "<p id=half style='height:12px;line-height:20px;overflow:hidden;font-size:16px'>只见上半截的文字</p>"
            "<p style='margin:20px 0 0'>上面的一行文字</p><p style='margin:-18px 0 0' id=over>盖住的一行文字</p>"
        )
    )
    for seen in views(page):
        layout = seen.layouts[0]
        runs = {seen.elements[run.element].key: run for run in layout.texts}
        assert runs["#number"].broken == ("1234567890123",)
        assert runs["#number"].breaks_anywhere
        assert runs["#half"].halved == 1
        (overlap,) = layout.overlaps
        assert seen.elements[overlap.other].key == "#over"
        assert overlap.readable


def test_what_moves_is_marked(viewing: Viewing) -> None:
    page = viewing.see(
        viewing.put(
            "<div class='swiper-wrapper'><p>一</p><p>二</p></div><p id=clock style='width:40px'>一</p>"
            "<script>let n=40;setInterval(()=>{document.querySelector('#clock').style.marginLeft=(n+=7)+'px'},20)</script>"
            "<div style='height:20px;overflow:hidden'><p style='margin:0;height:20px'>甲</p><p id=below>乙</p></div>"
        ),
        widths=WIDTHS[:2],
    )
    for seen in views(page):
        moving = {element.key: element.moving for element in seen.elements}
        assert moving["html > body > div:nth-of-type(1) > p:nth-of-type(2)"] == "named"
        assert moving["#clock"] == "restless"
        assert moving["#below"] == "stage"


def test_pictures_are_kept_small(viewing: Viewing) -> None:
    page = viewing.see(viewing.put("<h1>通知</h1>"), widths=WIDTHS[:2], keep=viewing.store)
    for seen in views(page):
        for layout in seen.layouts:
            assert layout.picture is not None
            assert layout.picture.media_type == "image/jpeg"


def test_personal_numbers_are_shown_nowhere(viewing: Viewing) -> None:
    number = "11010519491231002X"
    page = viewing.see(
        viewing.put(f"<body style='margin:0'><p style='margin:0;font-size:60px'>{number}</p>"),
        widths=WIDTHS[:2],
        keep=viewing.store,
    )
    for seen in views(page):
        assert number not in seen.text
        assert all(number not in element.text for element in seen.elements)
        for layout in seen.layouts:
            assert layout.picture is not None
            with Image.open(viewing.folder / layout.picture.path) as picture:
                assert picture.convert("L").crop((30, 15, 250, 35)).getextrema()[1] < 60
        # the boxes are gone when the page is looked at again
        assert {element.tag for element in seen.elements} == {"body", "p"}
