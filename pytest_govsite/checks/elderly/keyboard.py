"""The mode by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard import focus_visible as focus_visible_in
from pytest_govsite.checks.elderly.driven import at_control, entry_control, in_mode, lost, primary
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed
from pytest_govsite.model import CloserLook, KeyboardLook, Verdict
from pytest_govsite.model.elderly import ElderlyLook, ElderlyMode

_BAR = 3
"""Controls that make a bar."""
_KEYS = re.compile(r"(?:shift|ctrl|alt)\s*[+＋-]|快捷键|accesskey", re.IGNORECASE)
Modes = tuple[ElderlyMode, ...]


def full_keyboard(page: CloserLook) -> Iterator[Verdict]:
    """In the mode the keyboard alone leads from the home page to an article and back (M67-10).

    A bar to none of whose controls Tab comes, and that names no keys for them, is advice.
    """
    yield from in_mode(page, _full_keyboard)


def _full_keyboard(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    mode, journey = primary(modes), look.journey
    pointer = at_control(page, entry_control(mode))
    if journey is None:
        why = lost(look, "keyboard")
        yield cant_tell("未能只用键盘浏览", "the journey by keyboard could not be made", found=why, pointer=pointer)
    elif journey.article and journey.back:
        measured = f"Tab {journey.tabs} 次：{journey.target[:40]}"
        yield passed(
            "只用键盘能到达文章并返回", "an article is reached by keyboard, and the way back", measured=measured
        )
        if names := _by_mouse_only(mode):
            # keys that no word speaks of may press them, and the requirement speaks of the pages
            yield advice(
                "工具条的控件 Tab 到不了，也没有写明快捷键",
                "Tab comes to none of the controls of the bar, and no keys are named that press them",
                expected="Tab 能到达各个控件 / Tab comes to each control",
                found=names,
                pointer=pointer,
            )
    elif journey.article:
        yield failed(
            "到达文章后回不到首页",
            "the way back from the article does not lead home",
            found=journey.article,
            pointer=pointer,
        )
    elif journey.end == "no-open":
        yield failed(
            "按 Enter 打不开文章链接",
            "Enter does not open the link to an article",
            found=journey.target,
            pointer=pointer,
        )
    elif journey.end == "trap":
        yield failed("焦点停住，Tab 走不出去", "Tab is held in one place", found=f"Tab {journey.tabs}", pointer=pointer)
    elif journey.end in ("around", "no-links") and mode.next_page is not None:
        yield failed(
            "用 Tab 走完一圈到达不了文章链接",
            "Tab goes round the page without coming to the link of an article",
            found=f"Tab {journey.tabs}",
            pointer=pointer,
        )
    else:
        yield cant_tell(
            "在限定的步数内没有遇到文章链接",
            "no link to an article came within the steps allowed",
            found=f"Tab {journey.tabs}",
            pointer=pointer,
        )


def _by_mouse_only(mode: ElderlyMode) -> str:
    """Return the names of the controls of a bar that came up, where Tab comes to none of them; empty otherwise.

    One is enough: arrow keys may lead from it to the others. So is a key that a name speaks of (放大（Shift+1）).
    """
    aids = {aid.control.selector: aid.control for aid in mode.aids}
    if mode.opening.effect != "bar" or len(aids) < _BAR or any(control.focusable for control in aids.values()):
        return ""
    if any(_KEYS.search(f"{control.name} {control.snippet}") for control in aids.values()):
        return ""
    return "、".join(control.name for control in aids.values())[:120]


def focus_visible(page: CloserLook) -> Iterator[Verdict]:
    """In the mode every element that takes the focus shows it (M67-05)."""
    yield from in_mode(page, _focus_visible)


def _focus_visible(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    walk = look.journey.walk if look.journey is not None else None
    if walk is None:
        why = lost(look, "keyboard")
        pointer = at_control(page, entry_control(primary(modes)))
        yield cant_tell("未能在适老版中逐个聚焦", "the mode could not be walked by Tab", found=why, pointer=pointer)
        return
    yield from focus_visible_in(CloserLook.made_of(page.facts, {KeyboardLook.kind: walk}))
