"""What checks of closer looks share: pointers to nodes, limits on findings, checks that make one requirement together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from pytest_govsite.checks.outcomes import passed, untested
from pytest_govsite.model import (
    Cause,
    CloserLook,
    DomDocument,
    DomFacts,
    DomLook,
    DomNode,
    Look,
    Outcome,
    Pointer,
    Unobserved,
    Verdict,
)

MOST = 40
"""Findings of one check on one page; a page that errs two hundred times errs no more clearly."""

ANSWERS = frozenset(Outcome) - {Outcome.UNTESTED}
LookCheck = Callable[[CloserLook], Iterable[Verdict]]


def at(page: CloserLook, document: DomDocument, node: DomNode | None = None) -> Pointer:
    """Return a pointer to a node of a document of the page, or to the document."""
    if node is None:
        return Pointer(url=page.url, frame=document.frame)
    return Pointer(url=page.url, selector=document.selector(node), snippet=document.snippet(node), frame=document.frame)


def trees(page: CloserLook) -> DomFacts | Verdict:
    """Return the trees of the page, or the verdict that they could not be looked at."""
    return page.dom or not_looked(page, DomLook)


def not_looked(page: CloserLook, kind: type[Look]) -> Verdict:
    """Return that a kind of look is missing, with the reason."""
    seen = page.of(kind)
    if isinstance(seen, Unobserved):
        return untested(
            f"未能观察（{seen.reason.value}）：{seen.detail}",
            f"could not be looked at ({seen.reason.value}): {seen.detail}",
            cause=Cause.BROKEN,
        )
    return untested("没有进行这种观察", "this kind of look was not taken")


def or_passed(verdicts: Iterable[Verdict], zh: str, en: str, *, measured: str = "") -> Iterator[Verdict]:
    """Yield the verdicts, at most `MOST` that are no passes; a pass where there is none."""
    count = 0
    for verdict in verdicts:
        if count < MOST:
            yield verdict
        count += 1
    if not count:
        yield passed(zh, en, measured=measured)


def together(*checks: LookCheck) -> LookCheck:
    """Return the checks as one: a requirement that several things make up.

    `inapplicable` is told only where all say so; a pass stands beside findings of another part.
    """

    def check(page: CloserLook) -> Iterator[Verdict]:
        told = [verdict for each in checks for verdict in each(page)]
        telling = [verdict for verdict in told if verdict.outcome is not Outcome.INAPPLICABLE]
        yield from telling or told[:1]

    check.__qualname__ = " + ".join(getattr(each, "__qualname__", repr(each)) for each in checks)
    return check


def settled(by: LookCheck, check: LookCheck, *, answers_by: Collection[Outcome] = ANSWERS) -> LookCheck:
    """Return both checks as one; what `check` cannot tell counts only where `by` has no outcome of `answers_by`."""

    def told(page: CloserLook) -> Iterator[Verdict]:
        answers = list(by(page))
        answered = any(each.outcome in answers_by for each in answers)
        rest = [each for each in check(page) if not (answered and each.outcome is Outcome.CANT_TELL)]
        telling = [each for each in (*rest, *answers) if each.outcome is not Outcome.INAPPLICABLE]
        yield from telling or answers[:1] or rest[:1]

    told.__qualname__ = f"{getattr(check, '__qualname__', check)} + {getattr(by, '__qualname__', by)}"
    return told


def where_looked(kind: type[Look], check: LookCheck) -> LookCheck:
    """Return the check for pages that were looked at in this way; of others, which stand for no template, it says nothing."""

    def only(page: CloserLook) -> Iterator[Verdict]:
        if page.of(kind) is not None:
            yield from check(page)

    only.__qualname__ = getattr(check, "__qualname__", repr(check))
    return only
