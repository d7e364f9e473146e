"""Dialogs by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import as_far_as_used, called, keyboard_of, on
from pytest_govsite.checks.accessibility.telling import or_passed
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DialogAttempt, KeyboardLook, Verdict


@as_far_as_used("dialogs")
def dialogs_by_keyboard(page: CloserLook) -> Iterator[Verdict]:
    """A dialog takes the focus, keeps it, closes by Escape or a named control, gives it back, and has role and name.

    Sources: WCAG 2.4.3, 2.1.2, 4.1.2; ARIA APG, dialog (modal). A missing name of a declared dialog is axe-core's to tell.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    if not look.dialogs:
        yield inapplicable("没有遇到对话框", "no dialog was met")
        return
    verdicts = [verdict for attempt in look.dialogs for verdict in _judge(page, attempt)]
    yield from or_passed(
        verdicts, "对话框可用键盘进出", "dialogs can be entered and left by keyboard", measured=str(len(look.dialogs))
    )


def _is_curtain(attempt: DialogAttempt) -> bool:
    """True: nothing stands in what opened: the dimmed ground behind something else, or a layer of a player."""
    inside = attempt.dialog.snippet.partition(">")[2]
    return not attempt.declared and not attempt.dialog.name.strip() and not _TAGS.sub("", inside).strip()


_TAGS = re.compile(r"</?[^>]*>?")


def _judge(page: CloserLook, attempt: DialogAttempt) -> Iterator[Verdict]:
    if _is_curtain(attempt):
        return
    pointer = on(page, attempt.dialog)
    opener = f"{called(attempt.opener)} → " if attempt.opener is not None else ""
    found = f"{opener}{called(attempt.dialog)}"
    if not attempt.declared:
        yield failed("弹出层没有对话框角色", "what opened has no dialog role", expected="role=dialog / <dialog>", found=found, pointer=pointer)  # fmt: skip
    elif not attempt.dialog.name.strip():
        yield failed("对话框没有名称", "the dialog has no name", expected="aria-label / aria-labelledby", found=found, pointer=pointer)  # fmt: skip
    if not attempt.takes_focus and (attempt.opener is not None or attempt.modal):
        yield failed("对话框打开后没有获得焦点", "the dialog does not take the focus when it opens", expected="焦点进入对话框 / the focus goes into it", found=found, pointer=pointer)  # fmt: skip
    if attempt.keeps_focus is False and attempt.modal:
        away = called(attempt.left_to) if attempt.left_to is not None else ""
        yield failed("对话框打开时，焦点跑到对话框外", "the focus leaves the dialog while it is open", expected="焦点留在对话框内 / the focus stays inside", found=f"{found} → {away}", pointer=pointer)  # fmt: skip
    if not attempt.escape and not attempt.closed_by_control:
        if attempt.control is not None and attempt.closed_by_control is False:
            yield failed("按 Esc 和关闭按钮都不能用键盘关闭对话框", "neither Escape nor its closing control closes the dialog by keyboard", expected="Esc 或关闭按钮 / Escape or a closing control", found=f"{found}，{called(attempt.control)}", pointer=pointer)  # fmt: skip
        else:
            yield cant_tell("没有找到用键盘关闭对话框的办法，请人工确认", "no way to close the dialog by keyboard was found: a person has to check", expected="Esc 或关闭按钮 / Escape or a closing control", found=found, pointer=pointer)  # fmt: skip
    if attempt.gives_back is False:
        where = called(attempt.given_to) if attempt.given_to is not None else "body"
        yield failed("对话框关闭后，焦点没有回到打开它的控件", "after closing, the focus is not back on what opened the dialog", expected=called(attempt.opener) if attempt.opener is not None else "", found=where, pointer=pointer)  # fmt: skip
