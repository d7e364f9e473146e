"""What is told of a search."""

from __future__ import annotations

from typing import Any

from pytest_govsite.model import Text
from pytest_govsite.model.search import SearchResult, SearchTrial
from pytest_govsite.observe.look.search.plan import Query
from pytest_govsite.observe.masking import masked

_EFFECTS = {
    "page": ("转到结果页", "a page of results"),
    "window": ("新窗口打开结果页", "a window with results"),
    "here": ("本页内显示结果", "results on the page itself"),
    "dialog": ("弹出对话框", "a dialog"),
    "nothing": ("没有反应", "nothing happens"),
}


def result_of(trial: SearchTrial) -> Text:
    """Return what came of a search, and how much it found where results were shown."""
    zh, en = _EFFECTS.get(trial.effect, (trial.effect, trial.effect))
    count = trial.count if trial.count is not None else trial.shown
    if trial.effect in ("dialog", "nothing"):
        return Text(zh=zh, en=en)
    place = f"，要找的文章在第 {trial.rank} 条" if trial.rank else ""
    at = f", the article as number {trial.rank}" if trial.rank else ""
    return Text(zh=f"{zh}，{count} 条结果{place}", en=f"{en}: {count} hits{at}")


def facts_of(told: dict[str, Any], query: Query) -> dict[str, Any]:
    """Return what the document shown told, as the fields of a `SearchTrial`."""
    if not told:
        return {}
    lines = {name: tuple(masked(line)[:160] for line in told[name]) for name in ("messages", "errors", "asks")}
    return {
        "count": told["count"],
        "shown": told["shown"],
        "pattern": told["pattern"],
        "results": tuple(SearchResult(title=masked(each["title"]), url=each["url"]) for each in told["results"]),
        "rank": told["rank"] if query.article and query.article in told["linked"] else None,
        "linked": tuple(told["linked"]),
        "text": masked(told["text"]),
        "captcha": told["captcha"],
        "ran": told["ran"],
        "raw": told["raw"],
        "echoed": told["echoed"],
        **lines,
    }
