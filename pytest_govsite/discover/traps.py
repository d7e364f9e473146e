"""Places where a crawler would never come to an end: noticed, bounded, told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import StrEnum
from urllib.parse import urlsplit

from pytest_govsite.discover import parameters
from pytest_govsite.discover.urls import page_key, segments
from pytest_govsite.model import Text


class Trap(StrEnum):
    """Kinds of traps."""

    DEEPER = "deeper"
    CALENDAR = "calendar"
    COMBINATIONS = "combinations"
    SORTING = "sorting"
    SESSION = "session"
    COPIES = "copies"
    ACTION = "action"


_SAID = {
    Trap.DEEPER: ("路径不断加深或重复的地址", "addresses whose path grows or repeats without end"),
    Trap.CALENDAR: ("没有尽头的日历页地址", "addresses of an endless calendar"),
    Trap.COMBINATIONS: (
        "同一页面由查询参数任意组合而成的地址",
        "addresses made of free combinations of query parameters",
    ),
    Trap.SORTING: (
        "仅排序、打印或防缓存参数不同的地址",
        "addresses that differ in sorting, print or cache parameters only",
    ),
    Trap.SESSION: ("带会话编号的地址", "addresses that carry a session id"),
    Trap.COPIES: (
        "内容与其他页面逐字节相同的页面，其链接未再跟踪",
        "pages that equal another page byte for byte; their links were not followed",
    ),
    Trap.ACTION: ("退出登录、删除等操作性地址", "addresses that log out, delete or otherwise act"),
}
_CALENDAR_WORD = re.compile(r"calendar|rili|richeng|schedule", re.I)
_DATE_NAME = re.compile(r"y|m|d|year|month|day|date|yyyy|mm|dd|ym|ymd|riqi|nian|yue|ri|week", re.I)
_DATE_VALUE = re.compile(r"=(?:19|20|21)?\d\d(?:[-/.]?\d{1,2}){0,2}|=\d{1,2}")
_ACTION = re.compile(
    r"(?:^|[/_\-.?&=])(?:log_?out|log_?off|sign_?out|quit|delete|remove|unsubscribe|destroy)(?=$|[/_\-.?&=])", re.I
)
_SESSION_SIGN = re.compile(r"session_?id|\(S\(|phpsessid", re.I)
MAX_SEGMENTS = 16
MAX_CALENDAR = 36
"""Addresses of one calendar that are followed: three years of months."""
MAX_COMBINATIONS = 60
MAX_FORMS = 20_000
"""Written forms that are remembered, so that each counts once."""
REUSE = 4
"""How often each value of the busiest parameter comes back before a path counts as combinations."""


class Traps:
    """Watches the addresses of one crawl; same addresses in the same order, same answers."""

    def __init__(self) -> None:
        self._counts: Counter[Trap] = Counter()
        self._examples: dict[Trap, str] = {}
        self._calendars: Counter[str] = Counter()
        self._forms: set[str] = set()
        self._variants: defaultdict[str, _Variants] = defaultdict(_Variants)

    def refuses(self, url: str) -> bool:
        """True: the canonical address belongs to a trap and is not asked for. Ask once for each address."""
        trap = self._trap(url)
        if trap is not None:
            self.note(trap, url)
        return trap is not None

    def note(self, trap: Trap, url: str) -> None:
        """Count an address that was set aside."""
        self._counts[trap] += 1
        self._examples.setdefault(trap, url)

    def note_form(self, written: str, url: str) -> None:
        """Count an address whose written form carried a session id, or only sorts or prints another page."""
        session = bool(_SESSION_SIGN.search(written)) and not _SESSION_SIGN.search(url)
        if not session and ("?" not in url or page_key(url) == url):
            return
        if not session and not any(parameters.is_presentation(p) for p in parameters.split(urlsplit(url).query)):
            return
        if written not in self._forms and len(self._forms) < MAX_FORMS:
            self._forms.add(written)
            self.note(Trap.SESSION if session else Trap.SORTING, written if session else url)

    def notes(self) -> tuple[Text, ...]:
        """Return one sentence for each kind of trap that was met."""
        return tuple(_sentence(trap, self._counts[trap], self._examples[trap]) for trap in Trap if self._counts[trap])

    def _trap(self, url: str) -> Trap | None:
        if _ACTION.search(url):
            return Trap.ACTION
        if _grows(url):
            return Trap.DEEPER
        calendar = _calendar(url)
        if calendar:
            self._calendars[calendar] += 1
            return Trap.CALENDAR if self._calendars[calendar] > MAX_CALENDAR else None
        path, mark, query = url.partition("?")
        if mark and self._variants[path].overflow(query):
            return Trap.COMBINATIONS
        return None


class _Variants:
    """The query variants of one path."""

    __slots__ = ("count", "values")

    def __init__(self) -> None:
        self.count = 0
        self.values: defaultdict[str, set[str]] = defaultdict(set)

    def overflow(self, query: str) -> bool:
        """True: far more combinations than any one parameter has values, paging left aside."""
        named = [p for p in parameters.split(query) if not parameters.is_paging(p)]
        fresh = [(name, value) for name, value in named if value not in self.values[name]]
        if len(named) < 2 or (fresh and len(named) < 3):
            self._take(named)
            return False
        busiest = max(len(values) for values in self.values.values())
        if self.count >= MAX_COMBINATIONS and self.count > REUSE * busiest:
            return True
        self._take(named)
        self.count += 1
        return False

    def _take(self, named: list[parameters.Parameter]) -> None:
        for name, value in named:
            if len(self.values[name]) < 5000:
                self.values[name].add(value)


def _grows(url: str) -> bool:
    parts = [s for s in segments(url) if not s.isdecimal()]
    if len(parts) > MAX_SEGMENTS:
        return True
    if len(parts) >= 4 and max(Counter(parts).values()) >= 4:
        return True
    return any(_repeats(parts, period) for period in range(1, len(parts) // 3 + 1))


def _repeats(parts: list[str], period: int) -> bool:
    run = 0
    for one, other in zip(parts, parts[period:], strict=False):
        run = run + 1 if one == other else 0
        if run >= 2 * period:
            return True
    return False


def _calendar(url: str) -> str:
    """Return what the calendar of this address is called; empty where it shows no date of a calendar."""
    parts = urlsplit(url)
    named = parameters.split(parts.query)
    dates = [name for name, value in named if _DATE_NAME.fullmatch(name) and _DATE_VALUE.fullmatch(value)]
    if len(dates) > 1 or any(len(name) > 1 for name in dates):
        rest = sorted(name + value for name, value in named if name not in dates)
        return f"{parts.path}?{'&'.join(rest)}"
    found = _CALENDAR_WORD.search(parts.path)
    if found and re.search(r"\d", parts.path[found.end() :]):
        return parts.path[: found.end()]
    return ""


def _sentence(trap: Trap, count: int, example: str) -> Text:
    zh, en = _SAID[trap]
    return Text(zh=f"抓取时遇到{zh}，共 {count} 个，例如 {example}", en=f"Met {count} {en}, for example {example}")
