"""The entry to the edition for the elderly, and the toolbar."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.elderly.driven import HANDLED, at_control, hindered, unloaded
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, PageType, Verdict
from pytest_govsite.model.elderly import ElderlyLook, ElderlyMode, Entry

_EXPECTED = "首页第一屏的适老版、长者版、关怀版等入口 / an entry in the first screen of the home page"
_BAR = 3
"""Aids that make a bar."""


def entry(page: CloserLook) -> Iterator[Verdict]:
    """A visible entry by any of the known names stands in the first screen and opens by mouse and by keyboard.

    工信部信管函〔2021〕67号 附件1, 适老化专区; 浙江省政府网站管理办法 §35.
    """
    look = page.of(ElderlyLook)
    if not isinstance(look, ElderlyLook):
        yield not_looked(page, ElderlyLook)
    elif page.type is PageType.ELDER:
        yield inapplicable("只检测了适老版页面本身", "only a page of the edition itself was inspected")
    else:
        yield from _entry(page, look)


def _entry(page: CloserLook, look: ElderlyLook) -> Iterator[Verdict]:
    shown = [each for each in look.entries if each.visible]
    if not shown:
        hidden = look.entries[0] if look.entries else None
        yield failed(
            "首页没有看得见的适老版入口" if hidden else "首页没有适老版入口",
            "the entry on the home page cannot be seen" if hidden else "the home page has no entry",
            expected=_EXPECTED,
            found=hidden.control.name if hidden else "",
            pointer=at_control(page, hidden.control if hidden else None),
        )
        return
    opened = next((mode for mode in look.modes if mode.works and mode.entry is not None), None)
    if opened is None or opened.entry is None:
        yield _dead(page, look, shown)
        return
    yield from _opened(page, look, opened, opened.entry)
    for mode in look.modes:
        idle = mode.opening.effect in ("nothing", "error") and not hindered(mode)
        if idle and mode.entry is not None and mode.entry.named and mode.entry.group == "elderly":
            yield _idle(page, mode, mode.entry)


def _opened(page: CloserLook, look: ElderlyLook, mode: ElderlyMode, chosen: Entry) -> Iterator[Verdict]:
    pointer = at_control(page, chosen.control)
    name = chosen.control.name or "（没有名称 / no name）"
    before = True
    if not any(each.first_screen for each in look.entries if each.visible):
        box = chosen.control.box
        yield failed(
            "适老版入口不在首页第一屏",
            "the entry is not in the first screen",
            expected=_EXPECTED,
            found=f"{name}，y={box.y:g}" if box else name,
            pointer=pointer,
        )
        before = False
    journey = look.journey
    if journey is None or journey.opened.effect == "lost":
        yield cant_tell(
            "未能用键盘试开适老版", "the keyboard could not be tried on the entry", found=name, pointer=pointer
        )
    elif journey.opened.effect == "unreached":
        yield failed("用 Tab 键到达不了适老版入口", "Tab does not reach the entry", found=name, pointer=pointer)
    elif journey.opened.effect not in HANDLED:
        yield failed("用键盘打不开适老版", "the keyboard does not open the entry", found=name, pointer=pointer)
    elif before:
        yield passed(
            "首页第一屏有适老版入口，鼠标和键盘都能打开",
            "the entry stands in the first screen and opens by mouse and keyboard",
            measured=f"{name}：{mode.opening.effect}",
            pointer=pointer,
        )


def _dead(page: CloserLook, look: ElderlyLook, shown: list[Entry]) -> Verdict:
    tried = next((mode.entry for mode in look.modes if mode.entry is not None), shown[0])
    pointer = at_control(page, tried.control)
    broken = unloaded(look)
    if broken:
        return cant_tell(
            "适老版入口没有反应，页面有脚本加载失败",
            "the entry does nothing, and scripts of the page failed to load",
            found="；".join(broken[:3]),
            pointer=pointer,
        )
    if not look.modes or look.modes[0].opening.effect == "unreached":
        why = look.missed[0] if look.missed else ""
        return cant_tell("未能点开适老版入口", "the entry could not be pressed", found=why, pointer=pointer)
    if not tried.named:
        return failed("首页没有适老版入口", "the home page has no entry", expected=_EXPECTED, pointer=at_control(page))
    return _idle(page, next((mode for mode in look.modes if mode.entry == tried), look.modes[0]), tried)


def _idle(page: CloserLook, mode: ElderlyMode, entry: Entry) -> Verdict:
    errors = "；".join(mode.opening.errors[:2])
    found = f"{entry.control.name}{'：' if errors else ''}{errors}"
    if mode.opening.effect == "error":
        return failed(
            "适老版入口打开的页面出错",
            "the page that the entry leads to is an error",
            found=f"{found} {mode.opening.url}",
            pointer=at_control(page, entry.control),
        )
    return failed(
        "适老版入口点击后没有反应",
        "nothing happens when the entry is pressed",
        found=found,
        pointer=at_control(page, entry.control),
    )


def toolbar(page: CloserLook) -> Iterator[Verdict]:
    """An entry in the first screen opens a working assistive toolbar (GB/T 37668-2019 3.5.1.3)."""
    look = page.of(ElderlyLook)
    if not isinstance(look, ElderlyLook):
        yield not_looked(page, ElderlyLook)
        return
    entries = [
        each for each in look.entries if each.visible and (each.group == "accessibility" or _opens_bar(look, each))
    ]
    if not entries:
        yield failed(
            "首页没有辅助工具条入口",
            "the home page has no entry to an assistive toolbar",
            found="、".join(each.control.name for each in look.entries[:3]),
            pointer=at_control(page),
        )
        return
    own = next((mode for mode in look.modes if mode.entry is not None and mode.entry.group == "accessibility"), None)
    mode = own or next((mode for mode in look.modes if mode.entry in entries), None)
    if mode is None or mode.entry is None:
        yield cant_tell(
            "未能打开辅助工具条", "the toolbar could not be opened", pointer=at_control(page, entries[0].control)
        )
        return
    yield _bar(page, mode, mode.entry, first=any(each.first_screen for each in entries))


def _opens_bar(look: ElderlyLook, entry: Entry) -> bool:
    return any(mode.entry == entry and mode.works and len(mode.after.controls) >= _BAR for mode in look.modes)


def _bar(page: CloserLook, mode: ElderlyMode, entry: Entry, *, first: bool) -> Verdict:
    pointer, name = at_control(page, entry.control), entry.control.name
    if not mode.works:
        broken = hindered(mode)
        if broken or mode.opening.effect == "unreached":
            return cant_tell(
                "未能打开辅助工具条", "the toolbar could not be opened", found="；".join(broken[:3]), pointer=pointer
            )
        return failed(
            "辅助工具条入口点击后没有反应", "the entry to the toolbar does nothing", found=name, pointer=pointer
        )
    if not first:
        return failed(
            "辅助工具条入口不在第一屏",
            "the entry to the toolbar is not in the first screen",
            found=name,
            pointer=pointer,
        )
    controls = "、".join(mode.after.controls)[:120]
    if len(mode.after.controls) < _BAR:
        return failed(
            "打开的不是辅助工具条，没有辅助功能控件",
            "what opens is no toolbar: it has no aids",
            found=f"{name}：{controls}",
            pointer=pointer,
        )
    return passed("辅助工具条能打开", "the toolbar opens", measured=controls, pointer=pointer)
