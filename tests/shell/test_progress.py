from __future__ import annotations

import pytest

from pytest_govsite.shell import progress
from pytest_govsite.shell.progress import TerminalProgress


class Paper:
    """A terminal that keeps its lines."""

    isatty = False

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write_line(self, line: str, **markup: bool) -> None:
        self.lines.append(line)

    def rewrite(self, line: str, **markup: bool) -> None:
        raise AssertionError("not on a file")


def told(paper: Paper, **numbers: int) -> str:
    shown = TerminalProgress(paper, "zh")
    shown._started -= 100.0  # as if it had begun a while ago
    shown.update(**numbers)
    return paper.lines[-1]


def test_closer_looks_are_told_and_count_in_the_time_left() -> None:
    line = told(Paper(), found=100, fetched=100, rendered=10, to_render=10, looked=5, to_look=20)
    assert "发现 100 页，已取 100，已渲染 10/10，1 页/秒，进一步观察 5/20" in line
    done = 100 + 10 * progress.RENDER + 5 * progress.LOOK
    left = int(100 * 15 * progress.LOOK / done)
    assert line.endswith(f"约剩 {left // 60}:{left % 60:02}")


@pytest.mark.parametrize(("numbers", "word"), [({}, "进一步观察"), ({"looked": 2, "to_look": 2}, "约剩")])
def test_what_is_not_due_is_not_told(numbers: dict[str, int], word: str) -> None:
    assert word not in told(Paper(), found=40, fetched=40, **numbers)


def test_lost_pages_are_told_last() -> None:
    assert told(Paper(), found=40, fetched=40, lost=3).endswith("，未能观察 3")


def test_the_last_numbers_stay() -> None:
    paper = Paper()
    shown = TerminalProgress(paper, "en")
    shown.stage("using pages")
    shown.update(found=3, fetched=3, looked=1, to_look=2)
    shown.update(looked=2)
    shown.end()
    assert paper.lines[0] == "govsite: using pages"
    assert paper.lines[-1].startswith("govsite: found 3, fetched 3, rendered 0/0, ")
    assert paper.lines[-1].endswith(", closer looks 2/2")
