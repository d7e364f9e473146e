"""Pages load within three seconds (政府网站发展指引: 页面加载时间不宜超过 3 秒)."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, LoadingLook, Pointer, Site, SiteFacts, Verdict

_LIMIT = 3.0
LOADS = 3
_BUSY = 0.95
"""Share of its processors' time from which a machine is too busy to time anything."""


def load_time(page: CloserLook, site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The median of three cold loads, from the start of the navigation to the end of the load event, is within the limit.

    Where the limit lies inside the spread of the loads, five are made and the outermost two left out; if it still does,
    a person has to look. So, too, where a slow load may come from hosts outside the site that cannot be reached from
    here, or where this machine had no processor to spare. Measured from the inspecting machine over its own line, which the record names.
    """
    look = page.of(LoadingLook)
    if not isinstance(look, LoadingLook):
        yield not_looked(page, LoadingLook)
        return
    limit = site.thresholds.get("availability.load-time", _LIMIT)
    pointer = Pointer(url=page.url)
    if len(look.loads) < LOADS:
        yield cant_tell(
            "没有完成三次载入", "Three loads did not come about", found=str(len(look.loads)), pointer=pointer
        )
        return
    spans = sorted(each.limit if each.load is None else each.load for each in look.loads)
    judged = spans[1:-1] if len(spans) >= LOADS + 2 else spans
    middle = median(judged)
    told = f"{middle:.2f} s（{'、'.join(f'{span:.2f}' for span in spans)}）"
    expected = f"≤ {limit:g} s"
    if abs(middle - limit) < judged[-1] - judged[0]:
        yield cant_tell(
            "加载时间与限值之差在测量波动之内", "The load time differs from the limit by less than it varies",
            expected=expected, found=told, pointer=pointer, place="load",
        )  # fmt: skip
    elif middle <= limit:
        yield passed("页面加载时间在限值之内", "The page loads in time", measured=told, pointer=pointer)
    else:
        yield _slow(look, facts, limit, expected, told, pointer)


def _slow(look: LoadingLook, facts: SiteFacts, limit: float, expected: str, told: str, pointer: Pointer) -> Verdict:
    outside = dict.fromkeys(host for each in look.loads for host in each.outside_failed)
    if outside:
        return cant_tell(
            "加载超时，但有站外资源从检测机器访问不到，请人工确认",
            "The page loads slowly, and resources of other hosts cannot be reached from this machine",
            expected=expected, found=f"{told}；{'、'.join(list(outside)[:5])}", pointer=pointer, place="load",
        )  # fmt: skip
    busy = [each for each in look.loads if each.busy is not None and each.busy >= _BUSY]
    if len(busy) * 2 > len(look.loads):
        return cant_tell(
            "加载超时，但检测机器过于繁忙，请在空闲时复测", "The page loads slowly, but the inspecting machine was too busy to tell",
            expected=expected, found=told, pointer=pointer, place="load",
        )  # fmt: skip
    late = next(((url, end) for each in look.loads for url, end in each.slowest if end > limit), None)
    found = f"{told}；{late[0][:200]} {late[1]:.2f} s" if late else told
    if not facts.outside_reachable and late is None:
        return cant_tell(
            "加载超时，检测环境没有外网，请人工确认", "The page loads slowly on a machine without an outside network",
            expected=expected, found=found, pointer=pointer, place="load",
        )  # fmt: skip
    return failed(
        "页面加载时间超过限值", "The page takes too long to load",
        expected=expected, found=found, pointer=pointer, place="load",
    )  # fmt: skip
