"""The mode is kept on the next page and after loading again, and can be left."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.elderly.driven import GROWN, at_control, entry_control, in_mode, lost, named, primary, sizes
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.elderly import Appearance, ElderlyLook, ElderlyMode, Kept

Modes = tuple[ElderlyMode, ...]
_SAME = 1.03


def leaves(page: CloserLook) -> Iterator[Verdict]:
    """A visible way back restores the sizes of the ordinary page (M67-19)."""
    yield from in_mode(page, _leaves)


def _leaves(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    mode = primary(modes)
    leaving = mode.leaving
    if leaving is None:
        yield cant_tell(
            "未能试退出", "leaving could not be tried", found=lost(look, "exit", "mode"), pointer=at_control(page)
        )
        return
    if leaving.control is None:
        yield failed(
            "适老版没有退出入口",
            "the elderly mode has no way back",
            expected="退出、返回常规版 / exit, back to the ordinary version",
            found="、".join(leaving.before.controls)[:120],
            pointer=at_control(page, entry_control(mode)),
        )
        return
    name = leaving.control.name
    if _left(mode, leaving.before, leaving.after):
        measured = f"{name}：{sizes(leaving.before, leaving.after)}"
        yield passed("能退出适老版，字号恢复", "the mode can be left and sizes are restored", measured=measured)
    elif leaving.entry and not _changed(leaving.before, leaving.after):
        yield failed(
            "适老版没有退出入口，再次点击入口也不退出",
            "the elderly mode has no way back, and its entry does not end it",
            found="、".join(leaving.before.controls)[:120],
            pointer=at_control(page, entry_control(mode)),
        )
    else:
        found = f"{name}：{sizes(leaving.before, leaving.after)}，普通版 / ordinary {mode.before.size:g} px"
        yield failed(
            "退出后没有恢复原来的页面",
            "leaving does not restore the ordinary page",
            found=found,
            pointer=at_control(page, leaving.control),
        )


def _left(mode: ElderlyMode, before: Appearance, after: Appearance) -> bool:
    if not _changed(before, after):
        return False
    if not mode.before.texts:  # a page of the edition alone: gone from it
        return after.url != before.url
    ratio = after.size / mode.before.size if mode.before.size and after.size else 1.0
    return 1 / _SAME <= ratio <= _SAME and len(after.controls) <= len(mode.before.controls) + 1


def _changed(before: Appearance, after: Appearance) -> bool:
    return (
        after.url != before.url
        or len(after.controls) < len(before.controls)
        or after.size != before.size
        or after.colours != before.colours
    )


def persists(page: CloserLook) -> Iterator[Verdict]:
    """The mode is on, with its sizes, on the next page of the site and after loading again (M67-03)."""
    yield from in_mode(page, _persists)


def _persists(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    mode = primary(modes)
    pointer = at_control(page, entry_control(mode))
    following, again = mode.next_page, mode.reloaded
    if following is None or again is None:
        why = lost(look, "next page", "mode")
        yield cant_tell(
            "没有可点的文章链接，未能试是否保持" if not why else "未能试是否保持",
            "no article link to follow" if not why else "keeping could not be tried",
            found=why,
            pointer=pointer,
        )
        return
    kept = _kept(mode, following)
    if kept is None:
        yield cant_tell(
            "下一页没有可比的普通版", "the next page has nothing to compare with", found=following.url, pointer=pointer
        )
    elif not kept:
        yield failed(
            "打开下一页后适老设置失效",
            "the mode is lost on the next page",
            found=f"{named(mode)}：{_told(following)}",
            pointer=pointer,
        )
    elif not _kept(mode, again):
        yield failed(
            "刷新后适老设置失效",
            "the mode is lost after loading again",
            found=f"{named(mode)}：{_told(again)}",
            pointer=pointer,
        )
    else:
        yield passed("适老设置在下一页和刷新后保持", "the mode is kept", measured=_told(following))


def _kept(mode: ElderlyMode, there: Kept) -> bool | None:
    """Return whether the mode was on; None: there was nothing to compare with."""
    seen, ordinary = there.appearance, there.ordinary
    if there.edition:
        # an address of the edition; its pages may offer nothing to compare
        return seen.size >= (ordinary.size if ordinary else 0) or seen.size >= mode.before.size
    if ordinary is None:
        return None
    if len(seen.controls) >= len(ordinary.controls) + 2:
        return True
    if ordinary.size and seen.size >= ordinary.size * GROWN:
        return True
    pairs = list(zip(seen.colours, ordinary.colours, strict=False))
    return len(pairs) >= 2 and sum(one != other for one, other in pairs) > len(pairs) / 2


def _told(there: Kept) -> str:
    ordinary = f"{there.ordinary.size:g} px" if there.ordinary else "?"
    return f"{there.appearance.size:g} px，普通版 / ordinary {ordinary}（{there.url}）"
