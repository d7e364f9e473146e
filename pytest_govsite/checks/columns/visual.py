"""Data are shown and explained with charts (浙江省政府网站管理办法(试行) article 21)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.content import own_items
from pytest_govsite.checks.columns.kinds import kinds_of
from pytest_govsite.checks.columns.listed import only_listed
from pytest_govsite.checks.columns.selection import Column, columns_of, with_descendants
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import DocumentFacts, PageFacts, Pointer, Region, Verdict

_KIND = frozenset(("data-release",))
_CHART = re.compile(
    r"echarts|highcharts|chart(?:ist)?(?:\.min)?\.js|chart\.js|antv|/g2|d3(?:\.v\d)?(?:\.min)?\.js|apexcharts|plotly|fusioncharts|datav",
    re.I,
)
_EXPLAINS = re.compile(r"解读|图解|分析|一图|数说|数读|图说|看图|数据新闻|信息图|可视化")
_NAMED_PICTURE = re.compile(r"图解|一图|图表|统计图|曲线|柱状|饼图|折线|趋势图|chart|信息图", re.IGNORECASE)
_PICTURE = 300
_FIGURES = re.compile(r"(?:\d|[一二三四五六七八九十百千零])\s?(?:亿|万|元|吨|公里|亩|人|户|件|个|%|％)|百分之")
"""In words of a picture that give the values a chart shows."""
_SERIES = 2


def data_visual(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """At least one item of the data column shows a chart, or is an interpretation of data."""
    if not survey.facts.whole_site:
        yield only_listed()
        return
    columns = [c for c in columns_of(survey) if kinds_of(c.name) & _KIND]
    if not columns:
        yield cant_tell("没有识别出数据发布栏目，请人工确认", "No column was recognised as data release")
        return
    yield _judged(columns, survey)


def _judged(columns: Sequence[Column], survey: Survey) -> Verdict:
    where = Pointer(url=columns[0].page.url)
    looked = list({p.url: p for c in columns for p in _pages(c, survey)}.values())
    shown = next((p for p in looked if p.document and _shows_chart(p.document)), None)
    explained = next(
        (i for c in columns for p in c.pages for i in own_items(p, survey) if _EXPLAINS.search(i.text)), None
    )
    if shown is not None or explained is not None:
        measured = shown.url if shown is not None else (explained.text if explained is not None else "")
        message = "数据有可视化展现或解读", "Data are shown with charts or explained"
        return passed(*message, measured=measured, pointer=where, place="data-visual")
    doubtful = next((p for p in looked if p.document and _shows_picture(p.document)), None)
    if doubtful is not None or any(p.scripted_content and not p.rendered for p in looked):
        return cant_tell(
            "数据栏目里有图片或脚本生成的内容，是否为数据图表请人工确认",
            "The data column holds pictures or scripted content that may or may not be charts",
            found=doubtful.url if doubtful else "",
            pointer=where,
            place="data-visual",
        )
    return failed(
        "数据发布没有可视化展现，也没有数据解读",
        "Data are neither shown with charts nor explained",
        expected="图表、图解或数据解读",
        found="、".join(c.name for c in columns[:3]),
        pointer=where,
        place="data-visual",
    )


def _pages(column: Column, survey: Survey) -> Iterator[PageFacts]:
    for page in with_descendants(column, survey):
        yield page
        for item in own_items(page, survey):
            target = survey.addresses.page(item.url)
            if target is not None and target.document is not None:
                yield target


def _shows_chart(document: DocumentFacts) -> bool:
    if any(_CHART.search(s.source) for s in document.scripts):
        return True
    images = (i for i in document.images if i.region is Region.MAIN and i.visible is not False)
    words = [f"{i.alt or ''} {i.title} {i.label}" for i in images]
    named = any(_NAMED_PICTURE.search(w) or len(_FIGURES.findall(w)) >= _SERIES for w in words)
    return named or bool(document.headline and _EXPLAINS.search(document.headline.text))


def _shows_picture(document: DocumentFacts) -> bool:
    return any(
        i.region is Region.MAIN and i.visible is not False and not i.link and (i.natural_width or _PICTURE) >= _PICTURE
        for i in document.images
    )
