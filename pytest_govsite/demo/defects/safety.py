"""Defects of the suite content_safety that the source shows."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def _placed(name: str, page: str, zh: str, en: str, **values: object) -> Defect:
    return Defect(
        id=f"safety.{name}",
        description=Text(zh=zh, en=en),
        pages=(page,),
        fragment="main",
        example=page,
        **values,  # type: ignore[arg-type]
    )


SAFETY = (
    _placed("test-content", "/gywm/", "页面留有示例文字", "filling text was left on a page"),
)  # fmt: skip
