"""All defects by id, and which of them can stand together."""

from __future__ import annotations

from functools import cache

from pytest_govsite.demo.defects.availability import AVAILABILITY
from pytest_govsite.demo.defects.columns import COLUMNS
from pytest_govsite.demo.defects.compatibility import COMPATIBILITY
from pytest_govsite.demo.defects.content import CONTENT
from pytest_govsite.demo.defects.definition import Defect, hides
from pytest_govsite.demo.defects.elderly import ELDERLY
from pytest_govsite.demo.defects.enlargement import ENLARGEMENT
from pytest_govsite.demo.defects.footer import FOOTER
from pytest_govsite.demo.defects.functions import FUNCTIONS
from pytest_govsite.demo.defects.keyboard import KEYBOARD
from pytest_govsite.demo.defects.labels import LABELS
from pytest_govsite.demo.defects.links import LINKS
from pytest_govsite.demo.defects.motion import MOTION
from pytest_govsite.demo.defects.safety import SAFETY
from pytest_govsite.demo.defects.search import SEARCH
from pytest_govsite.demo.defects.security import SECURITY
from pytest_govsite.demo.defects.site import SITE
from pytest_govsite.demo.defects.structure import STRUCTURE
from pytest_govsite.demo.defects.texts import TEXTS
from pytest_govsite.model import Text

DEFECTS: dict[str, Defect] = {
    defect.id: defect
    for defect in (
        *SITE,
        *FOOTER,
        *LABELS,
        *COLUMNS,
        *STRUCTURE,
        *ENLARGEMENT,
        *KEYBOARD,
        *TEXTS,
        *CONTENT,
        *ELDERLY,
        *MOTION,
        *COMPATIBILITY,
        *FUNCTIONS,
        *LINKS,
        *SEARCH,
        *SECURITY,
        *SAFETY,
        *AVAILABILITY,
    )
}
"""By id. The plain id of a requirement is its first defect, `requirement:variant` a further one: asking for the plain
id switches on that one alone."""


def all_compatible() -> tuple[str, ...]:
    """Return the defects that can all be seen at once, in the order of the registry."""
    return tuple(name for name in DEFECTS if name not in _left_out())


def left_out() -> dict[str, Text]:
    """Return the defects that are not in `all_compatible()` with the reason."""
    return dict(_left_out())


def _rivals(one: Defect, other: Defect) -> bool:
    declared = other.id in one.conflicts or one.id in other.conflicts
    return declared or hides(one, other) or hides(other, one)


@cache
def _left_out() -> dict[str, Text]:
    chosen: list[Defect] = []
    left: dict[str, Text] = {}
    # what takes whole folders away comes last, so that it leaves the pages of others standing
    for name, defect in sorted(DEFECTS.items(), key=lambda pair: bool(pair[1].removes)):
        if defect.alone is not None:
            left[name] = defect.alone
            continue
        rival = next((each.id for each in chosen if _rivals(each, defect)), "")
        if rival:
            left[name] = Text(zh=f"与 {rival} 不能同时显现", en=f"cannot be seen beside {rival}")
        else:
            chosen.append(defect)
    return left
