"""Reading aloud on article pages."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.elderly.driven import at_control, relevant
from pytest_govsite.checks.outcomes import cant_tell, failed, passed
from pytest_govsite.model import CloserLook, Verdict
from pytest_govsite.model.elderly import ElderlyLook, SpeechLook, SpeechTrial


def read_aloud(page: CloserLook, home: CloserLook | None = None) -> Iterator[Verdict]:
    """A control on the article page or in its toolbar starts reading aloud and stops it (M67-06).

    Args:
        page: an article page.
        home: the home page, whose elderly mode may bring the control that an article lacks without it.
    """
    look = page.of(SpeechLook)
    if not isinstance(look, SpeechLook):
        yield not_looked(page, SpeechLook)
        return
    trials = (*look.trials, *(_in_mode(home) if not look.trials else ()))
    best = next((one for one in trials if one.started and one.stopped), None)
    if best is not None:
        yield passed("能朗读，也能停止", "reading aloud starts and stops", measured=_told(best))
        return
    speaking = next((one for one in trials if one.started), None)
    if speaking is not None:
        yield failed(
            "朗读开始后停不下来",
            "reading aloud cannot be stopped",
            found=_told(speaking),
            pointer=at_control(page, speaking.control),
        )
    elif look.missed:
        yield cant_tell(
            "朗读未能试完", "reading aloud could not be tried", found=look.missed[0], pointer=at_control(page)
        )
    elif hidden := relevant(look.missing):
        tried = trials or any(": nothing" in one for one in look.searched)
        yield cant_tell(
            "朗读没有反应，页面有脚本加载失败" if tried else "没有看到朗读控件，页面有脚本加载失败，控件可能由脚本加入",
            "nothing is heard, and scripts of the page failed to load"
            if tried
            else "no control for reading aloud is seen; scripts of the page failed to load and may have brought it",
            found="；".join(hidden[:3]),
            pointer=at_control(page, trials[0].control if trials else None),
        )
    elif trials:
        yield failed(
            "朗读控件操作后没有发声",
            "nothing is heard from the control for reading aloud",
            found=_told(trials[0]),
            pointer=at_control(page, trials[0].control),
        )
    else:
        yield failed(
            "内容页没有朗读功能",
            "the article page has no reading aloud",
            expected="朗读、语音播报等控件 / a control for reading aloud",
            found="；".join(look.searched),
            pointer=at_control(page),
        )


def _in_mode(home: CloserLook | None) -> tuple[SpeechTrial, ...]:
    look = home.of(ElderlyLook) if home is not None else None
    return tuple(one for mode in look.modes for one in mode.speech) if isinstance(look, ElderlyLook) else ()


def _told(trial: SpeechTrial) -> str:
    opened = f"{trial.opened} > " if trial.opened else ""
    heard = "、".join(dict.fromkeys(one.call for one in trial.started))
    return f"{opened}{trial.control.name}{'：' if heard else ''}{heard}"
