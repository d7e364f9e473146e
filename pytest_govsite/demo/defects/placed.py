"""Defects that are a piece of markup put on one page (`templates/defects/<id>.html`)."""

from __future__ import annotations

from collections.abc import Mapping

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def piece(
    area: str,
    name: str,
    path: str,
    zh: str,
    en: str,
    *,
    may: Mapping[str, str] | None = None,
    outcomes: tuple[str, ...] = ("failed",),
    spot: str = "main",
) -> Defect:
    """Return a defect of the requirement `area.name` that shows on one page, in a browser only.

    Args:
        area: first part of the requirement's id.
        name: the rest of it, with the variant.
        path: the page.
        zh: what is wrong, in Chinese.
        en: and in English.
        may: as in `Defect`.
        outcomes: as in `Defect`.
        spot: where the markup goes, as `Defect.fragment`.
    """
    return Defect(
        id=f"{area}.{name}",
        description=Text(zh=zh, en=en),
        pages=(path,),
        may=may or {},
        outcomes=outcomes,
        needs_browser=True,
        fragment=spot,
        example=path,
    )
