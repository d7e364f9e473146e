"""Defects of the suite links that sources and answers show."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def _placed(name: str, page: str, zh: str, en: str, **values: object) -> Defect:
    return Defect(
        id=f"links.{name}",
        description=Text(zh=zh, en=en),
        pages=(page,),
        fragment="main",
        example=page,
        **values,  # type: ignore[arg-type]
    )


LINKS = (
    _placed(
        "home", "/", "首页有打不开的内部链接和外部链接", "links of the home page are dead, to the site and elsewhere"
    ),
    _placed(
        "site",
        "/zwfw/",
        "办事频道有打不开的附件和图片",
        "an attachment and a picture of a channel are not there",
        may={"functions.forms-download": "打不开的附件也是不能下载的文件 / the attachment cannot be downloaded either"},
    ),
)
