"""One function an outcome, so that a check reads as what it says (EARL 1.0, section 2.7)."""

from __future__ import annotations

from pytest_govsite.model import Cause, Level, Node, Outcome, Pointer, Text, Verdict

_SNIPPET = 300


def passed(zh: str, en: str, *, measured: str = "", pointer: Pointer | None = None, place: str = "") -> Verdict:
    """Return that the statement is true."""
    message = Text(zh=zh, en=en)
    return Verdict(outcome=Outcome.PASSED, message=message, measured=measured, pointer=pointer, place=place)


def failed(
    zh: str,
    en: str,
    *,
    expected: str = "",
    found: str = "",
    pointer: Pointer | None = None,
    place: str = "",
    level: Level | None = None,
    measured: str = "",
) -> Verdict:
    """Return that the statement is false; with `level=SHOULD` it is advice."""
    return Verdict(
        outcome=Outcome.FAILED,
        message=Text(zh=zh, en=en),
        level=level,
        expected=expected,
        found=found,
        pointer=pointer,
        place=place,
        measured=measured,
    )


def advice(
    zh: str, en: str, *, expected: str = "", found: str = "", pointer: Pointer | None = None, place: str = ""
) -> Verdict:
    """Return a failure that is advice only, whatever the level of the requirement."""
    return failed(zh, en, expected=expected, found=found, pointer=pointer, place=place, level=Level.SHOULD)


def cant_tell(
    zh: str,
    en: str,
    *,
    expected: str = "",
    found: str = "",
    pointer: Pointer | None = None,
    place: str = "",
    level: Level | None = None,
    measured: str = "",
    term: str = "",
    context: str = "",
) -> Verdict:
    """Return that a person has to look, and why; `term` and `context` where words of a list are the reason."""
    message = Text(zh=zh, en=en)
    return Verdict(
        outcome=Outcome.CANT_TELL,
        message=message,
        expected=expected,
        found=found,
        pointer=pointer,
        place=place,
        level=level,
        measured=measured,
        term=term,
        context=context,
    )


def inapplicable(zh: str, en: str, *, pointer: Pointer | None = None, place: str = "") -> Verdict:
    """Return that the requirement does not concern what was looked at, and why."""
    return Verdict(outcome=Outcome.INAPPLICABLE, message=Text(zh=zh, en=en), pointer=pointer, place=place)


def untested(
    zh: str,
    en: str,
    *,
    cause: Cause = Cause.ENVIRONMENT,
    found: str = "",
    pointer: Pointer | None = None,
    place: str = "",
) -> Verdict:
    """Return that it could not be looked at, and why."""
    message = Text(zh=zh, en=en)
    return Verdict(outcome=Outcome.UNTESTED, message=message, cause=cause, found=found, pointer=pointer, place=place)


def pointer_to(url: str, node: Node | None = None, snippet: str = "") -> Pointer:
    """Return a pointer to an element of the document at `url`, or to the document itself."""
    if node is None:
        return Pointer(url=url, snippet=snippet[:_SNIPPET])
    return Pointer(url=url, selector=node.selector, snippet=snippet[:_SNIPPET], frame=node.frame)
