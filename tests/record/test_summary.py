from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.model import Outcome
from pytest_govsite.record.summary import display_width, summary_lines
from pytest_govsite.record.view.tally import CATEGORIES
from tests.record import build


def lines(**changes: Any) -> list[str]:
    return summary_lines(build.record(**changes), "govsite-report/record.html")


def test_verdict_first_and_path_last() -> None:
    found = lines()
    assert found[0] == "检测结论：不合格（不符合）　[非正式报告]"
    assert found[-1] == "记录：govsite-report/record.html"


def test_what_failed_stands_with_its_pages_and_its_advice() -> None:
    text = "\n".join(lines())
    assert "不符合的强制性要求（4 项）" in text
    assert "labels.pub-date                PubDate 发布时间标签（30 个页面）" in text
    assert "让步" in text
    assert "footer.icp" not in text


def test_what_is_open_tells_who_acts() -> None:
    text = "\n".join(lines())
    for word in (
        "待补充（1 项",
        "运行维护单位：全站 HTTPS — 连接中断，重新检测",
        "上线前须补齐（1 项）",
        "上线后复核（1 项）",
    ):
        assert word in text


def test_columns_are_aligned_on_a_terminal() -> None:
    found = lines()
    start = next(n for n, line in enumerate(found) if line.startswith("类别"))
    table = found[start : found.index("", start)]
    assert len({display_width(line) for line in table}) == 1
    assert [int(cell) for cell in table[-1].split()[1:]] == [4, 4, 1, 1, 4, 1]
    assert len(table[0].split()) == len(CATEGORIES) + 1


def test_wide_characters_take_two_columns() -> None:
    assert display_width("标签 PubDate") == 12


def test_nothing_of_the_site_controls_the_terminal() -> None:
    hostile = build.result("x.y", f"标题\r\n{build.HOSTILE}", Outcome.FAILED, suite=build.HOSTILE)
    for line in lines(requirements=(hostile,)):
        assert line.isprintable() or "\u3000" in line
        assert not set(line) & set("\x1b\r\n\x07\u202e\u2066\u200b")


def test_long_lists_are_counted() -> None:
    many = tuple(build.result(f"x.{n}", "标题", Outcome.FAILED) for n in range(50))
    found = lines(requirements=many)
    assert sum("✗" in line for line in found) == 30
    assert "  …… 另有 20 项，见记录" in found


@pytest.mark.parametrize("verdict", ["conforming", "nonconforming", "pending"])
def test_english(verdict: str) -> None:
    found = lines(language="en", conclusion=build.conclusion(verdict))
    assert found[0].startswith("Verdict: ")
    assert found[-1] == "Record: govsite-report/record.html"
