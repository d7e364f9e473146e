"""Whether scripts and styles do without what the oldest browser to be supported lacks (`[engines.NAME] minimum_version`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.compatibility.views import MOST, in_engine, spot, views_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.engine_view import EngineView, FeatureUse


def minimum_version(page: CloserLook) -> Iterator[Verdict]:
    """The page's own scripts run in the configured minimum version of an engine, as far as their text tells.

    Syntax that came later fails: an older browser runs nothing of such a script. Interfaces and styles that came later
    are advice, since a page may ask for them first or do without. Says nothing where no minimum version is configured.
    """
    for seen in views_of(page):
        if seen.minimum_version:
            yield from (in_engine(verdict, seen.engine) for verdict in _of(page, seen))


def _of(page: CloserLook, seen: EngineView) -> Iterator[Verdict]:
    later = [use for use in seen.features if _numbers(use.since) > _numbers(seen.minimum_version)]
    for use in later[:MOST]:
        yield _verdict(page, seen, use)
    if seen.unread:
        yield cant_tell(
            "有脚本或样式文件未能读取，请人工确认", "scripts or style sheets could not be read; a person has to look",
            found=f"{seen.engine}：{'、'.join(seen.unread)}"[:300], pointer=spot(page), place=f"{seen.engine} unread",
        )  # fmt: skip
    if not later and not seen.unread:
        yield passed(
            "脚本和样式没有用到最低版本缺少的写法", "scripts and styles use nothing that the minimum version lacks",
            measured=f"{seen.engine} {seen.minimum_version}", place=seen.engine,
        )  # fmt: skip


def _verdict(page: CloserLook, seen: EngineView, use: FeatureUse) -> Verdict:
    where = use.source[-120:] or "页面内 / in the page"
    found = f"{seen.engine}：{use.label}（{use.since} 起 / since {use.since}），{where}"
    expected = f"{seen.minimum_version} 也能运行 / runs in {seen.minimum_version} too"
    pointer, place = spot(page, snippet=use.snippet), f"{seen.engine} {use.label} {use.source}"
    if use.kind == "syntax":
        return failed(
            "脚本用了最低版本不认识的语法，整个脚本不会运行",
            "a script uses syntax that the minimum version does not know; nothing of it runs there",
            expected=expected, found=found, pointer=pointer, place=place,
        )  # fmt: skip
    zh, en = ("脚本用了最低版本没有的接口", "a script uses an interface that the minimum version lacks")
    if use.kind == "style":
        zh, en = ("样式用了最低版本没有的写法", "a style uses what the minimum version lacks")
    return advice(zh, en, expected=expected, found=found, pointer=pointer, place=place)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version))
