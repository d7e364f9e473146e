"""Uncaught errors of the site's own scripts (政府网站发展指引 附件, 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.compatibility.views import MOST, in_each, is_own, silent, spot
from pytest_govsite.checks.loading import lost, only_counts
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.model import CloserLook, ScriptError, Verdict
from pytest_govsite.model.engine_view import EngineView

_HARMLESS = re.compile(
    r"ResizeObserver loop|play\(\) (?:request|failed)|NotAllowedError|AbortError|The operation was aborted"
    r"|The play method is not allowed|fetching process for the media resource was aborted"
    r"|^download(?:able)? f(?:ailed|ont)\b|^The page.s settings blocked|^Content.Security.Policy|^Loading failed for the",
    re.IGNORECASE,
)
"""What browsers report without anything being wrong for the visitor: late observers, autoplay that they hold back;
and what Firefox tells among script errors without being one."""
_MUTED = re.compile(r"^(?:Uncaught )?Script error\.?$", re.IGNORECASE)
_UNDEFINED = re.compile(
    r"is not defined|Can't find variable|is not a (?:function|constructor)|undefined", re.IGNORECASE
)
"""A name that nothing defined, as where the library that defines it did not come."""
_PREFIX = re.compile(r"^(?:Uncaught )?(?:\(in promise\) )?(?:\w*Error: )?")
_CAUSES = (
    ("undefined", re.compile(r"^(\S+) is not defined|^Can't find variable: (\S+)")),
    (
        "nothing",
        re.compile(
            r"properties of (?:null|undefined) \(\w+ '([^']+)'\)|can't access property \"([^\"]+)\""
            r"|(?:null|undefined) is not an object \(evaluating '.*?\.(\w+)(?:\s*=[^=.]*|\([^.]*)?'\)$"
        ),
    ),
    ("function", re.compile(r"([\w$]+) is not a function")),
)
"""The words of Chromium, Firefox and WebKit for the same errors; WebKit lines may be other ones too."""


def script_errors(page: CloserLook) -> Iterator[Verdict]:
    """No uncaught error of a script of the site; those of other hosts are advice at most."""
    yield from in_each(page, _of)


def _of(page: CloserLook, seen: EngineView, reference: EngineView) -> Iterator[Verdict]:
    if seen.errors is None:
        yield silent(seen, "脚本错误", "script errors")
        return
    kinds: dict[tuple[str, str], list[ScriptError]] = {}
    for error in seen.errors:
        if not _HARMLESS.search(error.message):
            kinds.setdefault((_path(error.source), cause_of(error.message)), []).append(error)
    # one library that is missing is missed at many lines
    for alike in list(kinds.values())[:MOST]:
        yield _verdict(page, seen, reference, alike[0], len(alike))
    if not kinds:
        yield passed("没有未捕获的脚本错误", "no uncaught script error", measured=seen.engine, place=seen.engine)


def cause_of(message: str) -> str:
    """Return what went wrong in the same words for every engine, as far as causes can be told apart.

    That is the name that is not defined, the property of nothing that is asked for, or the function that is none.
    """
    plain = _PREFIX.sub("", message.strip())
    for kind, pattern in _CAUSES:
        found = pattern.search(plain)
        if found:
            return f"{kind} {next(filter(None, found.groups()), '')}"
    return plain[:120].lower()


def _verdict(page: CloserLook, seen: EngineView, reference: EngineView, error: ScriptError, times: int) -> Verdict:
    only = seen is not reference and reference.errors is not None and not _has(reference, error)
    where = f"{error.source}:{error.line}" if error.line else error.source
    count = f" × {times}" if times > 1 else ""
    found = f"{seen.engine}：{error.message[:160]}（{where[-120:]}）{count}"
    pointer, place = spot(page, snippet=error.message), f"{seen.engine} {_path(error.source)}:{cause_of(error.message)}"
    if _MUTED.match(error.message.strip()) or (error.source and not is_own(error.source, page.url)):
        return advice(
            "站外脚本有未捕获的错误", "a script of another site has an uncaught error",
            found=found, pointer=pointer, place=place,
        )  # fmt: skip
    if _UNDEFINED.search(error.message) and _lost_outside(page, seen):
        return cant_tell(
            "站外脚本未能载入，由此产生脚本错误", "a script of another site did not load, and an error follows from it",
            found=found, pointer=pointer, place=place,
        )  # fmt: skip
    if not error.source and _loads_foreign_scripts(page, seen):
        return cant_tell(
            "有未捕获的脚本错误，来源不明", "an uncaught script error of unknown source",
            found=found, pointer=pointer, place=place,
        )  # fmt: skip
    if only:
        return failed(
            "只在该浏览器出现的脚本错误", "a script error that occurs in this browser only",
            expected="没有未捕获的错误 / no uncaught error", found=found, pointer=pointer, place=place,
        )  # fmt: skip
    return failed(
        "有未捕获的脚本错误", "an uncaught script error",
        expected="没有未捕获的错误 / no uncaught error", found=found, pointer=pointer, place=place,
    )  # fmt: skip


def _has(view: EngineView, error: ScriptError) -> bool:
    """Return True where the same script errs in the view; engines word errors differently."""
    for other in view.errors or ():
        same_line = other.line is not None and other.line == error.line
        if _path(other.source) == _path(error.source) and (
            same_line or cause_of(other.message) == cause_of(error.message)
        ):
            return True
    return False


def _lost_outside(page: CloserLook, seen: EngineView) -> bool:
    return any(
        r.kind == "script" and lost(r) and not is_own(r.url, page.url) and not only_counts(r.url)
        for r in seen.resources or ()
    )


def _loads_foreign_scripts(page: CloserLook, seen: EngineView) -> bool:
    return any(r.kind == "script" and not lost(r) and not is_own(r.url, page.url) for r in seen.resources or ())


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.hostname or ''}{parts.path}"
