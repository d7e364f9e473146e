"""All defects by id, and which of them can stand together."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

DEFECTS: dict[str, Defect] = {}


def all_compatible() -> tuple[str, ...]:
    """Return the defects that can all be seen at once, in the order of the registry."""
    return tuple(name for name in DEFECTS if name not in _left_out())


def left_out() -> dict[str, Text]:
    """Return the defects that are not in `all_compatible()` with the reason."""
    return dict(_left_out())


def _left_out() -> dict[str, Text]:
    chosen: list[Defect] = []
    left: dict[str, Text] = {}
    for name, defect in DEFECTS.items():
        if defect.alone is not None:
            left[name] = defect.alone
            continue
        rival = next((each.id for each in chosen if name in each.conflicts or each.id in defect.conflicts), "")
        if rival:
            left[name] = Text(zh=f"与 {rival} 不能同时显现", en=f"cannot be seen beside {rival}")
        else:
            chosen.append(defect)
    return left
