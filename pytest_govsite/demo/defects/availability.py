"""Defects of the suite availability."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

AVAILABILITY = (
    Defect(
        id="availability.home",
        description=Text(zh="首页每三次访问有一次 502", en="every third visit of the home page is answered with 502"),
        pages=("/",),
        served=True,
    ),
    Defect(
        id="availability.load-time",
        description=Text(zh="频道页等待一个很慢的脚本", en="a channel page waits for a script that takes long"),
        pages=("/xwzx/",),
        fragment="foot",
        example="/xwzx/",
        outcomes=("failed", "cantTell"),  # on a machine without a processor to spare nothing can be timed
        needs_browser=True,
    ),
    Defect(
        id="availability.colours",
        description=Text(zh="首页色块五颜六色", en="blocks in all colours on the home page"),
        pages=("/",),
        fragment="main",
        needs_browser=True,
    ),
    Defect(
        id="availability.reprint",
        description=Text(zh="上级要闻没有转载", en="news of the province was not reprinted"),
        pages=("/",),
        served=True,
    ),
)
