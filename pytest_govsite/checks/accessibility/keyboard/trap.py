"""Focus that cannot leave again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import as_far_as_used, called, keyboard_of, on, walked
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, KeyboardLook, Trap, Verdict

_EXPECTED = "Tab、Shift+Tab 或 Esc 能离开 / Tab, Shift+Tab or Escape lead out"

_TELLS = re.compile(
    r"\bEsc(?:ape)?\b.{0,40}(?:离开|退出|移出|跳出|\bto (?:leave|exit|get out|move (?:on|out)))|(?:离开|退出|移出|跳出|\b(?:leave|exit|get out)\b).{0,40}\bEsc(?:ape)?\b",
    re.IGNORECASE,
)


@as_far_as_used()
def no_trap(page: CloserLook) -> Iterator[Verdict]:
    """The focus can leave every element again by keyboard alone (GB/T 37668-2019 3.3.3.2, WCAG 2.1.2)."""
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.stops:
        yield inapplicable("页面上没有可聚焦的元素", "nothing on the page takes focus")
        return
    verdicts = [verdict for trap in look.traps if (verdict := _judge(page, trap)) is not None]
    yield from or_passed(verdicts, "焦点没有陷入", "the focus is not caught anywhere", measured=walked(look))


def _judge(page: CloserLook, trap: Trap) -> Verdict | None:
    # a dialog that keeps the focus until it is closed is right; whether it closes is another requirement
    if trap.dialog or trap.tab or not trap.elements:
        return None
    first = trap.elements[0]
    found = "、".join(called(element) for element in trap.elements[:3])
    if not trap.back and not trap.escape and not trap.advice:
        return failed(
            "焦点陷入：Tab、Shift+Tab 和 Esc 都不能离开",
            "keyboard trap: neither Tab nor Shift+Tab nor Escape leads out",
            expected=_EXPECTED,
            found=found,
            pointer=on(page, first),
        )
    if trap.back and not trap.escape and not trap.tried_back and not trap.advice:
        return cant_tell(
            "Tab 不能继续向前，只能用 Shift+Tab 退回，请人工判断",
            "Tab does not lead on, only Shift+Tab leads back: a person has to judge",
            expected=_EXPECTED,
            found=found,
            pointer=on(page, first),
        )
    if trap.escape and _TELLS.search(trap.advice):
        return passed("页面说明了用 Esc 离开的办法", "the page tells how Escape leads out", pointer=on(page, first))
    return cant_tell(
        "要用 Tab 以外的按键才能离开，请确认页面有说明",
        "another key than Tab is needed to leave: make sure that the page tells so",
        expected=_EXPECTED,
        found=f"{found} {trap.advice}".strip(),
        pointer=on(page, first),
    )
