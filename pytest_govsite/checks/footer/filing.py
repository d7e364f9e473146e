"""Numbers and marks that others issue: what is owed while they are still to come (stage rules, class B)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_govsite.checks.footer.region import absent, unseen_reason
from pytest_govsite.checks.outcomes import cant_tell, inapplicable, pointer_to, untested
from pytest_govsite.model import PageFacts, Site, Stage, Verdict

PENDING = "pending"
NOT_REQUIRED = "not-required"
PENDING_WORDS = re.compile(
    r"办理中|申请中|申领中|审核中|审批中|备案中|待(?:取得|批|定|办理|备案|补|填|发放)|暂无|正在(?:办理|申请|备案)"
)


@dataclass(frozen=True)
class Item:
    """A number or mark that others issue, as the messages name it."""

    zh: str
    en: str
    expected: str
    filed: str
    """The value of `[filing]`: the number, `pending`, `not-required`, or empty where nothing was said."""

    @property
    def number(self) -> str:
        """The issued number, empty where none is configured."""
        return "" if self.filed in (PENDING, NOT_REQUIRED) else self.filed


def awaited(item: Item, site: Site) -> bool:
    """Return True where the item may still be missing: before launch, and not known to be issued."""
    return site.stage is Stage.PRELAUNCH and not item.number


def said_pending(text: str, number: str) -> bool:
    """Return True where the line that shows `number` says that it is still to be issued."""
    return any(number in line and PENDING_WORDS.search(line) for line in text.split("\n"))


def missing(page: PageFacts, site: Site, item: Item, *, place_shown: str = "") -> Verdict:
    """Return the verdict on an item of which no number or mark is shown.

    `place_shown` is what marks its place (`ICP备案号：`, `办理中` …), empty where the footer has no such place.
    """
    if item.filed == NOT_REQUIRED:
        return inapplicable(f"配置说明无须{item.zh}", f"The configuration says that no {item.en} is required")
    if awaited(item, site) and place_shown:
        return to_come(page, site, item, place_shown)
    if awaited(item, site) and unseen_reason(page) is None:
        return absent(
            page,
            f"底部没有{item.zh}的位置；上线前可以暂缺编号，但位置须先留出",
            f"The footer has no place for the {item.en}; before launch the number may be missing, its place may not",
            expected=item.expected,
            place=item.zh,
        )
    return absent(
        page,
        f"底部没有{item.zh}" + (f"，只有“{place_shown}”" if place_shown else ""),
        f"The footer shows no {item.en}" + (f", only “{place_shown}”" if place_shown else ""),
        expected=item.expected,
        found=place_shown,
        place=item.zh,
    )


def to_come(page: PageFacts, site: Site, item: Item, place_shown: str) -> Verdict:
    """Return the verdict on a place that waits for its number."""
    because = f"（{site.filing.pending_reason}）" if item.filed == PENDING and site.filing.pending_reason else ""
    said = "" if item.filed == PENDING else "；配置的 [filing] 未说明办理情况"
    return untested(
        f"{item.zh}待取得{because}，位置已留出{said}",
        f"The {item.en} is still to be issued; its place is there",
        found=place_shown,
        pointer=pointer_to(page.url, None, place_shown),
        place=item.zh,
    )


def unexpected(page: PageFacts, item: Item, shown: str) -> Verdict:
    """Return the verdict on a well-formed number that is shown while `[filing]` says that none was issued."""
    return cant_tell(
        f"[filing] 说明{item.zh}尚未取得，页面却已标出编号，请核实编号是否为本站所有",
        f"[filing] says that the {item.en} is still to be issued, yet a number is shown: is it this site's?",
        found=shown,
        pointer=pointer_to(page.url, None, shown),
        place=item.zh,
    )
