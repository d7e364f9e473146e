from __future__ import annotations

from pathlib import Path

import msgspec

from pytest_govsite.model import Evidence, Interaction, Record, Step
from pytest_govsite.record.html import record_html
from pytest_govsite.record.pictures import Pictures
from pytest_govsite.record.printed import Printed
from pytest_govsite.record.view.operations import MOST_STEPS, changed, operations, target
from pytest_govsite.record.words import Words
from tests.record import build


def used(steps: tuple[Step, ...]) -> Record:
    home = Interaction(page=f"{build.HOST}/", kind="search", steps=steps)
    return msgspec.structs.replace(build.record(), interactions=(home,))


def test_steps_are_printed_in_order(tmp_path: Path) -> None:
    steps = (
        Step(action="type", target="请输入关键字", changed="全县工作会议"),
        Step(
            action="key",
            target="Enter",
            changed="3 条结果",
            url=f"{build.HOST}/search?q=1",
            seconds=1.25,
            requests=("POST https://x.example/send",),
        ),
        Step(action="press", target=build.HOSTILE),
    )
    page = record_html(used(steps), tmp_path)
    annex = page[page.index("附录 C　操作记录</h2>") :]
    assert annex.index("全县工作会议") < annex.index("3 条结果") < annex.index("POST https://x.example/send")
    assert '<td class="nowrap"><bdi>输入</bdi></td>' in annex
    assert "站内搜索" in annex
    assert "<script>fetch" not in annex


def test_nothing_was_used() -> None:
    assert "附录 C" not in record_html(build.record())


def test_long_interactions_are_cut_and_say_so() -> None:
    record = used(tuple(Step(action="tab", target=f"第{n}个") for n in range(MOST_STEPS + 5)))
    (one,) = operations(record, Pictures(None))
    assert len(one.rows) == MOST_STEPS
    assert one.more == 5
    assert "另有 5 步" in record_html(record)


def test_the_picture_after_a_step_is_shown(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "evidence").mkdir()
    Image.new("RGB", (200, 100), "navy").save(tmp_path / "evidence" / "step-1.jpg")
    picture = Evidence(kind="step", path="evidence/step-1.jpg", sha256="0" * 64, media_type="image/jpeg")
    record = used((Step(action="press", target="搜索", picture=picture),))
    (one,) = operations(record, Pictures(tmp_path))
    assert one.rows[0].picture is not None
    assert one.rows[0].picture.data.startswith("data:image/jpeg;base64,")


def test_addresses_are_told_in_letters_where_they_hold_some() -> None:
    printed = Printed(build.record(), Words("zh"))
    assert printed.readable("GET /s?q=%E5%85%AC%E5%BC%80&x=%20") == "GET /s?q=公开&x=%20"
    assert printed.readable("/gbk?q=%B9%AB%BF%AA") == "/gbk?q=%B9%AB%BF%AA"
    assert "\u202e" not in printed.url(f"{build.HOST}/%E2%80%AEgnp.exe")


def test_what_an_aid_changed_is_told_in_the_language_of_the_record() -> None:
    chinese, english = Words("zh"), Words("en")
    step = Step(action="aid", target="larger: 放大字体", changed="px 16→24; blocks 27→10")
    assert (target(step, chinese), changed(step, chinese)) == ("放大字体", "字号（像素） 16→24; 内容块 27→10")
    assert target(step, english) == "larger: 放大字体"
    assert target(Step(action="aid", target="pointer: 大箭头"), chinese) == "鼠标：大箭头"
    assert changed(Step(action="aid", changed="="), chinese) == "没有变化"
    said = Step(action="hover", changed="2 个元素跟随指针 / elements follow the pointer")
    assert (changed(said, chinese), changed(said, english)) == ("2 个元素跟随指针", "elements follow the pointer")
    # what a site says stays as it is
    assert changed(Step(action="press", changed="离开 bar 吗？"), chinese) == "离开 bar 吗？"
    assert target(Step(action="key", target="Enter: 长者模式"), chinese) == "Enter: 长者模式"
