"""复测: what became of the problems of an earlier record."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact, Outcome


class EarlierProblem(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A problem of the earlier record, looked at again. Numbers count pages; a problem of the whole site counts as one."""

    code: str
    """Its number, as in the earlier record."""
    requirement: str
    title: str
    engine: str = ""
    kind: str
    """`failed`, `advice` or `cantTell`, as it was."""
    message: str
    fate: str
    """`mended`, `partly`, `not_mended`; `settled`: a doubt that no longer stands; `unseen`: it could not be seen again."""
    before: int
    still: int = 0
    mended: int = 0
    gone: int = 0
    """Pages that the site no longer has."""
    unseen: int = 0
    elsewhere: int = 0
    """Further pages where the same problem was found now."""
    pages: tuple[str, ...] = ()
    """Pages where it still stands, else those where it stood; at most 10."""
    reason: str = ""
    """Why it could not be seen again."""


class OpenAgain(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A requirement that was open as a whole in the earlier record."""

    requirement: str
    title: str
    engine: str = ""
    before: Outcome
    after: Outcome
    reason: str = ""
    """Of the outcome now."""


class Reinspection(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The earlier record given by `--govsite-previous`, and what became of it."""

    record: str
    """Its id."""
    finished: str
    counts: dict[str, int] = {}
    """Fate, and `new` -> number of problems."""
    problems: tuple[EarlierProblem, ...] = ()
    open_again: tuple[OpenAgain, ...] = ()
    new: tuple[str, ...] = ()
    """Numbers of the problems that the earlier record does not know."""
    numbers: dict[str, str] = {}
    """Number that a problem would have by itself -> the one it had in the earlier record and keeps."""
