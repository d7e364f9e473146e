"""At most three main colours (政府网站发展指引: 总色调不宜超过三种)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, ColoursLook, Pointer, Site, Verdict

_LIMIT = 3
_STEP = 5
_NAMES = (
    (18, "红 / red"), (42, "橙 / orange"), (70, "黄 / yellow"), (165, "绿 / green"), (195, "青 / cyan"),
    (255, "蓝 / blue"), (290, "紫 / purple"), (340, "品红 / magenta"), (360, "红 / red"),
)  # fmt: skip


class _Measure(NamedTuple):
    """How colours are told apart: what counts as one tone, and how much of it makes a main one."""

    width: int
    """Degrees to both sides of a peak that are the same tone."""
    of_page: float
    of_coloured: float


_STRICT = _Measure(30, 0.008, 0.06)
_LENIENT = _Measure(20, 0.004, 0.03)


def main_colours(page: CloserLook, site: Site) -> Iterator[Verdict]:
    """Besides black, white and greys, the page has at most three main hues outside its pictures.

    Pictures, videos, frames and background pictures are left out, for photographs cannot be told from drawings; small
    accents are no main colours. What counts as one tone is a matter of degree: only where a strict and a lenient measure
    agree is it judged, else a person looks. A filter that takes the colours out (days of mourning) is lifted first.
    """
    look = page.of(ColoursLook)
    if not isinstance(look, ColoursLook):
        yield not_looked(page, ColoursLook)
        return
    limit = int(site.thresholds.get("availability.colours", _LIMIT))
    sure, possible = _tones(look, _STRICT), _tones(look, _LENIENT)
    found = "、".join(f"{_name(hue)} {share:.0%}" for hue, share in possible) or "无彩色 / colourless"
    if look.greyed:
        found += "（已去除灰色滤镜 / grey filter lifted）"
    pointer, expected = Pointer(url=page.url), f"≤ {limit}"
    if len(sure) > limit:
        yield failed(
            "首页主要色调过多", "The home page has too many main colours",
            expected=expected, found=found, pointer=pointer, place="colours",
        )  # fmt: skip
    elif len(possible) > limit:
        yield cant_tell(
            "首页色调可能过多，请人工确认", "The home page may have too many main colours",
            expected=expected, found=found, pointer=pointer, place="colours",
        )  # fmt: skip
    else:
        yield passed("首页主要色调不过多", "The home page has few main colours", measured=found, pointer=pointer)


def _tones(look: ColoursLook, measure: _Measure) -> list[tuple[int, float]]:
    """Return hue (degrees) and share of the coloured pixels of each main tone, the largest first."""
    left = list(look.hues)
    coloured = sum(left)
    tones = []
    reach = measure.width // _STEP
    while coloured:
        peak = max(range(len(left)), key=lambda at: _around(left, at, 1))
        around = [(peak + offset) % len(left) for offset in range(-reach, reach + 1)]
        size = sum(left[at] for at in around)
        if size < measure.of_coloured * coloured or size < measure.of_page * look.pixels:
            break
        tones.append((peak * _STEP, size / coloured))
        for at in around:
            left[at] = 0
    return sorted(tones, key=lambda tone: -tone[1])


def _around(bins: Sequence[int], at: int, reach: int) -> int:
    return sum(bins[(at + offset) % len(bins)] for offset in range(-reach, reach + 1))


def _name(hue: int) -> str:
    return next(name for least, name in _NAMES if hue <= least)
