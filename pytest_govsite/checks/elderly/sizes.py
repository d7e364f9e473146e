"""Text that becomes larger: in the mode, by a control, on phones; line spacing; fewer blocks."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.elderly.driven import (
    absent,
    at_control,
    entry_control,
    grown,
    grown_in_part,
    idle,
    in_mode,
    lost,
    named,
    primary,
    sizes,
    trials,
)
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.elderly import Appearance, ElderlyLook, ElderlyMode

Modes = tuple[ElderlyMode, ...]
_FEWER = 0.8
_MANY = 5
"""Blocks that a page must have before their number says anything."""


def large_text(page: CloserLook) -> Iterator[Verdict]:
    """Body text is measurably larger in the mode or after its control, without the browser's zoom (M67-03)."""
    yield from in_mode(page, _large_text)


def _large_text(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    pairs = [(named(mode), mode.before, mode.after) for mode in modes]
    pairs += [
        (trial.control.name, trial.before, trial.after) for trial in trials(modes, "large-text", "larger", "simple")
    ]
    best = next((pair for pair in pairs if grown(pair[1], pair[2])), None)
    if best is not None:
        yield passed("正文字号确实变大", "body text becomes larger", measured=f"{best[0]}：{sizes(best[1], best[2])}")
        return
    if not any(before.size and after.size for _, before, after in pairs) or lost(look, "larger", "large-text", "mode"):
        yield cant_tell(
            "没有量到正文字号",
            "body text could not be measured",
            found="；".join(look.missed[:2]),
            pointer=at_control(page),
        )
        return
    tried = trials(modes, "large-text", "larger")
    control = tried[0].control if tried else entry_control(primary(modes))
    measured = "；".join(f"{name} {sizes(before, after)}" for name, before, after in pairs if before.size)
    yield failed(
        "打开适老版后正文字号没有变大",
        "body text does not become larger in the elderly mode",
        expected="正文字号变大 / larger body text",
        found=measured[:200],
        pointer=at_control(page, control),
    )


def zoom_control(page: CloserLook) -> Iterator[Verdict]:
    """The page's own zoom control changes sizes (M67-03)."""
    yield from in_mode(page, _zoom_control)


def _zoom_control(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    tried = trials(modes, "larger", "large-text")
    works = (t for t in tried if grown(t.before, t.after) or grown_in_part(t.before, t.after))
    working = next(works, None)
    if working is not None:
        measured = f"{working.control.name}：{sizes(working.before, working.after)}"
        yield passed("缩放控件有效", "the zoom control works", measured=measured)
    elif tried and not tried[0].before.size:
        yield cant_tell(
            "没有量到正文字号", "body text could not be measured", pointer=at_control(page, tried[0].control)
        )
    elif tried:
        yield idle(page, tried[0], "缩放", "zoom", sizes(tried[0].before, tried[0].after))
    else:
        yield absent(page, look, modes, "larger", "缩放控件", "zoom control")


def mobile_font(page: CloserLook, threshold: float = 18) -> Iterator[Verdict]:
    """At phone width at least one setting gives body text of 18 CSS pixels or more (M67-04)."""

    def check(page: CloserLook, look: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
        seen = [setting for setting in look.phone if setting.appearance.size]
        if not seen:
            why = lost(look, "phone", "keyboard and phone")
            yield cant_tell(
                "没有量到手机宽度下的字号", "sizes on a phone are not known", found=why, pointer=at_control(page)
            )
            return
        best = max(seen, key=lambda setting: setting.appearance.size)
        measured = f"{best.appearance.size:g} px（{best.setting or '普通版 / ordinary'}）"
        if best.appearance.size >= threshold:
            yield passed("手机宽度下正文够大", "body text is large enough on a phone", measured=measured)
        elif lost(look, "phone"):
            yield cant_tell(
                "手机宽度下未能试完", "not all settings were tried on a phone", found=measured, pointer=at_control(page)
            )
        else:
            yield failed(
                "手机宽度下没有一档正文字号达到要求",
                "no setting gives large enough body text on a phone",
                expected=f"≥ {threshold:g} px",
                found=measured,
                pointer=at_control(page, entry_control(primary(modes))),
            )

    yield from in_mode(page, check)


def line_spacing(page: CloserLook, threshold: float = 1.3) -> Iterator[Verdict]:
    """Lines of body text in the mode are 1.3 times the font size apart or more, at least in one setting (M67 annex 2)."""

    def check(page: CloserLook, _: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
        tried = trials(modes[:1], "line-spacing")
        lines = [primary(modes).after.line, *(trial.after.line for trial in tried)]
        if not any(lines):
            yield cant_tell("没有量到行距", "line spacing could not be measured", pointer=at_control(page))
        elif max(lines) >= threshold:
            yield passed("行距够大", "line spacing is wide enough", measured=f"{max(lines):g} 倍 / times")
        else:
            yield failed(
                "适老版正文行距偏小",
                "lines of body text are close together in the elderly mode",
                expected=f"≥ {threshold:g}",
                found=f"{max(lines):g}",
                pointer=at_control(page, tried[0].control if tried else entry_control(primary(modes))),
            )

    yield from in_mode(page, check)


def simplified(page: CloserLook) -> Iterator[Verdict]:
    """The edition has fewer blocks than the ordinary page, in one column (M67-01)."""
    yield from in_mode(page, _simplified)


def _simplified(page: CloserLook, _: ElderlyLook, modes: Modes) -> Iterator[Verdict]:
    pairs = [(named(mode), mode.before, mode.after) for mode in modes]
    pairs += [(trial.control.name, trial.before, trial.after) for trial in trials(modes, "simple", "large-text")]
    judged = [(_simple(before, after), name, before, after) for name, before, after in pairs]
    best = next((one for one in judged if one[0] == "yes"), None)
    if best is not None:
        yield passed("适老版块少、单列", "the edition has fewer blocks, in one column", measured=_told(*best[2:]))
        return
    doubtful = next((one for one in judged if one[0] == "perhaps"), None)
    shown = doubtful or judged[0]
    pointer = at_control(page, entry_control(primary(modes)))
    if doubtful is not None:
        yield cant_tell(
            "适老版是否简约，需人工判断",
            "whether the edition is simplified is for a person to judge",
            found=f"{shown[1]}：{_told(*shown[2:])}",
            pointer=pointer,
        )
    else:
        yield failed(
            "没有简约界面：版块没有减少，也不是单列",
            "no simplified interface: blocks are no fewer and not in one column",
            expected="版块减少、单列 / fewer blocks, one column",
            found=f"{shown[1]}：{_told(*shown[2:])}",
            pointer=pointer,
        )


def _simple(before: Appearance, after: Appearance) -> str:
    if not before.url:  # a page of the edition alone: nothing to compare with
        return "yes" if after.columns <= 1 else "perhaps"
    single = after.columns <= 1.5 or after.columns < before.columns
    if before.blocks < _MANY and before.links < 4 * _MANY:
        return "perhaps"
    fewer = after.blocks <= before.blocks * _FEWER or after.links <= before.links * _FEWER
    if fewer and single and after.columns <= 2:
        return "yes"
    return "perhaps" if fewer or after.columns < before.columns or after.url != before.url else "no"


def _told(before: Appearance, after: Appearance) -> str:
    return (
        f"版块 / blocks {before.blocks} → {after.blocks}，链接 / links {before.links} → {after.links}，"
        f"列 / columns {before.columns:g} → {after.columns:g}"
    )
