"""The files that a page is made of (政府网站发展指引 附件, 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.compatibility.views import MOST, in_each, is_own, silent, spot
from pytest_govsite.checks.loading import lost
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Resource, Verdict
from pytest_govsite.model.engine_view import EngineView

_KINDS = {"stylesheet": ("样式", "style sheet"), "script": ("脚本", "script"), "image": ("图片", "image"), "font": ("字体", "font")}  # fmt: skip
_ABORTED = re.compile(r"ERR_ABORTED|BINDING_ABORTED|cancel|aborted", re.IGNORECASE)
_REFUSED = re.compile(r"BLOCKED_BY_(?:ORB|RESPONSE|CSP)|CORS|MIME|CORRUPT|DECOD|nosniff|UNSAFE|CONTENT_ENCODING", re.IGNORECASE)  # fmt: skip
"""The engine got the file and does not take it."""
_GUARDED = frozenset({401, 403, 407, 429, 503})


def resources(page: CloserLook) -> Iterator[Verdict]:
    """Style sheets, scripts, images and fonts of the site load in every engine."""
    yield from in_each(page, _of)


def _of(page: CloserLook, seen: EngineView, reference: EngineView) -> Iterator[Verdict]:
    if seen.resources is None:
        yield silent(seen, "文件载入情况", "whether files load")
        return
    own = [r for r in seen.resources if r.kind in _KINDS and is_own(r.url, page.url) and _counts(r)]
    # an answer says more than the end of the same request that follows it
    failing = {r.url: r for r in sorted(own, key=lambda each: each.status or 0) if lost(r)}
    # what came at a second try is there
    arrived = {r.url for r in own if not lost(r)}
    told = [r for url, r in failing.items() if url not in arrived and (r.status or not _ABORTED.search(r.failure))]
    for resource in told[:MOST]:
        yield _verdict(page, seen, reference, resource)
    if not told:
        measured = f"{seen.engine}：{len(arrived)}"
        yield passed("本网站的文件都已载入", "all files of the site load", measured=measured, place=seen.engine)


def _counts(resource: Resource) -> bool:
    return resource.url.startswith(("http:", "https:")) and not urlsplit(resource.url).path.endswith("/favicon.ico")


def _verdict(page: CloserLook, seen: EngineView, reference: EngineView, resource: Resource) -> Verdict:
    zh, en = _KINDS[resource.kind]
    there = reference.resources is not None and seen is not reference
    only = there and not any(r.url == resource.url and lost(r) for r in reference.resources or ())
    status = resource.status or 0
    why = f"HTTP {status}" if status >= 400 else resource.failure
    found, pointer = f"{seen.engine}：{why} {resource.url[-200:]}"[:300], spot(page, snippet=resource.url)
    place = f"{seen.engine} {urlsplit(resource.url).path}"
    expected = "载入成功 / loads"
    # a guard that takes one browser for a robot, a line that was cut: nothing sure about the page
    if (only and status < 400 and not _REFUSED.search(resource.failure)) or status in _GUARDED:
        return cant_tell(
            f"该浏览器未得到{zh}，请人工确认", f"this browser did not get the {en}; a person has to look",
            expected=expected, found=found, pointer=pointer, place=place,
        )  # fmt: skip
    if only:
        return failed(
            f"只有该浏览器载入不了{zh}", f"only this browser does not load the {en}",
            expected=expected, found=found, pointer=pointer, place=place,
        )  # fmt: skip
    return failed(
        f"{zh}载入失败", f"the {en} does not load", expected=expected, found=found, pointer=pointer, place=place
    )
