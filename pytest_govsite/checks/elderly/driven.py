"""What checks of the elderly-friendly edition share: the drive, the modes that work, their aids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, Level, Pointer, Verdict
from pytest_govsite.model.elderly import AidControl, AidTrial, Appearance, ElderlyLook, ElderlyMode, Entry

GROWN = 1.04
"""Ratio from which text has grown: one pixel in twenty-four."""
_NO_TOOLBAR = (
    *("hm.baidu.com", "cnzz.com", "google-analytics.com", "googletagmanager.com", "gridsumdissector.com"),
    *("conac.cn", "zfwzgl.www.gov.cn", "bdimg.share", "push.zhanzhang.baidu.com", "51.la", "umeng.com"),
)
HANDLED = ("bar", "page", "edition")

ModeCheck = Callable[[CloserLook, ElderlyLook, tuple[ElderlyMode, ...]], Iterator[Verdict]]


def at_control(page: CloserLook, control: AidControl | None = None, url: str = "") -> Pointer:
    """Return a pointer to a control, or to the page."""
    if control is None:
        return Pointer(url=page.url)
    return Pointer(url=url or page.url, selector=control.selector, snippet=control.snippet)


def in_mode(page: CloserLook, check: ModeCheck) -> Iterator[Verdict]:
    """Run a check on the modes that could be opened; inapplicable where the site has none (elderly.entry says so)."""
    look = page.of(ElderlyLook)
    if not isinstance(look, ElderlyLook):
        yield not_looked(page, ElderlyLook)
        return
    modes = tuple(mode for mode in look.modes if mode.works)
    if modes:
        yield from check(page, look, modes)
    elif broken := unloaded(look):
        yield cant_tell(
            "适老版入口没有反应，页面有脚本加载失败",
            "the entry does nothing, and scripts of the page failed to load",
            found="；".join(broken[:3]),
            pointer=at_control(page),
        )
    elif look.missed and not look.modes and look.entries:
        yield cant_tell(
            "适老版未能打开", "the edition could not be opened", found=look.missed[0], pointer=at_control(page)
        )
    else:
        yield inapplicable(
            "网站没有能打开的适老版或辅助工具条（见“适老版入口”）",
            "the site has no elderly mode or toolbar that opens (see the entry)",
        )


def unloaded(look: ElderlyLook) -> tuple[str, ...]:
    """Return scripts that could not be loaded, or pages that could not be reached, where an entry had no effect."""
    return tuple(url for mode in look.modes for url in hindered(mode))


def hindered(mode: ElderlyMode) -> tuple[str, ...]:
    """Return what kept an entry from having an effect and is no fault of it."""
    if mode.opening.effect == "error" and "unreachable" in mode.opening.errors:
        return (entry.href if (entry := entry_control(mode)) is not None else mode.opening.url,)
    return relevant(mode.opening.missing) if not mode.works else ()


def relevant(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scripts that may be a toolbar's: not those that count visits or draw marks."""
    return tuple(url for url in scripts if not any(host in url for host in _NO_TOOLBAR))


def trials(modes: tuple[ElderlyMode, ...], *kinds: str) -> tuple[AidTrial, ...]:
    """Return what was tried of these kinds in all modes, in the order of the kinds."""
    return tuple(trial for kind in kinds for mode in modes for trial in mode.aids if trial.kind == kind)


_PART = 2
"""Texts that become larger at least."""


def grown(before: Appearance, after: Appearance) -> bool:
    """Return whether body text became larger."""
    return before.size > 0 and after.size >= before.size * GROWN


def grown_in_part(before: Appearance, after: Appearance) -> bool:
    """Return whether the texts of a part became larger, of the content without head and foot, say, and none smaller."""
    then = {text.text: text.size for text in before.texts}
    pairs = [(then[text.text], text.size) for text in after.texts if then.get(text.text)]
    larger = sum(now >= size * GROWN for size, now in pairs)
    return larger >= _PART and larger * 4 >= len(pairs) and all(now >= size for size, now in pairs)


def sizes(before: Appearance, after: Appearance) -> str:
    """Return sizes before and after in pixels."""
    return f"{before.size:g} → {after.size:g} px"


def lost(look: ElderlyLook, *parts: str) -> str:
    """Return why a part of the drive could not be done; empty where it was."""
    return next((told for told in look.missed if told.startswith(parts)), "")


def primary(modes: tuple[ElderlyMode, ...]) -> ElderlyMode:
    """Return the mode that the whole drive went through: the elderly one where there is one."""
    return modes[0]


def named(mode: ElderlyMode) -> str:
    """Return what the mode's entry is called."""
    return mode.entry.control.name if mode.entry is not None else mode.opening.url


def entry_control(mode: ElderlyMode) -> AidControl | None:
    """Return the control that opened a mode."""
    entry: Entry | None = mode.entry
    return entry.control if entry is not None else None


def absent(
    page: CloserLook,
    look: ElderlyLook,
    modes: tuple[ElderlyMode, ...],
    kind: str,
    zh: str,
    en: str,
    *,
    level: Level | None = None,
) -> Verdict:
    """Return that an aid was not found, or that the search for it broke off."""
    why = lost(look, kind, "mode")
    if why:
        return cant_tell(f"{zh}：未能试完", f"{en}: could not be tried", found=why, pointer=at_control(page))
    found = "、".join(dict.fromkeys(name for mode in modes for name in mode.after.controls))[:120]
    return failed(
        f"没有找到{zh}",
        f"no {en} found",
        found=found or "没有控件 / no controls",
        pointer=at_control(page, entry_control(primary(modes))),
        level=level,
    )


def idle(
    page: CloserLook, trial: AidTrial, zh: str, en: str, found: str = "", *, level: Level | None = None
) -> Verdict:
    """Return that a control exists and does nothing."""
    pressed = " > ".join(trial.pressed) or trial.control.name
    return failed(
        f"{zh}控件操作后没有效果",
        f"the {en} control does nothing",
        found=f"{pressed}{'：' if found else ''}{found}",
        pointer=at_control(page, trial.control),
        level=level,
    )
