"""What an observation does at the moment, told while it does it, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from pytest_govsite.model import Text

STAGES = {
    "crawl": Text(zh="抓取页面", en="crawling"),
    "classify": Text(zh="识别页面类型和模板", en="telling page types and templates"),
    "render": Text(zh="在浏览器中查看抽样页面", en="looking at the sample in the browser"),
    "look": Text(
        zh="操作页面（键盘、放大、长者模式等），在各浏览器中对照",
        en="using pages (keyboard, enlargement, elderly mode …), comparing browsers",
    ),
    "probe": Text(zh="核对入口和别名", en="asking for entries and aliases"),
    "cloaking": Text(zh="以搜索引擎的身份访问", en="visiting under the names of search engines"),
    "security": Text(zh="查看网站安全", en="looking at the site's security"),
    "loading": Text(zh="计页面加载时间", en="timing cold loads"),
    "attend": Text(zh="补足首页访问次数，读取上级信息源", en="last visits of the home page, upstream feeds"),
    "links": Text(zh="核对链接和资源地址", en="asking for links and resources"),
}


class Reporter(Protocol):
    """Where the progress is told."""

    def stage(self, text: str) -> None:
        """Say what begins."""

    def update(self, **numbers: int) -> None:
        """Take over new numbers."""


class Stages:
    """Tells what begins and keeps what each stage took."""

    def __init__(self, reporter: Reporter, language: str) -> None:
        self._reporter, self._language = reporter, language
        self.seconds: dict[str, float] = {}
        """Stage -> seconds; `look:KIND` and `engine:NAME` are parts of the stage `look`."""

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Tell a stage of `STAGES` and add what it takes."""
        self._reporter.stage(STAGES[stage].in_language(self._language))
        begun = time.monotonic()
        try:
            yield
        finally:
            self.seconds[stage] = round(self.seconds.get(stage, 0.0) + time.monotonic() - begun, 3)

    def itemize(self, what: str, seconds: Mapping[str, float]) -> None:
        """Keep what the parts of a stage took, the longest first."""
        longest = sorted(seconds.items(), key=lambda item: -item[1])
        self.seconds |= {f"{what}:{name}": round(spent, 1) for name, spent in longest}
