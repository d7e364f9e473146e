"""What the terminal tells while the site is looked at: a live line on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import time
from typing import Any, Protocol

from pytest_govsite.record.inert import one_line

LOG_INTERVAL = 5.0
LIVE_INTERVAL = 0.2
RENDER, LOOK, COMPARE = 10, 60, 40
"""What rendering a page, a closer look at it and showing it in another engine take, as so many fetched pages."""
_WORDS = {
    "zh": (
        "发现 {found} 页，已取 {fetched}，已渲染 {rendered}/{to_render}，{rate:.0f} 页/秒",
        "，进一步观察 {looked}/{to_look}",
        "，浏览器对照 {compared}/{to_compare}",
        "，已核对链接 {links}",
        "，约剩 {left}",
        "，未能观察 {lost}",
    ),
    "en": (
        "found {found}, fetched {fetched}, rendered {rendered}/{to_render}, {rate:.0f} pages/s",
        ", closer looks {looked}/{to_look}",
        ", browsers compared {compared}/{to_compare}",
        ", links asked {links}",
        ", about {left} left",
        ", {lost} not observed",
    ),
}


class Terminal(Protocol):
    """What is used of pytest's terminal reporter."""

    isatty: bool

    def write_line(self, line: str, **markup: bool) -> None:
        """Write one line."""

    def rewrite(self, line: str, **markup: bool) -> None:
        """Write over the line."""


class TerminalProgress:
    """Shows how far the observation is."""

    def __init__(self, terminal: Terminal | None, language: str) -> None:
        self._terminal = terminal
        self._words = _WORDS[language]
        self._live = terminal is not None and terminal.isatty
        self._last = 0.0
        self._started = time.monotonic()
        names = (
            "found",
            "fetched",
            "rendered",
            "to_render",
            "looked",
            "to_look",
            "compared",
            "to_compare",
            "links",
            "lost",
        )
        self._numbers = dict.fromkeys(names, 0)

    def stage(self, text: str) -> None:
        """Say what begins."""
        if self._terminal is not None:
            self._clear()
            self._terminal.write_line(f"govsite: {one_line(text)}")

    def update(self, **numbers: int) -> None:
        """Take over new numbers and show them when it is time."""
        self._numbers.update(numbers)
        now = time.monotonic()
        if self._terminal is None or now - self._last < (LIVE_INTERVAL if self._live else LOG_INTERVAL):
            return
        self._last = now
        self._show(self._line(now))

    def end(self) -> None:
        """Leave the last numbers on a line of their own."""
        if self._terminal is not None:
            self._clear()
            self._terminal.write_line(f"govsite: {self._line(time.monotonic())}")

    def _line(self, now: float) -> str:
        numbers: dict[str, Any] = dict(self._numbers)
        elapsed = max(now - self._started, 0.001)
        numbers["rate"] = numbers["fetched"] / elapsed
        counts, closer, compared, links, remaining, lost = self._words
        line = counts.format(**numbers)
        if numbers["to_look"]:
            line += closer.format(**numbers)
        if numbers["to_compare"]:
            line += compared.format(**numbers)
        if numbers["links"]:
            line += links.format(**numbers)
        left = self._left(elapsed)
        if left:
            line += remaining.format(left=left)
        if numbers["lost"]:
            line += lost.format(**numbers)
        return line

    def _left(self, elapsed: float) -> str:
        """Return the time left where something can be said of it: work done so far, at the same pace."""
        n = self._numbers
        done = n["fetched"] + RENDER * n["rendered"] + LOOK * n["looked"] + COMPARE * n["compared"]
        total = n["found"] + RENDER * n["to_render"] + LOOK * n["to_look"] + COMPARE * n["to_compare"]
        if done < 20 or total <= done:
            return ""
        seconds = int(elapsed * (total - done) / done)
        return f"{seconds // 60}:{seconds % 60:02}"

    def _show(self, line: str) -> None:
        if self._terminal is None:
            return
        if self._live:
            self._terminal.rewrite(f"govsite: {line}", erase=True)
        else:
            self._terminal.write_line(f"govsite: {line}")

    def _clear(self) -> None:
        if self._live and self._terminal is not None:
            self._terminal.rewrite("", erase=True)
