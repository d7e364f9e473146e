"""What the record says of a quick run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from pytest_govsite.inspection.quick import REFUSALS
from pytest_govsite.model import Text
from pytest_govsite.model.reuse import Reuse, ReusedFrom

_WHY = {
    "new": Text(zh="基线中没有", en="not in the baseline"),
    "text": Text(zh="源文件有改动", en="source changed"),
    "structure": Text(zh="结构有改动", en="structure changed"),
    "template": Text(zh="同模板的页面结构有改动", en="structure of a page of its template changed"),
    "asset": Text(zh="脚本、样式、字体或框架有改动", en="a script, style, font or frame changed"),
    "data": Text(zh="脚本所取的数据无法核对", en="its scripts ask for data that cannot be compared"),
    "looks": Text(zh="基线缺少所需的观察", en="the baseline lacks a look that is needed"),
    "old": Text(zh="基线的观察已超过 30 天", en="seen more than 30 days ago"),
    "unsure": Text(zh="基线的观察不完整", en="the baseline's observation is not complete"),
}
"""Why a page was looked at again, by what stands in `Reuse.again`."""


def sources(reuse: Reuse) -> tuple[ReusedFrom, ...]:
    """Return the records that pages were taken over from, with how many, the one with most pages first."""
    counted = Counter(reuse.pages.values())
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0].record))
    return tuple(msgspec.structs.replace(source, pages=pages) for source, pages in ordered)


def quick_notes(reuse: Reuse, language: str) -> Iterator[str]:
    """Yield what a reader has to know: what was taken over, from when, what was not, and why."""
    if reuse.refused:
        yield REFUSALS[reuse.refused].in_language(language)
    for source in sources(reuse):
        zh = (
            f"快速检测：{source.pages} 个页面的源文件、脚本、样式和字体与记录 {source.record} 相同，沿用该次（{source.finished[:10]}）"
            "的浏览器观察；图片和其他网站的文件未比对，站内搜索和载入时间重新查看"
        )
        en = (
            f"Quick mode: {source.pages} pages have the source, scripts, styles and fonts of record {source.record}; what the "
            f"browser showed then ({source.finished[:10]}) was taken over. Pictures and files of other sites were not compared; "
            "the search and loading times were looked at anew"
        )
        yield en if language == "en" else zh
    if reuse.again:
        counted = Counter(reuse.again.values()).most_common()
        told = "；".join(f"{_WHY[why].zh} {pages}" for why, pages in counted if why in _WHY)
        named = "; ".join(f"{_WHY[why].en} {pages}" for why, pages in counted if why in _WHY)
        zh = f"快速检测：{len(reuse.again)} 个页面重新查看（{told}）"
        yield f"Quick mode: {len(reuse.again)} pages were seen anew ({named})" if language == "en" else zh
